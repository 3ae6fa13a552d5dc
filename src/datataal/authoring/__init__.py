"""For who writes content: check one file, see it as learners will, see every widget.

A facilitator's own dilemma or term is one YAML file anywhere on disk. ``datataal content``
holds it to the same rules as the course's own files.
"""

from __future__ import annotations

from datataal.authoring.one import OneFile, open_file
from datataal.authoring.preview import preview

__all__ = ["OneFile", "open_file", "preview"]
