"""The schema of a file: what its ``schema.sql`` defines, and whether a file matches it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from archive.database.sql import rows
from archive.program import PROGRAM

_COMMENT = re.compile(r"--[^\n]*")
_NAME = re.compile(r"CREATE (?:UNIQUE |VIRTUAL )?[A-Z]+ (\w+)")


class Misfit(NamedTuple):
    """Why a file cannot be opened as what it was expected to be."""

    kind: str
    """``foreign`` (not ours, or another kind of ours), ``newer``, ``older``, or ``behind`` (its
    changes are pending)."""
    sentence: str
    """The sentence to follow the path of the file."""


@dataclass(frozen=True, kw_only=True)
class Schema:
    """A kind of file: how it is recognised, made and described."""

    what: str
    """What such a file is, such as ``archive``."""
    application_id: int
    """``PRAGMA application_id``: four letters of ASCII, ``Kom`` and one for the kind."""
    version: int
    """``PRAGMA user_version``: the newest version of the contract that this program knows."""
    file: Path
    """The ``schema.sql``."""
    unreleased: str
    """A table that identifies files from before there was an application id."""
    carry_over: str
    """How to bring the content of an older file into this schema."""
    of_new: tuple[str, ...] = ()
    """Pragmas that only a new file can take."""
    changes: Migrations = field(default_factory=lambda: Migrations("none"))
    """What the schema has gained since ``file``, which is that of 1.0."""

    @cached_property
    def sql(self) -> str:
        """The whole script."""
        return self.file.read_text("utf-8")

    @cached_property
    def objects(self) -> dict[str, str]:
        """Tables, views, indexes and triggers by name: their statements without comments.

        A file is made for them only where there are changes: it takes thirty milliseconds, and
        every command asks.
        """
        with closing(Database(memory=True)) as db:
            if not self.changes.pending(db):
                bare = map(_bare, statements(self.sql))
                return {name[1]: text for text in bare if (name := _NAME.match(text))}
            self.create(db)
            found = rows(
                db,
                """SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL
                AND tbl_name != '_sqlite_migrations'
                AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')""",
            )
        return {r["name"]: _bare(r["sql"]) for r in found}

    def misfit(self, db: Database) -> Misfit | None:
        """Return why a file has another schema; ``None`` if it matches, or is empty.

        A version number does not fix the schemas from before 1.0, so the statements themselves are
        compared. Anything else that users put into a file, such as an index or a view, is ignored.
        """
        found = {r["name"]: r["sql"] for r in rows(db, "SELECT name, sql FROM sqlite_master")}
        application, version = (number(db, name) for name in ("application_id", "user_version"))
        if not found:
            return None
        if application != self.application_id:
            if not application and {self.unreleased, "_sqlite_migrations"} <= found.keys():
                return self._older("of an unreleased version")
            ours = application >> 8 == self.application_id >> 8
            other = "another file of Kommunews" if ours else "a file of some other application"
            return Misfit(
                "foreign",
                f"is no {self.what} but {other} (it has a table {min(found)!r}); name another path "
                f"for the {self.what}.",
            )
        if version > self.version:
            return Misfit(
                "newer",
                f"was made by a newer version of Kommunews (its shape has the number {version}, "
                f"here it is {self.version}); update Kommunews, or name another path.",
            )
        if self.changes.pending(db):
            return Misfit(
                "behind",
                "was made by an older version of Kommunews, and only who may write it can bring it "
                f"up to date: run `{PROGRAM} verify` as that user.",
            )
        differ = (n for n, sql in self.objects.items() if _bare(found.get(n) or "") != sql)
        if (name := next(differ, None)) is not None:
            return self._older(f"of another version (its {name!r} is not that of this one)")
        return None

    def create(self, db: Database) -> None:
        """Create the schema in an empty file, within the caller's transaction."""
        for statement in statements(self.sql):
            db.conn.execute(statement)
        self.grow(db)
        db.conn.execute(f"PRAGMA application_id = {self.application_id}")
        db.conn.execute(f"PRAGMA user_version = {self.version}")

    def grow(self, db: Database) -> None:
        """Make the changes that a file lacks, within the caller's transaction."""
        if self.changes.pending(db):
            self.changes.apply(db)

    def _older(self, found: str) -> Misfit:
        return Misfit("older", f"has the shape {found} of Kommunews; {self.carry_over}.")


def statements(sql: str) -> Iterator[str]:
    """Split a script into statements; a trigger, which contains semicolons, stays one.

    >>> list(statements("CREATE TABLE a (b);\\nDROP TABLE a;"))
    ['CREATE TABLE a (b);', 'DROP TABLE a;']
    """
    pending = ""
    for line in sql.splitlines():
        pending += "\n" + line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""


def is_empty(db: Database) -> bool:
    """Return whether the file has no schema yet."""
    return not rows(db, "SELECT 1 FROM sqlite_master LIMIT 1")


def number(db: Database, pragma: str) -> int:
    """Return the value of a numeric pragma."""
    return int(db.conn.execute(f"PRAGMA {pragma}").fetchone()[0])


def _bare(statement: str) -> str:
    return " ".join(_COMMENT.sub("", statement).split()).removesuffix(";").rstrip()
