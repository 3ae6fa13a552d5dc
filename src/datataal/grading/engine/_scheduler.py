"""Reach a scheduler of dask, and let nothing leave this machine in the open.

Dask's own parts unpickle what they send each other, so whoever reaches a scheduler can run
anything on its workers. That is why an address beyond this machine needs TLS, on which both sides
show a certificate.
"""

from __future__ import annotations

import ipaddress
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from datataal.errors import DatataalError, Finding

__all__ = ["ANSWER", "Tls", "connect"]

#: Seconds in which a scheduler must answer.
ANSWER: Final = 10


@dataclass(frozen=True)
class Tls:
    """Files (PEM) with which both sides show who they are: the authority, our own, its key."""

    ca: Path
    cert: Path
    key: Path


def connect(address: str, tls: Tls | None) -> Any:  # noqa: ANN401  distributed ships no types
    """Return a client of a scheduler.

    Raises
    ------
    DatataalError
        If dask is not installed, the address is not safe, or no scheduler answers there.
    """
    try:
        from distributed import Client
        from distributed.security import Security
    except ImportError as error:
        raise DatataalError(
            Finding(
                "Dask is not installed, so there is no grading on other machines",
                expected="the package distributed",
                do="Install it: pip install 'datataal[cluster]'. Or leave --scheduler out",
            )
        ) from error
    _safe(address, tls)
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    security = None
    if tls:
        security = Security(
            tls_ca_file=str(tls.ca),
            tls_client_cert=str(tls.cert),
            tls_client_key=str(tls.key),
            require_encryption=True,
        )
    try:
        return Client(address, timeout=ANSWER, security=security, set_as_default=False)
    except Exception as error:
        raise DatataalError(
            Finding(
                f"No scheduler answers ({type(error).__name__}: {str(error)[:200]})",
                address,
                "a scheduler of dask, with certificates of the same authority",
                "Start it: dask scheduler --host HOST. Then: dask worker ADDRESS --nthreads 1",
            )
        ) from error


def _safe(address: str, tls: Tls | None) -> None:
    """Let nothing leave this machine in the open.

    Raises
    ------
    DatataalError
        If it would, or a certificate is missing.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        parts, host, port = urlsplit(""), "", None
    if parts.scheme not in ("tcp", "tls") or not host or not port:
        raise DatataalError(
            Finding(
                f"{address!r} is no address of a scheduler", expected="such as tls://10.0.0.5:8786"
            )
        )
    if parts.scheme == "tls" and not tls:
        raise DatataalError(
            Finding(
                "TLS needs certificates",
                address,
                "the authority, your own certificate and its key",
                "Add: --tls-ca CA.pem --tls-cert CERT.pem --tls-key KEY.pem",
            )
        )
    if parts.scheme == "tcp" and not _of_this_machine(host):
        raise DatataalError(
            Finding(
                "This address is open to all who reach it, and they could run anything there",
                address,
                "tls:// for another machine",
                "Start scheduler and workers with --tls-ca-file, --tls-cert and --tls-key",
            )
        )
    for path in (tls.ca, tls.cert, tls.key) if tls else ():
        if not path.is_file():
            raise DatataalError(Finding("There is no such file", str(path), "a file in PEM"))


def _of_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
