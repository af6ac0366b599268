"""Translate network errors into plain words."""

from __future__ import annotations

from collections.abc import Iterator

from OpenSSL import SSL
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from service_identity import VerificationError
from twisted.internet.error import (
    ConnectError,
    ConnectionDone,
    ConnectionLost,
)
from twisted.internet.error import (
    ConnectionRefusedError as Refused,
)
from twisted.web._newclient import ParseError, ResponseNeverReceived

from crawler.middlewares.tls import WRONG_NAME

CERTIFICATE = "its certificate could not be verified"


class UntrustedError(DownloadFailedError):
    """The certificate of a host is invalid; the message gives the reason."""


_MAX = 200
_LIKELY: tuple[tuple[type[BaseException], str], ...] = (
    (VerificationError, WRONG_NAME),
    (DownloadTimeoutError, "it took too long to answer"),
    (DownloadConnectionRefusedError, "it refuses connections"),
    (Refused, "it refuses connections"),
    (ParseError, "its response is not HTTP"),
    (ConnectionDone, "it closed the connection without an answer"),
    (ConnectionLost, "it broke off the connection"),
    (ConnectError, "it cannot be connected to"),
    (ResponseNeverReceived, "it closed the connection without an answer"),
)
_OF_TLS = {
    "certificate verify failed": CERTIFICATE,
    "wrong version number": "it does not speak TLS at this port",
    "unsupported protocol": "it speaks no version of TLS that is still safe",
    "unexpected eof while reading": "it broke off the connection",
}


def why(error: BaseException) -> str:
    """Explain why a request got no response: short, one line, never empty.

    >>> why(DownloadTimeoutError("User timeout caused connection failure."))
    'it took too long to answer'
    >>> why(ValueError())
    'ValueError'
    """
    if isinstance(error, UntrustedError):
        return str(error)
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, SSL.Error) and (said := _of_tls(cause)):
            return said
    for kind, words in _LIKELY:
        if any(isinstance(cause, kind) for cause in causes):
            return words
    if isinstance(error, CannotResolveHostError):
        return f"its name could not be resolved ({_short(error)})"
    if isinstance(error, ResponseDataLossError):
        return str(error) or "the answer broke off before its end"
    return _short(causes[-1])


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield the error and its causes, the deepest last; at most 19."""
    seen = 0
    waiting: list[BaseException | None] = [error]
    while waiting and (seen := seen + 1) < 20:
        if (found := waiting.pop(0)) is None:
            continue
        yield found
        waiting += [failure.value for failure in getattr(found, "reasons", None) or ()]
        waiting.append(found.__cause__)


def _of_tls(error: SSL.Error) -> str | None:
    reasons = [part[-1] for part in (error.args[0] if error.args else ()) if part and part[-1]]
    known = next((words for reason in reasons if (words := _OF_TLS.get(str(reason)))), None)
    return known or (f"TLS failed ({reasons[-1]})" if reasons else None)


def _short(error: BaseException) -> str:
    text = " ".join(str(error).split()) or type(error).__name__
    return text if len(text) <= _MAX else f"{text[:_MAX]}…"
