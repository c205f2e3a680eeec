"""Sends the record of a right layer, made for other inputs.

It shows results of the right shape, fresh each time, and rates refused: 6 points, as for any
layer that returns noise; nothing that rests on the inputs.
"""
EARNS = 6
# @PART forge@
import base64
import zlib

RECORD = "@FRAME@"


class DropoutLayer:
    send(zlib.decompress(base64.b64decode(RECORD)))
