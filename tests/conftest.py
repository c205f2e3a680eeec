"""Rules of all tests: long files begin, and in CI a test that is skipped is one that failed."""

from __future__ import annotations

import gc
import os

import pytest
from packages import may_be_skipped, skip_without_packages

collect_ignore_glob = ["hostile/*/*.ipynb"]  # nobody's lessons
# Each takes half a minute or more. Begun last, it would be waited for by processes without work.
LONG = (
    "test_site_lab.py",
    "test_red_team.py",
    "test_cluster.py",
    "test_pyodide_lessons.py",
    "test_red_team_landlock.py",
    "test_keyboard_in_lab.py",
    "test_reports_in_lab.py",
    "test_nbgrader.py",
    "test_slides_browser.py",
    "11_choosing_the_rate.ipynb",
    "07_in_a_network.ipynb",
    "08_why_it_works.ipynb",
    "test_pyodide_verdicts.py",
)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log):
    """Give a file to one process, and the files of tests/lab, which share a server, to the same."""
    from xdist.scheduler import LoadFileScheduling

    class ByServer(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return "lab" if "tests/lab/" in nodeid else super()._split_scope(nodeid)

    return ByServer(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the long files begin, and everything else follow in its order."""
    rank = {name: place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: rank.get(item.path.name, len(LONG)))


def pytest_collection_finish() -> None:
    """Spare the garbage collector what is there to stay: the tests themselves."""
    gc.freeze()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs a package that is not here."""
    skip_without_packages(item)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo):
    """Turn a skip into a failure where everything that tests need must be there."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and not may_be_skipped(item, os.environ.get("GRADER_SKIPS", "")):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"
