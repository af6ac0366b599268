"""Export captures as WARC records: request, response, and the article that was read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from http.client import responses
from pathlib import Path
from urllib.parse import urlsplit

from archive import ArchiveError
from archive.captures.records import Headers, Visit
from archive.captures.store import PageStore
from archive.program import SOFTWARE
from crawler.replay.read import ReplayTask, read_captures
from crawler.replay.version import reader_version
from crawler.sites import SITES
from crawler.warc.classify import KINDS
from crawler.warc.http import PREFIX, RENAMED
from crawler.warc.write import WarcWriter, digest, record_id

NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
RecordParts = tuple[str, dict[str, str], bytes, bytes | None]
"""Kind, fields, block and payload of a record to be written."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WarcSelection:
    """What to export."""

    sources: tuple[str, ...]
    """Site names."""
    urls: tuple[str, ...] | None = None
    """Only these addresses."""
    since: str = ""
    """Earliest time, inclusive."""
    until: str = "9999"
    """Latest time, inclusive."""
    cookies: bool = True
    """Whether to include cookies that servers tried to set."""


COOKIES = ("set-cookie", "set-cookie2", "cookie")
"""Headers by which a server could have recognised this crawl; it never sent a cookie back."""


def warcinfo(user_agent: str, operator: str, obeys_robots: bool, source: str) -> dict[str, str]:
    """Return the fields of a file's ``warcinfo`` record."""
    return {
        "software": f"{SOFTWARE} (reader {reader_version()})",
        "format": "WARC File Format 1.1",
        "conformsTo": "https://iipc.github.io/warc-specifications/specifications/warc-format/"
        "warc-1.1/",
        "operator": operator or "not stated",
        "robots": "obey" if obeys_robots else "ignore",
        "http-header-user-agent": user_agent,
        "isPartOf": source,
        "description": "Pages as received; content codings are undone, their headers renamed to "
        f"{PREFIX}*",
    }


def export_captures(
    store: PageStore, selection: WarcSelection, writers: dict[str, WarcWriter]
) -> Iterator[str]:
    """Write the selected captures; yield a sentence for each page that cannot be read."""
    for source in selection.sources:
        for url in selection.urls or store.urls(source, kinds=KINDS):
            written: set[int] = set()
            history = [v for v in store.history(url) if v.source == source]
            if not selection.cookies:
                history = [_without_cookies(visit) for visit in history]
            first = {v.capture: v for v in reversed(history)}
            for visit in history:
                if not selection.since <= visit.at <= selection.until:
                    continue
                try:
                    original = first[visit.capture]
                    if visit is not original and visit.capture not in written:
                        writers[source].write(*_answer(store, original))
                    same = visit is not original
                    records = _revisit(store, visit, original) if same else _answer(store, visit)
                    writers[source].write(*records)
                    written.add(visit.capture)
                except ArchiveError as error:
                    yield str(error)


def _without_cookies(visit: Visit) -> Visit:
    left, asked = (
        tuple(pair for pair in headers if pair[0].lower() not in COOKIES)
        for headers in (visit.headers, visit.asked)
    )
    return replace(visit, headers=left, asked=asked)


def _answer(store: PageStore, visit: Visit) -> list[RecordParts]:
    """Make the records of a visit: response, request, and for an article its metadata."""
    body = store.body(visit) if visit.status != 304 else b""
    response = _name("response", visit)
    fields = {**_fields(visit, response), "Kommunews-Kind": visit.kind}
    block = _status(visit) + _headers(visit.headers, body) + b"\r\n" + body
    records: list[RecordParts] = [("response", fields, block, body), _request(visit, response)]
    if visit.kind == "article" and visit.status == 200 and visit.source in SITES:
        records.append(_metadata(store, visit, response))
    return records


def _revisit(store: PageStore, visit: Visit, original: Visit) -> list[RecordParts]:
    """Make a revisit record; or a full response if the bytes differ, as in a printed date."""
    not_modified = visit.status == 304
    payload = digest(store.body(original))
    if not not_modified and digest(store.body(visit)) != payload:
        return _answer(store, visit)
    name = _name("revisit", visit)
    fields = {
        **_fields(visit, name),
        "WARC-Profile": NOT_MODIFIED if not_modified else IDENTICAL,
        "WARC-Refers-To": _name("response", original),
        "WARC-Refers-To-Target-URI": original.url,
        "WARC-Refers-To-Date": original.at,
        "Kommunews-Kind": visit.kind,
    }
    if not not_modified:  # of the original page; a 304 has no payload
        fields["WARC-Payload-Digest"] = payload
    block = _status(visit) + _headers(visit.headers, None) + b"\r\n"
    return [("revisit", fields, block, None), _request(visit, name)]


def _fields(visit: Visit, name: str, content: str = "application/http; msgtype=response"
            ) -> dict[str, str]:  # fmt: skip
    return {"WARC-Record-ID": name, "WARC-Date": visit.at, "WARC-Target-URI": visit.url,
            "Content-Type": content}  # fmt: skip


def _request(visit: Visit, concurrent: str) -> RecordParts:
    parts = urlsplit(visit.url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\n".encode()
    block = lines + b"".join(_header(*pair) for pair in visit.asked) + b"\r\n"
    name = _name("request", visit)
    fields = _fields(visit, name, "application/http; msgtype=request")
    return "request", {**fields, "WARC-Concurrent-To": concurrent}, block, b""


def _metadata(store: PageStore, visit: Visit, response: str) -> RecordParts:
    task = ReplayTask(source=visit.source, url=visit.url, read_at=visit.at, since=visit.at)
    read = [r for r in read_captures(store, task).records if getattr(r, "seen_at", "") == visit.at]
    made = {k: v for k, v in asdict(read[0]).items() if v not in (None, (), [])} if read else {}
    made["reader"] = reader_version()
    block = json.dumps(made, ensure_ascii=False, indent=1).encode()
    name = _name("metadata", visit, reader_version())
    fields = {**_fields(visit, name, "application/json"), "WARC-Refers-To": response}
    return "metadata", fields, block, None


def _name(kind: str, visit: Visit, *more: str) -> str:
    return record_id(kind, visit.url, visit.at, visit.capture, visit.status, *more)


def _status(visit: Visit) -> bytes:
    return f"HTTP/1.1 {visit.status} {responses.get(visit.status, 'Unknown')}\r\n".encode()


def _headers(headers: Headers, body: bytes | None) -> bytes:
    """Write the headers as received; those that describe the encoded body are renamed."""
    lines = []
    for name, value in headers:
        renamed = body is not None and name.lower() in RENAMED
        lines.append(_header(f"{PREFIX}{name}" if renamed else name, value))
    if body is not None:
        lines.append(_header("Content-Length", str(len(body))))
    return b"".join(lines)


def _header(name: str, value: str) -> bytes:
    line = " ".join(f"{name}: {value}".splitlines())
    return line.encode("latin-1", "replace") + b"\r\n"


def file_stem(source: str, at: str) -> str:
    """Return the common prefix of an export's file names.

    >>> file_stem("kommune21", "2025-10-10T08:00:00Z")
    'kommunews-kommune21-20251010080000'
    """
    return f"kommunews-{source}-{''.join(c for c in at if c.isdigit())}"


def writers_for(folder: Path, selection: WarcSelection, info: dict[str, dict[str, str]], at: str,
                max_size: int) -> dict[str, WarcWriter]:  # fmt: skip
    """Return a writer for each site, by its name."""
    return {
        source: WarcWriter(folder, file_stem(source, at), info[source], at, max_size)
        for source in selection.sources
    }
