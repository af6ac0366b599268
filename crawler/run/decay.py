"""What a site does to its articles slowly: each edit alone passes. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from archive.records import Edited
from archive.visible import number_of
from crawler.run.first_contact import Ruling

SHRUNK_DAYS = 60
"""Days in which losses of text are added up."""
MIN_SHRUNK = 10
"""Articles that lost most of their text in these days, a few a day; usually none do."""
MIN_STEPS, MUCH = 3, 1 / 3
"""Edits in a row that only took words away from one text, and the share of it that these took: an
editor takes back one passage, not one after the other."""
MIN_ERODED, SOME = 10, 0.15
"""Articles that only lost words, and the share that each lost, if they are most of those edited."""

MIN_LATER = 3
"""Times that an article got a later day in these weeks: more than a slip and its correction."""
RESTLESS_DAYS, MIN_TIMES, MIN_RESTLESS = 14, 5, 3
"""Days in which the edits of each text are counted, how many are more than an editor's, and how
many such texts are more than a ticker or two."""


def eroded(edits: Sequence[Edited]) -> list[Edited]:
    """Return the edits that together are no editor's: of texts that lose one passage after the
    other, else of many texts that only became shorter."""
    slowly = [edit for edit in edits if edit.steps >= MIN_STEPS and edit.lost >= MUCH]
    some = [edit for edit in edits if edit.steps and edit.lost >= SOME]
    many = len(some) >= MIN_ERODED and 2 * len(some) > sum(edit.texts > 0 for edit in edits)
    return some if many else slowly


def _eroding(edits: Sequence[Edited]) -> Ruling:
    """Judge the edits of the last weeks."""
    found = eroded(edits)
    if not found:
        return [("eroding", None)]
    texts = number_of(len(found), "text has", "texts have")
    return [(
        "eroding",
        f"{texts} only become shorter in the last {SHRUNK_DAYS} days, edit by edit, by up to "
        f"{max(edit.lost for edit in found):.0%}; every version is kept",
    )]  # fmt: skip


def restless(edits: Sequence[Edited]) -> list[Edited]:
    """Return the texts that hardly ever stay as they were."""
    found = [edit for edit in edits if edit.times >= MIN_TIMES]
    return found if len(found) >= MIN_RESTLESS else []


def _restlessly(edits: Sequence[Edited]) -> Ruling:
    """Judge how often texts were edited in the last days."""
    found = restless(edits)
    return [(
        "restless",
        f"{len(found)} articles were other ones at {MIN_TIMES} looks and more in the last "
        f"{RESTLESS_DAYS} days: something that is made for each visit (a counter, the time, one of "
        "two wordings) may be read as their words" if found else None,
    )]  # fmt: skip


def redated(edits: Sequence[Edited]) -> list[Edited]:
    """Return the articles that got a later day again and again."""
    return [edit for edit in edits if edit.later >= MIN_LATER]


def _later_and_later(edits: Sequence[Edited]) -> Ruling:
    """Judge whether a site gives its old articles the day of the visit."""
    found = redated(edits)
    return [(
        "redated",
        f"{number_of(len(found), 'article')} got a later day {MIN_LATER} times and more in the "
        f"last {SHRUNK_DAYS} days; their first versions have the day on which they appeared"
        if found else None,
    )]  # fmt: skip


def of_edits(edits: Sequence[Edited], lately: Sequence[Edited]) -> Ruling:
    """Judge the edits of the last weeks, and of the last days."""
    return [*_eroding(edits), *_later_and_later(edits), *_restlessly(lately)]
