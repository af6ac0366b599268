"""A card of another article amid a text: it takes neither a paragraph of the text nor its author."""

from __future__ import annotations

import pytest

from archive.records import Article
from crawler.reader import read_article
from crawler.sites import site_of
from pipelines.normalise import normalise_article

HOST = "https://www.moorblatt.example"
URL = f"{HOST}/artikel/graben-am-moor-4"
NOW = "2026-03-02T12:00:00Z"
LEAD = "Rund um das Teufelsmoor misst der Kreis jetzt in 40 Gräben, wie hoch das Wasser steht."
ONE = (
    "Die Daten laufen jede Stunde in eine Karte, die auch die Landwirte am Rand des Moores nutzen."
)
SHORT = "Früher las ein Mann alle Pegel ab. Er fuhr mit dem Rad."
LAST = "Im nächsten Jahr kommen zwanzig Gräben dazu, sofern der Kreistag das Geld dafür bewilligt."

CARDS = {
    "label, headline, day": "<div><div>Passend dazu</div><a href='/artikel/torf-2'><h3>Torf bleibt liegen</h3></a><time>4. August 2025</time></div>",
    "headline and day": "<aside><h4><a href='/artikel/torf-2'>Torf bleibt liegen</a></h4><p>4. August 2025</p></aside>",
    "item of a list": "<ul><li><h3><a href='/artikel/torf-2'>Torf bleibt liegen</a></h3><span>4. August 2025</span></li></ul>",
    "article": "<article><h3><a href='/artikel/torf-2'>Torf bleibt liegen</a></h3><div><time>4. August 2025</time></div></article>",
}  # fmt: skip


def read(amid: str, *, end: str = "") -> Article:
    page = (
        f"<title>Graben am Moor | Moorblatt</title><main><h1>Graben am Moor</h1><p>{LEAD}</p>"
        f"<div><p>{ONE}</p>{amid}{end}</div></main>"
    )
    return normalise_article(read_article(page, URL, site_of(URL), NOW).article)


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
@pytest.mark.parametrize("behind", ["", f"<p>{LAST}</p>"], ids=["last", "amid"])
def test_a_card_takes_no_paragraph_from_the_text(card: str, behind: str) -> None:
    plain = read(f"<p>{SHORT}</p>{behind}")
    found = read(f"{card}<p>{SHORT}</p>{behind}")
    assert (found.teaser, found.body) == (plain.teaser, plain.body)
    assert found.body is not None
    assert SHORT in found.body


@pytest.mark.parametrize("also", ["Siehe auch", "Lesen Sie auch"])
def test_a_reference_takes_no_signed_paragraph_from_the_text(also: str) -> None:
    line = f"<p>{also}: <a href='/artikel/torf-2'>Torf: Torf bleibt liegen</a></p>"
    found = read(f"{line}<p>Der Rest folgt im Mai. (hk)</p>")
    assert found.body == f"{ONE}\n\nDer Rest folgt im Mai."
    assert found.byline == "hk"


@pytest.mark.parametrize("author", ["<span>von</span> <a href='/author/ida-lenz/'>Ida Lenz</a>"])
def test_the_author_of_a_card_is_not_that_of_the_text(author: str) -> None:
    card = (
        "<article><h3><a href='/artikel/torf-2'>Torf bleibt liegen</a></h3><p>Wer im Moor Torf "
        "sticht, braucht ab Mai eine Erlaubnis. Wofür sie gilt, steht in einer neuen Karte …</p>"
        f"<div>{author} <time>4. August 2025</time></div></article>"
    )
    box = f"<div><h2>Mehr zum Thema</h2>{card}{card}</div>"
    found = read(f"{box}<p>{LAST}</p>", end="<p>(hk)</p>")
    assert (found.byline, found.body) == ("hk", f"{ONE}\n\n{LAST}")
