"""``scrapy peek`` and ``scrapy newsite``: what an operator does on the first day."""

from __future__ import annotations

import gzip
import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

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


def test_a_page_without_text_shows_none(tmp_path: Path) -> None:
    page = tmp_path / "gallery.html"
    page.write_text("<h1>Bilder aus Auental</h1><figure><img src=a.jpg></figure>", "utf-8")
    url = "https://www.kommune21.de/meldung/bilder/"
    run = scrapy("peek", str(page), "--url", url, archive=tmp_path / "none.db")
    body = next(line for line in run.stdout.splitlines() if line.startswith("body"))
    assert body.split() == ["body", "–", "[structure]"]


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


HOST = "http://www.rathausblick.example"
REST = "/wp-json/wp/v2/k21-meldungen?per_page=100&page=1"


@pytest.mark.parametrize(
    ("path", "said", "is_page"),
    [
        ("/k21-meldungen/", ("17 teasers", "2025-10-10   Schönmark: Ein Kabel weniger",
                             "printed [10.10.2025]]",
                             "/k21-meldungen/ein-kabel-weniger\n", "next page     http"), True),
        ("/k21-meldungen/feed", ("a feed", "10 article links", "2025-10-10   Ein Kabel weniger",
                                 "printed Fri, 10 Oct 2025 06:1", "/ein-kabel-weniger\n"), False),
        ("/wp-sitemap-posts-k21-meldungen-1.xml", (
            "a sitemap", "0 teasers, 100 article links",
            "/laserscan-aus-dem-kleinwagen  modified 2016-06-02T14:05:00Z\n"), False),
        ("/wp-sitemap.xml", ("sitemap      http://www.rathausblick.example/wp-sitemap-posts-k21",),
         False),
        (REST, ("a page of the REST route", "100 teasers, 100 article links",
                "/k21-meldungen/ein-kabel-weniger\n", "page=2"), False),
    ],
)  # fmt: skip
def test_a_surface_shows_what_it_lists(
    server: DemoServer, tmp_path: Path, path: str, said: tuple[str, ...], is_page: bool
) -> None:
    run = scrapy("peek", f"{HOST}{path}", archive=tmp_path / "x.db", proxy=server.proxy_url)
    assert (run.returncode, run.stderr) == (0, "")
    assert [words for words in said if words not in run.stdout] == []
    assert ("no evidence" in run.stdout) is is_page  # a feed has no fields
    file = tmp_path / "saved"
    with build_opener(ProxyHandler({"http": server.proxy_url})).open(f"{HOST}{path}") as answer:
        body = answer.read()
    file.write_bytes(gzip.compress(body) if "posts" in path else body)
    again = scrapy("peek", str(file), "--json", *(("--url", f"{HOST}{path}") if is_page else ()),
                   archive=tmp_path / "x.db")  # fmt: skip
    assert (again.returncode, again.stderr) == (0, "")
    seen = json.loads(again.stdout)
    titles = [teaser["title"] for teaser in seen["teasers"]]
    assert [title for title in titles if title not in run.stdout] == []
    assert all(url in run.stdout for _, url in seen["surfaces"])
    assert (seen["article"] is not None) is is_page


def test_doubts_about_an_entry_and_a_surface_that_breaks_off_are_shown(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    item = "<item><title>{0}</title><link>http://www.rathausblick.example/k21-meldungen/{0}</link>"
    dated = f"{item.format('eins')}<pubDate>Sun, 31 Feb 2062 99:00 +0000</pubDate></item>"
    file.write_text(f"<rss version='2.0'><channel>{dated}{item.format('K')}</item>{item[:9]}")
    run = scrapy("peek", str(file), archive=tmp_path / "x.db")
    assert run.returncode == 0
    assert "doubted: impossible-date (" in run.stdout
    assert "doubted: no-title (" in run.stdout  # what would be refused
    assert "breaks off before its end" in run.stdout
    file.write_text("<rss version='2.0'><channel><title>Leer</title></channel></rss>")
    empty = scrapy("peek", str(file), archive=tmp_path / "x.db")
    assert (empty.returncode, empty.stderr.count("\n")) == (1, 1)
    assert empty.stderr.startswith(f"{file}: this feed lists no article")


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


def test_cards_that_are_taken_for_no_article_are_counted(tmp_path: Path) -> None:
    card = (
        '<article><h2><a href="{0}">Ein Amt erklärt sich ({1})</a></h2><p>Text dazu.</p></article>'
    )
    paths = ["/k21-meldungen/a-{}", "/k21-termine/t-{}", "/k21-meldungen/b-{}", "/neu/c-{}"]
    cards = "".join(card.format(path.format(n), n) for n, path in enumerate(paths))
    file = tmp_path / "listing.html"
    file.write_text(f"<title>Neues</title><body><main><h1>Neues</h1>{cards}</main></body>")
    call = ("peek", str(file), "--url", f"{HOST}/k21-meldungen/")
    run = scrapy(*call, archive=tmp_path / "x.db")
    assert (run.returncode, run.stderr) == (0, "")
    assert (
        "2 teasers, 2 article links\nbeside them 2 cards taken for no article: 1 by the address of "
        f"an event, an issue or a month, such as {HOST}/k21-termine/t-1; 1 by an address that is no"
        f" article's in the profile, such as {HOST}/neu/c-3\n"
    ) in run.stdout
    seen = json.loads(scrapy(*call, "--json", archive=tmp_path / "x.db").stdout)
    assert [why for _, why in seen["left_out"]] == ["event", "form"]
    file.write_text(
        file.read_text().replace("Ein Amt erklärt sich", "").replace("k21-termine", "k")
    )
    run = scrapy(*call, archive=tmp_path / "x.db")
    assert "0 teasers, 2 article links\nno headline was found for any of them\n" in run.stdout
