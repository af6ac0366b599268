"""The listening socket of the demo server, and what its connections know of the server."""

from __future__ import annotations

import socket
import sys
import threading
from contextlib import suppress
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple, Protocol

from demo.faults import FaultBook
from demo.model import SiteName
from demo.world import World


class Served(NamedTuple):
    """One request that was answered."""

    method: str
    url: str
    """As asked for: ``http://www.rathausblick.example/…``."""
    status: int
    """0 where the connection was reset on purpose."""


class ServerState(Protocol):
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
        """Say where a person can look at a site."""
        ...

    def note(self, served: Served) -> None:
        """Remember a request."""
        ...


class Listener(ThreadingHTTPServer):
    """Keeps its connections at hand, so that stopping ends every one of them."""

    daemon_threads = False
    block_on_close = True
    request_queue_size = 128

    def __init__(
        self,
        address: tuple[str, int],
        handler: type[BaseHTTPRequestHandler],
        state: ServerState,
    ) -> None:
        self.state = state
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        super().__init__(address, handler)

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
        """Ignore a client that hangs up: no error of ours."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)
