"""The reader version: a hash of all code that makes a record.

It covers the ``ROOTS`` and what they import of this project, found by the import system and by the
import statements in their sources: a helper that is moved or new is covered without being listed.
Modules that need the database are left out, as they store records and make none.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import find_spec
from pathlib import Path

ROOTS = (
    *("crawler.reader", "crawler.sites", "crawler.replay.read", "pipelines"),
    *("archive.records", "archive.articles.identity", "archive.articles.text"),
)
"""Modules and whole packages that make a record; always covered."""
DATABASE = frozenset(("sqlite3", "sqlite_utils"))


@cache
def reader_version() -> str:
    """Return twelve hexadecimal digits that change with every change of code that makes a record.

    Raises ``ImportError`` where a root is missing or holds no code.
    """
    digest = hashlib.sha256()
    for name, file in sorted(covered().items()):
        source = file.read_bytes()
        digest.update(f"{name} {len(source)}\n".encode() + source)
    return digest.hexdigest()[:12]


def covered() -> dict[str, Path]:
    """Return the modules that make a record, and their files.

    Raises ``ImportError`` where a root is missing or holds no code.
    """
    found = {name: file for root in ROOTS for name, file in _modules(root).items()}
    waiting = list(found)
    while waiting:
        for name in _imports(waiting.pop())[0]:
            if name not in found and not _needs_database(name):
                found[name] = _source(name)
                waiting.append(name)
    return found


def _modules(root: str) -> dict[str, Path]:
    """A module, or all modules of a package, and their files."""
    spec = _spec(root)
    if spec is None:
        found = {}
    elif spec.submodule_search_locations is None:
        found = {root: _source(root)}
    else:
        found = {
            _module_name(root, file.relative_to(folder)): file
            for folder in map(Path, spec.submodule_search_locations)
            for file in folder.rglob("*.py")
        }
    if not any(map(_has_code, found.values())):
        raise ImportError(
            f"{root} was expected to hold code that makes records but holds none; correct ROOTS in "
            "crawler.replay.version, or install the program again.",
            name=root,
        )
    return found


def _has_code(file: Path) -> bool:
    """Whether a file holds more than a docstring."""
    tree = ast.parse(file.read_bytes())
    return len(tree.body) > (ast.get_docstring(tree) is not None)


def _module_name(package: str, file: Path) -> str:
    parts = file.with_suffix("").parts
    return ".".join((package, *(parts[:-1] if parts[-1] == "__init__" else parts)))


@cache
def _spec(name: str) -> ModuleSpec | None:
    """How Python would import a module; nothing is imported for it."""
    parent, _, _ = name.rpartition(".")
    if not parent:
        return find_spec(name)
    above = _spec(parent)
    if above is None or above.submodule_search_locations is None:
        return None
    return PathFinder.find_spec(name, above.submodule_search_locations)


def _source(name: str) -> Path:
    spec = _spec(name)
    if spec is None or not spec.origin or not spec.has_location:
        raise ImportError(
            f"{name} makes records and was expected to have a source file but has none; install "
            "the program again.",
            name=name,
        )
    return Path(spec.origin)


@cache
def _imports(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a module imports: modules of this project, and packages of others."""
    ours = {root.partition(".")[0] for root in ROOTS}
    own: set[str] = set()
    foreign: set[str] = set()
    for module, attributes in _statements(name):
        if module.partition(".")[0] not in ours:
            foreign.add(module.partition(".")[0])
            continue
        inner = {f"{module}.{attribute}" for attribute in attributes}
        modules = {full for full in inner if (spec := _spec(full)) is not None and spec.origin}
        own |= modules
        if not attributes or modules != inner:
            own.add(module)
    return frozenset(own), frozenset(foreign)


def _statements(name: str) -> Iterator[tuple[str, list[str]]]:
    """The import statements of a module: module and names; those for type checkers left out."""
    spec = _spec(name)
    package = name if spec and spec.submodule_search_locations else name.rpartition(".")[0]
    waiting: list[ast.AST] = [ast.parse(_source(name).read_bytes())]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from ((alias.name, []) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package.rsplit(".", node.level - 1)[0] if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            yield module, [alias.name for alias in node.names]
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            waiting += node.orelse
        else:
            waiting += ast.iter_child_nodes(node)


def _needs_database(name: str) -> bool:
    """Whether a module imports the database, directly or through others."""
    passed = {name}
    waiting = [name]
    while waiting:
        own, foreign = _imports(waiting.pop())
        if foreign & DATABASE:
            return True
        waiting += own - passed
        passed |= own
    return False
