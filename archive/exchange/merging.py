"""Merge whole archives into one, with their page stores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

from archive.captures.store import PageStore, pages_path
from archive.database.connection import ArchiveError
from archive.database.session import Session
from archive.database.sql import row
from archive.exchange import books, join
from archive.search import index


def copies(into: Session, others: list[Path]) -> dict[Path, str]:
    """Explain which of these archives must not be merged, because another one of them, or this one,
    has the same uuid: one is a copy."""
    same = {_uuid(into): [Path(into.path)]}
    for path in others:
        with suppress(ArchiveError), Session.open(path, readonly=True) as other:  # merge() says why
            same.setdefault(_uuid(other), []).append(path)
    return {
        path: f"{' and '.join(map(str, paths))} are one archive (uuid {uuid}), one of them a copy; "
        "nothing of it was merged, name the newer one alone."
        for uuid, paths in same.items()
        if len(paths) > 1
        for path in paths
    }


def merge(
    into: Session,
    path: Path,
    shown: Callable[[int], None] = lambda _: None,
    told: Callable[[str], None] = lambda _: None,
) -> Counter[str]:
    """Merge the archive at ``path``: captures, then articles, some hundred at once, then the rest.
    Return the number of articles by outcome, and of captures as ``pages``; ``told`` gets a sentence
    on what was left out.

    Theirs is read outside of our transactions, so that an error names the file that has it.

    Raises ``ArchiveError``. After a kill, merge again: articles already merged are skipped.
    """
    tally: Counter[str] = Counter()
    with ExitStack() as stack:
        other = stack.enter_context(Session.open(path, readonly=True))
        # The articles as they are now: a page they rest on is in the page store already.
        stack.enter_context(other.moment())
        uuid = _uuid(other)
        numbers: dict[int, int] = {}
        if pages_path(path).exists():
            theirs = stack.enter_context(PageStore.open(pages_path(path), readonly=True))
            ours = stack.enter_context(PageStore.open(pages_path(into.path)))
            tally["pages"] = books.take_pages(ours, theirs, numbers, told)
        with into.batch():
            index.widen(into.db)
        for some in join.ids(other.db):
            found = [join.find(other.db, number) for number in some]
            with into.batch():
                for article in found:
                    if isinstance(article, str):
                        told(f"{path}: {article}")
                    else:
                        tally[join.take(into.db, uuid, article, numbers)] += 1
            shown(len(some))
        for table, values in books.pieces(other.db):
            with into.batch():
                books.take(into.db, uuid, table, values, numbers)
    if tally["refused"]:
        told(
            f"{path}: {tally['refused']} articles have addresses that here are articles of another "
            "site; they were left out"
        )
    return tally


def _uuid(session: Session) -> str:
    with session.reading():
        found = row(session.db, "SELECT uuid FROM archive")
    if found is None:
        raise ArchiveError(f"{session.path} has lost its uuid; restore a backup of it.")
    return str(found["uuid"])
