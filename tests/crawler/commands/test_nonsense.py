"""Commands given nonsense: a sentence and an exit code, and nothing is made, replaced or chosen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive import Archive
from archive.captures.store import PageStore, pages_path
from archive.exchange.selection import Selection
from tests.archive.captures.test_pair import made
from tests.support import kept
from tests.support.crawling import scrapy

HUGE = "9" * 30
EMPTY = (
    "export --since", "export --until", "export --as-of", "export --to", "export --package",
    "export --site", "search Titel --tag", "kwic Titel --since", "cite 1 --at", "page x --at",
    "reextract --since", "warc export --to", "warc export --article", "merge x --into",
    "past rathausblick --from", "crawlall rathausblick --folder", "accept rathausblick x --why",
)  # fmt: skip
REVERSED = ("search Titel", "export", "kwic Titel", "warc export", "past rathausblick")
NUMBERS = (
    ("search Titel --limit", "-1"), ("search Titel --limit", "١"), ("kwic Titel --width", "-1"),
    ("kwic Titel --limit", HUGE), ("reextract --jobs", "0"), ("reextract --jobs", HUGE),
    ("reextract --workers", HUGE), ("import {}/all.jsonl --jobs", "-3"), ("backup {} --keep", "0"),
    ("warc export --to {} --max-size", "0"), ("warc ingest x --jobs", "1e9"),
    ("browse --port", "70000"),
)  # fmt: skip
FUTURE = ("export --as-of 2099-01-01", "cite 1 --at 2099-01-01", "page x --at 2099-01-01")
FILES = ("all.csv", "./alles", "/nirgends/all.xlsx", "{}/all.jsonl", "teil.JSON")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("good")
    path = made(folder / "archive.db")
    with Archive.open(path) as opened:
        opened.export(Selection(), folder / "all.jsonl", "jsonl")
    return path


def files(folder: Path) -> list[tuple[str, int]]:
    """What is there, without what a reader of a database makes beside it."""
    found = [path for path in folder.iterdir() if not path.name.endswith(("-wal", "-shm"))]
    return sorted((path.name, path.stat().st_size) for path in found)


def wrong(archive: Path, *words: str, code: int = 64) -> str:
    """Run a command, which makes nothing; return what it said."""
    before = files(archive.parent)
    done = scrapy(*(word.format(archive.parent) for word in words), archive=archive)
    assert (done.returncode, done.stdout) == (code, ""), (words, done)
    assert "Traceback" not in done.stderr
    assert files(archive.parent) == before
    return done.stderr


@pytest.mark.parametrize("line", EMPTY)
def test_an_empty_option_is_told(archive: Path, line: str) -> None:
    said = wrong(archive, *line.split(), "")
    assert f"{line.rsplit(maxsplit=1)[-1]} is empty" in said


@pytest.mark.parametrize("line", REVERSED)
def test_a_span_that_ends_before_it_begins_is_told(archive: Path, line: str) -> None:
    span = ("--since", "2025-12-01", "--until", "2025-01-01")
    assert "nothing lies between" in wrong(archive, *line.split(), *span)


def test_the_control_of_spans(archive: Path) -> None:
    for since, until in (("2025-06", "2025"), ("2025", "2025"), ("2025-10-10", "2025-10")):
        done = scrapy("search", "Brücke", "--since", since, "--until", until, archive=archive)
        assert (done.returncode, done.stderr) == (0, ""), (since, until)
        assert "1 of 1 article\n" in done.stdout


@pytest.mark.parametrize(("line", "number"), NUMBERS)
def test_a_number_that_cannot_be_is_told(archive: Path, line: str, number: str) -> None:
    said = wrong(archive, *line.split(), number)
    assert number in said


@pytest.mark.parametrize("line", FUTURE)
def test_a_day_that_has_not_come_is_told(archive: Path, line: str) -> None:
    assert "has not come yet" in wrong(archive, *line.split())


def test_a_day_in_another_form_is_told(archive: Path) -> None:
    """Compared as text it would lie after every time of its year."""
    assert "no day of the form" in wrong(archive, "export", "--as-of", "20240101")


@pytest.mark.parametrize("file", FILES)
def test_a_file_among_the_words_of_an_export_is_told(archive: Path, file: str) -> None:
    said = wrong(archive, "export", file)
    assert f"--to {file.format(archive.parent)} writes to it" in said


def test_the_control_of_words(archive: Path, tmp_path: Path) -> None:
    for word in ('"all.csv"', "Giraffe", "kommune21.de", "A/B"):
        done = scrapy("export", word, archive=archive)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "0 articles\n")
    done = scrapy("export", "all.csv", "--to", str(tmp_path / "found"), archive=archive)
    assert done.returncode == 0, done.stderr
    done = scrapy("kwic", "Giraffe", archive=archive)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "0 matches\n")
    wrong(archive, "kwic")


@pytest.mark.parametrize("command", ["backup", "export --to", "import", "peek", "merge"])
def test_a_name_that_is_too_long_is_told(archive: Path, command: str) -> None:
    assert wrong(archive, *command.split(), "ä" * 3000, code=1).count("\n") == 1


def test_a_merge_of_nothing_makes_nothing(archive: Path, tmp_path: Path) -> None:
    for file in ("fehlt.db", str(tmp_path), str(archive.parent / "all.jsonl")):
        done = scrapy("merge", file, "--into", str(tmp_path / "new.db"), archive=archive)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), done
    assert list(tmp_path.iterdir()) == []
    into = ("merge", "fehlt.db", str(archive), "--into", str(tmp_path / "new.db"))
    done = scrapy(*into, archive=archive)
    assert done.returncode == 1
    assert "1 new" in done.stdout
    assert "fehlt.db does not exist" in done.stderr


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Path]:
    path = made(tmp_path / "archive.db")
    before = kept_of(path)
    yield path
    assert kept_of(path) == before


def kept_of(path: Path) -> tuple[int, int]:
    with (
        Archive.open(path, readonly=True) as archive,
        PageStore.open(pages_path(path), readonly=True) as store,
    ):
        return len(archive.newest(9)), len(store.history(kept.url("neue-brücke")))


@pytest.mark.parametrize("form", ["jsonl", "sqlite"])
def test_an_export_never_replaces_the_archive(pair: Path, tmp_path: Path, form: str) -> None:
    """The control is an earlier export of that form, which it does replace."""
    other = tmp_path / "link.db"
    other.symlink_to(pair)
    hard = tmp_path / "hard.db"
    os.link(pages_path(pair), hard)
    for target in (pair, other, Path(pages_path(pair)), hard):
        done = scrapy("export", "--format", form, "--to", str(target), archive=pair)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1), (target, done)
        assert "name another" in done.stderr
    for code in (0, 0):
        done = scrapy("export", "--format", form, "--to", str(tmp_path / "all"), archive=pair)
        assert done.returncode == code, done.stderr


def test_an_export_never_replaces_another_database(pair: Path, tmp_path: Path) -> None:
    made(tmp_path / "other.db")
    for form, target in (("csv", "other.db"), ("csv", "other.pages.db"),
                         ("sqlite", "other.pages.db")):  # fmt: skip
        before = (tmp_path / target).read_bytes()
        done = scrapy("export", "--format", form, "--to", str(tmp_path / target), archive=pair)
        assert done.returncode == 1, done
        assert "is a database" in done.stderr
        assert (tmp_path / target).read_bytes() == before
