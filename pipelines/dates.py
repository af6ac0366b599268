"""Dates as printed into dates. Pure: the latest plausible day is an argument.

Spellings that are known to mean one day are read; everything else is refused with a reason. Day and
month are never swapped, two-digit years never completed.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

EARLIEST = date(1990, 1, 1)
"""Before the web there was no page to print a date on."""
_BERLIN = ZoneInfo("Europe/Berlin")
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("januar jänner jan january", "februar feber feb february", "märz maerz mär mrz march",
         "april apr", "mai may", "juni jun june", "juli jul july", "august aug",
         "september sept sep", "oktober okt october oct", "november nov",
         "dezember dez december dec"), start=1)
    for name in names.split()
}  # fmt: skip
_BRACKET = re.compile(r"\[(?P<inner>.*)\]", re.S)
_TIME = r"(?:\s*[,–-]?\s*\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*Uhr)?)?"
_NUMERIC = re.compile(
    r"(?:[A-Z][a-z](?:[a-z]+tag|ttwoch|nnabend)?[.,]{0,2}\s+)?"
    rf"(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?(?P<y>\d{{4}}){_TIME}",
    re.A,
)
_NAMED = re.compile(
    r"(?:ausgabe vom\s+)?(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend)?,?\s*"
    r"(?P<d>\d{1,2})(?:\.\s*|\s)(?P<name>[a-zäöü]{3,9})\.?,?\s*(?P<y>\d{4})",
    re.I,
)
_NAME_FIRST = re.compile(r"(?P<name>[a-zäöü]{3,9})\.?\s(?P<d>\d{1,2}),\s(?P<y>\d{4})", re.I)
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:[T ]\d{2}:\d{2}.*)?", re.A | re.S)
_RFC822 = re.compile(
    r"(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d{2}:\d{2}.*", re.A | re.S
)
MAX_TEXT = 100
"""Characters; nothing longer is a date."""


class ReadDate(NamedTuple):
    """A date, or the reason why a text gives none."""

    day: date | None
    reason: str | None = None
    """``impossible-date``, ``future-date``, ``ancient-date`` or ``unreadable-date``."""


def read_date(text: str, latest: date) -> ReadDate:
    """The day that a printed date means.

    Read are ``[21.2.2011]``, ``[10.10.2025]``, ``23.10.2024``, ``Freitag, 10. Oktober 2025``,
    ``Ausgabe vom Freitag, 27. April 2001``, ``November 24, 2026``, ISO 8601 and
    RFC 822 stamps. A stamp with an offset means the day it was in Germany. ``latest`` is the last
    plausible day (that of the fetch); one day more is allowed for time zones.

    >>> read_date("[9.3.2023]", date(2026, 1, 1)).day
    datetime.date(2023, 3, 9)
    >>> read_date("[31.02.2024]", date(2026, 1, 1)).reason
    'impossible-date'
    """
    text = " ".join(text.split())
    if not text or len(text) > MAX_TEXT:
        return ReadDate(None, "unreadable-date")
    try:
        day = _read(text)
    except (ValueError, OverflowError, TypeError):
        return ReadDate(None, "impossible-date")
    if day is None:
        return ReadDate(None, "unreadable-date")
    if day > latest + timedelta(days=1):
        return ReadDate(None, "future-date")
    if day < EARLIEST:
        return ReadDate(None, "ancient-date")
    return ReadDate(day)


def _read(text: str) -> date | None:
    """The day, ``None`` for an unknown spelling, ``ValueError`` for a day that never was."""
    if bracket := _BRACKET.fullmatch(text):
        inner = _NUMERIC.fullmatch(bracket["inner"].strip())
        return _numeric(inner) if inner else None
    if found := _NUMERIC.fullmatch(text):
        return _numeric(found)
    if found := _NAMED.fullmatch(text) or _NAME_FIRST.fullmatch(text):
        month = _MONTHS.get(found["name"].casefold())
        return date(int(found["y"]), month, int(found["d"])) if month else None
    if found := _ISO.fullmatch(text):
        return _in_germany(text, date(int(found["y"]), int(found["m"]), int(found["d"])))
    if _RFC822.fullmatch(text):
        stamp = parsedate_to_datetime(text)
        return stamp.astimezone(_BERLIN).date() if stamp.tzinfo else stamp.date()
    return None


def _numeric(found: re.Match[str]) -> date:
    return date(int(found["y"]), int(found["m"]), int(found["d"]))


def _in_germany(text: str, printed: date) -> date:
    """The German day of an ISO stamp; the printed one where it has no offset."""
    if len(text) <= 10:
        return printed
    stamp = datetime.fromisoformat(text)
    return stamp.astimezone(_BERLIN).date() if stamp.tzinfo else printed
