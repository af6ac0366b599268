"""Read the times at which articles were modified. Pure."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_time(text: object) -> str | None:
    """Convert an ISO time to the archive's format: without a zone it is UTC, a bare day stands for
    its end; ``None`` for anything else.

    >>> utc_time("2025-10-10T08:00:00+02:00"), utc_time("2025-10-10"), utc_time("gestern")
    ('2025-10-10T06:00:00Z', '2025-10-10T23:59:59Z', None)
    """
    said = text.strip() if isinstance(text, str) else ""
    if not 10 <= len(said) <= 40:
        return None
    try:
        moment = datetime.fromisoformat(f"{said}T23:59:59" if len(said) == 10 else said)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    except (ValueError, OverflowError):
        return None
