"""One crawl at a time: a lock file beside the archive, released by the kernel whatever happens."""

from __future__ import annotations

import fcntl
import json
import os
import socket
from typing import Self

from archive.database.connection import ArchiveError


class ArchiveBusyError(Exception):
    """Another crawl holds the archive; the message says who."""


class CrawlLock:
    """Holds ``<archive>.lock`` for a ``with`` block; a killed holder releases it too."""

    def __init__(self, path: str | os.PathLike[str], what: str, at: str) -> None:
        self.path = f"{os.path.realpath(path)}.lock"  # the same by every name of the archive
        self.holder = {"pid": os.getpid(), "host": socket.gethostname(), "what": what, "since": at}
        self._file: int | None = None

    def __enter__(self) -> Self:
        """Take the lock. Raises :class:`ArchiveBusyError` at once, without waiting, and
        :class:`ArchiveError` if it cannot be written."""
        try:
            self._file = self._take()
        except OSError as error:
            said = (error.strerror or str(error)).lower()
            raise ArchiveError(
                f"the lock {self.path} cannot be written ({said}), and nothing begins without it."
            ) from error
        return self

    def _take(self) -> int:
        file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            said = os.read(file, 4096)
            os.close(file)
            raise ArchiveBusyError(_sentence(self.path, said)) from error
        try:
            if os.geteuid() == 0:  # as SQLite does: what root makes, the folder's owner must open
                owner = os.stat(os.path.dirname(self.path) or ".")
                os.fchown(file, owner.st_uid, owner.st_gid)
            os.ftruncate(file, 0)
            os.write(file, json.dumps(self.holder).encode())
        except BaseException:
            os.close(file)
            raise
        return file

    def __exit__(self, *_: object) -> None:
        """Release the lock. The file stays: removing it would race with a process opening it."""
        if self._file is not None:
            os.ftruncate(self._file, 0)
            os.close(self._file)
            self._file = None


def _sentence(path: str, said: bytes) -> str:
    try:
        holder = json.loads(said)
        who = (
            f"`{holder['what']}`, process {holder['pid']} on {holder['host']}, "
            f"since {holder['since']}"
        )
    except (ValueError, KeyError, TypeError):
        who = "another process that has just begun"
    return f"A crawl into this archive is already running: {who} (lock {path}); wait for its end."
