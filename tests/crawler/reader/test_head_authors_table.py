"""Authors at the headline: below a label, by microdata, with their role, in an aside; and what
looks like one."""

from __future__ import annotations

import pytest

from archive.records import Article
from crawler.reader import read_article
from crawler.sites import SITES, site_of
from pipelines.normalise import normalise_article
from tests.crawler.reader.test_kicker_cards_table import HOSTS
from tests.crawler.reader.test_lead_parts_table import BODY, told
from tests.crawler.reader.test_promoted_table import LEAD, TITLE
from tests.support.composed import FETCHED_AT

DATED = "<div>Veröffentlicht 02.10.2025</div>"
FORMS = {
    "property rows": "<div><div><span>Thema</span></div><p>Wärme Kanal</p></div><div><div>Datum"
    "</div><p>2. Oktober 2025</p></div><div><div>Autorin</div><div><div>H</div><span>Hanne Ulmer"
    "</span></div></div><div><div>Rubrik</div><div>Wärme</div></div>",
    "microdata, glued": "<span><time>2. Oktober 2025</time></span><span itemprop=author itemscope>"
    "<span itemprop=name>Hanne Ulmer</span></span>",
    "role below": f"<div><div>Hanne Ulmer</div><div>Redakteurin</div></div>{DATED}",
    "role of two words": f"<div><div>Hanne Ulmer</div><div>Freie Journalistin</div></div>{DATED}",
    "aside of a list": "<aside><dl><dt>Details</dt><dd itemprop=author><span>Hanne Ulmer</span></dd>"
    "<dd><a href=/k21-themen/netze/>Netze</a></dd><dd>2. Oktober 2025</dd></dl></aside>",
    "boxes around a name": "<div class=x><span class=author><div><ul><li><span>Hanne Ulmer</span></li>"
    "</ul></div></span><span><time>02.10.2025 09:15</time></span><a href=/thema/netze>Netze</a></div>",
    "a box in a box": "<div class=post-author><div><div><div><b>Hanne Ulmer</b></div></div></div></div>"
    + DATED,
    "aside of lines": "<aside><div>Von Hanne Ulmer</div><div>02.10.2025</div></aside>",
}  # fmt: skip


def read(inner: str, host: str, above: str = "", below: str = "") -> Article:
    at = f"https://{host}/k21-meldungen/kanal/"
    text = f"{above}<div><h1>{TITLE}</h1></div>{inner}<p>{LEAD}</p><section>{told()}</section>"
    page = f"<title>{TITLE}</title><body><main><article>{text}{below}</article></main>"
    site = SITES["kommune21"] if "kommune21" in host else site_of(at)
    return normalise_article(read_article(page, at, site, FETCHED_AT).article)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_an_author_at_the_headline_is_read(form: str, host: str) -> None:
    found = read(form, host)
    assert (found.byline, found.published) == ("Hanne Ulmer", "2025-10-02")
    assert (found.title, found.teaser, found.body) == (TITLE, LEAD, BODY)
    assert found.kicker is None


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("label", ["Thema", "Rubrik", "Bereich:"])
def test_words_below_the_label_of_a_section_are_no_author(label: str, host: str) -> None:
    found = read(f"<div>{label}</div><div>Hanne Ulmer</div><div>02.10.2025</div>", host)
    assert found.byline is None


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_an_author_above_the_link_to_a_section_is_read(host: str) -> None:
    above = "<p><time>02.10.2025 14:05</time> von Hanne Ulmer</p>"
    above += "<ul><li><a href=/k21-netze/netze/>Netze</a></li></ul>"
    found = read("", host, above)
    assert (found.byline, found.published) == ("Hanne Ulmer", "2025-10-02")


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("line", [
    "Geschrieben von <strong>Hanne Ulmer</strong> aus der Redaktion für Netze.",
    "Verfasst von Hanne Ulmer, die seit 2012 über Wärme berichtet.",
])  # fmt: skip
def test_a_line_about_the_author_in_the_footer_names_her(line: str, host: str) -> None:
    below = f"<footer><div><img src=/b.png alt=Bild width=50><p>{line}</p></div></footer>"
    found = read("<p>02.10.2025</p>", host, below=below)
    assert (found.byline, found.body) == ("Hanne Ulmer", BODY)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("aside", [
    "<aside><h4>Termin</h4><div>05.11.2025 Von Ole Brink</div></aside>",
    "<aside><a href=/k21-meldungen/steg/>Plan am Steg</a> <span>05.11.2025</span></aside>",
    "<aside><p>Der Rat tagt am 05.11.2025 zum Steg.</p></aside>",
])  # fmt: skip
def test_an_aside_about_something_else_stays_beside(aside: str, host: str) -> None:
    found = read(f"<p>02.10.2025</p>{aside}", host)
    assert (found.byline, found.published, found.teaser) == (None, "2025-10-02", LEAD)
    assert found.body == BODY


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_a_kicker_beside_the_box_of_an_author_stays(host: str) -> None:
    signed = "<span class=author><div><ul><li>Hanne Ulmer</li></ul></div></span>"
    found = read(f"<div>{signed}</div>{DATED}", host, "<div><div><p>Smart City</p></div></div>")
    assert (found.kicker, found.byline) == ("Smart City", "Hanne Ulmer")


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_what_an_author_wrote_is_no_part_of_the_name(host: str) -> None:
    link = "Ein Bericht von <a href=/autor/ulmer rel=author>Hanne Ulmer</a>"
    assert read(f"<div class=byline>{link}</div>{DATED}", host).byline == "Hanne Ulmer"
