"""Measure what isolation this machine gives, by a hostile probe.

example: python -m grader doctor
"""

from __future__ import annotations

import argparse
import os

from rich.console import Console
from rich.table import Table

from grader.doctor import Finding, advice, examine
from grader.isolation import level_names
from grader.isolation.levels import SANDBOXES


def add(parser: argparse.ArgumentParser) -> None:
    """Add nothing: the command has no options."""


def run(options: argparse.Namespace) -> int:
    """Examine every level, print what the probe could do at each."""
    console = Console(soft_wrap=True)
    findings = [examine(level) for level in level_names()]
    console.print("A hostile submission was run at every level of isolation that starts here.\n")
    console.print(_table(findings))
    for finding in findings:
        if finding.missing:
            console.print(f"{finding.level} does not start: {finding.missing}", markup=False)
    console.print(_used(findings), markup=False)
    for line in advice(findings):
        console.print(line, markup=False)
    return 0


def _table(findings: list[Finding]) -> Table:
    working = [finding for finding in findings if not finding.missing]
    table = Table()
    table.add_column("could it ...", no_wrap=True)
    for finding in working:
        table.add_column(finding.level.replace("+", "\n+ "), justify="center")
    for tried in zip(*(finding.attempts for finding in working), strict=True):
        table.add_row(tried[0].words, *("YES" if t.worked else "no" for t in tried))
    rates = (f"{finding.gradings_a_second:.0f}" for finding in working)
    table.add_row("gradings a second, one worker", *rates, end_section=True)
    return table


def _used(findings: list[Finding]) -> str:
    used = next(f for f in findings if not f.missing)
    cores = os.cpu_count() or 1
    words = f"check and grade use {used.level}; grade runs {cores} workers on this machine."
    if used.level in SANDBOXES:
        return words
    return (
        f"{words}\nWithout a sandbox a submission runs with your own rights: it can do whatever "
        "the table says YES to. Scores are still computed apart from it."
    )
