"""Dates as people type them: a year, a month or a day. Pure."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "januar februar märz april mai juni juli august september oktober november dezember".split(),
    "january february march april may june july august september october november december".split(),
)
_FORMS = (
    re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2}))?)?", re.ASCII),
    re.compile(r"(?:(?P<d>\d{1,2})\.\s?)?(?P<m>\d{1,2})[./]\s?(?P<y>\d{4})", re.ASCII),
    re.compile(r"(?:(?P<d>[0-9]{1,2})\.?\s)?(?P<m>[^\W\d_]{3,9})\.?\s(?P<y>[0-9]{4})"),
)


def date_of(text: str) -> str:
    """Parse a year, month or day; return it in ISO 8601, or "" if the text is no date.

    >>> date_of("2023"), date_of("4/2023"), date_of("10. Oktober 2025"), date_of("17.10.2025")
    ('2023', '2023-04', '2025-10-10', '2025-10-17')
    >>> date_of("Sept. 2024"), date_of("2023-02-30"), date_of("0000"), date_of("Haus 2023")
    ('2024-09', '', '', '')
    """
    text = " ".join(text[:40].split())
    for form in _FORMS:
        if (match := form.fullmatch(text)) is None:
            continue
        found = match.groupdict()
        month = _month(found["m"]) if found["m"] else None
        if found["m"] and month is None:
            continue
        parts = [int(found["y"]), *([month] if month else [])]
        if found["d"]:
            parts.append(int(found["d"]))
        try:
            date(*[*parts, 1, 1][:3])
        except ValueError:
            return ""
        return "-".join(f"{n:02}" if place else f"{n:04}" for place, n in enumerate(parts))
    return ""


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    name = text.casefold()
    for months in _MONTHS:
        for number, month in enumerate(months, 1):
            if month.startswith(name):
                return number
    return None


def is_within(day: str | None, since: str, until: str) -> bool:
    """Tell whether a day lies between two dates of any precision, both included.

    >>> is_within("2023-04-30", "2023-04", "2023-04"), is_within("2023-05-01", "", "2023-04")
    (True, False)
    """
    if not day:
        return False
    return day[: len(since)] >= since and day[: len(until)] <= until
