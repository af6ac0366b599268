"""What a profile knows of a site's markup, applied to a page before anything is read. Pure."""

from __future__ import annotations

from lxml import etree

from crawler.sites.profile import HINTED, Hints


def find_hinted(root: etree._Element, hints: Hints) -> dict[str, etree._Element]:
    """Find the element of each field that the hints name, by field."""
    selectors = {name: selector for name in HINTED if (selector := getattr(hints, name))}
    found = {name: root.cssselect(selector) for name, selector in selectors.items()}
    return {name: chosen[0] for name, chosen in found.items() if chosen}


def cut_furniture(root: etree._Element, hints: Hints) -> list[etree._Element]:
    """Take the elements that are never text out of a tree, and return them, the outermost only.

    What stands behind each of them stays where it is. The root itself is never taken.
    """
    boxes: list[etree._Element] = []
    inside = {root}
    for el in root.cssselect(hints.furniture) if hints.furniture else ():
        if el not in inside:
            boxes.append(el)
            inside.update(el.iterdescendants())
    for box in boxes:
        _detach(box)
    return boxes


def _detach(box: etree._Element) -> None:
    parent, before, tail = box.getparent(), box.getprevious(), box.tail
    assert parent is not None
    if before is not None:
        before.tail = (before.tail or "") + (tail or "") or None
    else:
        parent.text = (parent.text or "") + (tail or "") or None
    box.tail = None
    parent.remove(box)
