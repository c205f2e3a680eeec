"""What a run must show to prove one of the causes that all variants share."""

from __future__ import annotations

from grader.variants.evidence import Evidence
from grader.variants.variant import close, method_of


def _keep(p: float) -> float:
    return 1 - p


def _one(p: float) -> float:
    return 1.0


def _rate(p: float) -> float:
    return p


def never_drops(seen: Evidence) -> bool:
    read = [seen.reading(p) for p in seen.passes]
    idle = bool(read) and all(r is not None and r.mask.all() for r in read)
    return idle and not _drops_in_inference(seen)


def inverted_flag(seen: Evidence) -> bool:
    read = [seen.reading(p) for p in seen.passes]
    idle = bool(read) and all(r is not None and r.mask.all() for r in read)
    return idle and seen.multiplies_by(_one) and _drops_in_inference(seen)


def drops_at_inference(seen: Evidence) -> bool:
    return seen.drops and _drops_in_inference(seen)


def _drops_in_inference(seen: Evidence) -> bool:
    """A layer that has not trained drops, so that nothing is left over from training."""
    read = [seen.reading(p) for p in seen.inferences if p.name.startswith("inference")]
    return any(r is not None and r.mask.any() and not r.mask.all() for r in read)


def no_scaling(seen: Evidence) -> bool:
    return seen.drops and seen.multiplies_by(_one) and not seen.infers_by(_keep)


def not_inverted(seen: Evidence) -> bool:
    return seen.drops and seen.multiplies_by(_one) and seen.infers_by(_keep)


def multiplies_by_keep(seen: Evidence) -> bool:
    return seen.drops and seen.multiplies_by(_keep)


def scales_by_drop_rate(seen: Evidence) -> bool:
    return seen.multiplies_by(lambda p: 1 / p) and seen.drops_at(_rate)


def scales_twice(seen: Evidence) -> bool:
    return seen.multiplies_by(lambda p: 1 / (1 - p) ** 2)


def keep_drop_swapped(seen: Evidence) -> bool:
    return seen.multiplies_by(lambda p: 1 / p) and seen.drops_at(_keep)


def keeps_with_p(seen: Evidence) -> bool:
    return seen.drops_at(_keep) and not seen.multiplies_by(lambda p: 1 / p)


def scaled_again_at_inference(seen: Evidence) -> bool:
    scale = seen.variant.scale
    return seen.multiplies_by(scale) and (seen.infers_by(_keep) or seen.infers_by(scale))


def same_mask_every_call(seen: Evidence) -> bool:
    return seen.frozen


def backward_ignores_mask(seen: Evidence) -> bool:
    scale = seen.variant.scale
    return any(seen.passes_back(f, masked=False) for f in (_one, _keep, scale))


def backward_not_scaled(seen: Evidence) -> bool:
    return seen.passes_back(_one, masked=True) and not seen.multiplies_by(_one)


def backward_new_mask(seen: Evidence) -> bool:
    """Two backwards of one forward differ."""
    first, again = (seen.run.call("latest", name) for name in ("g", "again"))
    if not (seen.usable(first) and seen.usable(again)) or first.event.changed:
        return False
    flow = seen.variant.flow
    return not close(flow(again.value), flow(first.value))


def stale_mask_after_inference(seen: Evidence) -> bool:
    """After an inference forward, backward still drops what training dropped."""
    stale = []
    for size in ("tiny", "small"):
        episode = f"after training {size}"
        trained, inferred = seen.of(episode), seen.of(episode, "z")
        if trained is None or inferred is None or inferred.backward is None:
            return False
        reading = seen.reading(trained)
        if reading is not None and not reading.mask.all() and reading.mask.any():
            made, grad, variant = trained.made, inferred.grad, seen.variant
            flow = variant.flow(inferred.backward.value)
            factors = (1.0, variant.scale(trained.p))
            masked = (variant.gradient(made, grad, reading.mask, f) for f in factors)
            stale.append(any(close(flow, m) for m in masked))
    return bool(stale) and all(stale)


def edits_input(seen: Evidence) -> bool:
    return any(p.event.changed for p in seen.run if method_of(p) == "forward")


def edits_gradient(seen: Evidence) -> bool:
    return any(p.event.changed for p in seen.run if method_of(p) == "backward")
