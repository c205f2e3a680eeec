"""What comes of one student's files: verdicts in their stored form, ready for the gradebook."""

from __future__ import annotations

import json
from dataclasses import dataclass

from grader.stored import dump_verdict
from grader.verdict import Verdict


@dataclass(frozen=True)
class FiledVerdict:
    """A verdict as JSON (`body`), the file it speaks of, and a hash of the statements judged."""

    exercise: str
    status: str
    score: int
    max_score: int
    file: str
    source_hash: str
    body: str


def filed(verdict: Verdict, file: str, source_hash: str) -> FiledVerdict:
    """Return a verdict in the form that is kept."""
    return FiledVerdict(
        verdict.name,
        verdict.status,
        verdict.score,
        verdict.max_score,
        file,
        source_hash,
        dump_verdict(verdict),
    )


@dataclass(frozen=True)
class Answer:
    """The outcome for one student.

    `fingerprint` stands for the bytes of all files. `unchanged` says that they are the ones judged
    before, so that nothing was judged now. `fault` tells why the grader could not judge at all.
    """

    student: str
    fingerprint: str = ""
    isolation: str = ""
    unchanged: bool = False
    files: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    verdicts: tuple[FiledVerdict, ...] = ()
    fault: str = ""

    @property
    def is_faulty(self) -> bool:
        """True where the grader failed on something, so that the next run tries again."""
        return bool(self.fault) or any(v.status == "grader_fault" for v in self.verdicts)


def dump_answer(answer: Answer) -> bytes:
    """Return an answer as bytes for a pipe."""
    verdicts = [list(vars(verdict).values()) for verdict in answer.verdicts]
    return json.dumps(vars(answer) | {"verdicts": verdicts}).encode()


def load_answer(frame: bytes) -> Answer:
    """Return the answer that `dump_answer` was given."""
    fields = json.loads(frame)
    fields["files"] = tuple(fields["files"])
    fields["problems"] = tuple(fields["problems"])
    fields["verdicts"] = tuple(FiledVerdict(*verdict) for verdict in fields["verdicts"])
    return Answer(**fields)
