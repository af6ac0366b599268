"""Advertisements and other boxes between the lines of an article. Pure.

Newsletter and share boxes, forms, link lists and navigation are recognised by landmark, by printed
label, by form controls and by links, never by class name.
"""

from __future__ import annotations

import re

from crawler.reader.article.boxes.around import MAX_PROSE, BoxesAround
from crawler.reader.article.boxes.calls import (
    MAX_LABEL,
    announces,
    heads_box,
    heads_cards,
    is_bar,
    is_foreign_header,
    is_label,
    is_link_list,
    refers,
    speaks,
)
from crawler.reader.article.boxes.captions import says_caption
from crawler.reader.article.boxes.landmarks import in_landmark
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import Block, tidy
from crawler.reader.markup.tree import names_author
from crawler.reader.wording import shapes
from crawler.reader.wording.clued import Clued

_HOUSE = re.compile(r"(?:Über )?(?:die |unsere )?(?i:Redaktion)(?: (?:der )?[A-ZÄÖÜ]\S*){0,3}$")
_CONTACT = re.compile(
    r"(?:(?:Pressek|(?:Ihr )?K)ontakt(?:daten|adresse)?|(?:Ihre? )?Ansprechpartner(?:in|innen)?|"
    r"(?:Rück|An)fragen(?: an)?|Weitere Auskünfte)\s*:?$"
)
_NEWSLETTER = Clued(("ews", "EWS"), re.compile("newsletter", re.I))
NEAR = 6
"""Blocks behind the headline in which the author is named."""


def find_noise(page: ParsedPage, start: int, keep: frozenset[int]) -> set[int]:
    """Find the blocks behind ``start`` that are not part of the article, by index.

    ``keep`` are blocks known to belong to it (headline, dated teaser): a box that holds one of them
    is not noise.
    """
    boxes = BoxesAround(page, keep)
    found = set(page.teasers)
    said = False
    for block in page.blocks[start + 1 :]:
        if block.index in found or block.index in keep:
            continue
        said = said or is_prose(block)
        apart = in_landmark(block, boxes.held) or is_foreign_header(block, boxes.kept)
        leads = block.links and (refers(block) or (said and announces(block)))
        if apart or leads or is_bar(block):
            found.add(block.index)
        elif _is_paragraph(block):
            found |= boxes.subscription(block) if _calls_to_subscribe(block) else set()
        elif is_label(block):
            box = boxes.around(block.owner, block.index)
            found |= box if len(box) > 1 or block.images else _trailing(page, block.index) | box
            found |= {block.index, *(boxes.promotion(block) if is_link_list(block) else ())}
            if len(box) < 2 and _NEWSLETTER.search(block.line):
                found |= _up_to_form(page, block.index)
        elif _calls_to_subscribe(block):
            found |= boxes.subscription(block)
        elif heads_box(block) or (block.index + 1 in page.teasers and heads_cards(block)):
            found |= boxes.about_others(block, page.teasers)
        elif len(block.line) <= MAX_LABEL and _CONTACT.match(block.line):
            found |= boxes.contact(block)
        elif _names_author(block):
            found |= _box_of_author(page, start, block, boxes)
        elif any(map(names_author, block.images)):
            found |= boxes.author(block)
        elif is_link_list(block):
            found |= boxes.around(block.owner, block.index) if block.heading else set()
            found |= boxes.promotion(block) or {block.index}
    return (found | boxes.of_controls(page.tree)) - keep


def _calls_to_subscribe(block: Block) -> bool:
    """Whether a line speaks to the reader of a newsletter."""
    return _NEWSLETTER.search(block.line) is not None and speaks(block)


def _box_of_author(page: ParsedPage, start: int, name: Block, boxes: BoxesAround) -> set[int]:
    """Find the blocks of a box that a name heads, if it is the author's or holds a portrait."""
    box = boxes.around(name.owner, name.index)
    known = _HOUSE.match(name.line) or _is_named(page, start, name)
    return box if len(box) > 1 and (known or _has_portrait(page, name, box)) else set()


def _is_paragraph(block: Block) -> bool:
    """Whether a block is nothing but one line that is too long for a label."""
    if len(block.line) <= MAX_LABEL or block.heading or "\n" in block.text:
        return False
    return not (block.links or block.images)


def _names_author(block: Block) -> bool:
    """Whether a heading is nothing but a name."""
    if not block.heading or len(block.line) > MAX_LABEL:
        return False
    said = _name_of(block)
    return bool(_HOUSE.match(said) or shapes.NAME.match(said))


def _name_of(block: Block) -> str:
    """Return the words of a heading without the mail address behind them."""
    if "@" not in block.line:
        return block.line
    return tidy("".join(run.text for run in block.runs if "@" not in run.text))


def _is_named(page: ParsedPage, start: int, block: Block) -> bool:
    """Whether a short line beside the headline holds a name, far above its block."""
    near = (b for b in page.blocks[max(0, start - 1) : max(0, start + NEAR)] if not is_link_list(b))
    beside = (b.line for b in near if len(b.line) <= MAX_PROSE)
    return block.index > start + NEAR and any(_name_of(block) in line for line in beside)


def _has_portrait(page: ParsedPage, name: Block, box: set[int]) -> bool:
    """Whether a box holds a picture, or a picture of that name stands right before it."""
    before = page.blocks[name.index - 1].images if name.index else []
    called = any((image.get("alt") or "").startswith(name.line) for image in before)
    return called or any(page.blocks[i].images for i in box)


def _up_to_form(page: ParsedPage, index: int) -> set[int]:
    """Find the blocks between a label and its form, where no box holds both."""
    following = page.blocks[index + 1 : index + 4]
    form = next((b for b in following if b.regions & {"form", "button"}), None)
    between = following[: following.index(form)] if form is not None else []
    return {b.index for b in between} if all(len(b.text) <= MAX_PROSE for b in between) else set()


def _trailing(page: ParsedPage, index: int) -> set[int]:
    """Find the pictures and bare links directly below a label without a box; a picture with its
    credit is the article's."""
    found = set()
    for block in page.blocks[index + 1 :]:
        said = block.text and block.linked < 0.9
        credited = block.images and any(
            map(says_caption, page.blocks[block.index : block.index + 2])
        )
        if said or credited or not (block.text or block.links) or "figure" in block.regions:
            break
        found.add(block.index)
    return found
