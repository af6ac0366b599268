"""Write new files whole or not at all. Nothing else in the program makes temporary names."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def whole(path: Path, *, replace: bool = True) -> Iterator[IO[bytes]]:
    """Open a stream whose contents become the file ``path`` once all of it is on the disk.

    Until then it has an unguessable new name in the same folder, so two writers never collide. A
    replaced file's permissions are never widened. Raises ``OSError``, or ``FileExistsError`` if the
    file exists and ``replace`` is false; then nothing is left behind.
    """
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=path.name + ".", suffix=".part", delete=False
    ) as stream:
        part = Path(stream.name)
        try:
            yield stream
            stream.flush()
            os.fchmod(stream.fileno(), _permissions(path))
            os.fsync(stream.fileno())
            if replace:
                part.replace(path)
            else:
                _named(part, path)
        finally:
            part.unlink(missing_ok=True)


def _named(part: Path, path: Path) -> None:
    """Give a file its name unless that is taken; a rename would overwrite the other file."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without links
        if os.path.lexists(path):
            raise FileExistsError(f"{path} exists already") from None
        part.rename(path)


def _permissions(path: Path) -> int:
    """Return default permissions, limited to the replaced file's: a temporary file is private."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask & (path.stat().st_mode if path.exists() else 0o777)
