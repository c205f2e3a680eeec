"""Readers of JUnit XML: the rules of junit-10.xsd, and Artemis' TestResultXmlParser."""

from __future__ import annotations

import re
from xml.etree import ElementTree as xml

INVALID = re.compile("[^\t\r\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ATTRIBUTES = {
    "testsuites": {"name", "time", "tests", "failures", "errors"},
    "testsuite": {
        *("name", "tests", "failures", "errors", "group", "time", "skipped", "timestamp"),
        *("hostname", "id", "package", "file", "log", "url"),
    },
    "testcase": {"name", "time", "classname", "group"},
    "properties": set(),
    "property": {"name", "value"},
    "failure": {"type", "message"},
    "error": {"type", "message"},
    "skipped": {"type", "message"},
}
CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"testsuite", "properties", "testcase", "system-out", "system-err"},
    "testcase": {"skipped", "error", "failure"},
    "properties": {"property"},
}
REQUIRED = {
    "testsuite": {"name", "tests", "failures", "errors"},
    "testcase": {"name"},
    "property": {"name", "value"},
}


def validated(content: bytes) -> xml.Element:
    """Return the document; fails where the schema would."""
    assert not INVALID.search(content.decode("utf-8"))
    root = xml.fromstring(content)
    assert root.tag == "testsuites"
    for element in root.iter():
        assert set(element.attrib) <= ATTRIBUTES[element.tag]
        assert set(element.attrib) >= REQUIRED.get(element.tag, set())
        assert {child.tag for child in element} <= CHILDREN.get(element.tag, set())
        assert re.fullmatch(r"\d*(\.\d*)?", element.get("time", "0"))
    for suite in root.iter("testsuite"):
        for count, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
            assert int(suite.get(count)) == len(suite.findall(f".//{tag}"))
    return root


def artemis(root: xml.Element) -> tuple[list[str], dict[str, str]]:
    """Return the names of successful tests, and the messages of failed ones."""
    suites = root.findall("testsuite")
    passed: list[str] = []
    failed: dict[str, str] = {}
    for suite in suites:
        prefix = "" if len(suites) == 1 else f"{suite.get('name')}."
        for case in suite.findall("testcase"):
            if case.find("skipped") is not None:
                continue
            found = case.find("failure")
            found = case.find("error") if found is None else found
            name = prefix + case.get("name")
            if found is None:
                passed.append(name)
            else:
                failed[name] = found.get("message")
    return passed, failed


def scores(root: xml.Element) -> dict[str, tuple[int, int]]:
    """Return score and maximum of each suite."""
    return {suite.get("name"): score_of(suite) for suite in root.findall("testsuite")}


def score_of(suite: xml.Element) -> tuple[int, int]:
    """Return score and maximum of a suite, whose checks must add up to the score."""
    known = {p.get("name"): p.get("value") for p in suite.iter("property")}
    points = [value.split("/") for name, value in known.items() if name.startswith("points.")]
    assert int(known["score"]) == sum(int(earned) for earned, _ in points)
    return int(known["score"]), int(known["max_score"])
