"""Pictures that a page sets into a paragraph: their captions stand apart from its text. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from crawler.reader.markup.elements import Elements
from crawler.reader.markup.tree import INLINE
from crawler.reader.wording import shapes

_DATED = re.compile(rf"\s*{shapes.DAY}")
MAX_SIBLINGS = 8
"""Elements behind a picture in which its caption ends."""
MIN_REST = 60
"""Characters of a paragraph behind a box with a picture, from which they are its text."""
MAX_CAPTION = 400
_BOXES = frozenset(("span", "font", "small", "i", "em"))
_ENLARGES = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:$|[?&#])", re.I)
"""Where a link leads that shows its picture in another size."""


def set_pictures_apart(tree: Elements) -> None:
    """Make a ``figure`` of each inline box of picture and caption that a paragraph begins with, and
    begin a block before a ``[date]`` behind a picture and its caption. A link around both that
    enlarges the picture is a mere box."""
    seen: set[etree._Element] = set()
    for image in tree.named("img", "amp-img"):
        _loosen(next(image.iterancestors("a"), None))
        box = _box_of(image)
        if box in seen:
            continue
        seen.add(box)
        block, below = box.getparent(), _words_below(box)
        if block is not None and below is not None:
            block.tag, below.tag = "figure", "figcaption"
        elif box.tag in _BOXES and _is_captioned(box) and _goes_on(box):
            box.tag = "figure"
        else:
            _break_before_date(box)


def _loosen(link: etree._Element | None) -> None:
    """Make a ``span`` of a link that holds a picture and words, and leads to the picture alone."""
    if link is not None and _ENLARGES.search(link.get("href") or "") and _is_captioned(link):
        link.tag = "span"
        del link.attrib["href"]


def _box_of(image: etree._Element) -> etree._Element:
    """Find the outermost inline element around a picture, or the picture itself."""
    box = image
    while (around := box.getparent()) is not None and around.tag in INLINE:
        box = around
    return box


def _is_captioned(box: etree._Element) -> bool:
    return 0 < len("".join(box.itertext()).strip()) <= MAX_CAPTION


def _words_below(box: etree._Element) -> etree._Element | None:
    """Find the element with the words below a picture, in a paragraph of nothing but both."""
    if not _begins_paragraph(box):
        return None  # nearly all pictures
    then = [*islice(box.itersiblings(), 3)]
    if len(then) != 2:
        return None
    if then[0].tag != "br" or then[1].tag not in _BOXES:
        return None
    if any((el.tail or "").strip() for el in (box, *then)) or not _is_captioned(then[1]):
        return None
    return then[1]


def _begins_paragraph(box: etree._Element) -> bool:
    block = box.getparent()
    return (
        block is not None and block.tag == "p" and block[0] is box
        and not (block.text or "").strip()
    )  # fmt: skip


def _goes_on(box: etree._Element) -> bool:
    """Whether a paragraph begins with a box and goes on behind it."""
    if not _begins_paragraph(box):
        return False
    said = 0
    for text in _behind(box):
        said += len(text.strip())
        if said >= MIN_REST:
            return True
    return False


def _behind(el: etree._Element) -> Iterator[str]:
    """Iterate over the texts right behind an element in its line."""
    yield el.tail or ""
    for then in islice(el.itersiblings(), MAX_SIBLINGS):
        if then.tag not in INLINE and then.tag != "br":
            return
        yield from then.itertext()
        yield then.tail or ""


def _break_before_date(box: etree._Element) -> None:
    """Begin a block before the ``[date]`` of the text behind a picture and the words below it."""
    then = box.getnext()
    if then is None or (then.tag not in INLINE and then.tag != "br"):
        return  # nearly all pictures
    words = "".join(box.itertext()).strip() + (box.tail or "").strip()
    for el in islice(box.itersiblings(), MAX_SIBLINGS):
        if el.tag not in INLINE and el.tag != "br":
            return
        if words and _DATED.match("".join(islice(el.itertext(), 3))):
            el.addprevious(el.makeelement("br"))
            el.addprevious(el.makeelement("br"))
            return
        words += "".join(el.itertext()).strip()
        tail = el.tail or ""
        if words and _DATED.match(tail):
            el.tail = None
            for text in (tail, None):  # the second stands in front of the first
                new = el.makeelement("br")
                new.tail = text
                el.addnext(new)
            return
        words += tail.strip()
