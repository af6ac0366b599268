"""Teaser and body: the paragraphs between the headline and the tail. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field

from crawler.reader import shapes
from crawler.reader.article.column import Column
from crawler.reader.article.evidence import Ladder
from crawler.reader.article.headline import Headline
from crawler.reader.article.lead import find_dated, find_lead, is_meta
from crawler.reader.article.noise import find_noise
from crawler.reader.article.page import ParsedPage
from crawler.reader.article.picture import caption_blocks
from crawler.reader.flow import Block

MIN_PROSE = 120
"""Characters from which a paragraph behind a box shows that the body goes on."""


@dataclass(slots=True)
class ArticleText:
    """Where the text of the article is printed."""

    teaser: Ladder = field(default_factory=list)
    """The lead text, strongest evidence first."""
    dates: list[str] = field(default_factory=list)
    """Printed dates near the headline, strongest first, exactly as printed."""
    body: list[Block] = field(default_factory=list)
    """The paragraphs, subheadings and lists of the body, in reading order."""
    captions: set[int] = field(default_factory=set)
    """Blocks that belong to pictures."""
    excluded: set[int] = field(default_factory=set)
    """Blocks known to be no text of the article."""
    first: int = -1
    last: int = -1
    """Range of blocks from headline to end of body."""


def read_text(page: ParsedPage, headline: Headline) -> ArticleText:
    """Find dates, teaser and body behind (or around) the headline; all empty without a headline."""
    text = ArticleText(first=headline.first)
    if headline.last < 0:
        return text
    blocks = page.blocks
    bracket = find_dated(page, headline)
    keep = {i for i in (headline.first, headline.last, bracket) if i is not None and i >= 0}
    text.excluded = find_noise(page, headline.last, frozenset(keep))
    captions = caption_blocks(page, headline.last, text.excluded)
    text.captions = captions
    skip = text.excluded | captions
    found = find_lead(page, headline, bracket, skip)
    text.teaser, text.dates, lead = found.teaser, found.dates, found.block
    skip |= found.meta
    hinted = page.hinted.get("body")
    begin = headline.last + 1 if lead is None else lead + 1
    if bracket is not None and bracket >= begin:
        begin = bracket + 1
    candidates = page.flow.below(hinted) if hinted is not None else blocks[begin:]
    candidates = [
        b
        for b in candidates
        if b.index not in skip and b.index > headline.last and b.index not in (lead, bracket)
    ]
    text.body = _body(page, candidates, lead, headline, hinted is not None)
    if not text.teaser and not text.body and lead is not None:
        text.body = [blocks[lead]]
    text.last = text.body[-1].index if text.body else max(begin - 1, headline.last)
    text.excluded = skip
    return text


def _body(
    page: ParsedPage,
    candidates: list[Block],
    lead: int | None,
    headline: Headline,
    hinted: bool,
) -> list[Block]:
    """The blocks of the body: contiguous from the lead to the tail or the end of the column."""
    body: list[Block] = []
    column = Column(page.blocks[headline.last], page.blocks[lead] if lead is not None else None)
    for n, block in enumerate(candidates):
        line = block.line
        if any(shape.match(line) for shape in (shapes.KEYWORDS, shapes.MORE_FROM, shapes.IMPRINT)):
            break
        if shapes.TAIL.match(line) and (block.heading or block.bold or len(line) < 80):
            if _goes_on(body, candidates[n + 1 :]):
                continue
            break
        if not line or block.heading == "h1":
            continue
        if any(shape.match(line) for shape in _NO_TEXT) or (not body and is_meta(block)):
            continue
        if block.links and shapes.more_end(line):
            continue  # the teaser of another article
        if not hinted and not column.admits(block, body):
            break
        body.append(block)
    body = without_loose_headings(body)
    while len(body) > 1 and _is_rest(body[-1], body[-2]):
        body.pop()
    return body


def _is_rest(block: Block, before: Block) -> bool:
    """Whether a block is the rest of a box about the author, whose name was a link and is left out.

    Only there: `d.3ecm` and `regio iT` begin a sentence with a small letter too.
    """
    left_out = block.index - before.index > 1
    return left_out and block.line[0].islower() and "li" not in block.regions


_NO_TEXT = (
    shapes.CONSENT,
    shapes.AUTHOR,
    shapes.DATE_LINE,
    shapes.DAY_HEADER,
    shapes.META_LINE,
    shapes.MORE,
)


def _is_mark(block: Block) -> bool:
    return bool(shapes.MARK.fullmatch(block.line))


def without_loose_headings(body: list[Block]) -> list[Block]:
    """Drop subheadings at the end of a body: what followed them was no text of the article."""
    while body and _is_subheading(body[-1]):
        body = body[:-1]
    return body


def _is_subheading(block: Block) -> bool:
    return block.heading is not None or (
        block.bold
        and len(block.line) < 100
        and not shapes.SENTENCE_END.search(block.line)
        and not _is_mark(block)
    )


def _goes_on(body: list[Block], following: list[Block]) -> bool:
    """Whether the body goes on behind a box such as ``Lesen Sie auch``."""
    if not body or not following:
        return False
    then = next((b for b in following if len(b.line) > MIN_PROSE and b.linked < 0.3), None)
    return then is not None and then.owner.getparent() is body[-1].owner.getparent()
