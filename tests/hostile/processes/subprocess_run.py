"""Runs a program with subprocess."""
import subprocess
import sys


# @PART right@
def reached():
    return subprocess.run([sys.executable, "-c", "pass"]).returncode == 0


DropoutLayer = RightLayer if reached() else None
