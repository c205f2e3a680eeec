"""One module a command of `python -m grader`; each has `add` (its words) and `run`."""
