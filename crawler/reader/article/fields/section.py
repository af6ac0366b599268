"""The section of an article, mostly printed at its end or above its headline. Pure."""

from __future__ import annotations

import re
from itertools import islice, pairwise, zip_longest

from lxml import etree

from crawler.reader.article.body import ArticleText
from crawler.reader.article.evidence import Evidence, Ladder
from crawler.reader.article.fields.keywords import MAX_TAG
from crawler.reader.article.fields.region import MAX_ABOVE, is_own, others_from
from crawler.reader.article.fields.trails import MAX_TRAIL, listed_trail, printed_trail
from crawler.reader.article.head.headline import Headline
from crawler.reader.article.page.masthead import GENERAL
from crawler.reader.article.page.meta import is_meta, is_note
from crawler.reader.article.page.naming import letters
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import ALL_LINKED, Block, tidy
from crawler.reader.markup.pieces import pieces
from crawler.reader.markup.structured import text_of
from crawler.reader.markup.tree import (
    common_ancestor,
    enclosing,
    is_category,
    is_tag_link,
    is_topic,
    names_section,
    names_target,
    visible_text,
)
from crawler.reader.wording import shapes

MAX_LINE = 200
"""Characters of a line about the article."""
MAX_NEAR = 6
"""Blocks around headline and end of text in which a labelled section may stand."""
MAX_HEAD = 20
"""Blocks of the lines between headline and text."""
MAX_FAR = 12
"""Blocks behind the text in which a link to the section may stand."""
MAX_WORDS = 3
"""Words of a section in a list of dates and authors."""
_BESIDE = re.compile(r"[|·•,/–—]|\bin\b|(?<=\d{4})\s")
"""What stands between the date and the section in a line."""
_IN = re.compile(r"\b(?:in|unter)\s*$")
_LABELS = re.compile("Rubrik|Ressort|Kategorie|Bereich|Categor|Them")
"""A part of each label of a section."""


def read_section(
    page: ParsedPage, headline: Headline, text: ArticleText, inside: list[Block]
) -> Ladder:
    """Find the section: printed in the tail, then metadata, then the breadcrumb trail. ``inside``
    are the blocks of the article's region."""
    tails = (said for index, said in page.tails.items() if said and index > headline.last)
    ladder = [Evidence("printed", section) for section in islice(tails, 1)]
    structured = page.structured
    node = page.node
    stated = (
        ("json-ld", text_of(node, "articleSection")),
        ("meta", structured.first("article:section")),
    )
    ladder += [Evidence(rung, value) for rung, value in stated if value]
    end = others_from(page, text)
    around = page.blocks[max(0, headline.first - MAX_ABOVE) : end]
    own = [b for b in inside if b.index < end]
    head = _end_of_head(headline, text)
    filed = (b for b in own if any(map(is_category, b.links)))
    links = (
        a
        for b in sorted(filed, key=lambda b: abs(b.index - headline.block))
        if not shapes.KEYWORDS.match(b.line)
        if not _is_of_menu(page, b, headline)
        and (b.index <= head or 0 < b.index - text.last <= MAX_FAR or _is_note(b))
        and (not is_prose(b) or _is_note(b) or is_meta(b))
        for a in b.links
        if _is_section(a, above=b.index <= head)
    )
    named = [name for a in links if (name := tidy(visible_text(a)))]
    named = [name for name in named if letters(name) not in GENERAL] or named
    named = named or [s for b in around if (s := _badge(b, headline))]
    named = named or [s for b in own if (s := _called_section(b))]
    near = [b for b in around if b.index <= head or 0 < b.index - text.last <= MAX_NEAR]
    named = named or [s for b in near if (s := _filed_in(b))]
    labelled = [s for b in near if (s := _labelled(page, b))]
    named = labelled or named or [s for b in own if (s := _filed_above(page, b, headline))]
    near = [b for b in own if b.index <= head or 0 < b.index - text.last <= MAX_NEAR]
    named = named or [b.line for b in near if _is_in_row(page, b)]
    named = named or [s for b in near if (s := _of_menu(page, b, headline))]
    ladder += [Evidence("structure", name) for name in named[:1]]
    trail = structured.breadcrumbs() or listed_trail(page, headline)
    trail = trail or printed_trail(page, headline)
    title = next((e.value for e in headline.title), "")
    trail = [t for t in trail if t.casefold() != title.casefold()]
    while len(trail) > 1 and trail[-1].casefold() in GENERAL:
        trail.pop()
    if len(trail) > 1:
        ladder.append(Evidence("structure", trail[-1]))
    return ladder


def _is_of_menu(page: ParsedPage, block: Block, headline: Headline) -> bool:
    """Whether a line is one of many linked items of a list, or of a table of nothing else, or one
    of some below another heading above the article."""
    listed = "li" in block.regions
    row = enclosing(block.owner, *(("ul", "ol") if listed else ("table",)))
    items = [] if row is None else page.flow.below(row)
    linked = sum(b.linked > ALL_LINKED for b in items)
    boxed = linked > 1 and listed and items[0].index < headline.first
    headed = boxed and page.blocks[items[0].index - 1].heading is not None
    return headed or (linked > MAX_TRAIL and (listed or linked == len(items)))


def _is_note(block: Block) -> bool:
    """Whether a line says when and where an article was filed, or stands in its footer."""
    return {"footer", "article"} <= block.regions or is_note(block.line)


def _is_section(a: etree._Element, *, above: bool) -> bool:
    """Whether a link leads to a section; behind the text the page of a topic is a keyword's."""
    return is_category(a) and (above or not is_topic(a))


def _end_of_head(headline: Headline, text: ArticleText) -> int:
    """Find the last block of the lines around headline and lead."""
    first = text.body[0].index if text.body else headline.last
    end = headline.last + max(MAX_NEAR, min(MAX_HEAD, first - headline.last))
    return min(end, text.body[-1].index) if text.body else end


def _filed_in(block: Block) -> str | None:
    """Find the link behind ``in`` or ``unter`` in a line that says when a text was filed."""
    said = [run for run in block.runs if run.text.strip()] if is_meta(block) else []
    for before, run in pairwise(said):
        if run.link is not None and _IN.search(before.text) and not is_tag_link(run.link):
            return tidy(visible_text(run.link))
    return None


def _labelled(page: ParsedPage, block: Block) -> str | None:
    """Find the name of the section behind its label: in a line or a piece of it, or in the line
    below."""
    if len(block.line) > MAX_LINE or not _LABELS.search(block.line):
        return None  # nearly all lines
    if shapes.SECTION_LABEL.match(block.line) and block.index + 1 < len(page.blocks):
        below = page.blocks[block.index + 1]
        apart = below.owner.getparent() is block.owner.getparent() and len(below.line) <= MAX_TAG
        return below.line or None if apart and is_own(page, below) else None
    if shapes.is_sentence(block.line):
        return None
    for piece in (*pieces(block), block.line):
        found = shapes.SECTION.match(piece)
        if found and (":" in piece or block.links or len(block.runs) > 1):
            name = found["name"].strip()
            linked = (tidy(visible_text(a)) for a in block.links)
            return next((one for one in linked if one and name.startswith(one)), name)
    return None


def _filed_above(page: ParsedPage, block: Block, headline: Headline) -> str | None:
    """Find the link to the page of its own words in a line above the headline that holds nothing
    else, or the kicker in an element of its own."""
    if not block.index < headline.block or len(block.links) != 1:
        return None
    if {"prev", "next"} & set((block.links[0].get("rel") or "").split()):
        return None  # another article
    name = tidy(visible_text(block.links[0]))
    beside = pieces(block) if block.index >= headline.first else []
    whole = block.linked > ALL_LINKED or (len(beside) == 2 and name in beside)
    named = whole and name[:1].isalnum() and len(name.split()) <= MAX_WORDS
    if not named or "li" in block.regions or _is_of_menu(page, block, headline):
        return None
    marked = not block.regions.isdisjoint(("article", "main"))
    holder = common_ancestor(block.owner, page.blocks[headline.block].owner)
    near = block.index >= headline.first - 2 and holder is not None and holder.tag != "body"
    return name if (marked or near) and names_target(block.links[0]) else None


def _is_in_row(page: ParsedPage, block: Block) -> bool:
    """Whether a line is the only item without a link in a list of dates, authors and counts."""
    if "li" not in block.regions or block.links or shapes.NAME.match(block.line):
        return False
    if len(block.line.split()) > MAX_WORDS or not block.line.replace(" ", "").isalpha():
        return False
    rows = map(page.flow.below, block.owner.iterancestors("ul", "ol"))
    row: list[Block] = next((held for held in rows if len(held) > 1), [])
    others = [b for b in row if b.text and b is not block]
    about = [b for b in others if is_meta(b) or b.links]
    return len(about) == len(others) > 1 and any(map(is_meta, others)) and not is_meta(block)


def _of_menu(page: ParsedPage, block: Block, headline: Headline) -> str | None:
    """Return the piece of a line about date and author that is the name of an entry of the menu."""
    if headline.first <= block.index <= headline.last:
        return None
    said = _BESIDE.split(block.line) if is_meta(block) else ()
    said = [name for piece in said if (name := piece.strip()) and letters(name) not in GENERAL]
    said = [name for name in said if not shapes.HOUSE.search(name)]
    return next((name for name in said if page.names_entry(letters(name))), None)


def _badge(block: Block, headline: Headline) -> str | None:
    """Find the only link of a line above the headline, alone or beside the date, that leads to the
    page of a keyword, which serves as the section, not as the kicker."""
    if not block.index < headline.first or len(block.links) != 1:
        return None
    if not is_tag_link(block.links[0]) or not (block.linked > ALL_LINKED or is_meta(block)):
        return None
    name = tidy(visible_text(block.links[0]))
    return name if len(name) <= MAX_TAG else None


def _called_section(block: Block) -> str | None:
    """Find the piece of a line whose element, or the one around its link, is marked as a section;
    or the piece behind it where it is a label."""
    short = len(block.line) <= MAX_LINE
    runs = [run for run in block.runs if run.text.strip(" \n")] if short else []
    for run, then in zip_longest(runs, runs[1:]):
        around = run.el if run.link is None else run.link.getparent()
        if around is not None and names_section(around):
            said = tidy(run.text)
            if said.endswith(":"):
                said = tidy(then.text) if then is not None else ""
            return said if 0 < len(said) <= MAX_TAG else None
    return None
