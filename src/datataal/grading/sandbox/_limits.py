"""What one submission may use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["Limits"]

MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What one submission may use; whatever goes beyond is stopped, and said.

    Attributes
    ----------
    memory : int
        Bytes of address space for each of its processes.
    processes : int
        Processes and threads at the same time.
    cpu : int
        Seconds of processor time for each process.
    wall : float
        Seconds from its first cell to its last.
    cell : float
        Seconds for one cell.
    file : int
        Bytes of the largest file that it may write.
    output : int
        Bytes that all its cells may show together.
    """

    memory: int = 4096 * MIB
    processes: int = 64
    cpu: int = 120
    wall: float = 180.0
    cell: float = 30.0
    file: int = 64 * MIB
    output: int = 8 * MIB

    def as_dict(self) -> dict[str, Any]:
        """Return the limits, ready for JSON."""
        return asdict(self)

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> Limits:
        """Return limits from JSON; unknown keys raise TypeError."""
        return cls(**raw)
