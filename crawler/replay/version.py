"""The reader version: a hash of all code that makes a record.

It covers the ``ROOTS`` and what they import from this project, so that a moved or new helper need
not be listed. Modules that need the database are excluded: they store records but do not make any.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOTS = (
    *("crawler.reader", "crawler.sites", "crawler.replay.read", "pipelines"),
    *("archive.records", "archive.articles.identity", "archive.articles.text"),
)
"""Modules and packages that are always covered."""
DATABASE = frozenset(("sqlite3", "sqlite_utils"))
_HERE = Path(__file__).parents[2]


@cache
def reader_version() -> str:
    """Return twelve hexadecimal digits that change with the code that makes a record.

    Raises ``ImportError`` if a root is missing or has no code.
    """
    digest = hashlib.sha256()
    for name, file in sorted(covered().items()):
        source = file.read_bytes()
        digest.update(f"{name} {len(source)}\n".encode() + source)
    return digest.hexdigest()[:12]


def covered() -> dict[str, Path]:
    """Return the modules that make a record, and their files.

    Raises ``ImportError`` if a root is missing or has no code.
    """
    found = {_name(file): file for root in ROOTS for file in _files(root)}
    waiting = list(found.values())
    while waiting:
        for file in _imports(waiting.pop())[0]:
            if _name(file) not in found and not _needs_database(file):
                found[_name(file)] = file
                waiting.append(file)
    return found


def _files(root: str) -> list[Path]:
    """Return the file of a module, or those of a package."""
    path = _HERE.joinpath(*root.split("."))
    files = [*path.rglob("*.py")] if path.is_dir() else [*path.parent.glob(f"{path.name}.py")]
    if not any(map(_has_code, files)):
        raise ImportError(
            f"{root} was expected to hold code that makes records but holds none; correct ROOTS in "
            "crawler.replay.version, or install the program again.",
            name=root,
        )
    return files


def _has_code(file: Path) -> bool:
    """Return whether a file has more than a docstring."""
    tree = ast.parse(file.read_bytes())
    return len(tree.body) > (ast.get_docstring(tree) is not None)


def _name(file: Path) -> str:
    return ".".join(file.relative_to(_HERE).with_suffix("").parts).removesuffix(".__init__")


@cache
def _imports(file: Path) -> tuple[frozenset[Path], frozenset[str]]:
    """Return what a file imports: files of this project, and names of other packages."""
    own: set[Path] = set()
    foreign: set[str] = set()
    for module in _imported(ast.parse(file.read_bytes())):
        path = _HERE.joinpath(*module.split("."))
        files = [f for f in (path.with_name(f"{path.name}.py"), path / "__init__.py") if f.exists()]
        own.update(files)
        if not files:
            foreign.add(module.partition(".")[0])
    return frozenset(own), frozenset(foreign)


def _imported(node: ast.AST) -> Iterator[str]:
    """Yield imported modules and names, except those under ``TYPE_CHECKING``."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from (node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names))
    elif not isinstance(node, ast.If) or "TYPE_CHECKING" not in ast.unparse(node.test):
        for child in ast.iter_child_nodes(node):
            yield from _imported(child)


def _needs_database(file: Path) -> bool:
    """Return whether a module imports the database, directly or through others."""
    passed = {file}
    waiting = [file]
    while waiting:
        own, foreign = _imports(waiting.pop())
        if foreign & DATABASE:
            return True
        waiting += own - passed
        passed |= own
    return False
