"""Deltaland, made from one file of parameters and one seed.

Each step is a pure function with a module of its own, in this order::

    land → municipalities → postcode_areas → grid_stations → installations → panel
         → flaws (raw form) → figures, quality, package → files

Every step draws from its own stream of random numbers, named after the step. A later table
gets a new name and so leaves the earlier tables as they are. Only `datataal.data.cli` writes.
"""
