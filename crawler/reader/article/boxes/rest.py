"""The rest of a text: lines about the article at its end. Pure."""

from __future__ import annotations

import re
from itertools import takewhile

from crawler.reader.article.boxes.loose import without_loose_headings
from crawler.reader.article.boxes.tables import ends_row
from crawler.reader.article.page.meta import are_days, is_filing, is_meta, prints_tags
from crawler.reader.markup.flow import Block
from crawler.reader.markup.pieces import pieces
from crawler.reader.wording import shapes
from crawler.reader.wording.appeals import is_appeal

_FILES = re.compile(
    r"(?:(?:Geschäfts|Arbeits|Handlungs|Aufgaben|Politik|Forschungs)(?:feld|bereich|gebiet)(?:er|e)?"
    r"|(?:Schlag|Stich)(?:worte?|wörter)|Tags|Themen|Branchen?|Kategorien)\s*:?$"
)
"""What a text is filed under."""
_COUNTED = re.compile(
    r"(?:\d[\d.]{0,8} (?:Personen? gefällt (?:das|dies)|Reaktion(?:en)?|Ansichten|Aufrufe"
    r"|Likes|Kommentare?|[Mm]al (?:geteilt|gelesen))\W{0,3})+"
)
"""What is counted of an article."""


def without_rest(body: list[Block]) -> list[Block]:
    """Drop the lines about the article at the end of a body: keywords, section, date and author,
    appeals. Days of the text itself stay."""
    body = without_loose_headings(_without_filing(body))
    while len(body) > 1 and (
        _is_rest(body[-1], body[-2])
        or prints_tags(body[-1])
        or (is_meta(body[-1]) and not _is_told(body[-2], body[-1]))
        or is_filing(body[-1])
        or _COUNTED.fullmatch(body[-1].line)
        or _is_row(body[-1])
        or is_appeal(body[-1].line)
    ):
        body = without_loose_headings(body[:-1])
    return body


def _is_row(block: Block) -> bool:
    """Whether a line is the label of a section or begins with one in an element of its own."""
    label = pieces(block)[0] if len(block.runs) > 1 else block.line
    return shapes.SECTION_LABEL.match(label) is not None and not shapes.ends_sentence(block.line)


def _without_filing(body: list[Block]) -> list[Block]:
    """Drop a list of definitions at the end of a body all of whose labels file a text; that of a
    box of facts has other labels, too."""
    listed = [*takewhile(lambda b: b.regions & {"dt", "dd"}, reversed(body))]
    labels = [b.line for b in listed if "dt" in b.regions]
    filed = all(_FILES.match(said) or shapes.SECTION_LABEL.match(said) for said in labels)
    return body[: -len(listed)] if labels and filed else body


def _is_told(before: Block, block: Block) -> bool:
    """Whether a day is of the text: one of two, or a cell of a table."""
    return are_days(before, block) or ends_row(before, block)


def _is_rest(block: Block, before: Block) -> bool:
    """Whether a block is the rest of a box about the author, whose linked name was left out. Only
    there a lower-case letter counts: `d.3ecm` and `regio iT` begin sentences too."""
    left_out = block.index - before.index > 1
    return left_out and block.line[0].islower() and "li" not in block.regions
