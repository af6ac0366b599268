"""Classify records of web archives: site, kind, time, and whether their block is sound. Pure."""

from __future__ import annotations

import hashlib
import re
from base64 import b32encode
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from archive.articles.spelling import without_user
from archive.clock import stamp
from crawler.sites import SITES, Site
from crawler.warc.read import WarcRecord
from crawler.warc.segments import CONTINUATION

KINDS = ("article", "home", "listing", "newsletter", "feed", "sitemap", "rest", "robots", "other")
"""Kinds of addresses, as the crawl uses them."""
_ALGORITHMS = ("md5", "sha1", "sha256", "sha512")
_PAGE_NUMBER = re.compile(r"&(?:pg|page|paged)=\d+(?=&|$)")
_DATE = re.compile(
    r"(\d{4})(?:-?(\d\d)(?:-?(\d\d)(?:T?(\d\d):?(\d\d)(?::?(\d\d)(?:\.\d+)?)?)?)?)?"
    r"(Z|[+-]\d\d:?\d\d)?",
    re.ASCII,
)


def parse_time(text: str) -> str | None:
    """Convert a capture time to the archive's format; ``None`` if it cannot be parsed.

    WARC 1.1 (5.4) allows every granularity of W3CDTF; a day, month or year means its beginning.

    >>> parse_time("2025-10-10T08:00:00.123456Z"), parse_time("20251010080000"), parse_time("x")
    ('2025-10-10T08:00:00Z', '2025-10-10T08:00:00Z', None)
    >>> parse_time("2025-10-10T08:00+02:00"), parse_time("2025-10")
    ('2025-10-10T06:00:00Z', '2025-10-01T00:00:00Z')
    """
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        moment = datetime(int(year), int(month or 1), int(day or 1), int(hour or 0),
                          int(minute or 0), int(second or 0))  # fmt: skip
        if zone not in (None, "Z"):
            sign = -1 if zone[0] == "+" else 1
            moment += sign * timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
    except (ValueError, OverflowError):
        return None
    return stamp(moment) if moment.year >= 1000 else None


def record_url(record: WarcRecord) -> str:
    """Return the address of a record, without the angle brackets that some writers add."""
    return without_user(record.fields.get("warc-target-uri", "").strip("<>"))


def record_site(record: WarcRecord) -> Site | None:
    """Find the known site that a record belongs to."""
    return next((site for site in SITES.values() if site.owns(record_url(record))), None)


def record_kind(record: WarcRecord) -> str | None:
    """Classify the address of a record, as in ``KINDS``; ``None`` if the crawl does not read it."""
    site, url = record_site(record), record_url(record)
    assert site is not None
    if site.is_article(url):
        return "article"
    said = record.fields.get("kommunews-kind")
    if said in KINDS and said != "article":
        return said
    return next((kind for kind, surface in site.surfaces if _page_of(surface, url)), None)


def _page_of(surface: str, url: str) -> bool:
    """Return whether an address is a surface or one of its further pages."""
    a, b = urlsplit(surface), urlsplit(url)
    path = re.sub(r"/page/\d+/?$", "/", b.path)
    asked = [_PAGE_NUMBER.sub("", f"&{parts.query}") for parts in (a, b)]
    return a.path.rstrip("/") == path.rstrip("/") and asked[0] == asked[1]


def record_time(record: WarcRecord) -> str | None:
    """Return the time of capture; ``None`` if the record has none that can be parsed."""
    return parse_time(record.fields.get("warc-date", ""))


def is_wanted(kind: str, fields: dict[str, str]) -> bool:
    """Return whether a record's block is needed: a response or request of a known site."""
    if kind not in ("response", "revisit", "request", CONTINUATION):
        return False
    url = fields.get("warc-target-uri", "").strip("<>")
    return any(site.owns(url) for site in SITES.values())


def cut_off(record: WarcRecord) -> str | None:
    """Explain why the page in a response is truncated; ``None`` if it is not, or for a revisit.

    A page with its closing tag is complete, even if the record is marked as truncated.
    """
    if record.kind != "response" or b"</html" in (record.block or b"")[-2000:].lower():
        return None
    if said := record.fields.get("warc-truncated"):
        return f"was cut off when it was captured (WARC-Truncated: {said[:40]})"
    if record.fields.get("warc-segment-number"):
        return "lacks some of its segments"
    return None


def is_sound(record: WarcRecord) -> bool:
    """Return whether the block matches its digest (WARC 1.1, 5.8), see ``has_digest``."""
    said = record.fields.get("warc-block-digest", "")
    return record.block is None or ":" not in said or has_digest(record.block, said)


def has_digest(data: bytes, said: str | None) -> bool:
    """Return whether bytes match a digest, in base 32 or 16, SHA-1 unless it has a prefix.

    A digest that cannot be compared counts as a match.

    >>> has_digest(b"", "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"), has_digest(b"x", "sha1:" + "A" * 32)
    (True, False)
    """
    name, _, value = (said or "").lower().rpartition(":")
    name = name.strip().replace("-", "") or "sha1"
    if name not in _ALGORITHMS:
        return True
    found = hashlib.new(name, data, usedforsecurity=False).digest()
    forms = (found.hex(), b32encode(found).decode().lower().rstrip("="))
    value = value.strip().rstrip("=")
    return value in forms or len(value) not in map(len, forms)
