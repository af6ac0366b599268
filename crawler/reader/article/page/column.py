"""The column of a page that holds the article. Pure."""

from __future__ import annotations

from lxml import etree

from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import INLINE, common_ancestor, is_within

PLAIN = INLINE | {"div", "center", "section", "details", "summary"}
"""Boxes without a meaning; custom elements count as such, too, see ``is_plain``."""
TEXTUAL = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol li blockquote dl dt dd pre table tbody tr td th".split()
)
"""Elements that hold a piece of text."""


class Column:
    """The part of the page that holds the article, as far as known."""

    def __init__(self, headline: Block, lead: Block | None) -> None:
        self.lead = lead
        self.holder = common_ancestor(headline.owner, lead.owner) if lead is not None else None
        self.inner: etree._Element | None = None

    def admits(self, block: Block, body: list[Block]) -> bool:
        """Tell whether a block still stands in the column of the body; widen the column if so."""
        if not body:
            self.inner = block.owner
            return True
        assert self.inner is not None
        if block.owner.getparent() is self.inner or is_within(block.owner, self.inner):
            return True
        holder = common_ancestor(self.inner, block.owner)
        if holder is None or holder.tag in ("html",):
            return False
        if len(block.owner.getroottree().getroot()) == 0:
            return False
        if self._leaves(holder, block, body):
            return False
        self.inner = holder
        return True

    def _leaves(self, holder: etree._Element, block: Block, body: list[Block]) -> bool:
        """Whether ``block`` stands outside the element of headline, lead and body so far."""
        if self.holder is not None and self.lead is not None:
            column = common_ancestor(self.holder, body[0].owner)
            if column is not None and not is_within(block.owner, column):
                return True
            if column is not None and holder is not column:
                return False
        # both stand below the same wide element: only a block of like boxes continues the text
        shapes_so_far = {_path(b.owner, holder) for b in body}
        if self.lead is not None:
            shapes_so_far.add(_path(self.lead.owner, holder))
        return _path(block.owner, holder) not in shapes_so_far


def is_plain(tag: str) -> bool:
    """Tell whether an element of this name is a mere box or style."""
    return tag in PLAIN or "-" in tag


def _path(el: etree._Element, holder: etree._Element) -> tuple[str, ...]:
    """List the names of the boxes from below ``holder`` down to the text element ``el``."""
    names: list[str] = []
    node = el.getparent() if el is not holder else None
    while node is not None and node is not holder:
        names.append(str(node.tag))
        node = node.getparent()
    while names and names[0] in TEXTUAL:
        names.pop(0)
    return tuple(name for name in reversed(names) if not is_plain(name))
