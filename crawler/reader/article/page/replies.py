"""Headings of what readers reply to an article. Pure."""

from __future__ import annotations

import re
from itertools import islice

from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import MIN_PARAGRAPH
from crawler.reader.markup.flow import Block
from crawler.reader.wording import furniture
from crawler.reader.wording.datelines import find_date

MAX_BOXES = 4
"""Elements around the heading that may be called so."""
_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments?|kommentare?|leserbriefe?)(?:[_-](?:area|section|list|wrap\w*|box))?(?:$|\s)",
    re.I,
)
"""An ``id`` or class name of an element with comments."""


def heads_replies(page: ParsedPage, block: Block) -> bool:
    """Tell whether a line is the heading of comments: the first begins with its day, or it opens
    an element that is called so."""
    if block.heading and _opens_comments(page, block):
        return True
    if not furniture.REPLIES.match(block.line):
        return False
    then = next(page.behind(block.index), None)
    return (
        then is not None and len(then.line) < MIN_PARAGRAPH and (find_date(then.line) is not None)
    )


def _opens_comments(page: ParsedPage, block: Block) -> bool:
    """Whether a heading is the first line of an element whose ``id`` or class is of comments."""
    for box in islice(block.owner.iterancestors(), MAX_BOXES):
        if page.flow.spans.get(box, range(0)).start != block.index:
            return False
        if _COMMENTS.search(f"{box.get('id') or ''} {box.get('class') or ''}"):
            return True
    return False
