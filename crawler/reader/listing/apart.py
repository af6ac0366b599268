"""Kickers that an element of their own sets apart, below the headline of a card. Pure."""

from __future__ import annotations

from crawler.reader.listing.dated import MAX_KICKER, is_no_kicker
from crawler.reader.listing.lines import Line, is_dated
from crawler.reader.markup.tree import names_kicker
from crawler.reader.wording import shapes
from crawler.reader.wording.datelines import find_date


def called_kicker(lines: list[Line], head: int | None) -> Line | None:
    """Find the only line beside the headline whose element is called a kicker."""
    others = (line for i, line in enumerate(lines) if i != head)
    found = [
        line for line in others
        if len(line.text) < MAX_KICKER and line.runs and names_kicker(line.runs[0].el)
        and not (is_dated(line.text) or is_no_kicker(line.text))
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def opening_words(line: Line) -> str | None:
    """Return the few words in an element of their own with which a text opens, as a kicker does."""
    said = [run for run in line.runs if run.text.strip()]
    if len(said) < 2 or said[0].el is line.block.owner or said[0].link is not None:
        return None
    words = said[0].text.strip()
    rest = line.text.removeprefix(words)
    apart = said[1].el is line.block.owner and rest[:1] == " " and rest[1:2].isupper()
    short = len(words) < MAX_KICKER and not (shapes.ends_sentence(words) or find_date(words))
    return words if apart and short and shapes.is_sentence(rest) else None
