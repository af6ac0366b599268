"""Lines about an article: date, author, section, keywords. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from lxml import etree

from crawler.reader.markup.flow import ALL_LINKED, Block, tidy
from crawler.reader.markup.pieces import split_line
from crawler.reader.markup.tree import enclosing, is_category, is_tag_link, names_tags, visible_text
from crawler.reader.wording import shapes
from crawler.reader.wording.about import read_about
from crawler.reader.wording.clued import Clued
from crawler.reader.wording.datelines import is_date_line, is_minutes, opened_by

MAX_META = 120
"""Characters; a longer line is more than date and author."""
MAX_PIECES = 400
"""Characters of a line that consists of date, author, section and keywords."""
MAX_PIECE = 60
MIN_PIECES = 3
MIN_CHIPS = 2
_SMALLEST = ("h5", "h6")
_OF_ITSELF = re.compile(
    r"(?:Dieser|Der) (?:Eintrag|Beitrag|Artikel)\b.{0,300}?\b(?:veröffentlicht|abgelegt|gelesen|"
    r"verschlagwortet|gespeichert|erstellt|verfasst|geschrieben|eingestellt|aktualisiert|geändert|"
    r"überarbeitet|aufgerufen|gepostet)\b|"
    r"This (?:entry|post) was (?:posted|published|filed)|"
    r".{0,30}(?:um|to) .{0,12}(?:Kommentar|comment)|Autor(?:in|en|innen)?:",
    re.I,
)
"""A sentence about the article that it stands below."""
_SIGNED = Clued(
    ("|", "·", "•"),
    re.compile(r"(?<=\w\w[.!?“»])\s[a-zäöüß]{2,4}(?:/[a-zäöüß]{2,4})?\s?[|·•]\s?\d"),
)
"""The mark of an author behind a sentence, and the bar before the day."""
_BY = re.compile(r"(?:^|\s)(?:von|by)$", re.I)
_ENDS = ("von", "by")
_COMMENTS = re.compile(r"(?<=\S)\s+\((?:\d{1,5}|[Kk]eine?) Kommentare?\)$")
"""The number of comments behind date and author."""


def is_meta(block: Block) -> bool:
    """Tell whether a line only prints date and author: ``23.01.2025 | Von Philippa Rosenow``."""
    if block.about is None:  # several fields are looked for in the same lines
        short = len(block.line) <= MAX_META or _is_long_row(block)
        short &= not block.heading or _is_small_print(block)
        block.about = short and any(map(is_meta_text, split_about(block)))
    return block.about


def _is_long_row(block: Block) -> bool:
    """Whether a line of several short pieces between bars begins with the author."""
    if len(block.line) > MAX_PIECES or len(block.runs) < MIN_PIECES or "|" not in block.line:
        return False
    said = block.line.split("|")
    return len(said) >= MIN_PIECES and is_meta_text(said[0].strip())


def _is_small_print(block: Block) -> bool:
    """Whether a line in the smallest kinds of headings, which themes choose for their size, begins
    with a date."""
    return block.heading in _SMALLEST and opened_by(block.line) is not None


def split_about(block: Block) -> list[str]:
    """Split a line about an article into its pieces; a sentence is one, whatever it emphasises,
    also with mark and date behind it."""
    line = block.line
    whole = shapes.is_sentence(line) or _SIGNED.search(line)
    return [line] if whole else split_line(block)


@lru_cache(maxsize=512)  # several fields are looked for in the same lines
def is_meta_text(text: str) -> bool:
    """Tell whether a piece of a line is a date, an author, a count of views or comments."""
    said = _COMMENTS.sub("", text) if text.endswith(")") else text
    return (
        is_date_line(said)
        or bool(shapes.AUTHOR.match(said))
        or is_note(said)
        or is_minutes(said)
        or (read_about(said) is not None)
    )


@lru_cache(maxsize=512)
def is_note(text: str) -> bool:
    """Tell whether a line begins with a label of lines about an article and is no sentence, or one
    about the article itself."""
    if not shapes.META_LINE.match(text):
        return False
    if not shapes.is_sentence(text):
        return True
    return _OF_ITSELF.match(text) is not None or read_about(text) is not None


def is_filing(block: Block) -> bool:
    """Tell whether a short line says in which section or under which keywords a text is filed: all
    of its links lead there, or it has a label."""
    if len(block.line) > MAX_META or shapes.ends_sentence(block.line):
        return False
    if ":" in block.line and shapes.SECTION.match(block.line):
        return True
    return bool(block.links) and all(is_category(a) or is_tag_link(a) for a in block.links)


def is_about(block: Block) -> bool:
    """Tell whether a line may be about the article: a short one, or one that consists of several
    short pieces."""
    if len(block.line) <= MAX_META:
        return True
    if len(block.line) > MAX_PIECES:
        return False
    return len(block.runs) >= MIN_PIECES and all(len(r.text) <= MAX_PIECE for r in block.runs)


def are_days(block: Block, then: Block) -> bool:
    """Tell whether two lines, each opened by a day, are two days of a text and not its own date."""
    said = [opened_by(b.line) for b in (block, then)]
    return None not in said and said[0] != said[1] and block.owner.tag == then.owner.tag


def is_chips(block: Block) -> bool:
    """Tell whether a line consists of short elements of one kind, without blanks between them or
    all with a class: the keywords that a theme prints as labels side by side."""
    runs = [run for run in block.runs if run.text.strip()]
    if len(runs) < len(block.runs) and not all(run.el.get("class") for run in runs):
        return False
    if len(runs) < MIN_CHIPS or len({run.el.tag for run in runs}) > 1 or len(block.line) > MAX_META:
        return False
    apart = len({run.el for run in runs}) == len(runs) and block.owner not in (r.el for r in runs)
    return apart and all(run.text == run.text.strip() for run in runs)


def is_tag_item(block: Block) -> bool:
    """Tell whether a line is an item of a list that is marked as one of keywords."""
    return "li" in block.regions and names_tags(enclosing(block.owner, "ul", "ol"))


def prints_tags(block: Block) -> bool:
    """Tell whether a line at the end of a text is a row of labels, or is marked as one."""
    if is_chips(block) or is_tag_item(block):
        return True
    return names_tags(block.owner) and not shapes.ends_sentence(block.line)


def spaced(block: Block) -> str:
    """Return the line of a block, with a bar wherever two elements touch without a blank."""
    said = before = ""
    for run in block.runs:
        if before[-1:].isalnum() and run.text[:1].isalnum():
            said += " | "
        before = run.text
        said += before
    return tidy(said).replace("\n", " ")


def is_tag_row(block: Block) -> bool:
    """Tell whether a line is nothing but links to the pages of keywords."""
    return block.linked > ALL_LINKED and all(
        "tag" in (a.get("rel") or "").split() or is_tag_link(a) for a in block.links
    )


def linked_behind_by(block: Block) -> list[etree._Element]:
    """List the links right behind ``von`` in a line about when and where an article was filed."""
    if not block.links or len(block.line) > MAX_PIECES:
        return []
    if not any(run.text.rstrip()[-3:].lower().endswith(_ENDS) for run in block.runs):
        return []
    if not (is_note(block.line) or is_meta(block)):
        return []
    runs = [run for run in block.runs if run.text.strip()]
    found: list[etree._Element] = []
    for before, run in pairwise(runs):
        said = before.text.strip()
        by = _BY.search(said) or (found and shapes.AND.fullmatch(said))
        if by and run.link is not None and shapes.PERSONS.match(tidy(visible_text(run.link))):
            found.append(run.link)
    return found
