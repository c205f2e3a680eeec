"""Sends twenty-five thousand descriptions of arrays, and no array."""
# @PART forge@
class DropoutLayer:
    empty = pack(sys.modules["grader.script"].Transcript())
    many = b",".join([b'["<f8",[' + b",".join([b"0"] * 64) + b"]]"] * 25_000)
    send(changed(empty, b"[[],", b"[[" + many + b"],"))
