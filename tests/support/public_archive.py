"""A public web archive on loopback: an index of captures, replay, and files to cut records from.

It answers as a proxy does, so that it may have any name: ``http://archive.example/coll`` is a
collection as pywb serves it, ``http://crawl.example/collinfo.json`` a list of indexes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import time
from base64 import b32encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from urllib.parse import parse_qs, urlsplit

COLLECTION = "http://archive.example/coll"
CRAWLS = "http://crawl.example/collinfo.json"

Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Held:
    """A capture."""

    url: str
    timestamp: str
    body: bytes
    status: int = 200
    mime: str = "text/html"
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html"})

    @property
    def digest(self) -> str:
        return b32encode(hashlib.sha1(self.body, usedforsecurity=False).digest()).decode()

    @property
    def at(self) -> datetime:
        return datetime.strptime(self.timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)

    def line(self) -> dict[str, str]:
        return {
            "urlkey": "x", "timestamp": self.timestamp, "url": self.url, "mime": self.mime,
            "status": str(self.status), "digest": self.digest,
        }  # fmt: skip

    def record(self) -> bytes:
        """The capture as a gzip member of a WARC file."""
        head = "".join(f"{n}: {v}\r\n" for n, v in self.headers.items())
        block = f"HTTP/1.1 {self.status} OK\r\n{head}\r\n".encode() + self.body
        fields = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{self.timestamp}>\r\n"
            f"WARC-Target-URI: {self.url}\r\nWARC-Date: {self.at:%Y-%m-%dT%H:%M:%SZ}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n"
        )
        return gzip.compress(fields.encode() + b"\r\n" + block + b"\r\n\r\n", mtime=0)


@dataclass
class PublicServer:
    """What the archives hold, and how they misbehave."""

    held: list[Held]
    most: int = 5000
    """Captures that the index names at once, whatever is asked."""
    odd: Callable[[str], Answer | None] = lambda _url: None
    """Answers of its own for some addresses."""
    lie: Callable[[dict[str, str]], dict[str, str]] = lambda line: line
    """What the index makes of a line."""
    slow: float = 0
    """Seconds that an answer takes."""
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    most_at_once: int = 0
    _now: int = 0
    _lock: Lock = field(default_factory=Lock)

    def answer(self, url: str, headers: dict[str, str]) -> Answer:
        parts = urlsplit(url)
        if (odd := self.odd(url)) is not None:
            return odd
        if parts.path == "/coll/cdx" or parts.path.endswith("-index"):
            return self.index(parse_qs(parts.query), files=parts.path.endswith("-index"))
        if url.startswith(f"{COLLECTION}/"):
            return self.replay(url.removeprefix(f"{COLLECTION}/"))
        if url == CRAWLS:
            crawl = {"id": "C-1", "cdx-api": "http://crawl.example/C-1-index"}
            return 200, {}, json.dumps([crawl]).encode()
        if parts.path == "/data/a.warc.gz":
            first, last = headers["range"].removeprefix("bytes=").split("-")
            return (
                206,
                {"Content-Type": "application/octet-stream"},
                self.file()[int(first) : int(last) + 1],
            )
        return 404, {}, b"not here"

    def file(self) -> bytes:
        return b"".join(held.record() for held in self.held)

    def index(self, asked: dict[str, list[str]], *, files: bool) -> Answer:
        lines, offset = [], 0
        for held in self.held:
            line, length = held.line(), len(held.record())
            if files:
                place = {"filename": "data/a.warc.gz", "offset": str(offset)}
                line |= {**place, "length": str(length)}
            offset += length
            fits = asked["from"][0] <= held.timestamp <= asked["to"][0]
            if fits and (urlsplit(held.url).hostname or "") == asked["url"][0]:
                lines.append(self.lie(line))
        lines.sort(key=lambda line: (line["url"], line["timestamp"]))
        chosen = lines[: min(self.most, int(asked["limit"][0]))]
        if not chosen:
            return 404, {}, json.dumps({"message": "No Captures found for: x"}).encode()
        return 200, {}, "\n".join(json.dumps(line) for line in chosen).encode()

    def replay(self, path: str) -> Answer:
        stamp, _, url = path.partition("id_/")
        for held in self.held:
            if (held.timestamp, held.url.replace(":80/", "/")) == (stamp, url):
                told = {"Memento-Datetime": format_datetime(held.at, usegmt=True)}
                return held.status, {**held.headers, **told}, held.body
        return 404, {}, b"<h1>No such capture</h1>"


@contextmanager
def public_archive(server: PublicServer) -> Iterator[str]:
    """Serve it; the address of the proxy comes out."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with server._lock:
                server.asked.append(self.path)
                server.agents.add(self.headers["User-Agent"])
                server._now += 1
                server.most_at_once = max(server.most_at_once, server._now)
            try:
                time.sleep(server.slow)
                headers = {name.lower(): value for name, value in self.headers.items()}
                status, told, body = server.answer(self.path, headers)
                self.send_response(status)
                for name, value in told.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            finally:
                with server._lock:
                    server._now -= 1

        def log_message(self, *_: object) -> None:
            """Nothing."""

    proxy = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=proxy.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{proxy.server_address[1]}"
    finally:
        proxy.shutdown()
        proxy.server_close()
