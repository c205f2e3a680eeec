"""Sends a record that could not be loaded, with a fault that sounds like the grader's."""
# @PART forge@
def record():
    kinds = sys.modules["grader.script"]
    fault = kinds.Raised("grader_fault", "[bold red]no space left[/]", "grader/judge.py", 1 << 70)
    return kinds.Transcript((), "", fault)


class DropoutLayer:
    send(pack(record()))
