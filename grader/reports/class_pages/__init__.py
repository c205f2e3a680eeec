"""The report on a class: one page for the staff, one feedback page for each student."""

from grader.reports.class_pages.writer import write_report

__all__ = ["write_report"]
