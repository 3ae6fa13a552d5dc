"""The shared vocabulary for others to reuse: every term as SKOS, in JSON-LD or Turtle.

`skos()` gives the concept scheme as a JSON-LD mapping. SKOS (W3C, 2009) is what Dutch and
European registers of terms exchange; a team can load the file into its own.
"""

from datataal.vocabulary._skos import CONTEXT, SCHEME, skos, text

__all__ = ["CONTEXT", "SCHEME", "skos", "text"]
