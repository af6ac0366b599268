"""The name of the site around the headline in ``<title>``, and pages that print no headline."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

URL = f"{LISTING}deich/"
TITLE = "Moorburg erhöht den Deich"
LEAD = "Die Gemeinde Moorburg lässt ihren Deich am Siel um einen Meter erhöhen."
ONE = "Der Kreis trägt die Hälfte der Kosten, sagte der Landrat am Montag in der Sitzung des Rats."
TWO = "Im Mai sollen die Bagger kommen, zu deren Ankunft die Gemeinde alle Nachbarn eingeladen hat."
TEXT = f"<p>[10.10.2025] {LEAD}</p><p>{ONE}</p><h3>Ein Meter für alle Fälle</h3><p>{TWO}</p>"
LINES = '<div><span class="Sub">Küste</span><br><span class="Head">Moorburg erhöht den Deich</span></div>'


def read(title: str, head: str) -> Article:
    page = f"<html lang=de><title>{title}</title><body><ul><li><a href='/abo/'>Abo</a></ul><div class=a>{head}{TEXT}</div></body></html>"
    return normalise_article(read_article(page, URL, SITES["kommune21"], FETCHED_AT).article)


BEHIND = (
    " > ",
    " &lt; ",
    " » ",
    " « ",
    " ‹ ",
    " :: ",
    " // ",
    ": ",
    ", ",
    " / ",
    " @ ",
    "|",
    " ~ ",
)
WORDS = (" bei {}", " auf {}", " ({})", " [{}]", " | {} – Das Magazin", ": www.{}.de", " - {}.de")
TITLES = [*(f"{TITLE}{sign}Kommune21" for sign in BEHIND)]
TITLES += [f"{TITLE}{words.format('Kommune21')}" for words in WORDS]
TITLES += [f"Kommune21{sign}{TITLE}" for sign in BEHIND]
TITLES += [f"Kommune21 – Das Magazin {sign} {TITLE}" for sign in ("-", "|", ">", "»")]


@pytest.mark.parametrize("title", TITLES)
def test_the_site_is_no_part_of_the_headline(title: str) -> None:
    for head in (LINES, "<p>Küste</p><p><b>Moorburg erhöht den Deich</b></p>", "<h1>Moorburg erhöht den Deich</h1>"):  # fmt: skip
        found = read(title, head)
        assert (found.title, found.teaser, found.published) == (TITLE, LEAD, "2025-10-10")
        assert found.body == f"{ONE}\n\nEin Meter für alle Fälle\n\n{TWO}"


@pytest.mark.parametrize("head", ["", "<p>Küste</p>", '<img src="/k.gif" alt="" width=9 height=9>'])
@pytest.mark.parametrize("title", [f"{TITLE} - Kommune21", TITLE])
def test_a_page_that_prints_no_headline(title: str, head: str) -> None:
    found = read(title, head)
    assert (found.title, found.teaser, found.published) == (TITLE, LEAD, "2025-10-10")
    assert found.body == f"{ONE}\n\nEin Meter für alle Fälle\n\n{TWO}"


def test_a_headline_that_begins_like_the_site() -> None:
    said = "Kommune21: Ein Heft über Deiche"
    found = read(f"{said} | Kommune21", f"<h1>{said}</h1>")
    assert found.title in {"Ein Heft über Deiche", said}
    assert found.body == f"{ONE}\n\nEin Meter für alle Fälle\n\n{TWO}"


MOTTO = "Wissen für Rathäuser und Kreise"


@pytest.mark.parametrize("box", ["<p>{}</p>", "<div class=tagline>{}</div>", "<h2>{}</h2>"])
@pytest.mark.parametrize(
    "title", [f"{TITLE} | Kommune21 - {MOTTO}", f"{TITLE} – Kommune21 – {MOTTO}"]
)
def test_the_motto_of_the_site_is_no_kicker(title: str, box: str) -> None:
    found = read(title, f"{box.format(MOTTO)}<div><h1>{TITLE}</h1></div>")
    assert (found.kicker, found.title, found.teaser) == (None, TITLE, LEAD)


def test_a_kicker_in_the_title_is_no_motto() -> None:
    found = read(f"{TITLE} - Küste - Kommune21", f"<p>Küste</p><h1>{TITLE}</h1>")
    assert (found.kicker, found.title) == ("Küste", TITLE)
