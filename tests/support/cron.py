"""What the tests of unattended crawls share: archives to copy, and runs as cron does them."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest

from archive.captures.store import pages_path
from demo.server import DemoServer
from tests.conftest import ROOT
from tests.support import forking
from tests.support.crawling import FAST, as_text, command, environment

SITE: Literal["rathausblick"] = "rathausblick"
HOME = "http://www.rathausblick.example"
QUICK = (*FAST, "AUTOTHROTTLE_ENABLED=0", "RETRY_PRIORITY_ADJUST=0")


@pytest.fixture
def server() -> Iterator[DemoServer]:
    """The demo sites, for one test."""
    with DemoServer(port=0) as running:
        yield running


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo site, crawled once."""
    path = tmp_path_factory.mktemp("cron") / "archive.db"
    with DemoServer(port=0) as server:
        run = crawlall(path, server)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(f"{SITE}: 147 new, 0 changed")
    return path


@pytest.fixture
def path(base: Path, tmp_path: Path) -> Path:
    """A copy of that archive, to be changed."""
    return copied(base, tmp_path)


def crawlall(
    archive: Path,
    server: DemoServer | str,
    *args: str,
    settings: tuple[str, ...] = (),
    env: dict[str, str] | None = None,
    **options: Any,
) -> subprocess.CompletedProcess[str]:
    """Run ``scrapy crawlall`` on one site (or as told), wait for it."""
    names = args if any(not a.startswith("-") and "=" not in a for a in args) else (SITE, *args)
    pairs = [part for setting in (*QUICK, *settings) for part in ("-s", setting)]
    proxy = server if isinstance(server, str) else server.proxy_url
    whole = environment(archive, proxy) | (env or {})
    if not options and "PYTHONPATH" not in (env or {}):
        return as_text(forking.run(["crawlall", *pairs, *names], whole))
    return subprocess.run(
        command("crawlall", *pairs, *names),
        cwd=ROOT,
        env=whole,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        **options,
    )


def copied(archive: Path, folder: Path) -> Path:
    """A copy of an archive and its pages, to be changed."""
    target = folder / "archive.db"
    for one, two in ((archive, target), (pages_path(archive), pages_path(target))):
        if Path(one).exists():
            shutil.copy(one, two)
    return target


def rows(archive: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """What a query finds."""
    db = sqlite3.connect(archive)
    try:
        return db.execute(sql, values).fetchall()
    finally:
        db.close()


def change(archive: Path, sql: str, *values: object) -> None:
    """Change the archive behind its back, as time would."""
    db = sqlite3.connect(archive)
    try:
        db.execute(sql, values)
        db.commit()
    finally:
        db.close()


def sound(archive: Path) -> None:
    """The file is whole."""
    assert rows(archive, "pragma integrity_check") == [("ok",)]
    assert rows(archive, "pragma foreign_key_check") == []


def asked(server: DemoServer) -> list[str]:
    """Paths that were asked for, without what a run always reads first."""
    ground = ("/robots.txt", "/.well-known/tdmrep.json")
    return [r.url.removeprefix(HOME) for r in server.requests if not r.url.endswith(ground)]


def articles_asked(server: DemoServer) -> list[str]:
    """Paths of articles that were asked for."""
    return [
        path
        for path in asked(server)
        if path.startswith("/k21-meldungen/") and not path.startswith(("/k21-meldungen/?",
                                                                       "/k21-meldungen/feed"))
        and path != "/k21-meldungen/"
    ]  # fmt: skip


def patched(folder: Path, code: str) -> dict[str, str]:
    """Environment in which every Python process runs ``code`` first."""
    (folder / "sitecustomize.py").write_text(code, "utf-8")
    return {"PYTHONPATH": os.pathsep.join((str(folder), str(ROOT)))}
