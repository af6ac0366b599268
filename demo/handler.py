"""One connection of the demo server: finds the site, spoils the answer if asked to, sends it."""

from __future__ import annotations

import gzip
import socket
import struct
import sys
import threading
from contextlib import suppress
from dataclasses import replace
from datetime import date
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple, Protocol
from urllib.parse import urlsplit

from demo.app import HTML, Answer, SiteApp
from demo.faults import Fault, FaultBook
from demo.model import HOMES, SiteName
from demo.world import World

_SITES: dict[str, SiteName] = {"rathausblick": "rathausblick", "werkblick": "werkblick"}
_TEXTUAL = ("text/", "application/")


class Served(NamedTuple):
    """One request that was answered."""

    method: str
    url: str
    """As asked for: ``http://www.rathausblick.example/…``."""
    status: int
    """0 where the connection was reset on purpose."""


class Stage(Protocol):
    """What a connection needs to know of the server."""

    world: World
    traps: bool
    stopping: threading.Event
    faults: FaultBook

    @property
    def today(self) -> date:
        """The day of the day header."""
        ...

    def browser_url(self, site: SiteName) -> str:
        """Where a person can look at a site."""
        ...

    def note(self, served: Served) -> None:
        """Remember a request."""
        ...


class Listener(ThreadingHTTPServer):
    """Keeps its connections at hand, so that stopping ends every one of them."""

    daemon_threads = False
    block_on_close = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], stage: Stage) -> None:
        self.stage = stage
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        super().__init__(address, Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Remember the connection."""
        with self._guard:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Forget the connection."""
        with self._guard:
            self._open.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """End every open connection."""
        with self._guard:
            for request in self._open:
                with suppress(OSError):
                    request.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no error of ours."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Listener
    protocol_version = "HTTP/1.1"
    server_version = "Demo"
    sys_version = ""
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: Any) -> None:
        """Be silent: ``DemoServer.requests`` is the log."""

    def do_GET(self) -> None:
        """Answer with a body."""
        self._serve()

    def do_HEAD(self) -> None:
        """Answer without one."""
        self._serve()

    def do_CONNECT(self) -> None:
        """There is no TLS here."""
        self._refuse(f"https://{self.path}/")

    def _serve(self) -> None:
        demo = self.server.stage
        url, site, place = self._locate()
        if site is None:
            if place == "root":
                self._send(url, Answer(body=_welcome(demo).encode()), None)
            else:
                self._refuse(url)
            return
        parts = urlsplit(url)
        target = parts.path + (f"?{parts.query}" if parts.query else "") or "/"
        fault = demo.faults.take(HOMES[site] + target)
        app = SiteApp(demo.world, site, demo.traps, bool(fault and fault.empty_listing))
        if place == "bare":
            answer = Answer(status=301, headers={"Location": HOMES[site] + target})
        elif fault and fault.soft_404:
            answer = app.not_found(200)
        else:
            answer = app.answer(target, demo.today)
        if place == "local":
            answer = _localised(answer, demo)
        self._send(url, answer, fault)

    def _locate(self) -> tuple[str, SiteName | None, str]:
        """(address, site, how it was reached: www, bare, local, root or elsewhere)."""
        url = self.path
        if url.startswith("/"):
            url = f"http://{self.headers.get('Host', '')}{url}"
        try:
            host = urlsplit(url).hostname or ""
        except ValueError:
            host = ""
        name, _, rest = host.removeprefix("www.").partition(".")
        if name in _SITES and rest == "example":
            return url, _SITES[name], "www" if host.startswith("www.") else "bare"
        if name in _SITES and rest == "localhost":
            return url, _SITES[name], "local"
        if host in ("localhost", "127.0.0.1") and self.path.startswith("/"):
            return url, None, "root"
        return url, None, "elsewhere"

    def _refuse(self, url: str) -> None:
        text = (
            f"This demo serves http://www.rathausblick.example/ and http://www.werkblick.example/ "
            f"only, and never fetches anything from elsewhere. It was asked for {url}\n"
        )
        answer = Answer(
            status=502,
            body=text.encode(),
            content_type="text/plain; charset=UTF-8",
            headers={"Connection": "close"},
        )
        self._send(url, answer, None)
        self.close_connection = True

    def _send(self, url: str, answer: Answer, fault: Fault | None) -> None:
        fault = fault or Fault()
        stage = self.server.stage
        if fault.delay:
            stage.stopping.wait(fault.delay)
        if fault.reset:
            stage.note(Served(self.command, url, 0))
            self._reset()
            return
        answer = self._composed(_spoiled(answer, fault), fault)
        body, length = answer.body, max(len(answer.body), fault.pad_to or 0)
        headers = {**answer.headers, "Content-Length": str(length)} | dict(fault.headers)
        if answer.status == 304:
            del headers["Content-Length"]
        stage.note(Served(self.command, url, answer.status))
        self.send_response(answer.status)
        for name, value in headers.items():
            self.send_header(name, value)
        if self.command == "HEAD" or answer.status == 304:
            body, length = b"", 0
        with suppress(OSError):
            self.end_headers()
            self._write(body, length, fault)

    def _composed(self, answer: Answer, fault: Fault) -> Answer:
        """With every header but the length; compressed, shortened, or reduced to a 304."""
        headers, body = dict(answer.headers), answer.body
        if answer.etag:
            headers["ETag"] = answer.etag
        if answer.modified:
            headers["Last-Modified"] = format_datetime(answer.modified, usegmt=True)
        if answer.status == 200 and self._unchanged(answer):
            return replace(answer, status=304, body=b"", headers=headers)
        headers["Content-Type"] = answer.content_type
        if body and answer.content_type.startswith(_TEXTUAL):
            headers["Vary"] = "Accept-Encoding"
            zips = "gzip" in self.headers.get("Accept-Encoding", "")
            if zips and "Content-Encoding" not in fault.headers:
                body = gzip.compress(body, 6, mtime=0)
                headers["Content-Encoding"] = "gzip"
        if fault.cut_quietly is not None:
            body = body[: int(len(body) * fault.cut_quietly)]
        return replace(answer, body=body, headers=headers)

    def _write(self, body: bytes, length: int, fault: Fault) -> None:
        stopping = self.server.stage.stopping
        if fault.cut is not None:
            body = body[: int(len(body) * fault.cut)]
            length = 0
            self.close_connection = True
        if fault.drip:
            for start in range(0, len(body), 256):
                self.wfile.write(body[start : start + 256])
                if stopping.wait(fault.drip):
                    self.close_connection = True
                    return
        elif body:
            self.wfile.write(body)
        left = length - len(body)
        while left > 0 and not stopping.is_set():
            left -= self.wfile.write(b" " * min(left, 65536))

    def _unchanged(self, answer: Answer) -> bool:
        """Whether the client already has this very answer."""
        asked = self.headers.get("If-None-Match")
        if asked is not None:
            tags = {tag.strip().removeprefix("W/") for tag in asked.split(",")}
            return bool(answer.etag) and (answer.etag or "").removeprefix("W/") in tags
        since = self.headers.get("If-Modified-Since")
        if since is None or answer.modified is None:
            return False
        try:
            return answer.modified <= parsedate_to_datetime(since)
        except (ValueError, TypeError):
            return False

    def _reset(self) -> None:
        """Close with RST: a linger time of zero."""
        self.close_connection = True
        with suppress(OSError):
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()


def _spoiled(answer: Answer, fault: Fault) -> Answer:
    """The answer that a fault makes of a good one."""
    if fault.redirect is not None:
        return Answer(status=302, headers={"Location": fault.redirect})
    if fault.body is not None:
        kind = fault.content_type or HTML
        return Answer(status=fault.status or 200, body=fault.body, content_type=kind)
    if fault.status is not None:
        text = f"<html><head><title>{fault.status}</title></head><body>Störung</body></html>"
        return Answer(
            status=fault.status, body=text.encode(), content_type=fault.content_type or HTML
        )
    if fault.content_type is not None:
        return replace(answer, content_type=fault.content_type)
    return answer


def _localised(answer: Answer, demo: Stage) -> Answer:
    """The same for a browser: every absolute address leads to ``*.localhost``."""
    body, headers = answer.body, dict(answer.headers)
    for site, home in HOMES.items():
        local = demo.browser_url(site)
        if answer.content_type.startswith(_TEXTUAL):
            body = body.replace(home.encode(), local.encode())
        if "Location" in headers:
            headers["Location"] = headers["Location"].replace(home, local)
    return replace(answer, body=body, headers=headers)


def _welcome(demo: Stage) -> str:
    links = "".join(
        f'<li><a href="{demo.browser_url(site)}/">{site.capitalize()}</a></li>' for site in HOMES
    )
    return (
        '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Demo</title></head>'
        f"<body><h1>Zwei erfundene Nachrichtenseiten</h1><ul>{links}</ul></body></html>"
    )
