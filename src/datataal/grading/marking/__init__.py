"""Answers in words, read by people: a page to mark them, a second marker, and how far they agree.

Nothing here judges an answer by itself. Points and comments go into the gradebook as nbgrader's
manual score and comment; who gave them, and what a second marker gave, stands in our own notes.
"""
