"""Pictures that a page paints behind its headline: known by the caption printed with them. Pure."""

from __future__ import annotations

import re

from lxml import etree

from crawler.reader.markup.elements import Elements
from crawler.reader.wording.clued import Clued

_PAINTED = Clued(
    ("background",), re.compile(r"url\(\s?['\"]?([^'\"()\s]{1,2000}+)['\"]?\s?\)", re.I)
)
"""The address in a style, whole."""
_CAPTION = re.compile(r"caption|(?:bild|foto)-?(?:unter|text|zeile|nachweis)|legende", re.I)


def print_painted(tree: Elements) -> None:
    """Print the picture that the style of a box paints in front of the caption in that box, in the
    figure around it or, if the box is empty, right behind it. A picture without a caption is
    decoration."""
    for box in tree.marked("style"):
        painted = _PAINTED.search(box.get("style") or "")
        caption = _caption_of(next(box.iterancestors("figure"), box)) if painted else None
        if painted is not None and caption is not None:
            caption.addprevious(caption.makeelement("img", {"src": painted[1]}))


def _caption_of(box: etree._Element) -> etree._Element | None:
    """Find the caption of a box without another picture: the only element that is called one."""
    if next(box.iter("img", "picture", "video"), None) is not None:
        return None
    behind = box.getnext() if not len(box) and not (box.text or "").strip() else None
    within = box.iterdescendants() if behind is None else (behind,)
    found = [
        el for el in within
        if el.tag == "figcaption" or _CAPTION.search(el.get("class") or "")
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None
