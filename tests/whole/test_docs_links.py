"""The strict build of the docs: see docs/decisions/docs.md for why no generator does it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import ROOT

DOCS = ROOT / "docs"
INDEX, DECISIONS = DOCS / "index.md", DOCS / "decisions" / "README.md"
PAGES = sorted(
    (*ROOT.glob("*.md"), *DOCS.rglob("*.md"), ROOT / "archive/articles/places/README.md")
)
KINDS = ("Tutorial", "How-to", "Reference", "Explanation")
FENCE = re.compile(r"^ *```.*?^ *```$", re.M | re.S)
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)", re.S)


def prose(page: Path) -> str:
    """A page without its blocks of code."""
    return FENCE.sub("", page.read_text("utf-8"))


def links(page: Path) -> list[tuple[bool, str, str]]:
    """The links of a page: whether it is a picture, its text, its target."""
    return [(bool(mark), text, target) for mark, text, target in LINK.findall(prose(page))]


def headings(page: Path) -> list[tuple[int, str]]:
    """Level and text of each heading."""
    found = re.findall(r"^(#+) (.+)$", prose(page), re.M)
    return [(len(marks), text) for marks, text in found]


def anchors(page: Path) -> set[str]:
    """The anchors that headings get."""
    bare = (re.sub(r"[^\w\- ]", "", text.casefold()) for _, text in headings(page))
    return {text.replace(" ", "-") for text in bare}


def targets(page: Path) -> list[Path]:
    """The files that a page links."""
    named = (target.partition("#")[0] for _, _, target in links(page) if ":" not in target)
    return [(page.parent / name).resolve() if name else page for name in named]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_page_is_sound(page: Path) -> None:
    faults = [f"no file {path}" for path in targets(page) if not path.exists()]
    for picture, text, target in links(page):
        name, _, anchor = target.partition("#")
        where = page.parent / name if name else page
        if anchor and ":" not in target and anchor not in anchors(where):
            faults.append(f"no heading for {target}")
        if picture and not text.strip():
            faults.append(f"{target} has no text for those who cannot see it")
        if target.startswith("http:"):
            faults.append(f"{target} could be https")
    levels = [level for level, _ in headings(page)]
    if Counter(levels)[1] != 1 or levels[0] != 1:
        faults.append("a page has one title, and begins with it")
    faults += [f"a level was left out: {a} to {b}" for a, b in pairwise(levels) if b > a + 1]
    faults += [f"two headings {name!r}" for name, n in Counter(headings(page)).items() if n > 1]
    if "```" in prose(page):
        faults.append("a block of code is not closed")
    assert faults == []


def test_every_page_stands_once_under_a_kind() -> None:
    parts = re.split(r"^## (\S+):.*$", prose(INDEX), flags=re.M)
    assert tuple(parts[1::2]) == KINDS
    listed = Counter(path for path in targets(INDEX) if path.suffix == ".md")
    expected = {*DOCS.glob("*.md"), DECISIONS} - {INDEX}
    assert {path.name for path in expected - listed.keys()} == set()
    assert [path.name for path, times in listed.items() if times > 1] == []


def test_every_decision_is_listed() -> None:
    assert set(targets(DECISIONS)) == set(DECISIONS.parent.glob("*.md")) - {DECISIONS}


def test_every_picture_is_shown_somewhere() -> None:
    shown = {path for page in PAGES for path in targets(page)}
    assert {path.name for path in (DOCS / "pictures").iterdir() if path not in shown} == set()
