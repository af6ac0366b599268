"""Read and write WACZ 1.1.1: WARC files, their index and a list of pages in one ZIP file.

Specification: specs.webrecorder.net/wacz/1.1.1. The index is CDXJ in compressed blocks
(``ZipNum``), so that a reader in a browser fetches only what it needs.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import parse_qsl, urlencode, urlsplit

from archive.exchange.output import replaced
from crawler.warc.classify import record_time, record_url
from crawler.warc.http import read_answer
from crawler.warc.read import WarcRecord, read_records
from crawler.warc.write import digest

SUFFIX = ".wacz"
BLOCK = 300
"""Lines of the index that are compressed together."""
MAX_FILES = 10_000
"""WARC files that are read from one WACZ file."""
_CHUNK = 1024 * 1024
_ZIP64 = 2**31 - 1


def opened(file: Path) -> Iterator[tuple[str, BinaryIO]]:
    """Open a WARC or ARC file, or each of those in a WACZ file; yield name and stream.

    Raises ``OSError`` if the file cannot be opened or is damaged.
    """
    if file.suffix.lower() != SUFFIX:
        with file.open("rb") as stream:
            yield str(file), stream
        return
    try:
        with zipfile.ZipFile(file) as whole:
            names = [n for n in whole.namelist() if n.startswith("archive/") and _is_warc(n)]
            for name in names[:MAX_FILES]:
                with whole.open(name) as member:
                    yield f"{file}, {name}", cast(BinaryIO, member)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError) as error:
        raise OSError(0, f"it is no whole WACZ file ({error})", str(file)) from error


def _is_warc(name: str) -> bool:
    return name.lower().endswith((".warc", ".warc.gz", ".arc", ".arc.gz"))


def pack(warcs: list[Path], to: Path, *, title: str, created: str, software: str) -> None:
    """Write exported WARC files, their index and the list of their articles as one WACZ file."""
    lines: list[str] = []
    pages: list[dict[str, str]] = []
    moment = datetime.fromisoformat(created)
    with replaced(to) as out, zipfile.ZipFile(out, "w") as whole:
        resources = []
        for warc in warcs:
            for line, page in _indexed(warc):
                lines.append(line)
                pages += [page] if page else []
            resources.append(_put(whole, f"archive/{warc.name}", warc, moment))
        data, blocks = _compressed(sorted(lines))
        head = {"format": "json-pages-1.0", "id": "pages", "title": title}
        listed = "".join(f"{_json(row)}\n" for row in [head, *pages])
        for name, content in (
            ("indexes/index.cdx.gz", data),
            ("indexes/index.idx", blocks.encode()),
            ("pages/pages.jsonl", listed.encode()),
        ):
            resources.append(_put(whole, name, content, moment))
        package = {
            "profile": "data-package", "wacz_version": "1.1.1", "title": title,
            "created": created, "software": software, "resources": resources,
        }  # fmt: skip
        described = json.dumps(package, ensure_ascii=False, indent=2).encode()
        _put(whole, "datapackage.json", described, moment)
        sealed = {"path": "datapackage.json", "hash": _sha256(described)}
        _put(whole, "datapackage-digest.json", _json(sealed).encode(), moment)


def _indexed(warc: Path) -> Iterator[tuple[str, dict[str, str] | None]]:
    """Yield an index line for each response in a file, with a page entry if it is an article."""
    answers: list[tuple[int, str, dict[str, str]]] = []
    starts: list[int] = []
    titles: dict[str, str] = {}
    with warc.open("rb") as stream:
        for record in read_records(stream):
            if not isinstance(record, WarcRecord):
                continue
            starts.append(record.offset)
            if record.kind == "metadata":
                titles[record.fields.get("warc-refers-to", "")] = _title(record)
            elif record.kind in ("response", "revisit") and (entry := _entry(record)):
                entry["filename"] = warc.name
                answers.append((len(starts), record.fields.get("warc-record-id", ""), entry))
    starts.append(warc.stat().st_size)
    for following, name, entry in answers:
        entry["length"] = str(starts[following] - int(entry["offset"]))
        url, at = entry["url"], entry.pop("at")
        stamp = "".join(c for c in at if c.isdigit())
        page = {"id": stamp + digest(url.encode())[5:21], "url": url, "ts": at}
        title = titles.get(name)
        line = f"{surt(url)} {stamp} {_json(entry)}"
        yield line, {**page, "title": title} if title else None


def _entry(record: WarcRecord) -> dict[str, str] | None:
    """Make an index entry, without the record's length; ``None`` if the record cannot be parsed."""
    answer, at = read_answer(record.block or b""), record_time(record)
    if isinstance(answer, str) or at is None:
        return None
    headers = {name.lower(): value for name, value in answer.headers}
    return {
        "at": at,
        "url": record_url(record),
        "mime": "warc/revisit" if record.kind == "revisit" else _mime(headers),
        "status": str(answer.status),
        "digest": record.fields.get("warc-payload-digest", digest(answer.body)),
        "offset": str(record.offset),
    }


def _title(record: WarcRecord) -> str:
    try:
        return str(json.loads(record.block or b"").get("title") or "")
    except (ValueError, AttributeError):
        return ""


def _mime(headers: dict[str, str]) -> str:
    return headers.get("content-type", "").partition(";")[0].strip().lower() or "unk"


def surt(url: str) -> str:
    """Return the sort key of an address (SURT): the host reversed, without ``www.``.

    >>> surt("https://www.a.example/X/?b=2&a=1")
    'example,a)/x?a=1&b=2'
    """
    parts = urlsplit(url.lower())
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port else ""
    asked = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    path = parts.path.rstrip("/") or "/"
    return ",".join(reversed(host.split("."))) + port + ")" + path + (f"?{asked}" if asked else "")


def _compressed(lines: list[str]) -> tuple[bytes, str]:
    """Compress an index in blocks; return it and the secondary index of the blocks."""
    data = b""
    blocks = [f"!meta 0 {_json({'format': 'cdxj-gzip-1.0', 'filename': 'index.cdx.gz'})}"]
    for first in range(0, len(lines), BLOCK):
        block = gzip.compress("".join(f"{x}\n" for x in lines[first : first + BLOCK]).encode(),
                              mtime=0)  # fmt: skip
        place = {"offset": len(data), "length": len(block), "digest": _sha256(block)}
        key, stamp, _ = lines[first].split(" ", 2)
        blocks.append(f"{key} {stamp} {_json(place)}")
        data += block
    return data, "\n".join(blocks) + "\n"


def _put(
    whole: zipfile.ZipFile, name: str, content: bytes | Path, moment: datetime
) -> dict[str, Any]:
    """Store a file uncompressed, so that readers can fetch ranges; return its resource entry."""
    info = zipfile.ZipInfo(name, moment.timetuple()[:6])
    info.external_attr = 0o644 << 16
    summed, length = hashlib.sha256(), 0
    # Readers in a browser expect a local header without extra fields, which Zip64 adds.
    large = isinstance(content, Path) and content.stat().st_size >= _ZIP64
    with whole.open(info, "w", force_zip64=large) as member:
        for chunk in _chunks(content):
            member.write(chunk)
            summed.update(chunk)
            length += len(chunk)
    said = f"sha256:{summed.hexdigest()}"
    return {"name": Path(name).name.lower(), "path": name, "hash": said, "bytes": length}


def _chunks(content: bytes | Path) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _sha256(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
