"""Pictures that a page prints for browsers without scripts, in place of the one that a script loads
later. Pure."""

from __future__ import annotations

import re
from itertools import chain, islice

from lxml import etree

from crawler.reader.markup.elements import Elements
from crawler.reader.markup.tree import enclosing

_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)(?:$|[?&#\s])", re.I)
MAX_NEAR = 3
"""Elements before and behind a ``noscript`` among which the picture stands that it replaces."""
_SHOWN = ("alt", "width", "height")


def show_unscripted(tree: Elements) -> None:
    """Give the address of the picture in a ``noscript`` to the one beside it that it replaces, and
    the picture itself its place where a figure shows no other."""
    for box in tree.named("noscript"):
        pictures = [*islice(box.iter("img"), 2)]
        if len(pictures) != 1 or not (source := pictures[0].get("src")):
            continue
        if not (pictures[0].get("alt") or _PICTURE.search(source)):
            continue  # it counts visitors
        if (beside := _beside(box)) is not None:
            if not any(map(_PICTURE.search, beside.values())):
                beside.set("src", source)
        elif _is_alone(box):
            image = box.makeelement("img", {"src": source})
            for name in _SHOWN:
                image.set(name, pictures[0].get(name) or "")
            box.addprevious(image)


def _beside(box: etree._Element) -> etree._Element | None:
    """Find the picture right beside a ``noscript``, alone or in an element of its own."""
    near = chain(islice(box.itersiblings(preceding=True), MAX_NEAR), islice(box.itersiblings(), 1))
    for el in near:
        if el.tag == "noscript":
            return None
        if (found := next(el.iter("img"), None)) is not None:
            return found
    return None


def _is_alone(box: etree._Element) -> bool:
    """Whether the figure around a ``noscript`` shows no picture outside of one."""
    figure = enclosing(box, "figure", "picture")
    return figure is not None and all(
        enclosing(image, "noscript") is not None for image in figure.iter("img")
    )
