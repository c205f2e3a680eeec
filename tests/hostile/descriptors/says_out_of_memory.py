"""Claims the recorder's own word for no memory left."""
# @PART forge@
class DropoutLayer:
    send(pack("memory"))
