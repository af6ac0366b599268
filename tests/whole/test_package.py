"""What a built package would hold: the code, and every file that the code reads."""

from __future__ import annotations

import ast
import re
import tomllib
from glob import glob
from importlib.resources import files
from pathlib import Path

import pytest

from archive.program import SOFTWARE
from tests.conftest import ROOT

DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
SETUPTOOLS = DECLARED["tool"]["setuptools"]
PACKAGES = [pattern.rstrip("*") for pattern in SETUPTOOLS["packages"]["find"]["include"]]
DATA: dict[str, list[str]] = SETUPTOOLS["package-data"]
TYPED = ("archive", "crawler", "pipelines", "reading_room")


def declared(name: str) -> set[Path]:
    """The data files that setuptools takes along for a package and those inside it."""
    top, found = Path(str(files(name))), set[Path]()
    for init in top.rglob("__init__.py"):
        folder = init.parent
        dotted = ".".join((name, *folder.relative_to(top).parts))
        for pattern in (*DATA.get("*", ()), *DATA.get(dotted, ())):
            found |= {folder / f for f in glob(pattern, root_dir=folder, recursive=True)}
    return {path for path in found if path.is_file()}


@pytest.mark.parametrize("name", PACKAGES)
def test_every_file_beside_the_code_is_declared(name: str) -> None:
    beside = {
        path
        for path in Path(str(files(name))).rglob("*")
        if path.is_file() and path.suffix != ".py" and "__pycache__" not in path.parts
    }
    assert sorted(beside - declared(name)) == []


@pytest.mark.parametrize("package", [name for name in DATA if name != "*"])
def test_every_pattern_finds_a_file(package: str) -> None:
    folder = Path(str(files(package)))
    for pattern in DATA[package]:
        assert glob(pattern, root_dir=folder, recursive=True), pattern


@pytest.mark.parametrize("name", TYPED)
def test_the_packages_say_that_they_have_types(name: str) -> None:
    assert Path(str(files(name))) / "py.typed" in declared(name)


@pytest.mark.parametrize("name", PACKAGES)
def test_every_folder_with_code_is_a_package(name: str) -> None:
    top = Path(str(files(name)))
    folders = {path.parent for path in top.rglob("*.py")}
    assert [f for f in sorted(folders) if not (f / "__init__.py").is_file()] == []


@pytest.mark.parametrize("name", TYPED)
def test_what_people_read_names_the_program_that_was_called(name: str) -> None:
    """`archive.program.PROGRAM`, not the word: an installed one is not called ``scrapy``."""
    commands = "|".join(f.stem for f in (ROOT / "crawler" / "commands").glob("[a-z]*.py"))
    named = re.compile(rf"\bscrapy (?:{commands})\b")
    wrong = [
        f"{path.relative_to(ROOT)}:{statement.lineno}"
        for path in sorted((ROOT / name).rglob("*.py"))
        for statement in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(statement, ast.stmt) and not is_documentation(statement)
        for node in ast.iter_child_nodes(statement)
        for part in ast.walk(node)
        if isinstance(part, ast.Constant)
        and isinstance(part.value, str)
        and named.search(part.value)
    ]
    assert wrong == []


def is_documentation(statement: ast.stmt) -> bool:
    """Whether a statement is a string alone, or holds others, which are looked at themselves."""
    alone = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return alone or hasattr(statement, "body")


def test_nobody_is_sent_to_an_index_for_us() -> None:
    """We are in none: whoever takes the name there would be installed."""
    read = [path for name in (*PACKAGES, "docs") for path in (ROOT / name).rglob("*.*")]
    texts = [p for p in (*read, ROOT / "README.md") if p.suffix in (".py", ".md", ".yaml", ".html")]
    sent = re.compile(r"kommunews\[|install (?:-\S+ )*['\"]?kommunews\b(?!-)")
    assert [str(p) for p in texts if sent.search(p.read_text("utf-8"))] == []
    assert sent.search("pip install -U 'kommunews[browse]'")
    assert not sent.search("pip install --no-deps kommunews-*.whl")


def test_we_introduce_ourselves_by_the_version_that_is_declared() -> None:
    assert "Kommunews/" + DECLARED["project"]["version"].rpartition(".")[0] == SOFTWARE
