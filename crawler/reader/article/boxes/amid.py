"""Boxes amid a text that say no sentence of it: a podcast, a series, an event, a share bar. Pure.

The paragraphs of a text stand side by side. A box among them, above or below them, in which nothing
is a sentence and something leads elsewhere, belongs to the page, together with its heading.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import accumulate, islice

from lxml import etree

from crawler.reader.article.page.column import TEXTUAL, is_plain
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import MIN_PARAGRAPH, MIN_SENTENCE
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import with_ancestors
from crawler.reader.wording.datelines import find_date
from crawler.reader.wording.shapes import KEYWORDS, ends_sentence

_ITEMS = frozenset(("li", "td", "th", "dd", "blockquote", "pre"))
_Kind = tuple[str, str | None]
MAX_LINES = 3
"""Lines of a box that is told by their kind."""
MAX_BOX = 400
"""Characters of a box without a sentence."""
MAX_POLL = 12
"""Blocks of a poll."""
MAX_LEVELS = 4
"""Boxes around a button of a poll."""
MAX_LINKS = 0.5
"""Share of the letters of such a box that may stand in links of the text."""


def find_amid(
    page: ParsedPage, start: int, skip: Collection[int], kept: Collection[int]
) -> set[int]:
    """Find the blocks behind ``start`` in boxes without a sentence that lead elsewhere, by index.

    ``skip`` are blocks known not to be text; no box holds one of ``kept``. A page without any
    sentence has no such box.
    """
    blocks, spans = page.blocks, page.flow.spans
    held = with_ancestors(blocks[i].owner for i in kept)
    said = [b.index > start and b.index not in skip and _says(b) for b in blocks]
    sums = [0, *accumulate(map(int, said))]
    kinds = {_kind(b) for b, prose in zip(blocks, said, strict=True) if prose}
    found: set[int] = set()
    end = start + 1
    while sums[-1] and end < len(blocks):
        block = blocks[end]
        end += 1
        if said[block.index]:
            continue
        box = None
        el: etree._Element | None = block.owner
        while el is not None and el not in held:
            span = spans.get(el)
            if span is None or sums[span.stop] > sums[span.start]:
                break
            box, end = el, max(end, span.stop)
            el = el.getparent()
        if box is not None:
            inside = [b for b in blocks[block.index : end] if b.text or b.images]
            if _leads_away(box, inside, skip, kinds):
                found.update(b.index for b in inside)
    return found | _find_polls(page, start, held)


def _find_polls(page: ParsedPage, start: int, held: Collection[etree._Element]) -> set[int]:
    """Find the blocks of boxes that ask the reader a question and answer it by buttons."""
    found: set[int] = set()
    for button in page.tree.named("button"):
        for el in islice(button.iterancestors(), MAX_LEVELS):
            span = page.flow.spans.get(el, range(0))
            if el in held or len(span) > MAX_POLL or (span and span.start <= start):
                break
            inside = [b for b in page.blocks[span.start : span.stop] if b.text]
            if any(b.heading or b.linked or not _asks(b) for b in inside):
                break
            if sum(len(b.line) for b in inside) > MAX_BOX:
                break
            asked = len(inside) > 1 and any(b.line.endswith("?") for b in inside)
            if asked and _is_box(el) and len(list(islice(el.iter("button"), 2))) > 1:
                found.update(b.index for b in inside)
    return found


def _asks(block: Block) -> bool:
    """Whether a line is a question, or no sentence at all."""
    return block.line.endswith("?") or not _says(block)


def _says(block: Block) -> bool:
    """Whether a line of a block is a sentence outside links; in a heading it has to be long, as a
    lead text is."""
    if len(block.text) < MIN_SENTENCE or block.linked >= 0.5:
        return False
    if block.heading:
        return len(block.line) >= MIN_PARAGRAPH and ends_sentence(block.line)
    for line in block.text.split("\n"):
        if len(line) >= MIN_PARAGRAPH or (len(line) >= MIN_SENTENCE and ends_sentence(line)):
            return True
    return False


def _leads_away(
    box: etree._Element, inside: list[Block], skip: Collection[int], kinds: set[_Kind]
) -> bool:
    """Whether a box without a sentence belongs to the page: it is a heading above pictures, or what
    it says is mostly links, or a link and a date, or a few lines of another kind than the text."""
    if not _is_box(box):
        return False
    texts = [b for b in inside if b.text]
    left = [b for b in texts if b.index not in skip]
    if all(b.heading for b in left):
        texts = left  # what stands below it is known, and says nothing of the heading
    size = sum(len(b.line) for b in texts)
    if not left or size > MAX_BOX:
        return False
    if any(KEYWORDS.match(b.line) for b in texts):
        return False  # the end of the article itself: mark, links, keywords
    items = any(b.regions & _ITEMS for b in left)
    if not items and len(left) == 1 and sum(len(b.images) for b in inside) > 1:
        return True
    links = [b for b in texts if b.linked]
    if not links:
        return False
    if sum(len(b.line) * b.linked for b in texts) >= MAX_LINKS * size:
        return True
    if any(find_date(b.line) for b in texts):
        return True
    few = not items and len(texts) <= MAX_LINES
    bare = left[0].owner.tag not in TEXTUAL and _kind(left[0]) not in kinds
    return few and (len(links) < len(texts) or bare)


def _kind(block: Block) -> _Kind:
    """Return the name and the class of the element of a block."""
    return str(block.owner.tag), block.owner.get("class")


def _is_box(el: etree._Element) -> bool:
    return is_plain(tag := str(el.tag)) or tag in ("article", "aside")
