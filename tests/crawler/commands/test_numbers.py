"""One thing is not called many: what commands say of none, one and two."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from archive.exchange.faults import many
from tests.support import kept
from tests.support.crawling import scrapy

THINGS = "article|teaser|link|page|capture|record|request|word|byte|key|row|reading|file|entry"
SEVERAL = re.compile(rf"(?<![\d.,:/-])1 (?:[a-z]+ )?(?:{THINGS}|address(?=es))e?s\b")
SINGLE = re.compile(rf"(?<![\d.,:/-])[02] (?:kept |article )?(?:{THINGS}|address)\b(?! link)")
LINES = ("export --to FOLDER/all.jsonl", "import FOLDER/all.jsonl -s ARCHIVE_PATH=FOLDER/new.db",
         "search Titel", "search nirgends", "pages", "pages prune --dry-run", "status", "coverage",
         "reextract --jobs 1", "verify", "warc export --to FOLDER", "peek FOLDER/feed.xml",
         "export --package FOLDER/package")  # fmt: skip


@pytest.mark.parametrize("number", [0, 1, 2])
def test_one_is_not_called_many(number: int, tmp_path: Path) -> None:
    store, archive = kept.opened(tmp_path)
    with store, archive:
        for name in ("eins", "zwei")[:number]:
            kept.crawled(store, archive, name, kept.html(f"Ein Titel, {name}"), kept.T1)
    items = "".join(f"<item><title>Ein Titel</title><link>{kept.url(name)}</link></item>"
                    for name in ("eins", "zwei")[:number])  # fmt: skip
    feed = f"<rss version='2.0'><channel>{items}</channel></rss>"
    (tmp_path / "feed.xml").write_text(feed, "utf-8")
    said = ""
    for line in LINES:
        words = [word.replace("FOLDER", str(tmp_path)) for word in line.split()]
        done = scrapy(*words, archive=tmp_path / "archive.db")
        assert "Traceback" not in done.stderr
        said += f"\n{done.stdout}{done.stderr}".replace(str(tmp_path), "")
    said += json.loads((tmp_path / "package" / "datapackage.json").read_text("utf-8"))[
        "description"
    ]
    assert SEVERAL.findall(said) == []
    assert SINGLE.findall(said) == []
    assert f"{number} article{'s' * (number != 1)} in /all.jsonl" in said
    assert f"{number} teaser{'s' * (number != 1)}, {number} article link" in said


def test_the_control() -> None:
    assert SEVERAL.search("1 kept pages of 1 addresses read")
    assert SEVERAL.search("1 addresses")
    assert SINGLE.search("2 teaser, 0 article links")
    assert not SEVERAL.search("1 article, 21 articles and 1 of 3 articles")
    assert many("x", "without words", [7]).detail == "1 article without words: id 7."
