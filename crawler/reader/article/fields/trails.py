"""The trail of a page: ``Startseite › Meldungen › E-Government``. Pure."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice
from urllib.parse import urlsplit

from lxml import etree

from crawler.reader.article.fields.region import MAX_ABOVE
from crawler.reader.article.fields.stated import MAX_TAG
from crawler.reader.article.head.headline import Headline
from crawler.reader.article.page.masthead import GENERAL, leads_home
from crawler.reader.article.page.naming import letters
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.listing.links import absolute_url
from crawler.reader.markup.flow import ALL_LINKED, Block, tidy
from crawler.reader.markup.tree import names_target, upwards, visible_text

MAX_BELOW = 2
"""Blocks below the headline in which a menu is its trail."""
MAX_TRAIL = 5
"""Steps of a trail."""
MAX_SIBLINGS = 2
"""Links of a trail into one folder."""
_HERE = r"(?:Sie (?:sind|befinden sich)|Du bist) hier"
_BEGINS_TRAIL = re.compile(rf"(?:Startseite|Home|Start|{_HERE})\b")
_STEPS = re.compile(rf"(?:Startseite|Home|Start|{_HERE}:? ?(?:Startseite|Home|Start))\s?[›»>/|→]")
_ARROWS = re.compile(r"›|»|>+|→")
_CRUMBS = re.compile(r"(?:^|[\s_-])(?:bread-?crumbs?|brotkrumen?|kruemel)(?:$|[\s_-])", re.I)
SERVICE = re.compile(
    r"(?:Kontakte?|Impressum|Datenschutz|Anmelden|Login|Suche|Über uns|Sitemap)", re.I
)
"""An entry of the bar of a site, which no article is below."""
_APART = re.compile(r"[›»>/|→·]")


def _in_row(block: Block, row: etree._Element | None) -> bool:
    """Whether a line stands in the row of a trail; a whole page is not a row."""
    return block.owner.getparent() is row and row is not None and row.tag not in ("body", "main")


def listed_trail(page: ParsedPage, headline: Headline) -> list[str]:
    """Find a trail above the headline in a list: an ordered one that begins with the home page, or
    any that ends with the headline."""
    title = letters(page.blocks[headline.block].line) if headline.block >= 0 else ""
    spans = page.flow.spans
    rows = [
        el
        for el in (page.tree.named("ol", "ul") if title else ())
        if (span := spans.get(el))
        if span.start < headline.first and 1 < len(span) <= 2 * MAX_TRAIL
    ]
    for row in sorted(rows, key=lambda el: (spans[el].start, -spans[el].stop)):
        items = [b for b in page.flow.below(row) if b.text]
        if not 1 < len(items) <= MAX_TRAIL or items[-1].index >= headline.first:
            continue
        *above, last = (b.line for b in items)
        parents = items[:-1] if letters(last) == title else items
        if not all(b.linked > ALL_LINKED and len(b.links) == 1 for b in parents):
            continue
        if letters(last) == title:
            return above
        if row.tag == "ol" and leads_home(page, items[0].links[0]):
            return [*above, last]
    return []


def printed_trail(page: ParsedPage, headline: Headline) -> list[str]:
    """Find ``Startseite › Meldungen › E-Government`` above the headline, or in a menu right below;
    longer rows are menus."""
    trail: list[str] = []
    links: list[etree._Element] = []
    row: etree._Element | None = None
    inside = page.blocks[headline.block].regions if headline.block >= 0 else frozenset()
    above = page.blocks[max(0, headline.first - MAX_ABOVE) : max(0, headline.first)]
    below = page.blocks[headline.last + 1 : headline.last + MAX_BELOW + 1]
    for block in (*above, *(b for b in below if "nav" in b.regions or _joins_steps(b))):
        if {"header", "nav", "ul"} <= block.regions - inside:
            continue  # the menu of the site
        texts = [t for r in block.runs if (t := " ".join(r.text.split()).strip("›»>/| "))]
        if texts and _BEGINS_TRAIL.match(texts[0]):
            if len(texts) > 2 and block.linked > ALL_LINKED and not _APART.search(block.line):
                continue  # a menu on one line
            trail, links, row = texts, list(block.links), block.owner.getparent()
        elif trail and _in_row(block, row) and block.linked > ALL_LINKED:
            trail += texts if len(block.line) < MAX_TAG else []
            links += block.links
    trail = [t for t in trail if not re.match(_HERE, t)]
    ordered = row is not None and row.tag == "ol"  # a menu has no order
    listed = not ordered and _are_siblings(page, links)
    served = any(map(SERVICE.fullmatch, trail))
    return trail if len(trail) <= MAX_TRAIL and not (listed or served) else []


def _joins_steps(block: Block) -> bool:
    """Whether one line begins with the home page and is set apart into steps."""
    return bool(block.links) and _STEPS.match(block.line) is not None


def signed_trail(page: ParsedPage, headline: Headline) -> list[str]:
    """Find a trail without the home page in one line around the headline: links with nothing but
    arrows between them, the name of the page at most behind them."""
    title = letters(page.blocks[headline.block].line) if headline.block >= 0 else ""
    above = page.blocks[max(0, headline.first - MAX_ABOVE) : max(0, headline.first)]
    below = page.blocks[headline.last + 1 : headline.last + MAX_BELOW + 1]
    for block in (*above, *below):
        if not block.links:
            continue
        steps = [s for step in _ARROWS.split(block.line) if (s := step.strip())]
        if not 1 < len(steps) <= MAX_TRAIL:
            continue
        linked = [tidy(visible_text(a)) for a in block.links]
        if letters(steps[-1]) == title:
            steps.pop()
        if (
            len(steps) > 1
            and steps in (linked, linked[1:])
            and not _are_siblings(page, block.links)
        ):
            return steps
    return []


def named_crumb(page: ParsedPage, headline: Headline) -> str | None:
    """Find the section in a trail that its class or label names, without the home page: of two
    links the one that is neither a listing nor the folder of the article; or the only link, if it
    leads to the page of its own words."""
    title = letters(page.blocks[headline.block].line) if headline.block >= 0 else ""
    near = page.blocks[max(0, headline.first - MAX_ABOVE) : headline.last + MAX_TRAIL]
    is_crumbs = cache(_is_crumbs)  # the lines stand in the same boxes
    for block in near:
        if not block.links:
            continue
        rows = [el for el in islice(upwards(block.owner), MAX_TRAIL) if is_crumbs(el)]
        row = next((el for el in rows if len(page.flow.below(el)) > 1), None)
        links = [a for b in page.flow.below(row) for a in b.links] if row is not None else []
        links = [a for a in links if letters(visible_text(a)) != title]
        alone = bool(rows) and row is None and block.linked > ALL_LINKED
        if alone and block.index < headline.first:
            links = [a for a in block.links if len(block.links) == 1 and names_target(a)]
        elif _shows_home(page, links):
            links = links[1:]
        elif len(links) == 1 and title and letters(_last_of(page, row)).endswith(title):
            pass  # the last step is the article
        elif len(links) != MAX_SIBLINGS:
            continue
        if any(leads_home(page, a) for a in links):
            continue
        named = [a for a in links if not _is_listing(page, a)]
        if len(named) == 1:
            return tidy(visible_text(named[0]))[:MAX_TAG] or None
    return None


def _last_of(page: ParsedPage, row: etree._Element | None) -> str:
    """Return the words of the last line of a trail."""
    held = [] if row is None else [b.line for b in page.flow.below(row) if b.text]
    return held[-1] if held else ""


def _shows_home(page: ParsedPage, links: list[etree._Element]) -> bool:
    """Whether the first of two links leads home and shows a sign instead of words."""
    two = len(links) == MAX_SIBLINGS and not visible_text(links[0])
    return two and leads_home(page, links[0])


def _is_crumbs(el: etree._Element) -> bool:
    """Whether class, id or label of an element name it as a trail."""
    for name in ("class", "id", "aria-label"):
        if (said := el.get(name)) and _says_crumbs(said):
            return True
    return False


@lru_cache(maxsize=512)
def _says_crumbs(said: str) -> bool:
    return _CRUMBS.search(said) is not None


def _is_listing(page: ParsedPage, a: etree._Element) -> bool:
    """Whether a step of a trail is the listing: by its words, or as the folder of the article."""
    name = visible_text(a)
    if letters(name) in GENERAL or name.startswith("Alle "):
        return True
    path = urlsplit(absolute_url(page.base, a.get("href") or "") or "").path
    return path.rstrip("/") == urlsplit(page.url).path.rstrip("/").rpartition("/")[0]


def _are_siblings(page: ParsedPage, links: list[etree._Element]) -> bool:
    """Whether several links lead to pages in one folder, as those of a menu do: a trail leads from
    folder to folder."""
    joined = (absolute_url(page.base, a.get("href") or "") for a in links)
    paths = [urlsplit(url).path.rstrip("/") for url in joined if url]
    folders = [path.rpartition("/")[0] for path in paths if path]
    return max(map(folders.count, folders), default=0) > MAX_SIBLINGS
