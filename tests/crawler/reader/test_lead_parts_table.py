"""Leads set in several elements of one kind, and what is set alike below a lead that is whole."""

from __future__ import annotations

import pytest

from archive.records import Article
from crawler.reader import read_article
from crawler.sites import SITES, site_of
from pipelines.normalise import normalise_article
from tests.crawler.reader.test_kicker_cards_table import HOSTS
from tests.crawler.reader.test_promoted_table import TEXTS, TITLE
from tests.support.composed import FETCHED_AT

PARTS = (
    "Die Stadtwerke Moosbruck holen Wärme aus dem Kanal.",
    "Zwei Schulen werden damit beheizt. Im Herbst folgt das Rathaus.",
    "Das Land gibt die Hälfte dazu.",
)
SET = {
    "headings": "<h3>{}</h3>",
    "headings of a class": '<h2 class="u2">{}</h2>',
    "in italics": "<p><em>{}</em></p>",
    "in bold": "<p><strong>{}</strong></p>",
    "named": '<p class="lead">{}</p>',
    "named in German": '<div class="art-vorspann">{}</div>',
}
BODY = "\n\n".join(TEXTS)


def read(inner: str, host: str) -> Article:
    at = f"https://{host}/k21-meldungen/kanal/"
    page = f"<title>{TITLE}</title><body><main><h1>{TITLE}</h1>{inner}</main>"
    site = SITES["kommune21"] if "kommune21" in host else site_of(at)
    return normalise_article(read_article(page, at, site, FETCHED_AT).article)


def told(wrap: str = "<p>{}</p>") -> str:
    return "".join(wrap.format(said) for said in TEXTS)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("parts", [2, 3])
@pytest.mark.parametrize("above", ["", "<p>02.10.2025</p>"], ids=["undated", "dated"])
@pytest.mark.parametrize("form", SET.values(), ids=SET)
def test_a_lead_in_several_elements_is_one(form: str, above: str, parts: int, host: str) -> None:
    set_in = "".join(form.format(said) for said in PARTS[:parts])
    found = read(f"{above}{set_in}<div>{told()}</div>", host)
    assert (found.teaser, found.body) == (" ".join(PARTS[:parts]), BODY)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("form", ["<p>{}</p>", '<p class="b2">{}</p>'], ids=["plain", "classed"])
def test_paragraphs_set_as_the_text_is_are_no_lead(form: str, host: str) -> None:
    found = read(told(form), host)
    assert (found.teaser, found.body) == (TEXTS[0], "\n\n".join(TEXTS[1:]))


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("form", SET.values(), ids=SET)
def test_a_text_set_so_throughout_has_a_lead_of_one_element(form: str, host: str) -> None:
    found = read(told(form), host)
    assert found.teaser == TEXTS[0]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize(
    "line",
    ["Frau Ulmer, warum im Kanal?", "Wärme, die sonst verloren ginge", "Hanne Ulmer antwortet:"],
)
@pytest.mark.parametrize("form", ["<p><b>{}</b></p>", "<h3>{}</h3>"], ids=["bold", "heading"])
def test_a_question_or_heading_below_a_lead_is_of_the_text(form: str, line: str, host: str) -> None:
    lead = " ".join(PARTS[:2])
    found = read(f"{form.format(lead)}{form.format(line)}{told()}", host)
    assert (found.teaser, found.body) == (lead, f"{line}\n\n{BODY}")


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_a_note_of_the_editors_is_no_lead(host: str) -> None:
    note = "Anmerkung der Redaktion: Der Text stammt aus dem Archiv."
    found = read(f"<p><i>{PARTS[1]}</i></p><p><i>{note}</i></p>{told()}", host)
    assert found.teaser == PARTS[1]
