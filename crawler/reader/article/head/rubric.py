"""Whether a linked line at the headline names the section, or is the kicker. Pure.

Both are printed alike, and a kicker may be linked to the page of the section or of a keyword. What
the page says elsewhere decides: its metadata, its tail, its menu, and the cards of other articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from crawler.reader.article.page.naming import letters
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import Block, tidy
from crawler.reader.markup.pieces import pieces
from crawler.reader.markup.structured import texts_of
from crawler.reader.markup.tree import (
    is_category,
    is_tag_link,
    names_kicker,
    names_section,
    names_target,
    spelled,
    visible_text,
)
from crawler.reader.wording import shapes

_WORD = re.compile(r"[^\W\d_]{3,}")
_SIGNS = " |/·•–—-"
MIN_CARDS = 3
"""Cards of other articles that show what a linked line above a headline is."""
NEAR = 3
"""Blocks from the linked line of a card to its headline."""


def is_section_line(page: ParsedPage, block: Block, text: str) -> bool:
    """Tell whether a line names the section, which is another field: by its label, by its link, or
    by its class beside the date; ``text`` is the line without its date."""
    if shapes.SECTION.match(text):
        return True
    if any(map(names_kicker, block.links)):
        return False
    linked = [a for a in block.links if letters(visible_text(a)) == letters(text)]
    stated = page.filed.union(map(letters, texts_of(page.node or {}, "articleSection")))
    if letters(text) in stated and any(map(names_section, _around(linked, block))):
        return True
    if any(is_category(a) or is_tag_link(a) for a in block.links):
        if not linked:
            return True
        if page.filed or _is_keyword(page, block):  # it says elsewhere where it files its article
            return letters(text) in page.filed or page.names_entry(letters(text))
        return any(_is_filed(page, a) for a in linked)
    if any(map(names_target, linked)):
        if page.filed:
            return letters(text) in page.filed
        return not any(_is_of_cards(page, block, a) for a in linked)
    return text != block.line and any(names_section(run.el) for run in block.runs)


def _around(links: list[etree._Element], block: Block) -> Iterator[etree._Element]:
    """Iterate over links of a line and the elements right around them."""
    for a in links:
        yield from (a, *islice(a.iterancestors(), 1), block.owner)


def beside_section(block: Block) -> str | None:
    """Return the words beside the link to a section, in an element of their own."""
    if len(block.links) != 1:
        return None
    parts = [s for piece in pieces(block) if (s := piece.strip(_SIGNS))]
    link = block.links[0]
    if len(parts) != 2 or (said := tidy(visible_text(link))) not in parts:
        return None
    first, then = parts
    if said == first:
        return then if is_category(link) or names_target(link) else None
    return first if is_category(link) and not shapes.PERSONS.match(first) else None


def _is_keyword(page: ParsedPage, block: Block) -> bool:
    """Whether a line is nothing but one link to the page of a keyword, and the keywords of the
    article are printed elsewhere."""
    tagged = [is_tag_link(a) and not is_category(a) for a in block.links]
    below = page.blocks[block.index + 1 :] if tagged == [True] else []
    return any(shapes.KEYWORDS.match(b.line) for b in below)


def _is_filed(page: ParsedPage, a: etree._Element) -> bool:
    """Whether a link to the page of a section or keyword is called by the name of that page; other
    words in front of a headline are its kicker."""
    if "category" in (a.get("rel") or "").split():
        return True
    said = letters(visible_text(a))
    if page.names_entry(said) or said in page.filed:
        return True
    called = {spelled(word) for word in _WORD.findall(visible_text(a))}
    last = (a.get("href") or "").partition("?")[0].rstrip("/").rpartition("/")[2]
    named = {spelled(word) for word in _WORD.findall(last)}
    return not named or bool(called & named) or spelled(last) in spelled(visible_text(a))


def _is_of_cards(page: ParsedPage, block: Block, link: etree._Element) -> bool:
    """Whether every other headline of the page has such a link above it, each with its own words:
    sections repeat and stand in the menu, kickers do neither."""
    folder = _folder(link)
    names = [letters(visible_text(link))]
    for b in page.blocks if folder.strip("/") else ():
        if b is block or len(b.links) > 2 or b.regions & {"nav", "footer"}:
            continue
        own = next((a for a in b.links if _folder(a) == folder), None)
        then = page.blocks[b.index : b.index + NEAR] if own is not None else []
        if own is not None and any(one.heading and one.links for one in then):
            names.append(letters(visible_text(own)))
    once = len(set(names)) == len(names) > MIN_CARDS
    return once and not any(map(page.names_entry, names))


def _folder(a: etree._Element) -> str:
    href = (a.get("href") or "").partition("?")[0].rstrip("/")
    return re.sub(r"^https?://[^/]*", "", href).rpartition("/")[0]
