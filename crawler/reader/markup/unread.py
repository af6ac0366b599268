"""What a page prints that is no part of its text: dates of a change, words of a picture. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from lxml import etree

from crawler.reader.markup.elements import Elements
from crawler.reader.markup.tree import HEADINGS, IMAGES

_SAY_WHEN = ("time", "span", "abbr", "p", "li", "dd")
"""Elements in which themes print the date of a change."""
_CHANGED = {"updated", "modified", "date-modified", "dateModified"}
_PUBLISHED = {"published", "entry-date", "datePublished"}
_DAY = re.compile(r"\b[0-9]{1,2}\. ?(?:[0-9]{1,2}\.|[A-Za-zä]{3,9}\.?) ?(?:[0-9]{4}|[0-9]{2})\b"
                  r"|\b[0-9]{4}-[0-9]{2}-[0-9]{2}")  # fmt: skip
MAX_PRINTED = 60
"""Characters of the date of publication with its label; a longer text only mentions a day."""
MAX_STAMPS = 300
"""Characters of a line with the dates of publication and change."""
_ENLARGES = frozenset(
    "vergrößern vergrößert vergrößerte großansicht vollbild vollbildansicht vollbildmodus lightbox "
    "vollansicht originalgröße voller zoom zoomen enlarge bildinformation bildinformationen "
    "bildinfo bildinfos bilddetails bildbeschreibung bildunterschrift bildtext".split()
)
"""Words of which one stands in a line that only tells how to see more of a picture."""
_SAVES = frozenset("download downloaden herunterladen speichern".split())
"""The same for a file of the picture: only within its caption, as documents have such links too."""
_AROUND = frozenset(
    "bild foto grafik infografik abbildung karte plan image ansicht größe version galerie modus "
    "großes große großer volle ganze ganzes das dieses die diese der den in im als zum zur "
    "mit per auf klick klicken anklicken hier bitte anzeigen ansehen öffnen darstellen "
    "laden einblenden ausblenden mehr um zu sehen sie drücken drücke tippen taste enter "
    "eingabetaste".split()
)
"""Words that may stand beside it."""
MAX_WORDS = 12
_SCRIPTED = ("", "#", "j")
_PICTURES = frozenset((".jpg", ".JPG", "jpeg", ".png", ".PNG", ".gif", "webp", "avif", ".svg"))
"""How the addresses of links begin that a script answers, and how those of pictures end."""


def change_stamps(tree: Elements) -> Iterator[etree._Element]:
    """Iterate over the elements that print the date of a change beside the date of publication.

    Themes print both and hide one with a style sheet: ``updated`` of the hAtom microformat, and
    ``dateModified`` of schema.org. A date of change that stands alone is the page's only date.
    """
    yield from (el for el in tree.marked("itemprop") if el.tag in _SAY_WHEN and _is_stamp(el))
    for el in tree.named(*_SAY_WHEN):
        kind = el.get("class")
        if kind and ("updated" in kind or "odified" in kind) and _is_stamp(el):
            yield el


def _is_stamp(el: etree._Element) -> bool:
    kinds = {*(el.get("class") or "").split(), el.get("itemprop")}
    box = el.getparent()
    if box is None or not kinds & _CHANGED or kinds & _PUBLISHED:
        return False
    own, whole = "".join(el.itertext()), "".join(box.itertext())
    if len(whole) > MAX_STAMPS or not _DAY.search(own):
        return False
    return any(
        child is not el
        and not {*(child.get("class") or "").split()} & _CHANGED
        and isinstance(child.tag, str)
        and len(said := "".join(child.itertext()).strip()) <= MAX_PRINTED
        and _DAY.search(said)
        for child in box
    ) or bool(_DAY.search("".join(part for part in (box.text, *(c.tail for c in box)) if part)))


def enlargers(tree: Elements) -> Iterator[etree._Element]:
    """Iterate over the elements in links and buttons that only tell how to see more of a picture,
    such as ``Bild vergrößern``: a tool between a picture and its caption."""
    buttons = (el for el in tree.marked("role") if el.get("role") == "button")
    links = [a for a, to in tree.links if to[:1] in _SCRIPTED or to[-4:] in _PICTURES]
    for tool in chain(links, tree.named("button", "summary"), buttons):
        if enlarges(tool):
            yield from (el for el in (tool, *tool) if enlarges(el) and not _shows(el))
    for caption in tree.named("figcaption"):
        yield from (el for el in caption.iter("a", "button") if _tells(el, _SAVES))


def anchors(tree: Elements) -> Iterator[etree._Element]:
    """Iterate over the links without letters that a heading has to its own place: ``#``, ``¶``."""
    for link in (a for a, to in tree.links if to[:1] == "#"):
        headed = next(link.iterancestors(*HEADINGS), None) is not None and not _shows(link)
        if headed and not any(map(str.isalnum, "".join(link.itertext()))):
            yield link


def enlarges(el: etree._Element) -> bool:
    """Tell whether all words of an element tell how to see more of a picture: larger, or with its
    caption, which it unfolds."""
    return _tells(el, _ENLARGES)


def _tells(el: etree._Element, signs: frozenset[str]) -> bool:
    said = (el.text or "") if len(el) == 0 else "".join(el.itertext())
    if len(said) > MAX_PRINTED * 2:
        return False
    words = [w for part in said.lower().split() if (w := part.strip(" .:,()[]+»›>–-"))]
    if not words or len(words) > MAX_WORDS or signs.isdisjoint(words):
        return False
    return all(w in signs or w in _AROUND for w in words)


def _shows(el: etree._Element) -> bool:
    return next(el.iter(*IMAGES), None) is not None
