"""The grammar of printed dates: lines that are a date, contain one, or state an age. Pure.

``pipelines.dates`` parses the dates that are found here; both know the same spellings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

MONTH = (
    r"(?=[JFMASOND][aäcekopru])(?:Januar|Jänner|Jan|Februar|Feber|Feb|März|Maerz|Mär|Mrz|April|Apr|Mai|Juni|Jun|Juli|Jul|"
    r"August|Aug|September|Sept|Sep|Oktober|Okt|November|Nov|Dezember|Dez|"
    r"January|February|March|May|June|July|October|Oct|December|Dec)\b\.?"
)
CHANGED = r"aktualisiert|(?:ge|ver)ändert|(?:über|be)arbeitet"
"""What happens to a text after its publication."""
DAY_NAME = r"(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)"
_WEEKDAY = rf"(?:{DAY_NAME},?|(?:Mo|Di|Mi|Do|Fr|Sa|So)(?:\.,?|,))\s+(?:der\s+|den\s+)?"
_BLANK = r"[\s\u200b\u2060\ufeff]*"
_DATE = (
    r"(?=\d)(?:"
    rf"\d{{1,2}}\.\s?(?:\d{{1,2}}\.\s?(?:\d{{4}}(?!\d)|\d{{2}}(?![\d.:]))|{MONTH}\s*\d{{4}}(?!\d))|"
    rf"\d{{1,2}}\s{MONTH},?\s\d{{4}}(?!\d)|"
    r"\d{4}(?:-\d{2}-|/\d{2}/|\.\d{2}\.)\d{2}(?!\d)|"
    r"(?:1[3-9]|2\d|3[01])(?:/(?:0?[1-9]|1[0-2])/|-(?:0?[1-9]|1[0-2])-)\d{4}(?!\d)|"
    r"\d{1,2}\s[|·]\s\d{1,2}\s[|·]\s\d{4}(?!\d))|"
    rf"{MONTH}\s\d{{1,2}},\s\d{{4}}(?!\d)"
)
"""A date; a year of two digits is read as in RFC 5322. The first letter is looked at before the
alternatives: a search tries them at each letter of a line."""
_TIME = r"(?:\s*+[,|T–-]?\s*+(?:um\s+|at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?:?(?:\s*(?:Uhr|h)\b)?)"
_NAME = (
    rf"(?!{DAY_NAME}\b|(?:Mo|Di|Mi|Do|Fr|Sa|So)\b)"
    r"[A-ZÄÖÜ][\w.’'-]+(?:[ /](?:(?:am|an|der|im|von|van|de|zu)\s)?[A-ZÄÖÜ(][\w.’')-]*){0,3}"
)
_PREFIX = (
    r"(?:(?i:(?:Beitrag\s+)?Veröffentlicht|Erschienen|Publiziert|Datum|Meldung|Artikel|Pressemitteilung|"
    r"Pressemeldung|Presseinformation|Nachricht|Beitrag|Erstellt|Geschrieben|Verfasst|Gespeichert|"
    r"Eingestellt|Published|Posted|Online seit)"
    rf"(?:\s+(?:von|by)\s+(?:{_NAME}|[a-z][\w.-]{{1,30}}(?=\s+am\s)))?(?:\s+(?:in|unter)\s+{_NAME})?"
    r"(?:\s+(?:am|vom|on))?:?\s*|(?:[Vv]om|[Aa]m)\s+|"
    rf"(?:[Vv]on|VON|[Bb]y)\s+{_NAME},?\s+(?:am|vom|on)\s+|"
    rf"(?i:(?:erstellt|verfasst|geschrieben|posted)\s+(?:von|by))\s+{_NAME}\s+[|·•–—-]\s+"
    r"(?i:veröffentlicht|erschienen|published)(?:\s+(?i:am|on))?:?\s+|"
    rf"(?:[Vv]on|[Bb]y)\s+(?!{DAY_NAME}\b)[\w.-]+(?:\s[\w.-]+)?,\s+|"
    rf"{_NAME},\s+(?:(?:den|am)\s+)?|{_NAME}\s+[|·•–-]\s+)?"
)
_SUFFIX = (
    r"(?:,\s*(?:Rubrik|Kategorie|Thema|Ressort):\s.{1,40}|"
    rf"\s++\([A-ZÄÖÜ]{{2,}}[\w/.-]{{0,20}}\)(?:\s+{_NAME})?|"
    r",?\s++[(–—-]?\s*+(?i:(?:zuletzt|letzte)\s+(?:(?:ge|ver)ändert|aktualisiert|bearbeitet|änderung)).{0,40})?"
)
"""A section, the agency and place (``2. März 2025 (BWD) Auental``), or when it was changed."""

DATE_LINE = re.compile(
    rf"^{_BLANK}{_PREFIX}(?P<weekday>{_WEEKDAY})?(?P<date>(?i:{_DATE}))(?P<time>{_TIME})?{_SUFFIX}"
    rf"\s*+[|,.]?{_BLANK}$"
)
"""A line that is only a date: ``10. Oktober 2025``, ``Auental, 23.10.2024, 9:30 Uhr``."""

_CLOCK = re.compile(r"\s*+[,|–-]?\s*+(?:um\s++)?(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s*Uhr)?")
"""A time of day behind a date, which the normaliser reads with it."""

DAY_HEADER = re.compile(
    rf"^{_BLANK}{DAY_NAME},?\s+(?:der\s+|den\s+)?\d{{1,2}}\.\s*{MONTH}\s+\d{{4}}{_BLANK}$"
)
"""``Freitag, 10. Oktober 2025``: at the top of a page often the day on which it was served."""

MONTH_HEADER = re.compile(rf"^{_BLANK}{MONTH}\s+\d{{4}}{_BLANK}$")
"""``Oktober 2025``: above the articles of a month."""

_MONTH_ALONE = re.compile(MONTH, re.I)
_BOX = re.compile(
    rf"(?P<d>\d{{1,2}})\.?\s(?P<m>\d{{1,2}}|{MONTH})[.,]?\s(?P<y>\d{{4}})|"
    rf"(?P<m2>{MONTH}),?\s(?P<d2>\d{{1,2}})[.,]?\s(?P<y2>\d{{4}})",
    re.I,
)
MAX_BOX = 14
"""Characters of a line in a date box: day, month or year, or two of them."""

AS_OF = re.compile(rf"^{_BLANK}Stand:?\s+(?:vom\s+)?(?P<date>(?i:{_DATE})){_TIME}?{_BLANK}$")
"""``Stand: 02.03.2025``: the day of a text that has no other date."""

FILED = re.compile(
    r"^(?:Dieser|Der) (?:Artikel|Beitrag|Eintrag|Text)\b.{0,200}?\bwurde\b(?P<how>.{0,80}?)\bam\s+"
    rf"(?:{_WEEKDAY})?(?P<date>(?i:{_DATE}))(?P<then>.{{0,60}})"
)
"""``Dieser Beitrag wurde am 2. März 2025 in Verkehr veröffentlicht``: the note below a text."""

OPENING = re.compile(
    rf"^\(?(?:{_NAME}(?:,\s+(?:den\s+)?|\s+\()|(?:Presse(?:mitteilung|meldung|information)|Meldung)"
    rf"\s+vom\s+)?(?P<date>(?i:{_DATE}))(?:\)|\s*[-–—−.:|(]|\s+(?=[A-ZÄÖÜ„\"»]))\s*\S"
)
"""``Auental, 2. März 2025 – Die Stadt …``: the date at the beginning of a text."""

LEADING = re.compile(
    rf"^\(?(?:{_WEEKDAY})?(?P<date>(?i:{_DATE}))"
    r"(?:\)(?:\s?[-–—−:|·•])?\s|\s?[-–—−:|·•]\s|\s(?=[A-ZÄÖÜ„\"»]))\s*"
)
"""``2. März 2025 – ``: a date alone in front of a text."""

_AGE = re.compile(
    r"^\W*(?:(?:heute|gestern|vorgestern)\b.{0,20}|vor\s+(?:\d+|eine[mr]|wenigen)\s+\w+|"
    r"\d+\s+(?:minutes?|hours?|days?)\s+ago|(?:um\s+)?\d{1,2}[:.]\d{2}\s*Uhr|"
    rf"(?:{_WEEKDAY})?\d{{1,2}}\.\s?\d{{1,2}}\.\s?(?:\d{{2}}|\d{{4}})?(?!\d){_TIME}?|"
    rf"(?:{_WEEKDAY})?\d{{1,2}}\.?\s*{MONTH}|{MONTH}\s+(?:\d{{1,2}}|\d{{4}}))\W*$",
    re.I,
)
"""An age, or a date whose year is short or missing."""
_AGO = ("heute", "gestern", "vor")
_CHANGED = re.compile(rf"zuletzt|{CHANGED}", re.I)
ANY_DATE = re.compile(rf"(?<!\d)(?<!\d\.)(?:{_DATE})", re.I)
"""A date anywhere in a line."""
SPAN = re.compile(
    rf"(?:\d\.|\d\.?\s{MONTH})(?:\s?\d{{4}})?\s?(?:[-–—/+]|bis|und|u\.)\s*(?:{_WEEKDAY})?$", re.I
)
"""What stands before the last day of several: ``10. bis``, ``10.10.2025 –``."""
UNREAD = re.compile(
    r"\W{0,2}(?:\d{1,2}\s?[^\w\s]\s?\d{1,2}\s?[^\w\s]\s?(?:19|20)\d\d"
    r"|(?:19|20)\d\d\s?[^\w\s]\s?\d{1,2}\s?[^\w\s]\s?\d{1,2}"
    r"|\d{1,2}/\d{1,2}/\d\d)\W{0,2}"
)
"""A line of three numbers that looks like a date, in whatever spelling."""
WEEKDAY = re.compile(rf"{DAY_NAME}|Mo|Di|Mi|Do|Fr|Sa|So")
_MONTHS = (
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
)
DIGIT = re.compile("[0-9]")
"""What every date and every count holds."""
YEAR = re.compile(r"[0-9](?:\d{3}|\.\s?\d{2})")
"""What every date holds: a year of four digits, or two digits behind a full stop."""
_DATED = re.compile(
    r"[\d,](?:(?<=\d)(?:\.\s?\d\d?\.|[-/]\d\d?[-/]\d\d|\s[|·]\s\d|"
    r"\.?\s?(?:j[aäu][nl]|feb|m[aä][eiry]|mrz|apr|aug|sep|o[kc]t|nov|de[zc]))|(?<=,)\s\d{4})",
    re.I,
)
"""Two parts of a date side by side, which every date holds, and a mere year does not."""
MAX_LINE = 200
"""Characters; a longer line is more than a date."""
_MINUTES = re.compile(
    r"\blese(?:zeit|dauer)\b|^\W*(?:(?:ca|etwa|rund)\b\.?\s+)?\d+\s*(?:min(?:\.|uten?|utes?)?"
    r"(?:\s|$|\W)|mins?\b)"
)
MAX_MINUTES = 40
"""Characters of a line that states a reading time."""


def filed_date(line: str) -> str | None:
    """Extract the date of publication from a ``FILED`` sentence.

    >>> filed_date("Dieser Eintrag wurde von Vera am 2. März 2025 in Verkehr veröffentlicht.")
    '2. März 2025'
    >>> filed_date("Dieser Beitrag wurde zuletzt am 2. März 2025 geändert.")
    """
    found = FILED.match(line)
    if found is None or _CHANGED.search(found["how"] + found["then"]):
        return None
    return found["date"]


def header_date(line: str) -> str | None:
    """Extract the date of a ``DAY_HEADER``.

    >>> header_date("Freitag, 10. Oktober 2025")
    '10. Oktober 2025'
    """
    found = ANY_DATE.search(line) if DAY_HEADER.match(line) else None
    return found[0] if found else None


def day_header(line: str, served: date) -> str | None:
    """Extract the date of a ``DAY_HEADER``, unless it is the day on which the page was served.

    >>> day_header("Samstag, 5. Oktober 2013", date(2024, 5, 1))
    '5. Oktober 2013'
    >>> day_header("Freitag, 10. Oktober 2025", date(2025, 10, 9))
    """
    days = (served + timedelta(days=n) for n in (-1, 0, 1))
    printed = re.sub(r"\b0|\s+", "", line)
    if any(f"{day.day}.{_MONTHS[day.month - 1]}{day.year}" in printed for day in days):
        return None
    return header_date(line)


def printed_date(line: str, *, weekday: bool = False) -> str | None:
    """Extract the date of a line that is only a date.

    A line with a weekday counts only if ``weekday`` is set; a mere ``DAY_HEADER`` never does.

    >>> printed_date("Pressemitteilung vom 2. Mrz. 2025")
    '2. Mrz. 2025'
    >>> printed_date("Auental, 2. März 2025, 9.30 Uhr")
    '2. März 2025, 9.30 Uhr'
    >>> printed_date("Freitag, 10. Oktober 2025")
    """
    found = _whole_date(line)
    if found is None or (found["weekday"] and (not weekday or DAY_HEADER.match(line))):
        return None
    timed = _CLOCK.fullmatch(found["time"] or "")
    return line[found.start("date") : found.end("time")] if timed else found["date"]


def boxed_date(lines: Sequence[str]) -> str | None:
    """Assemble a date that is printed on several lines, like the leaf of a calendar.

    >>> boxed_date(["24", "11, 2026"]), boxed_date(["Nov.", "24", "2026"])
    ('24.11.2026', '24. Nov. 2026')
    """
    if not 1 < len(lines) < 4 or any(not 0 < len(line) <= MAX_BOX for line in lines):
        return None
    found = _BOX.fullmatch(" ".join(lines))
    if found is None:
        return None
    day, month, year = (found[name] or found[f"{name}2"] for name in "dmy")
    return f"{day}.{month}.{year}" if month.isdecimal() else f"{day}. {month} {year}"


def find_date(text: str) -> re.Match[str] | None:
    """Find the first date anywhere in a text."""
    return ANY_DATE.search(text) if YEAR.search(text) and _DATED.search(text) else None


def iter_dates(text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """Iterate over all dates in a text, or in what of it follows the character ``start``."""
    dated = YEAR.search(text, start) and _DATED.search(text, start)
    return ANY_DATE.finditer(text, start) if dated else iter(())


def opened_by(text: str) -> str | None:
    """Find the date that opens a text, at most a weekday before it.

    >>> opened_by("Do., 12. März 2026, Rathaus"), opened_by("Erstellt am 12. März 2026")
    ('12. März 2026', None)
    """
    found = find_date(text)
    before = text[: found.start()].strip(" .,") if found else ""
    return found[0] if found and (not before or WEEKDAY.fullmatch(before)) else None


def is_leaf(above: str, below: str) -> bool:
    """Tell whether two lines are day and month of a date whose year is not printed.

    >>> is_leaf("24", "Nov."), is_leaf("24", "Euro")
    (True, False)
    """
    return above.rstrip(".").isdecimal() and _MONTH_ALONE.fullmatch(below) is not None


@lru_cache(maxsize=1024)  # a line is matched several times
def _whole_date(line: str) -> re.Match[str] | None:
    dated = len(line) <= MAX_LINE and YEAR.search(line) and _DATED.search(line)
    return DATE_LINE.match(line) if dated else None


@lru_cache(maxsize=512)
def is_date_or_age(text: str) -> bool:
    """Tell whether a text is nothing but a date, an age or a reading time.

    >>> is_date_or_age("vor 3 Stunden"), is_date_or_age("Auental")
    (True, False)
    """
    if len(text) > MAX_LINE:
        return False
    if not DIGIT.search(text):
        low = text.lower()
        if not any(map(low.__contains__, _AGO)):
            return is_minutes(text)
    return is_date_line(text) or bool(_AGE.match(text) or AS_OF.match(text)) or is_minutes(text)


def is_date_line(line: str) -> bool:
    """Tell whether a line is only a date, with a weekday or without."""
    return _whole_date(line) is not None


def is_minutes(text: str) -> bool:
    """Tell whether a text states a reading time.

    >>> is_minutes("4 Min. Lesezeit"), is_minutes("Antrag auf Wohngeld in 15 Minuten")
    (True, False)
    """
    said = text.lower() if len(text) < MAX_MINUTES else ""
    return ("lese" in said or "min" in said) and _MINUTES.search(said) is not None
