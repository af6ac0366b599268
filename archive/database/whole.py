"""New files that are whole or absent. Nothing else in the program makes a temporary name."""

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

    Until then it has a name that nobody can guess, in the same folder, made only if there is none
    of that name; two writers never meet. What was denied of a file that is replaced stays denied.
    Raises ``OSError``, and ``FileExistsError`` where nothing must be replaced; then nothing is left
    behind.
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
    """Give a file its name, unless another has it: a rename would overwrite that."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without links
        if os.path.lexists(path):
            raise FileExistsError(f"{path} exists already") from None
        part.rename(path)


def _permissions(path: Path) -> int:
    """What any new file gets, as far as the file had it: a temporary one is private to its user."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask & (path.stat().st_mode if path.exists() else 0o777)
