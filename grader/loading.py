"""Executes the statements of a slice, and plays a script against what they leave behind."""

from __future__ import annotations
import __future__

import ast
import io
import linecache
from collections.abc import Sequence
from typing import Any

from grader.describing import describe_exception
from grader.randomness import global_states_kept, seed_global_states
from grader.recorder import BoundedText, Plan, play, quiet
from grader.script import MAX_PRINTED, Code, Raised, Script, Transcript


def record_source(name: str, statements: Sequence[Code], script: Script | Plan) -> Transcript:
    """Execute the statements that define `name`, then play the script against it.

    A statement that raises is passed over, as a failing cell of a notebook is; when `name` is
    not bound afterwards, the first exception is the transcript's `load_error`. The global random
    states begin from the first episode's seed, so that what is drawn while loading repeats, and
    are left as they were found.
    """
    with global_states_kept():
        return play_source(name, statements, script)


def play_source(name: str, statements: Sequence[Code], script: Script | Plan) -> Transcript:
    """Do what `record_source` does, but for the random states: for a process that ends then."""
    printed = BoundedText(MAX_PRINTED)
    with quiet(printed):
        seed_global_states(script.episodes[0].seed if script.episodes else 0)
        namespace, error = execute(statements)
    if name not in namespace:
        missing = Raised("NameError", f"{name} is not defined when the file is run")
        return Transcript((), printed.getvalue(), error or missing)
    episodes = play(script, namespace, printed)
    return Transcript(episodes, printed.getvalue())


def execute(statements: Sequence[Code]) -> tuple[dict[str, Any], Raised | None]:
    """Run statements in one namespace; return it and the first exception, if any."""
    namespace: dict[str, Any] = {"__name__": "__main__", "__builtins__": __builtins__}
    first: Raised | None = None
    flags = _future_flags(statements)
    for code in statements:
        _remember_lines(code)
        try:
            source = "\n" * (code.line - 1) + code.source
            exec(compile(source, code.place, "exec", flags, dont_inherit=True), namespace)
        except BaseException as error:
            first = first or describe_exception(error)
    return namespace, first


def _future_flags(statements: Sequence[Code]) -> int:
    """Return the compiler flags of all `from __future__ import ...` statements."""
    flags = 0
    for code in statements:
        if code.source.startswith("from __future__"):
            for alias in ast.parse(code.source).body[0].names:
                if alias.name in __future__.all_feature_names:
                    flags |= getattr(__future__, alias.name).compiler_flag
    return flags


def _remember_lines(code: Code) -> None:
    """Let tracebacks quote the learner's lines, though no file of that name exists."""
    _, _, lines, _ = linecache.cache.get(code.place, (0, None, [], code.place))
    new = io.StringIO(code.source).readlines()
    lines = lines + ["\n"] * (code.line - 1 + len(new) - len(lines))
    lines[code.line - 1 : code.line - 1 + len(new)] = new
    linecache.cache[code.place] = (sum(map(len, lines)), None, lines, code.place)
