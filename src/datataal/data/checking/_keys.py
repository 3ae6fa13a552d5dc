"""Which keys stand twice and which refer to nothing, with eight bytes a row and a second look."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

__all__ = ["Keys", "dangling", "repeats"]

_MASK = (1 << 64) - 1


class Keys:
    """The values of some sets of columns, each row as one number of 64 bits.

    Rows in which such a set is not filled do not count. `ordinals` given to and by this module
    count the rows that do. Two different values share a number once in 10^19 pairs; what is
    reported is looked up in the file first.
    """

    def __init__(self, wanted: Sequence[tuple[str, ...]], places: Mapping[str, int]) -> None:
        known = [fields for fields in wanted if all(name in places for name in fields)]
        self._places = [(fields, [places[name] for name in fields]) for fields in known]
        self._hashes = {fields: array("Q") for fields in known}

    def __contains__(self, fields: tuple[str, ...]) -> bool:
        return fields in self._hashes

    def take(self, row: Sequence[str]) -> None:
        """Note the keys of one row."""
        for fields, places in self._places:
            value = key_at(row, places)
            if value:
                self._hashes[fields].append(hash(value) & _MASK)

    def of(self, fields: tuple[str, ...]) -> Hashes:
        """Return the numbers of one set of columns, in the order of the rows."""
        return np.frombuffer(self._hashes[fields], dtype=np.uint64)


def key_at(row: Sequence[str], places: Sequence[int]) -> tuple[str, ...]:
    """Return the values of a key in a row, or nothing if one of them is empty."""
    value = tuple(row[place] for place in places)
    return value if all(value) else ()


def repeats(hashes: Hashes, most: int) -> tuple[int, dict[int, int]]:
    """Return how many rows repeat an earlier key, and for the first `most` which row they do."""
    order = np.argsort(hashes, kind="stable")
    ordered = hashes[order]
    again = ordered[1:] == ordered[:-1]
    late = np.sort(order[1:][again])
    firsts = order[np.searchsorted(ordered, hashes[late[:most]])]
    pairs = zip(late[:most].tolist(), firsts.tolist(), strict=True)
    return len(late), dict(pairs)


def dangling(hashes: Hashes, known: Hashes, most: int) -> tuple[int, list[int]]:
    """Return how many keys refer to nothing in `known`, and the first `most` of them."""
    ordered = np.unique(known)
    if not len(ordered):
        return len(hashes), list(range(min(most, len(hashes))))
    place = np.minimum(np.searchsorted(ordered, hashes), len(ordered) - 1)
    lost = np.flatnonzero(ordered[place] != hashes)
    return len(lost), [int(one) for one in lost[:most]]
