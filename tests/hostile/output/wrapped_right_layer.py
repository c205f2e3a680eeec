"""Prints escape codes, markup and a forged verdict from every call of a wholly right layer."""
EARNS = 20
ENDS = ("passed",)


# @PART right@
class DropoutLayer(RightLayer):
    def forward(self, x, training=True):
        print("\x1b[2J\u202e</pre><script>alert(1)</script> ✗ 06 DropoutLayer 0 of 12" * 100)
        return super().forward(x, training)
