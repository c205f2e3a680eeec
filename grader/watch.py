"""Calls back for every file of a learner's that is saved."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import watchfiles
from watchfiles import Change

SUFFIXES = (".ipynb", ".py")
DEBOUNCE = 300  # milliseconds that join the steps of one save
STEP = 50  # milliseconds without a change that end it
ASIDE = frozenset({"__pycache__", "node_modules", "site-packages"})


def watch(path: Path | str, recheck: Callable[[Path], Any], stop: Any = None) -> None:
    """Call `recheck(file)` for each saved notebook or module, until Ctrl-C or `stop` is set.

    `path` is a file or a folder; raises FileNotFoundError when there is none. A file that
    vanishes while `recheck` reads it is left for its next save.
    """
    root = Path(path).resolve()
    if not root.exists():
        raise FileNotFoundError(f"watch needs a file or a folder, got {str(path)!r}")
    # Editors replace a file rather than write into it, so its folder is watched.
    folder = root if root.is_dir() else root.parent
    changes = watchfiles.watch(
        folder,
        watch_filter=lambda change, name: _counts(change, Path(name), root),
        debounce=DEBOUNCE,
        step=STEP,
        stop_event=stop,
        recursive=root.is_dir(),
        raise_interrupt=False,
        ignore_permission_denied=True,
    )
    for batch in changes:
        for file in sorted({Path(name) for _, name in batch}):
            if file.is_file():
                with contextlib.suppress(FileNotFoundError):
                    recheck(file)


def _counts(change: Change, file: Path, root: Path) -> bool:
    """Tell whether a change is the save of a file that a learner writes."""
    if change == Change.deleted or file.suffix not in SUFFIXES:
        return False
    if not file.is_relative_to(root):
        return False
    parts = file.relative_to(root).parts
    return not any(part.startswith((".", "~", "#")) or part in ASIDE for part in parts)
