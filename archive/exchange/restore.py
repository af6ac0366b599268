"""Restore a backup: archive and page store together."""

from __future__ import annotations

import tempfile
from pathlib import Path

from archive.captures.store import PageStore, pages_path
from archive.database.connection import ArchiveError
from archive.database.session import Session
from archive.exchange.backup import copy_file


def restore(backup: Path, target: Path, *, aside: str | None) -> list[Path]:
    """Restore a backup of archive and page store as ``target``; return the files moved aside.

    Existing files are never overwritten but renamed, with the suffix ``aside``; if that is None,
    they are an error. Both copies are complete before anything is moved. Raises
    :class:`ArchiveError`.
    """
    Session.open(backup, readonly=True).close()  # fails unless this is an archive we can read
    places = {target: backup}
    if Path(pages_path(backup)).exists():
        PageStore.open(pages_path(backup), readonly=True).close()  # likewise
        places[Path(pages_path(target))] = Path(pages_path(backup))
    present = [file for file in _family(target) if file.exists()]
    if present and aside is None:
        raise ArchiveError(
            f"{present[0]} is there already; `--aside` moves it out of the way, nothing is lost."
        )
    with tempfile.TemporaryDirectory(prefix=f"{target.name}.", dir=target.parent) as folder:
        made = {place: Path(folder, place.name) for place in places}
        for place, source in places.items():
            copy_file(source, made[place])
        moved = [file.rename(file.with_name(f"{file.name}.{aside}")) for file in present]
        # The archive goes last, so that a crawl never finds it without its page store.
        for place in reversed(places):
            made[place].rename(place)
    return moved


def _family(target: Path) -> list[Path]:
    """List the files of a pair, including the WAL files of a killed process."""
    return [
        file.with_name(file.name + tail)
        for file in (target, Path(pages_path(target)))
        for tail in ("", "-wal", "-shm")
    ]
