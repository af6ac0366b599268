"""Open an output: a regular file is replaced atomically, a device or FIFO is written into."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from archive.database.connection import ArchiveError
from archive.database.whole import whole


@contextmanager
def replaced(target: str | Path) -> Iterator[IO[bytes]]:
    """Open a stream whose contents become the file ``target`` once complete.

    A symbolic link is followed; a device or FIFO is written into and never replaced. Raises
    :class:`ArchiveError` if the file cannot be written.
    """
    path = Path(target)
    try:
        if path.is_dir():
            raise ArchiveError(f"{target} is a directory; name a file to write.")
        special = path.exists() and not path.is_file()
        with _into(path) if special else whole(Path(os.path.realpath(path))) as stream:
            yield stream
    except OSError as error:
        raise ArchiveError(f"{target} cannot be written: {error.strerror or error}.") from error


@contextmanager
def _into(path: Path) -> Iterator[IO[bytes]]:
    with tempfile.TemporaryFile() as made:  # some formats seek, which a pipe cannot
        yield made
        made.seek(0)
        with path.open("wb", buffering=0) as stream:
            while piece := made.read(1 << 20):
                left = memoryview(piece)
                while left:
                    left = left[stream.write(left) or 0 :]
