"""What stands beside an article changes none of its fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement

from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.crawler.reader import furniture
from tests.crawler.reader.furniture import (
    ABOVE,
    AMID,
    BEFORE,
    BEHIND,
    BESIDE,
    BETWEEN,
    BOXES,
    boxed,
    parts,
    split,
)
from tests.crawler.reader.test_mutations import FIELDS, differences
from tests.crawler.reader.test_sites import ARTICLES, expected, page
from tests.support.composed import FETCHED_AT, SITE
from tests.support.mutations import FLOW_PARENTS, parse, serialise
from tests.support.themes import figures
from tests.support.themes.parts import six

WHOLE = frozenset("p div section".split())
"""Paragraphs before which a box may stand."""
MIN_LINE = 60
"""Characters of a paragraph."""
EXAMPLES = 250
"""Pages with several parts at once."""


@dataclass(frozen=True, kw_only=True)
class Base:
    """A page before anything is added, and where its article stands."""

    html: str
    url: str
    site: str
    fetched_at: str
    title: str
    body: str


@cache
def base(name: str) -> Base:
    """A fixture, or an article in the markup of a theme."""
    if name in ARTICLES:
        wanted = expected(name)
        return Base(
            html=page(name), url=wanted["url"], site=wanted["site"],
            fetched_at=wanted["fetched_at"], title=wanted["article"]["title"],
            body=wanted["article"]["body"] or "",
        )  # fmt: skip
    theme, number = name.split(" ")
    turn = list(figures.ARTICLES).index(theme)
    story, others = six(turn)[int(number)]
    html = figures.ARTICLES[theme](story, others)
    return Base(
        html=html, url=story.url, site=SITE, fetched_at=FETCHED_AT, title=story.title,
        body=story.body,
    )  # fmt: skip


BASES = [*ARTICLES, *(f"{theme} {n}" for theme in figures.ARTICLES for n in (0, 2, 3))]


def read(name: str, root: HtmlElement) -> dict[str, Any]:
    given_, html = base(name), serialise(root)
    reading = read_article(html, given_.url, SITES[given_.site], given_.fetched_at)
    values = asdict(normalise_article(reading.article))
    return {field: values[field] for field in FIELDS}


@cache
def unchanged(name: str) -> dict[str, Any]:
    return read(name, parse(base(name).html))


def found_at(root: HtmlElement, path: str | None) -> HtmlElement | None:
    """The element at a path that was looked for once, in the page as it was."""
    return None if path is None else root.getroottree().xpath(path)[0]


def path_of(root: HtmlElement, el: HtmlElement | None) -> str | None:
    return None if el is None else root.getroottree().getpath(el)


@cache
def first_paragraph(name: str) -> str | None:
    """Path of the first paragraph of the body, where it has an element of its own."""
    root = parse(base(name).html)
    own = parts(root, base(name).body.split("\n")[0][:200])
    found = own[0] if len(own) == 1 else None
    while found is not None and found.tag not in WHOLE:
        found = found.getparent()
    parent = None if found is None else found.getparent()
    if found is None or parent is None or parent.tag not in FLOW_PARENTS:
        return None
    return None if parts(found, base(name).title) else path_of(root, found)


@cache
def second_paragraph(name: str) -> str | None:
    """Path of the first paragraph of the body right behind another one."""
    root = parse(base(name).html)
    said = {"".join(line.split()) for line in base(name).body.split("\n") if len(line) > MIN_LINE}
    own = [el for el in root.iter(*WHOLE) if furniture.squeezed(el) in said]
    behind = (el for before, el in pairwise(own) if before.getnext() is el)
    return path_of(root, next(behind, None))


@cache
def holder(name: str) -> str | None:
    """Path of the element that holds headline and text."""
    root = parse(base(name).html)
    headline = parts(root.body, base(name).title)
    text = parts(root.body, base(name).body.split("\n")[-1][:60])
    if not headline or not text:
        return None
    above = {text[-1], *text[-1].iterancestors()}
    around = (el for el in headline[-1].iterancestors() if el in above)
    found = next((el for el in around if el.tag in FLOW_PARENTS), None)
    return None if found is None or found.tag == "td" else path_of(root, found)


def put_above(root: HtmlElement, _: str, markup: str) -> bool:
    assert root.body is not None
    if len(root.body):
        furniture.insert_before(root.body[0], markup)
    return len(root.body) > 0


def put_between(root: HtmlElement, name: str, markup: str) -> bool:
    if (found := found_at(root, first_paragraph(name))) is not None:
        furniture.insert_before(found, markup)
    return found is not None


def put_amid(root: HtmlElement, name: str, markup: str) -> bool:
    if (found := found_at(root, second_paragraph(name))) is not None:
        furniture.insert_before(found, markup)
    return found is not None


def put_before(root: HtmlElement, name: str, markup: str) -> bool:
    found = found_at(root, holder(name))
    if found is not None and len(found):
        furniture.insert_before(found[0], markup)
    return found is not None and len(found) > 0


def put_behind(root: HtmlElement, name: str, markup: str) -> bool:
    if (found := found_at(root, holder(name))) is not None:
        furniture.append_to(found, markup)
    return found is not None


def put_beside(root: HtmlElement, _: str, markup: str) -> bool:
    furniture.append_to(root.body, markup)
    return True


Place = Callable[[HtmlElement, str, str], bool]
PLACES: tuple[tuple[Place, dict[str, str]], ...] = (
    (put_above, ABOVE),
    (put_before, BEFORE),
    (put_between, BETWEEN),
    (put_amid, AMID),
    (put_behind, BEHIND),
    (put_beside, BESIDE),
)
PARTS = {f"{place.__name__}: {kind}": (place, m) for place, t in PLACES for kind, m in t.items()}


UNTOLD = {("minimal", "put_beside: cloud in a plain box")}
"""A page without any element around its article does not tell where a box about the site begins."""


def changed(name: str, added: list[tuple[str, bool, str]]) -> dict[str, Any]:
    """What changes when some parts are added: name of the part, whether split, boxes around it."""
    root = parse(base(name).html)
    placed = False
    at_once = {PARTS[part][0] for part, _, _ in added}
    if sum(PARTS[part][0] in (put_between, put_amid) for part, _, _ in added) > 1:
        at_once.discard(put_amid)  # two boxes without any mark look like those of one text
    for place in (
        put_beside,
        put_behind,
        put_amid,
        put_between,
        put_before,
        put_above,
    ):  # from behind: paths stay true
        for part, is_split, boxes in added if place in at_once else ():
            if PARTS[part][0] is place and (name, part) not in UNTOLD:
                markup = PARTS[part][1]
                placed |= place(root, name, boxed(split(markup) if is_split else markup, boxes))
    if not placed:
        return {}
    return differences(unchanged(name), read(name, root))


def test_most_pages_take_part() -> None:
    for place in (put_before, put_between, put_amid, put_behind):
        taking = [name for name in BASES if place(parse(base(name).html), name, "<div></div>")]
        assert len(taking) > len(BASES) / 2


@pytest.mark.parametrize("part", PARTS)
def test_one_part(part: str) -> None:
    """Every part on every third page, each part on others."""
    turn = list(PARTS).index(part)
    wrong = {
        (name, is_split): found
        for name in BASES[turn % 3 :: 3]
        for is_split in (False, True)
        if (found := changed(name, [(part, is_split, BOXES[turn % len(BOXES)])]))
    }
    assert wrong == {}


@settings(max_examples=EXAMPLES, derandomize=True, deadline=None, database=None)
@given(
    name=st.sampled_from(BASES),
    added=st.lists(
        st.tuples(st.sampled_from(list(PARTS)), st.booleans(), st.sampled_from(BOXES)),
        min_size=2,
        max_size=5,
    ),
)
def test_several_parts(name: str, added: list[tuple[str, bool, str]]) -> None:
    assert changed(name, added) == {}
