"""Caption and credit of the article's picture away from it: in a line of their own, or where only a
script shows them. Pure."""

from __future__ import annotations

import re

from lxml import etree

from crawler.reader.article.boxes.captions import says_caption
from crawler.reader.article.boxes.credits import credit_apart, split_credit
from crawler.reader.article.fields.captions_near import Said
from crawler.reader.article.page.called import SHOWN_LARGE, is_of_picture
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import enclosing
from crawler.reader.wording.credited import part_credit

MAX_APART = 8
"""Blocks above the headline and behind the text in which it may stand."""
_OF_ABOVE = re.compile(
    r"(?:(?:Bild|Foto)\s(?:ganz\s)?oben|(?:Titel|Aufmacher|Beitrags|Artikel)(?:bild|foto)"
    r"|Zum\s(?:Bild|Foto|Titelbild)):\s(?=\S)"
)
"""How a line begins that is the caption of the picture far above it."""
MAX_SHOWN = 400
"""Characters of an attribute with a caption."""
_TAG = re.compile(r"<[^<>]{1,200}>")
_ASIDE = frozenset(("nav", "aside", "footer", "form"))


def find_credit(page: ParsedPage, picture: int, above: int, last: int) -> str | None:
    """Read the credit that stands behind the picture, up to a few lines behind the text, or before
    it; ``None`` where another picture stands between. The picture may stand from the block
    ``above`` on, the text ends in the block ``last``."""
    return _behind(page, picture, last) or _before(page, above, picture)


def with_apart(page: ParsedPage, said: Said, picture: int, last: int, captions: set[int]) -> Said:
    """Add what a line below the picture, and away from it, says of it, unless that is another's."""
    caption, credit = said
    if caption is None:
        shown, owner = _apart(page, picture, last, captions)
        if credit is None or owner in (None, credit):
            return shown, credit or owner
    return said


def _apart(page: ParsedPage, picture: int, last: int, captions: set[int]) -> Said:
    """Read caption and credit from a line below the picture that says that it is about it, or that
    is a caption with its credit and has no picture of its own."""
    for block in page.blocks[picture + 1 : last + MAX_APART]:
        if block.images or block.index in page.teasers:
            break
        found = _OF_ABOVE.match(block.line)
        if found or _is_caption(block, captions):
            caption, credit = split_credit([block.line[found.end() if found else 0 :]])
            if caption and (credit or is_of_picture(block)):
                return caption, credit
            if found:
                break
    return None, None


def _is_caption(block: Block, captions: set[int]) -> bool:
    """Whether a line is a caption of the article, but not that of a figure of its own, whose
    picture a script shows."""
    if _is_beside_text(block) or "figure" in block.regions:
        return False
    return block.index in captions or ("footer" in block.regions and says_caption(block))


def credit_in_link(image: etree._Element) -> str | None:
    """Read the labelled credit that a page shows below the enlarged picture: in an attribute of the
    picture or of the link around it."""
    link = enclosing(image, "a")
    for el in (image, link) if link is not None else (image,):
        for name in SHOWN_LARGE:
            said = " ".join(_TAG.sub(" ", el.get(name) or "").split())
            if len(said) <= MAX_SHOWN and (parted := part_credit(said)):
                return parted.credit
    return None


def _behind(page: ParsedPage, picture: int, last: int) -> str | None:
    for block in page.blocks[picture + 1 : last + MAX_APART]:
        if block.index in page.teasers or block.images or _is_beside_text(block):
            if block.index > last or block.images:
                return None
        elif credit := credit_apart(block):
            return credit
    return None


def _before(page: ParsedPage, above: int, picture: int) -> str | None:
    for block in page.blocks[max(0, above - MAX_APART) : picture]:
        if block.images and block.index >= above:
            return None
        if block.index in page.teasers or _is_beside_text(block):
            continue
        if credit := credit_apart(block):
            return credit
    return None


def _is_beside_text(block: Block) -> bool:
    """Whether a line stands in no part of an article; its own footer is one."""
    beside = block.regions & _ASIDE
    return bool(beside) and not (beside == {"footer"} and "article" in block.regions)
