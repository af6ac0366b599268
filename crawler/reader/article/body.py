"""Teaser and body: the paragraphs between the headline and the tail. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from crawler.reader.article.boxes.about_lists import find_about_lists, names_itself
from crawler.reader.article.boxes.ahead import find_ahead
from crawler.reader.article.boxes.amid import find_amid
from crawler.reader.article.boxes.aside import find_beside
from crawler.reader.article.boxes.calls import is_no_text, opens_tail, signs_box
from crawler.reader.article.boxes.captions import caption_blocks, captions_above, first_above
from crawler.reader.article.boxes.closing import cut_behind_mark, is_beyond
from crawler.reader.article.boxes.loose import without_copy, without_emptied_headings
from crawler.reader.article.boxes.noise import find_noise
from crawler.reader.article.boxes.promoted import Weighed, find_promoted
from crawler.reader.article.boxes.rest import without_rest
from crawler.reader.article.boxes.tables import find_cells
from crawler.reader.article.evidence import Ladder
from crawler.reader.article.head.above import is_of_head
from crawler.reader.article.head.headline import Headline
from crawler.reader.article.head.lead import find_dated, find_lead
from crawler.reader.article.head.lead_parts import take_parts
from crawler.reader.article.head.tags import find_keywords, heads_tags
from crawler.reader.article.page.between import stands_between
from crawler.reader.article.page.column import Column
from crawler.reader.article.page.meta import are_days
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import (
    Stretch,
    article_of,
    article_of_text,
    box_end,
    goes_on,
    heads_teasers,
    heaviest,
    heaviest_home,
    is_about_named,
    is_prose,
    mass,
    precede_text,
)
from crawler.reader.article.page.replies import heads_replies
from crawler.reader.article.page.trim import trim
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import common_ancestor, enclosing, is_beside, is_item, is_within
from crawler.reader.wording import furniture, shapes

MIN_MASS = 500
"""Characters of prose from which a page without a headline may be an article."""
MIN_LISTED = 3
"""Blocks of teasers below a headline that count as a list."""


@dataclass(slots=True)
class ArticleText:
    """Where the text of the article is printed."""

    teaser: Ladder = field(default_factory=list)
    """The lead text, strongest evidence first."""
    dates: list[str] = field(default_factory=list)
    """Printed dates near the headline, strongest first, exactly as printed."""
    late: list[str] = field(default_factory=list)
    """A date printed below the lead, where there is none above."""
    body: list[Block] = field(default_factory=list)
    """The paragraphs, subheadings and lists of the body, in reading order."""
    left: list[Block] = field(default_factory=list)
    """Prose between headline and tail, and boxes amid the text, that were not taken."""
    weighed: Weighed = field(default_factory=Weighed)
    """Boxes that may be of the house: left out, or doubtful."""
    captions: set[int] = field(default_factory=set)
    """Blocks that belong to pictures."""
    excluded: set[int] = field(default_factory=set)
    """Blocks known not to be text of the article."""
    lead: int | None = None
    """Index of the block that prints the lead text."""
    headline: int = -1
    """Index of the block that prints the headline."""
    above: int = 0
    """Index of the first block above it in which the picture may stand."""
    first: int = -1
    last: int = -1
    """Range of blocks from headline to end of body."""


def read_text(page: ParsedPage, headline: Headline) -> ArticleText:
    """Find dates, teaser and body behind (or around) the headline; all empty without a headline."""
    text = ArticleText(first=headline.first, headline=headline.block)
    if headline.last < 0:
        return _without_headline(page) if headline.title else text
    blocks = page.blocks
    bracket = find_dated(page, headline)
    keep = {i for i in (headline.first, headline.last, bracket) if i is not None and i >= 0}
    text.excluded = find_noise(page, headline.last, frozenset(keep))
    text.excluded -= find_cells(page, headline.last)
    captions = caption_blocks(page, headline.last, text.excluded)
    text.above = first_above(page, headline.first)
    captions |= captions_above(page, text.above, headline.first, text.excluded)
    text.captions = captions
    skip = text.excluded | captions
    amid = find_amid(page, headline.last, skip, keep) | find_ahead(page, headline.last, keep)
    amid |= find_about_lists(page, headline.last) - keep
    text.weighed = find_promoted(page, headline.last, skip | amid, keep)
    amid |= {b.index for b in text.weighed.offers}
    found = find_lead(page, headline, bracket, skip, amid)
    text.late = found.late
    text.teaser, text.dates, lead = found.teaser, found.dates, found.block
    skip |= found.meta
    hinted = page.hinted.get("body")
    begin = headline.last + 1 if lead is None else lead + 1
    rest, taken = found.rest, {lead, bracket, *take_parts(page, found, skip | amid)}
    if rest is not None:
        begin = min(begin, rest.index)
        taken.discard(rest.index)
    elif bracket is not None and bracket >= begin:
        begin = bracket + 1
    candidates = page.flow.below(hinted) if hinted is not None else blocks[begin:]
    candidates = [
        rest if rest is not None and rest.index == b.index else b
        for b in candidates
        if b.index > headline.last and b.index not in skip and b.index not in taken
    ]
    heading = blocks[headline.last]
    body, text.left = _body(page, candidates, lead, heading, hinted is not None, amid)
    text.body = without_copy(body, blocks[headline.block])
    prose = [*([] if lead is None else [blocks[lead]]), *text.body]
    if bracket is None and hinted is None and _is_below_a_list(page, heading, prose):
        text.teaser, text.body, lead = [], [], None
    if not text.teaser and not text.body and lead is not None:
        text.body = [blocks[lead]]
    text.lead = lead
    text.last = text.body[-1].index if text.body else max(begin - 1, headline.last)
    text.left += find_beside(page, headline.last, prose)
    text.excluded = skip
    return text


def _is_below_a_list(page: ParsedPage, heading: Block, prose: list[Block]) -> bool:
    """Tell whether the little prose of a page stands below a list of teasers, outside the box of
    that list: then the page is a listing without a text."""
    if not prose or mass(prose) >= MIN_MASS:
        return False
    listed = [b for b in page.blocks[heading.index + 1 : prose[0].index] if b.index in page.teasers]
    if len(listed) < MIN_LISTED:
        return False
    holder = common_ancestor(heading.owner, listed[0].owner)
    return holder is None or not is_within(prose[0].owner, holder)


def _without_headline(page: ParsedPage) -> ArticleText:
    """Find the text of a page that prints no headline: where the mass of prose is."""
    text = ArticleText()
    noise = find_noise(page, -1, frozenset())
    noise |= caption_blocks(page, -1, noise)
    candidates = [b for b in page.blocks if b.index not in noise]
    home = heaviest_home(candidates)
    dated = find_dated(page, _unprinted(home[0].index)) if home else None
    if home and (dated is not None or mass(candidates) >= MIN_MASS):
        begun = [b for b in candidates if b.index >= home[0].index]
        text.body, text.left = _body(page, begun, None, home[0], hinted=False)
    text.excluded = noise
    text.last = text.body[-1].index if text.body else -1
    if dated is not None:
        _take_lead(page, text, dated)
    return text


def _unprinted(first: int) -> Headline:
    """Place a headline that is not printed right above the block ``first``."""
    return Headline([], [], first - 1, first - 1)


def _take_lead(page: ParsedPage, text: ArticleText, dated: int) -> None:
    """Take the lead, which opens with its ``[date]``, off a text without a headline."""
    found = find_lead(page, _unprinted(dated), dated, text.excluded)
    text.teaser, text.dates, text.lead = found.teaser, found.dates, found.block
    rest = () if found.rest is None else (found.rest,)
    text.body = [*rest, *(b for b in text.body if b.index != dated)]


def _body(
    page: ParsedPage,
    candidates: list[Block],
    lead: int | None,
    heading: Block,
    hinted: bool,
    amid: Collection[int] = (),
) -> tuple[list[Block], list[Block]]:
    """Select the blocks of the body, and the prose before its tail that was left out.

    The text is where the mass of prose is: the page is cut into stretches of one column each, the
    heaviest is the text, and the others of its kind belong to it.
    """
    stretches = _stretches(page, candidates, lead, heading, hinted, amid)
    article = article_of(heading)
    before = page.blocks[lead] if lead is not None else None
    anchor = heaviest(stretches, heading, before, article)
    if anchor is None:
        first = next((s for s in stretches if s.blocks and s.tail is None), Stretch(None))
        return without_rest(first.blocks), []
    body = list(stretches[anchor].blocks)
    article = article_of_text(heading, body[0])
    left: list[Block] = []
    for stretch in reversed(stretches[:anchor]):
        if stretch.tail is None and goes_on(body, stretch, article):
            body = [*stretch.blocks, *body]
        else:
            left += stretch.blocks
    closed = False
    for stretch in stretches[anchor + 1 :]:
        if goes_on(body, stretch, article) and not is_beyond(page, body, stretch):
            body += stretch.blocks
        elif stretch.tail is None and not closed:
            left += stretch.blocks
        else:
            closed = True
    body, cut = cut_behind_mark(body)
    left += cut
    body = without_rest(without_emptied_headings(page, trim(body)))
    if len(body) > 1 and heads_teasers(page, body[-1]):
        body.pop()
    return body, [b for b in left if is_prose(b)]


def _stretches(
    page: ParsedPage,
    candidates: list[Block],
    lead: int | None,
    heading: Block,
    hinted: bool,
    amid: Collection[int] = (),
) -> list[Stretch]:
    """Cut the candidates into stretches of one column each, up to the tail of the article."""
    blocks = page.blocks
    before = blocks[lead] if lead is not None else None
    stretches = [Stretch(None)]
    column, within = Column(heading, before), list[Block]()
    cells = find_cells(page, heading.index)
    around = column, within  # the column beside the box of a tail word
    last: Block | None = None  # the last paragraph that was taken
    row: etree._Element | None = None  # the list of keywords
    for block, then in pairwise([*candidates, heading]):
        line, current = block.line, stretches[-1]
        if current.ends is not None and block.index >= current.ends:
            current = Stretch(None)
            stretches.append(current)
            column, within = around
        named = bool(find_keywords(block)) or heads_tags(page, block)
        if (
            named
            or block.index in page.tails
            or furniture.is_reply(line)
            or (furniture.WALL.match(line) and block.index not in amid)
        ):
            if last or (before and not (named and precede_text(page, before, block))):
                break
            row = enclosing(block.owner, "ul", "ol") if named else None
            continue
        boxed = opens_tail(block) or heads_replies(page, block)
        boxed = boxed and not is_about_named(page, block)
        boxed |= last is not None and signs_box(block)
        if boxed and (is_item(block.owner) or (block.links and stands_between(page, block))):
            continue  # of a bar of buttons, or all that it heads stands in its line
        if boxed or furniture.is_imprint(line):
            own = [heading, *filter(None, [last if last is not None else before])]
            around = around if current.ends is not None else (column, within)
            stretches.append(Stretch(block, ends=box_end(page, block, own, first=last is None)))
            column, within = Column(heading, before), []
            continue
        apart = block.heading == "h1" and not (last and is_beside(block.owner, last.owner))
        if not line or apart or block.index in amid or is_no_text(block, cells):
            continue
        if row is not None and is_within(block.owner, row):
            continue  # a keyword below its label
        begun = current.blocks or len(stretches) > 1
        if not begun and is_of_head(block) and not are_days(block, then):
            continue
        if block.links and (shapes.more_end(line) or names_itself(page, block)):
            continue  # the teaser of another article, or the address of this one
        if not hinted and not column.admits(block, within):
            column, within = Column(heading, before), []
            column.admits(block, within)
            current = Stretch(current.tail, ends=current.ends)
            stretches.append(current)
        current.blocks.append(block)
        within.append(block)
        last = block if is_prose(block) else last
    return stretches
