"""Where articles are kept: plain SQLite through sqlite-utils. Imports neither wing, no Scrapy.

The public face; everything else is found by its room.
"""

import sys
from typing import TYPE_CHECKING, Any

if not {"pandas", "sqlite_utils"} & sys.modules.keys():
    # sqlite-utils takes pandas along where a notebook has brought it: 0.3 s and 60 MB of every run
    sys.modules["pandas"] = None  # type: ignore[assignment]
    import sqlite_utils  # noqa: F401

    del sys.modules["pandas"]

from archive.database.connection import ArchiveError
from archive.records import (
    Address,
    ArchivedArticle,
    Article,
    DateText,
    Link,
    Page,
    Record,
    Refusal,
    Remark,
    Teaser,
)

if TYPE_CHECKING:
    from archive.archive import Archive

__all__ = [
    "Address",
    "Archive",
    "ArchiveError",
    "ArchivedArticle",
    "Article",
    "DateText",
    "Link",
    "Page",
    "Record",
    "Refusal",
    "Remark",
    "Teaser",
]


def __getattr__(name: str) -> Any:
    """Load the class ``Archive``, and with it all rooms, only for who asks: a search needs one."""
    if name != "Archive":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from archive.archive import Archive  # noqa: PLC0415

    return Archive
