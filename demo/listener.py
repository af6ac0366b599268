"""The listening socket of the demo server, and the state its connections use."""

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
    """As requested: ``http://www.rathausblick.example/…``."""
    status: int
    """0 if the connection was reset on purpose."""


class ServerState(Protocol):
    """The part of the server that a connection uses."""

    world: World
    traps: bool
    stopping: threading.Event
    faults: FaultBook

    @property
    def today(self) -> date:
        """The day in the page header."""
        ...

    def browser_url(self, site: SiteName) -> str:
        """Return the address of a site in a browser."""
        ...

    def note(self, served: Served) -> None:
        """Record a request."""
        ...


class Listener(ThreadingHTTPServer):
    """Tracks its connections, so that stopping closes all of them."""

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
