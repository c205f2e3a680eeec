"""A class as it was handed in: whose each file is, and what stands in it."""

from .model import Collected, File, NoClass, Student, Students
from .reading import collect, find_files
from .students import find_students

__all__ = [
    "Collected",
    "File",
    "NoClass",
    "Student",
    "Students",
    "collect",
    "find_files",
    "find_students",
]
