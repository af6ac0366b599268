"""What a page says about other articles: teasers, article links, the next page. Pure.

A teaser is found by what it is: a link to an article address that stands for a whole headline, a
picture, a card or the words ``mehr...``, and the text that belongs to that link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.parse import urljoin

from lxml import etree

from archive.article import Teaser
from archive.identity import address_key, canonical_url
from crawler import shapes
from crawler.flow import INLINE, Block, Run, common, flow, parse, tidy
from crawler.site import Site

MAX_TEASER = 1_500
"""Characters; the longest teaser seen has some 400."""
MAX_CLIMB = 40
"""Levels looked at above a link: deeper nesting than this is not a card."""
_DATE = re.compile(r"\[\s*\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\s*\]")
_SIDEBAR = re.compile(r"side-?bar|seitenleiste|widget-?area|marginal", re.I)
_REPORTED = re.compile(r"^\W*(?:wir berichteten|siehe|hier|link|mehr dazu)\W*$", re.I)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of a block."""

    block: Block
    runs: tuple[Run, ...]
    text: str


@dataclass(slots=True)
class _Unit:
    """The links of one teaser."""

    url: str
    links: list[etree._Element]
    first: int
    last: int
    titled: bool
    more: bool
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """A teaser and the blocks of the flow that it is printed in."""

    teaser: Teaser
    blocks: frozenset[int]


@dataclass(slots=True)
class _Parts:
    kicker: str | None = None
    title: str | None = None
    date: str | None = None
    text: list[str] = field(default_factory=list)


def base_url(tree: etree._Element, url: str, site: Site) -> str:
    """What relative addresses of a page refer to; a ``<base>`` on a foreign host is ignored."""
    base = next(tree.iter("base"), None)
    href = None if base is None else base.get("href")
    joined = _join(url, href) if href else None
    return joined if joined is not None and site.owns(joined) else url


@dataclass(frozen=True, slots=True)
class Listing:
    """What a page that announces articles says."""

    teasers: tuple[Teaser, ...] = ()
    articles: tuple[str, ...] = ()
    """Addresses of all articles of the site it links to, each once, in order."""
    next: str | None = None
    """Address of the next page, as the page itself links it; ``None`` on the last."""


def read_listing(html: str, url: str, site: Site, seen_on: str, fetched_at: str) -> Listing:
    """Read a listing: its teasers in reading order, its article links, its next page.

    ``seen_on`` is the kind of surface (``home``, ``listing``, ``related``); teasers beside the main
    flow are ``sidebar`` whatever the page is. The page's own address is never among them.
    """
    tree = parse(html)
    if tree is None:
        return Listing()
    base = base_url(tree, url, site)
    found = teasers_in(flow(tree), base, site, seen_on, fetched_at, own=url)
    return Listing(
        tuple(f.teaser for f in found),
        article_links(tree, base, site),
        _next_page(tree, base, url, site),
    )


def find_teasers(html: str, url: str, site: Site, seen_on: str, fetched_at: str) -> list[Teaser]:
    """The teasers of a page, see ``read_listing``."""
    return list(read_listing(html, url, site, seen_on, fetched_at).teasers)


def next_page(html: str, url: str, site: Site) -> str | None:
    """The next page of a listing, see ``Listing.next``."""
    return read_listing(html, url, site, "listing", "").next


def article_links(tree: etree._Element, base: str, site: Site) -> tuple[str, ...]:
    """Addresses of all articles of the site that a page links to, each once, in order."""
    joined = (_join(base, a.get("href") or "") for a in tree.iter("a"))
    own = (j.partition("#")[0] for j in joined if j is not None and site.is_article(j))
    return tuple(dict.fromkeys(own))


def _next_page(tree: etree._Element, base: str, url: str, site: Site) -> str | None:
    def usable(el: etree._Element) -> str | None:
        joined = _join(base, el.get("href") or "")
        if joined is None or not site.owns(joined) or site.is_article(joined):
            return None
        joined = joined.partition("#")[0]
        return joined if canonical_url(joined) != canonical_url(url) else None

    for el in [*tree.iter("link"), *tree.iter("a")]:
        if "next" in (el.get("rel") or "").lower().split() and (found := usable(el)):
            return found
    for el in tree.iter("a"):
        label = " ".join("".join(el.itertext()).split()) or el.get("aria-label") or ""
        if shapes.NEXT.match(label) and (found := usable(el)):
            return found
    return _numbered(tree, url, usable)


def _numbered(
    tree: etree._Element, url: str, usable: Callable[[etree._Element], str | None]
) -> str | None:
    """The link whose text is the number of the page after this one, in this page's own pattern."""
    here = re.search(r"(?:[?&](?:pg|page|paged|seite)=|/page/|/seite/)(\d+)", url)
    number = int(here[1]) if here and len(here[1]) < 7 else 1
    for el in tree.iter("a"):
        if re.fullmatch(rf"(?:Seite\s*)?{number + 1}", "".join(el.itertext()).strip()):
            found = usable(el)
            if found and re.search(rf"(?:=|/){number + 1}(?:/|&|$)", found):
                return found
    return None


def teasers_in(
    blocks: list[Block], base: str, site: Site, seen_on: str, fetched_at: str, own: str
) -> list[Found]:
    """The teasers in a flow, each with the blocks it takes up."""
    lines = [line for block in blocks for line in _lines(block)]
    units = _units(lines, base, site, address_key(own))
    main = next((b for b in blocks if b.heading == "h1" and "td" in b.regions), None)
    _bound(lines, units)
    found: list[Found] = []
    for unit in units:
        span = lines[unit.start : unit.end + 1]
        parts = _read(span, unit)
        if not parts.title:
            continue
        text = shapes.cut_more(" ".join(parts.text))
        aside = _is_aside(span[0].block) or _is_beside(span[0].block, main)
        teaser = Teaser(
            source=site.name,
            url=canonical_url(unit.url),
            seen_on="sidebar" if aside else seen_on,
            seen_at=fetched_at,
            kicker=parts.kicker,
            title=parts.title,
            text=text or None,
            published_text=parts.date,
        )
        found.append(Found(teaser, frozenset(line.block.index for line in span)))
    return _once(found)


def _once(found: Iterable[Found]) -> list[Found]:
    """One teaser per address and surface: the first, unless a later one says more."""
    best: dict[tuple[str, str], Found] = {}
    for one in found:
        key = (address_key(one.teaser.url), one.teaser.seen_on)
        held = best.get(key)
        if held is None:
            best[key] = one
        else:
            richer = len(one.teaser.text or "") > len(held.teaser.text or "")
            best[key] = Found(one.teaser if richer else held.teaser, held.blocks | one.blocks)
    return list(best.values())


def _join(base: str, href: str) -> str | None:
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return None


def _lines(block: Block) -> list[Line]:
    """The lines of a block; a block of pictures alone is one empty line."""
    lines: list[Line] = []
    current: list[Run] = []
    for run in [*block.runs, None]:
        if run is None or run.text == "\n" or (current and _border(current[-1], run)):
            if text := tidy("".join(r.text for r in current)):
                lines.append(Line(block, tuple(current), text))
            current = []
        if run is not None and run.text != "\n":
            current.append(run)
    return lines or [Line(block, (), "")]


def _border(a: Run, b: Run) -> bool:
    """Whether two runs are lines of their own: a ``time``, or glued spans that style makes so."""
    if a.el is b.el:
        return False
    if "time" in (a.el.tag, b.el.tag):
        return True
    glued = not a.text[-1:].isspace() and not b.text[:1].isspace()
    if glued and a.link is not b.link and None not in (a.link, b.link):
        return True
    return glued and a.el.getparent() is b.el.getparent() and a.el.tag == b.el.tag == "span"


def _units(lines: list[Line], base: str, site: Site, own: str) -> list[_Unit]:
    """Neighbouring links to one article address that stand for a teaser, as one unit each."""
    spans: dict[etree._Element, int] = {}
    for line in lines:
        for link in {r.link for r in line.runs if r.link is not None}:
            spans[link] = spans.get(link, 0) + 1
    units: list[_Unit] = []
    targets: dict[str, str | None] = {}
    for i, line in enumerate(lines):
        block = line.block
        pictured = (
            []
            if i and lines[i - 1].block is block
            else [a for a in block.links if all(r.link is not a for r in block.runs)]
        )
        for link in [*pictured, *dict.fromkeys(r.link for r in line.runs if r.link is not None)]:
            href = link.get("href") or ""
            if href not in targets:
                joined = _join(base, href)
                good = joined is not None and site.is_article(joined)
                targets[href] = joined.partition("#")[0] if joined and good else None
            target = targets[href]
            if target is None or address_key(target) == own:
                continue
            text = tidy("".join(r.text for r in line.runs if r.link is link))
            more = bool(shapes.MORE.match(text))
            pictures = not text
            if not (more or pictures or spans[link] > 1 or _is_headline(line, text)):
                continue
            last = units[-1] if units else None
            if last is not None and address_key(last.url) == address_key(target):
                last.links.append(link)
                last.last = i
                last.titled |= not (more or pictures)
                last.more |= more
            else:
                titled = not (more or pictures)
                units.append(_Unit(target, [link], i, i, titled, more))
    return units


def _is_headline(line: Line, text: str) -> bool:
    """Whether a link's words are a headline rather than a reference inside a sentence."""
    if _REPORTED.match(text) or len(text) < 4:
        return False
    if line.block.heading:
        return True
    rest = line.text.replace(text, "", 1).strip()
    if len(text) >= 0.9 * len(line.text) or _DATE.match(rest) or _DATE.fullmatch(rest):
        return True
    before = line.text.partition(text)[0].strip()
    after = line.text.partition(text)[2].strip()
    # `Kicker: <a>Titel</a>`, the date in front or behind
    return not after and len(before) < 60 and before.endswith((":", "|", "]"))


def _bound(lines: list[Line], units: list[_Unit]) -> None:
    """Find out which lines belong to each unit, from the elements around its links."""
    holders: dict[etree._Element, set[int]] = {}
    for n, unit in enumerate(units):
        for link in unit.links:
            for depth, el in enumerate(link.iterancestors()):
                if depth > MAX_CLIMB:
                    break
                holders.setdefault(el, set()).add(n)
    for n, unit in enumerate(units):
        floor = units[n - 1].end + 1 if n else 0
        ceiling = units[n + 1].first - 1 if n + 1 < len(units) else len(lines) - 1
        unit.start, unit.end = unit.first, unit.last
        for el in unit.links[0].iterancestors():
            if holders.get(el) != {n} or el.tag in ("body", "html", "main"):
                break
            if el.tag in INLINE:
                continue
            start, end = _extent(lines, unit, el)
            if start < floor or end > ceiling or not _is_card(lines, unit, start, end):
                break
            unit.start, unit.end = start, end
        _stretch(lines, unit, floor, ceiling)


def _extent(lines: list[Line], unit: _Unit, el: etree._Element) -> tuple[int, int]:
    """First and last line inside an element, around a unit."""

    def within(i: int) -> bool:
        owner = lines[i].block.owner
        return owner is el or el in owner.iterancestors()

    start, end = unit.start, unit.end
    while start > 0 and within(start - 1):
        start -= 1
    while end + 1 < len(lines) and within(end + 1):
        end += 1
    return start, end


def _is_card(lines: list[Line], unit: _Unit, start: int, end: int) -> bool:
    """Whether the lines could be one teaser: one date, not too long, one headline."""
    span = lines[start : end + 1]
    texts = [line.text for line in span]
    if sum(map(len, texts)) > MAX_TEASER:
        return False
    if sum(len(_DATE.findall(t)) + bool(shapes.DATE_LINE.match(t)) for t in texts) > 1:
        return False
    if any("h1" in line.block.regions for line in span):
        return False
    inner = lines[unit.start : unit.end + 1]
    grown = [line for line in span if line not in inner]
    complete = unit.titled and any(_dated(line.text) or len(line.text) > 60 for line in inner)
    if complete and any(line.text for line in lines[unit.end + 1 : end + 1]):
        return False
    # a heading that joins a teaser with a headline of its own is the title of the box around it
    has_headline = unit.titled or any(line.block.heading for line in inner)
    if has_headline and any(line.block.heading for line in grown) and _has_text(inner):
        return False
    foreign = [line for line in grown if line.block.linked > 0.9 and not _links_to(line, unit)]
    if len(foreign) > 1:
        return False
    return not any(
        shapes.TAIL.match(t) or shapes.MORE_FROM.match(t) or shapes.NOISE.match(t)
        for line in grown
        if (t := line.text)
    )


def _links_to(line: Line, unit: _Unit) -> bool:
    return any(r.link in unit.links for r in line.runs)


def _has_text(span: list[Line]) -> bool:
    return any(len(line.text) > 60 or _DATE.search(line.text) for line in span) or len(span) > 1


def _stretch(lines: list[Line], unit: _Unit, floor: int, ceiling: int) -> None:
    """Where no element holds a teaser together, take the neighbours that belong to it."""
    span = lines[unit.start : unit.end + 1]
    headed = unit.titled or any(line.block.heading or _one_line(line.text) for line in span)
    headed = headed or (len(span) > 1 and any(_could_be_title(line.text) for line in span[:-1]))
    if not headed:
        while unit.start > floor and unit.first - unit.start < 4:
            line = lines[unit.start - 1]
            if not _near(line, lines[unit.start]) or _is_border(line):
                break
            unit.start -= 1
            if line.block.heading or line.block.bold or _could_be_title(line.text):
                break
        _take_kicker(lines, unit, floor)
    elif not unit.more and not _has_prose(lines[unit.start : unit.end + 1]):
        while unit.end < ceiling and unit.end - unit.last < 3:
            line = lines[unit.end + 1]
            if line.block.heading or not _near(line, lines[unit.end]) or _is_border(line):
                break
            if len(line.text) > 800 or line.block.linked > 0.9 or _is_mere_label(line.text):
                break
            if _dated(line.text) and any(_dated(held.text) for held in span):
                break
            unit.end += 1
            if len(line.text) > 60:
                break


def _one_line(text: str) -> bool:
    """Whether a line holds a whole teaser: ``Kicker: Titel [10.10.2025] Text``."""
    dated = _DATE.search(text)
    return dated is not None and dated.start() > 3


def _could_be_title(text: str) -> bool:
    """Whether a line that is not marked in any way may be a headline: short and no sentence."""
    text = shapes.cut_more(text)
    return 3 < len(text) < 150 and not text.endswith(".") and not _dated(text)


def _take_kicker(lines: list[Line], unit: _Unit, floor: int) -> None:
    if floor < unit.start < unit.first:
        line = lines[unit.start - 1]
        short = line.text and len(line.text) < 50 and not shapes.SENTENCE_END.search(line.text)
        if short and not line.block.heading and _near(line, lines[unit.start]):
            unit.start -= 1


def _is_mere_label(text: str) -> bool:
    """Whether a line is too little to be the text of a teaser."""
    return len(text) < 60 and not _dated(text) and not shapes.SENTENCE_END.search(text)


def _has_prose(span: list[Line]) -> bool:
    return any(len(line.text) > 60 and not line.block.heading for line in span[1:]) or any(
        _DATE.search(line.text) and len(line.text) > 60 for line in span
    )


def _near(a: Line, b: Line) -> bool:
    """Whether two neighbouring lines stand in one container, wrappers of either not counted."""
    if a.block is b.block:
        return True
    above_a = [a.block.owner, *a.block.owner.iterancestors()][1:4]
    above_b = [b.block.owner, *b.block.owner.iterancestors()][1:4]
    return any(el in above_b for el in above_a[:2]) or any(el in above_a for el in above_b[:2])


def _is_border(line: Line) -> bool:
    text = line.text
    return bool(
        shapes.TAIL.match(text)
        or shapes.MORE_FROM.match(text)
        or shapes.KEYWORDS.match(text)
        or shapes.NOISE.match(text)
        or shapes.DAY_HEADER.match(text)
        or shapes.NEXT.match(text)
    )


def _is_aside(block: Block) -> bool:
    if "aside" in block.regions:
        return True
    return any(
        _SIDEBAR.search(f"{el.get('class') or ''} {el.get('id') or ''}")
        for el in (block.owner, *block.owner.iterancestors())
        if el.tag not in ("body", "html")
    )


def _is_beside(block: Block, headline: Block | None) -> bool:
    """Whether a block stands in another column than the headline, where tables make the columns."""
    if headline is None:
        return False
    holder = common(block.owner, headline.owner)
    return holder is not None and holder.tag == "tr"


def _read(span: list[Line], unit: _Unit) -> _Parts:
    """Tell the parts of a teaser apart."""
    parts = _Parts()
    lines = [line for line in span if line.text and not shapes.MORE.match(line.text)]
    head = _headline_of(lines, unit)
    for i, line in enumerate(lines):
        text = line.text
        if head is not None and i == head:
            above = [before for before in lines[:i] if not _dated(before.text)]
            _read_headline(line, parts, above[-1] if above else None)
        elif bracket := shapes.BRACKET.match(text):
            parts.date = parts.date or bracket[1]
            text = text[bracket.end() :]
            if text and not shapes.MORE.match(text):
                parts.text.append(text)
        elif date := shapes.DATE_LINE.match(text):
            parts.date = parts.date or date["date"]
        elif shapes.CREDIT.search(text) or shapes.DAY_HEADER.match(text) or line.block.heading:
            continue
        elif head is not None and i > head:
            parts.text.append(text)
    return parts


def _headline_of(lines: list[Line], unit: _Unit) -> int | None:
    """Which line is the headline: a heading, a linked line, a bold one, else one by its place."""
    if not lines:
        return None

    def linked(line: Line) -> bool:
        return any(
            r.link in unit.links and not shapes.MORE.match(tidy(r.text)) and r.text.strip()
            for r in line.runs
        )

    undated = [
        i
        for i, line in enumerate(lines)
        if not shapes.DATE_LINE.match(line.text)
        and (linked(line) or not shapes.BRACKET.match(line.text))
    ]
    tests: tuple[Callable[[Line], object], ...] = (
        lambda line: line.block.heading and linked(line),
        lambda line: line.block.heading,
        lambda line: linked(line) and all(r.bold for r in line.runs if r.text.strip()),
        lambda line: linked(line) and not _all_linked(lines),
        lambda line: all(r.bold for r in line.runs if r.text.strip()),
    )
    for test in tests:
        for i in undated:
            if test(lines[i]):
                return i
    # nothing is marked: the last short line above the text; what is above that is the kicker
    head = None
    for i in undated:
        if head is not None and not _could_be_title(lines[i].text):
            break
        head = i
        if len(lines[i].text) > 150:
            break
    return head


def _all_linked(lines: list[Line]) -> bool:
    """Whether one link holds the whole card, so that it marks nothing."""
    return len(lines) > 1 and all(line.block.linked > 0.9 for line in lines)


def _dated(text: str) -> bool:
    return bool(shapes.BRACKET.match(text) or shapes.DATE_LINE.match(text))


def _read_headline(line: Line, parts: _Parts, above: Line | None) -> None:
    """Kicker and title from the headline line; date and text too, if all is on one line."""
    text = line.text
    runs = [r for r in line.runs if r.text.strip()]
    if dated := _DATE.search(text):
        parts.date = parts.date or dated[0]
        rest = text[dated.end() :].strip()
        if dated.start() == 0:
            text = shapes.cut_more(rest)
        else:
            text = text[: dated.start()].strip()
            if rest and not shapes.MORE.match(rest):
                parts.text.append(rest)
    first = tidy(runs[0].text) if runs else ""
    own = len(runs) > 1 and runs[0].el is not runs[1].el and text.startswith(first)
    if own and first.endswith(":"):
        parts.kicker, parts.title = first.rstrip(": ") or None, text[len(first) :].strip()
    else:
        parts.kicker, parts.title = shapes.split_kicker(text)
        if own and parts.kicker is None and 0 < len(first) < min(60, len(text)):
            parts.kicker, parts.title = first, text[len(first) :].strip()
    if above is not None and parts.kicker != above.text:
        short = len(above.text) < 60 and not shapes.SENTENCE_END.search(above.text.rstrip(":"))
        if short and above.text:
            if parts.kicker is not None:
                parts.title = text
            parts.kicker = above.text.rstrip(": ")
    parts.title = (parts.title or "").strip() or None
