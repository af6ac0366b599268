"""Heads of articles: a linked line above the headline is the kicker or the section by what the page
says elsewhere; heads in lists of terms, in tables of 2003, with badges and trails."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.reader.markup.parse import parse_html
from crawler.sites import SITES, site_of
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT

PATH = "/k21-meldungen/wehr-misst-sich-selbst/"
TITLE = "Wehr misst sich selbst"
LEAD = "Am Wehr von Auwinkel liest seit dem Frühling ein Fühler den Pegel ab, nicht mehr der Wart."
P1 = "Der Fühler sendet alle zehn Minuten und hält nach Angaben des Kreises fünf Winter durch."
P2 = "Die Feuerwehr bekommt die Werte ohne Umweg, sagte der Wehrleiter bei der Vorstellung."
TEXT = f"<p>[4.6.2019] {LEAD}</p><p>{P1}</p><p>{P2}</p>"
H1 = f"<h1>{TITLE}</h1>"
HOSTS = {"profile": "www.kommune21.de", "none": "www.uferbote.example"}
MORE = "Weitere Meldungen und Beiträge aus dem Bereich: Wasserwirtschaft"
OTHERS = ("Boot sucht Steg am See", "Der Deich bekommt eine App", "Karte zeigt jeden alten Brunnen")


def read(body: str, host: str, head: str = "") -> Article:
    url = f"https://{host}{PATH}"
    page = f"<html><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>"
    site = SITES["kommune21"] if "kommune21" in host else site_of(url)
    return normalise_article(read_article(page, url, site, FETCHED_AT).article)


def cards(*names: str) -> str:
    return "".join(
        f'<div class=r><a href="/k21-themen/{name.lower().replace(" ", "-")}/">{name}</a><h3>'
        f'<a href="/k21-meldungen/{title.lower().replace(" ", "-")}/">{title}</a></h3></div>'
        for name, title in zip(names, OTHERS, strict=True)
    )


OWN = cards("Seefeld", "Kreis Deichau", "Interview")
SAME = cards("Umwelt", "Umwelt", "Verkehr")
KICKERS = {
    "keyword's page under other words": f'<main><article><header><div><span><a href="/tag/wasserwirtschaft/">Auwinkel</a></span></div>{H1}</header>{TEXT}</article></main><aside><h3>{MORE}</h3></aside>',
    "section's page under other words": f'<article><p><a href="/bereich/wasserwirtschaft/">Auwinkel</a></p>{H1}{TEXT}</article>',
    "list of one": f'<div><div><ul><li><a href="/k21-themen/wasser/">Auwinkel</a></li></ul><header>{H1}</header></div><div>{TEXT}</div></div>',
    "rubric of its own, as each card has": f'<article><div><ul><li><a href="/k21-themen/auwinkel/">Auwinkel</a></li></ul>{H1}</div>{TEXT}</article><div>{OWN}</div>',
    "rubric of its own, the section named": f'<article><div><a href="/k21-themen/auwinkel/">Auwinkel</a>{H1}</div>{TEXT}</article><p>{MORE}</p>',
    "beside its rubric": f'<article><p><a href="/kategorie/wasser/">Wasser</a> <span>Auwinkel</span></p>{H1}{TEXT}</article>',
    "term above the headline": f"<dl><dt>Auwinkel</dt><dd>{H1}</dd></dl><div>{TEXT}</div>",
    "labelled term": f"<article>{H1}<dl><dt>Dachzeile: Auwinkel</dt></dl>{TEXT}</article>",
    "behind a badge": f"<article><p>Plus</p><p>Auwinkel</p>{H1}{TEXT}</article>",
    "badge in the line": f"<main><div><span>Neu</span> <span>Auwinkel</span> <time>04.06.2019</time></div>{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p></main>",
    "paid badge in the line": f"<main><div><i>Plus</i> <span>Auwinkel | [4.6.2019]</span></div>{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p></main>",
    "date with its hour": f"<main>{H1}<p>Auwinkel | 04.06.2019, 9:30 Uhr</p><p>{LEAD}</p><p>{P1}</p><p>{P2}</p></main>",
    "day of serving above": f"<p>Donnerstag, 26. November 2026 | Seefeld 4°C</p><main><p>Auwinkel:</p>{H1}{TEXT}</main>",
    "trail above": f'<nav><a href="/">Start</a> › <a href="/k21-meldungen/">Meldungen</a> › {TITLE}</nav><main><p>Auwinkel</p>{H1}{TEXT}</main>',
    "trail below": f'<main><p>Auwinkel</p>{H1}<nav><a href="/">Start</a> › <a href="/wasser/">Wasser</a></nav>{TEXT}</main>',
    "range of days above": f"<div><p>9. bis 11. Mai 2027 | Seefeld</p></div><article><p>Auwinkel</p>{H1}{TEXT}</article>",
    "table of 2003": f"<table><tr><td><font size=2><b>Auwinkel</b></font><br><font size=5><b>{TITLE}</b></font><br>[4.6.2019] {LEAD}<br><br>{P1}<br><br>{P2}</td></tr></table>",
    "no heading, all in one line": f"<table><tr><td><b>Auwinkel: {TITLE}</b><br>[4.6.2019] {LEAD}<br><br>{P1}<br><br>{P2}</td></tr></table>",
    "no heading, date behind": f"<table><tr><td><b>Auwinkel</b><br><b>{TITLE}</b> [4.6.2019]<br><br>{LEAD}<br><br>{P1}<br><br>{P2}</td></tr></table>",
    "no heading, lead in bold": f"<table><tr><td><b>Auwinkel</b><br><b>{TITLE}</b><br>[4.6.2019] <b>{LEAD}</b><br>{P1}<br><br>{P2}</td></tr></table>",
    "no heading, kicker below": f"<table><tr><td><b>[4.6.2019] {TITLE}</b><br><i>Auwinkel</i><br><br>{LEAD}<br><br>{P1}<br><br>{P2}</td></tr></table>",
    "table of 2003, date in the line": f"<table><tr><td><b>Auwinkel</b> [4.6.2019]<br><br><font size=5><b>{TITLE}</b></font><br><br><b>{LEAD}</b><br><br>{P1}<br><br>{P2}</td></tr></table>",
    "table of 2003, date behind the headline": f"<table><tr><td><b>Auwinkel</b><br><br><font size=5><b>{TITLE}</b></font> [4.6.2019]<br><br><b>{LEAD}</b><br><br>{P1}<br><br>{P2}</td></tr></table>",
}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("page", KICKERS.values(), ids=KICKERS)
def test_the_line_at_the_headline_is_the_kicker(page: str, host: str) -> None:
    found = read(page, host)
    assert (found.kicker, found.title, found.published) == ("Auwinkel", TITLE, "2019-06-04")
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")


MENU = '<nav><ul><li><a href="/">Start</a></li><li><a href="/k21-themen/wasser/">Wasser</a></li></ul></nav>'
LINK = '<p><a href="/k21-themen/wasser/">Wasser</a></p>'
SECTIONS = {
    "named by the tail": f"<article>{LINK}{H1}{TEXT}</article><p>{MORE.replace('Wasserwirtschaft', 'Wasser')}</p>",
    "named by the menu": f"{MENU}<article>{LINK}{H1}{TEXT}</article><div>{OWN}</div>",
    "cards that share theirs": f"<article>{LINK}{H1}{TEXT}</article><div>{SAME}</div>",
    "said to be a category": f'<article><p><a rel="category tag" href="/k21-themen/w/">Wasser</a></p>{H1}{TEXT}</article>',
    "page of its own words": f'<article><p><a href="/rubrik/wasser/">Wasser</a></p>{H1}{TEXT}</article>',
    "keyword of its own words": f'<article><p><a href="/tag/wasser/">Wasser</a></p>{H1}{TEXT}</article>',
    "part of the address": f'<article><p><a href="/kategorie/12-wasser-und-boden/">Wasser</a></p>{H1}{TEXT}</article>',
    "number for an address": f'<article><p><a href="/kategorie/12">Wasser</a></p>{H1}{TEXT}</article>',
    "field and item": f'<article>{H1}{TEXT}<div><div>Bereich</div><div><a href="/k21-themen/w/">Wasser</a></div></div></article><div>{OWN}</div>',
}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("page", SECTIONS.values(), ids=SECTIONS)
def test_the_line_at_the_headline_is_the_section(page: str, host: str) -> None:
    found = read(page, host)
    assert (found.kicker, found.section, found.title) == (None, "Wasser", TITLE)
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("line", [f"<b>{TITLE}</b> [4.6.2019]", f"<u>{TITLE}</u><br>[4.6.2019]"])
def test_a_date_in_the_block_of_the_headline_is_no_kicker(line: str, host: str) -> None:
    page = f"<table><tr><td>{line}<br><br><b>{LEAD}</b><br><br>{P1}<br><br>{P2}</td></tr></table>"
    found = read(page, host)
    assert (found.kicker, found.title, found.published) == (None, TITLE, "2019-06-04")
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")


@pytest.mark.parametrize(
    "line",
    [
        f"<p>Der Bericht heißt <b>{TITLE}</b><br>{P1}</p>",
        f"<p><b>{TITLE}</b> heißt der Bericht.</p>",
        f'<p><a href="/k21-meldungen/anderes/"><b>{TITLE}</b></a></p>',
        f"<h3>Kurz</h3><p><b>{TITLE}</b></p>",
    ],
)
def test_a_bold_line_that_is_no_line_of_its_own_is_no_heading(line: str) -> None:
    tree = parse_html(f"<title>{TITLE}</title>{line}<p>{P2}</p>")
    assert tree is not None
    assert next(tree.iter("h2"), None) is None


def test_links_marked_as_keywords_are_no_authors() -> None:
    row = "".join(
        f'<li><a rel=tag href="/w/{n}">{n}</a></li>' for n in ("Obere Leine", "Neuer Steg")
    )
    found = read(f"<main>{H1}<ul>{row}</ul>{TEXT}</main>", HOSTS["none"])
    assert found.byline is None


OTHER_DAYS = {
    "day of serving": f"<div>02.03.2026 | Uferloh</div><div>{H1}{TEXT}</div>",
    "day of serving in one box": f"<div><p>02.03.2026 | Uferloh</p>{H1}{TEXT}</div>",
    "line of a ticker": f"<main><ul><li>01.03.2026 | Boot sinkt</li></ul>{H1}{TEXT}</main>",
    "bracket of another article": f"<div><p>Kreis Au | [01.03.2026]</p></div><div>{H1}{TEXT}</div>",
    "event below": f"<main>{H1}<p>Messe am See | 10.12.2026</p>{TEXT}</main>",
}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("page", OTHER_DAYS.values(), ids=OTHER_DAYS)
def test_words_beside_another_day_are_no_kicker(page: str, host: str) -> None:
    found = read(page, host)
    assert (found.kicker, found.published, found.teaser) == (None, "2019-06-04", LEAD)
    assert found.remarks == ()


@pytest.mark.parametrize("day", ["4. Juni 2019", "[4.6.2019]", "04.06.19", "2019-06-04"])
def test_the_same_day_twice_is_the_articles(day: str) -> None:
    found = read(f"<main><p>Auwinkel | {day}</p>{H1}{TEXT}</main>", HOSTS["none"])
    assert (found.kicker, found.published, found.remarks) == ("Auwinkel", "2019-06-04", ())


ENTRIES = '<nav><ul><li><a href="/kategorie/energie/">Energie</a></li><li><a href="/kategorie/wasser/">Wasser</a></li></ul></nav>'


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("tag", ["h5", "h4", "p"])
@pytest.mark.parametrize("linked", ["<p>{}</p>", "<div><span>{}</span></div>"])
def test_a_line_below_the_section_of_its_name_is_the_kicker(
    linked: str, tag: str, host: str
) -> None:
    badge = linked.format('<a href="/kategorie/wasser/">Wasser</a>')
    page = f"{ENTRIES}<article><div>{badge}<{tag}>Wasser</{tag}>{H1}</div>{TEXT}</article>"
    assert read(page, host).kicker == "Wasser"


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_a_heading_with_the_name_of_an_entry_is_none(host: str) -> None:
    page = f"{ENTRIES}<article><div><h5>Wasser</h5>{H1}</div>{TEXT}</article>"
    assert read(page, host).kicker is None
