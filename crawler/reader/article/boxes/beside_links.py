"""Paragraphs of a text beside links to other articles. Pure."""

from __future__ import annotations

from lxml import etree

from crawler.reader.article.page.between import stands_between
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import is_within
from crawler.reader.wording import furniture


def stands_beside_reference(page: ParsedPage, block: Block, leading: list[Block]) -> bool:
    """Tell whether a paragraph stands beside one that refers to another article, such as
    ``Siehe auch: …``, or beside a box of that line."""
    line = leading[0] if len(leading) == 1 else block
    if line is block or block.owner.tag != "p" or line.owner.tag != "p":
        return False
    refers = 0 < line.linked < 1 and line.runs[0].link is None
    box = child_around(line.owner, block.owner.getparent())
    beside = box is not None and (box is line.owner or stands_between(page, line))
    return refers and beside and furniture.TAIL.match(line.line) is not None


def is_behind_links(page: ParsedPage, block: Block, leading: list[Block]) -> bool:
    """Tell whether a paragraph stands behind the links to the next and previous articles, which
    stand below the headline in an element of their own."""
    if not leading or block in leading or leading[0].index == 0:
        return False
    if any(b.owner is block.owner.getparent() for b in leading):
        return False
    headed = page.blocks[leading[0].index - 1].heading == "h1"
    articles = {page.articles.get(a.get("href") or "") for a in leading[0].links}
    return (headed and len(articles - {None}) > 1) or all(
        furniture.TAIL.match(b.line) for b in leading
    )


def goes_on_behind(
    page: ParsedPage, block: Block, leading: list[Block], taken: frozenset[int]
) -> bool:
    """Tell whether a short paragraph continues those of the text, from which a box with a link
    parts it, or is continued by them."""
    if not leading or block in leading or any(b.heading for b in leading):
        return False
    home = block.owner.getparent()
    if block.owner.tag != "p" or home is None or home not in leading[0].owner.iterancestors():
        return False
    box = child_around(leading[0].owner, home)
    before = (b for b in reversed(page.blocks[: leading[0].index])
              if b.text and (box is None or not is_within(b.owner, box)))  # fmt: skip
    then = page.behind(block.index)
    return any(
        b is not None and b.index not in taken and is_prose(b) and b.owner.getparent() is home
        for b in (next(before, None), next(then, None))
    )


def child_around(el: etree._Element, home: etree._Element | None) -> etree._Element | None:
    """Find the child of ``home`` that is ``el`` or holds it."""
    return next((a for a in (el, *el.iterancestors()) if a.getparent() is home), None)
