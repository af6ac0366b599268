"""pywb, which nobody here wrote, replays a page from our export.

Its pins contradict ours, so it lives in a virtual environment of its own: ``make replay`` makes it
and runs this. ``PYWB`` may name the folder with its commands.
"""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.support import kept
from tests.support.crawling import scrapy
from tests.support.kept import T1, T2

BIN = Path(os.environ.get("PYWB") or ROOT / ".venv-pywb" / "bin")

pytestmark = pytest.mark.skipif(not (BIN / "wayback").exists(), reason="needs pywb: make replay")


def test_pywb_replays_a_page_of_each_day(tmp_path: Path) -> None:
    store, archive = kept.opened(tmp_path)
    with store, archive:
        kept.crawled(store, archive, "a", kept.html("Titel des ersten Tages"), T1)
        kept.crawled(store, archive, "a", kept.html("Titel des zweiten Tages"), T2)
        store.add(kept.capture("a", b"", "2025-10-14T08:00:00Z", status=304))
    scrapy("warc", "export", "--to", str(tmp_path), archive=tmp_path / "archive.db")
    (file,) = tmp_path.glob("*.warc.gz")
    for arguments in (["init", "k"], ["add", "k", str(file)]):
        subprocess.run([BIN / "wb-manager", *arguments], cwd=tmp_path, check=True,
                       capture_output=True)  # fmt: skip
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [BIN / "wayback", "-p", str(port), "-b", "127.0.0.1"], cwd=tmp_path,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for stamp, title in (("20251011080000", "ersten"), ("20251012080000", "zweiten")):
            assert f"Titel des {title} Tages" in _replayed(port, stamp)
    finally:
        server.terminate()
        server.wait()


def _replayed(port: int, stamp: str) -> str:
    url = f"http://127.0.0.1:{port}/k/{stamp}id_/{kept.url('a')}"
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _ in range(100):
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
