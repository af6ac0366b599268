"""The one spelling of a time: UTC ``YYYY-MM-DDTHH:MM:SSZ``."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def utc_now() -> str:
    """Get the time by this machine's clock."""
    return stamp(datetime.now(UTC))


def soon() -> str:
    """Get the time in a day; no honest record can be later, because clocks differ by less."""
    return stamp(datetime.now(UTC) + timedelta(days=1))


def stamp(moment: datetime) -> str:
    """Write a UTC time as the archive keeps it.

    >>> stamp(datetime(2025, 10, 10, 8, tzinfo=UTC))
    '2025-10-10T08:00:00Z'
    """
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
