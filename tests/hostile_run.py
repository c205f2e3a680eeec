"""Runs the hostile submissions in a sandbox, and says what each of them achieved.

python tests/hostile_run.py [LEVEL ...] prints the table of all kinds at each level.
"""

from __future__ import annotations

import ast
import base64
import ctypes
import re
import sys
import uuid
import zlib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import psutil
from hostile_canaries import Canaries
from hostile_reports import unfit, unfit_text

from grader.exercise import Exercise
from grader.exercises import find_exercise
from grader.grading import grade_exercise
from grader.isolation import Limits, Runner, open_level
from grader.loading import record_source
from grader.script import Code
from grader.submission import UnreadableSubmission, parse_submission
from grader.verdict import STATUSES, Verdict
from grader.wire import pack

TESTS = Path(__file__).resolve().parent
HOSTILE = TESTS / "hostile"
LEVELS = ("bubblewrap+seccomp", "landlock+seccomp")
LIMITS = Limits(cpu_seconds=1, wall_seconds=3)  # room for honest layers on a busy machine
SEED = 1
MOST_GROWTH = 64 << 20  # bytes of memory that a runner may keep after an attack
EVERY_FEW = 5  # attacks between two honest wrong layers
CAPSTONE = find_exercise("DropoutLayer")
RIGHT = TESTS / "layers" / "right" / "plain_mask_divided.py"
WRONG, NAME_OF_WRONG = TESTS / "layers" / "wrong" / "gradient_not_scaled.py", "backward_not_scaled"


@dataclass(frozen=True)
class Attack:
    """One hostile file: what it may earn, and how it may end.

    `ends` holds statuses; "unreadable" stands for a file that is refused before it is run.
    """

    path: Path
    exercise: Exercise
    earns: int
    ends: tuple[str, ...]
    built_as: str  # the file name, where the file is not the submission but builds it

    @property
    def kind(self) -> str:
        """The folder it stands in."""
        return self.path.parent.name

    def __str__(self) -> str:
        return f"{self.kind}/{self.path.stem}"


def find_attacks() -> list[Attack]:
    """Return every hostile submission, those that signal last."""
    files = [p for p in HOSTILE.glob("*/*") if p.suffix in (".py", ".ipynb")]
    attacks = [_read(path) for path in files if path.parent.name != "parts"]
    return sorted(attacks, key=lambda a: (a.kind == "signals", str(a)))


def _read(path: Path) -> Attack:
    found = {"EXERCISE": CAPSTONE.name, "EARNS": 0, "ENDS": (), "NAME": ""}
    nodes = ast.parse(path.read_text("utf-8")).body if path.suffix == ".py" else []
    for node in nodes:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in found:
            found[node.targets[0].id] = ast.literal_eval(node.value)
    ends = found["ENDS"] or (*(set(STATUSES) - {"grader_fault", "passed"}), "unreadable")
    exercise = find_exercise(found["EXERCISE"])
    return Attack(path, exercise, found["EARNS"], tuple(ends), found["NAME"])


def submitted(attack: Attack, canaries: Canaries) -> tuple[str, bytes]:
    """Return the file that is handed in: its parts put together, its placeholders filled."""
    if attack.built_as:
        builder: dict = {}
        exec(attack.path.read_text("utf-8"), builder)  # only builds text
        return attack.built_as, builder["source"]()
    text = attack.path.read_text("utf-8")
    text = re.sub(r"(?m)^# @PART (\w+)@$", lambda m: _part(m[1]), text)
    values = canaries.placeholders() | _course_places() | {"NONCE": uuid.uuid4().hex}
    text = re.sub(r"@([A-Z_]+)@", lambda m: values.get(m[1], m[0]), text)
    return f"layer{attack.path.suffix}", text.encode("utf-8")


def _part(name: str) -> str:
    return (HOSTILE / "parts" / f"{name}.py").read_text("utf-8")


@cache
def _course_places() -> dict[str, str]:
    return {
        "COURSE": str(TESTS.parent),
        "TESTS": str(TESTS),
        "SOLUTIONS": str(TESTS.parent / "solutions"),
        "RIGHT_FILE": str(RIGHT),
        "OTHER_SUBMISSION": str(TESTS / "layers" / "right" / "terse.py"),
        "FRAME": base64.b64encode(zlib.compress(_right_record())).decode(),
    }


def _right_record() -> bytes:
    """Return a right layer's record of other inputs than those of SEED."""
    script = CAPSTONE.script(np.random.default_rng(SEED + 1))
    return pack(record_source("DropoutLayer", [Code(RIGHT.read_text(), "layer.py", 1)], script))


class Arena:
    """One runner and the canaries around it, watched from the outside."""

    def __init__(self, level: str) -> None:
        """Open the level; raises Unavailable where it does not work."""
        self.runner: Runner = open_level(level, LIMITS)
        self.canaries = Canaries()
        _adopt_orphans(True)
        self._attacks = 0
        self._judge(RIGHT.name, RIGHT.read_bytes())
        self._processes, self._memory = self._running(), self._resident()

    def complaints(self, attack: Attack) -> list[str]:
        """Run an attack and what comes after it; return what it achieved, in words."""
        found = self._of_verdict(attack)
        if attack.kind == "leftovers":  # what the first run left, the second one finds
            found += self._of_verdict(attack)
        found += self._of_surroundings()
        found += self._of_honest_layers()
        self._processes = self._running()  # a runner may have started anew
        return found

    def _of_honest_layers(self) -> list[str]:
        found = []
        after = self._judge(RIGHT.name, RIGHT.read_bytes())
        if after.status != "passed":
            found.append(f"the next right layer is {after.status}: {after.message}")
        self._attacks += 1
        if self._attacks % EVERY_FEW == 0:
            after = self._judge(WRONG.name, WRONG.read_bytes())
            if [m.id for m in after.misconceptions] != [NAME_OF_WRONG]:
                found.append(f"the next wrong layer is {after.status}, {after.misconceptions}")
        return found

    def _of_verdict(self, attack: Attack) -> list[str]:
        name, data = submitted(attack, self.canaries)
        try:
            verdict = self._judge(name, data, attack.exercise)
        except UnreadableSubmission as refusal:
            ending = [] if "unreadable" in attack.ends else [f"was refused: {refusal}"]
            return ending + unfit_text(str(refusal))
        found = list(unfit(verdict))
        if verdict.score != attack.earns:
            found.append(f"earned {verdict.score}, not {attack.earns}")
        if verdict.status not in attack.ends:
            found.append(f"ended as {verdict.status}: {verdict.message}")
        return found

    def _judge(self, name: str, data: bytes, exercise: Exercise = CAPSTONE) -> Verdict:
        return grade_exercise(parse_submission(name, data), exercise, self.runner, SEED)

    def _of_surroundings(self) -> list[str]:
        found = self.canaries.touched()
        if new := self._running() - self._processes:
            found.append(f"{len(new)} processes are new")
        if (grown := self._resident() - self._memory) > MOST_GROWTH:
            found.append(f"the runner keeps {grown >> 20} MiB more")
        return found

    def _running(self) -> set[int]:
        return {process.pid for process in psutil.Process().children(recursive=True)}

    def _resident(self) -> int:
        mine = {self.canaries.victim.pid}
        return sum(psutil.Process(pid).memory_info().rss for pid in self._running() - mine)

    def close(self) -> None:
        """Close the runner and the canaries."""
        self.runner.close()
        self.canaries.close()
        _adopt_orphans(False)


def _adopt_orphans(wanted: bool) -> None:
    """Have processes whose parents end become our children, so that none is overlooked."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(36, int(wanted), 0, 0, 0)  # PR_SET_CHILD_SUBREAPER


def main(levels: list[str]) -> None:
    """Print what was held, by kind and level."""
    attacks, held = find_attacks(), Counter()
    for level in levels:
        arena = Arena(level)
        for attack in attacks:
            found = arena.complaints(attack)
            held[level, attack.kind] += not found
            for complaint in found:
                print(f"{level}: {attack}: {complaint}", file=sys.stderr)
        arena.close()
    cases = Counter(attack.kind for attack in attacks)
    print(f"{'kind':14}{'cases':>6}", *(f"{level:>20}" for level in levels))
    for kind in sorted(cases):
        print(f"{kind:14}{cases[kind]:6}", *(f"{held[level, kind]:20}" for level in levels))
    totals = (sum(held[level, kind] for kind in cases) for level in levels)
    print(f"{'all':14}{len(attacks):6}", *(f"{total:20}" for total in totals))


if __name__ == "__main__":
    main(sys.argv[1:] or [*LEVELS])
