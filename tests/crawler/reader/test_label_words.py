"""A paragraph that begins with the word of a label is text: the words are those of all patterns."""

from __future__ import annotations

import re

import pytest

from archive import Article
from crawler.reader.article.boxes.calls import _READER
from tests.crawler.reader.test_names_table import H1, LEAD, P1, P2, read
from tests.support.openings import openings

PATTERNS = (
    "crawler.reader.wording.shapes",
    "crawler.reader.wording.furniture",
    "crawler.reader.wording.datelines",
    "crawler.reader.wording.about",
    "crawler.reader.article.head.lead",
    "crawler.reader.article.fields.keywords",
    "crawler.reader.article.boxes.noise",
    "crawler.reader.article.boxes.calls",
    "crawler.reader.article.fields.section",
    "crawler.reader.article.boxes.captions",
    "crawler.reader.article.boxes.credits",
    "crawler.reader.article.instead",
    "crawler.reader.article.doubts",
)
WORDS = [word for word in openings(PATTERNS) if not _READER.search(word)]
"""Without words that speak to the reader: such a sentence is one of the page."""
SAID = {
    "letters": "{}ling fahren die Wagen des Amtes und abends die der Nachbarn.",
    "verb": "{} gelten vielen Ämtern als Vorbild, auch wenn manche daran zweifeln.",
    "short": "{} kostet die Stadt Auental nicht mehr viel.",
    "comma": "{}, so steht es im Beschluss des Rates, sind nur ein kleiner Teil der Aufgabe, die "
    "nun vor den Ämtern liegt.",
    "long": "{} nehmen dabei viel Raum ein, denn ohne sie bleibt offen, was in den Häusern "
    "geschieht und wer am Ende dafür bezahlt; das hat inzwischen auch der Kreis verstanden.",
    "bold": "<b>{}</b> kostet die Stadt Auental nicht mehr viel.",
    "bold words": "<strong>{} der Stadt</strong> kosten nun nicht mehr so viel, sagt der Kämmerer.",
    "linked": '{} gelten nach <a href="https://a.example/">Ansicht des Kreises</a> als Vorbild.',
    "amid": "Die Stadt hat nun <b>{}</b> im Haus, sagt der Kämmerer.",
}
FORMS = list(SAID.values())


def page(paragraphs: list[str]) -> str:
    text = "".join(f"<p>{p}</p>" for p in paragraphs)
    return f"<main><article>{H1}<p>[07.10.2025] {LEAD}</p><div>{text}</div></article></main>"


def fields(found: Article) -> tuple[object, ...]:
    return (
        found.kicker, found.title, found.teaser, found.byline, found.tags, found.section,
        found.image_caption, found.image_credit, found.published, found.remarks,
    )  # fmt: skip


PLAIN = fields(read(page([P1, P2])))


def wrong(word: str, forms: list[str]) -> list[str]:
    """The paragraphs with which a page of three of them is not read as printed."""
    said = [form.format(word) for form in forms]
    printed = [said[0], P1, said[1], P2, said[2]]
    found = read(page(printed))
    want = "\n\n".join(re.sub("<[^>]+>", "", p) for p in printed)
    return [] if found.body == want and fields(found) == PLAIN else [f"{said}: {found.body}"]


def test_the_words_are_those_of_the_patterns() -> None:
    assert len(WORDS) > 300
    known = {"Tags", "Schlagworte", "Foto", "Quelle", "Rubrik", "Von", "Autor", "Anzeige"}
    known |= {"Newsletter", "Stand", "Termin", "Veranstaltung", "Mehr", "Copyright", "Kommentare"}
    assert known <= set(WORDS)


@pytest.mark.parametrize("first", range(len(FORMS)), ids=list(SAID))
def test_a_sentence_is_no_label(first: int) -> None:
    """Each form stands first, amid and last, with a third of the words each."""
    turned = FORMS[first:] + FORMS[:first]
    faults: list[str] = []
    for n, word in enumerate(WORDS):
        if n % 3 == first % 3:
            faults += wrong(word, [turned[0], turned[3], turned[6]])
    assert faults == []


LABELLED = {
    "a colon": "<p>{}: Recht, Cloud</p>",
    "an element of its own": '<p><span>{}</span> <a href="/tag/r/">Recht</a>, <a href="/tag/c/">'
    "Cloud</a></p>",
    "a line of its own": "<h4>{}</h4><ul><li>Recht</li><li>Cloud</li></ul>",
    "a line break": '<p>Zum Schluss (ve)<br>{}: <a href="/tag/r/">Recht</a>, <a href="/tag/c/">'
    "Cloud</a><br>Weitere Meldungen aus dem Bereich: <a href='/b/'>Netze</a></p>",
}


@pytest.mark.parametrize("label", ["Stichwörter", "Schlagworte", "Tags", "Keywords"])
@pytest.mark.parametrize("line", LABELLED.values(), ids=LABELLED)
def test_a_label_is_one(line: str, label: str) -> None:
    found = read(
        page([P1, P2]).replace("</div></article>", f"{line.format(label)}</div></article>")
    )
    assert found.tags == ("Recht", "Cloud")
    assert (found.body or "").removesuffix("\n\nZum Schluss") == f"{P1}\n\n{P2}"


SENTENCES = [
    "Veröffentlicht hat die Stadt ihre Zahlen erst 2024, als der Rat darauf drängte.",
    "Weitere Meldungen zum Thema Breitband sammelt die Stadt seit dem Frühjahr auf einer Seite.",
    "Mit dem Aufruf zur Beteiligung wendet sich der Rat an alle, die in Auental wohnen.",
    "Über die Autorität des Rates wird in Auental seit Jahren gestritten.",
    "Bereits registriert haben sich dort 3.000 Menschen, mehr als je zuvor.",
    "Das PDF lässt sich seit Montag herunterladen, die Karte folgt im Mai.",
    "Wie finden Sie das, was der Kreis nun plant?",
]


@pytest.mark.parametrize("said", SENTENCES)
def test_sentences_that_begin_like_furniture(said: str) -> None:
    assert read(page([said, P1, said, P2])).body == "\n\n".join([said, P1, said, P2])
