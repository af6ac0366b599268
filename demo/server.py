"""Serve the two sites on loopback: as an HTTP proxy, and to a browser under ``*.localhost``."""

from __future__ import annotations

import threading
from datetime import date

from demo.faults import Fault, FaultBook
from demo.handler import Handler
from demo.listener import Listener, Served
from demo.model import SiteName
from demo.world import World


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
        self._http = Listener(("127.0.0.1", port), Handler, self)
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
