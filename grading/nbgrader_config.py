"""The nbgrader course of datataal. Plain `nbgrader` commands, run in this folder, use it."""

from pathlib import Path

HERE = Path(__file__).resolve().parent

c = get_config()

c.CourseDirectory.course_id = "datataal"
c.CourseDirectory.root = str(HERE)
c.CourseDirectory.db_url = f"sqlite:///{HERE / 'gradebook.db'}"
# Records lie in a folder beside the notebook; editors leave copies that are not wanted.
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "*.bak"]

# The learner's lines keep their own dots, so that a solution leaves nothing behind. Both stubs
# are the same in every language. datataal.grading makes learners' notebooks with the same ones.
c.ClearSolutions.code_stub = {"python": ""}
c.ClearSolutions.text_stub = "..."

# A cell may take this long; our own guard stops a learner's function after two seconds.
c.Execute.timeout = 30
c.Execute.startup_timeout = 120

# Tests that a learner deleted come back, and a copied cell does not stop the class.
c.OverwriteCells.add_missing_cells = True
c.Autograde.sanitize_preprocessors = [
    "nbgrader.preprocessors.ClearOutput",
    "datataal.grading.copies.DropCopies",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# Our feedback page: no request to another host, no hidden tests, in the learner's language.
c.HTMLExporter.template_name = "datataal"
c.HTMLExporter.extra_template_basedirs = [str(HERE / "templates")]
c.HTMLExporter.filters = {"feedback_page": "datataal.grading.feedback.page"}
