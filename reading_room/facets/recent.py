"""Keep the answers to the most recent questions."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Searched = TypeVar("Searched", bound=Hashable)
Answered = TypeVar("Answered")


class Recent(Generic[Searched, Answered]):
    """Keep the answers to the ``size`` most recent questions; threads may share it.

    >>> recent = Recent[str, int](size=2)
    >>> recent.answer("a", lambda: 1), recent.answer("a", lambda: 2)
    (1, 1)
    >>> recent.clear()
    >>> recent.answer("a", lambda: 3)
    3
    """

    def __init__(self, *, size: int) -> None:
        self._size = size
        self._answers: OrderedDict[Searched, Answered] = OrderedDict()
        self._lock = threading.Lock()
        self._age = 0

    def answer(self, question: Searched, find: Callable[[], Answered]) -> Answered:
        """Return the kept answer, or find it and keep it."""
        with self._lock:
            age = self._age
            if question in self._answers:
                self._answers.move_to_end(question)
                return self._answers[question]
        found = find()
        with self._lock:
            if age == self._age:  # else it may be from before a change
                self._answers[question] = found
                if len(self._answers) > self._size:
                    self._answers.popitem(last=False)
        return found

    def clear(self) -> None:
        """Forget all answers, as the archive changed."""
        with self._lock:
            self._age += 1
            self._answers.clear()
