"""The course on one's own machine: one server with the book and JupyterLab on one address.

`cli` starts it, `server` sets it up, `extension` answers for the book and opens lessons,
`workspace` keeps the learner's notebooks in `_study/`, `derive` makes a notebook of a lesson.
"""
