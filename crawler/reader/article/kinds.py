"""Pages of another kind than an article: live blogs and galleries. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.reader.article.body import ArticleText
from crawler.reader.article.boxes.captions import says_caption
from crawler.reader.article.head.headline import Headline
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import Block
from crawler.reader.markup.structured import ARTICLE_TYPES, type_of
from crawler.reader.wording.clued import Clued

MIN_ENTRIES = 5
"""Timed entries that make a live blog."""
FEW_ENTRIES = 2
"""Timed entries of a page that calls itself one."""
_LIVE = Clued(
    ("live", "blog", "ticker"),
    re.compile(r"\b(?:(?:live|news)[- ]?blog|(?:live|news)?[- ]?ticker)\b|^live$", re.M),
)
MIN_PICTURES = 6
"""Pictures that make a gallery if their captions are longer than the text."""
FEW_PICTURES = 3
"""The same if the page calls itself one, or has no text but them."""
_GALLERY = Clued(
    ("bild", "foto", "galerie"),
    re.compile(
        r"\b(?:bilder|foto)(?:galerie|serie|strecke|story)\b|^galerie\b|\bin bildern\b", re.M
    ),
)
_BEGIN = "0123456789v"
_ENTRY = re.compile(
    r"^(?:vor \d{1,2} [^\W\d]{3,8}\W{0,3}|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?,?\s+)?"
    r"\d{1,2}[:.]\d{2}(?:\s*Uhr)?\b.{0,60}$"
)
"""A line that begins with a time, as an entry of a live blog does, and its first letter."""


def find_kinds(
    page: ParsedPage, headline: Headline, text: ArticleText, own: list[Block], told: int
) -> Iterator[tuple[str, str]]:
    """Remark on a live blog, or on a gallery whose captions say more than the ``told`` characters
    of its text; ``own`` are the blocks outside teasers and landmarks."""
    types = {type_of(n) for n in page.structured.nodes}
    timed = [b.line for b in own if text.first < b.index]
    timed += [
        b.line for b in page.blocks[text.first + 1 : text.last]
        if "aside" in b.regions and b.index not in page.teasers
    ]  # fmt: skip
    entries = len([line for line in timed if line[:1] in _BEGIN and _ENTRY.match(line)])
    names = [one.value for one in (*headline.title[:1], *headline.kicker[:1], *text.teaser[:1])]
    names += [b.line for b in page.blocks[max(0, text.first - 2) : max(0, text.first)]]
    named = "\n".join(names).lower()
    enough = FEW_ENTRIES if _LIVE.search(named) else MIN_ENTRIES
    if "LiveBlogPosting" in types or entries >= enough:
        yield "live-blog", "the page is a live blog, which grows; its entries were read as one text"
    captions = [b for i in text.captions if says_caption(b := page.blocks[i])]
    said = sum(len(b.line) for b in captions)
    enough = FEW_PICTURES if not told or _GALLERY.search(named) else MIN_PICTURES
    pictured = {n for n in types if n in ("ImageGallery", "MediaGallery")}
    single = not any(ARTICLE_TYPES.search(n) for n in types)
    if (pictured and single) or (len(captions) >= enough and said > told):
        yield "gallery", f"the page is a gallery: {len(captions)} captions say more than the text"
