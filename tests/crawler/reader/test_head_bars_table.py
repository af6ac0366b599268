"""Lines right above a headline that are the site's, and lines below it that are not names."""

from __future__ import annotations

import pytest

from archive.records import Article
from crawler.reader import read_article
from crawler.sites import SITES, site_of
from pipelines.normalise import normalise_article
from tests.crawler.reader.test_kicker_cards_table import HOSTS
from tests.crawler.reader.test_lead_parts_table import told
from tests.crawler.reader.test_promoted_table import LEAD, TITLE
from tests.support.composed import FETCHED_AT


def read(bar: str, below: str, host: str) -> Article:
    at = f"https://{host}/k21-meldungen/kanal/"
    text = f"<article><h1>{TITLE}</h1>{below}<p>{LEAD}</p>{told()}</article>"
    page = f"<title>{TITLE}</title><body><div>{bar}<div>{text}</div></div>"
    site = SITES["kommune21"] if "kommune21" in host else site_of(at)
    return normalise_article(read_article(page, at, site, FETCHED_AT).article)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("bar", [
    "<div><a href=/app/>In der App lesen</a></div><a href=/schreiben/>Schreiben</a>",
    "<p><a href=/konto/>Konto</a> <a href=/abo/>Abo</a></p><p><a href=/mitmachen/>Mitmachen</a></p>",
])  # fmt: skip
def test_the_last_link_of_a_bar_outside_the_article_is_no_kicker(bar: str, host: str) -> None:
    found = read(bar, "<p>02.10.2025</p>", host)
    assert (found.kicker, found.title, found.teaser) == (None, TITLE, LEAD)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_a_line_above_the_article_that_is_not_linked_is_one(host: str) -> None:
    found = read("<p><a href=/konto/>Konto</a></p><p>Abwärme</p>", "<p>02.10.2025</p>", host)
    assert found.kicker == "Abwärme"


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("words", ["Stadtwerke Moosbruck", "Moosbruck", "Wärme und Kanal"])
@pytest.mark.parametrize("form", ['<p class="u">{}</p>', "<div>{}</div>", "<p>{}</p>"])
def test_words_above_a_linked_author_are_a_kicker(form: str, words: str, host: str) -> None:
    signed = "<div><div><a href=/author/ulmer/>Hanne Ulmer</a></div><span>02.10.2025</span></div>"
    found = read("", f"{form.format(words)}{signed}", host)
    assert (found.kicker, found.byline) == (words, "Hanne Ulmer")
