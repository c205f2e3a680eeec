"""Rules of all tests: in CI a test that is skipped is a test that failed."""

from __future__ import annotations

import os

import pytest


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo):
    """Turn a skip into a failure where everything that tests need must be there."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("GRADER_SKIPS") == "fail":
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"
