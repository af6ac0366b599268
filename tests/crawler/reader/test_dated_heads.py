"""Where a date in brackets stands: in the headline's own element, below it, or at a paragraph below
a lead that stands apart; and a lead in bold that shares its paragraph with the text."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article

SITE = SITES["rathausblick"]
URL = "https://www.rathausblick.example/k21-meldungen/seilbahn-trägt-akten"
TITLE = "Seilbahn trägt Akten"
LEAD = "Zwischen Rathaus und Archiv schweben die Akten jetzt über den Fluss."
FIRST = "Früher fuhr zweimal am Tag ein Wagen über die Brücke, oft mit nur einer Mappe."
MORE = "Die Gondel braucht vier Minuten und hält auch bei Sturm den Kurs, sagt der Bauhof."
HEAD = '<meta property="article:published_time" content="2024-01-31T08:00:00+01:00">'


def read(body: str, name: str = TITLE) -> Article:
    page = f"<html><head><title>{name}</title>{HEAD}</head><body><main>{body}</main></body></html>"
    return normalise_article(read_article(page, URL, SITE, "2026-03-02T12:00:00Z").article)


HEADLINES = {
    "behind": "<p>Archivwesen</p><h1>{title} {day}</h1>",
    "small behind": "<p>Archivwesen</p><h1>{title} <small>{day}</small></h1>",
    "own line": "<p>Archivwesen</p><h1>{title}<br><span>{day}</span></h1>",
    "in front": "<p>Archivwesen</p><h1><span>{day}</span> {title}</h1>",
    "behind, kicker in the heading": "<h1><span>Archivwesen</span> {title} <i>{day}</i></h1>",
    "behind, kicker in a line": "<h1>Archivwesen<br>{title} <em>{day}</em></h1>",
    "behind, kicker below": "<h1>{title} <small>{day}</small></h1><div>Archivwesen</div>",
    "heading above": "<p>Archivwesen</p><h6>{day}</h6><h1>{title}</h1>",
    "line below": "<p>Archivwesen</p><h1>{title}</h1><div>{day}</div>",
    "box below": "<p>Archivwesen</p><h1>{title}</h1><div><span>{day}</span></div>",
}


@pytest.mark.parametrize("day", ["[19.7.2017]", "[05.06.2017]"])
@pytest.mark.parametrize("name", [TITLE, f"Archivwesen: {TITLE}"])
@pytest.mark.parametrize("headline", HEADLINES.values(), ids=HEADLINES)
def test_a_bracketed_date_is_neither_title_nor_kicker(headline: str, name: str, day: str) -> None:
    text = f"<p><b>{LEAD}</b></p><p>{FIRST}</p><p>{MORE}</p>"
    found = read(headline.format(title=TITLE, day=day) + text, name)
    said = {"[19.7.2017]": "2017-07-19", "[05.06.2017]": "2017-06-05"}[day]
    assert (found.kicker, found.title, found.published) == ("Archivwesen", TITLE, said)
    assert (found.teaser, found.body) == (LEAD, f"{FIRST}\n\n{MORE}")


def test_a_headline_that_no_metadata_name_loses_its_date() -> None:
    found = read(f"<h1>{TITLE} [19.7.2017]</h1><p>{LEAD}</p><p>{FIRST}</p>", "Rathausblick")
    assert (found.title, found.published) == (TITLE, "2017-07-19")


def test_a_bracket_that_is_no_date_stays_in_the_headline() -> None:
    name = "Seilbahn trägt Akten [Update]"
    assert read(f"<h1>{name}</h1><p>{LEAD}</p><p>{FIRST}</p>", name).title == name


APART = {
    "paragraph": "<p>{lead}</p>",
    "class": "<p class=vorspann>{lead}</p>",
    "bold": "<p><b>{lead}</b></p>",
    "heading": "<h3>{lead}</h3>",
    "box": "<div><p>{lead}</p></div>",
    "picture between": "<p>{lead}</p><figure><img src=/s.jpg alt=''><figcaption>Die Gondel. "
    "(Bildquelle: Stadt)</figcaption></figure>",
}


@pytest.mark.parametrize("lead", APART.values(), ids=APART)
@pytest.mark.parametrize("box", ["{}", "<div>{}</div>"])
def test_a_lead_apart_leaves_the_dated_paragraph_to_the_text(lead: str, box: str) -> None:
    text = box.format(f"<p>[2.3.2019] {FIRST}</p><p>{MORE}</p>")
    found = read(f"<h1>{TITLE}</h1>{lead.format(lead=LEAD)}{text}")
    assert (found.teaser, found.published) == (LEAD, "2019-03-02")
    assert found.body == f"{FIRST}\n\n{MORE}"


BOLD = {
    "date in bold": "<p><b>[2.3.2019] {lead}</b><br>{first}</p>",
    "date in front": "<p>[2.3.2019] <strong>{lead}</strong><br>{first}</p>",
    "no break": "<p>[2.3.2019] <strong>{lead}</strong> {first}</p>",
}


@pytest.mark.parametrize("paragraph", BOLD.values(), ids=BOLD)
def test_a_lead_in_bold_ends_where_plain_text_begins(paragraph: str) -> None:
    opening = paragraph.format(lead=LEAD, first=FIRST)
    found = read(f"<h1>{TITLE}</h1>{opening}<p>{MORE}</p>")
    assert (found.teaser, found.published) == (LEAD, "2019-03-02")
    assert found.body == f"{FIRST}\n\n{MORE}"


@pytest.mark.parametrize(
    "lead",
    [
        f"<b>Wolfach.</b> {LEAD} {FIRST}",
        f"<b>{LEAD}</b> {FIRST} <b>Vier Minuten braucht die Gondel.</b>",
        f"<b>{LEAD[:-1]}:</b> {FIRST}",
    ],
)
def test_bold_words_within_a_lead_end_nothing(lead: str) -> None:
    found = read(f"<h1>{TITLE}</h1><p>[2.3.2019] {lead}</p><p>{MORE}</p>")
    plain = lead.replace("<b>", "").replace("</b>", "")
    assert (found.teaser, found.body) == (plain, MORE)


def test_a_dated_link_to_another_article_is_no_kicker() -> None:
    ticker = '<p><b>Eilig</b> <a href="/k21-meldungen/floß">[01.03.2026] Floß treibt ab</a></p>'
    found = read(f"<h1>{TITLE}</h1>{ticker}<div><p><b>{LEAD}</b></p><p>{FIRST}</p></div>")
    assert (found.kicker, found.title) == (None, TITLE)
