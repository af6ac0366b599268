"""With which words the patterns of the reader begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import product
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

MANY = 400
"""Beginnings of one pattern that are followed."""
_WORDS = re.compile(r"[^\W\d_]{3,}(?: [A-ZÄÖÜ][^\W\d_]+)?")


def openings(modules: Iterable[str]) -> list[str]:
    """List the words, with a noun behind them, with which patterns in some modules begin."""
    found: set[str] = set()
    for name in modules:
        for value in vars(import_module(name)).values():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                for said, _ in _begun(parser.parse(value.pattern, value.flags)):
                    found |= set(_words(said.lstrip(" [(„»→›|·•")))
    return sorted(found)


def _words(said: str) -> Iterator[str]:
    words = _WORDS.match(said[:1].upper() + said[1:])
    if words is not None:
        yield words[0]
        yield words[0].partition(" ")[0]


def _begun(items: Any) -> set[tuple[str, bool]]:
    """The literal beginnings of a parsed pattern, and whether each may go on."""
    found = {("", True)}
    for code, value in items:
        if not any(more for _, more in found):
            break
        if code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
            continue
        parts = _parts(code, value)
        joined = {(a + b, more) for (a, on), (b, more) in product(found, parts) if on}
        found = set(sorted(joined | {one for one in found if not one[1]})[:MANY])
    return found


def _parts(code: Any, value: Any) -> set[tuple[str, bool]]:
    if code is codes.LITERAL:
        return {(chr(value), True)}
    if code is codes.IN and all(kind is codes.LITERAL for kind, _ in value):
        return {(chr(sign), True) for _, sign in value}
    if code is codes.IN and (codes.CATEGORY, codes.CATEGORY_SPACE) in value:
        return {(" ", True)}
    if code is codes.SUBPATTERN:
        return _begun(value[3])
    if code is codes.ATOMIC_GROUP:
        return _begun(value)
    if code is codes.BRANCH:
        return set().union(*map(_begun, value[1]))
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        least, _, inner = value
        once = _begun(inner)
        signs = all(not said.strip() for said, _ in once)
        return {("" if least == 0 else " ", True)} if signs else once | {("", True)}
    return {("", False)}
