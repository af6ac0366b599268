"""Two versions of a text side by side, with the differing words marked. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from markupsafe import Markup, escape

from reading_room.view.grids import BETWEEN, cells_of

_WORD = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)
_LONGEST = 4000
"""Words of a passage up to which words are compared; a longer passage is one change."""
_LONG = 800
"""Words of a passage from which similarity compares counts of words, ignoring their order."""
_MOST_LINES = 400
"""Lines of a list or table up to which they are compared line by line."""


@dataclass(frozen=True, slots=True)
class DiffRow:
    """Hold a passage of the old text beside one of the new; a side may be empty."""

    old: Markup
    new: Markup
    same: bool
    kind: str = ""
    """``line`` of a list, ``row`` of a table, or empty for a paragraph."""


@dataclass(frozen=True, slots=True)
class _Passage:
    text: str
    kind: str

    @property
    def cells(self) -> list[str]:
        return self.text.split(BETWEEN) if self.kind == "row" else [self.text]


def compare_texts(old: str | None, new: str | None) -> list[DiffRow]:
    """Align two texts side by side: their paragraphs, the lines of lists, the rows of tables.

    >>> [str(row.new) for row in compare_texts("Die alte Brücke.", "Die neue Brücke.")]
    ['Die <ins>neue</ins> Brücke.']
    """
    a, b = _passages(old), _passages(new)
    found: list[DiffRow] = []
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [DiffRow(_shown(x), _shown(x), True, x.kind) for x in a[a1:a2]]
        else:
            found += _changed(a[a1:a2], b[b1:b2])
    return found


def folded(rows: list[DiffRow]) -> list[tuple[bool, list[DiffRow]]]:
    """Group rows into those to show and those to fold: long stretches of unchanged passages, except
    the one next to a change.

    >>> rows = [DiffRow(Markup(n), Markup(n), n != "x") for n in "abcdxefgh"]
    >>> [(hide, len(some)) for hide, some in folded(rows)]
    [(True, 3), (False, 3), (True, 3)]
    """
    near = [any(not row.same for row in rows[max(n - 1, 0) : n + 2]) for n in range(len(rows))]
    found: list[tuple[bool, list[DiffRow]]] = []
    for shown, group in groupby(zip(near, rows, strict=True), key=lambda pair: pair[0]):
        some = [row for _, row in group]
        hide = not shown and len(some) > 1
        if found and found[-1][0] == hide:
            found[-1][1].extend(some)
        else:
            found.append((hide, some))
    return found


def compare_words(old: str, new: str) -> tuple[Markup, Markup]:
    """Mark with ``del`` and ``ins`` the words that only one of two passages has.

    >>> compare_words("5 Euro", "7 Euro")
    (Markup('<del>5</del> Euro'), Markup('<ins>7</ins> Euro'))
    """
    a, b = _WORD.findall(old), _WORD.findall(new)
    if max(len(a), len(b)) > _LONGEST:
        return _marked("del", old), _marked("ins", new)
    left, right = [], []
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        before, after = "".join(a[a1:a2]), "".join(b[b1:b2])
        left.append(escape(before) if kind == "equal" else _marked("del", before))
        right.append(escape(after) if kind == "equal" else _marked("ins", after))
    return Markup("").join(left), Markup("").join(right)


def _changed(a: list[_Passage], b: list[_Passage]) -> list[DiffRow]:
    """Align passages that replace each other: pair the most similar, in order."""
    rows: list[DiffRow] = []
    taken = 0
    for passage in b:
        best, share = None, 0.35
        for n in range(taken, min(len(a), taken + 12)):
            alike = _alike(a[n], passage)
            if alike > share:
                best, share = n, alike
        if best is None:
            rows.append(DiffRow(Markup(""), _shown(passage, "ins"), False, passage.kind))
            continue
        rows += [_lost(passage) for passage in a[taken:best]]
        rows.append(_beside(a[best], passage))
        taken = best + 1
    return rows + [_lost(passage) for passage in a[taken:]]


def _alike(a: _Passage, b: _Passage) -> float:
    """Return the similarity of two passages, 0 to 1; table rows with the same name match."""
    if "row" in (a.kind, b.kind):
        return float(a.kind == b.kind and a.cells[0] == b.cells[0])
    one, other = a.text.split(), b.text.split()
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() if max(len(one), len(other)) > _LONG else matcher.ratio()


def _beside(a: _Passage, b: _Passage) -> DiffRow:
    if len(a.cells) != len(b.cells):
        return DiffRow(_shown(a, "del"), _shown(b, "ins"), False, b.kind)
    pairs = [compare_words(old, new) for old, new in zip(a.cells, b.cells, strict=True)]
    old, new = ([pair[side] for pair in pairs] for side in (0, 1))
    return DiffRow(_in_cells(old, a.kind), _in_cells(new, b.kind), False, b.kind)


def _lost(passage: _Passage) -> DiffRow:
    return DiffRow(_shown(passage, "del"), Markup(""), False, passage.kind)


def _shown(passage: _Passage, tag: str = "") -> Markup:
    """Render a passage, all of it inside ``tag`` if one is given."""
    pieces = [_marked(tag, cell) if tag else escape(cell) for cell in passage.cells]
    return _in_cells(pieces, passage.kind)


def _in_cells(pieces: list[Markup], kind: str) -> Markup:
    if kind != "row":
        return Markup("").join(pieces)
    cells = Markup(" ").join(Markup('<span class="cell">{}</span>').format(p) for p in pieces)
    return Markup('<span class="cells">{}</span>').format(cells)


def _marked(tag: str, text: str) -> Markup:
    """Wrap a piece in a tag, leaving the blanks around it outside."""
    if not (core := text.strip()):
        return escape(text)
    before, after = text.split(core, 1)
    return Markup(f"{{}}<{tag}>{{}}</{tag}>{{}}").format(before, core, after)


def _passages(text: str | None) -> list[_Passage]:
    found: list[_Passage] = []
    for paragraph in (text or "").split("\n\n"):
        lines = [line for line in paragraph.split("\n") if line.strip()]
        if 1 < len(lines) < _MOST_LINES:
            kind = "row" if cells_of(lines) else "line"
            found += [_Passage(line, kind) for line in lines]
        elif lines:
            found.append(_Passage(paragraph, ""))
    return found
