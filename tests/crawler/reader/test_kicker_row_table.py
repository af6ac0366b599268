"""A kicker in one line with tools, counters, badges and dates, or above and below such lines."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_names_table import LEAD, P1, P2, read

H1 = "<h1>Pegel melden sich selbst</h1>"
TEXT = f"<p>[03.03.2025] {LEAD}</p><p>{P1}</p><p>{P2}</p>"
KICKER = "Kreis Unterwald"
BESIDE = {
    "print": "Drucken",
    "reading aloud": "Artikel vorlesen lassen",
    "minutes": "3 Min. Lesezeit",
    "comments": "12 Kommentare",
    "comments closed": "Kommentare deaktiviert",
    "comments of a theme in English": "Leave a Comment",
    "no comments": "No Comments",
    "call for comments": "Kommentar hinterlassen",
    "house": "Von Redaktion",
    "author": "Autor: Vera Ender",
    "mark": "(ve)",
    "badge": "Update",
    "genre": "Pressemitteilung",
    "listing": "Aktuelles",
    "section with its label": "Rubrik: Wasser",
    "keywords": "Stichwörter: Pegel, Wasser",
    "hashtags": "#Pegel #Wasser",
    "paid": "Exklusiv für Abonnenten",
    "issue": "Ausgabe 3/2025",
    "page of an issue": "Seite 12",
    "month and year": "März 2025",
    "leaf": "Mrz 3",
    "file": "PDF",
    "sizes of letters": "A A A",
    "back": "← Alle Meldungen",
    "all": "Alle Meldungen",
    "home": "Startseite",
    "trail": "Startseite › Wasser",
    "label of a trail": "Sie befinden sich hier: Start / Wasser",
    "skip link": "Zum Inhalt springen",
    "age": "vor 3 Tagen",
    "day with its name": "Montag, 3. März 2025",
}
ROWS = {
    "behind": "<div><span>{kicker}</span> <span>{line}</span></div>",
    "in front": "<div><span>{line}</span> <span>{kicker}</span></div>",
    "on both sides": "<div><span>{line}</span><span>{kicker}</span><span>4 Min. Lesezeit</span></div>",
    "a link": '<div><span>{kicker}</span> <a href="#x">{line}</a></div>',
}
NEVER = ("keywords", "label of a trail", "leaf")
"""Lines that a row around them does not tell apart from a kicker."""


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
@pytest.mark.parametrize("line", [BESIDE[name] for name in BESIDE if name not in NEVER])
def test_in_one_line(line: str, row: str) -> None:
    found = read(f"<main>{row.format(kicker=KICKER, line=line)}{H1}{TEXT}</main>")
    assert (found.kicker, found.published, found.teaser) == (KICKER, "2025-03-03", LEAD)


@pytest.mark.parametrize("line", BESIDE.values(), ids=BESIDE)
def test_on_lines_of_their_own(line: str) -> None:
    box = f"<div><span>{line}</span></div>"
    for above in (f"<p>{KICKER}</p>{box}{H1}", f"{box}<p>{KICKER}</p>{H1}"):
        assert read(f"<main>{above}{TEXT}</main>").kicker == KICKER


@pytest.mark.parametrize("line", ["12 Kommentare", "3 Min. Lesezeit", "3. März 2025", "Drucken"])
def test_below_the_headline_at_the_dated_lead(line: str) -> None:
    found = read(f"<main>{H1}<div>{line}</div><p>{KICKER}</p>{TEXT}</main>")
    assert (found.kicker, found.teaser) == (KICKER, LEAD)


ALONE = [name for name in BESIDE if name not in ("genre",)]


@pytest.mark.parametrize("line", [BESIDE[name] for name in ALONE])
def test_such_a_line_alone_is_none(line: str) -> None:
    assert read(f"<main><p>{line}</p>{H1}{TEXT}</main>").kicker is None


def test_a_genre_alone_is_one() -> None:
    assert read(f"<main><p>Pressemitteilung</p>{H1}{TEXT}</main>").kicker == "Pressemitteilung"


SECTION = '<a href="/k21-themen/wasser/" rel="category tag">Wasser</a>'


def test_section_kicker_day_and_minutes_in_one_line() -> None:
    row = (
        f"<div>{SECTION} <span>{KICKER}</span> <time datetime=2025-03-03>3. März 2025</time> "
        "<span aria-hidden=true>·</span> <span>3 Min. Lesezeit</span></div>"
    )
    found = read(f"<main><header>{row}{H1}</header><p>{LEAD}</p><p>{P1}</p><p>{P2}</p></main>")
    assert (found.kicker, found.section) == (KICKER, "Wasser")


def test_a_column_of_kicker_day_kind_and_buttons() -> None:
    column = (
        f'<div><div>{KICKER}</div><div><time datetime="2025-03-03">03.03.2025</time></div>'
        '<div>Meldung</div><div class="share-row"><span>LinkedIn</span></div></div>'
    )
    found = read(
        f"<main><div>{column}<div>{H1}<p>{LEAD}</p></div></div><p>{P1}</p><p>{P2}</p></main>"
    )
    assert (found.kicker, found.published) == (KICKER, "2025-03-03")


def test_a_link_to_a_page_of_kickers() -> None:
    line = '<span class="term"><a href="/dachzeile/unterwald/">Unterwald</a></span>'
    found = read(f"<main>{line}{H1}{TEXT}</main>")
    assert found.kicker == "Unterwald" != found.section


def test_a_place_joined_to_the_date_is_none() -> None:
    line = "<div><span>Unterwald</span>, 3. März 2025</div>"
    assert read(f"<main>{line}{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p></main>").kicker is None
    found = read(f"<main><p>Wasser</p>{line}{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p></main>")
    assert (found.kicker, found.published) == ("Wasser", "2025-03-03")


@pytest.mark.parametrize(
    "line", ["Von Vera Ender", "Autor: Vera Ender", '<a href="/author/ve/">Vera Ender</a>']
)
@pytest.mark.parametrize("row", [ROWS["behind"], ROWS["in front"]])
def test_the_author_in_such_a_row(row: str, line: str) -> None:
    found = read(f"<main>{row.format(kicker=KICKER, line=line)}{H1}{TEXT}</main>")
    assert (found.kicker, found.byline) == (KICKER, "Vera Ender")


def test_two_authors_in_a_list_of_which_one_has_the_label() -> None:
    authors = (
        '<ul><li>Von <a rel=author href="/autoren/ve">Vera Ender</a></li>'
        '<li><a rel=author href="/autoren/np">Nils Pott</a></li></ul>'
    )
    found = read(f"<main>{H1}<p>[03.03.2025] {LEAD}</p>{authors}<p>{P1}</p><p>{P2}</p></main>")
    assert (found.byline, found.body) == ("Vera Ender, Nils Pott", f"{P1}\n\n{P2}")


@pytest.mark.parametrize("label", ["Rubrik", "Tags", "Von"])
def test_what_follows_a_label_is_none(label: str) -> None:
    line = f'<div><span>{label}</span> <a href="/x/wasser">Wasser</a></div>'
    assert read(f"<main>{line}{H1}{TEXT}</main>").kicker is None


MARKS = {
    "terms": "<dl><dt>Datum</dt><dd>03.03.2025</dd><dt>Kürzel</dt><dd>ve</dd></dl>",
    "break": "<p><strong>Autorin</strong><br><span>ve</span></p>",
    "colon": "<p>Kürzel: (ve)</p>",
    "boxes": "<div><div>Autor</div><div>ve</div></div>",
}


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_a_mark_with_its_label(mark: str, place: str) -> None:
    above, below = (mark, "") if place == "above" else ("", mark)
    head = f"<div>{above}</div><div><p>{KICKER}</p>{H1}{below}</div>"
    found = read(f"<main>{head}<p>[03.03.2025] {LEAD}</p><p>{P1}</p><p>{P2}</p></main>")
    assert (found.kicker, found.byline, found.body) == (KICKER, "ve", f"{P1}\n\n{P2}")


def test_a_mark_in_one_row_with_keywords() -> None:
    row = '<div><i>(ve)</i><span><a href="/tags/see">See</a> <a href="/tags/wehr">Wehr</a></span></div>'
    found = read(f"<main><article>{H1}{TEXT}{row}</article></main>")
    assert (found.byline, found.tags, found.body) == ("ve", ("See", "Wehr"), f"{P1}\n\n{P2}")


def test_keywords_line_by_line_in_a_column_above() -> None:
    column = "<div><p><b>Stichwörter</b><br><span>See<br>Wehr am Bach</span></p></div>"
    found = read(f"<main>{column}<div><p>{KICKER}</p>{H1}{TEXT}</div></main>")
    assert (found.kicker, found.tags) == (KICKER, ("See", "Wehr am Bach"))


def test_keywords_in_the_line_about_the_article_above_the_headline() -> None:
    tags = '<a rel="tag" href="/tag/see/">See</a>, <a rel="tag" href="/tag/wehr/">Wehr</a>'
    meta = f"<div><span>3. März 2025</span> <span>0 Kommentare</span> <span>{tags}</span></div>"
    found = read(f"<main><article>{meta}{H1}{TEXT}</article></main>")
    assert (found.tags, found.kicker, found.body) == (("See", "Wehr"), None, f"{P1}\n\n{P2}")


def test_label_and_value_side_by_side_in_a_column_above() -> None:
    links = '<ul><li><a href="/tag/see/">See</a></li><li><a href="/tag/wehr/">Wehr</a></li></ul>'
    column = (
        "<div><div><span>Datum</span>3. März 2025</div><div><span>Kürzel</span>(ve)</div>"
        f"<div><span>Stichwörter</span>{links}</div></div>"
    )
    found = read(f"<main>{column}<article>{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p></article></main>")
    assert (found.byline, found.tags) == ("ve", ("See", "Wehr"))
    assert (found.published, found.teaser, found.body) == ("2025-03-03", LEAD, f"{P1}\n\n{P2}")
