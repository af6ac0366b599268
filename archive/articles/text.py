"""The small safe subset of HTML in which the archive keeps bodies, and its plain text. Pure.

``body_html`` consists of the blocks p, h2, h3, ul/ol of li, blockquote of p, and table of tr of th
and td; inside them a (with an http(s) ``href``), strong and em. ``body`` is always
``plain_text(body_html)``.
"""

from __future__ import annotations

import re
from html import escape, unescape

_CELL = "\x1f"  # the unit separator of ASCII
_BREAKS = {
    **dict.fromkeys(("/p", "/h2", "/h3", "/ul", "/ol", "/blockquote", "/table"), "\n\n"),
    **dict.fromkeys(("/li", "/tr"), "\n"),
    **dict.fromkeys(("/td", "/th"), _CELL),
}
"""What stands in the text for the tags that end a block, an item or a cell."""
_OUTER = re.compile(rf"(?<![^\n]){_CELL}+|{_CELL}+(?![^\n])")
_INNER = re.compile(f"{_CELL}+")
"""The ends of cells at the beginning or end of a row, and between two cells that are not empty."""


def plain_text(body_html: str) -> str:
    """Return the plain text of a body in the safe subset.

    Blocks are separated by one blank line, items of a list and rows of a table by a line break,
    cells that are not empty by `` | ``.

    >>> plain_text("<h2>Ziele</h2><p>Ein <em>Amt</em> &amp; mehr.</p><ul><li>a</li><li>b</li></ul>")
    'Ziele\\n\\nEin Amt & mehr.\\n\\na\\nb'
    >>> plain_text("<table><tr><td>Jahr</td><td></td><td>Fälle</td></tr></table>")
    'Jahr | Fälle'
    """
    first, *rest = body_html.split("<")
    parts = [first]
    for piece in rest:
        tag, end, said = piece.partition(">")
        parts += (_BREAKS.get(tag, ""), said) if end else ("<", piece)
    text = "".join(parts)
    if _CELL in text:
        text = _INNER.sub(" | ", _OUTER.sub("", text))
    text = unescape(text)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip()


def paragraphs(body: str) -> str:
    """Mark up a body as paragraphs only, as ``articles_full`` shows one without markup of its own.

    >>> paragraphs("Amt & mehr.\\n\\nZwei.")
    '<p>Amt &amp; mehr.</p><p>Zwei.</p>'
    """
    return f"<p>{escape(body, quote=False)}</p>".replace("\n\n", "</p><p>")
