"""Serves the two sites on loopback: as an HTTP proxy, and to a browser under ``*.localhost``."""

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
    """The two sites, running in a thread of its own from ``start`` (or ``with``) to ``stop``.

    ``port=0`` takes a free port. ``today`` is the day of the day header; without it, the real one.
    Everything a test may want to happen to the sites while they run is a method.
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
        """What ``http_proxy`` has to be."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def requests(self) -> list[Served]:
        """Every request answered so far, oldest first (a copy)."""
        with self._lock:
            return list(self._log)

    @property
    def today(self) -> date:
        """The day of the day header."""
        return self._today or date.today()

    @today.setter
    def today(self, day: date | None) -> None:
        self._today = day

    def browser_url(self, site: SiteName) -> str:
        """Say where a person can look at a site."""
        return f"http://{site}.localhost:{self.port}"

    def start(self) -> DemoServer:
        """Begin to serve."""
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()
        return self

    def stop(self) -> None:
        """End every connection and thread."""
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
        """Forget what was asked so far."""
        with self._lock:
            self._log.clear()

    def note(self, served: Served) -> None:
        """Remember a request."""
        with self._lock:
            self._log.append(served)

    # What may happen to the sites while they run.

    def articles(self, site: SiteName) -> tuple[Article, ...]:
        """List what is online, newest first: the truth to compare a crawl with."""
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
        """Let only its own addresses lead to an article, and links in older ones."""
        self.world.unlist(site, slug)

    def restore(self, site: SiteName, slug: str) -> None:
        """Put a removed article online again."""
        self.world.restore(site, slug)

    def relayout(self, site: SiteName) -> None:
        """Change the markup of a whole site over night; again, and it changes back."""
        self.world.relayout(site)

    def fault(self, pattern: str, fault: Fault) -> None:
        """Spoil the answers to all addresses in which the regular expression is found."""
        self.faults.add(pattern, fault)

    def clear_faults(self) -> None:
        """Let everything work again."""
        self.faults.clear()
