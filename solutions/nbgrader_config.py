"""nbgrader's settings for this course: copy it into nbgrader's course folder, beside source/.

source/ASSIGNMENT/ holds the course's released notebooks, as they are in notebooks/. The Python
that runs nbgrader needs the grader, too: pip install -e . in the course's folder.
"""

c = get_config()  # noqa: F821  (nbgrader puts it here)

# Released notebooks hold no solutions any more: nothing to clear, and the stubs stay.
c.ClearSolutions.enabled = False

# Points come from the grader; no kernel is started.
c.Autograde.autograde_preprocessors = [
    "grader.nbgrader_step.JudgeChecks",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
# A check cell that a learner deleted is put back, and judged.
c.OverwriteCells.add_missing_cells = True
