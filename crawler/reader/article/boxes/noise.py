"""Advertisements and other boxes between the lines of an article. Pure.

Newsletter and share boxes, forms, link lists and navigation are recognised by landmark, by printed
label, by form controls and by links, never by class name.
"""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

from crawler.reader.article.boxes.calls import (
    MAX_LABEL,
    announces,
    asks_address,
    heads_box,
    heads_cards,
    is_bar,
    is_foreign_header,
    is_label,
    is_link_list,
    leads_on,
    refers,
    shares,
    speaks,
)
from crawler.reader.article.boxes.landmarks import in_landmark
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.elements import Elements
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import FILMS, names_author, with_ancestors
from crawler.reader.wording import furniture, shapes
from crawler.reader.wording.datelines import ANY_DATE

_HOUSE = re.compile(r"(?:Über )?(?:die |unsere )?(?i:Redaktion)(?: (?:der )?[A-ZÄÖÜ]\S*){0,3}$")
_CONTACT = re.compile(
    r"(?:(?:Pressek|(?:Ihr )?K)ontakt(?:daten|adresse)?|(?:Ihre? )?Ansprechpartner(?:in|innen)?|"
    r"(?:Rück|An)fragen(?: an)?|Weitere Auskünfte)\s*:?$"
)
_REACHED = re.compile(r"\b(?:Tel(?:efon)?|Fax|Mobil|E-?Mail)\b|@", re.I)
MAX_BOX = 700
"""Characters of text in a box that is left out together with its label or form."""
MAX_PROSE = 160
NEAR = 6
"""Blocks behind the headline in which the author is named."""
MAX_LEVELS = 5
"""Boxes around a portrait."""
MAX_LIVES = 2
"""Paragraphs about an author."""
MAX_PERKS = 4
"""Items of a list below a form: a newsletter lists a few of its merits, a text has more items."""


def find_noise(page: ParsedPage, start: int, keep: frozenset[int]) -> set[int]:
    """Find the blocks behind ``start`` that are not part of the article, by index.

    ``keep`` are blocks known to belong to it (headline, dated teaser): a box that holds one of them
    is not noise.
    """
    boxes = _Boxes(page, keep)
    found = set(page.teasers)
    said = False
    for block in page.blocks[start + 1 :]:
        if block.index in found or block.index in keep:
            continue
        said = said or is_prose(block)
        beside = is_bar(block) or refers(block) or (said and announces(block))
        if beside or in_landmark(block, boxes.held) or is_foreign_header(block, boxes.kept):
            found.add(block.index)
        elif is_label(block):
            box = boxes.around(block.owner, block.index)
            found |= box if len(box) > 1 or block.images else _trailing(page, block.index) | box
            found.add(block.index)
            if len(box) < 2 and "newsletter" in block.line.casefold():
                found |= _up_to_form(page, block.index)
        elif "newsletter" in block.line.casefold() and speaks(block):
            found |= boxes.subscription(block)
        elif heads_box(block) or (block.index + 1 in page.teasers and heads_cards(block)):
            found |= boxes.about_others(block, page.teasers)
        elif _CONTACT.match(block.line):
            found |= boxes.contact(block)
        elif _names_author(block):
            box = boxes.around(block.owner, block.index)
            known = _HOUSE.match(block.line) or _is_named(page, start, block)
            if len(box) > 1 and (known or _has_portrait(page, block, box)):
                found |= box
        elif any(map(names_author, block.images)):
            found |= boxes.author(block)
        elif is_link_list(block):
            found |= boxes.around(block.owner, block.index) if block.heading else set()
            found |= boxes.promotion(block) or {block.index}
    return (found | boxes.of_controls(page.tree)) - keep


def _names_author(block: Block) -> bool:
    """Whether a heading is nothing but a name."""
    headed = len(block.line) <= MAX_LABEL and block.heading
    return bool(headed and (_HOUSE.match(block.line) or shapes.NAME.match(block.line)))


def _is_named(page: ParsedPage, start: int, name: Block) -> bool:
    """Whether a short line beside the headline holds a name, far above its block."""
    near = (b for b in page.blocks[max(0, start - 1) : max(0, start + NEAR)] if not is_link_list(b))
    beside = (b.line for b in near if len(b.line) <= MAX_PROSE)
    return name.index > start + NEAR and any(name.line in line for line in beside)


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
    """Find the pictures and bare links directly below a label without a box."""
    found = set()
    for block in page.blocks[index + 1 :]:
        said = block.text and block.linked < 0.9
        if said or not (block.text or block.links) or "figure" in block.regions:
            break
        found.add(block.index)
    return found


class _Box:
    """The blocks within an element."""

    __slots__ = ("blocks", "size", "texts")

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks
        self.texts = [b for b in blocks if b.text]
        self.size = sum([len(b.text) for b in self.texts])

    @property
    def prose(self) -> int:
        """Number of its paragraphs."""
        return sum(len(b.text) > MAX_PROSE and b.linked < 0.5 for b in self.texts)


class _Boxes:
    """The boxes around labels, buttons and forms."""

    def __init__(self, page: ParsedPage, keep: frozenset[int]) -> None:
        self.flow = page.flow
        self.blocks = page.blocks
        self.known: dict[etree._Element, _Box] = {}
        self.kept = [page.blocks[i].owner for i in keep]
        self.held = with_ancestors(self.kept)

    def within(self, el: etree._Element) -> _Box:
        """Return the box of an element, cached for the controls of a form."""
        if (box := self.known.get(el)) is None:
            box = self.known[el] = _Box(self.flow.below(el))
        return box

    def of_controls(self, tree: Elements) -> set[int]:
        """Find the blocks of the boxes around forms and buttons, and the lines below films."""
        found: set[int] = set()
        # fields side by side without a word between stand in the same boxes
        fields = {(el.getparent(), self.flow.spans.get(el)): el for el in tree.named("input")}
        for control in (*fields.values(), *tree.named("form", "button")):
            if control not in self.held:
                found |= self.around(control, None) | self.beside(control)
        players = (el for el in tree.marked("role") if el.get("role") == "button")
        for film in (*tree.named(*FILMS), *players):
            found |= self.below_film(film)
        return found

    def author(self, portrait: Block) -> set[int]:
        """Find the blocks of the box about an author that holds a portrait."""
        found: set[int] = set()
        for holder in islice((portrait.owner, *portrait.owner.iterancestors()), MAX_LEVELS):
            box = self.within(holder)
            if holder in self.held or box.size > MAX_BOX or box.prose > MAX_LIVES:
                break
            if names_author(holder):
                found = {b.index for b in box.blocks}
        return found

    def about_others(self, label: Block, teasers: frozenset[int]) -> set[int]:
        """Find the blocks of a small box below a label that holds a link or a date, or only teasers
        of other articles."""
        found = self.around(label.owner, label.index)
        held = [self.blocks[i] for i in found if i != label.index and self.blocks[i].text]
        small = 0 < sum(len(b.line) for b in held) <= MAX_BOX // 2
        leads = heads_box(label) and any(b.links or ANY_DATE.search(b.line) for b in held)
        return found if small and (leads or all(b.index in teasers for b in held)) else set()

    def contact(self, label: Block) -> set[int]:
        """Find the blocks of a small box below a label that say how somebody is reached."""
        found = self.around(label.owner, label.index)
        held = [self.blocks[i] for i in found]
        reached = any(_REACHED.search(b.line) for b in held)
        small = sum(len(b.line) for b in held) <= MAX_BOX // 2 and len(held) > 1
        return found if reached and small else set()

    def beside(self, control: etree._Element) -> set[int]:
        """Find the line that stands bare beside a button in its box, as in a player."""
        holder = control.getparent()
        if control.tag != "button" or holder is None or holder.tag != "div" or holder in self.held:
            return set()
        blocks = [b for b in self.within(holder).blocks if b.owner is holder and b.text]
        return {b.index for b in blocks if len(b.text) <= MAX_PROSE}

    def below_film(self, film: etree._Element) -> set[int]:
        """Find the short line that stands alone with a film or player in a box amid prose."""
        for holder in islice(film.iterancestors("div", "figure", "article", "section"), MAX_LEVELS):
            if holder in self.held or len(self.flow.spans.get(holder, ())) > MAX_LEVELS:
                break
            texts = self.within(holder).texts
            if len(texts) > 1:
                break
            if texts and len(texts[0].line) <= MAX_PROSE and texts[0].heading is None:
                near = self.blocks[max(0, texts[0].index - 2) : texts[0].index + 2]
                home = holder.getparent()
                amid = any(is_prose(b) and b.owner.getparent() is home for b in near)
                return {texts[0].index} if amid else set()
        return set()

    def promotion(self, button: Block) -> set[int]:
        """Find the blocks of a box that opens with a heading and closes with a bare link; without a
        heading the link neither files the article nor shares it."""
        for holder in (button.owner, *button.owner.iterancestors("div", "section", "aside", "td")):
            if holder in self.held:
                break
            texts = (box := self.within(holder)).texts
            if box.size > MAX_BOX // 2:
                break
            closed = texts[-1] is button and len(texts) > 1
            if closed and (texts[0].heading or leads_on(texts)):
                return {b.index for b in box.blocks}
        return set()

    def subscription(self, call: Block) -> set[int]:
        """Find the blocks of a small box in which sentences call to subscribe below a label."""
        holder = call.owner.getparent()
        box = None if holder is None or holder in self.held else self.within(holder)
        if box is None or box.size > MAX_BOX // 2 or box.prose or len(box.texts) < 2:
            return set()
        head, *said = box.texts
        labelled = len(head.line) <= MAX_LABEL and not shapes.ends_sentence(head.line)
        return {b.index for b in box.blocks} if labelled and all(map(speaks, said)) else set()

    def around(self, el: etree._Element, label: int | None) -> set[int]:
        """Find the blocks of the smallest box that holds more than an element. It must begin with
        the ``label``, without one with a heading or another short line."""
        alone = self.within(el).blocks
        own = max(len(alone), 1)
        for holder in (el, *el.iterancestors()):
            if holder in self.held or holder.tag in ("body", "html", "main", "article"):
                break
            box = self.within(holder)
            if len(box.blocks) <= own and holder.getparent() is not None:
                continue
            if box.size > MAX_BOX or box.prose > 1:
                break
            if label is not None and box.texts and not self._opens(label, box):
                break
            if label is None and not self._closes(el, box, holder):
                break
            return {b.index for b in box.blocks}
        if label is not None and any(b.text and b.index < label for b in alone):
            return {label}  # the box holds the text above it
        return {b.index for b in alone}

    def _opens(self, label: int, box: _Box) -> bool:
        """Whether a label opens a box that is not the column of the text: that has paragraphs, and
        a label for sharing has none below it."""
        most = 0 if shares(self.blocks[label]) else MAX_LIVES
        return box.texts[0].index == label and sum(map(is_prose, box.texts)) <= most

    def _closes(self, control: etree._Element, box: _Box, holder: etree._Element) -> bool:
        """Whether a form stands at the end of a small box that opens with a short line; a form for
        a mail address may have a paragraph that explains it, as may a button that shows a film."""
        if furniture.CONSENT.match(" ".join("".join(control.itertext()).split())):
            return True
        span = self.flow.spans.get(control, range(0))
        before = (b for b in box.texts if b.index < span.start)
        asked = [len(b.text) <= MAX_PROSE and speaks(b) for b in before] == [True]
        opened = asked or not box.texts or len(box.texts[0].text) <= MAX_LABEL
        after = [b for b in box.texts if b.index >= span.stop]
        listed = sum("li" in b.regions and b.linked < 0.5 for b in after)
        if listed > MAX_PERKS or any(len(b.text) > MAX_LABEL for b in after):
            return False
        headed = bool(box.texts) and box.texts[0].heading is not None
        return opened and (not box.prose or (headed and asks_address(holder)))
