"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from grader.exports.ledger import NotExportable


def write_whole(path: Path, pieces: Iterable[bytes]) -> int:
    """Write a file from its pieces and return its size; an earlier file stays until the end.

    Raises NotExportable when the file cannot be written.
    """
    if path.is_dir():
        raise NotExportable(f"--out must be a file, {path} is a folder")
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("wb") as file:
            for piece in pieces:
                file.write(piece)
        os.replace(draft, path)
        return path.stat().st_size
    except OSError as error:
        raise NotExportable(_refused(path, error)) from error
    finally:
        draft.unlink(missing_ok=True)


def _refused(path: Path, error: OSError) -> str:
    return f"--out must be a file that can be written, {path} cannot: {error.strerror or error}"
