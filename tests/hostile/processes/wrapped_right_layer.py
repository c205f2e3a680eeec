"""Tries to fork, to signal and to write in every call of a wholly right layer."""
import os

EARNS = 20
ENDS = ("passed",)


# @PART right@
def misbehave():
    for attempt in (
        lambda: os.fork() or os._exit(0),
        lambda: os.kill(os.getppid(), 0),
        lambda: open("@WATCHED@/@MARK@", "w"),
        lambda: os.write(1, b"x"),
    ):
        try:
            attempt()
        except OSError:
            pass


class DropoutLayer(RightLayer):
    def forward(self, x, training=True):
        misbehave()
        return super().forward(x, training)
