"""Sends a record in which every call raised something with forged names, places and lines."""
# @PART forge@
def raised(step, kinds):
    text = "<script>alert(1)</script>\x1b[31m\u202e"
    return kinds.Event(kinds.Raised(text, text, text, -1, text, (text,)))


class DropoutLayer:
    send(pack(events(raised)))
