"""Tables in the texts of articles, with a head where the first row is one. Pure.

The plain text has one row per line and `` | `` between cells. Early readers wrote a table as a list
of such lines, and archives hold some.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markupsafe import Markup, escape

BETWEEN = " | "
"""Separator between the cells of a row."""
_LIST = re.compile(r"<ul>((?:(?!</?ul>).)*)</ul>", re.DOTALL)
_TABLE = re.compile(r"<table>((?:(?!</?table|<th).)*)</table>", re.DOTALL)
_DIGIT = re.compile(r"\d")


def cells_of(lines: Sequence[str]) -> list[list[str]] | None:
    """Split lines that are the rows of one table into cells; ``None`` for other lines.

    >>> cells_of(["Jahr | Fälle", "2024 | 7"]), cells_of(["a | b", "c"]), cells_of(["a | b"])
    ([['Jahr', 'Fälle'], ['2024', '7']], None, None)
    """
    rows = [line.split(BETWEEN) for line in lines]
    widths = {len(row) for row in rows}
    return rows if len(rows) > 1 and len(widths) == 1 and widths != {1} else None


def with_tables(html: Markup) -> Markup:
    """Turn the lists of rows in sanitised markup into tables, and give those a head that name no
    cell of it.

    >>> str(with_tables(Markup("<ul><li>Jahr | Fälle</li><li>2024 | <em>7</em></li></ul>")))[:66]
    '<table><thead><tr><th scope="col">Jahr</th><th scope="col">Fälle</'
    """
    headed = _TABLE.sub(lambda found: _with_head(found[1]), html)
    return Markup(_LIST.sub(lambda found: _as_table(found[1]) or found[0], headed))


def _with_head(rows: str) -> str:
    cells = (row.split("<td>")[1:] for row in rows.split("<tr>")[1:])
    return _table([[cell.partition("</td>")[0] for cell in row] for row in cells])


def blocks(text: str, shown: Callable[[str], Markup] = escape) -> list[Markup]:
    """Render a plain text as paragraphs and tables. ``shown`` turns a piece of text into markup.

    >>> [str(block) for block in blocks("A & B\\n\\neins\\nzwei")]
    ['<p>A &amp; B</p>', '<p>eins<br>zwei</p>']
    """
    found = []
    for passage in filter(None, text.split("\n\n")):
        lines = passage.split("\n")
        if rows := cells_of(lines):
            made = _table([[str(shown(cell)) for cell in row] for row in rows])
        else:
            made = f"<p>{'<br>'.join(str(shown(line)) for line in lines)}</p>"
        found.append(Markup(made))
    return found


def _as_table(items: str) -> str | None:
    lines = items.removeprefix("<li>").removesuffix("</li>").split("</li><li>")
    rows = cells_of(lines)
    # A " | " inside a link or another element does not separate cells.
    if rows is None or any(c.count("<") != 2 * c.count("</") for row in rows for c in row):
        return None
    return _table(rows)


def _table(rows: list[list[str]]) -> str:
    """Render rows as a table; the first is its head if only the others hold figures."""
    head, *others = rows
    heads = not any(map(_DIGIT.search, head)) and any(
        _DIGIT.search(cell) for row in others for cell in row
    )
    top = "".join(f'<th scope="col">{cell}</th>' for cell in head) if heads else ""
    body = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>"
        for row in (others if heads else rows)
    )
    return f"<table>{f'<thead><tr>{top}</tr></thead>' if top else ''}<tbody>{body}</tbody></table>"
