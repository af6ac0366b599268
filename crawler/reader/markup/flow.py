"""A page as its reader sees it: one flow of text blocks in reading order. Pure.

The flow knows nothing about articles and depends on no class name. A block is a run of inline
content between two breaks that a browser would show: a block element, or two line breaks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import takewhile
from typing import Any, NamedTuple

from lxml import etree

from crawler.reader.markup.elements import Elements
from crawler.reader.markup.labels import labels
from crawler.reader.markup.tree import (
    HEADINGS,
    IMAGES,
    INLINE,
    SKIPPED,
    enclosing,
    is_hidden,
    landmark_of,
)
from crawler.reader.markup.unread import anchors, change_stamps, enlargers

ALL_LINKED = 0.9
"""Share of linked letters from which a line is nothing but links."""
BOLD = frozenset(("b", "strong"))
ITALIC = frozenset(("i", "em"))
_LEVELS = frozenset(HEADINGS)
_IN_LINE = INLINE | IMAGES | {"br", "svg"}
"""Elements that do not begin a new block."""
_PLAIN = _IN_LINE - BOLD - ITALIC - IMAGES - {"a", "br"}
"""Those of them that are nothing but their text."""
_BLANKS = "\t\n\r\f"
"""HTML's blanks, other than the space."""


class Run(NamedTuple):
    """A piece of text in one style."""

    text: str
    """Text with HTML's blanks collapsed; a line break is one ``\\n``."""
    link: etree._Element | None
    """The ``a`` it stands in."""
    bold: bool
    italic: bool
    el: etree._Element
    """The innermost element it stands in."""


_run = partial(tuple.__new__, Run)
"""``Run`` of a tuple: a page has hundreds, and names for their parts take as long as the rest."""


@dataclass(eq=False, slots=True)
class Block:
    """One block of the flow."""

    index: int
    owner: etree._Element
    """The nearest block element around it."""
    runs: list[Run]
    regions: frozenset[str]
    """Names of elements (and landmark roles) it stands in, such as ``nav``, ``li``, ``figure``."""
    images: list[etree._Element] = field(default_factory=list)
    bare: list[etree._Element] = field(default_factory=list)
    """Links without words or pictures, which a style sheet stretches over a box."""

    text: str = field(init=False)
    """Text as printed, line breaks kept."""
    line: str = field(init=False)
    """Text on one line."""
    heading: str | None = field(init=False)
    """Name of the heading element it stands in."""
    bold: bool = field(init=False)
    """Whether all its text is bold."""
    about: bool | None = field(default=None, init=False)
    """Whether it only prints date and author, once ``meta.is_meta`` was asked."""
    linked: float = field(init=False)
    """Share of its letters that stand in links."""
    links: list[etree._Element] = field(init=False)
    """Its ``a`` elements, pictures' links included, each once."""

    def __post_init__(self) -> None:
        total, inside, bold, printed = 0, 0, True, ""
        links = dict.fromkeys(self.bare)
        for text, link, strong, _, _ in self.runs:
            letters = len(text.strip())
            printed += text
            total += letters
            if letters and not strong:
                bold = False
            if link is not None:
                inside += letters
                links[link] = None
        for image in self.images:
            if (a := enclosing(image, "a")) is not None:
                links[a] = None
        self.bold = bold
        self.links = list(links)
        self.linked = inside / (total or 1)
        self.text = tidy(printed) if total else ""
        self.line = self.text.replace("\n", " ")
        outside = self.regions.isdisjoint(_LEVELS)
        self.heading = None if outside else min(self.regions & _LEVELS)

    @property
    def unlinked(self) -> str:
        """Text outside links."""
        return "".join(run.text for run in self.runs if run.link is None)


def tidy(text: str) -> str:
    """Tidy the text of runs: one blank between words, none at either end of a line.

    >>> tidy("  Ein \\n Satz  hier. ")
    'Ein\\nSatz hier.'
    """
    while "  " in text:  # each pass leaves at most half of a row
        text = text.replace("  ", " ")
    if "\n" not in text:
        return text.strip(" ")
    lines = [part.strip(" ") for part in text.split("\n")]
    return "\n".join([line for line in lines if line])


def unbroken(text: str) -> str:
    """Drop the places at which a browser may break a word, to compare texts."""
    return text.replace("\xad", "").replace("\u200b", "")


def _collapse(text: str) -> str:
    """Collapse HTML's blanks."""
    for blank in _BLANKS:
        if blank in text:
            text = text.replace(blank, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


class Flow(NamedTuple):
    """The text blocks of a page."""

    blocks: list[Block]
    """Its blocks, in reading order."""
    spans: dict[etree._Element, range]
    """Range of the blocks within each block element."""

    def below(self, el: etree._Element) -> list[Block]:
        """Select the blocks that stand within an element."""
        if (span := self.spans.get(el)) is not None:
            return self.blocks[span.start : span.stop]
        if el.tag not in _IN_LINE:
            return []  # a browser hides it, and all within
        inner = {i for child in el.iterdescendants() for i in self.spans.get(child, ())}
        return [self.blocks[i] for i in sorted(inner)]

    def alone_around(self, block: Block) -> Iterator[etree._Element]:
        """Iterate over the element of a block and the boxes around it that hold nothing else."""
        own = range(block.index, block.index + 1)
        yield block.owner
        yield from takewhile(lambda el: self.spans.get(el) == own, block.owner.iterancestors())


def read_flow(tree: Elements) -> Flow:
    """Read the blocks of a page. Time and memory are linear in its size."""
    return _FlowReader().read(tree)


class _FlowReader:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.spans: dict[etree._Element, range] = {}
        self.runs: list[Run] = []
        self.images: list[etree._Element] = []
        self.bare: list[etree._Element] = []
        self.boxes: list[tuple[etree._Element, frozenset[str], int]] = []
        """The open block elements: their regions, and how many blocks there were before."""
        self.regions: dict[tuple[frozenset[str], str], frozenset[str]] = {}
        self.roles: set[etree._Element] = set()
        self.shut: set[etree._Element] = set()
        """Elements that are not shown, and all within them that was met."""
        self.links: list[etree._Element] = []
        self.before: list[int] = []  # what was shown when each of them began
        self.bold = self.italic = self.breaks = self.shown = 0

    def read(self, tree: Elements) -> Flow:
        self.boxes.append((tree.root, frozenset(), 0))
        self.shut.update(filter(is_hidden, tree.marked("aria-hidden", "hidden", "style")))
        self.shut.update(change_stamps(tree), enlargers(tree), anchors(tree), labels(tree))
        self.roles.update(tree.marked("role"))
        shut, opened = self.shut, list[etree._Element]()
        for el in tree.root.iter():  # a third of the time that the parser's own walk takes
            parent = el.getparent()
            if parent in shut:
                shut.add(el)
                continue
            while opened and (last := opened[-1]) is not parent:
                del opened[-1]
                self.close(last, opened[-1])
            tag: Any = el.tag  # a name: the parser drops comments and the like
            if tag in SKIPPED or el in shut:
                shut.add(el)
                if (tail := el.tail) and parent is not None and (self.runs or not tail.isspace()):
                    self.text(tail, parent)
                continue
            opened.append(el)
            if tag not in _PLAIN:
                self.open(el, tag)
            if (text := el.text) and (self.runs or not text.isspace()):
                self.text(text, el)
        while opened:
            self.close(opened.pop(), opened[-1] if opened else tree.root)
        if self.runs or self.images or self.bare:
            self.flush()
        return Flow(self.blocks, self.spans)

    def open(self, el: etree._Element, tag: str) -> None:
        if tag not in _IN_LINE:
            if self.runs or self.images or self.bare:
                self.flush()
            self.breaks = 0
            region = self.boxes[-1][1]
            if tag not in region and not (tag == "footer" and "blockquote" in region):
                region = self.within(region, tag)  # the source is part of the quotation
            if el in self.roles and (name := landmark_of(el, el.get("role", ""))):
                region = self.within(region, name)
            self.boxes.append((el, region, len(self.blocks)))
        elif tag == "a":
            self.links.append(el)
            self.before.append(self.shown)
        elif tag in BOLD:
            self.bold += 1
        elif tag in ITALIC:
            self.italic += 1
        elif tag in IMAGES:
            self.images.append(el)
            self.shown += 1
        elif tag == "br":
            self.line_break(el)

    def within(self, region: frozenset[str], name: str) -> frozenset[str]:
        """Add a name to the regions of a box; those with the same names share one set."""
        found = self.regions.get((region, name))
        if found is None:
            found = self.regions[region, name] = region | {name}
        return found

    def close(self, el: etree._Element, parent: etree._Element) -> None:
        tag: Any = el.tag
        if tag in _PLAIN:
            pass
        elif tag not in _IN_LINE:
            if self.runs or self.images or self.bare:
                self.flush()
            self.breaks = 0
            self.spans[el] = range(self.boxes.pop()[2], len(self.blocks))
        elif tag == "a":
            self.links.pop()
            if self.before.pop() == self.shown and all(x.tag in _IN_LINE for x in el):
                self.bare.append(el)
        elif tag in BOLD:
            self.bold -= 1
        elif tag in ITALIC:
            self.italic -= 1
        if (tail := el.tail) and (self.runs or not tail.isspace()):
            self.text(tail, parent)

    def text(self, text: str, el: etree._Element) -> None:
        """Add a text right within an element."""
        if text.isspace():
            text = " "
        else:
            text = _collapse(text)
            self.breaks = 0
            self.shown += 1
        link = self.links[-1] if self.links else None
        self.runs.append(_run((text, link, self.bold > 0, self.italic > 0, el)))

    def line_break(self, el: etree._Element) -> None:
        self.breaks += 1
        if self.breaks > 1:
            if self.runs or self.images or self.bare:  # no block begins with a line break
                self.flush()
            self.breaks = 0
        elif self.runs:
            link = self.links[-1] if self.links else None
            self.runs.append(Run("\n", link, self.bold > 0, self.italic > 0, el))

    def flush(self) -> None:
        owner, region, _ = self.boxes[-1]
        block = Block(len(self.blocks), owner, self.runs, region, self.images, self.bare)
        self.blocks.append(block)
        self.runs, self.images, self.bare = [], [], []
