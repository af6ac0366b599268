"""Kickers that a sign joins to the headlines of cards: ``Kreis am Berg – Wehr ohne Wärter``. Pure.

Such a sign stands in headlines as well. So most cards of the page have to print it, and their
addresses have to spell what stands behind it and not what stands before.
"""

from __future__ import annotations

from collections.abc import Sequence

from crawler.reader.listing.dated import MAX_KICKER
from crawler.reader.listing.parts import MAX_ALIKE, MOST, TeaserParts
from crawler.reader.listing.spelling import spells, words_in, words_of
from crawler.reader.wording.datelines import printed_date

SIGNS = (" – ", " — ", " - ", " / ", " // ", " · ", " • ")
"""Signs between kicker and title; a colon or a bar needs no witness."""


def split_joined(teasers: Sequence[TeaserParts], urls: Sequence[str]) -> None:
    """Split the headlines of a page's cards at the sign that joins their kickers to them, or their
    dates."""
    titled = [(parts, url) for parts, url in zip(teasers, urls, strict=True) if parts.title]
    told = sum(bool(parts.text or parts.date) for parts, _ in titled)
    said = [(parts, _headline(parts), url) for parts, url in titled]
    least = max(MAX_ALIKE, MOST * told)
    every = "\n".join([headline for _, headline, _ in said])
    for sign in SIGNS:
        if every.count(sign) < least:
            continue
        held = [one for one in said if sign in one[1]]
        if len(held) < least:
            continue
        cut = [(parts, headline.partition(sign), url) for parts, headline, url in held]
        spelled = [_is_spelled(url, before, behind) for _, (before, _, behind), url in cut]
        if spelled.count(True) < MOST * len(held) or False in spelled:
            continue
        for parts, (before, _, behind), _ in cut:
            date = printed_date(before.strip(), weekday=True)
            parts.date = parts.date or date
            parts.kicker, parts.title = None if date else before.strip(), behind.strip()
            parts.marked, parts.above = date is None, False
        return


def _headline(parts: TeaserParts) -> str:
    """Return the headline as printed, unless an element of its own holds the kicker."""
    return "" if parts.marked else parts.headline or ""


def _is_spelled(url: str, before: str, behind: str) -> bool | None:
    """Whether an address spells the words behind a sign and not those before it; ``None`` if it
    does not tell."""
    if len(before) >= MAX_KICKER or not behind.strip():
        return False
    apart = words_of(before) - words_of(behind)
    if apart & words_in(url):
        return False
    return True if apart and spells(url, behind) else None
