"""How many steps a pattern takes on a text: a matcher that goes back and forth as that of ``re``
does, and counts. What grows is seen on short texts, and a busy machine has no say in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from tests.support.attacks import op, parser

NARROW = 3
"""Turns to which a bounded repetition is cut: it stays bounded, and short texts show it."""
WIDE = 1000
"""A bound above which a repetition counts as one without."""
MOST = 100_000
"""Steps after which nobody waits for the end."""
_ONE = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN, op.CATEGORY)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


class EndlessError(Exception):
    """A pattern took more steps than anybody waits for."""


class Matcher:
    """Match one pattern, step by step."""

    def __init__(self, pattern: re.Pattern[Any]) -> None:
        self.flags = pattern.flags & ~re.DEBUG
        self.parsed = list(parser.parse(pattern.pattern, self.flags))
        self.steps = 0
        self._text = ""
        self._groups: dict[int, tuple[int, int]] = {}
        self._tests: dict[int, tuple[Any, dict[str, bool]]] = {}

    def match(self, text: str, at: int = 0, *, whole: bool = False) -> tuple[int, int] | None:
        """Return where the pattern matches a text that begins there."""
        self._text, self._groups = text, {}
        for end in self._sequence(self.parsed, 0, at, self.flags):
            if not whole or end == len(text):
                return at, end
        return None

    def search(self, text: str) -> tuple[int, int] | None:
        """Return where the pattern first matches a text."""
        found = (self.match(text, at) for at in range(len(text) + 1))
        return next((span for span in found if span), None)

    def findall(self, text: str) -> list[tuple[int, int]]:
        """Return every place where the pattern matches a text."""
        found, at = [], 0
        while at <= len(text):
            span = self.match(text, at)
            if span:
                found.append(span)
            at = max(at + 1, span[1] if span else 0)
        return found

    def _step(self) -> None:
        self.steps += 1
        if self.steps > MOST:
            raise EndlessError

    def _sequence(self, parts: Any, nth: int, at: int, flags: int) -> Iterator[int]:
        while nth < len(parts) and parts[nth][0] in _ONE:
            self._step()
            if not self._takes(parts[nth], at, flags):
                return
            nth, at = nth + 1, at + 1
        if nth == len(parts):
            yield at
            return
        for end in self._part(parts[nth], at, flags):
            yield from self._sequence(parts, nth + 1, end, flags)

    def _part(self, part: Any, at: int, flags: int) -> Iterator[int]:
        name, argument = part
        self._step()
        if name in _REPEATS:
            yield from self._repeated(name, argument, at, flags)
        elif name is op.SUBPATTERN:
            yield from self._group(argument, at, flags)
        elif name is op.BRANCH:
            for branch in argument[1]:
                yield from self._sequence(list(branch), 0, at, flags)
        elif name in (op.ASSERT, op.ASSERT_NOT):
            if self._looks(argument, at, flags) is (name is op.ASSERT):
                yield at
        elif name is op.ATOMIC_GROUP:
            yield from list(self._first(list(argument), at, flags))
        elif name is op.AT:
            if _place(argument, flags).match(self._text, at):
                yield at
        elif name is op.GROUPREF:
            yield from self._again(argument, at)
        elif name is op.GROUPREF_EXISTS:
            number, yes, no = argument
            chosen = yes if number in self._groups else no
            yield from self._sequence(list(chosen or ()), 0, at, flags)
        elif name is not op.FAILURE:
            raise NotImplementedError(name)

    def _takes(self, part: Any, at: int, flags: int) -> bool:
        if at >= len(self._text):
            return False
        known = self._tests.get(id(part))
        if known is None:
            known = self._tests[id(part)] = (_compiled([part], flags), {})
        test, answers = known
        letter = self._text[at]
        if letter not in answers:
            answers[letter] = test.match(letter) is not None
        return answers[letter]

    def _first(self, parts: Any, at: int, flags: int) -> Iterator[int]:
        end = next(self._sequence(parts, 0, at, flags), None)
        if end is not None:
            yield end

    def _looks(self, argument: Any, at: int, flags: int) -> bool:
        direction, parts = argument
        start = at if direction > 0 else at - parts.getwidth()[0]
        if start < 0:
            return False
        return next(self._sequence(list(parts), 0, start, flags), None) is not None

    def _group(self, argument: Any, at: int, flags: int) -> Iterator[int]:
        number, more, less, parts = argument
        for end in self._sequence(list(parts), 0, at, (flags | more) & ~less):
            if number is not None:
                self._groups[number] = (at, end)
            yield end

    def _again(self, number: int, at: int) -> Iterator[int]:
        if number in self._groups:
            start, end = self._groups[number]
            self.steps += end - start
            if self._text.startswith(self._text[start:end], at):
                yield at + end - start

    def _repeated(self, name: Any, argument: Any, at: int, flags: int) -> Iterator[int]:
        least, most, parts = argument
        most = len(self._text) + 1 if most > WIDE else min(most, max(NARROW, least))
        body = list(parts)
        if name is op.MIN_REPEAT:
            yield from self._lazily(body, (least, most), 0, at, flags)
        elif len(body) == 1 and body[0][0] in _ONE:
            end = at
            while end - at < most and self._takes(body[0], end, flags):
                self._step()
                end += 1
            last = end if name is op.POSSESSIVE_REPEAT else at + least
            for stop in range(end, last - 1, -1):
                if stop - at >= least:
                    self._step()
                    yield stop
        else:
            ends = self._greedily(body, (least, most), 0, at, flags)
            if name is op.MAX_REPEAT:
                yield from ends
            elif (end := next(ends, -1)) >= 0:
                yield end

    def _greedily(self, body: Any, turns: Any, done: int, at: int, flags: int) -> Iterator[int]:
        if done < turns[1]:
            for end in self._sequence(body, 0, at, flags):
                if end > at or done < turns[0]:
                    yield from self._greedily(body, turns, done + 1, end, flags)
        if done >= turns[0]:
            yield at

    def _lazily(self, body: Any, turns: Any, done: int, at: int, flags: int) -> Iterator[int]:
        if done >= turns[0]:
            yield at
        if done < turns[1]:
            for end in self._sequence(body, 0, at, flags):
                if end > at or done < turns[0]:
                    yield from self._lazily(body, turns, done + 1, end, flags)


def _compiled(parts: Any, flags: int) -> re.Pattern[str]:
    pattern = parser.SubPattern(parser.State(), parts)
    found: re.Pattern[str] = re._compiler.compile(pattern, flags)  # type: ignore[attr-defined]
    return found


@cache
def _place(place: Any, flags: int) -> re.Pattern[str]:
    return _compiled([(op.AT, place)], flags)
