"""Two texts beside each other, and tables in them."""

from __future__ import annotations

import re

from reading_room.view.diff import compare_texts, compare_words
from reading_room.view.grids import blocks, with_tables
from reading_room.view.marks import Marker
from reading_room.view.safety import sanitise


def test_a_difference_gives_both_texts_back() -> None:
    old = "Erster Absatz mit Wort.\n\nZweiter Absatz.\n\nDritter."
    new = "Erster Absatz mit anderem Wort.\n\nNeu & <b>dazu</b>.\n\nDritter."
    rows = compare_texts(old, new)

    def text(side: str) -> str:
        kept = [re.sub(r"</?(?:del|ins)>", "", str(getattr(r, side))) for r in rows]
        return "\n\n".join(k for k in kept if k)

    assert text("old") == old
    assert text("new") == new.replace("&", "&amp;").replace("<b>", "&lt;b&gt;").replace(
        "</b>", "&lt;/b&gt;"
    )
    assert "mit <ins>anderem</ins> Wort" in str(rows[0].new)
    assert rows[-1].same


def test_tables_are_compared_row_by_row() -> None:
    old = "Im Überblick:\n\nJahr | Fälle\n2023 | 10\n2024 | 12\n2025 | 15"
    new = "Im Überblick:\n\nJahr | Fälle\n2023 | 10\n2024 | 13\n2025 | 15\n2026 | 9"
    rows = compare_texts(old, new)
    assert [(row.same, row.kind) for row in rows] == [
        (True, ""), (True, "row"), (True, "row"), (False, "row"), (True, "row"), (False, "row"),
    ]  # fmt: skip
    assert str(rows[3].new) == (
        '<span class="cells"><span class="cell">2024</span> <span class="cell"><ins>13</ins>'
        "</span></span>"
    )
    assert (str(rows[5].old), str(rows[5].new).count("<ins>")) == ("", 2)
    wider = compare_texts("a | 1\nb | 2", "a | 1 | x\nb | 2 | y")
    assert [str(row.new).count("<ins>") for row in wider] == [3, 3]
    listed = compare_texts("eins\nzwei\ndrei", "eins\nzwo\ndrei")
    assert [row.same for row in listed if row.old and row.new] == [True, True]


def test_a_table_of_an_article_stays_one() -> None:
    listed = "<ul><li>Jahr | Fälle</li><li>2024 | <strong>7</strong></li></ul>"
    table = str(with_tables(sanitise(listed, {})))
    cells = (
        "<table><tr><td>Jahr</td><td>Fälle</td></tr>"
        "<tr><td>2024</td><td><strong>7</strong></td></tr></table>"
    )
    assert str(with_tables(sanitise(cells, {}))) == table
    named = "<table><tbody><tr><th>Jahr</th><td>2024</td></tr></tbody></table>"
    assert str(with_tables(sanitise(named, {}))) == named
    assert '<th scope="col">Fälle</th>' in table
    assert "<td><strong>7</strong></td>" in table
    for other in ("<ul><li>a</li><li>b</li></ul>", "<ul><li>a | b</li><li>c</li></ul>",
                  "<ul><li><em>a | b</em></li><li>c | d</li></ul>"):  # fmt: skip
        html = sanitise(other, {})
        assert with_tables(html) == html
    marker = Marker(lambda word: word == "7")
    (block,) = blocks("Jahr | Fälle\n2024 | 7", marker.text)
    assert '<td><mark id="stelle">7</mark></td>' in block
    assert marker.count == 1


def test_a_difference_of_long_texts_ends_soon() -> None:
    compare_words("a b " * 40_000, "b a " * 40_000)
    compare_texts("a | b\n" * 20_000, "b | a\n" * 20_000)
    assert compare_texts(None, None) == []
