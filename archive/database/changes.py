"""What the schemas have gained since 1.0: sqlite-utils migrations, made when a file is opened.

``schema.sql`` stays as it was in 1.0. A change is a function that gets the ``Database``; it adds
and never takes away, and holds SQL only: today's code would not fit yesterday's tables.
"""

from __future__ import annotations

from sqlite_utils.migrations import Migrations

ARCHIVE_CHANGES = Migrations("archive")
PAGES_CHANGES = Migrations("pages")
