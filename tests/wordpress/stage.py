"""A WordPress with content, its proxy, and crawls of it: what the tests stand on."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from filelock import FileLock

from archive.captures.store import pages_path
from tests.conftest import ROOT
from tests.support import forking
from tests.support.crawling import as_text, command, environment
from tests.wordpress.control import Control
from tests.wordpress.install import FOLDER, HERE
from tests.wordpress.others import hidden, protected, stock
from tests.wordpress.proxy import Proxy, proxying
from tests.wordpress.server import WordPress
from tests.wordpress.truth import Post, family

SMALL = 60
"""Family articles where the theme or an accident is what matters, not the number."""
PATIENCE = 600
"""Seconds for one crawl."""


@dataclass
class Stage:
    """WordPress, an editor's hands, and the way from the crawl to it."""

    wordpress: WordPress
    proxy: Proxy
    contents: dict[int | None, bytes] = field(default_factory=dict)

    @property
    def control(self) -> Control:
        """The hands of an editor."""
        return Control(self.wordpress)

    def set(self, theme: str, count: int | None = SMALL) -> tuple[Post, ...]:
        """A fresh site under a theme; the published articles of the family come out."""
        if count not in self.contents:
            self.contents[count] = self._content(count)
        self.maintenance(False)
        self.wordpress.restore(self.contents[count])
        self.control.theme(theme)
        self.proxy.forget()
        return family() if count is None else family(count)

    def maintenance(self, on: bool) -> None:
        """WordPress' own: every page answers 503."""
        headers = {"X-K21-Token": self.wordpress.token}
        status, said = self.wordpress.get(
            f"/maintenance.php?{'on' if on else 'off'}", None, headers
        )
        assert (status, said) == (200, b"true"), said

    def crawl(self, archive: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        """``scrapy crawl kommune21 …`` in a process of its own: ``recheck=all``, ``SETTING=1``."""
        self.proxy.forget()
        pairs = [part for a in arguments for part in ("-s" if a[0].isupper() else "-a", a)]
        trust = {"https_proxy": self.proxy.url, "SSL_CERT_FILE": str(self.proxy.certificate)}
        trust |= {"CONTACT": "tests@example.org"}
        words = command("crawl", "kommune21", *pairs)[3:]
        env = environment(archive, self.proxy.url) | trust
        return as_text(forking.run(words, env, timeout=PATIENCE))

    def _content(self, count: int | None) -> bytes:
        """The content of a whole site: made once, and kept as long as nothing here changes."""
        digest = hashlib.sha256(repr(count).encode())
        for file in sorted(HERE.rglob("*")):
            if file.suffix == ".php" or file.name in {
                "truth.py",
                "others.py",
                "blocks.py",
                "control.py",
            }:
                digest.update(file.read_bytes())
        for file in sorted((ROOT / "demo").glob("*.py")):
            digest.update(file.read_bytes())
        kept = FOLDER / "contents" / f"{digest.hexdigest()[:16]}.sqlite"
        kept.parent.mkdir(exist_ok=True)
        with FileLock(f"{kept}.lock"):
            if not kept.exists():
                self._write(family() if count is None else family(count))
                kept.write_bytes(self.wordpress.keep())
        return kept.read_bytes()

    def _write(self, posts: Sequence[Post]) -> None:
        self.control.found()
        self.control.publish((*posts, *stock(), *hidden(), *protected()))


@contextmanager
def staged(folder: Path) -> Iterator[Stage]:
    """Start everything, and end it."""
    with WordPress() as wordpress, proxying(wordpress.port, folder) as proxy:
        yield Stage(wordpress, proxy)


def rows(archive: Path, sql: str, *values: object) -> list[dict[str, Any]]:
    """What a query finds in an archive."""
    db = sqlite3.connect(archive)
    db.row_factory = sqlite3.Row
    try:
        return [dict(row) for row in db.execute(sql, values)]
    finally:
        db.close()


def days_pass(archive: Path, days: int) -> None:
    """Let time pass: everything in the archive was fetched so many days earlier."""
    db = sqlite3.connect(archive)
    try:
        db.execute(
            "update pages set fetched_at = strftime('%Y-%m-%dT%H:%M:%SZ', fetched_at, ?)",
            (f"-{days} days",),
        )
        db.commit()
    finally:
        db.close()


def copied(archive: Path, folder: Path) -> Path:
    """A copy of an archive and its pages, to be changed."""
    target = folder / "archive.db"
    for one, two in ((archive, target), (pages_path(archive), pages_path(target))):
        if Path(one).exists():
            shutil.copy(one, two)
    return target
