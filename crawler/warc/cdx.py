"""Parse the response of a capture index (CDX). Pure, never raises.

Two forms are in use: one JSON object per line (pywb, Common Crawl), and a JSON list of rows, the
first of which names the columns (the Internet Archive). Implausible rows are counted and skipped.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from archive.articles.spelling import without_user
from crawler.sites import Site
from crawler.warc.classify import parse_time

EARLIEST = "1993"
"""Year; no web page was served before."""
_STAMP = re.compile(r"\d{14}", re.ASCII)
_DIGEST = re.compile(r"(?:(?:sha1|sha256|sha512|md5):)?[A-Za-z0-9]{16,128}", re.ASCII)
_FILE = re.compile(r"(?!/)(?!.*\.\.)[A-Za-z0-9._/=+-]{1,400}", re.ASCII)
_NAMES = {"original": "url", "statuscode": "status", "mimetype": "mime"}
"""Columns with another name at the Internet Archive."""
_PAGES = ("text/html", "application/xhtml+xml", "warc/revisit", "unk", "-", "")
_PORTS = {"http": 80, "https": 443}
MAX_RECORD = 64 * 1024 * 1024
"""Largest record that is fetched from a WARC file, in bytes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class IndexEntry:
    """A capture of an article's page, as an index lists it."""

    url: str
    timestamp: str
    """Fourteen digits, UTC."""
    at: str
    """The same, in the archive's format."""
    digest: str | None
    file: str | None
    """Name of the WARC file, if the index gives the record's place."""
    offset: int | None
    length: int | None


@dataclass(slots=True)
class IndexAnswer:
    """The parsed response of an index."""

    lines: int = 0
    """Captures listed, of articles or not."""
    entries: list[IndexEntry] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    """Skipped captures, by the reason."""
    fault: str | None = None
    """Why the response cannot be parsed."""


def read_index(text: str, site: Site, now: str) -> IndexAnswer:
    """Parse an index's captures of a site's articles, up to ``now``."""
    answer = IndexAnswer()
    for found in _lines(text, answer):
        answer.lines += 1
        entry = _entry(found, site, now)
        if isinstance(entry, str):
            answer.left_out[entry] += 1
        else:
            answer.entries.append(entry)
    return answer


def _lines(text: str, answer: IndexAnswer) -> Iterator[Mapping[str, Any]]:
    start = text.lstrip()[:1]
    if start == "[":
        yield from _table(text, answer)
        return
    if start not in ("{", ""):
        answer.fault = "it is no index: expected JSON"
        return
    for line in text.splitlines():
        try:
            found = json.loads(line) if line.strip() else {"message": ""}
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            answer.left_out["unreadable lines"] += 1
        elif "url" in found:
            yield found
        # else {"message": "No Captures found …"}


def _table(text: str, answer: IndexAnswer) -> Iterator[Mapping[str, Any]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        answer.fault = "its JSON breaks off or cannot be read"
        return
    if not all(isinstance(row, list) for row in found):
        answer.fault = "it is no index: expected a list of lists"
        return
    names = [_NAMES.get(str(name), str(name)) for name in found[0]] if found else []
    for row in found[1:]:
        yield dict(zip(names, row, strict=False))


def _entry(found: Mapping[str, Any], site: Site, now: str) -> IndexEntry | str:
    """Parse one row, or return a short reason for skipping it."""
    said = {str(name): str(value) for name, value in found.items() if value is not None}
    url, stamp = plain_url(said.get("url", "")), said.get("timestamp", "")
    at = parse_time(stamp) if _STAMP.fullmatch(stamp) else None
    if at is None or not EARLIEST <= at <= now:
        return "impossible times"
    if url is None or not site.owns(url):
        return "of other sites"
    if not site.is_article(url):
        return "no article addresses"
    if (status := said.get("status", "-")) not in ("200", "-", ""):
        return "redirects" if status.startswith("3") else "errors of the site"
    if said.get("mime", "").split(";")[0].strip().lower() not in _PAGES:
        return "no pages"
    digest = said.get("digest", "")
    offset, length = _number(said.get("offset")), _number(said.get("length"))
    file = said.get("filename", "")
    whole = _FILE.fullmatch(file) is not None and offset is not None
    return IndexEntry(
        url=url,
        timestamp=stamp,
        at=at,
        digest=digest if _DIGEST.fullmatch(digest) else None,
        file=file if whole else None,
        offset=offset if whole else None,
        length=length if whole and length and length <= MAX_RECORD else None,
    )


def plain_url(text: str) -> str | None:
    """Strip user, fragment and default port from an address (the Internet Archive adds ``:80``).

    Returns ``None`` if it is not an http(s) address.

    >>> plain_url("http://a.example:80/meldung_1.html#x")
    'http://a.example/meldung_1.html'
    """
    try:
        parts = urlsplit(without_user(text))
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not parts.hostname:
        return None
    usual = port is None or port == _PORTS[parts.scheme]
    host = parts.hostname if usual else f"{parts.hostname}:{port}"
    return urlunsplit((parts.scheme, host, parts.path or "/", parts.query, ""))


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 16 else None
