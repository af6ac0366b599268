"""The lines of a picture above it: its caption or its credit. Pure."""

from __future__ import annotations

from crawler.reader.article.page.called import is_called_caption
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import enclosing, upwards
from crawler.reader.wording import shapes

MAX_LINES = 4
"""Blocks of such a box, that of the picture among them."""
MAX_LINE = 200
"""Characters of a line in it."""
_LARGE = frozenset("body main article section td li".split())
"""Elements that hold more than a picture."""


def lines_around(page: ParsedPage, pictured: Block) -> list[Block]:
    """List the lines of the smallest box of a picture with words above it, if those are its credit
    or called its caption, and the others whole sentences or credits; none where a box holds
    anything else."""
    if pictured.line or pictured.index == 0:
        return []
    for box in upwards(pictured.owner):
        if box.tag in _LARGE or len(page.flow.spans.get(box, ())) > MAX_LINES:
            return []
        held = page.flow.below(box)
        if len(held) > MAX_LINES:
            return []
        if held[0] is not pictured:
            above = [b for b in held if b.index < pictured.index]
            lines = [b for b in held if b is not pictured]
            said = all(
                shapes.CREDIT_LINE.match(b.line) or is_called_caption(page, b) for b in above
            )
            return lines if said and all(_is_line(page, b) for b in lines) else []
    return []


def lines_above(page: ParsedPage, pictured: Block) -> list[Block]:
    """List the lines above a picture that belong to it: in its figure, or in its box."""
    figure = enclosing(pictured.owner, "figure")
    around = lines_around(page, pictured) if figure is None else page.flow.below(figure)
    above = [b for b in around if b.index < pictured.index]
    if figure is None:
        return above
    return [b for b in above if "figcaption" in b.regions or _is_own(page, b)]


def _is_own(page: ParsedPage, block: Block) -> bool:
    """Whether a line in a figure is that of its picture."""
    return _is_credit(block.line) or is_called_caption(page, block)


def _is_credit(line: str) -> bool:
    """Whether a line is nothing but a credit, with its label or in brackets."""
    bracketed = shapes.credit_end(line)
    return bool(shapes.CREDIT_LINE.match(line)) or (bracketed is not None and not bracketed.start())


def _is_line(page: ParsedPage, block: Block) -> bool:
    """Whether a block may be a line of the picture: a credit, what is called a caption, or a
    sentence that is no text."""
    if block.images or block.heading or len(block.line) > MAX_LINE:
        return False
    said = _is_credit(block.line) or shapes.ends_sentence(block.line)
    return said or is_called_caption(page, block)
