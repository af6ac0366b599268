"""A backup brought back: archive and page store, as one."""

from __future__ import annotations

import tempfile
from pathlib import Path

from archive.captures.store import PageStore, pages_path
from archive.database.connection import ArchiveError
from archive.database.session import Session
from archive.exchange.backup import copy_file


def restore(backup: Path, target: Path, *, aside: str | None) -> list[Path]:
    """Bring back a backup of archive and page store as ``target``; the files that were moved aside.

    What stands in its place is never overwritten: it is moved aside, to names that end in
    ``aside``, or refused where that is None. Both copies are whole before anything is moved. Raises
    :class:`ArchiveError`.
    """
    Session.open(backup, readonly=True).close()  # an archive, and of this shape
    places = {target: backup}
    if Path(pages_path(backup)).exists():
        PageStore.open(pages_path(backup), readonly=True).close()  # which is of that archive
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
        # The archive comes last: until then a crawl finds none, and no half of a pair.
        for place in reversed(places):
            made[place].rename(place)
    return moved


def _family(target: Path) -> list[Path]:
    """The files of a pair, the logs of a process that was killed included."""
    return [
        file.with_name(file.name + tail)
        for file in (target, Path(pages_path(target)))
        for tail in ("", "-wal", "-shm")
    ]
