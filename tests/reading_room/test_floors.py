"""The floors of the reading room: an import points down, and never in a circle."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT

FLOORS = ("places", "view", "facets", "room", "pages", "views", "plugin", "__init__", "__main__")
"""From the ground up: the folders and modules of ``reading_room/``."""
FILES = {
    path.relative_to(ROOT).with_suffix("").as_posix().replace("/", "."): path
    for path in sorted((ROOT / "reading_room").rglob("*.py"))
}


def floor(module: str) -> int:
    """The floor of ``reading_room.facets.find``: that of ``facets``."""
    return FLOORS.index([*module.split("."), "__init__"][1])


def imported(path: Path) -> set[str]:
    """The modules of the reading room that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= names & FILES.keys() or {node.module}
    return {module for module in found if module.split(".")[0] == "reading_room"}


def test_every_floor_is_there() -> None:
    assert {floor(module) for module in FILES} == set(range(len(FLOORS)))


@pytest.mark.parametrize("module", FILES)
def test_an_import_points_down(module: str) -> None:
    used = imported(FILES[module])
    assert {other for other in used if floor(other) > floor(module)} == set()


def test_no_import_closes_a_circle() -> None:
    TopologicalSorter({module: imported(path) for module, path in FILES.items()}).prepare()
