"""Lines about an article: dates, authors, and what says neither."""

from __future__ import annotations

import pytest

from crawler.reader.wording.about import read_about
from tests.crawler.reader.test_names_table import H1, LEAD, P1, P2, read

DATED = {
    "Erscheinungsdatum: 07.10.2025": "07.10.2025",
    "Newsmeldung vom 7. Oktober 2025": "7. Oktober 2025",
    "Pressemitteilung Nr. 47/2025 vom 07.10.2025": "07.10.2025",
    "Freigegeben am 07.10.2025": "07.10.2025",
    "07.10.2025 – aktualisiert 08.10.2025": "07.10.2025",
    "Aktualisiert: 08.10.2025 | Erstellt: 07.10.2025": "07.10.2025",
    "07.10.2025 / 10:30": "07.10.2025",
    "(07.10.2025)": "07.10.2025",
    "Ausgabe 4/2025 – 07.10.2025": "07.10.2025",
    "07.10.2025 Lesedauer: 3 Minuten": "07.10.2025",
    "Amtsblick / 07.10.2025": "07.10.2025",
}
SIGNED = {
    "Bericht: Vera Ender": "Vera Ender",
    "Protokoll: Vera Ender": "Vera Ender",
    "Ein Artikel von Vera Ender": "Vera Ender",
    "Gastbeitrag von Vera Ender": "Vera Ender",
    "Das Gespräch führte Vera Ender.": "Vera Ender",
    "Von unserer Redakteurin Vera Ender": "Vera Ender",
    "Von Vera Ender, Auental": "Vera Ender",
    "Von Vera Ender, freie Journalistin": "Vera Ender",
    "Von Vera Ender (Text)": "Vera Ender",
    "Vera Ender (Autorin)": "Vera Ender",
    "Autor*in: Vera Ender": "Vera Ender",
    "Von Vera von der Aue": "Vera von der Aue",
    "Von Vera Ender / 07.10.2025": "Vera Ender",
}
OTHER = (
    "Kongress in Auental, 12.12.2026", "7. Oktober 2025 in der Aula",
    "Anmeldeschluss: 12.12.2026", "Bild: Vera Ender",
    "Die Stadt plant bis zum 12.12.2026 den Umbau ihres Rathauses.", "Digitales Rathaus",
    "[07.10.2025] Open Source", "Stand: nie", "", "7. bis 9. Oktober 2025", "7. und 8.10.2025",
    "07.10.–09.10.2025", "07.10.2025 – 09.10.2025", "Di, 7. Oktober bis Do, 9. Oktober 2025",
    "Nr. 7.10.10.2025",
)  # fmt: skip


@pytest.mark.parametrize(("line", "date"), DATED.items(), ids=DATED)
def test_dates(line: str, date: str) -> None:
    about = read_about(line)
    assert about is not None
    assert about.dates == (date,)
    found = read(f"<article>{H1}<p>{line}</p><p>{LEAD}</p><p>{P1}</p><p>{P2}</p></article>")
    assert str(found.published) == "2025-10-07"
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")


@pytest.mark.parametrize(("line", "name"), SIGNED.items(), ids=SIGNED)
@pytest.mark.parametrize("place", ["above", "below"])
def test_authors(line: str, name: str, place: str) -> None:
    above, below = (f"<p>{line}</p>", "") if place == "above" else ("", f"<p>{line}</p>")
    found = read(f"<article>{H1}{above}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p>{below}</article>")
    assert (found.byline, found.teaser, found.body) == (name, LEAD, f"{P1}\n\n{P2}")


@pytest.mark.parametrize("line", OTHER)
def test_what_is_not_about_the_article(line: str) -> None:
    assert read_about(line) is None


SENTENCES = (
    "Die Satzung vom {d} wurde überarbeitet.",
    "Das Konzept wurde am {d} aktualisiert.",
    "Der Plan wurde zuletzt am {d} geändert.",
    "Die Gebührenordnung wird zum {d} geändert.",
    "Am {d} wurde die Satzung neu gefasst.",
    "Stand {d} waren 40 Schulen am Netz.",
    "Die Karte hat den Stand vom {d}.",
    "Seit dem {d} gilt die Änderung.",
    "Das Update vom {d} behob den Fehler.",
    "Die Software wurde am {d} modifiziert.",
    "Veröffentlicht wurde der Plan am {d}.",
    "Erschienen ist die Studie am {d}.",
    "Der Bericht wurde am {d} dem Rat vorgelegt.",
    "Die Meldung ging am {d} bei der Leitstelle ein.",
    "Die Seite ging am {d} online.",
    "Vom {d} an gilt die Regel.",
    "Termin ist der {d}.",
    "Beginn ist am {d} um 9 Uhr.",
    "Die Messe endet am {d}.",
    "Kommentare nimmt die Stadt bis {d} entgegen.",
    "Nächster Termin ist der {d}, dann tagt der Rat.",
    "Die Frist endet am {d}.",
    "Geschrieben hat das Gutachten Vera Ender am {d}.",
    "Autorin des Gutachtens vom {d} ist Vera Ender.",
    "Redaktionsschluss für das Amtsblatt ist der {d}.",
    "Text und Karte stammen vom {d}.",
    "Der Text der Satzung wurde am {d} geändert.",
    "Die Fassung vom {d} ist überholt.",
    "Eine erste Version erschien am {d}.",
    "Zuletzt trafen sich beide am {d}.",
    "Aktualisiert wird die Liste am {d}.",
)
"""Sentences with a day that speak of the world, not of the article."""


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("day", ["09.08.2017", "9. August 2017"])
def test_a_dated_sentence_is_text_wherever_it_stands(sentence: str, day: str) -> None:
    said = sentence.format(d=day)
    for lines in ((said, P1, P2), (P1, said, P2), (P1, P2, said)):
        found = read(f"<article>{H1}<p>{LEAD}</p>{''.join(f'<p>{p}</p>' for p in lines)}</article>")
        assert (found.body, found.byline) == ("\n\n".join(lines), None)
