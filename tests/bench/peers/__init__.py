"""The same small class through this grader, nbgrader and otter-grader."""
