"""Where an output goes: a whole new file, or into what is no regular file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from archive.database.connection import ArchiveError


@contextmanager
def replaced(target: str | Path) -> Iterator[IO[bytes]]:
    """Open a stream whose contents become the file ``target`` once all of it is written.

    A link is followed. A device or a FIFO is written into and never replaced: it is not ours.
    Raises :class:`ArchiveError` if the file cannot be written.
    """
    path = Path(target)
    try:
        if path.is_dir():
            raise ArchiveError(f"{target} is a directory; name a file to write.")
        special = path.exists() and not path.is_file()
        with _into(path) if special else _beside(Path(os.path.realpath(path))) as stream:
            yield stream
    except OSError as error:
        raise ArchiveError(f"{target} cannot be written: {error.strerror or error}.") from error


@contextmanager
def _into(path: Path) -> Iterator[IO[bytes]]:
    with tempfile.TemporaryFile() as whole:  # some formats seek, which a pipe cannot
        yield whole
        whole.seek(0)
        with path.open("wb", buffering=0) as stream:
            while piece := whole.read(1 << 20):
                left = memoryview(piece)
                while left:
                    left = left[stream.write(left) or 0 :]


@contextmanager
def _beside(path: Path) -> Iterator[IO[bytes]]:
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=path.name + ".", suffix=".part", delete=False
    ) as stream:
        try:
            yield stream
            stream.flush()
            os.replace(stream.name, path)
        except BaseException:
            Path(stream.name).unlink(missing_ok=True)
            raise
    # NamedTemporaryFile is private to its user; an export is as public as any new file.
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)
