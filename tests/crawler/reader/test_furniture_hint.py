"""Elements that a profile calls furniture are never text, and nothing else changes with them."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from crawler.reader import Reading, decode, read_article
from crawler.sites import SITES, Site
from crawler.sites.family import family_site
from crawler.sites.profile import Hints
from tests.conftest import ROOT

URL = "http://www.rathausblick.example/k21-meldungen/kaimauer/"
DAY = "2026-03-02T05:00:00Z"
BARE = SITES["rathausblick"]
NOTE = "Dieses Projekt fördern die Stadtwerke Seewalde, ein langjähriger Partner dieser Seite."
SAID = (
    "Der Bau hat zwei Jahre gedauert und neun Millionen Euro gekostet, sagt die Stadt Seewalde.",
    "Im Herbst legen die ersten Schiffe an der neuen Mauer an, wie der Hafenmeister ankündigt.",
    "Für das Nordufer hat der Rat im Mai weitere Mittel bewilligt, die bis 2028 reichen sollen.",
)
PAGES = sorted(
    file.parent for file in (ROOT / "tests" / "sites").glob("*/expected.json")
    if json.loads(file.read_text("utf-8")).get("kind") == "article"
)  # fmt: skip


def page(*texts: str, head: str = "", lead: str = "Die Stadt hat eine neue Mauer.") -> str:
    inner = "".join(text if text.startswith("<") else f"<p>{text}</p>" for text in texts)
    return (
        f'<html lang="de"><head><title>Neue Kaimauer steht - Rathausblick</title>{head}</head>'
        f"<body><article><p>Seewalde</p><h1>Neue Kaimauer steht</h1><p>[01.03.2026] {lead}</p>"
        f"{inner}</article></body></html>"
    )


def read(html: str, furniture: str | None = None, site: Site = BARE) -> Reading:
    hinted = replace(site, hints=Hints(furniture=furniture))
    return read_article(html, URL, hinted, DAY)


def left_out(reading: Reading) -> list[str]:
    return [e.value for e in reading.evidence["body"] if e.rung == "left-out"]


def as_read(reading: Reading) -> Reading:
    """A reading without its list of what was left out."""
    body = tuple(e for e in reading.evidence["body"] if e.rung != "left-out")
    return replace(reading, evidence=reading.evidence | {"body": body})


BOXES = {
    "a box amid the text": (f"<div class=hinweis><p>{NOTE}</p></div>", ".hinweis"),
    "a paragraph of the text's kind": (f'<p class="partner rot">{NOTE}</p>', "p.partner"),
    "a label and its lines": (
        f"<div id=kasten><b>In eigener Sache</b><p>{NOTE}</p><p>Stand: 3. März</p></div>",
        "#kasten",
    ),
    "boxes within a box": (
        f"<div class=a><div class=hinweis>{NOTE}<div class=hinweis>{NOTE}</div></div></div>",
        ".a, .hinweis",
    ),
}


@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize("box", BOXES)
def test_what_the_profile_calls_furniture_is_no_text(box: str, at: int) -> None:
    markup, selector = BOXES[box]
    html = page(*SAID[:at], markup, *SAID[at:])
    found = read(html, selector)
    assert (found.article.body or "").split("\n\n") == list(SAID)
    assert NOTE in left_out(found)
    assert found.article.remarks == ()


def test_what_stands_behind_an_inline_element_stays() -> None:
    html = page(f"{SAID[0]} <span class=ad>Nur heute!</span> Das {SAID[1]}", SAID[2])
    body = read(html, "span.ad").article.body or ""
    assert body == f"{SAID[0]} Das {SAID[1]}\n\n{SAID[2]}"


def test_its_links_are_followed_and_its_claims_stand() -> None:
    ld = json.dumps({"@type": "NewsArticle", "headline": "Neue Kaimauer steht",
                     "author": {"@type": "Person", "name": "Vera Amsel"}})  # fmt: skip
    box = (
        '<div class=mehr><a href="/k21-meldungen/nordufer/">Auch das Nordufer wird gebaut</a>'
        f'<script type="application/ld+json">{ld}</script></div>'
    )
    plain, hinted = (read(page(*SAID, box), selector) for selector in (None, ".mehr"))
    assert hinted.articles == plain.articles
    assert any("nordufer" in url for url in hinted.articles)
    assert hinted.article.byline == plain.article.byline == "Vera Amsel"


@pytest.mark.parametrize("name", [folder.name for folder in PAGES])
def test_nothing_but_the_box_changes(name: str) -> None:
    """A page with a box, read with the hint, is the page without it, wherever the box stands."""
    folder = ROOT / "tests" / "sites" / name
    told = json.loads((folder / "expected.json").read_text("utf-8"))
    html = decode((folder / "page.html").read_bytes(), None)
    site = SITES.get(told["site"], BARE)
    bare = read_article(html, told["url"], replace(site, hints=()), told["fetched_at"])
    hinted = replace(site, hints=Hints(furniture=".zz-note"))
    assert read_article(html, told["url"], hinted, told["fetched_at"]) == bare
    ends = [m.end() for m in re.finditer("</p>|<br>", html)]
    for at in ends[:: max(1, len(ends) // 5)]:
        for box in (f"<div class=zz-note><h3>Hinweis</h3><p>{NOTE}</p></div>",
                    f'<span class="zz-note">{NOTE}</span>'):  # fmt: skip
            shown = html[:at] + box + html[at:]
            found = read_article(shown, told["url"], hinted, told["fetched_at"])
            assert as_read(found) == as_read(bare)
            assert NOTE in left_out(found)


@pytest.mark.parametrize("selector", ["article", "body", "p", "article > p", ":nth-child(n)"])
def test_a_hint_that_takes_the_text_away_is_refused(selector: str) -> None:
    plain, found = read(page(*SAID)), read(page(*SAID), selector)
    (remark,) = found.article.remarks
    assert remark.reason == "hint-refused"
    assert selector in remark.detail
    assert replace(found.article, remarks=()) == plain.article


def test_the_root_is_never_taken() -> None:
    assert read(page(*SAID), "html") == read(page(*SAID))


def test_a_hint_that_takes_the_headline_away_is_refused() -> None:
    html = page(*SAID).replace("<h1>", "<div class=kopf><h1>").replace("</h1>", "</h1></div>")
    html = html.replace("<title>Neue Kaimauer steht - Rathausblick</title>", "")
    found = read(html, ".kopf").article
    assert found.title == "Neue Kaimauer steht"
    assert [remark.reason for remark in found.remarks] == ["hint-refused"]


def test_long_furniture_that_was_no_text_is_no_cause_for_a_remark() -> None:
    replies = "".join(
        f"<p>Leserin {n}: Das wird auch höchste Zeit, sage ich.</p>" for n in range(40)
    )
    html = page(*SAID, f"<footer class=stimmen>{replies}</footer>")
    assert read(html, ".stimmen").article == read(html).article


@pytest.mark.parametrize("selector", ["div[", "..", "", "p:gibt-es-nicht", "a::before", ">"])
@pytest.mark.parametrize("name", ["furniture", "body"])
def test_a_selector_that_cannot_be_read_is_refused(name: str, selector: str) -> None:
    with pytest.raises(ValueError, match=rf"hints: {name}=.* is no CSS selector"):
        Hints(**{name: selector})


@pytest.mark.parametrize(("fetched_at", "shown"), [("2024-10-08T23:59:59Z", True), (DAY, False)])
def test_furniture_has_its_time(fetched_at: str, shown: bool) -> None:
    site = replace(BARE, hints=(Hints(until="2024-10-09"), Hints(furniture=".n")))
    html = page(SAID[0], f"<p class=n>{NOTE}</p>", *SAID[1:])
    assert (NOTE in (read_article(html, URL, site, fetched_at).article.body or "")) == shown


def test_a_site_of_the_family_may_have_hints() -> None:
    hints = Hints(furniture=".n")
    assert family_site("x", "X", "x.example", hints=hints).hints_at(DAY) is hints
