"""Where articles are kept: plain SQLite through sqlite-utils. Imports neither wing, no Scrapy.

The public face; everything else is found by its room.
"""

import sys
from typing import TYPE_CHECKING, Any

if not {"pandas", "sqlite_utils"} & sys.modules.keys():
    # sqlite-utils takes pandas along where it is installed (notebooks, `make setup`): 0.5 s and
    # 117 MB instead of 0.2 s and 38 MB for every command, and the tests start hundreds of them
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
    """Load the class ``Archive``, and with it all rooms, only on demand: a search needs one."""
    if name != "Archive":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from archive.archive import Archive  # noqa: PLC0415

    return Archive
