"""Scripts and transcripts as bytes: JSON for the structure, raw memory for the arrays.

Nothing is pickled. A frame is an 8-byte big-endian length, that many bytes of JSON, then the
arrays' memory end to end. Every array's dtype and size is checked before it is allocated.
"""

from __future__ import annotations

import json
import math
from dataclasses import fields
from typing import Any

import numpy as np

from grader import script

PLAIN_DTYPES = frozenset(
    ["|b1", "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8"]
)
MAX_AXES = 64  # NumPy's own limit
MAX_FRAME = 64 << 20  # bytes of a frame
_RECORDS = {
    kind.__name__: kind
    for kind in (
        script.Ramp,
        script.Ref,
        script.Rng,
        script.Known,
        script.Step,
        script.Episode,
        script.Script,
        script.Code,
        script.Job,
        script.Raised,
        script.Opaque,
        script.Made,
        script.NotRun,
        script.Event,
        script.Transcript,
    )
}
_FIELDS = {kind: tuple(f.name for f in fields(kind)) for kind in _RECORDS.values()}


class WireError(ValueError):
    """Bytes that are not a frame, or a frame that breaks a rule."""


def pack(value: Any) -> bytes:
    """Return the frame that holds a record, scalar, array, tuple or dict of these."""
    blobs: list[bytes] = []
    header = json.dumps(_to_json(value, blobs, [0])).encode()
    return len(header).to_bytes(8, "big") + header + b"".join(blobs)


def unpack(frame: bytes) -> Any:
    """Return what `pack` was given; raises WireError for anything else."""
    size = int.from_bytes(frame[:8], "big")
    if len(frame) < 8 or size > len(frame) - 8:
        raise WireError(f"a frame's header must fit in the frame, got {len(frame)} bytes")
    try:
        return _from_json(json.loads(frame[8 : 8 + size]), memoryview(frame)[8 + size :], [0])
    except WireError:
        raise
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError) as error:
        raise WireError(f"a frame must hold records of the script, got {error}") from error


def _to_json(value: Any, blobs: list[bytes], used: list[int]) -> Any:
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, np.ndarray):
        return ["array", *_store(value, blobs, used)]
    if isinstance(value, (tuple, list)):
        return ["tuple", *(_to_json(item, blobs, used) for item in value)]
    if isinstance(value, dict):
        return {key: _to_json(item, blobs, used) for key, item in value.items()}
    names = _FIELDS.get(type(value))
    if names is None:
        raise WireError(f"only records of the script travel, got {type(value).__name__}")
    return [type(value).__name__, *(_to_json(getattr(value, n), blobs, used) for n in names)]


def _store(array: np.ndarray, blobs: list[bytes], used: list[int]) -> tuple[str, list[int], int]:
    array = array.astype(array.dtype.newbyteorder("<"), copy=False)
    if array.dtype.str not in PLAIN_DTYPES:
        raise WireError(f"only plain numbers travel, got dtype {array.dtype}")
    blobs.append(array.tobytes())
    offset, used[0] = used[0], used[0] + array.nbytes
    return array.dtype.str, list(array.shape), offset


def _from_json(value: Any, memory: memoryview, used: list[int]) -> Any:
    if isinstance(value, dict):
        return {key: _from_json(item, memory, used) for key, item in value.items()}
    if not isinstance(value, list):
        return value
    tag, *items = value
    if tag == "array":
        return _load(*items, memory, used)
    if tag == "tuple":
        return tuple(_from_json(item, memory, used) for item in items)
    kind = _RECORDS[tag]
    if len(items) != len(_FIELDS[kind]):
        raise WireError(f"a {tag} has {len(_FIELDS[kind])} fields, got {len(items)}")
    return kind(*(_from_json(item, memory, used) for item in items))


def _load(
    dtype: str, shape: list[int], offset: int, memory: memoryview, used: list[int]
) -> np.ndarray:
    if dtype not in PLAIN_DTYPES or any(type(n) is not int or n < 0 for n in [*shape, offset]):
        raise WireError(f"an array is a plain dtype, a shape and an offset, got {dtype!r}")
    # Arrays that shared memory could be copied into far more than the frame itself holds.
    if offset != used[0] or len(shape) > MAX_AXES:
        raise WireError(f"arrays stand end to end and have {MAX_AXES} axes at most")
    count, kind = math.prod(shape), np.dtype(dtype)
    used[0] = offset + count * kind.itemsize
    if used[0] > len(memory):
        raise WireError(f"an array of {count} entries must fit in its frame")
    if count == 0:
        return np.empty(shape, kind)
    return np.frombuffer(memory, kind, count, offset).reshape(shape).copy()
