"""An institute's course on disk: made, handed out, taken in again, and how it stands."""
