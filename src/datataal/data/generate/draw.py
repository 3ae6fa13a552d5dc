"""Random draws that come out the same on every machine.

Only uniform doubles of PCG64 are used, with plain arithmetic on top: no logarithms or powers,
whose last digit differs between processors, and none of numpy's samplers, whose streams may
change between versions. Sums that decide something are exact (`math.fsum`).
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Booleans", "Floats", "Ints", "Stream", "apportion"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Booleans = NDArray[np.bool_]
Weights = Sequence[float] | NDArray[Any]


class Stream:
    """The random numbers of one step, fixed by the seed and the step's name."""

    def __init__(self, seed: int, step: str) -> None:
        words = np.random.SeedSequence([seed, zlib.crc32(step.encode())])
        self._generator = np.random.Generator(np.random.PCG64(words))

    def uniform(self, size: int, low: float = 0.0, high: float = 1.0) -> Floats:
        """Return `size` numbers from `low` up to `high`."""
        return np.asarray(low + (high - low) * self._generator.random(size), dtype=np.float64)

    def bell(self, size: int) -> Floats:
        """Return `size` numbers around 0 between -1.5 and 1.5, few of them far out (sd 0.5)."""
        return self.uniform(size) + self.uniform(size) + self.uniform(size) - 1.5

    def order(self, size: int) -> Ints:
        """Return the numbers 0 to `size` - 1 in random order."""
        return np.asarray(np.argsort(self.uniform(size), kind="stable"), dtype=np.int64)

    def lean(self, weights: Weights, size: int) -> Ints:
        """Return `size` different positions; a position with more weight is taken sooner."""
        keys = self.uniform(len(weights)) / np.maximum(np.asarray(weights, dtype=float), 1e-12)
        return np.asarray(np.sort(np.argsort(keys, kind="stable")[:size]), dtype=np.int64)


def apportion(total: int, weights: Weights) -> Ints:
    """Divide `total` whole units over `weights` so that the sum is exact (largest remainder)."""
    share = np.asarray(weights, dtype=np.float64) * (total / math.fsum(weights))
    whole = np.floor(share).astype(np.int64)
    left = total - int(whole.sum())
    whole[np.argsort(whole - share, kind="stable")[:left]] += 1
    return whole
