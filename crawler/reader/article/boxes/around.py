"""The boxes around labels, buttons, forms and films between the lines of an article. Pure."""

from __future__ import annotations

import re
from itertools import accumulate, islice

from lxml import etree

from crawler.reader.article.boxes.calls import (
    MAX_LABEL,
    asks_address,
    heads_box,
    leads_on,
    shares,
    speaks,
)
from crawler.reader.article.boxes.captions import says_caption
from crawler.reader.article.boxes.related import stems, stems_of
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.elements import Elements
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import FILMS, names_author, upwards, with_ancestors
from crawler.reader.wording import furniture, shapes
from crawler.reader.wording.datelines import find_date

_REACHED = re.compile(r"\b(?:Tel(?:efon)?|Fax|Mobil|E-?Mail)\b|@", re.I)
MAX_BOX = 700
"""Characters of text in a box that is left out together with its label or form."""
MAX_PROSE = 160
"""Characters of a line that is no paragraph."""
MAX_LEVELS = 5
"""Boxes around a portrait."""
MAX_LIVES = 2
"""Paragraphs about an author."""
MAX_PERKS = 4
"""Items of a list below a form: a newsletter lists a few of its merits, a text has more items."""


_WHOLE = frozenset(("body", "html", "main", "article"))
"""Boxes that hold more than a form and what belongs to it."""


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
        if self.size <= MAX_PROSE:
            return 0  # as most boxes of controls
        return sum([len(b.text) > MAX_PROSE and b.linked < 0.5 for b in self.texts])


class BoxesAround:
    """The boxes of a page around labels, buttons, forms and films."""

    def __init__(self, page: ParsedPage, keep: frozenset[int]) -> None:
        self.flow = page.flow
        self.blocks = page.blocks
        self.known: dict[etree._Element, _Box] = {}
        self.kept = [page.blocks[i].owner for i in keep]
        self.held = with_ancestors(self.kept)
        self.left_out: set[etree._Element] = set()
        """Boxes of controls that were found."""
        self.sums = [0, *accumulate(len(b.text) for b in page.blocks)]

    def within(self, el: etree._Element) -> _Box:
        """Return the box of an element, cached for the controls of a form."""
        if (box := self.known.get(el)) is None:
            box = self.known[el] = _Box(self.flow.below(el))
        return box

    def _size(self, el: etree._Element) -> int:
        """Return the number of blocks within an element."""
        span = self.flow.spans.get(el)
        return len(self.within(el).blocks if span is None else span)

    def _is_large(self, el: etree._Element, most: int = MAX_BOX) -> bool:
        """Whether an element holds more than some characters; nothing else is asked of most."""
        span = self.flow.spans.get(el)
        held = (
            self.within(el).size if span is None else self.sums[span.stop] - self.sums[span.start]
        )
        return held > most

    def of_controls(self, tree: Elements) -> set[int]:
        """Find the blocks of the boxes around forms and buttons, and the lines below films."""
        found: set[int] = set()
        # fields side by side without a word between stand in the same boxes
        fields = {(el.getparent(), self.flow.spans.get(el)): el for el in tree.named("input")}
        for control in (*fields.values(), *tree.named("form", "button")):
            if control not in self.held:
                found |= self.around(control, None)
        for holder in {el.getparent() for el in tree.named("button")} - self.held:
            found |= self.beside(holder)
        players = (el for el in tree.marked("role") if el.get("role") == "button")
        for film in (*tree.named(*FILMS), *players):
            found |= self.below_film(film)
        return found

    def author(self, portrait: Block) -> set[int]:
        """Find the blocks of the box about an author that holds a portrait."""
        found: set[int] = set()
        for holder in islice(upwards(portrait.owner), MAX_LEVELS):
            if holder in self.held or self._is_large(holder):
                break
            box = self.within(holder)
            if box.prose > MAX_LIVES:
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
        leads = heads_box(label) and any(b.links or find_date(b.line) for b in held)
        return found if small and (leads or all(b.index in teasers for b in held)) else set()

    def contact(self, label: Block) -> set[int]:
        """Find the blocks of a small box below a label that say how somebody is reached."""
        found = self.around(label.owner, label.index)
        held = [self.blocks[i] for i in found]
        reached = any(_REACHED.search(b.line) for b in held)
        small = sum(len(b.line) for b in held) <= MAX_BOX // 2 and len(held) > 1
        return found if reached and small else set()

    def beside(self, holder: etree._Element | None) -> set[int]:
        """Find the line that stands bare beside the buttons of a box, as in a player."""
        if holder is None or holder.tag != "div":
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
            if texts and "figcaption" in texts[0].regions:
                break  # what may be shown larger at a click is a picture with its caption
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
            if holder in self.held or self._is_large(holder, MAX_BOX // 2):
                break
            texts = (box := self.within(holder)).texts
            closed = texts[-1] is button and len(texts) > 1
            if closed and (texts[0].heading or leads_on(texts)):
                return (
                    set() if self._names_the_same(holder, texts) else {b.index for b in box.blocks}
                )
        return set()

    def _names_the_same(self, holder: etree._Element, texts: list[Block]) -> bool:
        """Whether the heading of a box names what the paragraphs beside it name, above lines that
        do so, too, or above a list."""
        home = holder.getparent()
        named, said = stems(texts[0].line), stems_of(texts[1:-1])
        listed = sum("li" in b.regions and not b.links for b in texts) > 1
        if home is None or not named or not (listed or len(said) > 1):
            return False
        told = stems_of(b for b in self.within(home).texts if is_prose(b) and b not in texts)
        return not told.isdisjoint(named) and (listed or len(told & said) > 1)

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
        """Find the blocks of the smallest box that holds more than an element.

        With a ``label`` the box must begin with it, without one it must begin with a heading or
        another short line, and is found once.
        """
        own = max(self._size(el), 1)
        around: etree._Element | None = el
        while (holder := around) is not None:
            around = holder.getparent()
            if holder in self.held or holder.tag in _WHOLE:
                break
            if around is not None and self._size(holder) <= own:
                continue
            if label is None and holder in self.left_out:
                return set()  # by another control
            if self._is_large(holder) or (box := self.within(holder)).prose > 1:
                break
            if label is not None and box.texts and not self._opens(label, box):
                break
            if label is None:
                if not self._closes(el, box, holder):
                    break
                self.left_out.add(holder)
            return {b.index for b in box.blocks}
        alone = self.flow.below(el)
        if label is not None and any(b.text and b.index < label for b in alone):
            return {label}  # the box holds the text above it
        return {b.index for b in alone}

    def _opens(self, label: int, box: _Box) -> bool:
        """Whether a label opens a box that is not the column of the text: that has paragraphs, and
        a label for sharing has none below it, and no picture with its credit."""
        most = 0 if shares(self.blocks[label]) else MAX_LIVES
        if not most and any(map(says_caption, box.texts)):
            return False
        return box.texts[0].index == label and sum(map(is_prose, box.texts)) <= most

    def _closes(self, control: etree._Element, box: _Box, holder: etree._Element) -> bool:
        """Whether a form stands at the end of a small box that opens with a short line; a form for
        a mail address may have a paragraph that explains it, as may a button that shows a film."""
        span = self.flow.spans.get(control, range(0))
        before = [b for b in box.texts if b.index < span.start]
        opened = not box.texts or len(box.texts[0].text) <= MAX_LABEL
        opened |= len(before) == 1 and len(before[0].text) <= MAX_PROSE and speaks(before[0])
        headed = bool(box.texts) and box.texts[0].heading is not None
        if opened and (not box.prose or (headed and asks_address(holder))):
            after = [b for b in box.texts if b.index >= span.stop]
            listed = [b for b in after if "li" in b.regions and b.linked < 0.5]
            if len(listed) <= MAX_PERKS and all(len(b.text) <= MAX_LABEL for b in after):
                return True
        said = " ".join("".join(control.itertext()).split())
        return furniture.CONSENT.match(said) is not None
