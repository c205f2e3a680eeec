"""How fast the grader is, as ratios: `make bench`, or `python -m bench` with PYTHONPATH=tests."""
