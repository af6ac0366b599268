"""Hold the transactions of an open file, and turn functions of a database into methods."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import wraps
from inspect import Parameter, signature
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from sqlite_utils import Database

from archive.database.connection import connect, explained, moment, writing

Step = Callable[[Database], None]
P = ParamSpec("P")
T = TypeVar("T")


class Session:
    """One open file and its transactions: one per write, or one per :meth:`batch`.

    ``before_commit`` runs inside every transaction, last; ``before_write`` runs before one begins.
    """

    def __init__(self, db: Database, path: str, before_commit: Step | None = None) -> None:
        self.db = db
        self.path = path
        self.before_commit = before_commit
        self.before_write: Callable[[], None] | None = None
        self.in_batch = False

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        *,
        readonly: bool = False,
        timeout: float = 30.0,
        create: bool = True,
        before_commit: Step | None = None,
    ) -> Self:
        """Open the archive at ``path``; see :meth:`archive.Archive.open`."""
        db = connect(path, readonly=readonly, timeout=timeout, create=create)
        return cls(db, os.fspath(path), before_commit)

    def close(self) -> None:
        """Close the file. Closing twice is harmless."""
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Join all writes inside into one transaction; batches may be nested."""
        with self.writing():
            outer, self.in_batch = self.in_batch, True
            try:
                yield
            finally:
                self.in_batch = outer

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write in one transaction, or in the one that is open. Raises ``ArchiveError``."""
        if self.in_batch:
            yield
            return
        self.flush()
        with writing(self.db, self.path):
            yield
            if self.before_commit is not None:
                self.before_commit(self.db)

    def flush(self) -> None:
        """Write pending records, unless a batch is open."""
        if self.before_write is not None and not self.in_batch:
            self.before_write()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read, including what an open batch has written. Raises ``ArchiveError``."""
        try:
            if self.in_batch and self.before_commit is not None:
                self.before_commit(self.db)
            yield
        except sqlite3.Error as error:
            raise explained(error, self.path) from error

    @contextmanager
    def reading_fresh(self) -> Iterator[None]:
        """Read after writing all pending records. Raises ``ArchiveError``."""
        self.flush()
        with self.reading():
            yield

    @contextmanager
    def moment(self) -> Iterator[None]:
        """Read from one snapshot, however long it takes; writers go on. Raises ``ArchiveError``."""
        with self.reading_fresh(), moment(self.db):
            yield


def reads(
    function: Callable[Concatenate[Database, P], T],
) -> Callable[Concatenate[Any, P], T]:
    """Turn a function that only reads into a method; SQLite's errors become ``ArchiveError``."""
    return _method(function, Session.reading)


def reads_fresh(
    function: Callable[Concatenate[Database, P], T],
) -> Callable[Concatenate[Any, P], T]:
    """Turn a function that only reads into a method that first writes all pending records."""
    return _method(function, Session.reading_fresh)


def writes(
    function: Callable[Concatenate[Database, P], T],
) -> Callable[Concatenate[Any, P], T]:
    """Turn a function that writes into a method: one transaction, all of it or nothing."""
    return _method(function, Session.writing)


def _method(
    function: Callable[Concatenate[Database, P], T],
    entered: Callable[[Session], AbstractContextManager[None]],
) -> Callable[Concatenate[Any, P], T]:
    """Make a method with the name, docstring and arguments of a function, but ``self`` for ``db``,
    that calls it in a transaction of ``self.session``."""

    @wraps(function)
    def method(self: Any, /, *args: P.args, **kwargs: P.kwargs) -> T:
        with entered(self.session):
            return function(self.session.db, *args, **kwargs)

    db, *arguments = signature(function).parameters.values()
    itself = db.replace(name="self", annotation=Parameter.empty)
    method.__signature__ = signature(function).replace(  # type: ignore[attr-defined]
        parameters=[itself, *arguments]
    )
    return method
