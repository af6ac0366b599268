"""Two versions of a text beside each other, with the words that differ marked. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from markupsafe import Markup, escape

_WORD = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)
_LONGEST = 4000
"""Words of one passage up to which single words are compared; beyond, the passage is one change."""


@dataclass(frozen=True, slots=True)
class DiffRow:
    """A paragraph of the old text beside one of the new; a side may be empty."""

    old: Markup
    new: Markup
    same: bool


def compare_texts(old: str | None, new: str | None) -> list[DiffRow]:
    """Align the paragraphs of two texts side by side.

    >>> [str(row.new) for row in compare_texts("Die alte Brücke.", "Die neue Brücke.")]
    ['Die <ins>neue</ins> Brücke.']
    """
    a, b = _paragraphs(old), _paragraphs(new)
    found: list[DiffRow] = []
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [DiffRow(escape(x), escape(x), True) for x in a[a1:a2]]
        else:
            found += _changed(a[a1:a2], b[b1:b2])
    return found


def folded(rows: list[DiffRow]) -> list[tuple[bool, list[DiffRow]]]:
    """Group rows into those to show and those to fold away: long stretches of unchanged passages,
    but for the one beside a change.

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
    """Mark with ``del`` and ``ins`` what only one of two passages has.

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


def _changed(a: list[str], b: list[str]) -> list[DiffRow]:
    """Align passages that replace each other: the most alike become neighbours, in order."""
    rows: list[DiffRow] = []
    taken = 0
    for passage in b:
        best, share = None, 0.35
        for n in range(taken, min(len(a), taken + 12)):
            alike = SequenceMatcher(None, a[n].split(), passage.split(), autojunk=False).ratio()
            if alike > share:
                best, share = n, alike
        if best is None:
            rows.append(DiffRow(Markup(""), _marked("ins", passage), False))
            continue
        rows += [DiffRow(_marked("del", lost), Markup(""), False) for lost in a[taken:best]]
        rows.append(DiffRow(*compare_words(a[best], passage), False))
        taken = best + 1
    return rows + [DiffRow(_marked("del", lost), Markup(""), False) for lost in a[taken:]]


def _marked(tag: str, text: str) -> Markup:
    """Put a piece between tags, the blanks around it outside: a mark begins with a word."""
    if not (core := text.strip()):
        return escape(text)
    before, after = text.split(core, 1)
    return Markup(f"{{}}<{tag}>{{}}</{tag}>{{}}").format(before, core, after)


def _paragraphs(text: str | None) -> list[str]:
    return [p for p in (text or "").split("\n\n") if p.strip()]
