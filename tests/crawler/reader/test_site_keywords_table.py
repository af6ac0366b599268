"""Keywords in the head of a page: those that name the site are the same on all its pages."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES, site_of
from pipelines.normalise import normalise_article
from tests.crawler.reader.test_linked_kicker_table import H1, HOSTS, P1, P2, TEXT, TITLE
from tests.support.composed import FETCHED_AT

OWN = "Wehr, Pegel, Feuerwehr"
LOGOS = {
    "words": '<a href="/">{}</a>',
    "a picture": '<a href="/index.html"><img src="/l.gif" alt="{}"></a>',
}


def read(keywords: str, host: str, logo: str, named: str = "Uferbote") -> Article:
    url = f"https://{host}/k21-meldungen/wehr/"
    head = f'<title>{TITLE} | {named}</title><meta name="keywords" content="{keywords}">'
    page = f"<html><head>{head}</head><body>{logo.format(named)}<main>{H1}{TEXT}</main></body>"
    site = SITES["kommune21"] if "kommune21" in host else site_of(url)
    return normalise_article(read_article(page, url, site, FETCHED_AT).article)


@pytest.mark.parametrize("logo", LOGOS.values(), ids=LOGOS)
@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_keywords_of_the_article_stay(host: str, logo: str) -> None:
    assert read(OWN, host, logo).tags == ("Wehr", "Pegel", "Feuerwehr")


@pytest.mark.parametrize("logo", LOGOS.values(), ids=LOGOS)
@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_keywords_with_the_name_of_the_site_are_its_own(host: str, logo: str) -> None:
    found = read(f"Deichblick, {OWN}", host, logo, "Deichblick")
    assert (found.tags, found.body) == ((), f"{P1}\n\n{P2}")


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_keywords_with_the_name_of_the_host_are_its_own(host: str) -> None:
    name = host.removeprefix("www.").rpartition(".")[0]
    assert read(f"{OWN}, {name}", host, "", "Aktuelles").tags == ()


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_a_site_of_which_its_article_tells_is_a_keyword(host: str) -> None:
    keywords = "Feuerwehr, Pegel, Wehr"
    found = read(keywords, host, LOGOS["words"], "Feuerwehr")
    assert found.tags == ("Feuerwehr", "Pegel", "Wehr")
