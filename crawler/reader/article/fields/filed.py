"""Lines that say in which section an article is filed. Pure."""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest

from lxml import etree

from crawler.reader.article.fields.region import is_own
from crawler.reader.article.fields.rows import heads_section
from crawler.reader.article.fields.stated import MAX_TAG
from crawler.reader.article.fields.trails import MAX_TRAIL, SERVICE
from crawler.reader.article.head.headline import Headline
from crawler.reader.article.page.masthead import GENERAL
from crawler.reader.article.page.meta import is_meta, linked_behind_by
from crawler.reader.article.page.naming import letters
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import ALL_LINKED, Block, tidy
from crawler.reader.markup.pieces import pieces
from crawler.reader.markup.tree import (
    common_ancestor,
    dress,
    enclosing,
    is_author_link,
    is_category,
    is_tag_link,
    names_kicker,
    names_section,
    names_target,
    visible_text,
)
from crawler.reader.wording import shapes
from crawler.reader.wording.datelines import is_date_line

MAX_LINE = 200
"""Characters of a line about the article."""
MAX_NEAR = 6
"""Blocks above the headline, those of its kicker included, in which its section stands."""
MAX_WORDS = 3
"""Words of a section in a list of dates and authors."""
_SERVICE = re.compile(r"Shop|Abo(?:nnement)?|Newsletter|Termine|Veranstaltungen|Mediadaten|Archiv")
"""An entry of the menu that is no section, beyond those of every site."""
_FRAMES = frozenset(("header", "form", "footer"))
_BESIDE = re.compile(r"[|·•,/–—]|\bin\b|(?<=\d{4})\s")
"""What stands between the date and the section in a line."""
_IN = re.compile(r"\b(?:in|unter|in der (?:Rubrik|Kategorie)|im (?:Ressort|Bereich)):?\s*$")
_LEADING = re.compile(
    r"\b(?:in|unter|aus|zu|(?:de[rm]|im|zu[rm]) (?:Rubrik|Kategorie|Ressort|Bereich|Thema))$", re.I
)
"""How words end that lead to the name of a section in the next element."""
_FROM = re.compile(
    r"(?:Aus|.{8,80}\bin) der (?:Rubrik|Kategorie) (?P<name>[A-ZÄÖÜ][^.,:;|]{1,40})$"
)
"""``Aus der Rubrik Verkehr``, and the same behind a day."""
_LABELS = re.compile(
    "bgelegt|nsortiert|ffentlicht|Rubrik|Ressort|Kategorie|Bereich|Categor|Them|gebiet|Sparte|feld"
)
"""A part of each label of a section."""
_BEHIND = re.compile(
    r"[\d)][,;|·•–\s]{1,4}(?:Rubrik|Ressort|Kategorie):\s*(?P<name>[A-ZÄÖÜ][^,;|:]{1,40})?$"
)
"""A label behind a date in its line."""


def is_of_menu(page: ParsedPage, block: Block, headline: Headline) -> bool:
    """Tell whether a line is one of many linked items of a list, or of a table of nothing else, or
    one of some below another heading above the article."""
    listed = "li" in block.regions
    row = enclosing(block.owner, *(("ul", "ol") if listed else ("table",)))
    items = [] if row is None else page.flow.below(row)
    linked = sum(b.linked > ALL_LINKED for b in items)
    boxed = linked > 1 and listed and items[0].index < headline.first
    headed = boxed and page.blocks[items[0].index - 1].heading is not None
    return headed or (linked > MAX_TRAIL and (listed or linked == len(items)))


def filed_in(block: Block) -> str | None:
    """Find the link behind ``in`` or ``unter`` in a line that says when a text was filed."""
    if not block.links or len(block.runs) < 2 or not is_meta(block) or _files_keywords(block):
        return None
    said = [run for run in block.runs if run.text.strip()]
    for before, run in pairwise(said):
        if run.link is None or is_tag_link(run.link) or is_author_link(run.link):
            continue
        if _IN.search(before.text):
            return tidy(visible_text(run.link))
    return None


def labelled_section(page: ParsedPage, block: Block) -> str | None:
    """Find the name of the section behind its label: in a line or a piece of it, or in the line
    below."""
    if len(block.line) > MAX_LINE or not _LABELS.search(block.line):
        return None  # nearly all lines
    if block.linked > ALL_LINKED and ":" not in block.line:
        return None  # an entry of a menu
    if shapes.SECTION_LABEL.match(block.line) and block.index + 1 < len(page.blocks):
        below = page.blocks[block.index + 1]
        holder = below.owner.getparent()
        if "li" in below.regions and len(below.links) == 1:
            row = enclosing(below.owner, "ul", "ol")
            alone = row is not None and len(row) == 1
            holder = row.getparent() if row is not None and alone else holder
        apart = holder is block.owner.getparent() and len(below.line) <= MAX_TAG
        return _first_of(below) if apart and is_own(page, below) else None
    if block.line.strip(":") in ("Themen", "Themenfelder") and heads_section(page, block):
        return page.blocks[block.index + 1].line[:MAX_TAG] or None
    if shapes.is_sentence(block.line):
        return None
    if (found := _FROM.match(block.line)) and len(found["name"].split()) <= MAX_WORDS:
        return found["name"]
    if said := _behind_label(block):
        return said
    for piece in (*pieces(block), block.line):
        found = shapes.SECTION.match(piece)
        if found and (":" in piece or block.links or len(block.runs) > 1):
            name = found["name"].strip()
            linked = (tidy(visible_text(a)) for a in block.links)
            return next((one for one in linked if one and name.startswith(one)), name)
    return None


def _first_of(block: Block) -> str | None:
    """Return the words below a label, or the first of several links; a list that begins with
    ``Alle`` is that of the site."""
    if len(block.links) < 2:
        return block.line or None
    name = tidy(visible_text(block.links[0]))
    return None if name.split()[:1] in (["Alle"], ["All"]) else name or None


def _behind_label(block: Block) -> str | None:
    """Find the words behind a label in an element of its own, or behind one that follows a date in
    the same line."""
    runs = [run for run in block.runs if run.text.strip()]
    for run, then in zip_longest(runs, runs[1:]):
        apart = run.el is not block.owner and shapes.SECTION_LABEL.match(run.text.strip())
        found = _BEHIND.search(run.text)
        said = found["name"] if found else None
        if (apart or found) and said is None and then is not None and then.el is not run.el:
            said = tidy(then.text)
        if not said or _IN.search(said.lower()):
            continue  # a small word in front of the name
        if len(said) <= MAX_TAG and len(said.split()) <= MAX_WORDS and said[0].isupper():
            return said
    return None


def filed_above(page: ParsedPage, block: Block, headline: Headline) -> str | None:
    """Find the link to the page of its own words in a line above the headline that holds nothing
    else, or the kicker in an element of its own."""
    if not block.index < headline.block or len(block.links) != 1:
        return None
    if {"prev", "next"} & set((block.links[0].get("rel") or "").split()):
        return None  # another article
    if names_kicker(block.links[0]) or is_author_link(block.links[0]):
        return None
    name = tidy(visible_text(block.links[0]))
    dated = is_meta(block) and not linked_behind_by(block)
    beside = pieces(block) if block.index >= headline.first or dated else []
    pair = len(beside) == 2 or dated
    whole = block.linked > ALL_LINKED or (pair and name in beside)
    named = whole and name[:1].isalnum() and len(name.split()) <= MAX_WORDS
    if not named or "li" in block.regions or is_of_menu(page, block, headline):
        return None
    if any(_is_alike(block, page.blocks[i]) for i in (block.index - 1, block.index + 1)):
        return None  # an entry of a row
    marked = not block.regions.isdisjoint(("article", "main"))
    holder = common_ancestor(block.owner, page.blocks[headline.block].owner)
    near = block.index >= headline.first - 2 and holder is not None and holder.tag != "body"
    return name if (marked or near) and names_target(block.links[0]) else None


def _is_alike(block: Block, other: Block) -> bool:
    """Whether another line is nothing but links in an element of the same dress."""
    return other.linked > ALL_LINKED and dress(other.owner) == dress(block.owner)


def is_in_row(page: ParsedPage, block: Block) -> bool:
    """Tell whether a line is the only item of its kind in a list of dates and authors: without a
    link, or with one to the page of its own words."""
    if "li" not in block.regions or (shapes.NAME.match(block.line) and not block.links):
        return False
    if len(block.line.split()) > MAX_WORDS or not block.line.replace(" ", "").isalpha():
        return False
    if block.links and not (len(block.links) == 1 and _names_page(block.links[0])):
        return False
    rows = map(page.flow.below, block.owner.iterancestors("ul", "ol"))
    row: list[Block] = next((held for held in rows if len(held) > 1), [])
    others = [b for b in row if b.text and b is not block]
    about = [b for b in others if is_meta(b) or b.links]
    return len(about) == len(others) > 1 and any(map(is_meta, others)) and not is_meta(block)


def _names_page(a: etree._Element) -> bool:
    """Whether a link leads to the page of its own words, and that of no keyword or author."""
    return names_target(a) and not (is_tag_link(a) or is_author_link(a) or names_kicker(a))


def named_in_menu(page: ParsedPage, block: Block, headline: Headline) -> str | None:
    """Return the piece of a line about date and author that is the name of an entry of the menu."""
    if headline.first <= block.index <= headline.last:
        return None
    said = _BESIDE.split(block.line) if len(block.line) <= MAX_LINE else ()
    for name in filter(None, map(str.strip, said)):
        known = letters(name) not in GENERAL and page.names_entry(letters(name))
        if known and not (is_date_line(name) or shapes.HOUSE.search(name)):
            return name if is_meta(block) else None  # nearly all lines end before
    return None


def is_entry(page: ParsedPage, block: Block, headline: Headline) -> bool:
    """Tell whether a line at the head is called like an entry of the menu, which names a section:
    words alone, or the one link to the page of its own words."""
    name = letters(block.line.removeprefix("in "))
    if block.heading or "nav" in block.regions or not 0 < len(block.line.split()) <= MAX_WORDS:
        return False
    service = SERVICE.fullmatch(block.line) or _SERVICE.fullmatch(block.line)
    if name in GENERAL or service or block.index < headline.first - MAX_NEAR:
        return False
    if not page.names_entry(name):
        return False
    around = page.blocks[max(0, block.index - 1) : block.index + 2]
    if any(b is not block and _is_alike(block, b) for b in around):
        return False  # of a row of several
    if is_of_menu(page, block, headline):
        return False
    if block.regions & _FRAMES - page.blocks[headline.block].regions:
        return False
    if any(letters(said.value) == name for said in headline.kicker):
        return False
    return not block.links or (len(block.links) == 1 and _names_page(block.links[0]))


def tag_above(block: Block, headline: Headline) -> str | None:
    """Find the only link of a line above the headline, alone or beside the date, that leads to the
    page of a keyword, which serves as the section, not as the kicker."""
    if not block.index < headline.first or len(block.links) != 1:
        return None
    if not is_tag_link(block.links[0]) or not (block.linked > ALL_LINKED or is_meta(block)):
        return None
    name = tidy(visible_text(block.links[0]))
    return name if len(name) <= MAX_TAG else None


def called_section(page: ParsedPage, block: Block) -> str | None:
    """Find the piece of a line whose element, or the one around its link, is marked as a section;
    or the piece behind it where it is a label; or the one link in a list so marked."""
    short = len(block.line) <= MAX_LINE
    runs = [run for run in block.runs if run.text.strip(" \n")] if short else []
    asked: set[etree._Element] = set()
    for run, then in zip_longest(runs, runs[1:]):
        link = run.link
        around = (run.el,) if link is None else (run.el, link, link.getparent())
        new = [el for el in around if el is not None and el not in asked]
        asked.update(new)
        if any(map(names_section, new)) and not _files_keywords(block):
            said = tidy(run.text)
            if said.endswith(":") or _LEADING.search(said):
                said = tidy(then.text) if then is not None else ""
            return said if 0 < len(said) <= MAX_TAG else None
    alone = len(block.links) == 1 and block.owner.tag == "li" and len(block.line) <= MAX_TAG
    listed = any(map(names_section, page.flow.alone_around(block))) if alone else False
    return block.line if listed and block.linked > ALL_LINKED else None


def _files_keywords(block: Block) -> bool:
    """Whether a line prints keywords: behind their label, or several that lead to no section behind
    ``abgelegt unter``."""
    if shapes.KEYWORDS.match(block.line):
        return True
    several = len(block.links) > 1 and shapes.FILED.match(block.line) is not None
    return several and not any(map(is_category, block.links))
