"""The dates that may be the day of an article's publication. Pure."""

from __future__ import annotations

import re

from lxml import etree

from crawler.reader import shapes
from crawler.reader.article.body import ArticleText
from crawler.reader.article.evidence import Evidence, Ladder
from crawler.reader.article.lead import MAX_META
from crawler.reader.article.page import ParsedPage
from crawler.reader.article.prose import is_prose
from crawler.reader.datelines import AS_OF, DATE_LINE, OPENING, printed_date
from crawler.reader.flow import Block, split_line
from crawler.reader.structured import text_of
from crawler.reader.tree import is_within

_PLAIN = re.compile(r"\d{4}-\d\d-\d\d|\d\.\s?\d{1,2}\.\s?\d\d|[A-Za-zä]{3}")
ABOVE = 3
"""Blocks above the headline in which a date of the article may stand."""
NEAR = 6
"""Blocks behind the headline in which its ``time`` stands."""


def find_dates(page: ParsedPage, text: ArticleText) -> Ladder:
    """Find every date that may be the article's, as printed, strongest first.

    The printed bracket wins over metadata. ``dateModified`` and its like are not read.
    """
    ladder: Ladder = [Evidence("printed", printed) for printed in text.dates]
    structured = page.structured
    node = page.node
    if published := text_of(node, "datePublished"):
        ladder.append(Evidence("json-ld", published))
    elif node is None and (stamp := structured.page_date(page.url)):
        ladder.append(Evidence("json-ld", stamp))
    meta = structured.first(
        "article:published_time", "og:published_time", "datepublished", "date", "dc.date",
        "dc.date.issued", "dcterms.issued", "publish-date", "pubdate", "article:published:time",
        "uploaddate", "publication_date",
    )  # fmt: skip
    if meta:
        ladder.append(Evidence("meta", meta))
    ladder += [Evidence("meta", stamp) for stamp in _microdata(page, text)]
    ladder += [Evidence("time", stamp) for stamp in _times(page, text)]
    ladder += [Evidence("printed", printed) for printed in text.late]
    if not any(map(_is_plain, ladder)):
        found = _only_line(page, text) or _opening(page, text) or _as_of(page, text)
        ladder += [Evidence("printed", printed) for printed in found or _below(page, text)]
    return list(dict.fromkeys(ladder))


def _is_plain(evidence: Evidence) -> bool:
    """Whether a date is written so that day and month cannot be taken for each other."""
    return bool(_PLAIN.search(evidence.value))


def _opening(page: ParsedPage, text: ArticleText) -> list[str]:
    """The date with which the lead or the text begins."""
    if text.first < 0:
        return []
    near = page.blocks[text.headline + 1 : text.headline + 1 + NEAR]
    own = [b for b in near if _is_own(page, b) and is_prose(b)]
    lines = (OPENING.match(b.line) for b in (*own[:2], *text.body[:1]))
    return [found["date"] for found in lines if found][:1]


def _as_of(page: ParsedPage, text: ArticleText) -> list[str]:
    """The only day of the text that is printed in or below it."""
    if text.first < 0:
        return []
    own = (b for b in page.blocks[text.first : _end(page, text)] if _is_own(page, b))
    days = {found["date"] for b in own if (found := AS_OF.match(b.line))}
    return list(days) if len(days) == 1 else []


def _below(page: ParsedPage, text: ArticleText) -> list[str]:
    """The date right below the headline, whatever else stands in its line or box."""
    for block in (
        page.blocks[text.headline + 1 : text.headline + 1 + ABOVE] if text.first >= 0 else ()
    ):
        foot = "footer" in block.regions and "article" not in block.regions
        if block.index in page.teasers or block.regions & {"nav", "aside"} or foot:
            continue
        for piece in split_line(block) if len(block.line) <= MAX_META else ():
            if found := DATE_LINE.match(piece):
                return [found["date"]]
    return []


def _only_line(page: ParsedPage, text: ArticleText) -> list[str]:
    """The date of the only line of the article that is nothing but a date."""
    if text.first < 0:
        return []
    lines = (
        printed_date(piece)
        for block in page.blocks[max(0, text.first - ABOVE) : _end(page, text)]
        if _is_own(page, block) and block.text and len(block.line) <= MAX_META
        for piece in split_line(block)
    )
    dates = list(dict.fromkeys(date for date in lines if date))
    return dates if len(dates) == 1 else []


def _microdata(page: ParsedPage, text: ArticleText) -> list[str]:
    """``datePublished`` of the scopes that hold the headline; the others belong to teasers."""
    if text.first < 0:
        return []
    owner = page.blocks[text.headline].owner
    scoped = page.structured.scoped
    found = [v for name, v, scope in scoped if name == "datepublished" and is_within(owner, scope)]
    return found[:1]


def _times(page: ParsedPage, text: ArticleText) -> list[str]:
    """The ``time`` near the headline, else the only one that is the article's wherever it stands.

    A ``time`` counts for the block it is printed in: those of teasers, comments and asides are
    not the article's.
    """
    if text.first < 0:
        return []
    printed: dict[etree._Element, Block] = {}
    for time in page.tree.iter("time"):
        if time.get("datetime") and time.get("itemprop") != "dateModified":
            holder = next((a for a in time.iterancestors() if a in page.flow.spans), None)
            for block in page.flow.below(holder) if holder is not None else ():
                if block.owner is holder and any(is_within(r.el, time) for r in block.runs):
                    printed[time] = block
                    break
    own = {time: block for time, block in printed.items() if _is_own(page, block)}
    near = [
        time for time, block in own.items()
        if text.first - 2 <= block.index <= min(text.first + NEAR, text.last + 2)
    ]  # fmt: skip
    if near:
        return [str(near[0].get("datetime"))]
    end = _end(page, text)
    stamps = {
        str(time.get("datetime")): None
        for time, block in own.items()
        if text.first <= block.index < end and len(block.line) <= MAX_META
    }
    return list(stamps) if len(stamps) == 1 else []


def _is_own(page: ParsedPage, block: Block) -> bool:
    if block.index in page.teasers or block.regions & {"nav", "aside", "li"}:
        return False
    return "footer" not in block.regions or "article" in block.regions


def _end(page: ParsedPage, text: ArticleText) -> int:
    """Index of the first line behind the text that begins something else: a heading, a tail word,
    a teaser."""
    for block in page.blocks[text.last + 1 :]:
        if block.heading or block.index in page.teasers or shapes.TAIL.match(block.line):
            return block.index
    return len(page.blocks)


def origin_of(rung: str) -> str:
    """Name the origin of a date by its rung: ``page`` (readers see it) or ``metadata``."""
    return "page" if rung in ("printed", "time") else "metadata"
