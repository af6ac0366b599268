"""Build the faults that checks report, and their repairs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlite_utils import Database

from archive.database.sql import rows, run
from archive.records import Fault
from archive.visible import number_of

Mend = Callable[[Database], None]
Found = tuple[Fault, Mend | None]
Check = Callable[[Database], Iterator[Found]]
SHOWN = 3


def fault(name: str, detail: str, mendable: int = 0) -> Fault:
    """Describe a fault."""
    return Fault(name=name, detail=detail, mendable=bool(mendable))


def many(name: str, what: str, ids: list[int], mendable: int = 0) -> Fault:
    """Describe a fault of several articles."""
    shown = ", ".join(map(str, ids[:SHOWN])) + (" …" if len(ids) > SHOWN else "")
    return fault(name, f"{number_of(len(ids), 'article')} {what}: id {shown}.", mendable)


def ids_of(db: Database, sql: str) -> list[int]:
    """List the ids that a query finds."""
    return [r["id"] for r in rows(db, sql)]


def each(db: Database, ids: list[int], mend: Callable[[Database, int], None]) -> None:
    """Repair articles one by one."""
    for article_id in ids:
        mend(db, article_id)


def statement(sql: str) -> Mend:
    """Make a repair of one SQL statement."""

    def mend(db: Database) -> None:
        run(db, sql)

    return mend
