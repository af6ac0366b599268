"""The links of a page as addresses: joined as a browser does, told apart by where they lead."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from crawler.reader.listing.links import absolute_url, article_links
from crawler.reader.markup.parse import parse_page
from crawler.sites import site_of

BASE = "https://www.auental-bote.example/rathaus/haushalt-2026/?seite=2"
HREFS = (
    "", "#", "#kommentare", "/", "//", "//bild.example/a-1", "/rathaus/radweg-3/", "radweg-3/",
    "../radweg-3/", "/./radweg-3/", "/rathaus/../radweg-3/", "?seite=3", "/suche/?q=radweg+3#oben",
    "https://www.auental-bote.example", "http://bild.example/a-1?b=c", "/grün-und-groß-4/",
    "mailto:post@auental-bote.example", "javascript:void(0)",
)  # fmt: skip


@pytest.mark.parametrize(
    "base", [BASE, "https://auental-bote.example:8443/x", "https://Über.example/x"]
)
@pytest.mark.parametrize("href", HREFS)
def test_a_link_is_joined_as_a_browser_does(base: str, href: str) -> None:
    assert absolute_url(base, f" {href}\n") == urljoin(base, href)


def test_a_place_within_a_page_belongs_to_its_article() -> None:
    own, other = "/rathaus/haushalt-2026/", "/rathaus/radweg-3/"
    hrefs = (
        f"{other}#karte", "#oben", f"{other}#respond", f"{own}#comments", "/autor/vera-ender/",
        "/merkliste/?p=3", "/plan-3.docx", f"{other}?option=com_mailto", f"{other}print/",
    )  # fmt: skip
    tree = parse_page("".join(f'<p><a href="{href}">Weg</a></p>' for href in hrefs))
    assert tree is not None
    base = f"https://www.auental-bote.example{own}"
    found = article_links(tree, base, site_of(base))
    assert found == {
        f"{other}#karte": f"https://www.auental-bote.example{other}",
        "#oben": base,
        f"{other}print/": f"https://www.auental-bote.example{other}",
    }
