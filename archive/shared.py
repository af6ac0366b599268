"""One open archive for all parts of a crawl: one connection, one cache, however many ask for it.

For one thread, like every open archive.
"""

from __future__ import annotations

import os

from archive.store import Archive

_open: dict[str, tuple[Archive, int]] = {}


def acquire(path: str | os.PathLike[str]) -> Archive:
    """The archive at ``path``, opened by the first who asks. Give it back with :func:`release`."""
    name = os.path.abspath(path)
    archive, holders = _open.get(name) or (Archive.open(path), 0)
    _open[name] = archive, holders + 1
    return archive


def release(path: str | os.PathLike[str]) -> None:
    """Give an archive back; the last one closes it."""
    name = os.path.abspath(path)
    archive, holders = _open.pop(name)
    if holders > 1:
        _open[name] = archive, holders - 1
    else:
        archive.close()
