"""Lines that their elements call captions. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, takewhile

from lxml import etree

from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import is_within, upwards

_NAMED = re.compile(
    r"(?:^|[\s_-])(?:caption|(?:bild|foto|picture|image|photo)[_-]?"
    r"(?:caption|unterschrift|text|zeile|legende|description|nachweis|credits?)|credits?)(?:$|[\s_-])",
    re.I,
)
"""Class names of captions outside a ``figcaption``."""

_OF_PICTURE = re.compile(
    r"(?:^|[\s_-])(?:bild|foto)[_-]?(?:unterschrift|zeile|legende|nachweis)(?:$|[\s_-])", re.I
)
"""Class names that say nothing but that a line is a caption."""
SHOWN_LARGE = ("title", "data-title", "data-caption", "data-copyright", "data-sub-html")
"""Attributes from which scripts take the caption of an enlarged picture."""


def is_called_caption(page: ParsedPage, block: Block) -> bool:
    """Tell whether the element of a line, or a box that holds nothing else, is called a caption."""
    return any(map(names_caption, classes_around(page, block)))


def classes_around(page: ParsedPage, block: Block) -> Iterator[str]:
    """Iterate over the classes of the elements and boxes that hold nothing but a line."""
    around = chain(page.flow.alone_around(block), _inline_around(block))
    return (name for el in around if (name := el.get("class")))


def _inline_around(block: Block) -> Iterator[etree._Element]:
    """Iterate over the inline elements around all words of a block."""
    if not block.runs or any(run.el is block.owner and run.text.strip() for run in block.runs[:2]):
        return  # most lines
    said = [run.el for run in block.runs if run.text.strip()]
    for el in takewhile(lambda el: el is not block.owner, upwards(said[0])) if said else ():
        if all(is_within(other, el) for other in said):
            yield el


@lru_cache(maxsize=256)
def names_caption(name: str) -> bool:
    """Tell whether a class is that of a caption."""
    return _NAMED.search(name) is not None


def said_of(image: etree._Element) -> Iterator[str]:
    """Iterate over the words that a picture and the element around it say of it."""
    yield image.get("alt") or ""
    for el in (image, image.getparent()):
        if el is not None:
            yield from (said for name in SHOWN_LARGE if (said := el.get(name)))


def is_of_picture(block: Block) -> bool:
    """Tell whether the class of a line says nothing but that it is a caption."""
    return _OF_PICTURE.search(block.owner.get("class") or "") is not None
