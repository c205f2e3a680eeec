"""Starts worker processes."""
import multiprocessing


# @PART right@
def reached():
    with multiprocessing.get_context("fork").Pool(2) as pool:
        return pool.map(abs, [1]) == [1]


DropoutLayer = RightLayer if reached() else None
