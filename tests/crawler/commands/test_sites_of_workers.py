"""What a worker does with one site: a crawl in a process of its own, however that ends."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from crawler.commands import _sites
from crawler.commands._base import add_workers
from crawler.commands._exits import BELOW, FAILED, USAGE
from crawler.commands._sites import SiteDone, SiteTask, crawl_site
from tests.support.crawling import scrapy


@pytest.fixture
def task(tmp_path: Path) -> SiteTask:
    (tmp_path / "proof").touch()
    return SiteTask(site="rathausblick", folder=tmp_path, proof="proof", words=())


def test_a_crawl_that_is_killed_has_failed(task: SiteTask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_sites, "_MAIN", "import os; print('so far'); os.sys.stdout.flush(); "
                        "os.kill(os.getpid(), 9)")  # fmt: skip
    assert crawl_site(task) == SiteDone(
        code=FAILED,
        said="so far\n",
        wrong="rathausblick: the crawl was killed by SIGKILL, perhaps out of memory; run again to "
        "resume\n",
    )


def test_its_own_code_and_words_come_back(task: SiteTask, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "import sys; print(sys.argv[-1]); print('few', file=sys.stderr); sys.exit(2)"
    monkeypatch.setattr(_sites, "_MAIN", said)
    assert crawl_site(task) == SiteDone(
        code=BELOW, said=f"ARCHIVE_PATH={task.archive}\n", wrong="few\n"
    )


def test_a_folder_that_is_not_shared_is_named(task: SiteTask) -> None:
    (task.folder / "proof").unlink()
    done = crawl_site(task)
    assert done.code == FAILED
    assert (
        done.wrong
        == f"rathausblick: {task.folder} is not shared with a worker; it was not crawled\n"
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [(("nowhere",), USAGE), (("rathausblick", "-a", "since=gestern"), USAGE), (("kommune21",), 1)],
)
def test_what_is_refused_is_refused_alike_with_workers(
    words: tuple[str, ...], code: int, tmp_path: Path
) -> None:
    """Before a worker is started, in the same words."""
    path = tmp_path / "archive.db"
    nobody = ("-s", "CONTACT=")
    done = [scrapy("crawlall", *words, *nobody, *more, archive=path)
            for more in ((), ("--workers", "1"))]  # fmt: skip
    assert (done[0].returncode, done[0].stderr) == (done[1].returncode, done[1].stderr)
    assert done[0].returncode == code
    assert not path.exists()


@pytest.mark.parametrize("value", ["0", "-1", "two", "", "http://127.0.0.1:8786", "tcp://host"])
def test_what_is_neither_number_nor_address_is_wrong_usage(
    value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    parser = argparse.ArgumentParser()
    add_workers(parser, "read")
    with pytest.raises(SystemExit):
        parser.parse_args([f"--workers={value}"])
    assert f"{value!r} is neither a number of workers nor an address" in capsys.readouterr().err


@pytest.mark.parametrize("value", ["1", "40", "tcp://10.0.0.1:8786", "tls://[::1]:8786"])
def test_control_a_number_or_an_address_is_taken(value: str) -> None:
    parser = argparse.ArgumentParser()
    add_workers(parser, "read")
    assert parser.parse_args(["--workers", value]).workers == value


def test_wrong_usage_has_its_own_code(tmp_path: Path) -> None:
    done = scrapy("reextract", "--workers", "two", archive=tmp_path / "archive.db")
    assert done.returncode == USAGE
    assert "'two' is neither a number of workers nor an address" in done.stderr
