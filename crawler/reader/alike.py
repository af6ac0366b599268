"""Tell whether two captures of a page differ only in their furniture. Pure.

Counters, form tokens, cache comments, link boxes and the weather change with every answer. The
record that the reader makes must not differ, nor the prose it leaves out: a better reader may take
that one day. Numbers in that prose count as counters.
"""

from __future__ import annotations

import re

from crawler.reader.article import read_article
from crawler.reader.listing import read_listing
from crawler.reader.markup.bounds import excess
from crawler.reader.markup.flow import read_flow
from crawler.reader.markup.parse import parse_page
from crawler.sites import Site

KINDS = ("article", "home", "listing")
"""Kinds of pages that have furniture."""
MIN_WORDS = 8
"""Words of a block of prose: fewer are a label, a link or a counter."""
MAX_LINKED = 0.5
"""Share of linked letters from which a block is a list of links."""
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def differ_in_furniture(
    before: str, after: str, *, url: str, site: Site, kind: str, at: str
) -> bool:
    """Tell whether two decoded pages of one address read the same and have the same prose."""
    if kind not in KINDS or any(excess(text) is not None for text in (before, after)):
        return False
    if kind == "article":
        one, two = (read_article(text, url, site, at) for text in (before, after))
        same = one.article.title is not None
        same = same and (one.article, one.further) == (two.article, two.further)
    else:
        same = read_listing(before, url, site, kind, at) == read_listing(after, url, site, kind, at)
    return same and _prose(before) == _prose(after)


def _prose(text: str) -> list[str]:
    tree = parse_page(text)
    if tree is None:
        return [text]
    return [
        _NUMBER.sub("0", block.line)
        for block in read_flow(tree).blocks
        if len(block.line.split()) >= MIN_WORDS and block.linked < MAX_LINKED
    ]
