"""Boxes called an ``aside`` that stand amid the text and hold facts of the article. Pure.

What stands beside a text leads elsewhere: teasers, portraits, offers. A box without a link between
two paragraphs of the text says more of what the article is about, whatever its element is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from lxml import etree

from crawler.reader.article.boxes.related import stems, stems_of
from crawler.reader.article.boxes.weight import FACTS
from crawler.reader.article.page.column import TEXTUAL, is_plain
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import home_of, is_prose
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import CONTROLS, FILMS, IMAGES, dress, names_author
from crawler.reader.wording import furniture

NEAR = 24
"""Blocks above and below a box among which the paragraphs of its text stand."""
MIN_ITEMS = 2
"""Items of a list that says something."""
_ITEMS = frozenset(("li", "dd", "td"))
_AROUND = ("aside", "nav", "footer", "dialog")
_LABELS = (
    furniture.NOISE, furniture.TAIL, furniture.REPLIES, furniture.READ_ON, furniture.WALL,
    furniture.MORE_FROM,
)  # fmt: skip


def admit_facts(page: ParsedPage) -> None:
    """Take the boxes with facts amid the text for plain boxes, in the tree and in the blocks."""
    for el in list(_asides(page)):
        box = page.flow.below(el)
        if _says_facts(el, box) and _stands_amid(page, el, box):
            el.tag = "fact-box"  # a plain box, and of another kind than those of the text
            el.attrib.pop("role", None)
            for block in box:
                block.regions -= {"aside"}


def find_beside(page: ParsedPage, start: int, body: list[Block]) -> Iterator[Block]:
    """Find the lines of boxes behind ``start`` that are still asides and may be facts: they stand
    amid the paragraphs of a body, or in one box with them, and lead nowhere."""
    prose = [b for b in body if is_prose(b)]
    homes = {home_of(b.owner) for b in prose}
    for el in _asides(page) if prose else ():
        box = [b for b in page.flow.below(el) if b.text]
        if not box or box[0].index <= start or not _says(box) or _is_labelled(box[0]):
            continue
        if el.getparent() in homes or prose[0].index < box[0].index < prose[-1].index:
            yield from box


def _asides(page: ParsedPage) -> Iterator[etree._Element]:
    """Iterate over the elements that are called asides."""
    roles = (el for el in page.tree.marked("role") if el.get("role") == "complementary")
    return chain(page.tree.named("aside"), roles)


def _says(box: Iterable[Block]) -> bool:
    """Whether a box without links holds a sentence or a list."""
    texts = [b for b in box if b.text]
    if any(b.links for b in texts):
        return False
    items = sum(bool(b.regions & _ITEMS) for b in texts)
    return items >= MIN_ITEMS or any(map(is_prose, texts))


def _says_facts(el: etree._Element, box: list[Block]) -> bool:
    """Whether a box says something, shows nothing, and asks nothing."""
    first = next((b for b in box if b.text), None)
    if first is None or not _says(box) or _is_labelled(first) or names_author(el):
        return False
    return next(el.iter(*CONTROLS, *FILMS, *IMAGES), None) is None


def _is_labelled(first: Block) -> bool:
    """Whether the first line of a box names another kind of box."""
    return any(label.match(first.line) for label in _LABELS)


def _stands_amid(page: ParsedPage, el: etree._Element, box: list[Block]) -> bool:
    """Whether a box stands between paragraphs of one kind, all below one element; the heading of a
    box may say that it holds facts, or name what the text names, then paragraphs on one side are
    enough."""
    if next(el.iterancestors(*_AROUND), None) is not None:
        return False
    spans = page.flow.spans
    own = range(box[0].index, box[-1].index + 1)
    parent = next((up for up in el.iterancestors() if spans.get(up, own) != own), None)
    if parent is None:
        return False
    span = spans.get(parent, own)
    above = page.blocks[max(span.start, own.start - NEAR) : own.start]
    below = page.blocks[own.stop : min(span.stop, own.stop + NEAR)]
    before, after = _kinds(page, above, parent), _kinds(page, below, parent)
    if before & after:
        return not _repeats(box, [*above, *below])
    first = next(b for b in box if b.text)
    if "p" not in before | after:
        return False
    return FACTS.match(first.line) is not None or _names_the_same(first, [*above, *below])


def _names_the_same(first: Block, text: list[Block]) -> bool:
    """Whether the heading of a box names what the paragraphs around it name."""
    named = stems(first.line) if first.heading else set()
    return bool(named) and not named.isdisjoint(stems_of(text))


def _kinds(page: ParsedPage, blocks: list[Block], parent: etree._Element) -> set[str]:
    """List the kinds of the boxes below ``parent`` in which some paragraphs or lists stand: their
    name and class, but ``p`` where both say nothing."""
    found: set[str] = set()
    for block in blocks:
        said = is_prose(block) or ("li" in block.regions and not block.links)
        if not said or block.index in page.teasers or not block.regions.isdisjoint(_AROUND):
            continue
        el = block.owner
        while el is not parent and (above := el.getparent()) is not None and above is not parent:
            el = above
        tag, called = dress(el)
        bare = el is parent or tag in TEXTUAL or (is_plain(tag) and not called)
        found.add("p" if bare else f"{tag} {called}")
    return found


def _repeats(box: list[Block], text: list[Block]) -> bool:
    """Whether all sentences of a box stand in the text, too."""
    said = [b.line.strip('„“”»«" ') for b in box if is_prose(b)]
    return bool(said) and all(any(line in b.line for b in text) for line in said)
