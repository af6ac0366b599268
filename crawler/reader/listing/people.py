"""Names of people among the lines of a page's cards: their authors. Pure.

A name looks like a kicker (``Künstliche Intelligenz``). So all cards of the page have to print one
at the same place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.reader.listing.parts import MAX_ALIKE, MIN_HABIT, MOST, TeaserParts
from crawler.reader.wording import shapes

_TOPIC = re.compile(r"\w+(?:isch|lich|ig|iv|al|är)(?:e[mnrs]?)?\b")
"""A word about a thing: ``Künstliche``, ``Digitale``."""


def drop_authors(teasers: Sequence[TeaserParts]) -> None:
    """Drop the names above, below or behind the headlines and texts of a page's cards."""
    titled = [parts for parts in teasers if parts.title and (parts.text or parts.date)]
    most = MOST * len(titled)
    above = [parts for parts in titled if parts.above]
    if len(above) >= max(MIN_HABIT, most) and all(_is_person(parts.kicker) for parts in above):
        for parts in above:
            parts.kicker, parts.title = shapes.split_kicker(parts.headline or "")
            parts.above = False
    below = [parts for parts in titled if parts.below]
    if len(below) >= max(MIN_HABIT, most) and all(_is_person(parts.below) for parts in below):
        for parts in below:
            parts.text = [line for line in parts.text if line != parts.below]
            parts.below = None
    ended = [parts for parts in titled if len(parts.text) > 1]
    if len(ended) >= max(MAX_ALIKE, most) and all(_is_person(parts.text[-1]) for parts in ended):
        for parts in ended:
            parts.text.pop()


def _is_person(text: str | None) -> bool:
    return bool(text and shapes.PERSONS.match(text) and not _TOPIC.match(text))
