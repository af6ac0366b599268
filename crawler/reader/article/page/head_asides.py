"""Asides at the headline that hold when, by whom and where the article was published. Pure."""

from __future__ import annotations

from itertools import islice

from lxml import etree

from crawler.reader.markup.elements import Elements
from crawler.reader.markup.flow import read_flow
from crawler.reader.markup.tree import (
    is_author_link,
    is_category,
    is_tag_link,
    leads_nowhere,
    names_target,
    visible_text,
)
from crawler.reader.wording.datelines import find_date, is_date_line
from crawler.reader.wording.facts import FACTS_TITLE, Kind, fact_in

MAX_TEXT = 160
"""Characters of such an aside."""
MAX_FACTS = 500
"""The same where all its lines are facts with labels."""
MAX_TOOL = 20
"""Characters of a tool in it: ``Drucken``."""
MAX_LEVELS = 2
"""An aside and the boxes around it beside which the headline may stand."""
_TEXTS = ("h1", "h2", "h3", "h4", "h5", "h6", "p")


def open_head_asides(tree: Elements) -> None:
    """Make plain boxes of the asides below a headline that print a date and lead to no other
    article: they are not beside the article, but about it."""
    for aside in [*tree.named("aside")]:
        if _is_below_headline(aside) and _is_about(aside):
            tree.rename(aside, "div")


def _is_below_headline(aside: etree._Element) -> bool:
    boxes = [aside, *islice(aside.iterancestors(), MAX_LEVELS - 1)]
    before = (el for box in boxes for el in box.itersiblings(preceding=True))
    return any(next(el.iter("h1"), None) is not None for el in before)


def _is_about(aside: etree._Element) -> bool:
    """Whether an aside prints a date in few words, no paragraph and no link to a text."""
    said = visible_text(aside)
    if ":" in said and len(said) <= MAX_FACTS and _holds_facts(aside):
        return True
    if (
        len(said) > MAX_TEXT
        or find_date(said) is None
        or next(aside.iter(*_TEXTS), None) is not None
    ):
        return False
    return all(map(_is_of_fact, aside.iter("a")))


def _is_of_fact(a: etree._Element) -> bool:
    """Whether a link leads to a section, a keyword or an author, or nowhere."""
    kinds = (is_category, is_tag_link, is_author_link, names_target, leads_nowhere)
    return any(kind(a) for kind in kinds)


def _holds_facts(aside: etree._Element) -> bool:
    """Whether all lines of an aside are facts about an article, below a heading that says so
    or none; linked keywords alone may be those of the site."""
    lines = [b for b in read_flow(Elements(aside)).blocks if b.text]
    facts = [b for b in lines if fact_in(b.line)]
    rest = (b for b in lines if not (b in facts or is_date_line(b.line) or "button" in b.regions))
    others = (b for b in rest if not (b.heading and FACTS_TITLE.fullmatch(b.line)))
    kinds = {fact_in(b.line) for b in facts}
    if len(kinds) > 1:  # with short lines of tools
        others = (b for b in others if b.heading or len(b.line) > MAX_TOOL)
    own = any(not b.links or fact_in(b.line) is not Kind.KEYWORDS for b in facts)
    return own and all(b.links and all(map(_is_of_fact, b.links)) for b in others)
