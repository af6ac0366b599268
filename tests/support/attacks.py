"""Long texts that are hard on patterns, and the question whether a function's cost grows with the
length of what it is given, or with the square of it."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from itertools import chain
from time import process_time
from typing import Any, NamedTuple, NoReturn

op, parser = (import_module(f"re.{name}") for name in ("_constants", "_parser"))

FIRST, LAST = 1 << 13, 1 << 15
"""Characters of the shortest and of the longest text."""
WORTH_COMPARING = 0.005
"""Seconds below which a call is not compared with that on a quarter of its text. What costs less
on the longest text costs seconds on a line of 1 MB at most, even if it is quadratic."""
WORTH_FOR_A_MEGABYTE = 0.2
"""The same on the way to 1 MB."""
FACTOR = 8.5
"""Between a text and its quarter: 4 where the cost is linear, 16 where it is quadratic."""
PATIENCE = 30
"""Seconds of computing after which a call is ended: the costliest takes three for 1 MB."""


class Attack(NamedTuple):
    """A text of any length: something before, something over and over, something behind."""

    before: str
    unit: str
    behind: str = ""

    def text(self, length: int) -> str:
        """Make the text."""
        return self.before + self.unit * (length // len(self.unit)) + self.behind


PLAIN = tuple(
    Attack("", unit, behind)
    for unit, behind in (
        *(("a", "!"), ("1", "x"), (" ", "a"), ("\n", "a"), ("\xa0", "a"), ("<", ""), ("&lt;", "")),
        *(("[", ""), ("(", ""), (".", ""), ("-", "x"), ('"', ""), ("\\", ""), ("/", "")),
        *(("\u00ad", "a"), ("\u0301", ""), ("Ab", ""), ("a ", ""), ("\ud800", ""), ("<a ", "")),
        *(("01.", "x"), ("<!--", ""), ("a\n", ""), ("Ein Satz. ", ""), ("a=1&", "")),
    )
)  # fmt: skip
MOST = 24
"""Near-matches with which one function is attacked."""


def of_patterns(patterns: Iterable[re.Pattern[str]]) -> list[Attack]:
    """Derive near-matches of several patterns, no more than so many, from all over them."""
    found = list(dict.fromkeys(chain.from_iterable(map(of_pattern, patterns))))
    return found[:: -(-len(found) // MOST)] if found else []


def of_pattern(pattern: re.Pattern[str]) -> list[Attack]:
    """Derive near-matches: each repetition of the pattern over and over, behind what it needs
    before it, with an end that does not fit; and all that stands before it over and over."""
    parsed = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    found: dict[Attack, None] = {}
    whole = _sample(parsed)
    for before, unit in _repetitions(parsed, ""):
        found |= dict.fromkeys(Attack("", t, "\0") for t in (unit, before + unit, before) if t)
        if unit:
            found |= dict.fromkeys(Attack(before, unit, behind) for behind in ("\0", whole))
    if whole:
        found |= dict.fromkeys((Attack("", whole), Attack("", whole[:-1] or whole, "\0")))
    return list(found)


def _repetitions(parsed: Any, before: str) -> Iterator[tuple[str, str]]:
    """Each repetition without a narrow bound: what a text needs before it, and one turn of it."""
    for name, argument in parsed:
        for part in _parts(name, argument):
            yield from _repetitions(part, before)
        if name in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and argument[1] > 9:
            yield before, _sample(argument[2])
        before += _sample([(name, argument)])


def _parts(name: Any, argument: Any) -> Iterable[Any]:
    if name in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return (argument[2],)
    if name is op.SUBPATTERN:
        return (argument[3],)
    if name is op.BRANCH:
        return tuple(argument[1])
    if name in (op.ASSERT, op.ASSERT_NOT):
        return (argument[1],)
    return (argument,) if name is op.ATOMIC_GROUP else ()


def _sample(parsed: Any) -> str:
    """One short text that the pattern takes."""
    return "".join(_taken(name, argument) for name, argument in parsed)


def _taken(name: Any, argument: Any) -> str:
    if name is op.LITERAL:
        return chr(argument)
    if name is op.NOT_LITERAL:
        return "a" if argument != ord("a") else "b"
    if name is op.ANY:
        return "a"
    if name is op.IN:
        return _of_class(argument)
    if name in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        turns: int = min(argument[0], 4)
        return _sample(argument[2]) * turns
    if name is op.BRANCH:
        return _sample(argument[1][0])
    return "".join(map(_sample, _parts(name, argument))) if name in (
        op.SUBPATTERN, op.ATOMIC_GROUP, op.ASSERT) else ""  # fmt: skip


_CLASSES = {
    op.CATEGORY_DIGIT: "1", op.CATEGORY_SPACE: " ", op.CATEGORY_WORD: "a",
    op.CATEGORY_NOT_DIGIT: "a", op.CATEGORY_NOT_SPACE: "a", op.CATEGORY_NOT_WORD: "-",
}  # fmt: skip


def _of_class(items: Any) -> str:
    if items[0][0] is op.NEGATE:
        pattern = parser.SubPattern(parser.State(), [(op.IN, items)])
        taken = re._compiler.compile(pattern)  # type: ignore[attr-defined]
        return next((letter for letter in "a1 -<\n.\0" if taken.match(letter)), "é")
    name, argument = items[0]
    if name is op.LITERAL:
        return chr(argument)
    return chr(argument[0]) if name is op.RANGE else str(_CLASSES.get(argument, "a"))


def is_quadratic(call: Callable[[str], object], attack: Attack) -> str | None:
    """Tell whether the cost of a call grows faster than the text, with the figures.

    The text grows until a call can be measured, and once more, so a quadratic one is found long
    before it would take minutes. What counts is what the process computes, not how long that takes
    on a busy machine; the lowest of several measurements, and the highest of those they are held
    against.
    """
    length = FIRST
    while length <= LAST:
        if _cost(call, attack.text(length)) >= WORTH_COMPARING:
            if not _grows(call, attack, length):
                return None
            if said := _grows(call, attack, 2 * length):
                return said  # else it is bounded, and costs no more from some length on
        length *= 4
    return None


def grows_to_a_megabyte(call: Callable[[str], object], attack: Attack) -> str | None:
    """Tell where on the way to a text of 1 MB the cost begins to grow faster than it, with the
    figures. What costs little even then is not compared: clocks tick."""
    for length in (1 << 16, 1 << 18, 1 << 20):
        if _cost(call, attack.text(length)) >= WORTH_FOR_A_MEGABYTE and (
            said := _grows(call, attack, length)
        ):
            return said
    return None


def _grows(call: Callable[[str], object], attack: Attack, length: int) -> str | None:
    quarter, took = 0.0, float("inf")
    for turn in range(1, 5):  # never the same text twice: some functions remember what they did
        quarter = max(quarter, _cost(call, attack.text(length // 4 - 16 * turn)))
        took = min(took, _cost(call, attack.text(length - 16 * turn)))
        if took < max(WORTH_COMPARING, FACTOR * quarter):
            return None
        if took == float("inf"):
            break
    return f"{attack!r}: {length} characters cost {took:.2f} s, their quarter {quarter:.3f} s"


class _EndlessError(BaseException):
    """A call was ended."""


def _cost(call: Callable[[str], object], text: str) -> float:
    def end(*_: object) -> NoReturn:
        raise _EndlessError

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    started = process_time()
    try:
        with suppress(Exception):  # what it answers is another test's concern
            call(text)
        return process_time() - started
    except _EndlessError:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
