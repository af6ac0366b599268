"""What a stranger's text costs grows with its length, in every function that is given one.

The functions are those of the rooms below, whatever they are called: a new one is found by itself,
and one that takes what this file cannot make of a text is named.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from inspect import Parameter, isclass, isgenerator, signature
from pkgutil import walk_packages
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from archive.articles import rules, similarity
from archive.articles.prepared import prepare
from archive.database.docs import full_columns
from archive.exchange.formats.form import TIMES
from archive.search.query import parse
from archive.search.tree import Fact
from crawler.reader import read_article, read_listing
from crawler.reader.wording.facts import Kind
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support import attacks, records
from tests.support.attacks import PLAIN, grows_to_a_megabyte, is_quadratic, of_patterns

ROOMS = ("crawler.reader", "pipelines", "archive")
URL = "https://www.kommune21.de/k21-meldungen/titel"
NOW = "2026-03-02T05:00:00Z"
SHARE = 1 if os.environ.get("EXAMPLES") == "fuzz" else 8
Make = Callable[[str], Any]


def _article(text: str) -> Any:
    return records.article(
        url=URL, source="kommune21", kicker=text, title=text, teaser=text, body=text, byline=text,
        body_html=f"<p>{text}</p>",
    )  # fmt: skip


def _teaser(text: str) -> Any:
    return records.teaser(title=text, text=text, kicker=text)


def _exported(text: str) -> dict[str, Any]:
    own = {"id": 1, "word_count": 9, "tags": [text], "published_also": [], "url": URL}
    said = ("kicker", "title", "teaser", "body", "byline", "section")
    row = dict.fromkeys(full_columns()) | dict.fromkeys(said, text) | dict.fromkeys(TIMES, NOW)
    return row | own | {"published": NOW[:10], "source": "kommune21", "body_html": f"<p>{text}</p>"}


UNTIMED = {"published_at": None, "published_from": "page"}
"""What an exported line says of its date, so that it can be imported."""
MADE: dict[str, Make] = {
    **dict.fromkeys(("str", "str | None", "object", "Any"), str),
    **dict.fromkeys(("Article", "Record", "T", "Article | Teaser", "Texts"), _article),
    **dict.fromkeys(("Sequence[str]", "Iterable[str]", "list[str]"), lambda text: [text]),
    **dict.fromkeys(("Sequence[object]", "Iterable[object]"), lambda text: [text]),
    **dict.fromkeys(("Iterable[Article]", "Sequence[Article]"), lambda text: [_article(text)]),
    **dict.fromkeys(("Version", "Mapping[str, Any]"), lambda text: rules.version(_article(text))),
    **dict.fromkeys(("Query", "Query | None", "Words"), parse),
    "Fact": lambda text: Fact("byline", text),
    "Kind": lambda _: Kind.KEYWORDS,
    "dict[str, str]": lambda text: {text: text},
    "bytes": lambda text: text.encode("utf-8", "replace"),
    "Prepared": lambda text: prepare(_article(text)),
    "Teaser": _teaser,
    "ExportRecord": _exported,
    "NumberedLines": lambda text: [(1, json.dumps(_exported(text) | UNTIMED))],
    "list[Teaser]": lambda text: [_teaser(text)],
    "Compared": similarity.compared,
    "Headers": lambda text: [("X-A", text)],
    "dict[str, Any]": lambda text: {"@type": text, "name": text},
    "frozenset[str]": lambda text: frozenset((text,)),
    "list[Query]": lambda text: [query] if (query := parse(text)) else [],
    **dict.fromkeys(("tuple[str | None, ...]", "Iterable[str | None]"), lambda text: (text, text)),
    "Sequence[tuple[str, str]]": lambda text: [(text, URL)],
}
"""How a value of each type is made of a text."""
FIXED: dict[str, Any] = {
    "Site": SITES["kommune21"], "date": date(2026, 3, 2), "bool": False, "int": 5, "float": 1.0,
    "Callable[[str], bool]": str.istitle,
}  # fmt: skip
"""Values of types that hold no stranger's text."""
NAMED = {"fetched_at": NOW, "seen_on": "listing", "now": NOW, "at": NOW, "kind": "listing"}
"""Texts that are ours, by the name of the parameter."""
OURS = ("crawler.reader.wording.opening",)
"""Modules whose functions take only what we write: forms of patterns, once, at import."""
SHORT = {"url": URL, "base": URL, "canonical": URL}
"""What stands in a parameter while another one is attacked, where a word would not do."""
OF_A_PAGE = {
    *("ParsedPage", "Headline", "ArticleText", "Block", "Flow", "Line", "Card", "Stretch"),
    *("etree._Element", "Run", "Structured", "Document", "Name", "PrintedTeaser", "TeaserParts"),
    *("Elements", "Evidence", "Ladder"),
}
"""What only reading a whole page makes: those functions are reached through whole pages, below."""
NO_TEXT = {
    *("Database", "Session", "PageStore", "Connection", "Row", "Error", "Path", "PathLike", "IO"),
    *("Selection", "Callable", "Ring", "Mapping", "Steps", "Filter", "Condition", "Schema"),
    *("datetime", "int", "bytes", "ArchivedArticle", "Date", "Citation", "Head", "WordChange"),
    *("Record", "Stock", "Address"),
}
"""Types of what is no stranger's text, or has passed the functions here before it became one."""


class Function(NamedTuple):
    """A public function of a room."""

    module: ModuleType
    name: str
    call: Callable[..., Any]
    parameters: tuple[Parameter, ...]

    @property
    def texts(self) -> list[Parameter]:
        """The parameters that a stranger's text reaches."""
        return [p for p in self.parameters if _kind(p) in MADE and p.name not in NAMED]

    def attacked(self, target: Parameter) -> Callable[[str], object]:
        """The function of one text, as that parameter, beside harmless values."""

        def call(text: str) -> object:
            positional: list[Any] = []
            named = {}
            for parameter in self.parameters:
                value = _value(parameter, text if parameter is target else None)
                if parameter.kind is Parameter.KEYWORD_ONLY:
                    named[parameter.name] = value
                elif parameter.kind is Parameter.VAR_POSITIONAL:
                    positional += [value]
                else:
                    positional.append(value)
            found = self.call(*positional, **named)
            return list(found) if isgenerator(found) else found

        return call


def _kind(parameter: Parameter) -> str:
    return str(parameter.annotation)


def _value(parameter: Parameter, text: str | None) -> Any:
    if parameter.name in NAMED:
        return NAMED[parameter.name]
    kind = _kind(parameter)
    if kind in FIXED:
        return FIXED[kind]
    return MADE[kind](SHORT.get(parameter.name, "Rathaus") if text is None else text)


def _all() -> Iterator[Function]:
    for room in ROOMS:
        package = import_module(room)
        for found in walk_packages(package.__path__, f"{room}."):
            module = import_module(found.name)
            for name, value in vars(module).items() if found.name not in OURS else ():
                if name.startswith("_") or isclass(value) or not callable(value):
                    continue
                if getattr(value, "__module__", None) == module.__name__:
                    wanted = (
                        p for p in signature(value).parameters.values()
                        if p.default is p.empty or _kind(p) in MADE
                    )  # fmt: skip
                    yield Function(module, name, value, tuple(wanted))


def _words(parameter: Parameter) -> set[str]:
    return set(re.findall(r"\w+(?:\._Element)?", _kind(parameter)))


ALL = list(_all())
PURE = [
    function for function in ALL
    if function.texts
    and all(_kind(p) in MADE or _kind(p) in FIXED for p in function.parameters)
]  # fmt: skip


def _id(function: Function) -> str:
    return f"{function.module.__name__}.{function.name}"


def test_every_function_that_takes_a_text_is_known() -> None:
    """A new function is attacked, or reached through a page, or has nothing to do with a text."""
    assert len(PURE) > 90
    attacked = {_id(function) for function in PURE}
    unknown = [
        f"{_id(function)}({parameter.name}: {_kind(parameter)})"
        for function in ALL
        if _id(function) not in attacked
        and not any(_words(p) & (OF_A_PAGE | NO_TEXT) for p in function.parameters)
        for parameter in function.parameters
        if _kind(parameter) not in MADE and _kind(parameter) not in FIXED
    ]
    assert not unknown, "say in MADE how each is made of a text"


@pytest.mark.parametrize("function", PURE, ids=_id)
def test_a_function_is_linear_in_its_text(function: Function) -> None:
    """Of every eighth attack; `make fuzz` tries all, which takes half an hour."""
    patterns = [
        value for value in vars(function.module).values()
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
    ]  # fmt: skip
    attacks = (*PLAIN, *of_patterns(patterns))[::SHARE]
    found = (
        f"{target.name}: {said}"
        for target in function.texts
        for attack in attacks
        if (said := is_quadratic(function.attacked(target), attack))
    )
    assert next(found, None) is None


if SHARE == 1:

    @pytest.mark.parametrize("function", PURE, ids=_id)
    def test_a_function_is_linear_up_to_a_megabyte(function: Function) -> None:
        """For `make fuzz`."""
        for target in function.texts:
            for attack in PLAIN:
                assert grows_to_a_megabyte(function.attacked(target), attack) is None, target.name


PLACES = {
    "text": "<h1>Brücke</h1><p>{}</p>",
    "headline": "<title>{0}</title><h1>{0}</h1><p>Die Stadt baut.</p>",
    "link": "<h1>Brücke</h1><p><a href='/k21-meldungen/b'>{0}</a></p><a href='/{0}'>2</a>",
    "metadata": "<meta property='og:title' content='{0}'><meta name=description content='{0}'>"
    '<script type=\'application/ld+json\'>{{"@type": "NewsArticle", "name": "{0}"}}</script>',
    "lines": "<h1>Brücke</h1><ul><li>{0}</li><li><time>{0}</time></li></ul><figcaption>{0}",
    "markup": "{}",
}
"""Where in a page a stranger's text may stand."""


@pytest.mark.parametrize("place", PLACES)
def test_a_page_is_linear_in_a_text_in_it(place: str) -> None:
    def read(text: str) -> None:
        page = PLACES[place].format(text)
        article = read_article(page, URL, SITES["kommune21"], NOW).article
        normalise_article(article)
        read_listing(page, URL, SITES["kommune21"], "listing", NOW)

    found = (said for attack in PLAIN[::SHARE] if (said := is_quadratic(read, attack)))
    assert next(found, None) is None


ONE = "Ein Satz, der lang genug ist, um als ein ganzer Absatz der Meldung zu gelten."
LINES = {
    "paragraphs": f"<p>{ONE}</p>",
    "signed": f"<p>{ONE} (ve)</p>",
    "short lines": "<p>Ein kurzes Wort</p>",
    "buttons": "<button>Teilen</button>",
    "labels": "<p>Das könnte Sie auch interessieren:</p>",
    "boxes": f"<article><h1>Titel</h1><p>{ONE}</p></article>",
    "times in a line": "<time datetime=2025-10-02>2. Oktober 2025</time> ",
}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_page_is_linear_in_its_lines(line: str) -> None:
    """What is asked of each line of a text must not look through all others of it."""
    title = f"<title>Titel</title><main><h1>Titel</h1><p>{ONE}</p><div>"
    attack = attacks.Attack(title, line, f"<p>{ONE}</p></div></main>")

    def read(page: str) -> None:
        read_article(page, URL, SITES["kommune21"], NOW)

    assert grows_to_a_megabyte(read, attack) is None


@pytest.mark.parametrize(("power", "told"), [(1, False), (2, True)])
def test_what_is_quadratic_is_found(
    power: int, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control, by a clock that counts steps: a busy machine has no say in it."""
    steps = 0

    def call(text: str) -> None:
        nonlocal steps
        steps += len(text) ** power

    monkeypatch.setattr(attacks, "process_time", lambda: steps / 1e6)
    assert bool(is_quadratic(call, PLAIN[0])) is told


def test_what_is_quadratic_is_found_in_a_pattern() -> None:
    """With real time, one of several tries is enough: noise hides a fault, it makes none."""
    findall = re.compile(r"<[^>]*>").findall
    attack = next(attack for attack in PLAIN if attack.unit == "<")
    assert any(is_quadratic(findall, attack) for _ in range(20))


def test_near_matches_are_derived_from_a_pattern() -> None:
    [attack] = [a for a in of_patterns([re.compile(r"Stand:\s*x")]) if a.before and a.unit == " "][
        :1
    ]
    assert attack.text(20).startswith("Stand: ")
