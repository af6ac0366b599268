"""Labels of a section in an element of their own, behind a date, and what only looks like them."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_names_table import H1, LEAD, P1, P2, read

APART = {
    "strong and span": "<div><strong>Bereich</strong><span>Verkehr</span></div>",
    "in front of keywords": '<div class="data"><span class="l4">Rubrik</span> <span>Verkehr</span> '
    '<span class="l4">Autor</span> <span>Iris Talheim</span></div>',
    "small word between": '<ul><li><i>Kategorien</i><b>In <a href="/category/v/">Verkehr</a></b></li>'
    "</ul>",
    "terms": "<dl><dt>Geschäftsfeld</dt><dd>Verkehr</dd></dl>",
    "behind a date": "<p>Nachricht vom 07.10.2025, Rubrik: Verkehr</p>",
    "link behind a date": '<p><small>07.10.2025 | Rubrik: <a href="ro/7">Verkehr</a></small></p>',
    "relative address": '<p>07.10.2025 | <a href="rubrik/verkehr">Verkehr</a></p>',
}


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize("line", APART.values(), ids=APART)
def test_words_behind_a_label_that_stands_apart(line: str, place: str) -> None:
    above, below = (line, "") if place == "above" else ("", line)
    found = read(f"<main>{H1}{above}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p>{below}</main>")
    assert found.section == "Verkehr"
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")


OTHERS = {
    "a sentence": "<p><b>Bereich</b> <i>zwei</i> des Rathauses bleibt am Freitag zu.</p>",
    "small words": "<div><b>Thema</b> <span>der nächsten Sitzung</span></div>",
    "no date": "<p>Unsere Leser fragen, Rubrik: Verkehr</p>",
}


@pytest.mark.parametrize("line", OTHERS.values(), ids=OTHERS)
def test_words_that_are_no_section(line: str) -> None:
    found = read(f"<main>{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p>{line}</main>")
    assert found.section == "Kurz gemeldet"  # of the trail


LINK = '<a href="{}">Verkehr</a>'
AROUND = {
    "filed under": "Abgelegt unter {}",
    "filed under, with a colon": "Einsortiert in: {}",
    "published in": "Veröffentlicht in {}",
    "more from": "Mehr aus dem Ressort {}",
    "more texts from": "Weitere Artikel aus der Rubrik {}",
    "back": "« Zurück zur Rubrik {}",
    "back to the desk": "Zurück zum Ressort {}",
}
PAGES = ("/category/verkehr/", "/verkehr/", "/meldungen/verkehr/", "/index.php?kat=12")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("said", AROUND.values(), ids=AROUND)
@pytest.mark.parametrize("box", ["<p>{}</p>", '<div class="post-category">{}</div>'])
def test_words_around_a_link_behind_the_text(box: str, said: str, page: str) -> None:
    line = box.format(said.format(LINK.format(page)))
    found = read(f"<main>{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p>{line}</main>")
    assert (found.section, found.tags) == ("Verkehr", ())
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")


def test_filed_under_the_pages_of_keywords() -> None:
    line = "<p>Abgelegt unter: <a href='/tag/bus/'>Bus</a></p>"
    found = read(f"<main>{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p>{line}</main>")
    assert found.tags == ("Bus",)
