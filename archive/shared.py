"""The archive of a crawl, which all of its parts hold; for one thread, like every open archive."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

from archive.archive import Archive
from archive.database.connection import ArchiveError
from archive.database.session import Session

ARCHIVE_FAILED = object()
"""The signal, with the argument ``error``, by which a pipeline says that an archive could not be
written; a spider middleware closes the run on it."""
Save = Callable[[], str]
Told = Callable[[str | Exception], None]


@dataclass
class Findings:
    """What the pipelines of a run have found, for its report."""

    read_again: int = 0
    """Archived articles that were read again."""
    held: dict[str, tuple[int, str]] = field(default_factory=dict)
    """By field that changed: how many changes were held back, and the address of one of them."""
    edited: deque[str] = field(default_factory=lambda: deque(maxlen=500))
    """The newest addresses of articles with another text."""
    doubted: str | None = None
    """The address of an article whose reading was doubted."""
    headed: int = 0
    """Articles whose page has the headline under which another one was announced."""
    headed_at: str | None = None
    """The address of the last one."""


class SharedArchive(Archive):
    """An archive that several parts of a crawl hold, and what waits to be saved in it.

    A transaction for many records costs little more than one for each. Whatever else is written
    is written after that which was handed in before.
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
        """Save what waits, and close the file."""
        self.save_waiting()
        super().close()

    def save_later(self, save: Save, told: Told) -> int:
        """Save something together with what else is waiting; how much that is now.

        ``told`` hears what became of it, once it is committed; or why nothing of it was.
        """
        self._waiting.append((save, told))
        return len(self._waiting)

    def save_waiting(self) -> None:
        """Save all that waits, in order and in one transaction; where a fault of ours in one of
        them would take the others along, each in its own."""
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
