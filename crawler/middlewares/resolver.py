"""Refuse connections to private, loopback and link-local addresses.

``OwnHosts`` keeps redirects and links on the profile's hosts; this guards against such a host
resolving to an internal address. The operator's own proxy may be anywhere: it is configured.
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
    """Return whether an IP address is public.

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
    """Return the hosts of the proxies in the environment."""
    hosts = (urlsplit(url).hostname for url in getproxies().values())
    return frozenset(host for host in hosts if host)


_refused: dict[str, str] = {}


def refusal_reason(url: str) -> str | None:
    """Return why a name was not resolved; Twisted reports only that it has no address."""
    return _refused.get(urlsplit(url).hostname or "")


class GuardedResolver(CachingThreadedResolver):
    """Scrapy's resolver, but names of non-public addresses do not resolve."""

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
