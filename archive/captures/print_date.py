"""Take out the current day that a page prints in its header, which changes its bytes daily. Pure.

It is removed before a body is stored and put back, byte for byte, when the body is read. A page
that differs in nothing else is then a sighting of 20 bytes, where a capture would cost 3,000.
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
"""Start of a page's content; the article's own date, the same on every day, comes after it."""


def without_day(body: bytes, at: int, *, padded: bool = False) -> bytes:
    """Replace the day of capture (of ``at``, seconds since 1970) in a body by a mark: anywhere with
    its weekday, else only above the content. ``padded`` tells how the page prints days below ten;
    from the tenth on nobody can see it.

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
    """Restore the body as it was served on the day of ``at``.

    >>> with_day(b'<p>\\x00kommunews day 0\\x00</p>', 1760083200)
    b'<p>Freitag, 10. Oktober 2025</p>'
    """
    if b"\x00kommunews day " not in body:
        return body
    for n, day in enumerate(_spellings(at)):
        body = body.replace(_MARK % n, day)
    return body


_WITH_WEEKDAY = 2
"""Number of spellings with a weekday, which come first."""


def _spellings(at: int) -> Iterator[bytes]:
    """Yield the ways to print the day, each unpadded and padded; none occurs within a later one."""
    day = datetime.fromtimestamp(at, UTC).astimezone(_BERLIN)
    name, month = _DAYS[day.weekday()], _MONTHS[day.month - 1]
    yield f"{name}, {day.day}. {month} {day.year}".encode()
    yield f"{name}, {day.day:02}. {month} {day.year}".encode()
    yield f"{day.day}. {month} {day.year}".encode()
    yield f"{day.day:02}. {month} {day.year}".encode()
    yield f"{day.day}.{day.month}.{day.year}".encode()
    yield f"{day.day:02}.{day.month:02}.{day.year}".encode()
