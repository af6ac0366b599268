"""The archive: one SQLite file that keeps every article once and every version of it.

with Archive.open("archive.db") as archive:
    archive.save(article)
"""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from typing import Self

from sqlite_utils import Database

from archive.articles import fields, lookup, pages, placeholders, refusals, save, sources
from archive.articles.prepared import Prepared
from archive.captures.verify import verify_pages
from archive.database.session import Session, reads, writes
from archive.exchange import (
    backup,
    cite,
    compare,
    export,
    history,
    importing,
    overview,
    package,
    selection,
)
from archive.exchange.verify import contradictions, verify
from archive.journal import runs
from archive.journal.journal import Journal
from archive.records import Article, Fault
from archive.search import find, index

__all__ = ["Archive"]


class Archive:
    """An open archive. Every writing method is one transaction and leaves none open, so several
    archives of one file may be open in one thread. All methods may raise ``ArchiveError``.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.journal = Journal(session)

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        *,
        readonly: bool = False,
        timeout: float = 30.0,
        create: bool = True,
    ) -> Self:
        """Open the archive at ``path``; create it if missing, unless ``readonly`` or not
        ``create``: commands that only read or repair must not create one.

        ``timeout`` is how many seconds to wait for another writer. Raises ``ArchiveError`` with one
        sentence: path, what was found, what to do.
        """
        session = Session.open(
            path,
            readonly=readonly,
            timeout=timeout,
            create=create,
            before_commit=index.catch_up,
        )
        if not readonly:
            try:
                index.bring_up_to_date(session.db, path)
            except BaseException:
                session.close()
                raise
        return cls(session)

    @property
    def db(self) -> Database:
        """The database, for queries that no method covers."""
        return self.session.db

    @property
    def path(self) -> str:
        """The path of the file."""
        return self.session.path

    def close(self) -> None:
        """Close the file. Closing twice is harmless."""
        self.session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def batch(self) -> AbstractContextManager[None]:
        """Join all writes inside into one transaction: all of it or nothing, and many times faster
        for an import. Other writers wait meanwhile."""
        return self.session.batch()

    register = writes(sources.register)
    introduce = writes(sources.introduce)
    itself = reads(sources.itself)
    save = writes(save.save)
    field_changes = reads(fields.changes)
    hold_fields = writes(fields.hold)
    add_placeholders = writes(placeholders.add_missing)

    known = reads(lookup.known)
    get = reads(lookup.by_address)
    by_id = reads(lookup.by_id)
    newest = reads(lookup.newest)
    is_wanted_whole = reads(pages.is_wanted_whole)
    validators = reads(pages.validators)
    refusals = reads(refusals.list_of)
    totals = reads(overview.totals)

    search = reads(find.search)
    count = reads(find.count)

    history = reads(history.history)
    cite = reads(cite.cite)
    export = reads(export.export)
    package = reads(package.write)
    left_out = reads(selection.left_out)
    load = writes(importing.read)
    backup = reads(backup.backup)

    widen = writes(index.widen)

    start_run = writes(runs.start)
    last_run = reads(runs.last)

    def finish_run(
        self, run_id: int, *, finished: str, outcome: str, detail: str | None = None, **counts: int
    ) -> None:
        """Close a run; ``outcome`` is ``finished`` or the reason for another end. For the counts
        see ``runs.COUNTS`` (requests, new, changed, unchanged, failed, refused …)."""
        with self.session.writing():
            runs.finish(
                self.db, run_id, finished=finished, outcome=outcome, detail=detail, **counts
            )
        with self.session.writing():  # separate: the run's end must not depend on it
            index.merge(self.db, counts.get("new", 0))
        with self.session.reading():
            index.give_back(self.db, counts.get("new", 0))

    def save_and_compare(self, reading: Article | Prepared, *, dry: bool) -> compare.Comparison:
        """Save a reading of a kept page and list what that corrects; roll back if ``dry``."""
        return compare.save_and_compare(self.session, reading, dry=dry)

    def verify(self, *, repair: bool = False) -> list[Fault]:
        """List the faults of the archive, while writers go on; ``repair`` fixes those that can be
        derived."""
        return verify(self.session, repair=repair)

    def contradictions(self) -> list[Fault]:
        """List the faults of the articles alone, see ``verify``."""
        return contradictions(self.session)

    def verify_pages(self) -> list[Fault]:
        """List the faults of the page store beside the archive."""
        return list(verify_pages(self.session))
