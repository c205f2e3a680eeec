"""Verdicts as the gradebook keeps them: JSON that gives back exactly what the judge said."""

from __future__ import annotations

import base64
import json
import math
from typing import Any

import numpy as np

from grader.exercise import Problem
from grader.verdict import CheckVerdict, NamedMisconception, Verdict


def dump_verdict(verdict: Verdict) -> str:
    """Return a verdict as JSON in plain ASCII, so that lone surrogates survive, too."""
    fields = dict(vars(verdict))
    fields["checks"] = [_from_check(check) for check in verdict.checks]
    fields["misconceptions"] = [vars(named) for named in verdict.misconceptions]
    return json.dumps(fields, separators=(",", ":"))


def load_verdict(text: str) -> Verdict:
    """Return the verdict that `dump_verdict` was given."""
    fields = json.loads(text)
    fields["checks"] = tuple(_to_check(check) for check in fields["checks"])
    fields["misconceptions"] = tuple(_to_named(named) for named in fields["misconceptions"])
    fields["advice"] = tuple(fields["advice"])
    fields["lacking"] = tuple(fields["lacking"])
    return Verdict(**fields)


def _from_check(check: CheckVerdict) -> dict[str, Any]:
    return vars(check) | {"problem": check.problem and _from_problem(check.problem)}


def _to_check(fields: dict[str, Any]) -> CheckVerdict:
    found = fields["problem"]
    return CheckVerdict(**fields | {"problem": found and _to_problem(found)})


def _to_named(fields: dict[str, Any]) -> NamedMisconception:
    return NamedMisconception(**fields | {"explains": tuple(fields["explains"])})


def _from_problem(found: Problem) -> dict[str, Any]:
    return vars(found) | {"mask": None if found.mask is None else _from_mask(found.mask)}


def _to_problem(fields: dict[str, Any]) -> Problem:
    mask = fields["mask"]
    return Problem(**fields | {"mask": mask and _to_mask(mask)})


def _from_mask(mask: np.ndarray) -> dict[str, Any]:
    """Eight entries take a byte."""
    bits = np.packbits(np.asarray(mask, dtype=bool)).tobytes()
    return {"shape": mask.shape, "bits": base64.b64encode(bits).decode()}


def _to_mask(fields: dict[str, Any]) -> np.ndarray:
    shape = tuple(fields["shape"])
    bits = np.frombuffer(base64.b64decode(fields["bits"]), dtype=np.uint8)
    return np.unpackbits(bits, count=math.prod(shape)).astype(bool).reshape(shape)
