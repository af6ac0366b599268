"""The archive that all parts of a crawl share; for one thread, like every open archive."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

from archive.archive import Archive
from archive.database.connection import ArchiveError
from archive.database.session import Session

ARCHIVE_FAILED = object()
"""Signal, with the argument ``error``, that a pipeline could not write the archive; a spider
middleware closes the run on it."""
Save = Callable[[], str]
Told = Callable[[str | Exception], None]


@dataclass
class Findings:
    """What the pipelines of a run have found, for its report."""

    outcomes: Counter[str] = field(default_factory=Counter)
    """What became of the records that were saved, such as ``article/new``."""
    refused: int = 0
    """Records that could not be kept, with the pages and surfaces that had none."""
    read_again: int = 0
    """Archived articles that were read again."""
    held: dict[str, tuple[int, str]] = field(default_factory=dict)
    """By field that changed: the number of changes held back, and the address of one of them."""
    edited: deque[str] = field(default_factory=lambda: deque(maxlen=500))
    """The newest addresses of articles whose text changed."""
    doubted: str | None = None
    """The address of an article whose reading was doubted."""
    headed: int = 0
    """Articles whose page has the headline under which another one was announced."""
    headed_at: str | None = None
    """The address of the last one."""


class SharedArchive(Archive):
    """An archive shared by the parts of a crawl, with a queue of what waits to be saved.

    One transaction for many records costs little more than one for a single record. Any other write
    comes after the records that were queued before it.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._waiting: list[tuple[Save, Told]] = []
        session.before_write = self.save_waiting

    @classmethod
    def of(cls, spider: object) -> Self:
        """Return the archive of a spider, which the add-on has opened."""
        archive = getattr(spider, "archive", None)
        assert isinstance(archive, cls)
        return archive

    def close(self) -> None:
        """Save the queue, and close the file."""
        self.save_waiting()
        super().close()

    def save_later(self, save: Save, told: Told) -> int:
        """Queue something to be saved with the rest; return the length of the queue.

        ``told`` is called with the outcome once it is committed, or with the error that prevented
        it.
        """
        self._waiting.append((save, told))
        return len(self._waiting)

    def save_waiting(self) -> None:
        """Save the queue in order and in one transaction; if a bug in one would roll back the
        others, each in its own."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        outcomes: list[str | Exception]
        try:
            with self.batch():
                outcomes = [save() for save, _ in waiting]
        except ArchiveError as error:
            outcomes = [error] * len(waiting)
        except Exception:
            outcomes = [self._alone(save) for save, _ in waiting]
        for (_, told), outcome in zip(waiting, outcomes, strict=True):
            told(outcome)

    def _alone(self, save: Save) -> str | Exception:
        try:
            with self.batch():
                return save()
        except Exception as error:
            return error
