"""Kicker and title: found by the names in the metadata, or by place. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from crawler.reader.article.evidence import Evidence, Ladder
from crawler.reader.article.head.at_lead import line_at_lead
from crawler.reader.article.head.beside import undated
from crawler.reader.article.head.kicker import line_above, line_below
from crawler.reader.article.head.placed import ELSEWHERE, by_place, is_amid_text, sole_h1
from crawler.reader.article.head.split_title import split_by_markup, split_date, subtract, unlabel
from crawler.reader.article.page.cut import split_day
from crawler.reader.article.page.naming import letters, title_candidates, without_tails
from crawler.reader.article.page.own_day import beside_date
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import ALL_LINKED, Block
from crawler.reader.markup.pieces import split_bars
from crawler.reader.markup.structured import text_of
from crawler.reader.markup.tree import spelled, visible_text
from crawler.reader.wording import shapes
from crawler.reader.wording.beside_date import read_beside_date
from crawler.reader.wording.datelines import is_date_or_age, printed_date

MAX_HEADLINE = 300
MIN_WORDS = 3
"""Words of an address that spell a headline, not a section."""
_LISTED = ELSEWHERE | {"li"}
_Candidate = tuple[tuple[int, ...], Block, str, str | None, str]
"""What may be the headline: its order, block, title, kicker in the block, rung."""


@dataclass(frozen=True, slots=True)
class Headline:
    """The text of the headline, and where it is printed."""

    title: Ladder
    """The title, strongest evidence first."""
    kicker: Ladder
    """The kicker, strongest evidence first."""
    first: int
    """Index of the first block of the headline group (kicker included), -1 without one."""
    last: int
    """Index of its last block; the article begins behind it."""
    block: int = -1
    """Index of the block that prints the title, -1 without one."""
    date: str | None = None
    """A date printed in front of the title or behind it, in its line."""

    def unplaced(self) -> Headline:
        """Drop the place and the kicker, and prefer titles from the metadata to those found by
        place."""
        stated = [e for e in self.title if e.rung != "structure"]
        return Headline(stated or self.title, [], -1, -1)


def read_headline(page: ParsedPage) -> Headline:
    """Find the headline by the names in the page's metadata, else by its place in the page."""
    named = list(_names(page))
    printed = _by_address(page, _match(page, named))
    runners = [Evidence(rung, name) for rung, name in named]
    if printed is None:
        where = by_place(page)
        if where is None or (runners and is_amid_text(page, where)):
            return Headline(runners, [], -1, -1)
        block = split_day(where)[0]
        title, kicker = split_by_markup(block, page.parts)
        rung = "structure"
    else:
        block, title, kicker, rung = printed
        if not kicker and block.line == title:
            block = _printed_again(page, block)
    date, title = split_date(title)
    date = split_day(page.blocks[block.index])[1] or date
    if kicker and (said := next(filter(None, map(_whole_date, split_bars(kicker))), None)):
        beside = read_beside_date(kicker)  # the small print of a heading: day and section
        date, kicker = said, beside.words if beside is not None else None
    kicker = None if kicker and is_date_or_age(kicker) else kicker  # a day without its year
    first = last = block.index
    kickers: Ladder = []
    if (element := page.hinted.get("kicker")) is not None:
        kickers.append(Evidence("hint", visible_text(element)))
        taken = [b.index for b in page.flow.below(element)]
        first, last = min([first, *taken]), max([last, *taken])
    if kicker:
        kickers.append(Evidence("title" if printed is not None else "structure", kicker))
    else:
        places = [(find, block) for find in (line_above, line_below, line_at_lead)]
        if printed is not None and printed[0].index < block.index:
            places.append((line_above, printed[0]))
        for find, place in places:
            around = find(page, place)
            if around is not None and letters(undated(page, around)) != letters(title):
                between = page.blocks[block.index + 1 : around.index]
                apart = shapes.KICKER.match(around.line) and any(b.text for b in between)
                if not (kickers or apart or find is line_at_lead):  # a picture stands between
                    first, last = min(first, around.index), max(last, around.index)
                beside = beside_date(page, around)
                date = date or (beside.date if beside else None)
                kickers.append(Evidence("structure", undated(page, around)))
                break
    told = [(k.rung, unlabel(k.value)) for k in kickers if k.value]
    return Headline(
        [Evidence(rung, title), *runners],
        [Evidence(how, words.strip(": |+/–-»")) for how, words in told],
        first,
        last,
        block.index,
        date,
    )


def _printed_again(page: ParsedPage, headline: Block) -> Block:
    """Find the same headline below the bar that prints it first, without text between: there the
    article begins."""
    for block in page.blocks[headline.index + 1 :]:
        if block.index not in page.teasers and is_prose(block):
            break
        if not block.heading or block.linked or block.regions & _LISTED:
            continue
        if block.index not in page.teasers and letters(block.line) == letters(headline.line):
            return block
    return headline


def _whole_date(text: str) -> str | None:
    """Return the date that a text consists of, in brackets or without."""
    return text.strip() if shapes.BRACKET.fullmatch(text) else printed_date(text)


def _names(page: ParsedPage) -> Iterator[tuple[str, str]]:
    """Iterate over the names of the article in the page's hints and metadata: rung and text."""
    if (element := page.hinted.get("title")) is not None:
        yield "hint", visible_text(element)
    structured = page.structured
    if node := page.node:
        headline = text_of(node, "headline") or text_of(node, "name")
        if headline:
            yield "json-ld", headline
    meta = structured.first("og:title", "twitter:title", "headline")
    for text, rung in ((meta, "meta"), (structured.title, "title")):
        if text:
            yield from (
                (rung, name) for name in title_candidates(text, page.site.title, page.names)
            )


def _match(
    page: ParsedPage, named: list[tuple[str, str]]
) -> tuple[Block, str, str | None, str] | None:
    """Find the block that prints one of the names: block, title, kicker in the block, rung."""
    wanted = [(rung, key) for rung, name in named if len(key := letters(name)) > 2]
    said_by = {key: rung for rung, key in reversed(wanted)}
    wanted = [
        (rung, key) for rung, key in wanted
        if said_by.get(key.partition(":")[2], rung) == rung  # another name has it without kicker
    ]  # fmt: skip
    # a heading beats a plain line
    candidates = _candidates(page, (b for b in page.blocks if b.heading), wanted)
    candidates = candidates or _candidates(page, (b for b in page.blocks if not b.heading), wanted)
    if not candidates:
        return None
    if any(block.heading == "h1" and not block.linked for _, block, *_ in candidates):
        # a list of articles may hold this one, too
        candidates = [c for c in candidates if c[1].linked <= ALL_LINKED or c[1].heading == "h1"]
    said = {letters(block.line) for _, block, *_ in candidates if block.heading}
    lines = {block.line for _, block, *_ in candidates}
    tailed = {line for line in lines if not said.isdisjoint(map(letters, without_tails(line)))}
    whole = [c for c in candidates if c[1].line not in tailed]
    place, block, title, kicker, rung = min(whole or candidates, key=lambda c: c[0])
    sole = None if _is_whole(place, letters(block.line), wanted) else sole_h1(page)
    if sole is not None and sole.index != block.index:
        return sole, *split_by_markup(sole, page.parts), "structure"
    return block, title, kicker, rung


def _candidates(
    page: ParsedPage, blocks: Iterable[Block], wanted: list[tuple[str, str]]
) -> list[_Candidate]:
    """List what in some blocks may be one of the names ``wanted``, reduced for comparison."""
    found: list[_Candidate] = []
    for printed in blocks:
        foreign = printed.index in page.teasers or not printed.regions.isdisjoint(_LISTED)
        if foreign or not 0 < len(printed.line) <= MAX_HEADLINE:
            continue
        block = split_day(printed)[0] if printed.heading else printed
        loose = letters(block.line)
        if loose in page.names:
            continue
        part = block.heading and len(loose) > 7  # long enough to be part of a name
        held = [(rung, key) for rung, key in wanted if key in loose or (part and loose in key)]
        if block.heading:
            # `Kicker: Titel` in the metadata, two elements without a colon in the heading
            held += [(rung, key) for rung, key in wanted if key.replace(":", "") == loose != key]
        by_markup = split_by_markup(block, page.parts) if held else ("", None)
        for rung, key in held:
            if (split := subtract(block, key, by_markup)) is None:
                continue
            title, kicker = split
            order = (
                not kicker and loose != key and loose.startswith(key),  # it is longer than the name
                not (kicker and split == by_markup),  # metadata and markup agree on the border
                -min(len(key), len(letters(title))),
                block.heading != "h1",
                block.index,
            )
            found.append((tuple(map(int, order)), block, title, kicker, rung))
    return found


def _by_address(
    page: ParsedPage, named: tuple[Block, str, str | None, str] | None
) -> tuple[Block, str, str | None, str] | None:
    """Find the only heading that the address of the page spells, where the metadata name another
    one: that of a listing."""
    last = unquote(urlsplit(page.url).path).rstrip("/").rpartition("/")[2]
    if len(re.findall(r"[^\W_]+", last)) < MIN_WORDS:
        return named
    slug = spelled(last)
    found = [
        b for b in page.blocks
        if b.heading and not b.linked and b.index not in page.teasers
        and 2 * len(b.line) >= len(slug) and not b.regions & ELSEWHERE and spelled(b.line) == slug
    ]  # fmt: skip
    if len(found) != 1 or (named and letters(found[0].line) in letters(named[0].line)):
        return named
    return found[0], *split_by_markup(found[0], page.parts), "structure"


def _is_whole(order: tuple[int, ...], loose: str, wanted: list[tuple[str, str]]) -> bool:
    """Whether a line prints a whole name of the page, with or without a marked kicker."""
    return not order[1] or any(loose in (key, key.replace(":", "")) for _, key in wanted)
