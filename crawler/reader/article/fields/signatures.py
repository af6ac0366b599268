"""Lines below a headline that are nothing but the names of authors. Pure."""

from __future__ import annotations

import re

from lxml import etree

from crawler.reader.article.fields.portraits import match_role
from crawler.reader.article.head.above import is_marked
from crawler.reader.article.head.headline import Headline
from crawler.reader.article.page.meta import is_meta
from crawler.reader.article.page.naming import letters
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import dress, is_category, names_author, says_author
from crawler.reader.wording import shapes
from crawler.reader.wording.datelines import is_date_or_age

_LIFE = re.compile(
    r"(?:Geschrieben|Verfasst) von (?P<name>\S.{3,40}?)(?:,| aus| von| für| bei) \S.{3,80}$"
)
"""``Geschrieben von Vera Ender aus der Redaktion für Verkehr.``"""

_OF_PERSON = re.compile(
    r"auth?or|redak|team|person|people|profil|journalist|verfasser|mitarbeite|user|member|nutzer"
    r"|kontakt|/@|mailto:",
    re.I,
)
"""What the address of a page about an author has, or the class of the link to it."""

MAX_APART = 3
"""Blocks from one name to the next: a role, a portrait, the name."""


def match_life(line: str) -> re.Match[str] | None:
    """Match a line that names the author of a text and says a little about her."""
    found = _LIFE.match(line)
    return found if found and shapes.PERSONS.match(found["name"]) else None


def is_of_row(page: ParsedPage, signed: int, block: Block) -> bool:
    """Tell whether a name stands in a box of its own beside that of the name in the block
    ``signed``: both are marked alike as authors, and only a portrait and a role are between."""
    if not 0 <= signed < block.index <= signed + MAX_APART or not names_author(block.owner):
        return False
    between = [b for b in page.blocks[signed + 1 : block.index] if b.text]
    if len(between) > 1 or any(b.heading or b.links for b in between):
        return False  # such as the headline of a card
    return dress(page.blocks[signed].owner) == dress(block.owner)


def leads_elsewhere(link: etree._Element) -> bool:
    """Tell whether neither the address, class or ``rel`` of a link, nor what the element around it
    is marked as, is that of an author."""
    said = " ".join((link.get("href") or "", link.get("class") or "", link.get("rel") or ""))
    if _OF_PERSON.search(said) or names_author(link) or says_author(link):
        return False
    around = link.getparent()
    return around is None or not (names_author(around) or says_author(around))


def is_signature(page: ParsedPage, headline: Headline, block: Block) -> bool:
    """Tell whether a line below the headline is only a byline: several names, or one above the line
    with the role, the date, the section or the next name."""
    if block.heading or headline.first <= block.index <= headline.last:
        return False
    persons, name = shapes.PERSONS.match(block.line), shapes.NAME.match(block.line)
    if not (persons or name):
        return False  # most lines
    if block.links and all(map(leads_elsewhere, block.links)):
        return False  # an event, a job, an imprint
    filed = shapes.SECTION_LABEL.match(page.blocks[block.index - 1].line)
    role = match_role(block.line)
    if filed or (role and role.end() == len(block.line)):
        return False
    if persons and (shapes.PEOPLE.match(block.line) or is_marked(block)):
        return True
    behind = page.blocks[block.index + 1 : block.index + 3]
    if len(behind) > 1 and match_role(behind[0].line):
        behind = behind[1:]
    then = behind[0] if behind else None
    if not name or page.names_entry(letters(block.line)) or then is None:
        return False
    placed = bool(then.links) and all(map(is_category, then.links))
    dated = is_meta(then) or is_date_or_age(then.line)
    return dated or placed or names_author(block.owner) or is_signature(page, headline, then)
