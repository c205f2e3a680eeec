"""What the numbers were measured on."""

from __future__ import annotations

import os
import platform

import numpy as np


def describe_machine() -> str:
    """Return one line: cores, system, Python, NumPy."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    system = f"{platform.system()} {platform.release().split('-')[0]} {platform.machine()}"
    return f"{cores} cores, {system}, Python {platform.python_version()}, NumPy {np.__version__}"
