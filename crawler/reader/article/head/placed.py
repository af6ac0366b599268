"""A headline that no metadata name: found by its place in the page. Pure."""

from __future__ import annotations

from collections import Counter

from crawler.reader.article.page.cut import split_day
from crawler.reader.article.page.masthead import GENERAL
from crawler.reader.article.page.naming import MIN_NAME, letters
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import Block
from crawler.reader.wording import shapes

ELSEWHERE = frozenset(("nav", "footer", "aside", "dialog"))
"""Parts of a page without its headline."""


def sole_h1(page: ParsedPage) -> Block | None:
    """Find the only unlinked ``h1`` of the page that is not a site name and has prose below."""
    found = [
        b for b in page.blocks
        if b.heading == "h1" and b.linked < 0.5 and len(letters(b.line)) > MIN_NAME
        and letters(b.line) not in page.names and not b.regions & ELSEWHERE
        and b.index not in page.teasers and not _names_listing(page, b)
    ]  # fmt: skip
    if len(found) != 1 or not any(map(is_prose, _below(page, found[0]))):
        return None
    return split_day(found[0])[0]


def by_place(page: ParsedPage) -> Block | None:
    """Choose the last ``h1`` before the text, else the first heading, where metadata fail."""
    headings = [
        b
        for b in page.blocks
        if b.heading
        and b.index not in page.teasers
        and b.text
        and letters(b.line) not in page.names
        and not b.regions & ELSEWHERE
    ]
    own_headings = [b for b in headings if not _names_listing(page, b)]
    headings = own_headings or headings
    printed = Counter(letters(b.line) for b in headings if b.heading == "h1")
    once = [b for b in headings if printed[letters(b.line)] < 2]  # others head a box, twice
    headings = once or headings
    dated = next(
        (
            b.index
            for b in page.blocks
            if b.index not in page.teasers and shapes.BRACKET.match(b.text)
        ),
        None,
    )
    for level in ("h1", "h2", "h3"):
        own = [b for b in headings if b.heading == level]
        if dated is not None:
            own = [b for b in own if b.index < dated] or own[:1]
            if own:
                return own[-1]
        elif own:
            prose = [
                any(is_prose(p) and p.index not in page.teasers for p in _below(page, b))
                for b in own
            ]
            if True not in prose:
                return own[-1] if level == "h1" else own[0]
            last = len(own) - 1 - prose[::-1].index(True)
            return own[last if level == "h1" else prose.index(True)]
    return None


def is_amid_text(page: ParsedPage, heading: Block) -> bool:
    """Tell whether a small heading stands below a paragraph in the same box: it heads a part of the
    text of a page that prints no headline."""
    box = None if heading.heading == "h1" else heading.owner.getparent()
    if box is None or box.tag == "body":
        return False
    above = page.blocks[: heading.index]
    return any(b.owner.getparent() is box and b.owner.tag == "p" and is_prose(b) for b in above)


def _names_listing(page: ParsedPage, block: Block) -> bool:
    """Whether a heading is the name of a listing: a general word, or an entry of the menu."""
    name = letters(block.line)
    return name in GENERAL or page.names_entry(name)


def _below(page: ParsedPage, heading: Block) -> list[Block]:
    return page.blocks[heading.index + 1 : heading.index + 8]
