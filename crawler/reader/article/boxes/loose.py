"""Headings that head nothing: their text was not taken, or belongs to other articles. Pure."""

from __future__ import annotations

from itertools import pairwise

from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import Block
from crawler.reader.wording import shapes

MAX_HEADING = 100
"""Characters of a line without a sentence that may be a subheading."""
MAX_LEVELS = 6
"""Boxes around a heading in which the articles that it heads may stand."""


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


def without_emptied_headings(page: ParsedPage, body: list[Block]) -> list[Block]:
    """Drop the headings that share a box with teasers of other articles and with no other line of
    the body, or have nothing but such teasers up to the next one, whatever they say."""
    taken = {block.index for block in body}
    emptied = {
        a.index for a, b in pairwise(body)
        if a.heading and a.heading == b.heading
        and any(i in page.teasers for i in range(a.index + 1, b.index))
    }  # fmt: skip
    kept = (b for b in body if b.index not in emptied)
    return [b for b in kept if not _heads_teasers_only(page, b, taken)]


def _heads_teasers_only(page: ParsedPage, block: Block, taken: set[int]) -> bool:
    if not (block.heading or _is_short(block)) or block.regions & {"li", "td", "blockquote"}:
        return False
    for _, box in zip(range(MAX_LEVELS), block.owner.iterancestors(), strict=False):
        inside = {b.index for b in page.flow.below(box) if b.text}
        if not inside.isdisjoint(taken - {block.index}):
            return False
        if not inside.isdisjoint(page.teasers):
            return True
    return False
