"""Scripts and transcripts as bytes: JSON for the structure, raw memory for the arrays.

Nothing is pickled. A frame is an 8-byte big-endian length, that many bytes of JSON, then the
memory of arrays and long texts end to end. Spaces behind the JSON, and zeros between the others,
let each begin at a multiple of 8. The JSON holds the layouts of all arrays and one value, by
columns.

A frame may come from hostile code. Sizes are checked before anything is allocated, types and
lengths before a record is made.
"""

from __future__ import annotations

import json
from typing import Any

from grader.blobs import Sink, Source, WireError
from grader.records import ANYTHING

MAX_FRAME = 64 << 20  # bytes of a frame
MAX_HEADER = 4 << 20  # bytes of its JSON
# Nothing here can hold itself, and to make sure of that takes half of the time.
_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))

Bytes = bytes | bytearray | memoryview


def pack(value: Any) -> bytes:
    """Return the frame that holds a record, scalar, array, or tuple of these."""
    return b"".join(pack_parts(value))


def pack_parts(value: Any) -> list[Bytes]:
    """Return the frame in parts, which may be the arrays' own memory: write them at once."""
    out = Sink()
    try:
        body = ANYTHING.write([value], out)
        header = _JSON.encode([out.layouts, body])
    except TypeError as error:
        raise WireError(f"only plain values travel, got {error}") from error
    words = header.encode("utf-8", "surrogatepass")
    words += b" " * (-len(words) % 8)
    parts = [len(words).to_bytes(8, "big"), words, *out.blobs]
    size = sum(map(len, parts))
    if len(words) > MAX_HEADER or size > MAX_FRAME:
        raise WireError(f"a frame holds {MAX_FRAME} bytes at most, got {size}")
    return parts


def unpack(frame: Bytes) -> Any:
    """Return what `pack` was given; raises WireError for anything else.

    Arrays are laid over the frame's own memory where that can be written to.
    """
    size = int.from_bytes(frame[:8], "big")
    if not 8 + size <= len(frame) <= MAX_FRAME or size > MAX_HEADER:
        raise WireError(f"a frame's header must fit in the frame, got {len(frame)} bytes")
    try:
        text = str(frame[8 : 8 + size], "utf-8", "surrogatepass")
        layouts, body = json.loads(text, object_pairs_hook=_refuse_object)
        memory = memoryview(frame)[8 + size :]
        source = Source(layouts, bytearray(memory) if memory.readonly else memory)
        (value,) = ANYTHING.read(body, source)
    except WireError:
        raise
    except (ValueError, TypeError, KeyError, IndexError, RecursionError, OverflowError) as error:
        raise WireError(f"a frame must hold records of the script, got {error}") from error
    source.end()
    return value


def _refuse_object(_: list) -> None:
    raise WireError("a frame holds no JSON object")
