"""Starts threads through a pool, and asks them for a result."""
from concurrent.futures import ThreadPoolExecutor


# @PART right@
def reached():
    with ThreadPoolExecutor(2) as pool:
        return pool.submit(lambda: True).result(timeout=0.5)


DropoutLayer = RightLayer if reached() else None
