"""Serve the two sites on loopback: as an HTTP proxy, and to a browser under ``*.localhost``."""

from __future__ import annotations

import threading
from datetime import date
from typing import Any

from demo.faults import Fault, FaultBook
from demo.handler import Handler
from demo.listener import Listener, Served
from demo.model import Article, SiteName
from demo.world import World


class DemoServer:
    """The two sites, running in a separate thread from ``start`` (or ``with``) to ``stop``.

    ``port=0`` takes a free port. ``today`` is the day in the page header, by default the real one.
    Methods make things happen to the sites while they run.
    """

    def __init__(self, port: int = 0, *, today: date | None = None, traps: bool = False) -> None:
        self.world = World()
        self.traps = traps
        self.stopping = threading.Event()
        self.faults = FaultBook()
        self._today = today
        self._log: list[Served] = []
        self._lock = threading.Lock()
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

    @property
    def today(self) -> date:
        """The day in the page header."""
        return self._today or date.today()

    @today.setter
    def today(self, day: date | None) -> None:
        self._today = day

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

    # Events on the running sites.

    def articles(self, site: SiteName) -> tuple[Article, ...]:
        """List what is online, newest first: the ground truth for a crawl."""
        return self.world.articles(site)

    def publish(self, site: SiteName, article: Article) -> Article:
        """Put an article online."""
        return self.world.publish(site, article)

    def publish_new(
        self, site: SiteName, count: int = 1, *, day: date | None = None
    ) -> tuple[Article, ...]:
        """Invent and publish articles of one day, by default today."""
        return self.world.publish_new(site, count, day or self.today)

    def edit(self, site: SiteName, slug: str, **fields: Any) -> Article:
        """Change fields of an article (names as in ``demo.model.Article``)."""
        return self.world.edit(site, slug, self.today, fields)

    def remove(self, site: SiteName, slug: str, status: int = 410) -> None:
        """Take an article offline."""
        self.world.remove(site, slug, status)

    def unlist(self, site: SiteName, slug: str) -> None:
        """Remove an article from listings, feeds and sitemaps; its addresses still answer."""
        self.world.unlist(site, slug)

    def restore(self, site: SiteName, slug: str) -> None:
        """Put a removed article online again."""
        self.world.restore(site, slug)

    def relayout(self, site: SiteName) -> None:
        """Switch a site to the other markup; a second call switches it back."""
        self.world.relayout(site)

    def fault(self, pattern: str, fault: Fault) -> None:
        """Spoil the answers to all addresses that contain a match of the regular expression."""
        self.faults.add(pattern, fault)

    def clear_faults(self) -> None:
        """Remove all faults."""
        self.faults.clear()
