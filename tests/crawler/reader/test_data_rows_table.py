"""The section among the data of an article: by label, place, icon, badge, trail or microdata."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import site_of
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT

URL = "https://www.deichbote.example/meldungen/haltestelle-zaehlt-fahrgaeste/"
TITLE = "Haltestelle zählt Fahrgäste"
LEAD = "An vier Haltestellen in Oberfelde zählen Matten im Boden, wie viele Menschen warten."
P1 = "Der Verkehrsverbund will damit Busse dorthin schicken, wo sie am meisten fehlen."
P2 = "Bilder werden nicht aufgenommen, betont der Verbund. Die Matten messen nur das Gewicht."
BODY = f"<p>{P1}</p><p>{P2}</p>"
MENU = (
    "<div class=oben><div class=punkt><a href=/meldungen/>Meldungen</a></div><div class=punkt>"
    "<a href=/kategorien/>Kategorien</a></div><div class=punkt><a href=/eintragen/>Eintragen</a>"
    "</div></div>"
)
KICKER = "<p class=dachzeile>Oberfelde</p>"
H1 = f"<h1>{TITLE}</h1>"
DAY = "<p>Von Nele Brandt | 4. Juni 2019</p>"


def read(top: str, end: str = "", menu: str = MENU) -> Article:
    html = (
        f"<html lang=de><head><title>{TITLE}</title></head><body>{menu}<div><div class=text>{top}"
        f"<p><b>{LEAD}</b></p>{BODY}{end}</div></div><footer>Impressum</footer></body></html>"
    )
    return normalise_article(read_article(html, URL, site_of(URL), FETCHED_AT).article)


LINK = '<a href="/verkehr/">Verkehr</a>'
SAID = {
    "label of a cell": "<table><tr><td>Sachgebiet:</td><td>Verkehr</td></tr></table>",
    "label in definitions": '<dl><dt>Fachgebiet</dt><dd><a href="/f/3">Verkehr</a></dd></dl>',
    "label in a line": "<p>Sparte: Verkehr</p>",
    "link beside the day": f"<p>Nele Brandt <time>4. Juni 2019</time> {LINK}</p>",
    "link beside keywords": f'<p><a href="/tag/bus">Bus</a> <a href="/tag/matte">Matte</a> {LINK}</p>',
    "class of a line": '<p>4. Juni 2019 <span class="post-section"><a href="/r/2">Verkehr</a></span></p>',
    "slot": '<x-etikett slot="section">Verkehr</x-etikett>',
    "microdata": '<p>4. Juni 2019, <span itemprop="articleSection">Verkehr</span></p>',
    "microdata of a link": '<p><a rel=tag itemprop=articleSection href="/r/2">Verkehr</a></p>',
    "icon, element": '<p>4. Juni 2019 | <i class="fa fa-folder-open"></i> <span>Verkehr</span></p>',
    "icon, words": '<p>4. Juni 2019 <i class="bi bi-folder"></i> Verkehr</p>',
    "icon in a link": '<p>4. Juni 2019 <a href="/r/2"><i class="icon-folder"></i> Verkehr</a></p>',
    "drawn icon": '<p>4. Juni 2019 <svg><use href="#folder"></use></svg> <b>Verkehr</b></p>',
    "in the section": '<p>4. Juni 2019 in der Rubrik <a href="/r/3">Verkehr</a></p>',
    "in the section, words": "<p>Veröffentlicht am 4. Juni 2019 in der Kategorie Verkehr</p>",
    "from the section": "<p>Aus der Rubrik Verkehr</p>",
    "vocabulary": '<p>4. Juni 2019 <span property="schema:articleSection">Verkehr</span></p>',
    "address of a file": '<p>4. Juni 2019 | <a href="/verkehr.html">Verkehr</a></p>',
    "steps below": f"<div><a href=/>Startseite</a> / <a href=/v/>Verkehr</a> / {TITLE}</div>",
    "badge": '<p><span class="badge badge-info">Verkehr</span></p>',
    "element of a badge": "<div><x-badge>Verkehr</x-badge></div>",
    "trail": '<p><a href="/aus/">Aktuelles</a> &gt;&gt; <a href="/aus/v/">Verkehr</a></p>',
    "menu of the data": '<nav><div>Nele Brandt</div><div><a href="/rubrik/v/">Verkehr</a></div>'
    "<div>1.208</div></nav>",
}  # fmt: skip


@pytest.mark.parametrize("said", SAID.values(), ids=SAID)
def test_the_section_below_the_headline(said: str) -> None:
    found = read(f"{KICKER}{H1}{said}")
    assert (found.section, found.kicker) == ("Verkehr", "Oberfelde")
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")


ABOVE = {
    "label": '<div>Kategorie: <a href="/kategorie/verkehr/">Verkehr</a></div>',
    "trail": f'<p>Aktuelles » {LINK} » {TITLE}</p>'.replace("Aktuelles", "<a href=/aus/>Aktuelles</a>"),
    "steps": "<p>Startseite | <a href=/meldungen/>Meldungen</a> | <a href=/v/>Verkehr</a></p>",
    "menu of the data": "<nav><a href=/meldungen/>Zurück</a><ul><li>4. Juni 2019</li><li>in "
    '<a href="/category/verkehr/">Verkehr</a></li><li>2 Minuten Lesezeit</li></ul></nav>',
}  # fmt: skip


@pytest.mark.parametrize("said", ABOVE.values(), ids=ABOVE)
def test_the_section_above_the_headline(said: str) -> None:
    found = read(f"{said}{KICKER}{H1}{DAY}")
    assert (found.section, found.kicker) == ("Verkehr", "Oberfelde")


BEHIND = {
    "more of it": '<p><a href="/r/2">Alle News aus dem Ressort Verkehr</a></p>',
    "label": "<p>Sachgebiet: Verkehr</p>",
}


@pytest.mark.parametrize("said", BEHIND.values(), ids=BEHIND)
def test_the_section_behind_the_text(said: str) -> None:
    assert read(f"{H1}{DAY}", said).section == "Verkehr"


NONE = {
    "menu": "",
    "menu with names": "<div class=punkt><a href=/themen/>Themen</a></div><div class=punkt>"
    "<a href=/branchen/>Branchen</a></div>",
    "author's page": '<p>4. Juni 2019 <a href="/nele-brandt/">Nele Brandt</a></p>',
    "two links": f'<p>4. Juni 2019 {LINK} <a href="/technik/">Technik</a></p>',
    "link away": '<p>4. Juni 2019 <a href="/t/0815">Zur Karte</a></p>',
    "badge of a form": "<p><span class=badge>Update</span></p>",
    "badge of a time": "<p><span class=badge>11:29 Uhr</span></p>",
    "button": "<button><span class=label>Merken</span></button>",
    "two badges": "<p><span class=badge>Verkehr</span> <span class=badge>Technik</span></p>",
    "icon of a clock": '<p>4. Juni 2019 <i class="fa fa-clock"></i> 2 Minuten</p>',
    "arrows to articles": '<p><a href="/a/1">Steg gesperrt</a> » <a href="/a/2">Weg frei</a> » '
    '<a href="/a/3">Rad da</a></p>',
}  # fmt: skip


@pytest.mark.parametrize("said", NONE.values(), ids=NONE)
def test_other_lines_name_no_section(said: str) -> None:
    assert read(f"{said}{KICKER}{H1}{DAY}").section is None
    assert read(f"{KICKER}{H1}{DAY}{said}").section is None
