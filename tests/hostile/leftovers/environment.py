"""Sets environment variables for the next submission."""
import os


# @PART right@
def reached():
    found = "LEFT_BEHIND" in os.environ
    os.environ["LEFT_BEHIND"] = os.environ["OPENBLAS_NUM_THREADS"] = "x"
    os.environ["PYTHONPATH"] = "@WATCHED@"
    return found


DropoutLayer = RightLayer if reached() else None
