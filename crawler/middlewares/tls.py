"""TLS: explain in words what is wrong with a certificate.

OpenSSL reports only that a certificate could not be verified. The alert that it sends to the server
names the reason (RFC 8446, section 6.2), so we listen for that; verification itself is unchanged.
"""

from __future__ import annotations

from typing import Any

from OpenSSL import SSL
from scrapy.utils._deps_compat import TWISTED_TLS_NEW_IMPL
from twisted.internet.interfaces import IOpenSSLClientConnectionCreator
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer  # type: ignore[import-untyped]

_ALERTS = {
    42: "its certificate is not valid, or not yet (is the clock of this machine right?)",
    43: "its certificate is of a kind that is not known",
    44: "its certificate was revoked",
    45: "its certificate has expired",
    46: "its certificate is not valid",
    48: "its certificate is self-signed, or of an authority that is not known here",
    70: "it speaks no version of TLS that is still safe",
}
WRONG_NAME = "its certificate is that of another name"


@implementer(IPolicyForHTTPS)
class TellingPolicy:
    """Wraps a policy for HTTPS, and records why it rejected a host's certificate."""

    def __init__(self, policy: Any) -> None:
        self._policy = policy
        self._said: dict[str, str] = {}

    def creatorForNetloc(self, hostname: bytes, port: int) -> _Telling:  # noqa: N802  (Twisted's)
        """Return the connection creator for a host."""
        self._said.pop(host := hostname.decode("ascii"), None)
        return _Telling(self._policy.creatorForNetloc(hostname, port), host, self._said)

    def against(self, host: str | None) -> str | None:
        """Return what was wrong with the last certificate of a host; ``None`` if unknown."""
        return self._said.get(host or "")


@implementer(IOpenSSLClientConnectionCreator)
class _Telling:
    """Wraps a connection creator, and listens for the alerts that its connections send."""

    def __init__(self, creator: Any, host: str, said: dict[str, str]) -> None:
        self._creator, self._host, self._said = creator, host, said

    def clientConnectionForTLS(self, protocol: Any) -> SSL.Connection:  # noqa: N802  (Twisted's)
        connection: SSL.Connection = self._creator.clientConnectionForTLS(protocol)
        listen = getattr(connection, "set_info_callback", None)
        if listen and TWISTED_TLS_NEW_IMPL:  # earlier, Twisted verified the name in this callback
            listen(self._listen)
        return connection

    def _listen(self, _: SSL.Connection, where: int, value: int) -> None:
        if where & SSL.SSL_CB_WRITE_ALERT == SSL.SSL_CB_WRITE_ALERT and (
            words := _ALERTS.get(value & 0xFF)
        ):
            self._said[self._host] = words
