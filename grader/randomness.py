"""The global random states of NumPy and `random`: kept, seeded, and told apart."""

from __future__ import annotations

import contextlib
import hashlib
import random
import sys
from collections.abc import Iterator

import numpy as np

# Taken now: a learner's code may assign to these names.
_seed_numpy, _get_state, _set_state = np.random.seed, np.random.get_state, np.random.set_state
_get_bits, _set_bits = np.random.get_bit_generator, np.random.set_bit_generator
_seed_python, _get_python, _set_python = random.seed, random.getstate, random.setstate
_MT19937, _digest = np.random.MT19937, hashlib.sha256

KEY_BYTES, STATE_BYTES = 624 * 4, 625 * 4  # the generator's words, then its place among them
TELLING = slice(4, 12)  # of the words: two states that agree here by chance have probability
# 2 ** -64. The first word is left out, since seeding sets it to a constant.


@contextlib.contextmanager
def global_states_kept() -> Iterator[None]:
    """Restore the global random states of NumPy and `random` afterwards."""
    bits, python_state = _get_bits(), _get_python()
    state = _copy.taken() if bits is _OURS else _get_state()
    try:
        yield
    finally:
        _set_bits(bits)  # forgets a normal number that waits to be drawn
        if type(state) is bytes:
            _copy.put_back(state)
        else:
            _set_state(state)
        _set_python(python_state)


class _Copy:
    """Copies the state of NumPy's own generator by its memory: get_state takes 0.1 ms.

    Whether a normal number waits to be drawn, only get_state tells. Where none waited when the
    state was put back, and nothing was drawn since, none can wait now.
    """

    def __init__(self) -> None:
        self._last = b""

    def taken(self) -> bytes | tuple:
        """Return the state, as bytes where these are all there is to it."""
        if _MEMORY is None:
            return _get_state()
        state = bytes(_MEMORY)
        if state == self._last:
            return state
        whole = _get_state()
        return whole if whole[3] else state

    def put_back(self, state: bytes) -> None:
        """Restore a state, when the generator has forgotten any number that waits."""
        _MEMORY[:] = state
        self._last = state


def seed_global_states(seed: int) -> None:
    """Begin NumPy's and Python's global random states from a seed."""
    seed_numpy(seed)
    seed_python(seed)


def seed_numpy(seed: int) -> None:
    """Begin NumPy's global random state from a seed."""
    if type(_get_bits()) is not _MT19937:  # a learner's code put in another
        _set_bits(_OURS if type(_OURS) is _MT19937 else _MT19937())
    _seed_numpy(seed)


def seed_python(seed: int) -> None:
    """Begin the global random state of `random` from a seed."""
    _seed_python(seed)


def _state_of(bits: np.random.MT19937) -> memoryview | None:
    """Return the very memory in which a generator keeps its state.

    None where it is laid out in another way than expected, or cannot be reached.
    """
    try:
        import ctypes

        memory = (ctypes.c_char * STATE_BYTES).from_address(bits.ctypes.state_address)
    except (ImportError, AttributeError):
        return None
    view = memoryview(memory).cast("B")
    inner = bits.state["state"]
    expected = inner["key"].tobytes() + inner["pos"].to_bytes(4, sys.byteorder)
    return view if view.tobytes() == expected else None


# Found before any learner's code runs in a sandbox: no address is ever taken from what that
# code supplies. The reference keeps the memory alive.
_OURS = _get_bits()
_MEMORY = _state_of(_OURS) if type(_OURS) is _MT19937 else None
_copy = _Copy()
if _MEMORY is not None:
    _WORDS, _PLACE = _MEMORY[TELLING], _MEMORY[KEY_BYTES:]


def fingerprint() -> str:
    """Return a short text for NumPy's global random state; equal states have equal ones."""
    if _MEMORY is None or _get_bits() is not _OURS:
        return _of_another()
    return _WORDS.hex() + _PLACE.hex()


def _of_another() -> str:
    """Return the fingerprint of a generator that is not the one NumPy began with."""
    state = _get_state(legacy=False)
    inner = state["state"]
    if "key" not in inner:
        return _digest(repr(state).encode()).hexdigest()[:16]
    return inner["key"].tobytes()[TELLING].hex() + inner["pos"].to_bytes(4, sys.byteorder).hex()
