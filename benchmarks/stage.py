"""Serve a site of any size on loopback for crawling, as fast as one process can answer."""

from __future__ import annotations

import asyncio
import random
import threading
from collections import Counter
from datetime import date, timedelta
from time import perf_counter
from typing import Self

from benchmarks.invented import Press

PER_LISTING = 50
PARAGRAPHS = 4000
NEWEST, DAYS = date(2025, 11, 28), 5000
"""The newest day of a site, and over how many days its articles are spread."""
MENU, STYLES = 60, 12_000
"""Links of the menu, and bytes of styles; they bring a page to about 24 kB."""
_MENU = '<li class="menu-item"><a href="/k21-themen/thema-{0}">Thema Nummer {0}</a></li>'


class Stage:
    """Serves ``size`` articles of each host as an HTTP proxy, from its own thread."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.counts: Counter[str] = Counter()
        self.first = self.last = 0.0
        press, self.rng = Press(), random.Random(5)
        self.paragraphs = [press.sentence(70) for _ in range(PARAGRAPHS)]
        self.headlines = [press.sentence(5).rstrip(".") for _ in range(PARAGRAPHS)]
        items = "".join(_MENU.format(n) for n in range(MENU))
        rule = ".menu-item a:hover { color: #12467b; text-decoration: underline; }\n"
        self.styles = f"<style>{rule * (STYLES // len(rule))}</style>"
        self.furniture = f'<nav><ul class="menu">{items}</ul></nav>'
        self.loop = asyncio.new_event_loop()
        self.port = 0
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()

    @property
    def proxy(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def reset(self) -> None:
        self.counts.clear()
        self.first = self.last = 0.0

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        server = self.loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self.loop.run_forever()
        server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while request := await _head(reader):
            self.last = perf_counter()
            self.first = self.first or self.last
            url = request.split(b" ", 2)[1].decode("latin-1")
            host, _, path = url.removeprefix("http://").partition("/")
            status, body, tag = self.answer(host, path)
            if tag and f'"{tag}"'.encode() in request:
                status, body = "304 Not Modified", b""
            etag = f'ETag: "{tag}"\r\n' if tag else ""
            head = (
                f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{etag}"
                f"Content-Length: {len(body)}\r\n\r\n"
            )
            writer.write(head.encode() + body)
            try:
                await writer.drain()
            except OSError:
                break
        writer.close()

    def answer(self, host: str, path: str) -> tuple[str, bytes, str]:
        """Return status, body and validator for an address."""
        if path.startswith("k21-meldungen/artikel-"):
            self.counts["article"] += 1
            return "200 OK", self._article(host, int(path.rpartition("-")[2])), path
        if path in ("", "k21-meldungen/") or path.startswith("k21-meldungen/?pg="):
            self.counts["listing"] += 1
            page = int(path.partition("=")[2] or 1)
            return "200 OK", self._listing(page, paged=bool(path)), f"l{page}"
        self.counts["other"] += 1
        if path == "robots.txt":
            return "200 OK", b"User-agent: *\nDisallow: /intern/\n", ""
        return "404 Not Found", b"<html><title>404</title></html>", ""

    def _listing(self, page: int, *, paged: bool) -> bytes:
        start = (page - 1) * PER_LISTING
        numbers = range(start, min(start + PER_LISTING, self.size))
        teasers = "".join(
            f'<article><h3><a href="/k21-meldungen/artikel-{n}">Amt {n}: {self._title(n)}</a></h3>'
            f"<p>[{self._day(n)}] Ein Satz zu Nummer {n}. "
            f'<a href="/k21-meldungen/artikel-{n}">mehr...</a></p></article>'
            for n in numbers
        )
        more = paged and start + PER_LISTING < self.size
        link = f'<a rel="next" href="/k21-meldungen/?pg={page + 1}">weiter</a>' if more else ""
        return f"<html><title>Liste</title><body>{teasers}{link}</body></html>".encode()

    def _article(self, host: str, n: int) -> bytes:
        rng = random.Random(f"{host}{n}")
        text = "".join(f"<p>{self.paragraphs[rng.randrange(PARAGRAPHS)]}</p>" for _ in range(7))
        return (
            f"<html><head><title>{self._title(n)} - Probe | Probe</title>{self.styles}</head><body>"
            f"{self.furniture}<article><p class=k>Amt {n}</p><h1>{self._title(n)}</h1>"
            f"<p>[{self._day(n)}] "
            f"{self.paragraphs[rng.randrange(PARAGRAPHS)][:200]}.</p>{text}</article>"
            "<footer>Impressum</footer></body></html>"
        ).encode()

    def _day(self, n: int) -> str:
        """Return the day of an article: the first is the newest, as listings have it."""
        return f"{NEWEST - timedelta(days=DAYS * n // self.size):%d.%m.%Y}"

    def _title(self, n: int) -> str:
        return f"{self.headlines[n % PARAGRAPHS]} {n}"


async def _head(reader: asyncio.StreamReader) -> bytes:
    """Read the head of the next request; empty if the client hung up."""
    try:
        return await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, OSError):
        return b""
