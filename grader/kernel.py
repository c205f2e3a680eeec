"""Judges an object of this very kernel: records it here, under a deadline."""

from __future__ import annotations

import secrets
from dataclasses import replace
from importlib import import_module
from typing import Any

import numpy as np

from grader import recorder
from grader.deadline import deadline
from grader.exercise import Exercise
from grader.judge import judge, stopped, unavailable
from grader.script import Script, Transcript
from grader.verdict import Verdict

SECONDS = 5.0  # that one check may take


def fresh_seed() -> int:
    """Return a seed below 2**31 that takes nothing from any random state."""
    return secrets.randbelow(2**31)


def judge_here(exercise: Exercise, answer: Any, seed: int) -> tuple[Verdict, str]:
    """Return the verdict on an object and what its code printed.

    A fault of ours is a verdict, too. A genuine KeyboardInterrupt is let through.
    """
    if exercise.lacking:
        return replace(unavailable(exercise), seed=seed), ""
    try:
        for package in exercise.requires:
            import_module(package)  # before the clock runs
        script = exercise.script(np.random.default_rng(seed))
        transcript = _record(script, {exercise.name: answer})
        if transcript is None:
            return replace(_too_slow(exercise), seed=seed), ""
        verdict = judge(exercise, script, transcript)
    except Exception as error:
        fault = f"{type(error).__name__}: {error}"
        return replace(stopped(exercise, "grader_fault", fault), seed=seed), ""
    return replace(verdict, seed=seed), transcript.printed


def _record(script: Script, namespace: dict[str, Any]) -> Transcript | None:
    """Return the transcript, or None when the time was over first."""
    with deadline(SECONDS, recorder.play_episode.__code__) as watch:
        try:
            transcript = recorder.record(script, namespace)
        except KeyboardInterrupt:
            if watch.rang:
                return None
            raise
    return None if watch.rang else transcript


def _too_slow(exercise: Exercise) -> Verdict:
    return stopped(exercise, "timeout", f"no answer within {SECONDS:g} s")
