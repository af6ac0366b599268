"""Short lines before and behind the prose of a text: what belongs to it stays. Pure."""

from __future__ import annotations

from itertools import dropwhile, groupby, pairwise

from lxml import etree

from crawler.reader.article.page.column import is_plain
from crawler.reader.article.page.prose import MAX_HEADING, is_prose
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import common_ancestor, is_within
from crawler.reader.wording import shapes


def trim(body: list[Block]) -> list[Block]:
    """Drop short lines before the first and behind the last prose that are in boxes of another
    kind: counters, names, labels, rests of meta lines. A list in plain boxes stays."""
    prose = [b for b in body if is_prose(b)]
    if not prose:
        return body
    owners = {(b.owner.tag, b.owner.getparent()): b.owner for b in prose}  # most stand in one box
    kinds = {_kind(el) for el in owners.values()}
    first, last = body.index(prose[0]), len(body) - 1 - body[::-1].index(prose[-1])
    before, behind = body[:first], body[last + 1 :]
    own = {b.index for b in body[first : last + 1]}
    own |= {b.index for b in (*before, *behind) if _is_like(b, kinds)}
    own |= {b.index for b in before if _heads_box(b, prose)}
    own |= {b.index for b, then in pairwise(behind) if _lists(b, then)}
    for lines in (before, behind):
        own |= _listed([b for b in lines if b.index not in own])
    head = dropwhile(lambda b: not _says_something(b), before)
    return [b for b in (*head, *body[first:]) if b.index in own]


def _listed(lines: list[Block]) -> set[int]:
    """List those lines, by index, that follow each other in boxes of one kind, if some say several
    words: days, values, a programme, a list without the markup of one."""
    groups = (list(group) for _, group in groupby(lines, lambda b: _kind(b.owner)))
    return {b.index for group in groups if sum(map(_says_words, group)) > 1 for b in group}


def _heads_box(block: Block, prose: list[Block]) -> bool:
    """Whether a bold line heads the first prose, in a box that ends before the last."""
    if not block.bold or len(block.line) > MAX_HEADING or prose[0].index != block.index + 1:
        return False
    box = common_ancestor(block.owner, prose[0].owner)
    return len(prose) > 1 and box is not None and not is_within(prose[-1].owner, box)


def _lists(block: Block, then: Block) -> bool:
    """Whether a line opens a box with a list."""
    box = block.owner.getparent()
    return "li" in then.regions and box is not None and is_within(then.owner, box)


def _says_words(block: Block) -> bool:
    return " " in block.line and _says_something(block)


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
        return _says_words(block)
    if shapes.NAME.match(line):
        return True
    return len(line) >= 12 and bool(shapes.ends_sentence(line.rstrip(":")))
