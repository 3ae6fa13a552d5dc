"""The same facts as four organisations hold them: each in its own format, codes and definitions."""

from __future__ import annotations

from datataal.data.generate.sources.delivery import deliveries, resources, totals
from datataal.data.generate.sources.linking import linked

__all__ = ["deliveries", "linked", "resources", "totals"]
