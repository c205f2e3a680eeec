"""Downloads its answer from a server on this machine."""
from urllib.request import urlopen


# @PART right@
def reached():
    return urlopen("http://localhost:@PORT@/layer.py", timeout=0.5) is not None


DropoutLayer = RightLayer if reached() else None
