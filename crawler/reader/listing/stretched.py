"""Links that a style sheet stretches over a card: they repeat its headline. Pure.

``<p>Fähre fährt elektrisch</p><p>Text.</p><a href="…">Fähre fährt elektrisch lesen</a>``
"""

from __future__ import annotations

import re

from lxml import etree

from crawler.reader.listing.boxes import Boxes
from crawler.reader.listing.lines import Line, near
from crawler.reader.markup.flow import unbroken
from crawler.reader.markup.tree import is_within
from crawler.reader.wording import shapes

_MORE_WORDS = re.compile(
    r"^\W*(?:mehr|weiter|weiterlesen|lesen sie|zum artikel|zur meldung|artikel|"
    r"read|continue|more)\b|.{0,20}\b(?:lesen|weiterlesen|ansehen|anzeigen)\W*$",
    re.I,
)
_QUOTES = " :–-„“\"»«›‚‘’'"
MAX_MORE = 40
"""Characters around the headline in a link that repeats it."""
MIN_TITLE = 8
"""Characters of a headline."""
MAX_LINKS = 2
"""Links of its block: itself, and that of the kicker."""
MAX_LINES = 6
"""Lines between a link and the headline that it repeats."""


def says_more(words: str) -> bool:
    """Tell whether the words around a headline are those of a ``mehr...``."""
    rest = words.strip(_QUOTES)
    return bool(rest) and bool(_MORE_WORDS.match(rest))


def is_stretched(
    lines: list[Line], at: int, link: etree._Element, text: str, boxes: Boxes
) -> bool:  # fmt: skip
    """Tell whether a link, in line ``at``, repeats an unlinked line of its card as a whole: alone,
    with the words of ``mehr...``, or with any few words behind the text."""
    line, text = lines[at], unbroken(text)
    if len(text) < MIN_TITLE or line.block.heading or len(line.block.links) > MAX_LINKS:
        return False
    first = max(0, at - MAX_LINES)
    alike = [
        (i, x)
        for i, x in enumerate(lines[first : at + MAX_LINES + 1], first)
        if len(said := x.text) >= MIN_TITLE and (said in text or "\xad" in said)
    ]
    for i, other in alike:
        said = unbroken(other.text)
        if i == at or said not in text or len(said) < MIN_TITLE:
            continue
        if any(run.link is not None for run in other.runs):
            continue
        rest = text.replace(said, " ", 1).strip(_QUOTES)
        if len(rest) > MAX_MORE or not (
            not rest or says_more(rest) or _has_text(lines[i + 1 : at])
        ):
            continue
        box = boxes.of(link)
        if is_within(other.block.owner, box) if box is not None else near(other, line):
            return True
    return False


def _has_text(lines: list[Line]) -> bool:
    return any(len(x.text) > MAX_MORE and shapes.ends_sentence(x.text) for x in lines)
