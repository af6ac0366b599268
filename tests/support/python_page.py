"""Write the reference part of ``docs/python.md`` from the docstrings of the public names.

python -m tests.support.python_page --write
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
import textwrap
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "python.md"
START = "## Reference\n"
_DOCTEST = re.compile(r"^>>> .*\n?(?:.+\n?)*", re.M)
_PUBLIC = {
    "The archive": (
        ("archive", "Archive", "open get save batch search close db"),
        ("archive.search.narrow", "Filter", ""),
        ("archive.search.find", "Hit", ""),
        ("archive", "ArchiveError", ""),
    ),
    "Records": tuple(
        ("archive", name, "")
        for name in (
            *("Article", "ArchivedArticle", "Teaser", "Page", "Refusal"),
            *("Link", "Address", "DateText", "Remark"),
        )
    ),
    "The reader": (
        *(("crawler.reader", name, "") for name in ("decode", "read_article", "Reading")),
        *(("crawler.reader", name, "") for name in ("read_listing", "read_feed", "read_sitemap")),
        *(("crawler.reader", name, "") for name in ("Listing", "undone", "in_robots")),
    ),
    "Sites": (("crawler.sites", "site_of", ""), ("crawler.sites", "Site", "owns is_article")),
    "Pipelines": (
        ("pipelines.normalise", "normalise_article", ""),
        ("pipelines.normalise", "normalise_teaser", ""),
        ("pipelines.dates", "read_date", ""),
        ("pipelines.dates", "ReadDate", ""),
        ("pipelines.validate", "fault", ""),
    ),
    "Addresses": (
        ("archive.articles.spelling", "canonical_url", ""),
        ("archive.articles.identity", "address_key", ""),
    ),
    "Queries": (
        ("archive.search.query", "parse", ""),
        ("archive.search.query", "to_fts", ""),
        ("archive.search.german", "indexed", ""),
    ),
    "Captures": (
        ("archive.captures.store", "PageStore", "open history visit_at body close"),
        ("archive.captures.records", "Visit", ""),
        ("crawler.warc.ingest", "Ingest", "take finish"),
        ("crawler.warc.ingest", "Tally", ""),
    ),
    "The demo": (("demo.server", "DemoServer", "start stop publish_new edit remove articles"),),
}
"""By heading: module, name, and the members that are public."""


def reference() -> str:
    """Return the reference, heading included."""
    parts = [
        START + "\nGenerated from the docstrings by `python -m tests.support.python_page --write`."
    ]
    for heading, names in _PUBLIC.items():
        parts.append(f"### {heading}")
        for module, name, members in names:
            found = getattr(import_module(module), name)
            parts += _entry(f"{module}.{name}", found)
            for member in members.split():
                parts += _entry(f"{name}.{member}", inspect.getattr_static(found, member))
    return "\n\n".join(parts) + "\n"


def _entry(name: str, found: Any) -> Iterator[str]:
    found = getattr(found, "__func__", found)
    fields = _fields(found) if inspect.isclass(found) else []
    plain = fields or isinstance(found, property) or hasattr(found, "open")  # made by `open`
    call = "" if plain else _signature(found)
    yield f"**`{name}{call}`**"
    yield _markdown(inspect.getdoc(found) or "")
    if fields:
        rows = (f"| `{n}` | `{_cell(t)}` | {_cell(_markdown(text))} |" for n, t, text in fields)
        yield "\n".join(("| field | type | meaning |", "|---|---|---|", *rows))


def _signature(found: Any) -> str:
    if inspect.isclass(found) and issubclass(found, Exception):
        return ""
    signature = inspect.signature(found)
    words: list[str] = []
    for one in signature.parameters.values():
        if one.name in {"self", "cls"}:
            continue
        if one.kind is one.KEYWORD_ONLY and "*" not in words:
            words.append("*")
        plain = isinstance(one.default, str | int | float | tuple | None)
        default = "" if one.default is one.empty else f" = {repr(one.default) if plain else '…'}"
        stars = "**" if one.kind is one.VAR_KEYWORD else ""
        words.append(f"{stars}{one.name}: {one.annotation}{default}")
    back = signature.return_annotation
    return f"({', '.join(words)})" + ("" if back in {"None", signature.empty} else f" -> {back}")


def _fields(found: type) -> list[tuple[str, str, str]]:
    """Name, type and docstring of each field that a class itself declares."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(found))).body
    assert isinstance(tree, ast.ClassDef)
    fields = []
    for here, after in zip(tree.body, [*tree.body[1:], None], strict=True):
        if isinstance(here, ast.AnnAssign) and isinstance(here.target, ast.Name):
            said = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            text = inspect.cleandoc(str(after.value.value)) if said else ""  # type: ignore[union-attr]
            fields.append((here.target.id, ast.unparse(here.annotation), text))
    return [one for one in fields if not one[0].startswith("_")]


def _markdown(text: str) -> str:
    """Turn a docstring into Markdown, its doctests into fenced blocks."""
    text = re.sub(r":\w+:`", "`", text).replace("``", "`").replace("::\n", ":\n")
    return _DOCTEST.sub(lambda found: f"```pycon\n{found[0].rstrip()}\n```", text)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


if __name__ == "__main__":
    page = PAGE.read_text("utf-8").partition(START)[0] + reference()
    if "--write" in sys.argv:
        PAGE.write_text(page, "utf-8")
    else:
        print(page, end="")
