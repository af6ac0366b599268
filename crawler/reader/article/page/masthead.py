"""Lines above a headline that are the site's: its name, its motto, its menu, its trail. Pure."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml import etree

from crawler.reader.article.page.meta import is_meta
from crawler.reader.article.page.naming import letters
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.listing.links import absolute_url
from crawler.reader.markup.flow import ALL_LINKED, Block
from crawler.reader.markup.tree import common_ancestor, enclosing, is_category, is_tag_link
from crawler.reader.wording import furniture, shapes
from crawler.reader.wording.datelines import DATE_LINE, DAY_HEADER

CRUMBS = re.compile(r"[›»>|]|\s/|/\s|^(?:Startseite|Home|Start)\b")
GENERAL = frozenset(
    "meldungen news nachrichten artikel aktuelles aktuell beiträge home start startseite".split()
)
"""Names of listings that are neither kicker nor section."""


def names_site(page: ParsedPage, block: Block) -> bool:
    """Tell whether a line is the name of the site, or a heading that is linked to its home page."""
    if letters(block.line) in page.names:
        return True
    home = any(leads_home(page, a) for a in block.links)
    return home and block.heading is not None and block.linked > ALL_LINKED


def leads_home(page: ParsedPage, a: etree._Element) -> bool:
    """Tell whether a link leads to the home page of the site."""
    url = absolute_url(page.base, a.get("href") or "")
    return url is not None and urlsplit(url).path in ("", "/") and page.site.owns(url)


def leads_within(page: ParsedPage, a: etree._Element) -> bool:
    """Tell whether a link leads to a place in the page itself, by whatever address."""
    place, sign, _ = (a.get("href") or "").partition("#")
    to = absolute_url(page.base, place) if sign and place else page.url
    return sign != "" and to is not None and to.rstrip("/") == page.url.rstrip("/")


def is_the_sites(page: ParsedPage, block: Block, headline: Block) -> bool:
    """Tell whether a line above the headline is the site's: its motto, outside the element of the
    article, or a heading that is an entry of the menu."""
    if any(name in headline.regions - block.regions for name in ("main", "article")):
        box = "main" if "main" in headline.regions else "article"
        if box not in block.regions and block.regions & {"header", "banner"}:
            return True
        if box not in block.regions and _is_in_bar(page, block):
            return True
    name = letters(block.line)
    if name in GENERAL or names_site(page, block):
        return True
    inside = common_ancestor(block.owner, headline.owner)
    if block.heading is None or (inside is not None and inside.tag == "hgroup"):
        return False
    if enclosing(block.owner, block.heading) is enclosing(headline.owner, headline.heading or ""):
        return False
    return page.names_entry(name) and not _is_told_apart(page, block)


def _is_told_apart(page: ParsedPage, block: Block) -> bool:
    """Whether the line right above links to the section of the same name: the line is a kicker."""
    above = page.blocks[block.index - 1] if block.index else block
    filed = "nav" not in above.regions and above.linked > ALL_LINKED
    return filed and letters(above.line) == letters(block.line)


def _is_in_bar(page: ParsedPage, block: Block) -> bool:
    """Whether a line is one of several in the bar of the site, all nothing but links to other pages
    than sections and keywords."""
    above = next((b for b in reversed(page.blocks[: block.index]) if b.text), None)
    bar = [block, above] if above is not None else []
    filed = (is_category(a) or is_tag_link(a) for b in bar for a in b.links)
    return bool(bar) and all(b.linked > ALL_LINKED for b in bar) and not any(filed)


def may_stand_above(block: Block, page: ParsedPage, headline: Block) -> bool:
    """Tell whether a line may precede the kicker: a date, a menu, a trail, the site's name."""
    line = block.line
    if block.links and line.endswith(headline.line):  # a trail that ends in the headline
        return True
    if block.linked > ALL_LINKED or block.regions & {"nav", "banner", "li", "figcaption"}:
        return True
    above = page.blocks[block.index - 1].line if block.index else ""
    if letters(line) in page.names or letters(above) in page.names:  # the name, or its motto below
        return True
    if letters(line) in GENERAL or shapes.SECTION.match(line):
        return True
    credited = any(form.search(line) for form in (shapes.CREDIT, shapes.CREDIT_TAIL))
    pictured = block.index > 0 and page.blocks[block.index - 1].images
    if credited or pictured or shapes.CREDIT_LINE.match(line):
        return True  # the caption of a picture above
    if furniture.GENRE.match(line) or is_meta(block):
        return True
    if DATE_LINE.match(line) or DAY_HEADER.match(line):
        return True
    return bool(block.links) and bool(CRUMBS.search(line))
