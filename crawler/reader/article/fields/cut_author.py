"""The author named in a box that the profile's hints take out of the page. Pure."""

from __future__ import annotations

from itertools import pairwise

from lxml import etree

from crawler.reader.article.fields.portraits import names_portrait
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import Block, tidy
from crawler.reader.markup.tree import is_author_link, visible_text
from crawler.reader.wording import shapes


def find_cut_author(page: ParsedPage) -> str | None:
    """Find the only author whom boxes of furniture without links to articles name."""
    boxes: dict[etree._Element, list[Block]] = {}
    for block in page.furniture:
        boxes.setdefault([block.owner, *block.owner.iterancestors()][-1], []).append(block)
    names = {
        name
        for blocks in boxes.values()
        if not any(a.get("href") in page.articles for b in blocks for a in b.links)
        for name in _named(blocks)
        if shapes.PERSONS.match(name) and not shapes.HOUSE.search(name)
    }
    return names.pop() if len(names) == 1 else None


def _named(blocks: list[Block]) -> list[str]:
    """List the names of authors in a box: behind a label, as a link, or below a portrait."""
    linked = (a for b in blocks for a in b.links if is_author_link(a))
    said = (shapes.AUTHOR.match(b.line) for b in blocks)
    pairs = pairwise([*blocks[:1], *blocks])
    return [
        *(tidy(visible_text(a)) for a in linked),
        *(one["name"] for one in said if one),
        *(then.line for before, then in pairs if names_portrait(before, then)),
    ]
