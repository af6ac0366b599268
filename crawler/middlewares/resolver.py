"""No connection to a private, loopback or link-local address, whatever a name resolves to.

Redirects and links stay on the profile's hosts (``OwnHosts``); this is for the case that such a
host itself points inside. The operator's own proxy may stand anywhere: it was named by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy.crawler import Crawler
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError


def is_public(address: str) -> bool:
    """Tell whether an IP address belongs to the internet.

    >>> is_public("10.0.0.1"), is_public("169.254.169.254"), is_public("9.9.9.9")
    (False, False, True)
    """
    try:
        found = ip_address(address)
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_global and not found.is_multicast


def proxy_hosts() -> frozenset[str]:
    """Return the hosts of the proxies that the environment names."""
    hosts = (urlsplit(url).hostname for url in getproxies().values())
    return frozenset(host for host in hosts if host)


_refused: dict[str, str] = {}


def refusal_reason(url: str) -> str | None:
    """Return why a name was not resolved; Twisted says only that it has no address."""
    return _refused.get(urlsplit(url).hostname or "")


class GuardedResolver(CachingThreadedResolver):
    """Scrapy's resolver, but a name that leads inside does not resolve."""

    def __init__(self, reactor: ReactorBase, cache_size: int, timeout: float) -> None:
        super().__init__(reactor, cache_size, timeout)
        self.trusted = proxy_hosts()
        self.allowed = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> GuardedResolver:
        """Scrapy's constructor."""
        resolver: GuardedResolver = super().from_crawler(crawler, reactor)
        resolver.allowed = crawler.settings.getbool("PRIVATE_ADDRESSES_ALLOWED")
        return resolver

    def getHostByName(  # noqa: N802  (Twisted's name)
        self, name: str, timeout: Sequence[int] = ()
    ) -> Deferred[str]:
        """Resolve a name; raises ``DNSLookupError`` for a non-public address."""
        found: Deferred[Any] = super().getHostByName(name, timeout)
        if not self.allowed and name not in self.trusted:
            found.addCallback(_checked, name)
        return found


def _checked(address: str, name: str) -> str:
    if not is_public(address):
        _refused[name] = (
            f"{name} leads to {address}, which is no address of the internet "
            "(PRIVATE_ADDRESSES_ALLOWED=1 allows it)"
        )
        raise DNSLookupError(_refused[name])
    return address
