"""Landmarks: the parts of a page that HTML itself sets apart from its text. Pure."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import upwards

LANDMARKS = frozenset(
    "nav aside footer form dialog banner button address amp-social-share label fieldset".split()
)
_HOLDING = frozenset(("form", "banner"))
"""Of these, what a page may set around its whole article, or around its headline."""


def is_of_foot(block: Block) -> bool:
    """Tell whether a block stands in the footer of the page, and not in that of an article."""
    return "footer" in block.regions and "article" not in block.regions


def in_landmark(block: Block, held: Collection[etree._Element]) -> bool:
    """Tell whether a block stands in a landmark; a form around the whole article does not count, as
    some sites wrap every page in one, nor a banner with one of the elements ``held``."""
    if block.regions.isdisjoint(LANDMARKS):
        return False
    if not block.regions & LANDMARKS <= _HOLDING:
        return True
    around = upwards(block.owner)
    marks = (el for el in around if el.tag == "form" or el.get("role") == "banner")
    return any(el not in held for el in marks)
