"""Two versions of a text beside each other, with the words that differ marked. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup, escape

_WORD = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)
_LONGEST = 4000
"""Words of one passage up to which single words are compared; beyond, the passage is one change."""


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of the old text beside one of the new; a side may be empty."""

    old: Markup
    new: Markup
    same: bool


def compare(old: str | None, new: str | None) -> list[Row]:
    """The paragraphs of two texts, those that belong together side by side.

    >>> [str(row.new) for row in compare("Die alte Brücke.", "Die neue Brücke.")]
    ['Die <ins>neue</ins> Brücke.']
    """
    a, b = _paragraphs(old), _paragraphs(new)
    found: list[Row] = []
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [Row(escape(x), escape(x), True) for x in a[a1:a2]]
        else:
            found += _changed(a[a1:a2], b[b1:b2])
    return found


def words(old: str, new: str) -> tuple[Markup, Markup]:
    """Two passages, what only one of them has marked with ``del`` and ``ins``.

    >>> words("5 Euro", "7 Euro")
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


def _changed(a: list[str], b: list[str]) -> list[Row]:
    """Passages that replace each other: the most alike become neighbours, in order."""
    rows: list[Row] = []
    taken = 0
    for passage in b:
        best, share = None, 0.35
        for n in range(taken, min(len(a), taken + 12)):
            alike = SequenceMatcher(None, a[n].split(), passage.split(), autojunk=False).ratio()
            if alike > share:
                best, share = n, alike
        if best is None:
            rows.append(Row(Markup(""), _marked("ins", passage), False))
            continue
        rows += [Row(_marked("del", lost), Markup(""), False) for lost in a[taken:best]]
        rows.append(Row(*words(a[best], passage), False))
        taken = best + 1
    return rows + [Row(_marked("del", lost), Markup(""), False) for lost in a[taken:]]


def _marked(tag: str, text: str) -> Markup:
    """A piece between tags, the blanks around it outside: a mark is not to begin with a gap."""
    if not (core := text.strip()):
        return escape(text)
    before, after = text.split(core, 1)
    return Markup(f"{{}}<{tag}>{{}}</{tag}>{{}}").format(before, core, after)


def _paragraphs(text: str | None) -> list[str]:
    return [p for p in (text or "").split("\n\n") if p.strip()]
