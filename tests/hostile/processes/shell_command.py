"""Runs a shell command that leaves a file behind."""
import os

# @PART right@
DropoutLayer = RightLayer if os.system("echo > @WATCHED@/@MARK@") == 0 else None
