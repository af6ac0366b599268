"""The lead text of an article and the dates printed near its headline. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import islice

from crawler.reader.article.boxes.calls import offers, opens_tail
from crawler.reader.article.boxes.credits import ends_in_credit
from crawler.reader.article.evidence import Evidence, Ladder
from crawler.reader.article.head.above import lines_above
from crawler.reader.article.head.at_lead import without_kicker
from crawler.reader.article.head.headline import Headline
from crawler.reader.article.head.opening_line import dates_in, split_opening
from crawler.reader.article.head.tools import is_tool
from crawler.reader.article.page.cut import MIN_LEAD, split_bold, split_day, without_start
from crawler.reader.article.page.meta import (
    MAX_META,
    is_about,
    is_meta,
    is_meta_text,
    is_note,
    split_about,
)
from crawler.reader.article.page.own_day import is_today
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.listing.links import absolute_url
from crawler.reader.markup.flow import Block
from crawler.reader.markup.pieces import pieces, split_bars, split_line
from crawler.reader.markup.structured import text_of
from crawler.reader.wording import furniture, shapes
from crawler.reader.wording.about import read_about
from crawler.reader.wording.appeals import is_appeal
from crawler.reader.wording.datelines import (
    ANY_DATE,
    AS_OF,
    DAY_HEADER,
    DIGIT,
    WEEKDAY,
    find_date,
    printed_date,
)

ROW = 0.5
"""Share of linked letters of a row of tools."""
MAX_BARS = 2
"""Bars of a line of text; more, with as many words between them, make a row."""
MAX_DISTANCE = 14
"""Blocks between headline and dated teaser; farther away is another part of the page."""
MAX_BELOW = 4
"""Blocks below the lead in which the date may stand."""
_ADDRESS = re.compile(r"\b\d{5} [A-ZÄÖÜ]\w+.{0,40}\bTel(?:efon|\.)")
"""A postal address with a telephone number."""
MIN_SENTENCE = 12
"""Characters below which a sentence is not lead text."""


@dataclass(slots=True)
class Lead:
    """The lead text of an article, and the dates printed near its headline."""

    block: int | None = None
    """Index of the block that prints it."""
    teaser: Ladder = field(default_factory=list)
    """Its text, as printed."""
    dates: list[str] = field(default_factory=list)
    """Printed dates, strongest first, exactly as printed."""
    late: list[str] = field(default_factory=list)
    """A date printed below it, where there is none above."""
    rest: Block | None = None
    """What is text of a block that holds the date or the lead: a paragraph behind a ``[date]``, or
    behind a lead in bold."""
    meta: set[int] = field(default_factory=set)
    """Indices of the lines that only print date and author."""


def find_dated(page: ParsedPage, headline: Headline) -> int | None:
    """Find the block that opens with the article's own ``[date]``; a lone one below prose does not
    count, as it closes the text."""
    after = page.blocks[headline.last + 1 : headline.last + 1 + MAX_DISTANCE]
    above = page.blocks[max(0, headline.first - 2) : max(0, headline.first)]
    said = False
    for block in [*after, *above]:
        if block.index in page.teasers or block.regions & {"nav", "aside", "footer"}:
            continue
        if furniture.MORE_FROM.match(block.line) or shapes.KEYWORDS.match(block.line):
            break
        # a text that ends in `mehr...` is the teaser of another article
        if (found := shapes.BRACKET.match(block.text)) and not shapes.more_end(block.text):
            if said and len(block.text) - found.end() < MIN_LEAD and block in after:
                continue
            return block.index
        said = said or is_prose(block)
    return None


def find_lead(
    page: ParsedPage,
    headline: Headline,
    dated: int | None,
    skip: Collection[int],
    amid: Collection[int] = (),
) -> Lead:
    """Find the lead text behind the headline.

    ``dated`` is the block that opens with the article's ``[date]``; ``skip`` are blocks known not
    to be text of the article, ``amid`` those of boxes that lead elsewhere, in which a date may be
    printed.
    """
    blocks, lead = page.blocks, Lead()
    lead.dates += [headline.date] if headline.date else []
    if (element := page.hinted.get("teaser")) is not None:
        own = [b for b in page.flow.below(element) if b.text]
        if own:
            lead.teaser.append(Evidence("hint", _undated(" ".join(b.line for b in own))))
    if dated is not None:
        match = shapes.BRACKET.match(blocks[dated].text)
        assert match is not None
        lead.dates.append(match[1])
        rest = without_start(blocks[dated], match[0])
        if rest.line and _is_no_lead(rest):
            lead.meta.add(dated)
        elif rest.line:
            if not (rest.bold or rest.heading or split_bold(rest)):  # it is the lead itself
                lead.block = _lead_above(page, headline, dated, {*skip, *amid})
            if lead.block is not None:
                lead.teaser.append(Evidence("printed", blocks[lead.block].line))
                lead.rest = rest
                return lead
            lead.block = dated
            _take(lead, rest, "printed")
            return lead
    begin = headline.last + 1 if dated is None else min(headline.last + 1, dated + 1)
    reach = begin + MAX_DISTANCE
    reach += sum(b.index in amid or "dl" in b.regions for b in blocks[begin:reach])
    for block in blocks[begin:reach]:
        line = block.line
        opened = block.index not in skip and split_opening(block)[0] is not block
        about = block.index not in skip or _in_own_footer(page, block)
        if about and not opened and is_meta(block):
            lead.dates += _dates_of(block)
            lead.meta.add(block.index)
        elif block.index in skip or block.index == dated or is_note(line):
            continue
        elif block.index not in amid and _could_be_lead(block) and not ends_in_credit(block):
            lead.block = block.index
            break
    _date_above(page, headline, lead)
    if lead.block is not None:
        block, day = split_day(without_kicker(headline.kicker, blocks[lead.block]))
        lead.dates += [day] if day else []
        block, opening = split_opening(block)
        lead.dates += opening
        lead.late = [] if lead.dates else _dates_below(page, block, skip)
        _take(lead, block, _lead_rung(page, block))
    return lead


def _is_no_lead(rest: Block) -> bool:
    """Whether what stands behind a date is about the article: author, section, keywords, tools."""
    if is_meta_text(rest.line) or _is_row(rest) or _is_word(rest.line):
        return True
    return is_about(rest) and any(map(shapes.KEYWORDS.match, pieces(rest)))


def _is_word(line: str) -> bool:
    """Whether what stands behind a date is a name or a section, and no text."""
    return len(line) < MIN_LEAD and not shapes.ends_sentence(line)


def _is_row(block: Block) -> bool:
    """Whether what stands behind a date is a row of tools and names, and no text."""
    if shapes.ends_sentence(block.line):
        return False
    parts = split_bars(block.line)
    short = len(parts) > MAX_BARS and all(len(part.split()) <= MAX_BARS for part in parts)
    return short or (len(block.links) > 1 and block.linked > ROW)


def _take(lead: Lead, block: Block, rung: str) -> None:
    """Take a block as the lead, without the text behind its sentences in bold."""
    block, lead.rest = split_bold(block) or (block, None)
    lead.teaser.append(Evidence(rung, block.line))


def _lead_above(
    page: ParsedPage, headline: Headline, dated: int, skip: Collection[int]
) -> int | None:
    """Find the lead that stands apart above a text whose first paragraph opens with the date."""
    for block in page.blocks[headline.last + 1 : dated]:
        if block.index in skip or is_meta(block) or is_note(block.line):
            continue
        if offers(block) or opens_tail(block) or furniture.WALL.match(block.line):
            continue
        whole = block.heading is not None and shapes.ends_sentence(block.line)
        if _could_be_lead(block) and (whole or is_prose(block)):
            return block.index
    return None


def _date_above(page: ParsedPage, headline: Headline, lead: Lead) -> None:
    """Add the dates of the lines above the headline, except the day of serving."""
    near = [*lines_above(page, headline.first), *page.blocks[headline.first : headline.block]]
    first = min([headline.first - 3, *(b.index for b in near)])
    for block in page.blocks[max(0, first) : headline.last]:
        if block.index in page.teasers or len(block.line) > MAX_META:
            continue
        if not DIGIT.search(block.line) or _announces(page, block):
            continue
        apart = {"aside", "nav"} & (block.regions - page.blocks[headline.block].regions)
        trail = block.line.endswith(page.blocks[headline.block].line)
        if apart and not trail and block not in near:
            continue  # a box beside the article
        own = block in near and not is_today(page, block)
        said = (_whole_date(piece, weekday=own) for piece in split_about(block))
        lead.dates += [date for date in said if date]
        if "dd" in block.regions and own and not lead.dates and DAY_HEADER.match(block.line):
            lead.dates += ANY_DATE.findall(block.line)
        if not lead.dates and not WEEKDAY.match(block.line):
            about = read_about(block.line)
            lead.dates += about.dates if about is not None else ()


def _announces(page: ParsedPage, block: Block) -> bool:
    """Whether a date of a line stands in a link to another article."""
    linked = (run.link for run in block.runs if run.link is not None and find_date(run.text))
    joined = (absolute_url(page.base, a.get("href") or "") for a in linked)
    return any(url and page.site.is_article(url) and url != page.url for url in joined)


def _in_own_footer(page: ParsedPage, block: Block) -> bool:
    """Whether a block stands in a footer of the article, which prints date and author."""
    return block.index not in page.teasers and {"footer", "article"} <= block.regions


def _dates_of(block: Block) -> list[str]:
    """List the dates in a line about the article, except those of its changes."""
    return dates_in(block.line, split_line(block))


def _dates_below(page: ParsedPage, lead: Block, skip: Collection[int]) -> list[str]:
    """Find the date in a line between the lead and the text, or the ``AS_OF`` day."""
    behind = (b for b in page.behind(lead.index) if not is_appeal(b.line))
    own = (b for b in behind if b.index not in skip or _in_own_footer(page, b))
    for block in islice(own, MAX_BELOW):
        if is_prose(block):
            break
        bracket = shapes.BRACKET.match(block.line)
        if len(block.line) > MAX_META or shapes.ends_sentence(block.line):
            bracket = None
        if (dates := [bracket[1]] if bracket else _dates_of(block)) and (bracket or is_meta(block)):
            return dates
    around = page.blocks[max(0, lead.index - MAX_BELOW) : lead.index + MAX_BELOW]
    lines = (AS_OF.match(b.line) for b in around if b.index not in page.teasers)
    return [found["date"] for found in lines if found][:1]


def _whole_date(piece: str, *, weekday: bool = False) -> str | None:
    """Return the date, as printed, if a piece of a line consists of it."""
    if bracket := shapes.BRACKET.match(piece):
        return None if piece[bracket.end() :] else bracket[1]
    return printed_date(piece, weekday=weekday)


def _could_be_lead(block: Block) -> bool:
    """Whether a block is long enough for a lead text, or a short whole sentence, and speaks of
    something else than the page."""
    line = block.line
    if is_tool(line) or is_appeal(line):
        return False
    if block.heading == "h1" or block.linked >= 0.5 or _ADDRESS.search(line):
        return False
    whole = len(line) >= MIN_SENTENCE and line.endswith((".", "!", "?")) and not block.heading
    return len(line) >= MIN_LEAD or whole


def _lead_rung(page: ParsedPage, block: Block) -> str:
    """Name the rung that identifies an undated paragraph as the teaser."""
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
