"""Lines below the headline of a card: its text, its kicker, or neither. Pure."""

from __future__ import annotations

from crawler.reader.listing.beside import MAX_META, is_beside_text
from crawler.reader.listing.cards import Card
from crawler.reader.listing.dated import BARS, MAX_KICKER, is_labelled
from crawler.reader.listing.lines import Line, is_dated, is_day
from crawler.reader.markup.tree import is_author_link
from crawler.reader.wording import shapes
from crawler.reader.wording.about import is_label
from crawler.reader.wording.datelines import DAY_HEADER, is_date_or_age, printed_date

_SIGNS = " \t\n\xa0|·•,;/–-"
MIN_SENTENCE = 20
"""Characters of a sentence."""
MAX_LABEL = 3
"""Words of a label."""


def could_be_kicker(line: Line, following: list[Line]) -> bool:
    """Tell whether a line may be the kicker: short, no sentence, text behind it."""
    text = line.text
    if len(text) >= MAX_KICKER or shapes.ends_sentence(text) or not following:
        return False
    links = {run.link for run in line.runs if run.link is not None}
    if len(links) > 1 or is_date_or_age(text) or shapes.HOUSE.search(text):
        return False
    if any(map(is_author_link, links)):
        return False
    return any(is_text(then.text) for then in following)


def is_text(text: str) -> bool:
    """Tell whether a line belongs to the text: a long one, or a sentence."""
    whole = bool(shapes.ends_sentence(text)) and printed_date(text) is None
    return len(text) >= MAX_KICKER or (whole and len(text) >= MIN_SENTENCE)


def is_no_text(line: Line, following: list[Line]) -> bool:
    """Tell whether a line is a credit, an age, a day without a year, or a label: of a section, of
    keywords, of the day behind it, or of nothing that is text; or a publisher above the text."""
    text = line.text
    if is_date_or_age(text) or DAY_HEADER.match(text) or shapes.CREDIT.search(text):
        return True
    if shapes.SECTION_LABEL.match(text) or (
        shapes.KEYWORDS.match(text) and not shapes.is_sentence(text)
    ):
        return True
    if len(text) < MAX_KICKER and (is_labelled(text) or _is_about(text)):
        return True
    if len(text) < MAX_KICKER and not shapes.ends_sentence(text) and shapes.HOUSE.search(text):
        return any(is_text(one.text) for one in following)
    if len(text.split()) > MAX_LABEL:
        return False
    then = following[0] if following else None
    if then is not None and then.block is line.block and is_day(then.text) and is_label(text):
        return True
    return text.endswith(":") and not any(is_text(one.text) for one in following)


def _is_about(text: str) -> bool:
    """Whether bars divide a line into a house, an age and a reading time: ``Redaktion | 3 Min.``"""
    pieces = [p for piece in BARS.split(text) if (p := piece.strip())]
    return len(pieces) > 1 and all(
        is_date_or_age(p) or is_beside_text(p) or shapes.HOUSE.search(p) for p in pieces
    )


def is_title(line: Line, card: Card) -> bool:
    """Tell whether a heading below the headline is another title rather than the text of the card,
    which some themes print as a smaller heading: a sentence, linked as the headline is."""
    if not line.block.heading:
        return False
    told = len(line.text) >= MAX_KICKER and bool(shapes.ends_sentence(line.text))
    return not told or any(run.link not in (None, *card.links) for run in line.runs)


def leads_elsewhere(line: Line, card: Card) -> bool:
    """Tell whether a line behind the text is nothing but links to other pages: keywords, a
    section."""
    said = [run for run in line.runs if run.text.strip(_SIGNS)]
    return len(line.text) < MAX_META and all(
        run.link is not None and run.link not in card.links for run in said
    )


def is_foot(line: Line, before: list[Line]) -> bool:
    """Tell whether a short line behind the text stands beside the date, as a kicker does."""
    beside = before[-1] if before else None
    if beside is None or beside.block is not line.block or not is_dated(beside.text):
        return False
    about = any(is_date_or_age(piece) for piece in BARS.split(line.text))
    return len(line.text) < MAX_KICKER and not (about or shapes.ends_sentence(line.text))
