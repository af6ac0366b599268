"""Teaser and body: the paragraphs between the headline and the tail. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from crawler.reader import shapes
from crawler.reader.article.evidence import Evidence, Ladder, Page
from crawler.reader.article.headline import Headline
from crawler.reader.article.noise import noise
from crawler.reader.article.picture import caption_blocks
from crawler.reader.flow import Block, common, pieces, within
from crawler.reader.structured import text_of

MAX_DISTANCE = 14
"""Blocks between headline and dated teaser; more would be another part of the page."""
MIN_LEAD = 40
"""Characters below which a paragraph is no lead text."""
MIN_SENTENCE = 12
MIN_PROSE = 60
MAX_META = 120


@dataclass(slots=True)
class Text:
    """Where the text of the article is printed."""

    teaser: Ladder = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    """Printed dates near the headline, strongest first, exactly as printed."""
    body: list[Block] = field(default_factory=list)
    captions: set[int] = field(default_factory=set)
    """Blocks that belong to pictures."""
    excluded: set[int] = field(default_factory=set)
    """Blocks known to be no text of the article."""
    first: int = -1
    last: int = -1
    """Range of blocks from headline to end of body."""


def read_text(page: Page, headline: Headline) -> Text:
    """Find date, teaser and body behind (or around) the headline."""
    text = Text(first=headline.first)
    if headline.last < 0:
        return text
    blocks = page.blocks
    bracket = _bracket(page, headline)
    keep = {i for i in (headline.first, headline.last, bracket) if i is not None and i >= 0}
    text.excluded = noise(page, headline.last, frozenset(keep))
    captions = caption_blocks(page, headline.last, text.excluded)
    text.captions = captions
    skip = text.excluded | captions
    lead = _lead(page, headline, bracket, skip, text)
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


def _bracket(page: Page, headline: Headline) -> int | None:
    """The block that opens with the article's own ``[date]``."""
    after = page.blocks[headline.last + 1 : headline.last + 1 + MAX_DISTANCE]
    above = page.blocks[max(0, headline.first - 2) : max(0, headline.first)]
    for block in [*after, *above]:
        if block.index in page.teasers or block.regions & {"nav", "aside", "footer"}:
            continue
        if shapes.MORE_FROM.match(block.line) or shapes.KEYWORDS.match(block.line):
            break
        # a text that ends in `mehr...` is the teaser of another article
        if shapes.BRACKET.match(block.text) and not shapes.more_end(block.text):
            return block.index
    return None


def _lead(
    page: Page, headline: Headline, bracket: int | None, skip: set[int], text: Text
) -> int | None:
    """The block of the teaser; fills the printed dates and the teaser's ladder."""
    blocks = page.blocks
    if (element := page.hinted.get("teaser")) is not None:
        own = [b for b in page.flow.below(element) if b.text]
        if own:
            text.teaser.append(Evidence("hint", _undated(" ".join(b.line for b in own))))
    if bracket is not None:
        match = shapes.BRACKET.match(blocks[bracket].text)
        assert match is not None
        text.dates.append(match[1])
        rest = _undated(blocks[bracket].line)
        if rest:
            text.teaser.append(Evidence("printed", rest))
            return bracket
    lead: int | None = None
    begin = headline.last + 1 if bracket is None else min(headline.last + 1, bracket + 1)
    for block in blocks[begin : begin + MAX_DISTANCE]:
        line = block.line
        if block.index not in skip and _is_meta(block):
            first = shapes.MODIFIED.split(line, maxsplit=1)[0]
            found = (shapes.DATE_LINE.match(piece) for piece in pieces(block) if piece in first)
            text.dates += [date["date"] for date in found if date]
            skip.add(block.index)
        elif block.index in skip or block.index == bracket or shapes.META_LINE.match(line):
            continue
        elif _could_be_lead(block):
            lead = block.index
            break
    above = page.blocks[max(0, headline.first - 3) : headline.last]
    for block in above:
        if block.index not in page.teasers and len(block.line) <= MAX_META:
            text.dates += [d for piece in pieces(block) if (d := _whole_date(piece))]
    if lead is None:
        return None
    block = blocks[lead]
    text.teaser.append(Evidence(_lead_rung(page, block), block.line))
    return lead


def _whole_date(piece: str) -> str | None:
    """The date, as printed, that a piece of a line consists of."""
    if bracket := shapes.BRACKET.match(piece):
        return None if piece[bracket.end() :] else bracket[1]
    line = shapes.DATE_LINE.match(piece)
    return line["date"] if line else None


def _could_be_lead(block: Block) -> bool:
    """Whether a block is long enough for a lead text, or a short whole sentence."""
    line = block.line
    if block.heading == "h1" or block.linked >= 0.5:
        return False
    whole = len(line) >= MIN_SENTENCE and line.endswith((".", "!", "?")) and not block.heading
    return len(line) >= MIN_LEAD or whole


def _is_meta(block: Block) -> bool:
    """Whether a line only says when and by whom: ``23.01.2025 | Von Philippa Rosenow``."""
    if len(block.line) > MAX_META or block.heading:
        return False
    known = (shapes.DATE_LINE, shapes.AUTHOR, shapes.META_LINE)
    return any(shape.match(piece) for piece in pieces(block) for shape in known)


def _lead_rung(page: Page, block: Block) -> str:
    """How it is known that an undated paragraph is the teaser."""
    node = page.node or {}
    described = (
        text_of(node, "description"),
        page.structured.first("og:description", "description"),
    )
    start = "".join(block.line.split())[:60]
    for rung, description in zip(("json-ld", "meta"), described, strict=True):
        if description and "".join(description.split()).startswith(start):
            return rung
    return "structure"


def _undated(line: str) -> str:
    return shapes.BRACKET.sub("", line, count=1).strip()


def _body(
    page: Page,
    candidates: list[Block],
    lead: int | None,
    headline: Headline,
    hinted: bool,
) -> list[Block]:
    """The blocks of the body: contiguous from the lead to the tail or the end of the column."""
    body: list[Block] = []
    column = _Column(page.blocks[headline.last], page.blocks[lead] if lead is not None else None)
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
        if any(shape.match(line) for shape in _NO_TEXT) or (not body and _is_meta(block)):
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
    """The body without subheadings at its end: what they stood over was no text."""
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
    then = next((b for b in following if len(b.line) > 2 * MIN_PROSE and b.linked < 0.3), None)
    return then is not None and then.owner.getparent() is body[-1].owner.getparent()


class _Column:
    """The part of the page that holds the article, as far as it is known so far."""

    def __init__(self, headline: Block, lead: Block | None) -> None:
        self.lead = lead
        self.holder = common(headline.owner, lead.owner) if lead is not None else None
        self.inner: etree._Element | None = None

    def admits(self, block: Block, body: list[Block]) -> bool:
        """Whether a block still stands in the column of the body."""
        if not body:
            self.inner = block.owner
            return True
        assert self.inner is not None
        if within(block.owner, self.inner):
            return True
        holder = common(self.inner, block.owner)
        if holder is None or holder.tag in ("html",):
            return False
        if len(block.owner.getroottree().getroot()) == 0:
            return False
        if self._leaves(holder, block, body):
            return False
        self.inner = holder
        return True

    def _leaves(self, holder: etree._Element, block: Block, body: list[Block]) -> bool:
        """Whether ``block`` stands outside the element that held headline, lead and body so far."""
        if self.holder is not None and self.lead is not None:
            column = common(self.holder, body[0].owner)
            if column is not None and not within(block.owner, column):
                return True
            if column is not None and holder is not column:
                return False
        # both stand below the same wide element: only a like one goes on with the text
        shapes_so_far = {_path(b.owner, holder) for b in body}
        if self.lead is not None:
            shapes_so_far.add(_path(self.lead.owner, holder))
        return _path(block.owner, holder) not in shapes_so_far


_PLAIN = frozenset(("div", "center", "font"))
"""Boxes that mean nothing."""
_TEXTUAL = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol li blockquote dl dt dd pre table tbody tr td th".split()
)


def _path(el: etree._Element, holder: etree._Element) -> tuple[str, ...]:
    """Names of the boxes from below ``holder`` down to the paragraph, list or heading ``el``."""
    names: list[str] = []
    node = el.getparent() if el is not holder else None
    while node is not None and node is not holder:
        names.append(str(node.tag))
        node = node.getparent()
    while names and names[0] in _TEXTUAL:
        names.pop(0)
    return tuple(name for name in reversed(names) if name not in _PLAIN)
