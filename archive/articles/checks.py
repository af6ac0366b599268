"""Check whether a record can be stored, and if not, why. Pure.

The pipelines refuse records that make no sense as news. This last gate enforces what the archive
guarantees: storable texts, well-formed times and dates, a title for every article.
"""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date

from archive.articles.spelling import canonical_url
from archive.records import Address, Article, DateText, Link, Page, Record, Refusal, Remark, Teaser

_Reason = tuple[str, str]
"""Short stable name of a reason, and one sentence."""

ABOUT = ("page", "surface", "teaser", "article")
"""What a refusal is about; only ``page`` is the answer to a request."""

_TIME = re.compile(r"\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d[+-]\d\d:\d\d", re.ASCII)
_LISTS: dict[str, type] = {
    "tags": str,
    "links": Link,
    "addresses": Address,
    "dates": DateText,
    "published_also": DateText,
    "evidence": tuple,
    "remarks": Remark,
}
_REQUIRED = (
    "source",
    "url",
    "seen_at",
    "fetched_at",
    "seen_on",
    "kind",
    "reason",
    "detail",
    "about",
)


def fault(record: Record) -> _Reason | None:
    """Return the first reason why a record cannot be stored, or ``None``. Never raises."""
    found = _bad_field(record)
    if found:
        return found
    time = record.fetched_at if isinstance(record, Page) else record.seen_at
    if not is_time(time):
        return "bad-time", f"{time!r} is no UTC time of the form 2025-10-10T08:00:00Z."
    if isinstance(record, Refusal):
        known = record.about in ABOUT
        return None if known else ("bad-field", f"about is {record.about!r}, not of {ABOUT}.")
    return _bad_news(record)


def _bad_news(record: Article | Teaser | Page) -> _Reason | None:
    if not canonical_url(record.url).startswith(("http://", "https://")):
        return "bad-address", f"{record.url[:200]!r} is no http(s) address."
    if isinstance(record, Page):
        valid = 100 <= record.status <= 599
        return None if valid else ("bad-status", f"{record.status!r} is no HTTP status.")
    if isinstance(record, Article) and not (record.title or "").strip():
        return "no-title", "The article has no title, and none is invented."
    return _bad_date(record)


def is_time(text: str) -> bool:
    """Return whether ``text`` is a UTC time as the archive writes it."""
    return bool(_TIME.fullmatch(text)) and is_date(text[:10])


def is_date(text: str) -> bool:
    """Return whether ``text`` is a calendar date as the archive writes it."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _bad_date(record: Article | Teaser) -> _Reason | None:
    if record.published is not None and not is_date(record.published):
        return "bad-date", f"{record.published!r} is no date of the form 2025-10-10."
    at = record.published_at
    if at is not None and not (_MOMENT.fullmatch(at) and at[:10] == record.published):
        return "bad-date", f"{at!r} is no time of {record.published} with its offset."
    if isinstance(record, Article) and record.published and not record.published_from:
        return "bad-date", "The date does not say where it was read (published_from)."
    return None


def _bad_field(record: Record) -> _Reason | None:
    for field in fields(record):
        name, value = field.name, getattr(record, field.name)
        if name in _LISTS:
            if not isinstance(value, tuple) or not all(isinstance(v, _LISTS[name]) for v in value):
                return "bad-field", f"{name} is no tuple of {_LISTS[name].__name__}."
            texts = [t for v in value for t in _texts(v)]
        elif name in ("status", "id", "word_count", "duplicate_of", "capture"):
            if value is not None and type(value) is not int:
                return "bad-field", f"{name} is no number."
            if name == "status" and value is None:
                return "bad-field", "status is missing."
            continue
        else:
            texts = [value]
            if name in _REQUIRED and (not isinstance(value, str) or not value.strip()):
                return "bad-field", f"{name} is missing."
        for text in texts:
            if text is not None and not _is_text(text):
                return "bad-field", f"{name} holds something that is no text."
    return None


def _is_text(value: object) -> bool:
    """Return whether SQLite can store it: a string without NUL or lone surrogates."""
    if not isinstance(value, str) or "\0" in value:
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _texts(
    value: str | tuple[object, ...] | Link | Address | DateText | Remark,
) -> tuple[object, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, tuple):
        return value if len(value) == 2 and None not in value else ("\x00",)
    texts = tuple(getattr(value, field.name) for field in fields(value))
    return tuple("\x00" if text is None else text for text in texts)
