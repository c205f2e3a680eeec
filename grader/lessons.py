"""The lessons in order: their numbers and the nouns of their file names."""

from __future__ import annotations

SLUGS = {
    "00": "start_here",
    "01": "bernoulli",
    "02": "masking",
    "03": "rescaling",
    "04": "train_and_inference",
    "05": "backward",
    "06": "dropout_layer",
    "07": "in_a_network",
    "08": "why_it_works",
    "09": "variants",
    "10": "uncertainty",
    "11": "choosing_the_rate",
    "12": "frameworks",
    "13": "test_the_layer",
}


def name_lesson(number: str) -> str:
    """Return number and noun, as in "05 backward"; the number alone when it is unknown."""
    return f"{number} {SLUGS[number]}" if number in SLUGS else number


def notebook_of(lesson: str) -> str | None:
    """Return the file name for "05" or "05 backward", None for no lesson."""
    number = lesson[:2]
    return f"{number}_{SLUGS[number]}.ipynb" if number in SLUGS else None
