"""Passages that stand in several texts: what repeats from article to article is furniture. Pure.

A note about a partner, an appeal or a box about an author may vary by a number or a day.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from crawler.reader.wording.datelines import DAY_NAME, MONTH

MIN_PASSAGE = 40
"""Characters of a passage; a shorter one is a label or a subheading."""
MIN_LETTERS = 6
"""Letters of a label; the mark of an author has fewer."""
_VARIES = re.compile(rf"\d+(?:[.,:]\d+)*|\b(?:{DAY_NAME}|{MONTH})(?!\w)")
_REFERS = re.compile(
    r"\W*(?:Weitere|Nähere|Mehr|Ausführliche)\s(?:Informationen|Infos?|Details|Einzelheiten|"
    r"Auskünfte)\b"
)
MAX_REFERENCE = 160
"""Characters of a line that says where more is to be read, as a publisher ends many texts."""


def blotted(text: str) -> str:
    """Blot out the numbers and days of a passage, to compare it with others.

    >>> blotted("Stand: 3. März 2025, 1.200 Leser")
    'Stand: 0. 0 0, 0 Leser'
    """
    return _VARIES.sub("0", text)


def passages(body: str | None) -> list[str]:
    """List the passages of a text that may stand in others, too; a text of one has none.

    Marks of authors and lines that say where more is to be read are left out.
    """
    parts = (body or "").split("\n\n")
    return [part for part in parts if _says(part)] if len(parts) > 1 else []


def compared(bodies: Iterable[str | None]) -> list[dict[str, str]]:
    """Map, for each of several texts, a key of each passage to what it says; the keys of passages
    are equal where these differ in numbers and days alone.

    In a text of which most passages return with other numbers, as in a report of every month, the
    numbers are what it says: there each passage is its own key.
    """
    texts = [{blotted(part): part for part in passages(body)} for body in bodies]
    many = Counter(key for text in texts for key in text)
    varying = [sum(key != part and many[key] > 1 for key, part in t.items()) for t in texts]
    return [
        text if 2 * some <= len(text) else {part: part for part in text.values()}
        for text, some in zip(texts, varying, strict=True)
    ]


def _says(part: str) -> bool:
    if len(part) <= MAX_REFERENCE and _REFERS.match(part):
        return False
    return len(part) >= MIN_PASSAGE or sum(map(str.isalpha, blotted(part))) >= MIN_LETTERS
