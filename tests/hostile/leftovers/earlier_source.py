"""Searches its memory for the source of the submission that was judged before it."""
# @PART right@
# @PART memory@
MINE = b"SOURCE-@NONCE@"


def reached():
    found = search(rb"SOURCE-[0-9a-f]{32}")
    if MINE not in found:
        raise LookupError("even this source was not found")
    return len(found) > 1


DropoutLayer = RightLayer if reached() else None
