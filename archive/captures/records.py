"""The records of the page store: what a server sent."""

from __future__ import annotations

from dataclasses import dataclass

Headers = tuple[tuple[str, str], ...]
"""Names and values in the order they came; bytes beyond ASCII are Latin-1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Capture:
    """One answer of a server."""

    source: str
    """Site name of the profile that asked."""
    url: str
    """The address, exactly as it was asked for."""
    at: str
    """Time of the answer."""
    status: int
    """HTTP status."""
    kind: str = "other"
    """What the address is to the crawl: ``article``, ``listing``, ``feed``, ``robots`` …"""
    headers: Headers = ()
    """Headers of the answer, as received."""
    asked: Headers = ()
    """Headers of the request."""
    body: bytes = b""
    """The body, its transfer and content codings undone where they could be."""
    coding: str | None = None
    """Content coding that is still on the body because it could not be undone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """One answer in the store; its body is loaded separately."""

    capture: int
    """Number of the capture whose body it is, never re-used."""
    source: str
    """Site name."""
    url: str
    """The address."""
    kind: str
    """What the address is to the crawl."""
    at: str
    """Time of the answer."""
    status: int
    """HTTP status of this answer; 304 where the server said that the kept body still holds."""
    headers: Headers
    """Headers of this answer."""
    asked: Headers
    """Headers of the request."""
    coding: str | None
    """Content coding that is still on the body."""
    first: bool
    """Whether it brought the body; else the body was kept already."""
    patched: bool
    """Whether its body differs from that of the capture, in furniture alone."""
    first_at: str
    """Time of the answer that brought the body."""
    first_status: int
    """HTTP status of the answer that brought the body: that of the page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """What became of a capture."""

    capture: int
    """Number of the capture that holds the body."""
    fresh: bool
    """Whether the page is new; else it is a new sighting of a kept one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """Amount of what is kept of one site and kind of page."""

    source: str
    """Site name."""
    kind: str
    """Kind of page."""
    captures: int
    """Bodies with their address and time."""
    sightings: int
    """Answers that brought nothing new, or other furniture alone."""
    bytes_sent: int
    """Bytes of the bodies as read."""
    bytes_kept: int
    """Bytes of the bodies as kept."""
