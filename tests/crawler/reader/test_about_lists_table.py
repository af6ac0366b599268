"""Lines about an article and its house around a text: what it is filed under, its licence, its own
address, its author."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.reader.wording.furniture import TAIL, is_imprint
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

URL = f"{LISTING}moor/"
HEAD = "<p>Umwelt</p><h1>Auhausen vernässt sein Moor</h1>"
LEAD = "<p><b>Die Stadt Auhausen staut das Wasser im Moor an, das seit Jahrzehnten trocken liegt.</b></p>"
TEXT = (
    "<p>Der Rat hat die Pläne am Montag gebilligt, sagte die Leiterin des Umweltamts der Stadt.</p>"
    "<p>Die Arbeiten beginnen im Frühjahr und dauern zwei Jahre, wenn das Land sie fördert.</p>"
)


def read(body: str) -> Article:
    page = f"<html lang=de><title>Auhausen vernässt sein Moor</title><body><main><article>{body}</article></main></body></html>"
    return normalise_article(read_article(page, URL, SITES["kommune21"], FETCHED_AT).article)


PLAIN = read(HEAD + LEAD + TEXT)
BEHIND = {
    "features": '<dl><dt>Eigenschaften dieser Meldung:</dt><dd>Öffentlichkeit</dd><dt>Fachgebiet:</dt><dd><a href="/sg/umwelt">Umwelt</a></dd><dt>Stichwörter:</dt><dd>Moor, Klima</dd><dt>Sprache:</dt><dd>Deutsch</dd></dl>',
    "rights": '<ul><li><b>Autorin des Artikels: </b>Vera Ender</li><li><b>Permalink: </b><a href="/k21-meldungen/moor/">https://www.kommune21.de/k21-meldungen/moor/</a></li><li><b>Urheberrechtshinweis: </b>Alle Texte in diesem Blog sind unter <a href="https://creativecommons.org/">CC BY-SA</a> lizenziert.</li></ul>',
    "rights in boxes": f'<div class=c><div><span>Adresse: </span><a href="{URL}">{URL}</a></div><div><span>Lizenzhinweis: </span><span>Alle Beiträge stehen, sofern nicht anders angegeben, unter der Lizenz <a href="/cc">CC BY 4.0</a>.</span></div></div>',
    "rights without a label": "<div><p>Die Beiträge auf dieser Website stehen unter der Lizenz CC BY-SA 4.0.</p></div>",
    "files": '<div><h4>Zugehörige Dateien</h4><ul><li><a href="/m.pdf">Meldung.pdf</a> <span>91 KB</span></li></ul></div>',
}  # fmt: skip
ABOVE = {
    "joomla": "<dl class=info><dt>Details</dt><dd>Geschrieben von Vera Ender</dd><dd>Oberste Kategorie: <a href='/umwelt'>Umwelt</a></dd><dd>Kategorie: <a href='/rubrik/moor/'>Moor</a></dd><dd>Veröffentlicht: 9. Oktober 2025</dd><dd>Zugriffe: 64</dd></dl>",
    "many lines": "<dl>"
    + "".join(f"<dt>{i}. Feld</dt>" for i in "abcdef")
    + "<dt>Schlagwörter</dt><dd>Moor</dd><dd>Klima</dd><dd>Stadt</dd></dl><ul><li>Drucken</li><li>Teilen</li></ul>",
}


@pytest.mark.parametrize("tail", BEHIND.values(), ids=BEHIND)
@pytest.mark.parametrize("head", ["", *ABOVE.values()], ids=["none", *ABOVE])
def test_what_is_said_of_the_article_is_no_text(head: str, tail: str) -> None:
    found = read(f"{HEAD}{head}{LEAD}{TEXT}{tail}")
    assert (found.body, found.teaser) == (PLAIN.body, PLAIN.teaser)


@pytest.mark.parametrize(
    "facts",
    [
        "<dl><dt>Fläche</dt><dd>12 Hektar</dd><dt>Bereich</dt><dd>Nord</dd><dt>Kosten</dt><dd>1 Million Euro</dd></dl>",
    ],
)
def test_a_list_of_facts_is_text(facts: str) -> None:
    last = facts.rpartition("<dd>")[2].partition("<")[0]
    assert last in (read(f"{HEAD}{LEAD}{TEXT}{facts}").body or "")
    assert last in (read(f"{HEAD}{LEAD}{TEXT}{facts}{TEXT}").body or "")


def test_the_author_above_the_text_is_no_text() -> None:
    box = "<div><div aria-hidden=true>VE</div><div><div>Vera Ender</div><div>9. Oktober 2025 · 3 Minuten</div></div></div>"
    found = read(f"{HEAD}{LEAD}{box}{TEXT}")
    assert (found.byline, found.body) == ("Vera Ender", PLAIN.body)


@pytest.mark.parametrize(
    ("line", "is_"),
    [
        ("Copyrighthinweis: Alle Inhalte sind urheberrechtlich geschützt.", True),
        ("Lizenz: Diese Meldung steht unter der Lizenz CC BY 4.0.", True),
        ("Sämtliche Artikel in unserem Magazin sind unter CC BY-ND lizenziert.", True),
        ("Lizenz: Die Software steht unter der MIT-Lizenz bereit.", False),
        ("Lizenz: CC BY 4.0", False),
        ("Die Texte des Archivs stehen künftig unter einer freien Lizenz.", False),
        ("Alle Bilder in diesem Band sind frei.", False),
    ],
)
def test_rights(line: str, is_: bool) -> None:
    assert is_imprint(line) is is_


@pytest.mark.parametrize(
    ("line", "opens"),
    [("Zugehörige Dateien", True), ("Angehängte Dokumente:", True), ("Weitere Dokumente prüft das Amt.", False)],
)  # fmt: skip
def test_files(line: str, opens: bool) -> None:
    assert (TAIL.match(line) is not None) is opens
