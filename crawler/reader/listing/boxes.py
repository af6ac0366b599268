"""Repeated elements: side by side, of one kind, each with the links to one article. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from lxml import etree

from crawler.reader.markup.tree import INLINE
from crawler.reader.wording.datelines import DIGIT

MAX_CLIMB = 41
"""Levels above a link that are searched: deeper nesting than this is not a card."""
_NEIGHBOURS = 2
"""Siblings to check on either side: an advert or a clearing element may stand between."""
_SEVERAL = ""
_WHOLE = frozenset(("body", "html", "main"))
_NUMBER = re.compile(r"[-_]?\d+")


class Boxes:
    """The repeated elements around the links to articles."""

    def __init__(self, links: Iterable[tuple[etree._Element, str]]) -> None:
        """Take the ``a`` elements that lead to articles, each with the key of its article; they are
        first read when a box is wanted."""
        self._links = links
        self._holders: dict[etree._Element, str] | None = None

    def of(self, link: etree._Element) -> etree._Element | None:
        """Find the outermost repeated element around a link, without links to other articles."""
        if self._holders is None:
            self._holders = _holders(self._links)
        held, box = self._holders, None
        for el in islice(link.iterancestors(), MAX_CLIMB):
            key = held.get(el, _SEVERAL)
            if key == _SEVERAL or el.tag in _WHOLE:
                break
            if el.tag not in INLINE and any(held.get(s, key) not in (key, "") for s in peers(el)):
                box = el
        return box


def _holders(links: Iterable[tuple[etree._Element, str]]) -> dict[etree._Element, str]:
    """Map each element around the links to the only article they lead to, or to ``_SEVERAL``."""
    holders: dict[etree._Element, str] = {}
    for link, key in links:
        el = link.getparent()
        for _ in range(MAX_CLIMB):
            if el is None or (held := holders.get(el)) == key or held == _SEVERAL:
                break  # as is everything around it
            holders[el] = key if held is None else _SEVERAL
            el = el.getparent()
    return holders


def peers(el: etree._Element) -> list[etree._Element]:
    """List the nearby siblings of an element's kind: with its name, and one of its classes."""
    near: list[etree._Element] = []
    tag = el.tag
    for step in (etree._Element.getprevious, etree._Element.getnext):
        one = step(el)
        for _ in range(_NEIGHBOURS):
            if one is None:
                break
            if one.tag == tag:
                near.append(one)
            one = step(one)
    if not near:
        return near
    mine = classes(el.get("class"))
    return [s for s in near if mine & classes(s.get("class"))] if mine else near


@lru_cache(maxsize=256)
def classes(named: str | None) -> frozenset[str]:
    """Split the ``class`` of an element into its classes, without the numbers of articles."""
    if named and DIGIT.search(named):
        named = _NUMBER.sub("", named)
    return frozenset(named.split() if named else ())
