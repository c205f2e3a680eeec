"""Sends scripts and jobs, which only the grader sends, where results should be."""
# @PART forge@
class DropoutLayer:
    honest = pack(events(lambda step, kinds: kinds.Event(kinds.Made("DropoutLayer"))))
    send(changed(honest, b'"Made"', b'"Job"'))
