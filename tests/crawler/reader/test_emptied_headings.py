"""A heading whose own text was left out is no text."""

from __future__ import annotations

import pytest

from crawler.reader import read_article
from crawler.sites import site_of
from pipelines.normalise import normalise_article
from tests.crawler.reader.test_promoted_table import LEAD, TEXTS, TITLE
from tests.support.composed import FETCHED_AT

URL = "https://www.uferbote.example/meldungen/kanal"


def body(amid: str, box: str = "div") -> str:
    said = [f"<p>{line}</p>" for line in TEXTS]
    page = (
        f"<title>{TITLE}</title><body><main><article><h1>{TITLE}</h1><p>[02.10.2025] {LEAD}</p>"
        f"<{box}>{said[0]}{said[1]}{amid}{said[2]}{said[3]}</{box}></article></main></body>"
    )
    found = normalise_article(read_article(page, URL, site_of(URL), FETCHED_AT).article)
    return found.body or ""


GONE = {
    "a film that asks": "<div><h3>Der Sammler im Film</h3><p>Mit dem Abspielen willigen Sie ein, "
    "dass Daten an Dritte übermittelt werden.</p></div>",
    "files": "<div><div><b>Zum Nachbauen</b></div><p><a href=/plan.pdf>Bauplan herunterladen (PDF)"
    "</a></p></div>",
    "a short label above a link": "<div><p>Zum Nachbauen</p><div><a href=/plan/>Der ganze Plan</a>"
    "</div></div>",
    "a heading in a header": "<section><header><h4>Mehr über Kanäle</h4></header><div>"
    "<a href=/meldungen/netze/>Netze in Torfstein</a></div></section>",
}
STAYS = {
    "its text": "<h3>Was noch kommt</h3><p>Ein Plan liegt vor, und der Rat berät im Mai.</p>",
    "a heading that begins like a date": "<h3>Erschienen sind alle Anlieger</h3><p>Der Rat berät "
    "im Mai, und die Bücher folgen.</p>",
    "a picture": "<div><h3>Der Sammler</h3><figure><img src=/s.jpg alt=''><figcaption>So sieht er "
    "von innen aus.</figcaption></figure></div>",
    "a smaller heading": "<h3>Der Sammler</h3><h4>Sein Alter</h4><p>Gebaut wurde er 1911.</p>",
    "an advertisement": "<div><h3>Der Sammler</h3><div><b>Anzeige</b><p>Kessel, die mitdenken: "
    "Sehen Sie uns in Halle 4.</p><a href=https://kessel.example/>Karten</a></div></div>",
}  # fmt: skip


@pytest.mark.parametrize("amid", GONE.values(), ids=GONE)
def test_a_heading_without_its_text_is_no_text(amid: str) -> None:
    assert body(amid) == "\n\n".join(TEXTS)


@pytest.mark.parametrize("box", ["div", "span"])
@pytest.mark.parametrize("amid", STAYS.values(), ids=STAYS)
def test_a_heading_of_the_text_stays(amid: str, box: str) -> None:
    heading = amid.partition("<h3")[2].partition(">")[2].partition("<")[0]
    found = body(amid, box).split("\n\n")
    assert found[:3] == [*TEXTS[:2], heading]
    assert found[-2:] == [*TEXTS[2:]]


def test_a_heading_right_above_the_next_of_its_rank() -> None:
    film = "<p>Mit dem Abspielen willigen Sie ein, dass Daten an Dritte übermittelt werden.</p>"
    amid = f"<h3>Der Film</h3>{film}<h3>Was noch kommt</h3>"
    assert body(amid) == "\n\n".join((*TEXTS[:2], "Was noch kommt", *TEXTS[2:]))


@pytest.mark.parametrize(
    "tool",
    [
        '<div id=n></div><span><a href="#n" aria-label=Anker>#</a></span>',
        '<div><a href="#n">¶</a></div>',
        '<a href="#n">#</a>',
        '<p><a href="#n"> § </a></p>',
    ],
)
def test_the_link_of_a_heading_to_its_place_is_no_text(tool: str) -> None:
    found = body(f"<h2>Was noch kommt {tool}</h2>").split("\n\n")
    assert found == [*TEXTS[:2], "Was noch kommt", *TEXTS[2:]]
