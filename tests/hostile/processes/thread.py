"""Starts a thread that would write over the record while it is made."""
import threading


# @PART right@
def reached():
    threading.Thread(target=print, daemon=True).start()
    return True


DropoutLayer = RightLayer if reached() else None
