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
    if len(above) >= max(MIN_HABIT, most) and _are_people([parts.kicker for parts in above]):
        for parts in above:
            parts.kicker, parts.title = shapes.split_kicker(parts.headline or "")
            parts.above = False
    below = [parts for parts in titled if parts.below]
    if len(below) >= max(MIN_HABIT, most) and _are_people([parts.below for parts in below]):
        for parts in below:
            parts.text = [line for line in parts.text if line != parts.below]
            parts.below = None
    ended = [parts for parts in titled if len(parts.text) > 1]
    if len(ended) >= max(MAX_ALIKE, most) and _are_people([parts.text[-1] for parts in ended]):
        for parts in ended:
            parts.text.pop()


def _are_people(names: Sequence[str | None]) -> bool:
    """Whether all of some lines are names, most of them with another first word: ``Markt Verkehr``
    and ``Markt Umwelt`` are topics."""
    said = {name for name in names if name and shapes.PERSONS.match(name)}
    if None in names or not said.issuperset(names) or any(map(_TOPIC.match, said)):
        return False
    return 2 * len({name.split()[0] for name in said}) > len(said)
