"""Records: what somebody decided and why, or set in an aid, as one JSON document without a name.

`load` gives a record or refuses the file with one clear line; `save` writes one, beside the
notebook, and loses nothing: it writes beside and then renames, keeps the previous version as
`.bak`, and never touches a file that is not a record of the same dilemma. The shape is the
published schema `schema/decision-2.json` (older versions are read too); the widgets check
opened files against it as well. `markdown`, `page`, `iama` and `dpia` write a record in
another form.
"""

from __future__ import annotations

from datataal.records._files import (
    LARGEST_BYTES,
    delete,
    load,
    load_aid,
    loads,
    path_for,
    save,
    save_aid,
)
from datataal.records._forms import dpia, iama
from datataal.records._markdown import as_text, markdown
from datataal.records._model import (
    AID_ID,
    SCHEMA_ID,
    VERSIONS,
    AidResult,
    First,
    Record,
    RefusedError,
    fingerprint,
    is_current,
    schema,
    validate,
)
from datataal.records._page import page

__all__ = [
    "AID_ID",
    "LARGEST_BYTES",
    "SCHEMA_ID",
    "VERSIONS",
    "AidResult",
    "First",
    "Record",
    "RefusedError",
    "as_text",
    "delete",
    "dpia",
    "fingerprint",
    "iama",
    "is_current",
    "load",
    "load_aid",
    "loads",
    "markdown",
    "page",
    "path_for",
    "save",
    "save_aid",
    "schema",
    "validate",
]
