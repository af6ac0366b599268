"""Microdata of a page: which property belongs to which item. Pure.

By the HTML standard a property belongs only to the nearest item around it, or to the item that
lists its element in ``itemref``. Pages often omit ``itemscope``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from crawler.reader.markup.elements import Elements
from crawler.reader.markup.tree import visible_text

_LABEL = re.compile(r"^[^\d:]{3,40}:\s*")
"""What a theme prints, or hides from all but screen readers, in front of a date."""
MAX_DATE = 40
"""Characters of a date that is printed and not repeated in an attribute."""


def scope_of(el: etree._Element) -> etree._Element | None:
    """Find the nearest item around a property; for an item, the next one outside it."""
    return next((node for node in el.iterancestors() if "itemscope" in node.attrib), None)


def read_scoped(tree: Elements) -> Iterator[tuple[str, str, etree._Element]]:
    """Iterate over the properties of a page: name in lower case, value, and the element of its
    item. A property without an item is the page's if all properties of that name agree."""
    loose: dict[str, set[str]] = {}
    referred = dict(_referred(tree))
    for el in tree.marked("itemprop"):
        if el.tag == "time":
            continue
        names = el.get("itemprop", "").lower().split()
        value = (el.get("content") or el.get("datetime") or "").strip()
        if not value and "datepublished" in names:
            printed = _LABEL.sub("", visible_text(el))
            value = printed if len(printed) <= MAX_DATE else ""
        referrer = _referrer(el, referred)
        scope = referrer if referrer is not None else scope_of(el)
        for name in names if value else ():
            if scope is not None:
                yield name, value, scope
            elif el.tag != "meta":
                loose.setdefault(name, set()).add(value)
    for name, values in loose.items():
        if len(values) == 1:
            yield name, values.pop(), tree.root


def _referred(tree: Elements) -> Iterator[tuple[str, etree._Element]]:
    """Iterate over all ``itemref``: the id of an element, and the item that lists it."""
    for item in tree.marked("itemref"):
        for name in item.get("itemref", "").split() if "itemscope" in item.attrib else ():
            yield name, item


def _referrer(el: etree._Element, referred: dict[str, etree._Element]) -> etree._Element | None:
    """Find the item whose ``itemref`` lists an element, or one around it within the same item."""
    if not referred:
        return None
    for node in (el, *el.iterancestors()):
        if (item := referred.get(node.get("id") or "")) is not None:
            return item
        if node is not el and "itemscope" in node.attrib:
            return None
    return None
