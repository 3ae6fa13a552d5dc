"""Deltaland, made from parameters (`values/*.yml`) and one seed.

Each step is a pure function from parameters and earlier tables to a table; `build.STEPS` lists
them in order, each with what it needs. Then: flaws (raw form) → figures, quality, package → files.

Every step draws from its own stream of random numbers, named after the step. A later table
gets a new name and so leaves the earlier tables as they are. Only `datataal.data.cli` writes.
"""
