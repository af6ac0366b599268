"""The archive: one SQLite file that keeps every article once and every version of it.

with Archive.open("archive.db") as archive:
    archive.save(article)
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlite_utils import Database

from archive.articles import addresses, merge, pages, placeholders, refusals, save, table
from archive.articles.addresses import Known
from archive.articles.checks import fault
from archive.articles.identity import address_key
from archive.articles.refusals import RefusalRow
from archive.database.connection import ArchiveError, connect, explained, writing
from archive.database.sql import row, rows
from archive.exchange import backup, export, history, importing, package, verify
from archive.exchange.history import Step
from archive.exchange.selection import Selection
from archive.exchange.verify import Fault
from archive.journal import runs
from archive.journal.runs import RunRow
from archive.records import ArchivedArticle, Article, Page, Record, Refusal, Teaser
from archive.search import find, index
from archive.search.find import EVERYTHING, Filter, Hit

__all__ = ["Archive", "ArchiveError"]


class Archive:
    """An open archive. Every writing method is one transaction and leaves none open, so several
    archives of one file may be open in one thread. All methods may raise :class:`ArchiveError`.
    """

    def __init__(self, db: Database, path: str) -> None:
        self.db = db
        self.path = path
        self._in_batch = False

    @classmethod
    def open(
        cls, path: str | os.PathLike[str], *, readonly: bool = False, timeout: float = 30.0
    ) -> Self:
        """Open the archive at ``path``; unless ``readonly``, create it.

        ``timeout`` is how many seconds to wait for another writer. Raises :class:`ArchiveError`
        with one sentence: path, what was found, what to do.
        """
        archive = cls(connect(path, readonly=readonly, timeout=timeout), os.fspath(path))
        if not readonly:
            try:
                index.bring_up_to_date(archive.db, path)
            except BaseException:
                archive.close()
                raise
        return archive

    def close(self) -> None:
        """Close the file. Twice is once."""
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Make all that is written inside one transaction: many times as fast for an import, and
        all of it or nothing. Other writers wait meanwhile."""
        with self._writing():
            outer, self._in_batch = self._in_batch, True  # a batch may stand inside another
            try:
                yield
            finally:
                self._in_batch = outer

    def save_waiting(self) -> None:
        """Save what waits to be saved together: nothing, unless the archive is a shared one."""

    def save(self, record: Record) -> str:
        """Keep a record, in one transaction; what became of it:

        * ``new`` — an article read, a teaser or page met for the first time (an article that so
          far was only announced is new when it is read);
        * ``duplicate`` — a new article whose text the archive has already: kept, and tied to it;
        * ``changed`` — an article got a revision; a teaser or page differs from before;
        * ``corrected`` — the same kept page was read otherwise than before, by a better reader;
        * ``refined`` — an article's text is as it was, but something beside it is better known
          (date, byline, tags, picture, another address);
        * ``unchanged`` — nothing but the time of the last sighting;
        * ``gone`` — a page is missing, and its article with it;
        * ``refused`` — a refusal was counted; or the record cannot be kept, which is counted as
          one, with the reason.
        """
        if not isinstance(record, Article | Teaser | Page | Refusal):
            raise TypeError(f"an archive keeps no {type(record).__name__}")
        if found := fault(record):
            record = refusals.of_fault(record, *found)
        with self._writing():
            runs.register(self.db, record.source)
            refusals.save_remarks(self.db, record)
            match record:
                case Article():
                    return save.save(self.db, record)
                case Teaser():
                    return placeholders.save(self.db, record)
                case Page():
                    return pages.save(self.db, record)
                case Refusal():
                    refusals.save(self.db, record)
                    return "refused"

    def announce(self, source: str) -> int:
        """Give every announced but unread article of a site a row with the state ``teaser``; how
        many there were. Called at the end of a run."""
        with self._writing():
            return placeholders.announce(self.db, source)

    def register(self, name: str, title: str | None = None, url: str | None = None) -> None:
        """Make a site known by name, title and home page."""
        with self._writing():
            runs.register(self.db, name, title, url)

    def start_run(self, source: str, at: str) -> int:
        """Note that a crawl of a site begins, and get the id of the run. An earlier run of that
        site that never ended is closed as ``killed``."""
        with self._writing():
            return runs.start(self.db, source, at)

    def finish_run(
        self, run_id: int, *, finished: str, outcome: str, detail: str | None = None, **counts: int
    ) -> None:
        """Note how a run ended: ``outcome`` is ``finished`` or the reason for another end; for
        the counts see ``runs.COUNTS`` (requests, new, changed, unchanged, failed, refused …)."""
        with self._writing():
            runs.finish(
                self.db, run_id, finished=finished, outcome=outcome, detail=detail, **counts
            )
        with self._writing():
            index.merge(self.db)

    def last_run(self, source: str) -> RunRow | None:
        """The newest run of a site."""
        with self._reading():
            return runs.last(self.db, source)

    def known(self, url: str) -> Known | None:
        """What the archive knows about the article with that address, in whatever spelling."""
        with self._reading():
            found = row(
                self.db,
                """SELECT articles.id, state, last_seen, published
                FROM addresses JOIN articles ON articles.id = addresses.article_id
                WHERE addresses.key = ? LIMIT 1""",
                [address_key(url)],
            )
        return None if found is None else Known(**dict(found))

    def get(self, url: str) -> ArchivedArticle | None:
        """The article with that address, in whatever spelling, with its links and addresses."""
        with self._reading():
            article_id = addresses.article_at(self.db, url)
            return None if article_id is None else table.load(self.db, article_id, whole=True)

    def by_id(self, article_id: int) -> ArchivedArticle | None:
        """The article with that id, or the one it was merged into, whole."""
        with self._reading():
            article_id = merge.resolve(self.db, article_id)
            known = row(self.db, "SELECT id FROM articles WHERE id = ?", [article_id])
            return None if known is None else table.load(self.db, article_id, whole=True)

    def newest(self, limit: int) -> list[ArchivedArticle]:
        """The articles with the latest dates, without links and addresses."""
        with self._reading():
            found = rows(
                self.db,
                """SELECT articles_full.* FROM (SELECT id FROM articles
                    WHERE published IS NOT NULL ORDER BY published DESC, id DESC LIMIT ?) AS newest
                JOIN articles_full ON articles_full.id = newest.id
                ORDER BY published DESC, articles_full.id DESC""",
                [limit],
            )
        return [table.from_row(r) for r in found]

    def validators(self, url: str) -> tuple[str | None, str | None] | None:
        """``ETag`` and ``Last-Modified`` for a conditional request, if the page had any."""
        with self._reading():
            return pages.validators(self.db, url)

    def search(
        self,
        text: str,
        narrowed: Filter = EVERYTHING,
        *,
        limit: int = 20,
        offset: int = 0,
        newest_first: bool = False,
        marks: tuple[str, str] = ("[", "]"),
    ) -> list[Hit]:
        """The articles that a query finds, see ``search.py``; never an error of the query."""
        with self._reading():
            return find.search(
                self.db,
                text,
                narrowed,
                limit=limit,
                offset=offset,
                newest_first=newest_first,
                marks=marks,
            )

    def count(self, text: str, narrowed: Filter = EVERYTHING) -> int:
        """How many articles a query finds."""
        with self._reading():
            return find.count(self.db, text, narrowed)

    def history(self, url_or_id: str) -> list[Step]:
        """The versions of an article and what each changed; empty if there is no such article."""
        with self._reading():
            return history.history(self.db, url_or_id)

    def export(self, selection: Selection, target: str | Path, form: str) -> int:
        """Write the selected articles into a file (``-``: standard output); how many there were.
        ``form`` is one of ``export.FORMS``."""
        with self._reading():
            return export.export(self.db, selection, target, form)

    def package(self, selection: Selection, folder: str | Path, form: str, at: str) -> int:
        """Export into a folder with a ``datapackage.json``; how many articles there were."""
        with self._reading():
            return package.write(self.db, selection, folder, form, at)

    def load(self, lines: Iterable[bytes | str]) -> int:
        """Import an export in JSON Lines, all of it or nothing; how many articles there were."""
        with self.batch():
            return importing.read(self.db, lines)

    def verify(self, *, repair: bool = False) -> list[Fault]:
        """The faults of the archive; with ``repair`` those that can be mended are."""
        with self._reading():
            if damage := verify.damage(self.db):
                return damage
        with self._writing():
            return verify.verify(self.db, repair=repair)

    def backup(self, target: str | Path) -> int:
        """Copy the archive, all of one moment, into a new file; its size in bytes."""
        return backup.backup(self.db, target)

    def refusals(self, source: str | None = None) -> list[RefusalRow]:
        """What was refused, by one site or all, the last met first."""
        with self._reading():
            return refusals.list_of(self.db, source)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self._in_batch:
            yield
        else:
            with writing(self.db, self.path):
                yield
                index.catch_up(self.db)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            if self._in_batch:
                index.catch_up(self.db)  # so that a search finds what the batch has brought
            yield
        except sqlite3.Error as error:
            raise explained(error, self.path) from error
