"""Asides at the headline that hold when, by whom and where the article was published. Pure."""

from __future__ import annotations

from lxml import etree

from crawler.reader.markup.elements import Elements
from crawler.reader.markup.tree import (
    is_author_link,
    is_category,
    is_tag_link,
    leads_nowhere,
    names_target,
    visible_text,
)
from crawler.reader.wording.datelines import find_date

MAX_TEXT = 160
"""Characters of such an aside."""
_TEXTS = ("h1", "h2", "h3", "h4", "h5", "h6", "p")


def open_head_asides(tree: Elements) -> None:
    """Make plain boxes of the asides below a headline that print a date and lead to no other
    article: they are not beside the article, but about it."""
    for aside in [*tree.named("aside")]:
        if _is_below_headline(aside) and _is_about(aside):
            tree.rename(aside, "div")


def _is_below_headline(aside: etree._Element) -> bool:
    return any(next(el.iter("h1"), None) is not None for el in aside.itersiblings(preceding=True))


def _is_about(aside: etree._Element) -> bool:
    """Whether an aside prints a date in few words, no paragraph and no link to a text."""
    said = visible_text(aside)
    if (
        len(said) > MAX_TEXT
        or find_date(said) is None
        or next(aside.iter(*_TEXTS), None) is not None
    ):
        return False
    kinds = (is_category, is_tag_link, is_author_link, names_target, leads_nowhere)
    return all(any(kind(a) for kind in kinds) for a in aside.iter("a"))
