"""Every pattern of the product, used as it is used there, takes steps in proportion to its text."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from crawler.reader.wording.opening import begins
from tests.support.attacks import Attack, of_pattern, of_patterns
from tests.support.steps import EndlessError, Matcher

ROOMS = ("archive", "crawler", "pipelines", "reading_room", "demo")
FLAGS = {"compile": 1, "split": 3, "sub": 4, "subn": 4}
FLAGS |= dict.fromkeys(("match", "fullmatch", "search", "findall", "finditer"), 2)
"""Where the functions of ``re`` take flags."""
MADE_LATER = {
    "archive.captures.print_date.without_day": "a day of ours, without a repetition",
    "archive.search.shown.Shown": "the words of a query of bounded length, against one word",
    "crawler.reader.wording.opening.begins": "of forms that are found where they are given",
    "crawler.reader.listing.paging._by_address": "a number of ours, without a repetition",
    "crawler.reader.listing.feeds.xml.closings": "the name of an element, then blanks up to a sign",
    "crawler.reader.listing.feeds.xml._empty": 'the name of an element, then no further "<"',
    "demo.faults.FaultBook": "a test's, against an address of the test",
    "crawler.sites.profile._compiled": "a profile's, against an address of URLLENGTH_LIMIT",
}
"""Patterns of what is known only later, and why these are linear."""
FUZZ = os.environ.get("EXAMPLES") == "fuzz"
HELD = {"pipelines.walls._HEADLINES": "fullmatch"}
"""How patterns in a dict are used; others are taken as searched for."""
TURNS = (5, 10, 20)
"""How often what is hard on a pattern is repeated; to be sure, four times as often."""


class Used(NamedTuple):
    """A pattern and how it is used: from the beginning only, or from everywhere."""

    where: str
    pattern: re.Pattern[Any]
    method: str


def _modules() -> Iterator[ModuleType]:
    for room in ROOMS:
        package = import_module(room)
        yield package
        for found in walk_packages(package.__path__, f"{room}."):
            if not found.name.endswith("__main__"):
                yield import_module(found.name)


SOURCES = {module: Path(str(module.__file__)).read_text("utf-8") for module in _modules()}


def _all() -> Iterator[Used | str]:
    """Every pattern in the sources; of those that cannot be made here, where they are made."""
    for module, source in SOURCES.items():
        for statement in ast.parse(source).body if "re." in source else ():
            name = _name(statement)
            for node in ast.walk(statement):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == begins.__name__:
                    pattern = vars(module)[name]
                    methods = _methods(module, name)
                    yield from (Used(f"{module.__name__}.{name}", pattern, m) for m in methods)
                elif isinstance(node, ast.Call) and (function := _function(node.func)):
                    try:
                        pattern = _made(module, node, function)
                    except NameError:
                        yield from _held(module, name)
                    else:
                        methods = _methods(module, name) if function == "compile" else [function]
                        yield from (Used(f"{module.__name__}.{name}", pattern, m) for m in methods)


def _name(statement: ast.stmt) -> str:
    if isinstance(statement, ast.Assign):
        return ast.unparse(statement.targets[0])
    return ast.unparse(statement.target) if isinstance(statement, ast.AnnAssign) else str(
        getattr(statement, "name", ""))  # fmt: skip


def _function(node: ast.expr) -> str:
    of, _, name = ast.unparse(node).rpartition(".")
    return name if of == "re" and name in FLAGS else ""


def _made(module: ModuleType, node: ast.Call, function: str) -> re.Pattern[Any]:
    flags = [k.value for k in node.keywords if k.arg == "flags"] or node.args[FLAGS[function] :][:1]
    parts = [compile(ast.Expression(part), "", "eval") for part in (node.args[0], *flags)]
    return re.compile(*(eval(part, vars(module)) for part in parts))


def _held(module: ModuleType, name: str) -> Iterator[Used | str]:
    """The patterns that a module makes in a loop, or where a function makes them."""
    where = f"{module.__name__}.{name}"
    found = vars(module).get(name)
    for value in found.values() if isinstance(found, dict) else (where,):
        for one in value if isinstance(value, tuple) else (value,):
            yield one if isinstance(one, str) else Used(where, one, HELD.get(where, "search"))


def _methods(module: ModuleType, name: str) -> list[str]:
    """How a pattern is used, in its module and in those that import it or its module."""
    short = module.__name__.rpartition(".")[2]
    found: list[str] = []
    for other, source in SOURCES.items():
        if name in source and vars(other).get(name) is vars(module).get(name, other):
            found += re.findall(rf"\b{name}\.(\w+)\b", source)
        elif short in source and vars(other).get(short) is module:
            found += re.findall(rf"\b{short}\.{name}\.(\w+)\b", source)
    return sorted(set(found) & set(FLAGS)) or ["search"]


ALL = list(_all())
USED = list(dict.fromkeys(one for one in ALL if not isinstance(one, str)))


def test_every_pattern_is_found() -> None:
    assert len({one.pattern for one in USED}) > 300
    assert {one for one in ALL if isinstance(one, str)} == set(MADE_LATER)


def superlinear(used: Used) -> Attack | None:
    """Find a text on which the steps of a pattern grow faster than the text."""
    matcher = Matcher(used.pattern)
    for attack in of_pattern(used.pattern) if FUZZ else of_patterns([used.pattern]):
        if all(_grows(matcher, used.method, attack, times) for times in (1, 4)):
            return attack
    return None


def _grows(matcher: Matcher, method: str, attack: Attack, times: int) -> bool:
    """Tell whether a second half adds more steps than the first one did."""
    try:
        few, more, most = (_steps(matcher, method, attack, times * turns) for turns in TURNS)
    except EndlessError:
        return True
    return most - more > 2.4 * (more - few) + 20


def _steps(matcher: Matcher, method: str, attack: Attack, turns: int) -> int:
    text = attack.before + attack.unit * turns + attack.behind
    matcher.steps = 0
    if method.endswith("match"):
        matcher.match(text, whole=method == "fullmatch")
    else:
        matcher.findall(text)
    return matcher.steps


@pytest.mark.parametrize("module", sorted({one.where.rpartition(".")[0] for one in USED}))
def test_a_pattern_is_linear(module: str) -> None:
    for used in USED:
        if used.where.rpartition(".")[0] == module:
            assert superlinear(used) is None, used


@pytest.mark.parametrize(("pattern", "method", "linear"), [
    ("<[^>]*>", "search", False), ("<[^<>]*>", "search", True), ("<[^>]*>", "match", True),
    (r"\s*,", "split", False), (r"(?<!\s)\s*,", "split", True), (r"\s*+,", "split", False),
    (r"\s*,?\s*x", "match", False), (r"\s*+,?\s*+x", "match", True),
    (r"(?:a|b+)+c", "match", False), (r"(?:a|b)++c", "match", True), (".{1,900}x", "search", True),
])  # fmt: skip
def test_what_is_not_is_found(pattern: str, method: str, linear: bool) -> None:
    assert (superlinear(Used("", re.compile(pattern), method)) is None) is linear


TEXTS = (
    "Von Vera Ender, 2. März 2025 [02.03.2025] (ve)", "mehr ...", "<a b='c'>d</a><!-- -->", "",
    "https://www.kommune21.de/a-b/?id=12#x", "Straße 12a\n\n\t„Zitat“ – x@y.de (Foto: Stadt)",
    "HTTP/1.1 200 OK\r\n", "aAbB01 02,03.04", 'titel:Haus AND "zwei Worte"~5 OR wort*',
)  # fmt: skip


def test_steps_are_counted_of_the_same_matches() -> None:
    """The control: what is counted finds what ``re`` finds, where no bound is cut short."""
    bounded = re.compile(r"\{\d*,?\d+\}").search
    texts = [one for one in USED if isinstance(one.pattern.pattern, str)]
    compared = [one for one in texts if not bounded(str(one.pattern.pattern))]
    assert len(compared) > 200
    for one in compared:
        for text in TEXTS:
            found = one.pattern.match(text)
            assert Matcher(one.pattern).match(text) == (found and found.span()), (one, text)
