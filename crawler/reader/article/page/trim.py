"""Short lines before and behind the prose of a text: what belongs to it stays. Pure."""

from __future__ import annotations

from itertools import dropwhile, pairwise

from lxml import etree

from crawler.reader.article.page.column import is_plain
from crawler.reader.article.page.prose import MAX_HEADING, is_prose
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import common_ancestor, is_within
from crawler.reader.wording import shapes


def trim(body: list[Block]) -> list[Block]:
    """Drop short lines before the first and behind the last prose that are in boxes of another
    kind: counters, names, labels, rests of meta lines."""
    prose = [b for b in body if is_prose(b)]
    if not prose:
        return body
    owners = {(b.owner.tag, b.owner.getparent()): b.owner for b in prose}  # most stand in one box
    kinds = {_kind(el) for el in owners.values()}
    first, last = body.index(prose[0]), len(body) - 1 - body[::-1].index(prose[-1])
    head = dropwhile(lambda b: not _says_something(b), body[:first])
    opening = [b for b in head if _is_like(b, kinds) or _heads_box(b, prose)]
    behind = [*body[last + 1 :], None]
    tail = [b for b, then in pairwise(behind) if b and (_is_like(b, kinds) or _lists(b, then))]
    return [*opening, *body[first : last + 1], *tail]


def _heads_box(block: Block, prose: list[Block]) -> bool:
    """Whether a bold line heads the first prose, in a box that ends before the last."""
    if not block.bold or len(block.line) > MAX_HEADING or prose[0].index != block.index + 1:
        return False
    box = common_ancestor(block.owner, prose[0].owner)
    return len(prose) > 1 and box is not None and not is_within(prose[-1].owner, box)


def _lists(block: Block, then: Block | None) -> bool:
    """Whether a line opens a box with a list."""
    box = block.owner.getparent()
    return (
        then is not None and "li" in then.regions and box is not None and is_within(then.owner, box)
    )


def _says_something(block: Block) -> bool:
    """Whether a line before the text holds a letter; a number alone is a counter."""
    return any(map(str.isalpha, block.line))


def _kind(el: etree._Element) -> tuple[str, ...]:
    """List the names of an element and of those around it that are not plain boxes."""
    names = [tag for node in el.iterancestors() if not is_plain(tag := str(node.tag))]
    return (str(el.tag), *names)


def _is_like(block: Block, kinds: set[tuple[str, ...]]) -> bool:
    """Whether a short line belongs to the text: a heading, item, quotation, sentence or mark, or a
    line in the same kind of box."""
    if block.heading or block.regions & {"li", "blockquote", "td", "th", "dd", "dt", "pre"}:
        return True
    line = block.line
    if shapes.MARK.fullmatch(line):
        return True
    if _kind(block.owner) in kinds:
        return " " in line and _says_something(block)
    if shapes.NAME.match(line):
        return True
    return len(line) >= 12 and bool(shapes.ends_sentence(line.rstrip(":")))
