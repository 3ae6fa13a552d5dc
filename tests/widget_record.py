"""One good record, for the tests of the widgets."""

RECORD = {
    "schema": "urn:datataal:record:2",
    "kind": "decision",
    "dilemma": "03a",
    "module": "03",
    "lang": "nl",
    "first": {"choice": "b", "reason": "Zevenendertig antwoorden zijn te weinig."},
    "final": {"choice": "a", "revision": "change", "note": "Ik hoorde de ethiek."},
    "dissent": "Het eigen geluid is weg.",
    "values": [1],
    "fingerprint": "0123456789abcdef",
    "created": "2026-11-22T10:42:00Z",
    "updated": "2026-11-22T10:45:00Z",
}
