"""The names of fields that a page prints beside what they hold, mostly for screen readers alone.
Pure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from lxml import etree

from crawler.reader.markup.elements import Elements
from crawler.reader.markup.tree import HEADINGS

FACT = "fact"
"""The element of a line of label and value, as ``page.facts`` writes it."""
KICKERS = ("Dachzeile", "Oberzeile", "Spitzmarke", "Ortsmarke")
"""Names of the field of a kicker that say nothing else."""
FOREIGN_KICKERS = ("Topline", "Overline", "Kicker")
"""Names of it that are also other words."""
PLAIN_KICKERS = ("Thema", "Ort")
"""Names of it that are also those of other fields."""

_KICKERS = frozenset(name.casefold() for name in KICKERS)
_FOREIGN = frozenset(name.casefold() for name in FOREIGN_KICKERS)
_PLAIN = frozenset(name.casefold() for name in PLAIN_KICKERS)
_HEADLINES = frozenset(("überschrift", "titelzeile", "schlagzeile", "hauptüberschrift"))
_LEADS = frozenset("vorspann anreißer anreisser anleser kurztext teasertext vorspanntext".split())
_COLONED = frozenset(("headline", "teaser"))
"""Names of headline and lead that are labels only with a colon."""
_TITLES = frozenset(("titel", "lead"))
"""The same, and only within a heading."""
_TEXTS = frozenset("beitragstext artikeltext meldungstext fließtext haupttext".split()) | {
    f"{what} {whose}"
    for what in ("text", "volltext", "wortlaut")
    for whose in (
        "des beitrags", "des artikels", "der meldung", "der nachricht", "dieses beitrags",
        "dieses artikels", "dieser meldung",
    )
}  # fmt: skip
_DAYS = frozenset(
    "datum,veröffentlicht,veröffentlicht am,erschienen,erschienen am,publiziert am".split(",")
)
"""Names of the field of a day, which tell nothing in front of one in brackets."""
_MARKS = frozenset("autorenkürzel redaktionskürzel kürzel autor autorin verfasser".split())
"""Names of the field of an author, which tell nothing in front of a mark in brackets."""
_LISTS = frozenset(("liste der", "liste mit"))
"""What a label says beyond the words that are printed for all: ``Liste der`` ``Stichwörter:``."""
_NAMES = frozenset[str]().union(
    *(_KICKERS, _FOREIGN, _PLAIN, _HEADLINES, _LEADS),
    *(_COLONED, _TITLES, _TEXTS, _DAYS, _MARKS, _LISTS),
)
_INLINE = ("span", "small")
_BOXES = ("dt", "p", "div", *HEADINGS[1:])
MAX_MARK = 12
"""Characters of the mark of an author in brackets."""


def labels(tree: Elements) -> Iterator[etree._Element]:
    """Iterate over the elements that hold nothing but the name of the field beside them, such as
    ``Überschrift:``: no part of the text, whether a style sheet hides them or not.

    A label that the reader of a page goes by, such as that of a kicker on a line of its own or of
    keywords, is none of them.
    """
    found = [(el, name) for el, name in tree.brief if name in _NAMES and _may_label(el)]
    for n, (el, name) in enumerate(found):
        then = found[n + 1] if n + 1 < len(found) else None
        if _is_in_fact(el):
            continue
        if (value := _value_of(el)) and _is_label(el, name, value, then):
            yield el


def _may_label(el: etree._Element) -> bool:
    """Whether an element holds nothing but its words, and is one of those that print labels."""
    return len(el) == 0 and (el.tag in _INLINE or el.tag in _BOXES)


def _is_in_fact(el: etree._Element) -> bool:
    around = el.getparent()
    return around is not None and around.tag == FACT


def _is_label(
    el: etree._Element, name: str, value: str, then: tuple[etree._Element, str] | None
) -> bool:
    """Whether an element with a name is the label of the value beside it; ``then`` are the next
    such element and its name."""
    if name in _TEXTS:
        return True
    if el.tag in HEADINGS:
        return False  # a chapter of the text
    if name in _LEADS:
        return True
    if name in _DAYS:
        return value[0] == "[" or (name == "datum" and value[0].isdecimal())
    if name in _LISTS:
        return value[:6] in ("Stichw", "Schlag")
    if name in _MARKS:
        return value[0] == "(" and len(value) <= MAX_MARK
    if name in _HEADLINES:
        return value[-1] != "."  # a sentence about it
    colon = (el.text or "").rstrip().endswith(":")
    headed = next(el.iterancestors(*HEADINGS), None) is not None
    if name in _COLONED or name in _TITLES:
        return colon and (headed or name in _COLONED)
    if headed and (name in _KICKERS or (colon and name in _FOREIGN)):
        return True
    if then is None or then[1] not in _HEADLINES:
        return False
    return _stands_alone(el) or then[0].getparent() is el.getparent()


def _stands_alone(el: etree._Element) -> bool:
    """Whether an element is a box, or all that its box holds."""
    if el.tag in _BOXES:
        return True
    box = el.getparent()
    alone = box is not None and len(box) == 1 and box.tag in _BOXES
    return alone and box is not None and not f"{box.text or ''}{el.tail or ''}".strip()


def _value_of(el: etree._Element) -> str:
    """Return the first words behind an element: in its box, or in the one behind its own."""
    for node in chain((el,), el.iterancestors()):
        if said := (node.tail or "").strip():
            return said
        then = node.getnext()
        while then is not None:
            if said := next(filter(None, map(str.strip, then.itertext())), ""):
                return said
            if said := (then.tail or "").strip():
                return said
            then = then.getnext()
        box = node.getparent()
        if box is None or len(box) > 1 or (box.text or "").strip() or node.tag in _BOXES:
            return ""
    return ""
