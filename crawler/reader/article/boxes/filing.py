"""What a text is filed under at its end, and what is counted of it. Pure."""

from __future__ import annotations

import re
from itertools import takewhile

from crawler.reader.markup.flow import Block
from crawler.reader.markup.pieces import pieces
from crawler.reader.wording import shapes

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


def is_row(block: Block) -> bool:
    """Tell whether a line counts what was done with an article, or is the label of a section or
    begins with one in an element of its own."""
    if _COUNTED.fullmatch(block.line):
        return True
    label = pieces(block)[0] if len(block.runs) > 1 else block.line
    return shapes.SECTION_LABEL.match(label) is not None and not shapes.ends_sentence(block.line)


def without_filing(body: list[Block]) -> list[Block]:
    """Drop a list of definitions at the end of a body all of whose labels file a text; that of a
    box of facts has other labels, too."""
    listed = [*takewhile(lambda b: b.regions & {"dt", "dd"}, reversed(body))]
    labels = [b.line for b in listed if "dt" in b.regions]
    filed = all(_FILES.match(said) or shapes.SECTION_LABEL.match(said) for said in labels)
    return body[: -len(listed)] if labels and filed else body
