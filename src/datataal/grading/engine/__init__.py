"""Grade many submissions: plan what is to be done, run it behind walls, merge it once.

`_execute` and `_scoring` take the place of nbgrader's own preprocessors; `_job` grades one
submission in a folder and a gradebook of its own; `_station` is a warm process that forks for
each; `_merge` writes into the course's gradebook.
"""
