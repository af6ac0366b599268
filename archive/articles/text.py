"""The small safe subset of HTML in which the archive keeps bodies, and its plain text. Pure.

``body_html`` consists of the blocks p, h2, h3, ul/ol of li, and blockquote of p; inside them a
(with an http(s) ``href``), strong and em. ``body`` is always ``plain_text(body_html)``.
"""

from __future__ import annotations

from html import escape, unescape

_BREAKS = dict.fromkeys(("/p", "/h2", "/h3", "/ul", "/ol", "/blockquote"), "\n\n") | {"/li": "\n"}
"""What stands in the text for the tags that end a block or an item."""


def plain_text(body_html: str) -> str:
    """Return the plain text of a body in the safe subset.

    Blocks are separated by one blank line, items of a list by a line break.

    >>> plain_text("<h2>Ziele</h2><p>Ein <em>Amt</em> &amp; mehr.</p><ul><li>a</li><li>b</li></ul>")
    'Ziele\\n\\nEin Amt & mehr.\\n\\na\\nb'
    """
    first, *rest = body_html.split("<")
    parts = [first]
    for piece in rest:
        tag, end, said = piece.partition(">")
        parts += (_BREAKS.get(tag, ""), said) if end else ("<", piece)
    text = unescape("".join(parts))
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip()


def paragraphs(body: str) -> str:
    """Mark up a body as paragraphs only, as ``articles_full`` shows one without markup of its own.

    >>> paragraphs("Amt & mehr.\\n\\nZwei.")
    '<p>Amt &amp; mehr.</p><p>Zwei.</p>'
    """
    return f"<p>{escape(body, quote=False)}</p>".replace("\n\n", "</p><p>")
