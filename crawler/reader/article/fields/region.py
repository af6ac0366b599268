"""The region of an article: the blocks that may tell its keywords and its section. Pure."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from lxml import etree

from crawler.reader.article.body import ArticleText
from crawler.reader.article.boxes.calls import heads_box, is_label
from crawler.reader.article.boxes.landmarks import is_of_foot
from crawler.reader.article.boxes.weight import hints
from crawler.reader.article.head.headline import Headline
from crawler.reader.article.head.tags import HEADS_OWN, find_keywords
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import ALL_LINKED, Block
from crawler.reader.markup.tree import (
    common_ancestor,
    dress,
    enclosing,
    is_within,
    says_keyword,
    upwards,
)
from crawler.reader.wording import furniture, shapes

_WIDGET = re.compile(
    r"(?:Suchen?|Archiv|Kategorien|Meistgelesen|(?:Beliebte|Neueste)\b.{0,40})\W*$"
)
"""The heading of a box of the site."""
_COLUMN = re.compile(r"side-?bar(?:$|[\s_-])|seitenleiste", re.I)
_CLOUD = re.compile(r"cloud|wolke", re.I)
"""Class names of boxes that are the site's."""
_BESIDE = frozenset(("nav", "aside"))
MAX_ABOVE = 8
"""Blocks above the headline that may tell its section."""


def lines_in_region(page: ParsedPage, headline: Headline) -> list[Block]:
    """List the blocks from right above the headline on that stand in the article's region."""
    blocks, teasers = page.blocks[max(0, headline.first - MAX_ABOVE) :], page.teasers
    return [b for b in blocks if b.index not in teasers and is_own(page, b)]


def own_blocks(
    page: ParsedPage, headline: Headline, text: ArticleText, inside: list[Block]
) -> list[Block]:
    """List the blocks below the headline that are the article's own: not those of a tag cloud
    beside it, nor of other articles. ``inside`` are those of its region."""
    blocks = page.blocks
    behind = _apart_from(page, headline, text)
    end = others_from(page, text)
    held = {b.index for b in page.flow.below(behind.holder)} if behind.first < end else ()
    own = [
        b
        for b in inside
        if headline.last < b.index < end
        and (b.index < behind.first or b.index in held or _is_line(b))
    ]
    own += _in_footer(page, headline, own)
    last = own[-1].index if own else text.last
    own += _in_region(page, behind.holder, [b for b in inside if b.index > last])
    article = article_around(page, headline)
    own += (
        b
        for b in blocks[text.last + 1 :]
        if article is not None and not b.regions.isdisjoint(_BESIDE)
        and _says_keywords(b) and is_within(b.owner, article)
    )  # fmt: skip
    widgets = {b.index for label in own if _heads(label) for b in _widget(page, text, label)}
    holder = _holder(page, headline, text)
    if holder is not None:
        within = page.flow.spans.get(holder, range(0))
        own = [b for b in own if b.index in within or not _is_in_column(b, holder)]
    own = [b for b in own if b.index not in widgets]
    return [b for b in own if "article" not in b.regions or not _is_of_card(page, text, b)]


def article_around(page: ParsedPage, headline: Headline) -> etree._Element | None:
    """Find the innermost ``article`` around the headline."""
    last = headline.last
    inside = last >= 0 and "article" in page.blocks[last].regions
    return enclosing(page.blocks[last].owner, "article") if inside else None


def others_from(page: ParsedPage, text: ArticleText) -> int:
    """Find the line behind the text from which other articles follow."""
    return next((index for index in page.tails if index > text.last), len(page.blocks))


def is_own(page: ParsedPage, block: Block) -> bool:
    """Whether a block stands in the article's region: not in a teaser, menu, aside or footer of the
    page, nor in a list item with a teaser."""
    if block.index in page.teasers or not block.regions.isdisjoint(_BESIDE) or is_of_foot(block):
        return False
    item = enclosing(block.owner, "li") if "li" in block.regions else None
    return item is None or page.teasers.isdisjoint(page.flow.spans.get(item, ()))


def _is_of_card(page: ParsedPage, text: ArticleText, block: Block) -> bool:
    """Whether a line stands behind the text in the ``article`` of a teaser."""
    card = enclosing(block.owner, "article") if block.index > text.last else None
    held = range(0) if card is None else page.flow.spans.get(card, range(0))
    return held.start > text.last and not page.teasers.isdisjoint(held)


def _in_footer(page: ParsedPage, headline: Headline, own: list[Block]) -> list[Block]:
    """List the further blocks in the footer of the article: other articles may stand before it."""
    article = article_around(page, headline)
    feet = () if article is None else article.iter("footer")
    inside = (
        b for foot in feet if enclosing(foot, "article") is article for b in page.flow.below(foot)
    )
    return [b for b in inside if b.index > (own[-1].index if own else -1) and is_own(page, b)]


def _is_line(block: Block) -> bool:
    """Whether a line prints label and keywords as an editor types them, without links."""
    found = None if block.links else shapes.KEYWORDS.match(block.line)
    return found is not None and bool(found["tags"])


def _says_keywords(block: Block) -> bool:
    """Whether a line begins with the label of keywords, or microdata mark all of its links so."""
    if shapes.KEYWORDS.match(block.line):
        return True
    return block.linked > ALL_LINKED and all(map(says_keyword, block.links))


class _Apart(NamedTuple):
    """The line from which only blocks of one element belong to the article."""

    first: int
    """Index of the first line behind the text that begins something else."""
    holder: etree._Element
    """The element that holds headline and text."""


def _apart_from(page: ParsedPage, headline: Headline, text: ArticleText) -> _Apart:
    """Find the end of the article's region: behind a heading, a teaser or a footer below the text,
    lines outside the element of headline and text are not the article's."""
    holder = _holder(page, headline, text)
    if holder is None:
        return _Apart(len(page.blocks), page.tree.root)
    for block in page.blocks[text.last + 1 :]:
        other = block.index in page.teasers or _heads_other(block) or is_of_foot(block)
        if other or furniture.is_imprint(block.line):
            return _Apart(block.index, holder)
    return _Apart(len(page.blocks), page.tree.root)


def _holder(page: ParsedPage, headline: Headline, text: ArticleText) -> etree._Element | None:
    """Find the element that holds headline and text."""
    last = text.body[-1] if text.body else page.blocks[text.last] if text.last >= 0 else None
    if last is None or headline.block < 0:
        return None
    return common_ancestor(page.blocks[headline.block].owner, last.owner)


def _is_in_column(block: Block, holder: etree._Element) -> bool:
    """Whether a line stands in a column of the site, or in a cloud below a heading, outside the
    element that holds headline and text."""
    below = block.owner.getnext() if block.heading else None
    if below is not None and _CLOUD.search(below.get("class") or ""):
        return True
    for box in takewhile(lambda el: not is_within(holder, el), upwards(block.owner)):
        name, above = box.get("class") or "", box.getprevious()
        headed = above is not None and above.tag in ("h2", "h3", "h4", "h5")
        if _COLUMN.search(name) or (headed and _CLOUD.search(name)):
            return True
    return False


def _heads(label: Block) -> bool:
    """Whether a line is a heading, or a label of keywords alone."""
    if label.heading:
        return True
    found = None if label.links else shapes.KEYWORDS.match(label.line)
    return found is not None and not found["tags"]


def _widget(page: ParsedPage, text: ArticleText, label: Block) -> list[Block]:
    """List the blocks from a heading on that opens a box with the site's keywords: behind the text
    it stands in a column behind a box of the house, or behind one of its kind that begins with a
    heading above teasers."""
    if not shapes.KEYWORDS.match(label.line):
        return []
    box = label.owner.getparent()
    if box is None:
        return []
    if (column := house_column(page, text, label)) is not None:
        return page.blocks[label.index : column.stop]
    for peer in box.itersiblings(str(box.tag), preceding=True):
        held = page.flow.below(peer)
        if not held or held[0].index <= text.last:
            continue  # amid the text
        headed = held[0].heading or dress(held[0].owner) == dress(label.owner)
        if headed and any(b.index in page.teasers for b in held):
            return page.flow.below(box)
    return []


def house_column(page: ParsedPage, text: ArticleText, block: Block) -> range | None:
    """Find the column behind the text in which a line stands below the heading of a box of the
    house."""
    spans = (page.flow.spans.get(el, range(0)) for el in block.owner.iterancestors())
    columns = [*takewhile(lambda span: span.start > text.last, spans)]
    above = page.blocks[columns[-1].start : block.index] if columns else []
    house = (b for b in above if _heads_house(b) and not _heads_section(page, b))
    return columns[-1] if next(house, None) is not None else None


def _heads_section(page: ParsedPage, label: Block) -> bool:
    """Whether a heading names the one section of an article, a link right above the next heading;
    the list of a site's sections is longer."""
    below = page.blocks[label.index + 1 : label.index + 3]
    alone = len(below) > 1 and bool(below[0].links) and below[1].heading is not None
    return alone and shapes.SECTION_LABEL.match(label.line) is not None


def _heads_house(block: Block) -> bool:
    """Whether a heading opens a box of the house: its dates, what it offers, a search."""
    if not block.heading:
        return False
    return (
        heads_box(block)
        or is_label(block)
        or hints(block.line)
        or _WIDGET.match(block.line) is not None
    )


def _in_region(page: ParsedPage, holder: etree._Element, behind: list[Block]) -> list[Block]:
    """List the only labelled keywords of the lines ``behind`` in the region of the article: other
    articles may stand before them. It is the largest element around headline and text that adds
    nothing else to it."""
    labelled = [b for b in behind if find_keywords(b)]
    if not labelled:
        return []
    region, spans = holder, page.flow.spans
    for around in holder.iterancestors():
        added = {*spans.get(around, ())}.difference(spans.get(region, ()))
        if around.tag == "body" or any(_is_other(page, page.blocks[i]) for i in added):
            break
        region = around
    found = [b for b in labelled if is_within(b.owner, region)]
    return found if len(found) == 1 else []


def _is_other(page: ParsedPage, block: Block) -> bool:
    """Whether a block belongs to something else than an article."""
    beside = block.regions & {"nav", "aside", "footer"}
    return _heads_other(block) or bool(beside) or block.index in page.teasers


def _heads_other(block: Block) -> bool:
    """Whether a block is a heading, and not that of keywords."""
    if block.heading is None or shapes.KEYWORDS.match(block.line):
        return False
    return HEADS_OWN.match(block.line) is None
