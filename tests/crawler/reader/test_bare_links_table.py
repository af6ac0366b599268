"""Links without words: one that a style sheet may stretch over a card is a block, one around the
box of an icon is none, so that a row of them keeps no headline from its text."""

from __future__ import annotations

import pytest

from crawler.reader.markup.elements import Elements
from crawler.reader.markup.flow import read_flow
from crawler.reader.markup.parse import parse_html


@pytest.mark.parametrize(
    ("inside", "bare"),
    [
        ("", 1),
        ("<span class=cover></span>", 1),
        ("<i></i> <svg><path d='M0 0'/></svg>", 1),
        ("<x-icon name=f></x-icon>", 0),
        ("\n<x-icon name=f><x-sign></x-sign></x-icon>\n", 0),
        ("<div class=icon></div>", 0),
    ],
)
def test_a_link_without_words_is_a_block_unless_it_holds_a_box(inside: str, bare: int) -> None:
    row = "".join(f"<li><a href='https://teilen.example/{n}'>{inside}</a></li>" for n in range(4))
    tree = parse_html(f"<body><h1>Das Moor</h1><ul>{row}</ul><p>Es wird nass.</p></body>")
    assert tree is not None
    blocks = read_flow(Elements(tree)).blocks
    assert [b.line for b in blocks if not b.bare] == ["Das Moor", "Es wird nass."]
    assert sum(len(b.bare) for b in blocks) == 4 * bare
    assert len(blocks) == 2 + 4 * bare
