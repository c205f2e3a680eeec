"""The tables of the gradebook; a later version adds a step, and never edits one."""

from __future__ import annotations

MARK = 0x44524F50  # "DROP": tells a gradebook from any other SQLite file

# Columns that hold JSON are named in a comment. Times are ISO 8601 in UTC.
FIRST = """
CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    seed INTEGER NOT NULL,
    seed_given INTEGER NOT NULL,   -- 1: asked for by --seed, so that other seeds do not count
    isolation TEXT NOT NULL,
    version TEXT NOT NULL,         -- of the grader
    problems TEXT NOT NULL,        -- JSON: of files that belong to no student
    started TEXT NOT NULL,
    finished TEXT                  -- NULL: interrupted, or running now
);
CREATE TABLE student (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    present INTEGER NOT NULL,      -- 0: was not among the submissions of the latest run
    problems TEXT NOT NULL,        -- JSON: what was odd about what was handed in
    person TEXT,                   -- JSON: the roster's line
    current INTEGER REFERENCES judgement (id)
);
CREATE TABLE judgement (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run (id),
    student INTEGER NOT NULL REFERENCES student (id),
    fingerprint TEXT NOT NULL,     -- of the bytes of all files
    isolation TEXT NOT NULL,
    files TEXT NOT NULL,           -- JSON: names of what was judged
    problems TEXT NOT NULL,        -- JSON: what could not be read
    fault TEXT NOT NULL,           -- why the grader could not judge at all, mostly empty
    faulty INTEGER NOT NULL,       -- 1: the grader failed on something, the next run tries again
    judged TEXT NOT NULL
);
CREATE INDEX judgement_of_student ON judgement (student);
CREATE TABLE verdict (
    judgement INTEGER NOT NULL REFERENCES judgement (id),
    exercise TEXT NOT NULL,
    status TEXT NOT NULL,
    score INTEGER NOT NULL,
    max_score INTEGER NOT NULL,
    file TEXT NOT NULL,
    source_hash TEXT NOT NULL,     -- of the statements that were run
    body TEXT NOT NULL,            -- JSON: the whole verdict
    PRIMARY KEY (judgement, exercise)
);
CREATE TABLE roster (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    content TEXT NOT NULL          -- JSON
);
"""

STEPS = (FIRST,)
