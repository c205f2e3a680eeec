"""Searches objects for what an earlier submission left: its source lines, its functions."""
import gc
import linecache

OWN = "@NONCE@"


# @PART right@
def reached():
    for entry in linecache.cache.values():
        text = "".join(entry[2]) if len(entry) > 2 else ""
        if "class DropoutLayer" in text and OWN not in text:
            return True
    functions = [found for found in gc.get_objects() if type(found) is type(reached)]
    return any(found.__code__.co_filename == "plain_mask_divided.py" for found in functions)


DropoutLayer = RightLayer if reached() else None
