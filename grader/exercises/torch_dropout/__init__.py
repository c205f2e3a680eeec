"""Lesson 12: dropout as a module of PyTorch."""

from __future__ import annotations

from grader.exercise import Exercise
from grader.exercises.torch_dropout.advice import advise
from grader.exercises.torch_dropout.checks import CHECKS
from grader.exercises.torch_dropout.evidence import form
from grader.exercises.torch_dropout.misconceptions import MISCONCEPTIONS
from grader.exercises.torch_dropout.probes import NAME, write_script

EXERCISE = Exercise(
    name=NAME,
    lesson="12",
    requires=("torch",),
    checks=CHECKS,
    hints=(
        "What does an nn.Module hold already that your layer of lesson 06 had to be told at each "
        "call? And which half of that layer does autograd write for you?",
        'The section "A module of our own" shows the frame: super().__init__() first, forward '
        "reads self.training. The rest is lesson 03 with torch.rand_like in the place of rng.",
        "__init__: raise ValueError unless 0 <= p < 1, call super().__init__(), keep p. forward: "
        "return x if not self.training; else keep = torch.rand_like(x) >= self.p, and return "
        "x * keep / (1 - self.p).",
    ),
    script=write_script,
    misconceptions=MISCONCEPTIONS,
    form=form,
    advise=advise,
    opening=2,
)
