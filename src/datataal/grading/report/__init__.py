"""How the exercises of a course work, and where its groups stand: for instructors, about no one.

Figures about fewer people than a threshold (5) are left out everywhere: on the page and in the
CSV files. Nothing here says why a group stands where it stands.
"""
