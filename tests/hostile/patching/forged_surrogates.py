"""Sends text with halves of characters, which no file can hold."""
# @PART forge@
class DropoutLayer:
    kinds = sys.modules["grader.script"]
    half = "\udfff\ud800"
    send(pack(kinds.Transcript((), half, kinds.Raised(half, half, half, 1, half, (half,)))))
