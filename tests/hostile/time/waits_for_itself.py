"""Takes a lock twice, and so waits for itself."""
ENDS = ("timeout",)
import threading


class DropoutLayer:
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
