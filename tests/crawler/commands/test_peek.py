"""``scrapy peek`` and ``scrapy newsite``: what an operator does on the first day."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.sites import Site
from demo.server import DemoServer
from tests.conftest import ROOT
from tests.support.crawling import scrapy

FIXTURE = ROOT / "tests" / "sites" / "elementor" / "page.html"


@pytest.fixture(scope="module")
def server() -> Iterator[DemoServer]:
    with DemoServer(port=0) as running:
        yield running


def test_a_file_names_each_field_its_value_and_the_rung(tmp_path: Path) -> None:
    run = scrapy("peek", str(FIXTURE), archive=tmp_path / "none.db")
    assert (run.returncode, run.stderr) == (0, "")
    lines = run.stdout.splitlines()
    assert "[23.02.2026]  [printed]" in next(line for line in lines if "published" in line)
    assert any(line.startswith("kicker") and "Quellenau" in line for line in lines)
    assert any("or " in line for line in lines)  # the runners-up
    assert not (tmp_path / "none.db").exists()  # stores nothing


def test_a_page_on_the_web_as_json(server: DemoServer, tmp_path: Path) -> None:
    truth = server.articles("werkblick")[0]
    run = scrapy("peek", truth.url, "--json", archive=tmp_path / "x.db", proxy=server.proxy_url)
    assert run.returncode == 0, run.stderr
    seen = json.loads(run.stdout)
    assert seen["site"] == "werkblick"
    assert seen["article"]["title"] == truth.expected["title"]
    assert seen["evidence"]["published"][0]["rung"] == "printed"
    assert len(seen["teasers"]) > 2
    assert not (tmp_path / "x.db").exists()


@pytest.mark.parametrize(
    ("path", "words"),
    [("/k21-meldungen/", "next page     http"), ("/k21-meldungen/feed", "10 article links"),
     ("/wp-sitemap-posts-k21-meldungen-1.xml", "article links")],
)  # fmt: skip
def test_other_surfaces(server: DemoServer, tmp_path: Path, path: str, words: str) -> None:
    url = f"http://www.rathausblick.example{path}"
    run = scrapy("peek", url, archive=tmp_path / "x.db", proxy=server.proxy_url)
    assert words in run.stdout
    assert ("no evidence" in run.stdout) is (path == "/k21-meldungen/")  # a feed has no fields


def test_what_cannot_be_seen_is_said_in_one_sentence(server: DemoServer, tmp_path: Path) -> None:
    for what in ("http://www.rathausblick.example/intern/", "http://www.rathausblick.example/nope",
                 str(tmp_path / "missing.html")):  # fmt: skip
        run = scrapy("peek", what, archive=tmp_path / "x.db", proxy=server.proxy_url)
        assert run.returncode == 1
        assert run.stderr.count("\n") == 1
        assert what in run.stderr


def test_newsite_writes_profile_fixture_and_expectation(server: DemoServer, tmp_path: Path) -> None:
    truth = server.articles("werkblick")[0]
    call = ("newsite", "neuland", truth.url, "--folder", str(tmp_path))
    run = scrapy(*call, archive=tmp_path / "x.db", proxy=server.proxy_url)
    assert run.returncode == 0, run.stderr
    profile = tmp_path / "crawler" / "sites" / "neuland.py"
    spec = importlib.util.spec_from_file_location("neuland", profile)
    assert spec is not None
    assert spec.loader is not None
    assert "import Site\n\nSITE" in profile.read_text("utf-8")  # it imports nothing else
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    site: Site = module.SITE
    assert site.is_article(truth.url)
    assert not site.is_article("http://www.werkblick.example/impressum")
    home = "http://www.werkblick.example"
    assert site.listings == (f"{home}/k21-meldungen/",)
    assert site.feeds == (f"{home}/k21-meldungen/feed",)
    assert site.sitemaps == (f"{home}/wp-sitemap.xml",)
    assert '# hints=Hints(kicker="span.spitzmarke", ' in profile.read_text("utf-8")
    folder = tmp_path / "tests" / "sites" / "neuland"
    wanted = json.loads((folder / "expected.json").read_text("utf-8"))
    title = str(truth.expected["title"])
    assert len(wanted["article"]["title"]) == len(title)
    assert title not in (folder / "page.html").read_text("utf-8")
    assert wanted["article"]["published_text"] == f"[{truth.date:%d.%m.%Y}]"
    again = scrapy(*call, archive=tmp_path / "x.db", proxy=server.proxy_url)
    assert again.returncode == 1
    assert "exists already" in again.stderr
