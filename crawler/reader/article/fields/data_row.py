"""The row of an article's data: what stands beside its date, author and counters. Pure.

There the section needs no label: the one link that is neither an author's nor a keyword's, what
follows the icon of a folder, or the badge in a line of its own between headline and text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from crawler.reader.article.head.headline import Headline
from crawler.reader.article.page.meta import is_meta, is_meta_text
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import Block, tidy
from crawler.reader.markup.tree import (
    enclosing,
    is_author_link,
    is_category,
    is_tag_link,
    leads_nowhere,
    names_target,
    visible_text,
)
from crawler.reader.wording import furniture, shapes

MAX_ROW = 240
"""Characters of such a row."""
MAX_WORDS = 4
"""Words of a section in it."""
_FOLDER = re.compile(r"(?:^|[\s#_-])(?:folders?|category|kategorie|rubrik)(?:$|[\s_-])", re.I)
_BADGE = re.compile(
    r"(?:^|\s)labels?(?:$|[\s_-])|(?:^|[\s_-])(?:badge|pill|chip)s?(?:$|[\s_-])", re.I
)
_TIME = re.compile(r"\d[.:]\d\d|^(?:[Vv]on|[Bb]y|[Aa]m|[Uu]m)\b")
_APART = frozenset(("button", "figure", "aside", "form", "nav", "table"))
_SIGNS = " |·•–-,:/"
_OTHER = (
    furniture.GENRE, furniture.BADGE, furniture.PAID, furniture.NOISE, furniture.TAIL,
    shapes.META_LINE, shapes.PERSONS, shapes.KEYWORDS,
)  # fmt: skip
"""What a piece of the row may say besides the section."""


def rows_in_menus(page: ParsedPage, headline: Headline, first: int) -> Iterator[Block]:
    """Iterate over the lines of menus around the headline that are rows of data: above it beside
    a line of date or author, between it and the ``first`` line of the text beside other words."""
    near = page.blocks[max(0, headline.first - MAX_WORDS * 2) : first]
    menus = [(b, enclosing(b.owner, "nav")) for b in near if "nav" in b.regions and b.links]
    for menu in dict.fromkeys(menu for _, menu in menus):
        held = page.flow.below(menu) if menu is not None else []
        filed = [*islice((b for b in held for a in b.links if is_category(a)), 2)]
        if len(filed) != 1 or (filed[0], menu) not in menus:
            continue
        b = filed[0]
        if any(
            is_meta(one) or (b.index > headline.last and not one.links) for one in held if one.text
        ):
            yield b


def filed_in_row(page: ParsedPage, block: Block) -> str | None:
    """Find the only link of a row of data that leads to the page of its own words and is neither an
    author's nor a keyword's nor that of an article."""
    if len(block.line) > MAX_ROW or not block.links or "nav" in block.regions:
        return None
    others = [a for a in block.links if not (is_author_link(a) or is_tag_link(a))]
    if len(others) != 1 or not (is_meta(block) or len(block.links) > 1):
        return None
    link = others[0]
    if leads_nowhere(link) or link.get("href") in page.articles or not names_target(link):
        return None
    return _named(visible_text(link))


def behind_folder(block: Block) -> str | None:
    """Find the words behind the icon of a folder."""
    if not 0 < len(block.line) <= MAX_ROW:
        return None
    for icon in block.owner.iter("i", "span", "svg", "em"):
        drawn = (icon.get("class") or "") + " ".join(_drawn(icon))
        if not drawn or not _FOLDER.search(drawn) or visible_text(icon):
            continue
        if said := _named(_behind(icon)):
            return said if said in block.line else None
    return None


def badge_in_line(block: Block) -> str | None:
    """Find the only words of a line, a date left aside, that are a badge by the class or name of
    their element."""
    if block.links or not 0 < len(block.line) <= MAX_ROW or not block.regions.isdisjoint(_APART):
        return None
    if block.line.endswith(":"):
        return None  # the label of a value
    said = {run.el: tidy(run.text) for run in block.runs if run.text.strip(_SIGNS)}
    names = [(el, text) for el, text in said.items() if not is_meta_text(text)]
    if len(names) != 1:
        return None
    el, name = names[0]
    marked = _BADGE.search(el.get("class") or "") or str(el.tag).endswith(("-badge", "-chip"))
    return _named(name if len(said) > 1 else block.line) if marked else None


def _drawn(icon: etree._Element) -> Iterator[str]:
    """Iterate over the drawings that a vector picture uses."""
    if icon.tag == "svg":
        for use in icon.iter("use"):
            yield f" {use.get('href') or use.get('xlink:href') or ''}"


def _behind(icon: etree._Element) -> str:
    """Return the words behind an icon: in the same element, or in the next one."""
    at: etree._Element | None = icon
    for _ in range(MAX_WORDS):
        if at is None:
            break
        if said := tidy((at.tail or "").replace("\n", " ")).strip(_SIGNS):
            return said
        if (then := at.getnext()) is not None:
            return visible_text(then)
        at = at.getparent()
    return ""


def _named(said: str) -> str | None:
    """Return words that may be the name of a section."""
    said = said.strip(_SIGNS)
    if not 0 < len(said.split()) <= MAX_WORDS or not any(map(str.isalpha, said)):
        return None
    if is_meta_text(said) or _TIME.search(said) or shapes.ends_sentence(said):
        return None
    if any(form.match(said) for form in _OTHER):
        return None
    return said
