"""Authors in rows with a portrait, behind longer labels, and beside day and section."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_arranged_heads_table import H1, LEADS, P1, P2, TEXT, read
from tests.crawler.reader.test_own_box_table import ARTICLE, DAY, FILED, OTHER

FACE = '<figure><img src="/u/rieke-tamm.jpg" alt="" width="32"></figure>'
FILE = '<div><a href="/rubrik/haefen/">Häfen</a></div>'
ROWS = {
    "row called a menu": f"<nav>{FACE}<div>Rieke Tamm</div>{FILE}<div>1.208</div></nav>",
    "plain row": f"<div>{FACE}<div>Rieke Tamm</div>{FILE}</div>",
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_row_of_portrait_name_and_section(row: str) -> None:
    found = read(f"<main><p>Wasserwege</p>{H1}{row}{LEADS}{TEXT}</main>")
    assert (found.byline, found.body) == ("Rieke Tamm", f"{P1}\n\n{P2}")


@pytest.mark.parametrize(
    "row",
    [
        "<nav><div>Auf einen Blick</div><div>Neue Mitte</div></nav>",
        f"<nav><div>Smart Harbour</div>{FILE}</nav>",
        f'<nav><figure><img src="/logo.svg" alt="Logo"></figure><div>Smart Harbour</div>{FILE}</nav>',
    ],
)
def test_an_entry_of_a_menu_is_no_author(row: str) -> None:
    assert read(f"<main><p>Wasserwege</p>{H1}{row}{LEADS}{TEXT}</main>").byline is None


SIGNED = {
    "role in the next line": f"<div>{FACE}<div><p><b>Rieke Tamm</b></p><p>Redakteurin</p></div></div>",
    "longer role": f"<div>{FACE}<div><p>Rieke Tamm</p><p>Freie Journalistin in Oberfelde</p></div></div>",
    "alternative text": '<div><img src="/7.jpg" alt="Rieke Tamm"><p>Rieke Tamm</p><p>Reporterin für Häfen</p></div>',
    "label": "<ul><li><b>Autor des Beitrags:</b> Rieke Tamm</li></ul>",
    "label of a text": "<p>Autorin dieses Textes: Rieke Tamm</p>",
    "terms": "<dl><dt>Autorin:</dt><dd>Rieke Tamm</dd></dl>",
}


@pytest.mark.parametrize("box", SIGNED.values(), ids=SIGNED)
def test_who_wrote_a_text_is_told_below_it(box: str) -> None:
    found = read(f"<article><p>Wasserwege</p>{H1}<p>3. Mai 2019</p>{LEADS}{TEXT}{box}</article>")
    assert found.byline == "Rieke Tamm"


OTHERS = {
    "whom to ask": f"<div>{FACE}<div><p>Rieke Tamm</p><p>Pressesprecherin</p></div></div>",
    "a picture of something else": '<div><img src="/hafen.jpg" alt=""><p>Rieke Tamm</p><p>Redakteurin</p></div>',
    "head of something": f"<div>{FACE}<div><p>Rieke Tamm</p><p>Leiterin der Häfen</p></div></div>",
}


@pytest.mark.parametrize("box", OTHERS.values(), ids=OTHERS)
def test_who_is_portrayed_below_a_text_need_not_be_its_author(box: str) -> None:
    found = read(f"<article><p>Wasserwege</p>{H1}<p>3. Mai 2019</p>{LEADS}{TEXT}{box}</article>")
    assert found.byline is None


def test_the_mark_of_an_author_below_a_label() -> None:
    facts = "<dl><dt>Autor:</dt><dd>rt</dd><dt>Rubrik:</dt><dd>Häfen</dd></dl>"
    found = read(f"<article><p>Wasserwege</p>{H1}<p>3. Mai 2019</p>{LEADS}{TEXT}{facts}</article>")
    assert found.byline == "rt"


PERSON = (
    '<div class="authors"><img src="/r.jpg" alt="Rieke Tamm"><b>Rieke Tamm</b><br>Redaktion</div>'
)
BACK = '<a href="/meldungen/">Zurück zum Archiv</a>'
LIST = f"<div>Metadaten</div><ul><li>{DAY}</li><li>in {FILED}</li><li>2 Minuten Lesezeit</li></ul>"


@pytest.mark.parametrize("back", ["", f"<nav>{BACK}</nav>"])
def test_a_column_of_author_and_facts_stands_beside_the_article(back: str) -> None:
    for tag in ("aside", "nav", "div"):
        column = f"<{tag}>{back}{PERSON}{LIST}</{tag}>"
        found = read(f"<div>{column}{ARTICLE}</div>")
        assert (found.published, found.byline, found.section) == (
            "2019-05-03",
            "Rieke Tamm",
            "Häfen",
        )


FOREIGN = {
    "column by somebody": f"<h2>Kolumne</h2>{PERSON}<h3>{OTHER}</h3>{LIST}",
    "nobody marked as author": f"{PERSON.replace('authors', 'contact')}{LIST}",
    "link to another part": f'<a href="/heft/7">Heft sieben</a>{PERSON}{LIST}',
}


@pytest.mark.parametrize("column", FOREIGN.values(), ids=FOREIGN)
def test_a_column_that_may_be_of_something_else_dates_nothing(column: str) -> None:
    found = read(f"<div><aside>{column}</aside>{ARTICLE}</div>")
    assert (found.published, found.byline) == (None, None)


HEAD = '<div><span>{}</span> <span><time datetime="2019-05-03">3 Mai 2019</time></span> <span><a href="{}">{}</a></span></div>'


def test_author_day_and_the_page_of_a_section_in_one_line() -> None:
    row = HEAD.format("Rieke Tamm", "/haefen", "Häfen")
    found = read(f"<section><p>Wasserwege</p>{H1}{row}{LEADS}{TEXT}</section>")
    assert (found.published, found.byline) == ("2019-05-03", "Rieke Tamm")


@pytest.mark.parametrize(
    ("words", "href", "linked"),
    [
        ("Stadthalle", "/sommerfest", "Sommerfest"),
        ("Rieke Tamm", "/termine/lesung-am-kai", "Lesung am Kai"),
    ],
)
def test_the_day_of_an_event_beside_its_page_is_not_the_articles(
    words: str, href: str, linked: str
) -> None:
    row = HEAD.format(words, href, linked)
    found = read(f"<section><p>Wasserwege</p>{H1}{LEADS}{row}{TEXT}</section>")
    assert found.published is None
