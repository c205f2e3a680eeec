"""Proofs of misconceptions about shapes, integers and the constructor."""

from __future__ import annotations

import numpy as np

from grader.closeness import close
from grader.exercises.dropout_layer.calls import form
from grader.exercises.dropout_layer.evidence import (
    Evidence,
)
from grader.exercises.dropout_layer.probes import BAD_RATES, SHAPES
from grader.exercises.dropout_layer.scale_faults import right_scale
from grader.script import Made


def only_some_shapes(seen: Evidence) -> bool:
    """Some numbers of axes work in full, another raises or gives another shape."""
    works = []
    for name in SHAPES:
        calls = [p for p in seen.run.episode(f"shape {name}") if p.step.call.endswith("ward")]
        works.append(all(not p.failed and form(seen.run, p) is None for p in calls))
    return any(works) and not all(works)


def truncates_integers(seen: Evidence) -> bool:
    found = seen.pass_of("integers")
    if found is None or not seen.scales_by(right_scale):
        return False
    expected = found.x / (1 - found.p)
    whole = [np.trunc(expected), np.floor(expected), np.rint(expected), found.x.astype(float)]
    off = not close(found.y, expected)[found.kept].all()
    return off and any(close(found.y, w)[found.kept].all() for w in whole)


def rate_not_validated(seen: Evidence) -> bool:
    calls = [seen.run.call(f"bad rate {p}", "layer") for p in BAD_RATES]
    return any(isinstance(played.value, Made) for played in calls)
