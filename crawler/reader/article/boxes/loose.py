"""Headings that head nothing: their text was not taken, or belongs to others. Pure."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from lxml import etree

from crawler.reader.article.boxes.calls import is_label, is_link_list
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import Block
from crawler.reader.wording import shapes

MAX_HEADING = 100
"""Characters of a line without a sentence that may be a subheading."""
MAX_LEVELS = 6
"""Boxes around a heading in which what it heads may stand."""
MAX_WORDS = 4
"""Words of a label above links."""


def without_loose_headings(body: list[Block]) -> list[Block]:
    """Drop subheadings at the end of a body: their text did not belong to the article."""
    while body and _is_subheading(body[-1]):
        body = body[:-1]
    return body


def _is_subheading(block: Block) -> bool:
    return block.heading is not None or (
        block.bold and _is_short(block) and not shapes.MARK.fullmatch(block.line)
    )


def _is_short(block: Block) -> bool:
    return len(block.line) < MAX_HEADING and not shapes.ends_sentence(block.line)


def without_copy(body: list[Block], headline: Block) -> list[Block]:
    """Drop the headline that stands once more behind a text, for a machine."""
    return body[:-1] if body[1:] and body[-1].line == headline.line else body


def without_emptied_headings(page: ParsedPage, body: list[Block]) -> list[Block]:
    """Drop the headings whose own text was left out: they share a box with what was left out and
    with no other line of the body, or have nothing else up to the next heading of their rank.

    A caption is left out of every body, and an advertisement with a label of its own has no heading
    of the text.
    """
    taken = sorted(block.index for block in body if block.text)
    emptied = {
        a.index for a, b in pairwise(body)
        if a.heading and b.heading and b.heading <= a.heading
        and _says_more(page, page.blocks[a.index + 1 : b.index])
    }  # fmt: skip
    kept = (b for b in body if b.index not in emptied)
    return [b for b in kept if not _heads_nothing(page, b, taken)]


def _heads_nothing(page: ParsedPage, block: Block, taken: list[int]) -> bool:
    """Whether nothing of the box that a line heads was taken. The boxes of a text hold all its
    lines, so what was taken is counted by its place and not looked through for each of them."""
    if not (block.heading or _is_short(block)):
        return False
    for _, box in zip(range(MAX_LEVELS), block.owner.iterancestors(), strict=False):
        if (span := page.flow.spans.get(box)) is None:
            continue  # a span around blocks
        if bisect_left(taken, span.stop) - bisect_left(taken, span.start) > 1:
            return False
        if box.tag in ("li", "td", "blockquote"):
            return False
        inside = [b for b in page.flow.below(box) if b.text and b is not block]
        if any(b.index in page.teasers for b in inside):
            return True
        if _heads(block, left := [b for b in inside if "figure" not in b.regions]):
            return _says_more(page, left)
    return False


def _heads(block: Block, left: list[Block]) -> bool:
    """Whether a line stands above others, as a heading, or as a few words above mere links."""
    if not left or left[0].index < block.index:
        return False
    named = len(block.line.split()) <= MAX_WORDS and all(map(is_link_list, left))
    return _is_subheading(block) or named


def _says_more(page: ParsedPage, left: list[Block]) -> bool:
    """Whether lines that were left out say or lead to something, below no label of their own."""
    said = [b for b in left if b.text and "figure" not in b.regions]
    if not said or is_label(said[0]):
        return False
    return any(b.index in page.teasers or is_prose(b) or any(map(_leads, b.links)) for b in said)


def _leads(a: etree._Element) -> bool:
    """Whether a link leads to another page."""
    return not (a.get("href") or "#").strip().startswith(("#", "javascript:", "mailto:"))
