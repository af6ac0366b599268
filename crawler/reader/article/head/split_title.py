"""Split a printed headline into kicker and title by the metadata and by markup. Pure.

Letter case is no guide: ``AKDBEine Ära`` and ``ekom21Die Idee`` follow no rule.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from crawler.reader.article.head.tools import MAX_KICKER
from crawler.reader.article.page.naming import letters
from crawler.reader.markup.flow import Block, tidy
from crawler.reader.markup.tree import names_kicker, spelled
from crawler.reader.wording import shapes
from crawler.reader.wording.datelines import printed_date

_BORDERS = tuple(":|–-")
_DATE_BORDERS = (" - ", " – ", " | ", ": ")
_LABEL = re.compile(r"^(?:Thema|Rubrik|Stichwort|Schlagwort|Bereich)\s*:\s*(?=\S)")
MIN_PART = 20
"""Letters from which a heading may be the beginning of a longer name."""


def unlabel(kicker: str) -> str:
    """Cut the name of a field off a kicker, which may be printed for screen readers alone.

    >>> unlabel("Thema: Breitband"), unlabel("Thema Breitband")
    ('Breitband', 'Thema Breitband')
    """
    return _LABEL.sub("", shapes.KICKER.sub("", kicker))


def subtract(
    block: Block, key: str, by_markup: tuple[str, str | None]
) -> tuple[str, str | None] | None:
    """Split the line of a block that holds the name ``key`` into title and kicker.

    The kicker is the rest in front (or behind), whatever its letters look like. ``None`` where the
    line does not match.
    """
    text, loose = block.line, letters(block.line)
    kicker = by_markup[1]
    if loose in (key, key.replace(":", "")):
        # `Kicker: Titel` in the metadata and two elements or lines in the heading
        before, colon, _ = key.partition(":")
        if colon and key != loose and _has_border(block, before):
            cut = next((c for c in range(1, len(text)) if letters(text[:c]) == before), len(text))
            return text[cut:].strip(" :|–"), text[:cut].strip(" :|–-")
        if not kicker or not text.startswith(kicker):
            return text, None
        behind = text[len(kicker) :]
        bordered = behind.lstrip()[:1] in _BORDERS or behind[:1] != " "
        return by_markup if bordered else (text, None)
    if loose in key:  # the metadata say `Kicker: Titel`, the heading only the title
        if key.endswith(loose) and len(key) - len(loose) < MAX_KICKER:
            return text, None
        long = len(loose) >= MIN_PART and len(key) - len(loose) < len(loose)
        return (text, None) if key.startswith(loose) and long else None
    if len(loose) - len(key) > MAX_KICKER:
        return None
    if loose.endswith(key):
        cut = next((c for c in range(len(text) - 1, 0, -1) if letters(text[c:]) == key), 0)
        while cut and _opens(text, cut - 1):  # an opening quote belongs to the title
            cut -= 1
        if text[cut - 1].isalnum() and text[cut].islower():
            return None  # within a word
        return text[cut:].strip(" :|–"), text[:cut].strip(" :|–-") or None
    if loose.startswith(key):
        if not _has_border(block, key):
            return text, None  # one run of text: the title is longer
        cut = next((c for c in range(1, len(text)) if letters(text[:c]) == key), len(text))
        while cut < len(text) and text[cut] in "“”\"«‘'":
            cut += 1
        return text[:cut].strip(), text[cut:].strip(" :|–-") or None
    return None


def _has_border(block: Block, key: str) -> bool:
    """Whether an element or a line of a block ends where the name ``key`` does."""
    said = ""
    for run in block.runs:
        said += run.text
        if letters(said) == key:
            return True
    return False


def _opens(text: str, at: int) -> bool:
    """Whether a quotation mark opens: no earlier one is still open."""
    mark, before = text[at], text[:at]
    if mark in "\"'":
        return before.count(mark) % 2 == 0
    if mark == "“":
        return before.count("„") <= before.count("“")
    return mark in "„»‚"


def split_date(title: str) -> tuple[str | None, str]:
    """Split a title that begins with a date.

    >>> split_date("23.01.2022 - Wierer darf jubeln")
    ('23.01.2022', 'Wierer darf jubeln')
    """
    for border in _DATE_BORDERS:
        before, found, rest = title.partition(border)
        if found and rest and (date := printed_date(before)):
            return date, rest
    return None, title


def split_by_markup(block: Block, parts: AbstractSet[str] = frozenset()) -> tuple[str, str | None]:
    """Split a heading whose kicker is a separate element or line, or stands before the colon and
    not in the address: return title and kicker.

    ``parts`` are the parts of the page's names, see ``naming.letters``: the rest of a heading that
    is one of them is the title.
    """
    runs = [r for r in block.runs if r.text.strip(" :|–-\n\xa0")]
    if len(runs) > 2 and _LABEL.match(f"{runs[0].text.rstrip()} {runs[1].text.lstrip()}"):
        runs = runs[1:]
    if len(runs) > 1 and runs[0].el is not runs[1].el and runs[0].el is not block.owner:
        first, rest = tidy(runs[0].text), tidy("".join(r.text for r in runs[1:]))
        joined = block.line
        glued = not joined.startswith(f"{first} ") or "\n" in block.text
        same = all(r.el is runs[1].el for r in runs[1:])
        named = bool(parts & {letters(rest), spelled(rest)}) or names_kicker(runs[0].el)
        if len(first) <= MAX_KICKER and (
            named or glued or (same and runs[1].el is not block.owner)
        ):
            return rest.replace("\n", " ").lstrip(" :|–"), first.rstrip(": ")
    if block.text.count("\n") == 1:
        first, rest = block.text.split("\n")
        if len(first) < len(rest) and len(first) <= MAX_KICKER and runs[0].el is not block.owner:
            return rest, first.rstrip(": ")
    kicker, title = shapes.split_kicker(block.line)
    spells = kicker is not None and len(title) >= MIN_PART and spelled(title) in parts
    return (title, kicker) if spells else (block.line, None)
