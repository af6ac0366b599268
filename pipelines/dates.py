"""Parse printed dates. Pure: the latest plausible day is an argument.

Only unambiguous spellings are read; all others are refused with a reason. Day and month are never
swapped; a year of two digits is completed as in RFC 5322 (4.3), in a stamp only if the day of the
week confirms it.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from typing import NamedTuple
from zoneinfo import ZoneInfo

EARLIEST = date(1990, 1, 1)
"""Before the web there was no page to print a date on."""
_BERLIN = ZoneInfo("Europe/Berlin")
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("januar jänner jan january", "februar feber feb february", "märz maerz mär mrz mar march",
         "april apr", "mai may", "juni jun june", "juli jul july", "august aug",
         "september sept sep", "oktober okt oct october", "november nov",
         "dezember dez dec december"), start=1)
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("mo mon montag monday", "di tue tues dienstag tuesday", "mi wed mittwoch wednesday",
         "do thu thur thurs donnerstag thursday", "fr fri freitag friday",
         "sa sat samstag sonnabend saturday", "so sun sonntag sunday"))
    for name in names.split()
}  # fmt: skip
_HOURS = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "cet": 1, "mez": 1, "cest": 2, "mesz": 2,
    "edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8,
}  # fmt: skip
"""Hours east of Greenwich by the name of a zone (RFC 5322, 4.3); other names are unknown."""
_DAY = rf"(?:(?P<weekday>{'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})\.?(?:,\s*|\s+))?"
_TIME = r"(?P<h>\d{1,2})[:.](?P<min>\d{2})(?::(?P<s>\d{2})(?:[.,]\d{1,9})?)?"
_CLOCK = rf"(?:\s*+[,|–-]?\s*+(?:um\s+)?{_TIME}(?:\s*Uhr)?)?"
_ZONE = r"(?:\s*(?P<zone>(?:GMT|UTC)?[+-]\d{2}:?\d{2}|[A-Za-z]{1,5}|[A-Z][a-z]+/[A-Za-z_]+))?"
_COMMENT = re.compile(r"(?<!\s)\s*\([^()]{1,20}\)")
_BRACKET = re.compile(r"\[(?P<inner>[^][]*?)(?:,\s*[a-zäöüß]{2,4}\s*)?\]", re.S)
_NUMERIC = re.compile(
    rf"{_DAY}(?P<d>\d{{1,2}})(?:\.\s?|(?P<bar> [|·] ))(?P<m>\d{{1,2}})(?(bar)(?P=bar)|\.\s?)"
    rf"(?P<y>\d{{4}}|\d{{2}}(?!\d)){_CLOCK}",
    re.A | re.I,
)
_SLASHED = re.compile(
    rf"{_DAY}(?P<d>1[3-9]|2\d|3[01])(?P<by>[/-])(?P<m>0?[1-9]|1[0-2])(?P=by)(?P<y>\d{{4}}){_CLOCK}",
    re.A | re.I,
)
"""``21/04/2024``, ``21-04-2024``: only a day above 12 is unambiguous."""
_NAMED = re.compile(
    rf"(?:ausgabe vom\s+)?{_DAY}(?P<d>\d{{1,2}})(?:\.\s*|\s)(?P<name>[a-zäöüÄÖÜ]{{3,9}})"
    rf"\.?,?\s*(?P<y>\d{{4}}){_CLOCK}",
    re.A | re.I,
)
_NAME_FIRST = re.compile(
    rf"{_DAY}(?P<name>[a-zäöüÄÖÜ]{{3,9}})\.?\s(?P<d>\d{{1,2}}),\s(?P<y>\d{{4}}){_CLOCK}",
    re.A | re.I,
)
_ISO = re.compile(
    rf"(?P<y>\d{{4}})(?P<by>[-/.])(?P<m>\d{{2}})(?P=by)(?P<d>\d{{2}})(?:[T ]{_TIME}{_ZONE})?",
    re.A | re.I,
)
_BASIC = re.compile(
    r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)"
    rf"(?:T(?P<h>\d\d)(?P<min>\d\d)(?P<s>\d\d)?{_ZONE})?",
    re.A,
)
_ASCTIME = re.compile(
    rf"{_DAY}(?P<name>[a-z]{{3}}) (?P<d>\d{{1,2}}) {_TIME}{_ZONE} (?P<y>\d{{4}})", re.A | re.I
)
_RFC822 = re.compile(
    rf"{_DAY}(?P<d>\d{{1,2}})[ -](?P<name>[a-zäöüÄÖÜ]{{3,9}})\.?[ -](?P<y>\d{{4}}|\d{{2}})"
    rf"(?:,?\s+{_TIME.replace('{2}', '{1,2}')}{_ZONE})?",
    re.A | re.I,
)
_MIDNIGHT = time(23, 59, 59, 999_999)
"""The end of a day, 24:00."""
MAX_TEXT = 100
"""Characters; nothing longer is a date."""


class ReadDate(NamedTuple):
    """A date, or the reason why a text has none."""

    day: date | None
    """The calendar day in Germany; ``None`` with a reason."""
    reason: str | None = None
    """``impossible-date``, ``future-date``, ``ancient-date`` or ``unreadable-date``."""


def read_date(text: str, latest: date) -> ReadDate:
    """Parse the day of a printed date.

    Accepts ``[21.2.2011]``, ``[10.10.2025]``, ``Mittwoch, 23.10.2024, 14:30 Uhr``, ``Freitag,
    10. Oktober 2025``, ``Ausgabe vom Freitag, 27. April 2001``, ``November 24, 2026``, and ISO
    8601, RFC 5322 and asctime stamps, also with German or long names. A stamp with an offset gives
    the day in Germany. ``latest`` is the last plausible day (that of the fetch), plus one for time
    zones.

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


def read_time(text: str) -> datetime | None:
    """Parse a stamp, or a printed date with a time, as German local time.

    ``None`` without a time, with an unknown zone, and for midnight, which programs write if they
    know only the day. A time without a zone is German.

    >>> read_time("Fri, 10 Oct 2025 06:15:00 GMT").isoformat()
    '2025-10-10T08:15:00+02:00'
    >>> read_time("2025-10-10T00:00:00Z"), read_time("[10.10.2025]")
    (None, None)
    """
    text = " ".join(text.split())
    if len(text) > MAX_TEXT:
        return None
    if bracket := _BRACKET.fullmatch(text):
        text = bracket["inner"].strip()
    bare = _COMMENT.sub("", text).strip()
    forms = (
        (text, (_ISO, _BASIC, _NUMERIC, _SLASHED, _NAMED, _NAME_FIRST)),
        (bare, (_RFC822, _ASCTIME)),
    )
    matches = (form.fullmatch(said) for said, group in forms for form in group)
    found = next((match for match in matches if match), None)
    if found is None:
        return None
    try:
        return _moment(found)
    except (ValueError, OverflowError, TypeError):
        return None


def _moment(found: re.Match[str]) -> datetime | None:
    groups = found.groupdict()
    clock, zone = _checked_time(found), groups.get("zone")
    if clock in (None, time(0), _MIDNIGHT):
        return None
    assert clock is not None
    if "name" not in groups:
        day: date | None = _numeric(found)
    else:
        year = _year(found) if "zone" in groups else int(found["y"])
        day = None if year is None else _named(found, year)
    offset = _offset(zone) if zone else None
    if day is None or (offset is None and zone and "/" not in zone):
        return None
    at = datetime.combine(day, clock, _BERLIN if offset is None else timezone(offset))
    at = at.astimezone(_BERLIN)
    return None if at.time() == time(0) else at


def _read(text: str) -> date | None:
    """Parse a day; ``None`` for an unknown spelling, ``ValueError`` for an impossible day."""
    if bracket := _BRACKET.fullmatch(text):
        text = bracket["inner"].strip()
        if (short := _NUMERIC.fullmatch(text)) and len(short["y"]) == 2:
            return None  # a site that turns to it is told, before a century is guessed
    if found := _ISO.fullmatch(text) or _BASIC.fullmatch(text):
        return _in_germany(found, _numeric(found))  # 24:00 is the next day's 0:00 (ISO 8601)
    if found := _NUMERIC.fullmatch(text) or _SLASHED.fullmatch(text):
        return _numeric(found)
    if found := _NAMED.fullmatch(text) or _NAME_FIRST.fullmatch(text):
        return _named(found, int(found["y"]))
    text = _COMMENT.sub("", text).strip()  # allowed anywhere in a stamp (RFC 5322, 3.2.2)
    if found := _RFC822.fullmatch(text) or _ASCTIME.fullmatch(text):
        year = _year(found)
        printed = None if year is None else _named(found, year)
        return None if printed is None else _in_germany(found, printed)
    return None


def _numeric(found: re.Match[str]) -> date:
    _checked_time(found)
    year = int(found["y"])
    if len(found["y"]) == 2:
        year += 2000 if year < 50 else 1900
    return date(year, int(found["m"]), int(found["d"]))


def _named(found: re.Match[str], year: int) -> date | None:
    _checked_time(found)
    month = _MONTHS.get(found["name"].casefold())
    return date(year, month, int(found["d"])) if month else None


def _year(found: re.Match[str]) -> int | None:
    """Parse the year of a stamp; ``None`` for two digits (RFC 5322, 4.3) that the day of the week
    does not confirm."""
    year = int(found["y"])
    if len(found["y"]) == 4:
        return year
    year += 2000 if year < 50 else 1900
    month, weekday = _MONTHS.get(found["name"].casefold()), found["weekday"]
    if not month or not weekday or not found["h"]:
        return None
    right = date(year, month, int(found["d"])).weekday() == _WEEKDAYS[weekday.casefold()]
    return year if right else None


def _checked_time(found: re.Match[str]) -> time | None:
    """Parse the time; 24:00 is the end of the day, an impossible time raises ``ValueError``."""
    if not found["h"]:
        return None
    hour, minute, second = int(found["h"]), int(found["min"]), int(found["s"] or 0)
    if (hour, minute, second) == (24, 0, 0):
        return _MIDNIGHT
    return time(hour, minute, min(second, 59) if second == 60 else second)


def _in_germany(found: re.Match[str], printed: date) -> date:
    """Return the German day of a stamp; the printed one if it has no offset."""
    clock, zone = _checked_time(found), found["zone"]
    if clock == _MIDNIGHT and "name" not in found.re.groupindex:
        printed, clock = printed + timedelta(days=1), time(0)
    if clock is None or not zone:
        return printed
    if (offset := _offset(zone)) is None:
        return printed
    return datetime.combine(printed, clock, timezone(offset)).astimezone(_BERLIN).date()


def _offset(zone: str) -> timedelta | None:
    """Return the offset of a zone from UTC; ``None`` for an unknown name."""
    if digits := re.search(r"([+-])(\d{2}):?(\d{2})$", zone):
        # -0000 is UTC with unknown local time (RFC 5322, 3.3; RFC 3339, 4.3)
        minutes = int(digits[2]) * 60 + int(digits[3])
        return timedelta(minutes=-minutes if digits[1] == "-" else minutes)
    hours = _HOURS.get(zone.casefold())
    return None if hours is None else timedelta(hours=hours)
