"""Parse the options of a run from the arguments of a spider. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Self

RECHECKS = ("due", "all", "none")
_YES = ("1", "yes", "true", "on")
_NO = ("", "0", "no", "false", "off")


@dataclass(frozen=True, kw_only=True, slots=True)
class CrawlOptions:
    """What one run crawls: only news, or everything that the site offers."""

    backfill: bool = False
    """Crawl every surface to its end, or to ``since``."""
    since: str | None = None
    """Earliest date of articles."""
    until: str | None = None
    """Latest date of articles."""
    recheck: str = "due"
    """Which archived articles are rechecked: ``due``, ``all`` or ``none``."""

    @property
    def everything(self) -> bool:
        """Return whether it is a backfill without a date limit."""
        return self.backfill and self.since is None and self.until is None

    @classmethod
    def from_arguments(
        cls,
        *,
        backfill: str | None = None,
        since: str | None = None,
        until: str | None = None,
        recheck: str | None = None,
        **unknown: object,
    ) -> Self:
        """Parse the ``-a`` arguments of a crawl; raise ``ValueError`` with one sentence.

        >>> CrawlOptions.from_arguments(since="2024-01-01").backfill
        True
        """
        if unknown:
            raise ValueError(
                f"a crawl takes backfill, since, until and recheck, not {', '.join(unknown)}"
            )
        days = {name: _day(name, text) for name, text in (("since", since), ("until", until))}
        if days["since"] and days["until"] and days["since"] > days["until"]:
            raise ValueError(f"since={since} is later than until={until}")
        whole = _yes(backfill or "") or any(days.values())
        chosen = recheck or ("none" if whole else "due")  # a backfill requests only what is missing
        if chosen not in RECHECKS:
            raise ValueError(f"recheck is one of {', '.join(RECHECKS)}, not {recheck!r}")
        return cls(backfill=whole, since=days["since"], until=days["until"], recheck=chosen)


def recheck_steps(text: str) -> tuple[tuple[int, float], ...]:
    """Parse a schedule such as ``7:1 30:7 365:30 *:180``: daily up to an age of 7 days, weekly up
    to 30 days … Raises ``ValueError`` with one sentence.

    >>> recheck_steps("7:1 *:30")
    ((7, 1.0), (1000000, 30.0))
    """
    try:
        pairs = [part.split(":") for part in text.split()]
        steps = [(10**6 if age == "*" else int(age), float(days)) for age, days in pairs]
    except ValueError:
        steps = []
    ages = [age for age, _ in steps]
    if not steps or ages != sorted(set(ages)) or min(days for _, days in steps) <= 0:
        raise ValueError(
            f"RECHECK is {text!r}; expected ages and intervals in days, rising, such as "
            "'7:1 30:7 365:30 *:180'"
        )
    return tuple(steps)


def _yes(text: str) -> bool:
    if text.lower() in (*_YES, *_NO):
        return text.lower() in _YES
    raise ValueError(f"backfill is 1 or 0, not {text!r}")


def _day(name: str, text: str | None) -> str | None:
    if not text:
        return None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            pass
    raise ValueError(f"{name} is a date such as 2024-12-31, not {text!r}")


def newest_day(printed: str | None) -> str | None:
    """Find the day in a printed date, only to see how far back a listing goes; ``pipelines.dates``
    reads the date of an article.

    >>> newest_day("[9.3.2023]"), newest_day("2023-03-09T08:00:00+01:00"), newest_day("gestern")
    ('2023-03-09', '2023-03-09', None)
    """
    text = printed or ""
    if match := re.search(r"\b(\d{4})-(\d\d)-(\d\d)", text):
        return "-".join(match.groups())
    if match := re.search(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b", text):
        return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError):
        return None
