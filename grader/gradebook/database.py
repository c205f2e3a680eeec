"""The SQLite file behind the gradebook: opened, brought up to date, its faults put in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.gradebook import schema

PATIENCE = 60.0  # seconds to wait while another run writes
FULL = ("SQLITE_FULL", "SQLITE_IOERR")
WAY_OUT = "what was judged so far is kept; make room, then give the same command again"


class GradebookError(RuntimeError):
    """A gradebook that is not there or cannot be used; the message says why in one line."""


def connect(path: Path) -> sqlite3.Connection:
    """Open a gradebook, make its tables where they are not there, and migrate older ones.

    Raises GradebookError.
    """
    with faults_told(path):
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    # A file name need not be valid Unicode; what Python makes of it must come back.
    connection.text_factory = lambda data: data.decode("utf-8", "surrogatepass")
    connection.execute("PRAGMA foreign_keys = ON")
    _refuse_foreign(connection, path)
    _write_ahead(connection)
    with transaction(connection):
        _migrate(connection, path)


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    # In this order: another run may be making the tables, and it sets the mark along with them.
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    if tables and mark != schema.MARK:
        raise GradebookError(f"{path} is a database of another program, not a gradebook")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let one run write while others read; some network file systems cannot."""
    try:
        mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    except sqlite3.OperationalError:
        mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    if mode == "wal":
        # Safe when a process is killed; only a power cut may cost the last few students.
        connection.execute("PRAGMA synchronous = NORMAL")


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    version, newest = connection.execute("PRAGMA user_version").fetchone()[0], len(schema.STEPS)
    if version > newest:
        raise GradebookError(
            f"{path} has version {version}, this grader knows versions up to {newest}: "
            "use the newer grader that wrote it"
        )
    for step in schema.STEPS[version:]:
        for statement in step.split(";\n"):
            connection.execute(statement)
    if version < newest:
        connection.execute(f"PRAGMA application_id = {schema.MARK}")
        connection.execute(f"PRAGMA user_version = {newest}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write all of what is done inside, or nothing; waits for other writers first."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk may have ended it unasked
            connection.execute("ROLLBACK")
        raise


@contextmanager
def faults_told(path: Path) -> Iterator[None]:
    """Turn SQLite's faults into one line that names the file and the way out."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        way_out = f"; {WAY_OUT}" if name.startswith(FULL) else ""
        raise GradebookError(f"{path} cannot be used: {error}{way_out}") from error
