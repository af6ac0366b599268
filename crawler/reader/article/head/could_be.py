"""Whether the words of a line may be a kicker. Pure."""

from __future__ import annotations

import re

from lxml import etree

from crawler.reader.article.boxes.captions import says_caption
from crawler.reader.article.head.above import is_author_alone
from crawler.reader.article.head.beside import apart, is_behind_trail, undated
from crawler.reader.article.head.rubric import beside_section, is_section_line
from crawler.reader.article.head.tags import called_keywords, find_keywords
from crawler.reader.article.head.tools import MAX_KICKER, is_called_number, is_leaf
from crawler.reader.article.page.masthead import CRUMBS, leads_within
from crawler.reader.article.page.naming import letters
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import Block
from crawler.reader.markup.pieces import split_bars
from crawler.reader.markup.tree import (
    enclosing,
    is_author_link,
    is_within,
    names_author,
    visible_text,
)
from crawler.reader.wording import furniture, shapes
from crawler.reader.wording.about import ISSUER, read_about
from crawler.reader.wording.datelines import find_date, is_date_or_age

_JOINS = re.compile(r"\s(?:am|um|im|in|von|vom|by|on)$")
"""A word to which a date or a name belongs."""
_HOUR = re.compile(r"\d{1,2}[:.]\d{2} Uhr")
_ELSEWHERE = frozenset("nav footer aside form dialog banner button address".split())
_SAY_ELSE = (
    *(shapes.META_LINE, shapes.SECTION_LABEL, ISSUER),
    *(furniture.NOISE, furniture.CONSENT, furniture.PAID, furniture.BADGE, furniture.OF_PAGE),
)


def could_be_kicker(page: ParsedPage, block: Block, headline: Block | None = None) -> bool:
    """Tell whether the words of a line may be a kicker: no date, author, section, credit, tool or
    sentence; ``headline`` is the one below the line."""
    around = headline.regions if headline else frozenset()
    if block.regions & _ELSEWHERE - around and not (headline and is_of_header(block, headline)):
        return False
    text = undated(page, block)
    if block.index in page.teasers or not text or len(text) > MAX_KICKER:
        return False
    links = block.links
    if text != block.line:  # of what stands beside it nothing is asked
        links = [a for a in links if letters(visible_text(a)) in letters(text)]
    if any(leads_within(page, a) for a in links):
        return False
    if _says_when_or_who(block, text, links, below=headline is None) or _says_else(block, text):
        return False
    if _JOINS.search(text) or (CRUMBS.search(text) and links):
        return False
    if is_behind_trail(block) or beside_section(block) or (not links and apart(page, block)):
        return letters(text) not in page.names
    if is_section_line(page, block, text) or len(links) > 1 or _HOUR.search(text):
        return False
    return letters(text) not in page.names


def is_of_header(block: Block, headline: Block) -> bool:
    """Tell whether an aside stands in the header of the article, beside the headline."""
    aside = enclosing(block.owner, "aside")
    header = None if aside is None else aside.getparent()
    return header is not None and header.tag == "header" and is_within(headline.owner, header)


def _says_when_or_who(block: Block, text: str, links: list[etree._Element], *, below: bool) -> bool:
    """Whether words tell a date, an age, a reading time or an author, or begin another article;
    ``below`` a headline, or above it."""
    parts = [piece for piece in split_bars(text) if piece]
    about = read_about(text)
    dated = about is not None and (about.dates or below)
    other = any(run.link is not None and shapes.BRACKET.match(run.text) for run in block.runs)
    if dated or other or is_leaf(block) or find_date(text) or any(map(is_date_or_age, parts)):
        return True
    marked = any(names_author(run.el) for run in block.runs if text in run.text)
    if marked and shapes.PERSONS.match(text):
        return True
    if is_author_alone(block) or any(map(shapes.AUTHOR.match, parts)):
        return True
    return any(map(is_author_link, links)) or shapes.MARK.fullmatch(text) is not None


def _says_else(block: Block, text: str) -> bool:
    """Whether words are a label, keywords, a caption, a sentence, or none at all."""
    if any(form.match(text) for form in _SAY_ELSE):
        return True
    if (furniture.TAIL.match(text) and not furniture.GENRE.match(text)) or find_keywords(block):
        return True
    if letters("".join(called_keywords(block))) not in ("", letters(block.line)):
        return True
    worded = any(map(str.isalpha, text)) or is_called_number(block)
    if says_caption(block) or text[0] in "•·|←" or not worded:
        return True
    # a caption, the photographer behind it
    return shapes.is_sentence(text.rpartition(". ")[0] + ".") or shapes.ends_sentence(
        text.rstrip(":")
    )
