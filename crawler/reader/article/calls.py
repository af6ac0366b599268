"""Lines amid a text that are not part of it: bars of links, references, calls. Pure."""

from __future__ import annotations

import re

from crawler.reader import shapes
from crawler.reader.datelines import printed_date
from crawler.reader.flow import Block, pieces, tidy

_NOTE = re.compile(r"(?:Hinweis|Anmerkung|Anm\.) (?:der|d\.) Red(?:aktion|\.)", re.I)
_BAR = re.compile(r"\W*(?:Anzeige|Werbung|Advert|Sponsored|Teilen|Share|Folgen)", re.I)
_READER = re.compile(r"\b(?:Sie|Ihr(?:e[mnrs]?)?|unser(?:e[mnrs]?)?|du|dein\w*)\b")
"""Words that speak to the reader."""
_BOXES = frozenset(("div", "section", "article", "a"))
MIN_WORDS = 3
"""Words of a headline beside its date."""
MAX_LABEL = 60
"""Characters of a label above sentences that call to the reader."""
MAX_LINE = 160
"""Characters of a bar or a reference."""


def is_bar(block: Block) -> bool:
    """Tell whether a line consists of a label such as ``Anzeige`` and of links."""
    if not block.links or not _BAR.match(block.line) or len(block.line) > MAX_LINE:
        return False
    said = [r for r in block.runs if r.text.strip()]
    return bool(shapes.NOISE.match(said[0].text)) and all(
        r.link is not None or not any(map(str.isalpha, r.text)) for r in said[1:]
    )


def refers(block: Block) -> bool:
    """Tell whether an item is a headline with its date, or a line a note of the editors that leads
    elsewhere."""
    if not block.links or len(block.line) > MAX_LINE:
        return False
    if _NOTE.match(block.line):
        return True
    if "li" not in block.regions:
        return False
    said = tidy(block.unlinked).strip("|·•–-, ()")
    linked = tidy("".join(r.text for r in block.runs if r.link is not None))
    named = len(linked.split()) >= MIN_WORDS and not shapes.PERSONS.match(linked)
    return named and printed_date(said) is not None


def announces(block: Block) -> bool:
    """Tell whether a line consists of separate elements, one of them a date and one a link: an
    event or another article, amid a text."""
    if not block.links or len(block.line) > MAX_LINE or block.owner.tag not in _BOXES:
        return False
    if any(run.el is block.owner and any(map(str.isalnum, run.text)) for run in block.runs):
        return False
    said = pieces(block)
    return len(said) > 1 and any(map(printed_date, said))


def promotes(texts: list[Block]) -> bool:
    """Tell whether a short line stands above a heading or above sentences that speak to the
    reader."""
    if len(texts) < 3:
        return False
    head, *said = texts[:-1]
    short = len(head.line) <= MAX_LABEL and not shapes.SENTENCE_END.search(head.line)
    return short and (bool(said[0].heading) or all(_READER.search(b.line) for b in said))


def calls(block: Block) -> bool:
    """Tell whether a short line calls to the reader."""
    return len(block.line) <= MAX_LABEL and block.line.endswith(("?", "!"))
