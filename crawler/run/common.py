"""What new articles have in common that each should have for itself. Pure.

A lead, a body, or a passage of a text that stands on many of the newest articles, however few a day
appear: most likely the page shows it, and it belongs to none of them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from archive.program import PROGRAM
from crawler.reader.wording.passages import MIN_PASSAGE, compared

MAX_SAID = 80
"""Characters of a passage that a sentence repeats."""
MIN_NEWEST, MIN_LEADS, MIN_BODIES = 20, 8, 5
"""Newest articles of which half have one label or subheading, and those with one lead or passage,
or with one body, that are no coincidence: a lead may be the formula of a series."""
MAX_SHOWN = 3
"""Addresses of articles with what they have in common."""

COMMON = {"newest:teaser": "lead", "newest:body": "body",
          "newest:passage": "paragraph in their text"}  # fmt: skip
"""What new articles may have in common, by the name of its alert."""


@dataclass(frozen=True, slots=True)
class NewestText:
    """Hold the texts of an article that was first seen lately."""

    url: str
    teaser: str | None
    body: str | None


class Common(NamedTuple):
    """What some of the newest articles have in common."""

    many: int
    """How many articles have it."""
    urls: tuple[str, ...]
    """The addresses of some, the newest first."""
    says: str
    """What it says in the newest of them."""


def repeated(newest: Sequence[NewestText]) -> dict[str, Common | None]:
    """Return what the newest articles have in common that each should have for itself, by name of
    the alert. A few a day never are many in one run."""
    half = max(MIN_NEWEST, len(newest) + 1) // 2
    texts = compared(t.body for t in newest)
    labels = [{k: v for k, v in some.items() if len(v) < MIN_PASSAGE} for some in texts]
    longer = [{k: v for k, v in some.items() if len(v) >= MIN_PASSAGE} for some in texts]
    return {
        "newest:teaser": _most(newest, [_itself(t.teaser) for t in newest], MIN_LEADS),
        "newest:body": _most(newest, [_itself(t.body) for t in newest], MIN_BODIES),
        "newest:passage": _most(newest, longer, MIN_LEADS) or _most(newest, labels, half),
    }


def _itself(value: str | None) -> dict[str, str]:
    return {value: value} if value else {}


def _most(
    newest: Sequence[NewestText], values: Sequence[Mapping[str, str]], enough: int
) -> Common | None:
    """Return the value that most articles have, if they are enough."""
    counted = Counter(value for some in values for value in some)
    value, many = next(iter(counted.most_common(1)), ("", 0))
    having = [(t.url, some[value]) for t, some in zip(newest, values, strict=True) if value in some]
    if many < enough:
        return None
    return Common(many, tuple(url for url, _ in having[:MAX_SHOWN]), having[0][1])


def in_common(
    newest: Sequence[NewestText], constant: Collection[str]
) -> list[tuple[str, str | None]]:
    """Return the name of each alert about what the newest articles have in common, with a sentence
    if it is more than the site's ``constant`` fields."""
    said = f"of the {len(newest)} newest articles have one and the same"
    return [
        (name, f"{found.many} {said} {COMMON[name]}"
               if found and name.partition(":")[2] not in constant else None)
        for name, found in repeated(newest).items()
    ]  # fmt: skip


def remedy(common: Common, selector: str | None) -> str:
    """Say which passage stands on several articles, and what leaves it out: a ``selector`` of its
    elements if one is known."""
    hint = f"hints=Hints(furniture={json.dumps(selector or 'SELECTOR')})"
    says = " ".join(common.says.split())
    says = says if len(says) <= MAX_SAID else f"{says[:MAX_SAID]}…"
    return (
        f": „{says}“; if it belongs to the page, {hint} in the profile leaves it out, and "
        f"`{PROGRAM} reextract` mends the articles"
    )
