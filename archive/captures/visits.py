"""The answers under an address, captures and sightings together."""

from __future__ import annotations

import sqlite3

from archive.captures import headers as headerpack
from archive.captures.listing import utc
from archive.captures.records import Visit

VISITS = """
SELECT c.id, c.source, c.url, c.kind, c.at AS first_at, c.status AS first_status, c.headers,
    names.list AS names, c.coding, s.at, s.status, s.late, s.patched, told.list AS told,
    asked.list AS asked
FROM captures AS c JOIN headers AS names ON names.id = c.names
JOIN (
    SELECT id AS capture, at, status, NULL AS late, 0 AS patched, NULL AS headers, asked
    FROM captures WHERE {captures}
    UNION ALL
    SELECT capture, at, status, late, patch IS NOT NULL, headers, asked FROM sightings
    WHERE capture IN (SELECT id FROM captures WHERE {captures})
) AS s ON s.capture = c.id
JOIN headers AS asked ON asked.id = s.asked
LEFT JOIN headers AS told ON told.id = s.headers
ORDER BY s.at, told.id IS NOT NULL, c.id
"""
"""In the order of time; ``{captures}`` is the condition that chooses the captures."""


def visit_of(found: sqlite3.Row) -> Visit:
    """Convert a row of ``VISITS`` to an answer."""
    known = headerpack.joined(found["names"], found["headers"])
    first = found["told"] is None
    return Visit(
        capture=found["id"],
        source=found["source"],
        url=found["url"],
        kind=found["kind"],
        at=utc(found["at"]),
        status=found["status"],
        headers=known
        if first
        else headerpack.decode(found["told"], known, found["at"], found["late"]),
        asked=headerpack.decode_request(found["asked"], known),
        coding=found["coding"],
        first=first,
        patched=bool(found["patched"]),
        first_at=utc(found["first_at"]),
        first_status=found["first_status"],
    )
