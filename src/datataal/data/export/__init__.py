"""Tables of Deltaland in the forms of other tools: GIS, spreadsheet, database, Parquet.

One small writer per format, each given the same `Chosen` tables. Writers write in a hidden place
beside the target, which is renamed when all is done: a half-written file never remains. Every
export says that the province is invented, under which licence, and comes with a checksum file.
The libraries of the extra `[export]` are imported by the writer that needs them.
"""

from __future__ import annotations

from datataal.data.export._export import FORMATS, export

__all__ = ["FORMATS", "export"]
