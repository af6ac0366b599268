"""The rest of a text: lines about the article at its end. Pure."""

from __future__ import annotations

from crawler.reader.article.boxes.filing import is_row, without_filing
from crawler.reader.article.boxes.loose import without_loose_headings
from crawler.reader.article.boxes.tables import ends_row
from crawler.reader.article.page.meta import are_days, is_filing, is_meta, prints_tags
from crawler.reader.markup.flow import Block
from crawler.reader.wording.appeals import is_appeal

MIN_ASKED = 2
"""Questions before the last one from which a text is an interview."""


def without_rest(body: list[Block]) -> list[Block]:
    """Drop the lines about the article at the end of a body: keywords, section, date and author,
    appeals. Days of the text itself stay."""
    body = without_loose_headings(without_filing(body))
    while len(body) > 1 and (
        _is_rest(body[-1], body[-2])
        or prints_tags(body[-1])
        or (is_meta(body[-1]) and not _is_told(body[-2], body[-1]))
        or is_filing(body[-1])
        or is_row(body[-1])
        or (is_appeal(body[-1].line) and not _is_answer(body))
    ):
        body = without_loose_headings(body[:-1])
    return body


def _is_told(before: Block, block: Block) -> bool:
    """Whether a day is of the text: one of two, or a cell of a table."""
    return are_days(before, block) or ends_row(before, block)


def _is_answer(body: list[Block]) -> bool:
    """Whether the last line answers a question, and others were asked before it: who is interviewed
    speaks to the reader as an appeal does."""
    asked = (b.line.endswith("?") for b in body[:-2])
    return body[-2].line.endswith("?") and sum(asked) >= MIN_ASKED


def _is_rest(block: Block, before: Block) -> bool:
    """Whether a block is the rest of a box about the author, whose linked name was left out. Only
    there a lower-case letter counts: `d.3ecm` and `regio iT` begin sentences too."""
    left_out = block.index - before.index > 1
    return left_out and block.line[0].islower() and "li" not in block.regions
