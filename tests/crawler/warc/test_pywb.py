"""pywb, which nobody here wrote, replays a page from our export.

Its pins contradict ours, so it lives in a virtual environment of its own: ``make replay`` makes it
and runs this. ``PYWB`` may name the folder with its commands.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.support import kept
from tests.support.crawling import environment, scrapy
from tests.support.kept import T1, T2, rows
from tests.support.public_archive import Held

BIN = Path(os.environ.get("PYWB") or ROOT / ".venv-pywb" / "bin")

NETWORK = "Das Rathaus hat jetzt eine Seite im Netz.\nMan findet dort die Öffnungszeiten."

pytestmark = pytest.mark.skipif(not (BIN / "wayback").exists(), reason="needs pywb: make replay")


@contextmanager
def wayback(folder: Path, *files: Path) -> Iterator[int]:
    """A pywb with a collection ``k`` of these files; its port comes out."""
    for arguments in (["init", "k"], *(["add", "k", str(file)] for file in files)):
        subprocess.run([BIN / "wb-manager", *arguments], cwd=folder, check=True,
                       capture_output=True)  # fmt: skip
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    server = subprocess.Popen(
        [BIN / "wayback", "-p", str(port), "-b", "127.0.0.1"], cwd=folder,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield port
    finally:
        server.terminate()
        server.wait()


def test_pywb_replays_a_page_of_each_day(tmp_path: Path) -> None:
    store, archive = kept.opened(tmp_path)
    with store, archive:
        kept.crawled(store, archive, "a", kept.html("Titel des ersten Tages"), T1)
        kept.crawled(store, archive, "a", kept.html("Titel des zweiten Tages"), T2)
        store.add(kept.capture("a", b"", "2025-10-14T08:00:00Z", status=304))
    scrapy("warc", "export", "--to", str(tmp_path), archive=tmp_path / "archive.db")
    (file,) = tmp_path.glob("*.warc.gz")
    with wayback(tmp_path, file) as port:
        for stamp, title in (("20251011080000", "ersten"), ("20251012080000", "zweiten")):
            assert f"Titel des {title} Tages" in _replayed(port, stamp)


def test_the_past_comes_out_of_pywb_as_out_of_its_files(tmp_path: Path) -> None:
    """An old and a new site over years, with a revisit, a redirect, a page that was gone, and a
    record that is cut off."""
    home = "http://www.rathausblick.example"
    old = Held(
        f"{home}/meldung_23301_Rathaus.html", "20090304050607", kept.html("Am Netz", body=NETWORK)
    )
    same = Held(kept.url("a"), "20190304050607", kept.html("Alte Brücke gesperrt"))
    held = [
        old,
        same,
        Held(kept.url("a"), "20200304050607", kept.html("Alte Brücke offen")),
        Held(kept.url("a"), "20210304050607", kept.html("Alte Brücke gesperrt")),
        Held(kept.url("weg"), "20180101000000", b"", status=301,
             headers={"Location": kept.url("a"), "Content-Type": "text/html"}),
        Held(kept.url("404"), "20180101000000", b"<p>nichts", status=404),
    ]  # fmt: skip
    whole = b"".join(each.record() for each in held)
    page = kept.html("Abgeschnitten", body="Von diesem Satz ist die Hälfte verloren gegangen.")
    cut = Held(kept.url("schnitt"), "20190101000000", page, headers={
        "Content-Type": "text/html", "Content-Length": str(len(page)),
    }).record()  # fmt: skip
    (tmp_path / "all.warc.gz").write_bytes(whole + cut[:400])
    done = scrapy("warc", "ingest", str(tmp_path / "all.warc.gz"), archive=tmp_path / "b.db")
    assert done.returncode == 1  # the record that is cut off
    with wayback(tmp_path, tmp_path / "all.warc.gz") as port:
        _replayed(port, "20190304050607")  # it is up
        environ = environment(tmp_path / "a.db", None) | {"no_proxy": "127.0.0.1"}
        command = [sys.executable, "-m", "scrapy", "past", "-s", "DOWNLOAD_DELAY=0",
                   "-s", "AUTOTHROTTLE_ENABLED=0", "-s", "CONTACT=a@b.example",
                   "-s", "PRIVATE_ADDRESSES_ALLOWED=1", "-s", "DOWNLOAD_TIMEOUT=2",
                   "-s", "RETRY_TIMES=0", "rathausblick",
                   "--from", f"http://127.0.0.1:{port}/k"]  # fmt: skip
        for code in (1, 1, 1, 0):  # the third time one that is cut off is refused
            past = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
            assert past.returncode == code, past.stdout + past.stderr
            assert ("schnitt gave no answer" in past.stderr) == (code == 1)
    for sql in (
        "select title, body, first_seen from articles_full order by title",
        "select title, body, seen_at, cause from revisions order by seen_at",
    ):
        assert rows(tmp_path / "a.db", sql) == rows(tmp_path / "b.db", sql)
    assert len(rows(tmp_path / "a.db", "select 1 from revisions")) >= 3


def _replayed(port: int, stamp: str) -> str:
    url = f"http://127.0.0.1:{port}/k/{stamp}id_/{kept.url('a')}"
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _ in range(600):
        try:
            with opener.open(url, timeout=5) as answer:
                body: bytes = answer.read()
                return body.decode()
        except ConnectionError:
            time.sleep(0.1)
        except urllib.error.HTTPError as error:
            return f"{error.code} {error.read().decode()[:500]}"
        except urllib.error.URLError:
            time.sleep(0.1)
    return "no answer"
