"""Whole-process crawls against pages on loopback: what cron would run, word for word."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import MappingProxyType

from tests.support import forking

FAST = ("DOWNLOAD_DELAY=0", "AUTOTHROTTLE_ENABLED=0", "CONCURRENT_REQUESTS_PER_DOMAIN=8",
        "RETRY_TIMES=1")  # fmt: skip
"""The demo is our own server: no need to be polite."""


def scrapy(
    *args: str,
    archive: Path | str,
    proxy: str | None = None,
    timeout: float = 120,
    bounds: Mapping[str, int] = MappingProxyType({}),
) -> subprocess.CompletedProcess[str]:
    """Run ``scrapy …`` in a process of its own and wait for it."""
    words = command(*args)[3:]
    return as_text(forking.run(words, environment(archive, proxy), timeout=timeout, bounds=bounds))


def as_text(done: subprocess.CompletedProcess[bytes]) -> subprocess.CompletedProcess[str]:
    """Decode what a process printed."""
    out, err = (printed.decode() for printed in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def command(*args: str) -> list[str]:
    """The command line of a ``scrapy`` call, fast where it crawls."""
    settings = [part for setting in FAST for part in ("-s", setting)] if args[0] == "crawl" else []
    return [sys.executable, "-m", "scrapy", args[0], *settings, *args[1:]]


def environment(archive: Path | str, proxy: str | None) -> dict[str, str]:
    """The environment of such a call: everything over loopback, nothing inherited that matters."""
    kept = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    return kept | {
        "ARCHIVE_PATH": str(archive),
        "http_proxy": proxy or "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
        "PYTHONWARNINGS": "default",
    }


Answer = tuple[int, dict[str, str], bytes]
"""Status, headers and body."""
Pages = Mapping[str, Answer | bytes]
"""By their address; bytes go out as they are, with headers and all."""


@contextmanager
def serving(pages: Pages) -> Iterator[str]:
    """Serve pages by their whole address, as a proxy does; the proxy's own address comes out."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = pages.get(self.path, (404, {}, b"not here"))
            if isinstance(answer, bytes):
                self.wfile.write(answer)
                self.close_connection = True
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in ({"Content-Type": "text/html; charset=utf-8"} | headers).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
