"""The candidates for an article's date of publication. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from lxml import etree

from crawler.reader.article.body import ArticleText
from crawler.reader.article.boxes.calls import refers
from crawler.reader.article.boxes.landmarks import is_of_foot
from crawler.reader.article.evidence import Evidence, Ladder
from crawler.reader.article.fields.addresses import days_in_address
from crawler.reader.article.fields.dated_lines import is_event, may_be_own, noted_days
from crawler.reader.article.fields.far_days import day_above, filed_day, listed_day, stamped_day
from crawler.reader.article.page.meta import MAX_META, is_about, split_about
from crawler.reader.article.page.own_day import day_of, is_of_page, served_day
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import Block
from crawler.reader.markup.structured import text_of
from crawler.reader.markup.tree import enclosing, is_within, visible_text, with_ancestors
from crawler.reader.wording import furniture, shapes
from crawler.reader.wording.datelines import (
    AS_OF,
    DATE_LINE,
    OPENING,
    UNREAD,
    printed_date,
)

_BRACKETED = re.compile(rf"(?<=\s){shapes.DAY}\s*(?=[A-ZÄÖÜ„\"»])")
_PLAIN = re.compile(r"\d{4}-\d\d-\d\d|\d\.\s?\d{1,2}\.\s?\d\d|[A-Za-zä]{3}")
ABOVE = 3
"""Blocks above the headline in which a date of the article may stand."""
MAX_ABOVE = 12
"""The same within the main part of the page."""
MAX_UNREAD = 24
"""Characters of a line of three numbers."""
MAX_LABEL = 30
"""Characters of the words in front of a ``time`` that tell what happened then."""
NEAR = 6
"""Blocks behind the headline in which its ``time`` may stand."""


def find_dates(page: ParsedPage, text: ArticleText) -> Ladder:
    """Find every date that may be the article's, as printed, strongest first.

    The printed bracket wins over metadata. ``dateModified`` and its like are not read. What may be
    the day of serving comes behind an earlier day, and counts only where the page does not tell it
    elsewhere.
    """
    line = served_day(page, text.headline)
    if line is None:
        return _ladder(page, text)
    served = day_of(line.line)
    others, ladder = _ladder(page, text, served), _ladder(page, text)
    if is_of_page(page, line):
        return others
    day = next((day for e in others if (day := day_of(e.value))), served)
    earlier = day and served and day < served - timedelta(days=1)
    return list(dict.fromkeys((*others, *ladder))) if earlier else ladder


def _ladder(page: ParsedPage, text: ArticleText, but: date | None = None) -> Ladder:
    """Find every date, except the day ``but`` where it is printed."""
    ladder: Ladder = _printed(text.dates, but)
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
    ladder += _printed(text.late, but)
    if not any(map(_is_plain, ladder)):
        ways = (_only_line, filed_day, _opening, _as_of, _below, listed_day, stamped_day)
        ladder += next(filter(None, (_printed(way(page, text), but) for way in ways)), [])
    ladder += [Evidence("address", day) for day in days_in_address(page.url)]
    if not any(map(_is_plain, ladder)):
        ladder += [Evidence("printed", day) for day in _amid(page, text)]
        ladder += [Evidence("printed", line) for line in _unread(page, text)]
        ladder += [Evidence("printed", printed) for printed in day_above(page, text)]
    return list(dict.fromkeys(ladder))


def _printed(days: Iterable[str], but: date | None) -> Ladder:
    return [Evidence("printed", d) for d in days if but is None or day_of(d) != but]


def _is_plain(evidence: Evidence) -> bool:
    """Whether the spelling of a date makes day and month unambiguous."""
    return bool(_PLAIN.search(evidence.value))


def _unread(page: ParsedPage, text: ArticleText) -> list[str]:
    """Find a line near the headline that looks like a date in an unknown spelling: the normaliser
    refuses it with a remark."""
    near = page.blocks[max(0, text.headline - ABOVE) : text.headline + NEAR]
    own = (b.line for b in near if len(b.line) < MAX_UNREAD and may_be_own(page, b))
    return [line for line in own if UNREAD.fullmatch(line)][:1] if text.first >= 0 else []


def _opening(page: ParsedPage, text: ArticleText) -> list[str]:
    """Find the date at the beginning of the lead or the text."""
    near = page.blocks[text.headline + 1 : text.headline + 1 + NEAR] if text.first >= 0 else []
    own = [b for b in near if may_be_own(page, b) and is_prose(b)]
    lines = (OPENING.match(b.line) for b in (*own[:2], *text.body[:1]))
    return [found["date"] for found in lines if found][:1]


def _amid(page: ParsedPage, text: ArticleText) -> list[str]:
    """Find a ``[date]`` amid the first lines of the text with a new sentence behind it: the words
    before it are those of a caption or a label."""
    lead = [] if text.lead is None else [page.blocks[text.lead]]
    lines = (found for b in (*lead, *text.body[:1]) for found in _BRACKETED.finditer(b.line))
    return [found["day"] for found in lines][:1]


def _as_of(page: ParsedPage, text: ArticleText) -> list[str]:
    """Find the ``AS_OF`` day in or below the text, if all of them agree."""
    if text.first < 0:
        return []
    own = (b for b in page.blocks[text.first : _end(page, text)] if may_be_own(page, b))
    days = {found["date"] for b in own if (found := AS_OF.match(b.line))}
    return list(days) if len(days) == 1 else []


def _below(page: ParsedPage, text: ArticleText) -> list[str]:
    """Find the date right below the headline, whatever else its line or box holds."""
    for block in (
        page.blocks[text.headline + 1 : text.headline + 1 + ABOVE] if text.first >= 0 else ()
    ):
        other = block.index in page.teasers or refers(block) or is_event(page, text, block)
        if other or block.regions & {"nav", "aside"} or is_of_foot(block):
            continue
        for piece in split_about(block) if len(block.line) <= MAX_META else ():
            if found := DATE_LINE.match(piece):
                return [found["date"]]
    return []


def _only_line(page: ParsedPage, text: ArticleText) -> list[str]:
    """Find the date of the only line of the article that is nothing but a date."""
    if text.first < 0:
        return []
    end = _end(page, text)
    feet = (b for b in page.blocks[end:] if _in_own_footer(page, text, b))
    lines = (
        day
        for block in (*page.blocks[_begin(page, text) : end], *feet)
        if may_be_own(page, block)
        and block.text
        and is_about(block)
        and not is_event(page, text, block)
        for day in (*map(printed_date, split_about(block)), *noted_days(block))
    )
    dates = list(dict.fromkeys(day for day in lines if day))
    return dates if len(dates) == 1 else []


def _microdata(page: ParsedPage, text: ArticleText) -> list[str]:
    """List ``datePublished`` of the scopes around the headline, else around the text; others belong
    to teasers."""
    if text.first < 0 and not text.body:
        return []
    owner = page.blocks[text.headline].owner if text.first >= 0 else text.body[0].owner
    scoped = page.structured.scoped
    found = [v for name, v, scope in scoped if name == "datepublished" and is_within(owner, scope)]
    return found[:1]


def _times(page: ParsedPage, text: ArticleText) -> list[str]:
    """Find the ``time`` near the headline, else the only one in the article, wherever it stands.

    A ``time`` belongs to the block it is printed in: those of teasers, comments and asides are
    not the article's.
    """
    if text.first < 0:
        return []
    printed = {t: b for t, b in _printed_times(page).items() if not is_event(page, text, b)}
    own = {time: block for time, block in printed.items() if may_be_own(page, block)}
    beside = {t: b for t, b in printed.items() if _is_boxed_beside(page, text, b)}
    near = [
        time for time, block in (own | beside).items()
        if text.first - 2 <= block.index <= min(text.first + NEAR, text.last + 2)
    ]  # fmt: skip
    if near:
        return [str(near[0].get("datetime"))]
    end = _end(page, text)
    stamps = dict.fromkeys(_unprinted_times(page, text))
    seen: set[int] = set()
    for time, block in own.items():
        inside = text.first <= block.index < end and len(block.line) <= MAX_META
        if (inside or _in_own_footer(page, text, block)) and block.index not in seen:
            seen.add(block.index)  # a second one in a line is the date of a change
            stamps[str(time.get("datetime"))] = None
    return list(stamps) if len(stamps) == 1 else []


def _printed_times(page: ParsedPage) -> dict[etree._Element, Block]:
    """Map each ``time`` that says when to the block in which it is printed, in reading order. One
    that says when a text was changed counts only where it is the only one."""
    stamped = [t for t in page.tree.named("time") if t.get("datetime")]
    kept = [t for t in stamped if t.get("itemprop") != "dateModified"]
    times = {t for t in kept if not _says_changed(t)} or {*kept}
    printed: dict[etree._Element, Block] = {}
    around = with_ancestors(times)
    for block in (b for b in page.blocks if b.owner in around):
        for run in block.runs:
            for el in (run.el, *run.el.iterancestors()):
                if el is block.owner:
                    break
                if el in times:
                    printed.setdefault(el, block)
    for time in times if len(printed) < len(times) else ():
        if time not in printed and (held := page.flow.below(time)):
            printed[time] = held[0]  # its words stand in an element of their own
    return dict(sorted(printed.items(), key=lambda one: one[1].index))


def _says_changed(time: etree._Element) -> bool:
    """Whether the words of a ``time``, or those right before it in its box, tell of a change."""
    box, before = time.getparent(), time.getprevious()
    label = before.tail if before is not None else box.text if box is not None else None
    if not (label or "").strip() and before is not None and before.tag != "time":
        label = visible_text(before)[-MAX_LABEL:]
    return shapes.MODIFIED.search(f"{label or ''} {visible_text(time)}") is not None


def _unprinted_times(page: ParsedPage, text: ArticleText) -> list[str]:
    """List each empty ``time`` in the innermost ``article`` around the headline: a script prints
    its words."""
    article = _article(page, text)
    own = () if article is None else article.iter("time")
    return [
        stamp
        for time in own
        if (stamp := time.get("datetime"))
        and len(time) == 0
        and not (time.text or "").strip()
        and enclosing(time, "article", "aside", "nav") is article
    ]


def _in_own_footer(page: ParsedPage, text: ArticleText, block: Block) -> bool:
    """Whether a line stands in the footer of the innermost ``article`` around the headline."""
    if "footer" not in block.regions:
        return False
    article = _article(page, text)
    return article is not None and enclosing(block.owner, "article") is article


def _article(page: ParsedPage, text: ArticleText) -> etree._Element | None:
    """Find the innermost ``article`` around the headline, else around the text."""
    inside = [b for b in (page.blocks[text.headline], *text.body[:1]) if "article" in b.regions]
    return enclosing(inside[0].owner, "article") if inside else None


def _is_boxed_beside(page: ParsedPage, text: ArticleText, block: Block) -> bool:
    """Whether a dated line stands right below the headline, in an ``aside`` of the article."""
    if block.index in page.teasers or not {"aside", "article"} <= block.regions:
        return False
    below = text.headline < block.index <= text.headline + ABOVE
    return below and len(block.line) <= MAX_META and bool(printed_date(block.line, weekday=True))


def _begin(page: ParsedPage, text: ArticleText) -> int:
    """Find the first line above the headline that may be about the article: a few lines up, or
    more in the main part of the page."""
    begin = max(0, text.first - ABOVE)
    for block in reversed(page.blocks[max(0, text.first - MAX_ABOVE) : begin]):
        if block.index in page.teasers or not block.regions & {"main", "article"}:
            break
        begin = block.index
    return begin


def _end(page: ParsedPage, text: ArticleText) -> int:
    """Find the first line behind the text that begins something else: a heading, a tail word, a
    teaser."""
    for block in page.blocks[text.last + 1 :]:
        if block.heading or block.index in page.teasers or furniture.TAIL.match(block.line):
            return block.index
    return len(page.blocks)


def origin_of(rung: str) -> str:
    """Name the origin of a date by its rung: ``page`` (readers see it) or ``metadata``."""
    return "page" if rung in ("printed", "time", "structure") else "metadata"
