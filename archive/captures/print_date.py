"""The day that a page prints in its header: today's, so its bytes change daily. Pure.

It is taken out before a body is kept and put back when the body is shown, byte for byte: a page
that differs from the kept one in nothing else is the same page, seen again: 20 bytes, where the
page of another day would cost 3,000 every time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

_BERLIN = ZoneInfo("Europe/Berlin")
_DAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()
_MONTHS = (
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
).split()
_MARK = b"\x00kommunews day %d\x00"
_MAIN = re.compile(rb"<(?:main|article|h1)[\s>]", re.I)
"""What a page is about; its own date, the same on every day, stands behind it."""


def without_day(body: bytes, at: int, *, padded: bool = False) -> bytes:
    """The body without the day of its capture (seconds since 1970), a mark in its place: with its
    weekday wherever it stands, else above what the page is about. From the tenth on nobody sees
    whether a page prints its days ``padded``.

    >>> without_day(b"<p>Freitag, 10. Oktober 2025</p>", 1760083200)
    b'<p>\\x00kommunews day 0\\x00</p>'
    >>> without_day(b"<p>10.10.2025</p><main>10.10.2025</main>", 1760083200)
    b'<p>\\x00kommunews day 4\\x00</p><main>10.10.2025</main>'
    """
    if b"\x00kommunews day " in body:
        return body
    main = _MAIN.search(body)
    spellings = list(enumerate(_spellings(at)))
    if padded:
        spellings = [spellings[n ^ 1] for n in range(len(spellings))]
    for n, day in spellings:
        if n < _WITH_WEEKDAY:
            body = body.replace(day, _MARK % n)
        elif main is not None and day in (head := body[: main.start()]):
            # not the end of another day, `5. März` in `15. März`
            head = re.sub(rb"(?<![0-9])" + re.escape(day), _MARK % n, head)
            body, main = head + body[main.start() :], _MAIN.search(head + body[main.start() :])
    return body


def with_day(body: bytes, at: int) -> bytes:
    """The body as it was served on the day of that time.

    >>> with_day(b'<p>\\x00kommunews day 0\\x00</p>', 1760083200)
    b'<p>Freitag, 10. Oktober 2025</p>'
    """
    if b"\x00kommunews day " not in body:
        return body
    for n, day in enumerate(_spellings(at)):
        body = body.replace(_MARK % n, day)
    return body


_WITH_WEEKDAY = 2
"""The first spellings."""


def _spellings(at: int) -> Iterator[bytes]:
    """How the day may be printed, each unpadded and padded; none occurs within a later one."""
    day = datetime.fromtimestamp(at, UTC).astimezone(_BERLIN)
    name, month = _DAYS[day.weekday()], _MONTHS[day.month - 1]
    yield f"{name}, {day.day}. {month} {day.year}".encode()
    yield f"{name}, {day.day:02}. {month} {day.year}".encode()
    yield f"{day.day}. {month} {day.year}".encode()
    yield f"{day.day:02}. {month} {day.year}".encode()
    yield f"{day.day}.{day.month}.{day.year}".encode()
    yield f"{day.day:02}.{day.month:02}.{day.year}".encode()
