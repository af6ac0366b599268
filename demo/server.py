"""Serve the two sites on loopback: as an HTTP proxy, and to a browser under ``*.localhost``."""

from __future__ import annotations

import gzip
import socket
import struct
import sys
import threading
from contextlib import suppress
from dataclasses import replace
from datetime import date
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from demo.answer import TEXTUAL, Answer
from demo.app import SiteApp
from demo.browser import localised, welcome
from demo.faults import Fault, FaultBook, spoiled
from demo.model import HOMES, SITES, SiteName
from demo.world import World

_SITES: dict[str, SiteName] = {site: site for site in SITES}


class Served(NamedTuple):
    """One request that was answered."""

    method: str
    url: str
    """As requested: ``http://www.rathausblick.example/…``."""
    status: int
    """0 if the connection was reset on purpose."""


class DemoServer(World):
    """The two sites, running in a separate thread from ``start`` (or ``with``) to ``stop``.

    ``port=0`` takes a free port. ``today`` is the day in the page header, by default the real one.
    Methods make things happen to the sites while they run.
    """

    def __init__(self, port: int = 0, *, today: date | None = None, traps: bool = False) -> None:
        super().__init__(today)
        self.traps = traps
        self.stopping = threading.Event()
        self.faults = FaultBook()
        self._log: list[Served] = []
        self._http = Listener(port, self)
        self._thread: threading.Thread | None = None

    @property
    def port(self) -> int:
        """The port in use."""
        return int(self._http.server_address[1])

    @property
    def proxy_url(self) -> str:
        """The value for ``http_proxy``."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def requests(self) -> list[Served]:
        """Every request answered so far, oldest first (a copy)."""
        with self._lock:
            return list(self._log)

    def browser_url(self, site: SiteName) -> str:
        """Return the address of a site in a browser."""
        return f"http://{site}.localhost:{self.port}"

    def start(self) -> DemoServer:
        """Start serving."""
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()
        return self

    def stop(self) -> None:
        """Close every connection and end every thread."""
        self.stopping.set()
        if self._thread:
            self._http.shutdown()
            self._thread.join()
            self._thread = None
        self._http.hang_up()
        self._http.server_close()

    def __enter__(self) -> DemoServer:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def clear_requests(self) -> None:
        """Clear the log of requests."""
        with self._lock:
            self._log.clear()

    def note(self, served: Served) -> None:
        """Record a request."""
        with self._lock:
            self._log.append(served)

    def fault(self, pattern: str, fault: Fault) -> None:
        """Spoil the answers to all addresses that contain a match of the regular expression."""
        self.faults.add(pattern, fault)

    def clear_faults(self) -> None:
        """Remove all faults."""
        self.faults.clear()


class Listener(ThreadingHTTPServer):
    """The listening socket. Tracks its connections, so that stopping closes all of them."""

    daemon_threads = False
    block_on_close = True
    request_queue_size = 128

    def __init__(self, port: int, state: DemoServer) -> None:
        self.state = state
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        super().__init__(("127.0.0.1", port), Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Track the connection."""
        with self._guard:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Stop tracking the connection."""
        with self._guard:
            self._open.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """Close every open connection."""
        with self._guard:
            for request in self._open:
                with suppress(OSError):
                    request.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore clients that hang up."""
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
        """Print nothing: ``DemoServer.requests`` is the log."""

    def do_GET(self) -> None:
        """Answer with a body."""
        self._serve()

    def do_HEAD(self) -> None:
        """Answer without a body."""
        self._serve()

    def do_CONNECT(self) -> None:
        """Refuse: there is no TLS here."""
        self._refuse(f"https://{self.path}/")

    def _serve(self) -> None:
        state = self.server.state
        url, site, place = self._locate()
        if site is None:
            if place == "root":
                self._send(url, welcome(state.browser_url), None)
            else:
                self._refuse(url)
            return
        parts = urlsplit(url)
        target = parts.path + (f"?{parts.query}" if parts.query else "") or "/"
        fault = state.faults.take(HOMES[site] + target)
        app = SiteApp(state, site, state.traps, bool(fault and fault.empty_listing))
        if place == "bare":
            answer = Answer(status=301, headers={"Location": HOMES[site] + target})
        elif fault and fault.soft_404:
            answer = app.not_found(200)
        else:
            answer = app.answer(target, state.today)
        if place == "local":
            answer = localised(answer, state.browser_url)
        self._send(url, answer, fault)

    def _locate(self) -> tuple[str, SiteName | None, str]:
        """Return address, site, and how it was reached: www, bare, local, root or elsewhere."""
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
        state = self.server.state
        if fault.delay:
            state.stopping.wait(fault.delay)
        if fault.reset:
            state.note(Served(self.command, url, 0))
            self._reset()
            return
        answer = self._composed(spoiled(answer, fault), fault)
        body, length = answer.body, max(len(answer.body), fault.pad_to or 0)
        headers = {**answer.headers, "Content-Length": str(length)} | dict(fault.headers)
        if answer.status == 304:
            del headers["Content-Length"]
        state.note(Served(self.command, url, answer.status))
        self.send_response(answer.status)
        for name, value in headers.items():
            self.send_header(name, value)
        if self.command == "HEAD" or answer.status == 304:
            body, length = b"", 0
        with suppress(OSError):
            self.end_headers()
            self._write(body, length, fault)

    def _composed(self, answer: Answer, fault: Fault) -> Answer:
        """Add all headers except the length; compress, truncate, or reduce to a 304."""
        headers, body = dict(answer.headers), answer.body
        if answer.etag:
            headers["ETag"] = answer.etag
        if answer.modified:
            headers["Last-Modified"] = format_datetime(answer.modified, usegmt=True)
        if answer.status == 200 and answer.is_held(self.headers):
            return replace(answer, status=304, body=b"", headers=headers)
        headers["Content-Type"] = answer.content_type
        if body and answer.content_type.startswith(TEXTUAL):
            headers["Vary"] = "Accept-Encoding"
            zips = "gzip" in self.headers.get("Accept-Encoding", "")
            if zips and "Content-Encoding" not in fault.headers:
                body = gzip.compress(body, 6, mtime=0)
                headers["Content-Encoding"] = "gzip"
        if fault.cut_quietly is not None:
            body = body[: int(len(body) * fault.cut_quietly)]
        return replace(answer, body=body, headers=headers)

    def _write(self, body: bytes, length: int, fault: Fault) -> None:
        stopping = self.server.state.stopping
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

    def _reset(self) -> None:
        """Close with RST, by a linger time of zero."""
        self.close_connection = True
        with suppress(OSError):
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
