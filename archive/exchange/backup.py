"""A copy of the archive that is whole, taken while a crawl may be writing."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from pathlib import Path

from sqlite_utils import Database

from archive.database.connection import ArchiveError, explained


def backup(db: Database, target: str | Path) -> int:
    """Copy the archive into a new file, all of one moment; its size in bytes.

    The copy is checked before it gets its name. Raises :class:`ArchiveError` if the file exists
    already or cannot be written, and then leaves nothing behind.
    """
    path = Path(target)
    if path.exists() or path.is_symlink():
        raise ArchiveError(f"{path} exists already; a backup never overwrites, name another file.")
    if not path.parent.is_dir():
        raise ArchiveError(f"folder {path.parent} is missing; create it, or name another file.")
    part = None
    try:
        with tempfile.NamedTemporaryFile(
            dir=path.parent, prefix=path.name + ".", suffix=".part", delete=False
        ) as made:  # a name of its own: two backups at once do not meet
            part = Path(made.name)
        copy = sqlite3.connect(part)
        try:
            db.conn.backup(copy)  # in one step, that is in one read transaction
            # One file, without a log beside it: it may be carried away.
            copy.execute("PRAGMA journal_mode = DELETE")
            (verdict,) = copy.execute("PRAGMA quick_check").fetchone()
        finally:
            copy.close()
        if verdict != "ok":
            raise ArchiveError(f"the copy is damaged, as is the archive ({verdict}).")
        mask = os.umask(0)
        os.umask(mask)
        part.chmod(0o666 & ~mask)
        try:
            os.link(part, path)  # unlike a rename it never overwrites what appeared meanwhile
        except FileExistsError:
            raise
        except OSError:  # a disk without links
            os.rename(part, path)
        return path.stat().st_size
    except FileExistsError as error:
        raise ArchiveError(f"{path} appeared meanwhile; name another file.") from error
    except sqlite3.Error as error:
        raise explained(error, path) from error
    except OSError as error:
        raise ArchiveError(f"{path} cannot be written: {error.strerror or error}.") from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)
