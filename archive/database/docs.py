"""Describe an archive from the comments of ``schema.sql``: the source of ``docs/schema.md``. Pure.

python -m archive.database.docs > docs/schema.md
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from archive.database.connection import ARCHIVE
from archive.database.schema import statements

_CREATE = re.compile(r"^CREATE (TABLE|VIEW|VIRTUAL TABLE) (\w+)$", re.MULTILINE)
_COLUMN = re.compile(r"^    (\w+) (?:INTEGER|REAL|TEXT|BLOB)\b")
_COMMENT = re.compile(r"(?:^|(?<=\s))-- ?(.*)$")
_OF_VIEW = re.compile(r"\b(\w+),?\s*$")
_LONG = ("body", "body_html")
FULL = "articles_full"
_START = """\
# What stands in an archive

Made from the comments in `archive/database/schema.sql` by `python -m archive.database.docs`; do not
edit it here.

Start from **`articles_full`**: one row per article, bodies included. All times are UTC
`YYYY-MM-DDTHH:MM:SSZ`, all dates `YYYY-MM-DD`; what is unknown is NULL; lists are JSON arrays.
Tables whose name begins with `_` are of use to the archive and its crawl only and may change; from
1.0 on, all others only ever gain columns.
"""


class Described(NamedTuple):
    """A table or view in words."""

    kind: str
    """``TABLE``, ``VIEW`` or ``VIRTUAL TABLE``."""
    text: str
    """What it holds."""
    columns: dict[str, str]
    """Meaning of its columns, in order; for a view only those it explains itself."""


def parse(sql: str) -> dict[str, Described]:
    """Parse the tables and views of a schema, in order.

    >>> parse("CREATE TABLE a\\n-- Things.\\n(\\n    b TEXT, -- One\\n        -- thing.\\n);")
    {'a': Described(kind='TABLE', text='Things.', columns={'b': 'One thing.'})}
    >>> parse("CREATE VIEW v\\n-- All.\\nAS SELECT\\n    b + 1 AS c, -- More.\\nFROM a;")["v"][2]
    {'c': 'More.'}
    """
    found: dict[str, Described] = {}
    for statement in statements(sql):
        if (start := _CREATE.search(statement)) is None:
            continue
        texts: dict[str, list[str]] = {"": []}  # of the table itself, then by column
        is_view = start[1] == "VIEW"
        named = ""
        for line in statement[start.end() + 1 :].splitlines():
            comment = _COMMENT.search(line)
            code = line[: comment.start()] if comment else line
            if is_view and code.strip():
                if code.startswith("FROM"):
                    break
                found_name = _OF_VIEW.search(code)
                named = found_name[1] if found_name else ""
            elif column := _COLUMN.match(line):
                named = column[1]
                texts[named] = []
            elif start[1] == "TABLE" and not line.lstrip().startswith(("--", "(")):
                break  # constraints of the whole table
            if comment:
                texts.setdefault(named, []).append(comment[1])
        text, *columns = ((name, " ".join(lines)) for name, lines in texts.items())
        found[start[2]] = Described(start[1], text[1], dict(columns))
    return found


@cache
def _described() -> dict[str, Described]:
    return parse(ARCHIVE.sql)


TABLES = tuple(name for name, found in _described().items() if found.kind == "TABLE")
"""The tables, in the order of the page."""
VIEWS = tuple(name for name, found in _described().items() if found.kind != "TABLE")
"""The views, then the full-text indexes."""


def columns(table: str) -> dict[str, str]:
    """Return name and description of every column of a table, in order."""
    return dict(_described()[table].columns)


def full_columns() -> dict[str, str]:
    """Return name and description of every column of the view ``articles_full``."""
    described, texts = columns("articles"), columns("texts")
    place = list(described).index("teaser") + 1
    names = [*list(described)[:place], *_LONG, *list(described)[place:]]
    both = {name: texts[name] if name in _LONG else described[name] for name in names}
    return {**both, **columns(FULL)}


def described(name: str) -> str:
    """Return what a table or view holds, in one sentence."""
    return _described()[name].text


def markdown() -> str:
    """Return the whole page."""
    parts = [_START]
    explained = [*TABLES, *(view for view in VIEWS if columns(view) and view != FULL)]
    for table in sorted(explained, key=lambda name: name.startswith("_")):  # internals last
        lines = [f"## {table}", "", described(table), "", "| column | meaning |", "|---|---|"]
        lines += [f"| `{name}` | {_cell(text)} |" for name, text in columns(table).items()]
        parts.append("\n".join(lines) + "\n")
    lines = ["## Views and indexes", "", "| name | what it shows |", "|---|---|"]
    lines += [f"| `{name}` | {_cell(described(name))} |" for name in VIEWS]
    return "\n".join((*parts, *lines)) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    print(markdown(), end="")
