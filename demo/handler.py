"""Handle a connection of the demo server: find the site, apply any fault, send the answer."""

from __future__ import annotations

import gzip
import socket
import struct
from contextlib import suppress
from dataclasses import replace
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import urlsplit

from demo.answer import TEXTUAL, Answer
from demo.app import SiteApp
from demo.browser import localised, welcome
from demo.faults import Fault, spoiled
from demo.listener import Listener, Served
from demo.model import HOMES, SITES, SiteName

_SITES: dict[str, SiteName] = {site: site for site in SITES}


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
        if answer.status == 200 and self._unchanged(answer):
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

    def _unchanged(self, answer: Answer) -> bool:
        """Test whether the client already has this answer."""
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
        """Close with RST, by a linger time of zero."""
        self.close_connection = True
        with suppress(OSError):
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
