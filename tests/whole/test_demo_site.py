"""The demo sites serve what they claim: deterministic, complete, and breakable on demand."""

from __future__ import annotations

import gzip
import hashlib
import http.client
import itertools
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest
from lxml import html

from demo import content, serve, traps
from demo.blocks import Macro, clean
from demo.faults import Fault
from demo.model import HOMES, Article, SiteName
from demo.server import DemoServer
from tests.conftest import ROOT

SITES: tuple[SiteName, ...] = ("rathausblick", "werkblick")
RATHAUS, WERK = HOMES["rathausblick"], HOMES["werkblick"]
TODAY = date(2025, 10, 13)


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.text)


def ask(server: DemoServer, url: str, method: str = "GET", **headers: str) -> Reply:
    """One request through the proxy; redirects are not followed."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, url, headers=sent)
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        return Reply(response.status, found, response.read())
    finally:
        connection.close()


@pytest.fixture(scope="module")
def server() -> Iterator[DemoServer]:
    with DemoServer(today=TODAY) as running:
        yield running


@pytest.fixture
def own() -> Iterator[DemoServer]:
    """A server whose world a test may change."""
    with DemoServer(today=TODAY) as running:
        yield running


def everything() -> list[Article]:
    return [article for site in SITES for article in content.articles(site)]


def digest() -> str:
    text = "".join(
        f"{a.url} {a.post_id} {a.old_id} {sorted(a.date_on)} {a.expected}" for a in everything()
    )
    return hashlib.sha256(text.encode()).hexdigest()


# What there is.


def test_the_same_articles_in_every_process() -> None:
    code = "from tests.whole.test_demo_site import digest; print(digest())"
    found = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "17"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == digest()


def test_enough_articles_of_every_kind() -> None:
    found = everything()
    assert len(found) >= 220
    assert {a.date.year for a in found} == set(range(2016, 2026))
    assert max(a.date for a in found) == date(2025, 10, 10)
    silent = [a for a in found if not a.date_on & {"page", "metadata"}]
    assert 0.05 < len(silent) / len(found) < 0.12
    assert any(not a.date_on for a in found)
    assert any(a.date_on == {"metadata", "listing"} for a in found)
    assert any(a.kicker is None for a in found)
    assert any(a.picture is None for a in found)
    kinds = {type(block).__name__ for a in found for block in a.blocks}
    assert kinds == {"Paragraph", "Subheading", "Macro", "Items", "Table", "Quote"}
    hrefs = [span for a in found for span, _ in a.links]
    for shape in (r"/k21-meldungen/", r"/meldung_\d+\.html", r"\?p=\d+", "%26[a-z]+%3B"):
        assert any(re.search(shape, href) for href in hrefs), shape


@pytest.mark.parametrize("site", SITES)
def test_ids_rise_with_the_date_and_slugs_are_unique(site: SiteName) -> None:
    found = content.articles(site)
    assert [a.post_id for a in found] == sorted({a.post_id for a in found})
    old = [a.old_id for a in found if a.old_id is not None]
    assert old == sorted(set(old))
    assert not set(old) & {a.post_id for a in found}
    assert len({a.slug for a in found}) == len(found)
    assert [a.date for a in found] == sorted(a.date for a in found)


def test_reprints_reused_headlines_and_a_series() -> None:
    by_slug = {site: {a.slug: a for a in content.articles(site)} for site in SITES}
    shared = by_slug["rathausblick"].keys() & by_slug["werkblick"].keys()
    pairs = [(by_slug["rathausblick"][slug], by_slug["werkblick"][slug]) for slug in shared]
    assert len(pairs) >= 8
    assert all(abs((a.date - b.date).days) == 1 for a, b in pairs)
    assert any(a.kicker != b.kicker for a, b in pairs)
    assert any(a.body != b.body for a, b in pairs)
    assert sum(a.body == b.body for a, b in pairs) >= 6
    again = [a for a in everything() if a.slug.endswith("-2") and "teil" not in a.slug]
    assert len(again) >= 4
    for article in again:
        first = by_slug[article.site][article.slug[:-2]]
        assert first.title == article.title
        assert first.date < article.date
        texts = [
            {text for text in a.body.split("\n\n") if len(text) > 60} for a in (first, article)
        ]
        assert not texts[0] & texts[1]
    assert {"der-lange-weg-zur-e-akte-teil-1", "der-lange-weg-zur-e-akte-teil-2"} <= by_slug[
        "rathausblick"
    ].keys()


def test_different_articles_share_few_sentences() -> None:
    sentences = {a.url: set(re.split(r"(?<=[.!?“])\s+", a.body)) for a in everything()}
    for a, b in itertools.combinations(everything(), 2):
        if a.slug != b.slug:
            few = min(len(sentences[a.url]), len(sentences[b.url]))
            assert len(sentences[a.url] & sentences[b.url]) <= few / 3, (a.url, b.url)


def test_related_teasers_are_other_articles(server: DemoServer) -> None:
    for article in everything():
        related = server.related(article)
        assert 3 <= len(related) <= 15
        assert article.slug not in {other.slug for other in related}


# Pages say what the truth says.


def test_every_page_prints_its_truth(server: DemoServer) -> None:
    selectors = {
        "rathausblick": ("pb-headline", "pb-dachzeile", "pb-lead", "pb-spalte-haupt"),
        "werkblick": ("", "spitzmarke", "vorspann", "beitrag"),
    }
    for article in everything():
        reply = ask(server, article.url)
        assert reply.status == 200, article.url
        assert 10_000 < len(reply.body) < 40_000
        tree, expected = reply.tree, article.expected
        _, kicker, lead, main = (
            clean(" ".join(node.text_content() for node in tree.find_class(name))) if name else ""
            for name in selectors[article.site]
        )
        text = clean(re.sub(r"\s+", " ", main))
        assert kicker == (expected["kicker"] or "")
        bracket = f"[{article.date:%d.%m.%Y}] " if article.prints_date else ""
        assert lead == bracket + clean(article.teaser)
        assert tree.xpath("string(//title)").startswith(f"{article.title} - ")
        assert tree.xpath("string(//link[@rel='canonical']/@href)") == article.url
        assert ("published_time" in reply.text) == ("metadata" in article.date_on)
        last = 0
        for block in article.body.split("\n\n"):
            for line in block.split("\n"):
                for part in re.split(r"(?<=[.:,]) | \| ", line):
                    at = text.find(part, last)
                    assert at >= 0, (article.url, part)
                    last = at
        for block_ in article.blocks:
            if isinstance(block_, Macro):
                assert f"#titel+{block_.text}#titel-" in text
        printed = {urljoin(article.url, href) for href in tree.xpath("//p//a/@href")}
        assert {url for url, _ in article.links} <= printed


def classes_and_ids(text: str) -> set[str]:
    tree = html.document_fromstring(text)
    return {name for value in tree.xpath("//@class | //@id") for name in value.split()}


def test_the_two_markups_share_no_name(server: DemoServer) -> None:
    names = {}
    for site in SITES:
        article = content.articles(site)[-1]
        paths = (article.url, HOMES[site] + "/", HOMES[site] + "/k21-meldungen/")
        names[site] = set().union(*(classes_and_ids(ask(server, url).text) for url in paths))
        assert names[site]
    assert not names["rathausblick"] & names["werkblick"]


def test_the_day_header_is_the_day_of_serving(own: DemoServer) -> None:
    article = content.articles("rathausblick")[0]
    first = ask(own, article.url)
    assert "Montag, 13. Oktober 2025" in first.text
    own.today = date(2025, 10, 14)
    second = ask(own, article.url)
    assert "Dienstag, 14. Oktober 2025" in second.text
    assert first.headers["etag"] == second.headers["etag"]
    assert "Oktober 2025</p>" not in ask(own, WERK + "/").text.partition("<main")[0]


# Addresses.


def test_every_address_leads_to_the_article(server: DemoServer) -> None:
    for article in (*content.articles("rathausblick")[::25], *content.articles("werkblick")[::25]):
        for address in article.addresses:
            url = address
            for _ in range(3):
                reply = ask(server, url)
                if reply.status != 301:
                    break
                url = reply.headers["location"]
            assert (reply.status, url) == (200, article.url), address


def test_only_the_id_counts_in_old_addresses(server: DemoServer) -> None:
    article = content.articles("rathausblick")[3]
    for tail in ("", "_gn", "_Ganz+anders.html", ".html", "_B%26uuml%3Brger.pdf"):
        reply = ask(server, f"{RATHAUS}/meldung_{article.old_id}{tail}")
        assert (reply.status, reply.headers["location"]) == (301, article.url)


def test_in_body_links_to_the_sites_work(server: DemoServer) -> None:
    for article in everything():
        for url, _ in article.links:
            if url.startswith((RATHAUS, WERK)):
                assert ask(server, url).status in (200, 301), (article.url, url)


@pytest.mark.parametrize(
    "path",
    [
        "/impressum",
        "/k21-heftarchiv/",
        "/k21-termine/fachtage",
        "/k21-it-guide/uebersicht",
        "/k21-themen/uebersicht",
        "/intern/",
        "/k21-meldungen/vorschau-naechste-ausgabe",
    ],
)
@pytest.mark.parametrize("site", SITES)
def test_pages_that_are_no_articles(server: DemoServer, site: SiteName, path: str) -> None:
    assert ask(server, HOMES[site] + path).status == 200


def test_hosts(server: DemoServer) -> None:
    bare = ask(server, "http://rathausblick.example/impressum")
    assert (bare.status, bare.headers["location"]) == (301, RATHAUS + "/impressum")
    other = ask(server, "http://www.example.org/")
    assert other.status == 502
    assert "never fetches" in other.text
    local = ask(server, "/", Host=f"rathausblick.localhost:{server.port}")
    assert local.status == 200
    assert RATHAUS not in local.text
    assert f"http://werkblick.localhost:{server.port}" in local.text
    assert "rathausblick.localhost" in ask(server, "/").text


def test_missing_pages(server: DemoServer) -> None:
    for url in (RATHAUS + "/k21-meldungen/gibt-es-nicht", RATHAUS + "/?p=1", WERK + "/nichts"):
        assert ask(server, url).status == 404


# Listings and other surfaces.


def next_page(url: str, tree: html.HtmlElement) -> str | None:
    found = tree.xpath("//a[@rel='next' or contains(., '»')]/@href")
    return urljoin(url, found[0]) if found else None


@pytest.mark.parametrize("site", SITES)
def test_pagination_reaches_every_article_once(server: DemoServer, site: SiteName) -> None:
    url: str | None = HOMES[site] + "/k21-meldungen/"
    seen: list[str] = []
    while url:
        reply = ask(server, url)
        assert reply.status == 200
        heads = reply.tree.xpath(
            "//*[@class='pb-meldung-kopf']/a/@href | //main//*[@class='kachel']//h2/a/@href"
        )
        seen += [urljoin(url, href) for href in heads]
        url = next_page(url, reply.tree)
    assert sorted(seen) == sorted(article.url for article in content.articles(site))


@pytest.mark.parametrize("site", SITES)
def test_listings_cut_some_teasers(server: DemoServer, site: SiteName) -> None:
    pages = [HOMES[site] + "/k21-meldungen/"]
    pages.append(next_page(pages[0], ask(server, pages[0]).tree) or "")
    assert any(" ..." in ask(server, page).text.replace("mehr...", "") for page in pages)


def test_home_lists_the_newest(server: DemoServer) -> None:
    for site in SITES:
        text = ask(server, HOMES[site] + "/").text
        assert all(article.slug in text for article in server.articles(site)[:15])


def test_rss(server: DemoServer) -> None:
    ids: list[str] = []
    for number in itertools.count(1):
        reply = ask(server, f"{RATHAUS}/k21-meldungen/feed?paged={number}")
        if reply.status == 404:
            break
        root = ET.fromstring(reply.body)
        ids += [guid.text or "" for guid in root.iter("guid")]
    assert len(set(ids)) == len(ids) == len(content.articles("rathausblick"))
    assert all(re.search(r"/\?post_type=k21-meldungen&p=\d+$", guid) for guid in ids)
    assert "&#038;p=" in ask(server, f"{RATHAUS}/k21-meldungen/feed").text


def test_atom(server: DemoServer) -> None:
    root = ET.fromstring(ask(server, f"{WERK}/k21-meldungen/feed").body)
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    assert len(root.findall("{*}entry")) == 10


@pytest.mark.parametrize("site", SITES)
def test_sitemaps(server: DemoServer, site: SiteName) -> None:
    index = ET.fromstring(ask(server, HOMES[site] + "/wp-sitemap.xml").body)
    dates: dict[str, str] = {}
    for loc in index.findall(".//{*}loc"):
        for entry in ET.fromstring(ask(server, loc.text or "").body).findall("{*}url"):
            dates[entry.findtext("{*}loc") or ""] = entry.findtext("{*}lastmod") or ""
    for article in content.articles(site):
        assert dates[article.url]
        assert dates[article.url][:10] != article.date.isoformat()


def test_rest_route(server: DemoServer) -> None:
    url = f"{RATHAUS}/wp-json/wp/v2/k21-meldungen"
    reply = ask(server, f"{url}?per_page=100&page=2")
    total = len(content.articles("rathausblick"))
    assert len(json.loads(reply.body)) == total - 100
    assert reply.headers["x-wp-total"] == str(total)
    assert ask(server, f"{url}?per_page=100&page=3").status == 400
    assert ask(server, f"{WERK}/wp-json/wp/v2/k21-meldungen").status == 404


def test_newsletter(server: DemoServer) -> None:
    issue = server.issues("rathausblick")[0]
    text = ask(server, f"{RATHAUS}/?p={issue.post_id}&post_type=newsletter").text
    assert "Ausgabe vom Freitag, 10. Oktober 2025" in text
    assert "Inhalt" in text
    assert "Branchenindex" in text
    assert f"{WERK}/?p=" in text


def test_robots(server: DemoServer) -> None:
    reply = ask(server, RATHAUS + "/robots.txt")
    assert "Disallow: /intern/" in reply.text
    assert f"Sitemap: {RATHAUS}/wp-sitemap.xml" in reply.text
    home = ask(server, RATHAUS + "/").text
    assert 'href="/intern/"' in home
    assert "/k21-meldungen/vorschau-" in home


# Transport.


def test_conditional_requests(own: DemoServer) -> None:
    article = own.articles("werkblick")[4]
    first = ask(own, article.url)
    assert ask(own, article.url, If_None_Match=first.headers["etag"]).status == 304
    assert ask(own, article.url, If_Modified_Since=first.headers["last-modified"]).status == 304
    own.edit("werkblick", article.slug, title="Ganz neu")
    again = ask(own, article.url, If_None_Match=first.headers["etag"])
    assert again.status == 200
    assert "Ganz neu" in again.text
    assert ask(own, article.url, If_Modified_Since=first.headers["last-modified"]).status == 200


def test_gzip_and_head(server: DemoServer) -> None:
    plain = ask(server, RATHAUS + "/impressum")
    zipped = ask(server, RATHAUS + "/impressum", Accept_Encoding="gzip, br")
    assert zipped.headers["content-encoding"] == "gzip"
    assert gzip.decompress(zipped.body) == plain.body
    assert plain.headers["content-type"] == "text/html; charset=UTF-8"
    head = ask(server, RATHAUS + "/impressum", "HEAD")
    assert (head.status, head.body) == (200, b"")


def test_pictures(server: DemoServer) -> None:
    article = next(a for a in everything() if a.picture)
    url = str(article.expected["image_url"])
    reply = ask(server, url)
    assert reply.headers["content-type"] == "image/png"
    assert reply.body.startswith(b"\x89PNG")


# What may happen while the sites run.


def test_publish_and_remove(own: DemoServer) -> None:
    fresh = own.publish_new("rathausblick", 30)
    assert (
        len({a.slug for a in own.articles("rathausblick")})
        == len(content.articles("rathausblick")) + 30
    )
    assert own.articles("rathausblick")[0] == fresh[-1]
    assert fresh[-1].date == TODAY
    assert ask(own, fresh[-1].url).status == 200
    assert fresh[-1].slug in ask(own, RATHAUS + "/").text
    own.remove("rathausblick", fresh[-1].slug)
    assert ask(own, fresh[-1].url).status == 410
    assert fresh[-1].slug not in ask(own, RATHAUS + "/k21-meldungen/").text
    own.restore("rathausblick", fresh[-1].slug)
    assert ask(own, fresh[-1].url).status == 200


def test_relayout(own: DemoServer) -> None:
    url = content.articles("rathausblick")[0].url
    before = ask(own, url)
    own.relayout("rathausblick")
    after = ask(own, url)
    assert not classes_and_ids(before.text) & classes_and_ids(after.text)
    assert "Rathausblick online" in after.text
    assert before.headers["etag"] != after.headers["etag"]
    own.relayout("rathausblick")
    assert ask(own, url).body == before.body


def test_faults(own: DemoServer) -> None:
    url = RATHAUS + "/impressum"
    whole = ask(own, url)
    own.fault("impressum", Fault(status=429, headers={"Retry-After": "2"}, times=1))
    spoiled = ask(own, url)
    assert (spoiled.status, spoiled.headers["retry-after"]) == (429, "2")
    assert ask(own, url).status == 200
    own.fault("impressum", Fault(cut=0.5, times=1))
    with pytest.raises(http.client.IncompleteRead) as caught:
        ask(own, url)
    assert 0 < len(caught.value.partial) < len(whole.body)
    own.fault("impressum", Fault(cut_quietly=0.5, times=1))
    assert ask(own, url).body == whole.body[: len(whole.body) // 2]
    own.fault("impressum", Fault(reset=True, times=1))
    with pytest.raises(ConnectionError):
        ask(own, url)
    own.fault("impressum", Fault(redirect="http://127.0.0.1/", times=1))
    assert ask(own, url).headers["location"] == "http://127.0.0.1/"
    own.fault("impressum", Fault(soft_404=True))
    soft = ask(own, url)
    assert soft.status == 200
    assert "nicht gefunden" in soft.text
    own.fault("impressum", Fault(body=b"anders", content_type="text/plain"))
    assert ask(own, url).body == b"anders"
    own.clear_faults()
    assert ask(own, url).body == whole.body


def test_slow_faults(own: DemoServer) -> None:
    url = RATHAUS + "/impressum"
    for fault in (Fault(delay=0.2, times=1), Fault(drip=0.01, times=1)):
        own.fault("impressum", fault)
        began = time.monotonic()
        assert ask(own, url).status == 200
        assert time.monotonic() - began > 0.15


def test_empty_listing_and_padding(own: DemoServer) -> None:
    own.fault(r"/k21-meldungen/$", Fault(empty_listing=True))
    reply = ask(own, RATHAUS + "/k21-meldungen/")
    assert reply.status == 200
    assert not reply.tree.find_class("pb-meldung")
    own.fault("impressum", Fault(pad_to=300_000))
    assert len(ask(own, RATHAUS + "/impressum").body) == 300_000


def test_requests_are_remembered(own: DemoServer) -> None:
    ask(own, RATHAUS + "/robots.txt")
    ask(own, WERK + "/nichts")
    assert own.requests == [
        ("GET", RATHAUS + "/robots.txt", 200),
        ("GET", WERK + "/nichts", 404),
    ]
    own.clear_requests()
    assert own.requests == []


def test_stopping_ends_slow_answers_and_idle_connections() -> None:
    with DemoServer(today=TODAY) as running:
        running.fault("impressum", Fault(delay=60))
        port = running.port
        idle = socket.create_connection(("127.0.0.1", port))
        slow = socket.create_connection(("127.0.0.1", port))
        slow.sendall(b"GET http://www.werkblick.example/impressum HTTP/1.1\r\n\r\n")
        time.sleep(0.1)
        began = time.monotonic()
    assert time.monotonic() - began < 5
    idle.close()
    slow.close()
    with pytest.raises(ConnectionError), socket.create_connection(("127.0.0.1", port)):
        pass


# Traps.


def test_traps_are_off_by_default(server: DemoServer) -> None:
    for path in traps.TRAPS.values():
        assert ask(server, RATHAUS + path).status == 404


def test_traps() -> None:
    with DemoServer(today=TODAY, traps=True) as running:
        listing = ask(running, RATHAUS + "/k21-meldungen/")
        found = {name: ask(running, RATHAUS + path) for name, path in traps.TRAPS.items()}
        for name, path in traps.TRAPS.items():
            assert (path in listing.text) == (name != "endless-listing")
        assert not found["no-title"].tree.xpath("//h1")
        assert not found["no-title"].tree.xpath("string(//title)")
        assert "[31.02.2024]" in found["impossible-date"].text
        assert "[31.02.2024]" in listing.text
        assert (found["empty-page"].status, found["empty-page"].body) == (200, b"")
        assert found["picture-as-html"].headers["content-type"].startswith("text/html")
        assert found["picture"].headers["content-type"] == "image/jpeg"
        assert found["missing"].status == 404
        assert found["other-host"].headers["location"] == traps.ELSEWHERE
        assert not found["not-an-article"].tree.find_class("pb-headline")
        url = RATHAUS + traps.TRAPS["endless-listing"]
        addresses = []
        for _ in range(4):
            url = next_page(url, ask(running, url).tree) or ""
            addresses.append(url)
        assert len(set(addresses)) == 4


# The command.


def test_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    with DemoServer() as running:
        assert serve.main(["--port", str(running.port)]) == 1
    assert "--port" in capsys.readouterr().err
    with pytest.raises(SystemExit) as caught:
        serve.main(["--help"])
    assert caught.value.code == 0
    assert "--traps" in capsys.readouterr().out
