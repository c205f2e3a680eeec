"""The course's notebooks through nbgrader, judged by this grader."""
