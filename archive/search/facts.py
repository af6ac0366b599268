"""Facts about articles in queries, such as ``since:2024`` or ``is:gone``. Pure."""

from __future__ import annotations

import re

from archive.search.dates import date_of
from archive.search.tree import Fact

_YEARS = re.compile(r"(\d{4})(?:(?:\.\.|-)(\d{4}))?")
_STATES = {"has": ("picture",), "is": ("original", "gone", "reprint", "teaser")}


def fact_of(name: str, value: str) -> Fact | None:
    """Return a fact with its value in one form, or ``None`` if the value makes no sense.

    >>> fact_of("since", "1.4.2024"), fact_of("until", "31.2.2024")
    (Fact(name='since', value='2024-04-01'), None)
    >>> fact_of("year", "2020-2024"), fact_of("is", "Gone,")
    (Fact(name='year', value='2020-2024'), Fact(name='is', value='gone'))
    """
    if name in ("since", "until"):
        value = date_of(value)
    elif name == "year":
        years = _YEARS.fullmatch(value)
        value = value if years and years[1] <= (years[2] or years[1]) else ""
    elif name in _STATES:
        value = value.lower().rstrip(",.;")
        value = value if value in _STATES[name] else ""
    return Fact(name, value) if value else None
