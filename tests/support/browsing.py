"""An archive to browse, Datasette over it on loopback, and a headless Chromium."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from email.message import Message
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from archive import Archive, Article, Link, Page
from archive.captures.records import Capture
from archive.captures.store import PageStore, pages_path
from archive.journal import alerts, coverage, metrics
from tests.conftest import ROOT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NO_CHROMIUM = "no Chromium on this machine: apt-get install chromium"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-default-apps --hide-scrollbars"
).split()
LATER, LATEST = "2026-12-01T06:00:00Z", "2026-12-02T06:00:00Z"
REAL = "kommune21"
TOWNS = (
    "Köln Bonn Leipzig Norderstedt Augsburg Kiel Dresden Rostock Mannheim Ulm Regensburg Jena "
    "Bielefeld Osnabrück Karlsruhe Flensburg Wolfsburg Heilbronn Konstanz Bamberg Stralsund "
    "Görlitz Saarbrücken Potsdam Paderborn Göttingen Erfurt Chemnitz Magdeburg Lübeck München "
    "Hamburg Berlin Nürnberg Dortmund Wuppertal Darmstadt Trier Kempten Cottbus Bocholt Emden "
    "Cuxhaven Hameln"
).split()
TOPICS = (
    ("Das Bürgerbüro arbeitet ohne Papier", "E-Akte", "digital"),
    ("Neues Serviceportal am Netz", "OZG", "online"),
    ("Wärmeplanung mit Bürgerbeteiligung", "Wärmeplanung", "klimaneutral"),
    ("Sensoren melden freie Parkplätze", "Smart City", "vernetzt"),
)
"""Invented: no article about these towns says what stands here."""
TABLE = "<table><tr><th>Jahr</th><th>Anträge</th></tr><tr><td>2022</td><td>2203</td></tr></table>"
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


def make_archive(path: Path, base: Path = ROOT / "archive.db.example") -> None:
    """What a crawl of the demo's two sites left; then changes, a vanished article, a kept page,
    and invented articles about towns that exist."""
    shutil.copyfile(base, path)
    with Archive.open(path) as archive:
        change(archive)
        archive.register(REAL, "Kommune21", "https://www.kommune21.de/")
        with archive.batch():
            for article in about_towns():
                archive.save(article)
        keep_books(archive)


def keep_books(archive: Archive) -> None:
    """Runs of that site: usual ones, and one that brought too little."""
    for n, read in enumerate((412, 398, 405, 37)):
        day = f"2026-11-2{n}"
        number = archive.start_run(REAL, f"{day}T04:00:00Z")
        with archive.batch():
            metrics.save(archive.db, number, {"read": read, "dated": read - 2})
            coverage.prove(archive.db, number, "rathausblick")
            sentence = None
            if read < 100:
                sentence = "37 articles were read, 405 are usual; look at the listing"
                alerts.update(archive.db, REAL, {"articles": sentence}, f"{day}T04:09:00Z")
        archive.finish_run(number, finished=f"{day}T04:09:00Z", detail=sentence, requests=read,
                           outcome="below" if sentence else "finished")  # fmt: skip


def change(archive: Archive) -> None:
    """What happens to articles over time: new headlines, new sentences, one is gone."""
    newest = archive.newest(12)
    fields = Article.__slots__
    for n, old in enumerate(newest[:4]):
        reading = Article(**{name: getattr(old, name) for name in fields if name != "seen_at"},
                          seen_at=LATER)  # fmt: skip
        title = (old.title or "").rstrip(".") + (": Die Bilanz" if n % 2 else " – ein Jahr danach")
        body = (old.body or "").replace(" und ", " sowie ", 3) + "\n\nDie Zahlen wurden ergänzt."
        html = (old.body_html or "") + "<p>Die Zahlen wurden ergänzt.</p>"
        changed = replace(reading, title=title, body=body, body_html=html)
        assert archive.save(changed) == "changed"
        if not n:
            with PageStore.open(pages_path(archive.path)) as store:
                store.add(Capture(source=old.source, url=old.url, kind="article", at=LATER,
                                  status=200, body=b"<p>", headers=(), asked=()))  # fmt: skip
            teaser = (old.teaser or "") + " Nun liegt die Bilanz vor."
            assert archive.save(replace(changed, teaser=teaser, seen_at=LATEST)) == "changed"
    gone = newest[6]
    with PageStore.open(pages_path(archive.path)) as store:
        page = f"<h1>{gone.title}</h1><script>alert(1)</script>".encode()
        headers = (("Content-Type", "text/html; charset=utf-8"),)
        store.add(Capture(source=gone.source, url=gone.url, kind="article", at=LATER, status=200,
                          body=page, headers=headers, asked=()))  # fmt: skip
    archive.save(
        Page(
            url=newest[6].url, source=newest[6].source, fetched_at=LATER, status=410, kind="article"
        )
    )


def about_towns() -> Iterator[Article]:
    """Articles of a site that is not invented, whose kickers name towns that exist."""
    for n, town in enumerate(TOWNS * 3):
        if n % 3 and n % 5:
            continue
        title, tag, word = TOPICS[n % len(TOPICS)]
        url = f"https://www.kommune21.de/k21-meldungen/erfunden-{n}"
        day = f"{2012 + n % 13}-{n % 12 + 1:02}-{n % 27 + 1:02}"
        body = f"Erfunden für die Tests: {town} wird {word}. Die Verwaltung zählt {n} Anträge."
        yield Article(
            source=REAL, url=url, seen_at=LATER, kicker=town, title=f"{title} ({n})",
            teaser=f"{title}: so geht es in {town} weiter.", body=body, tags=(tag, "Erfunden"),
            body_html=f"<p>{body}</p>{'' if n else TABLE}", published=day,
            published_text=f"[{day}]",
            published_from="page", links=(Link(url=f"{url}0", text="wir berichteten"),),
        )  # fmt: skip


def evil(n: int = 1) -> Article:
    """An article that tries to inject a script by every field."""
    url = f"https://www.rathausblick.example/k21-meldungen/boese-{n}"
    return Article(
        source="rathausblick", url=url, seen_at=LATER, kicker=EVIL, title=f"Titel {EVIL} {n}",
        teaser=EVIL, body=f"{EVIL}\n\nText {n}", byline=EVIL, tags=(EVIL,), section=EVIL,
        body_html=f"<p>Gut</p>{EVIL}<p onclick='alert(3)'>Auch gut</p>"
                  "<a href='javascript:alert(4)'>Klick</a><style>*{display:none}</style>",
        image_url="javascript:alert(5)", image_alt=EVIL, image_caption=EVIL, image_credit=EVIL,
        published="2025-12-01", published_text=EVIL, published_from="page",
        links=(Link(url="javascript:alert(6)", text=EVIL),),
    )  # fmt: skip


class Answer(NamedTuple):
    """What a server said."""

    status: int
    headers: Message
    text: str

    def json(self) -> Any:
        """The text as data."""
        return json.loads(self.text)


class Place(NamedTuple):
    """A served archive."""

    url: str
    path: Path
    log: Path
    pid: int

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a page; redirects are not followed. A file that is no text is given as Latin-1,
        a character a byte."""
        request = urllib.request.Request(self.url + path, headers=headers)
        try:
            with _OPENER.open(request, timeout=90) as response:
                kind = response.headers["Content-Type"]
                coding = "latin-1" if "officedocument" in kind else "utf-8"
                return Answer(response.status, response.headers, response.read().decode(coding))
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, error.headers, error.read().decode())


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


_OPENER = urllib.request.build_opener(_Stay, urllib.request.ProxyHandler({}))


@contextmanager
def browsing(path: Path, *options: str) -> Iterator[Place]:
    """``scrapy browse`` over an archive, until the block ends; one that is not there yet is named
    by the environment, as in a container that waits for its first crawl."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = path.with_suffix(".log")
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "scrapy", "browse", "--port", str(port), *options,
             *([str(path)] if path.exists() else [])],
            cwd=ROOT, stdout=stream, stderr=stream,
            env=os.environ | {"PYTHONWARNINGS": "default", "ARCHIVE_PATH": str(path)},
        )  # fmt: skip
    place = Place(f"http://127.0.0.1:{port}", path, log, process.pid)
    try:
        _wait(place, process)
        yield place
    finally:
        process.terminate()
        process.wait(10)


def _wait(place: Place, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 120  # a machine that does a lot beside it
    while time.monotonic() < end:
        assert process.poll() is None, place.log.read_text("utf-8")
        try:
            if place.get("/robots.txt").status == 200:
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"no answer: {place.log.read_text('utf-8')}")


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The reading room over an archive that stays as it is."""
    path = tmp_path_factory.mktemp("browse") / "archive.db"
    make_archive(path)
    with browsing(path) as served:
        yield served
