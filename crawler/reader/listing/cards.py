"""Which lines make up one teaser: from its links, by the elements and lines around them. Pure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from urllib.parse import urljoin

from lxml import etree

from crawler.reader import shapes
from crawler.reader.flow import INLINE, tidy
from crawler.reader.listing.lines import (
    DATE,
    Line,
    could_be_title,
    is_border,
    is_dated,
    is_mere_label,
    is_one_line,
    near,
)

MAX_TEASER = 1_500
"""Characters; the longest teaser seen has some 400."""
MAX_CLIMB = 41
"""Levels looked at above a link: deeper nesting than this is not a card."""
_SEVERAL = -1
_REPORTED = re.compile(
    r"^\W*(?:wir berichteten|siehe|hier|link|mehr dazu|zurück|vor|weiter|vorwärts|drucken|"
    r"(?:vorherige|nächste)[rs]?(?: (?:artikel|beitrag|meldung))?|.*überspringen|zum inhalt.*)\W*$",
    re.I,
)


@dataclass(slots=True)
class Unit:
    """The links of one teaser."""

    url: str
    key: str
    links: list[etree._Element]
    first: int
    last: int
    titled: bool
    more: bool
    start: int = 0
    end: int = 0


def join(base: str, href: str) -> str | None:
    """The absolute address of a link, or ``None`` where there is none."""
    href = href.strip()
    if href.startswith("/") and not href.startswith("//"):
        base = "/".join(base.split("/", 3)[:3])  # a menu leads to the same places from every page
    return _joined(base, href)


@lru_cache(maxsize=1024)
def _joined(base: str, href: str) -> str | None:
    try:
        return urljoin(base, href)
    except ValueError:
        return None


def find_units(lines: list[Line], targets: dict[str, tuple[str, str]]) -> list[Unit]:
    """Neighbouring links to one article address that stand for a teaser, as one unit each.

    ``targets`` are address and key of the article that an ``href`` leads to.
    """
    linked = [dict.fromkeys([r.link for r in line.runs if r.link is not None]) for line in lines]
    spans = Counter(chain.from_iterable(linked))
    units: list[Unit] = []
    for i, line in enumerate(lines):
        block = line.block
        pictured = []
        if (block.images or block.bare) and not (i and lines[i - 1].block is block):
            pictured = [a for a in block.links if all(r.link is not a for r in block.runs)]
        for link in [*pictured, *linked[i]]:
            target = targets.get(link.get("href") or "")
            if target is None or {"prev", "next"} & set((link.get("rel") or "").split()):
                continue
            url, key = target
            text = tidy("".join([r.text for r in line.runs if r.link is link]))
            more = bool(shapes.MORE.match(text))
            pictures = not text
            if not (more or pictures or spans[link] > 1 or _is_headline(line, text)):
                continue
            titled = not (more or pictures)
            last = units[-1] if units else None
            if last is not None and last.key == key and _goes_on(last, link, titled, lines[:i]):
                last.links.append(link)
                last.last = i
                last.titled |= titled
                last.more |= more
            else:
                units.append(Unit(url, key, [link], i, i, titled, more))
    return units


def _goes_on(unit: Unit, link: etree._Element, titled: bool, before: list[Line]) -> bool:
    """Whether a further link to the same article belongs to the same teaser, not to the next."""
    if link in unit.links:
        return True
    if unit.more or (titled and unit.titled):
        return False
    return not any(is_border(line) for line in before[unit.last + 1 :])


def _is_headline(line: Line, text: str) -> bool:
    """Whether a link's words are a headline rather than a reference inside a sentence."""
    if _REPORTED.match(text) or len(text) < 4:
        return False
    if line.block.heading:
        return True
    rest = line.text.replace(text, "", 1).strip()
    if len(text) >= 0.9 * len(line.text) or DATE.match(rest) or DATE.fullmatch(rest):
        return True
    before = line.text.partition(text)[0].strip()
    after = line.text.partition(text)[2].strip()
    # `Kicker: <a>Titel</a>`, the date in front or behind
    return not after and len(before) < 60 and before.endswith((":", "|", "]"))


def bound(lines: list[Line], units: list[Unit], spans: dict[etree._Element, range]) -> None:
    """Find out which lines belong to each unit, from the elements around its links."""
    holders: dict[etree._Element, int] = {}
    for n, unit in enumerate(units):
        for link in unit.links:
            for el in islice(link.iterancestors(), MAX_CLIMB):
                holders[el] = n if holders.get(el, n) == n else _SEVERAL
    for n, unit in enumerate(units):
        floor = units[n - 1].end + 1 if n else 0
        ceiling = units[n + 1].first - 1 if n + 1 < len(units) else len(lines) - 1
        unit.start, unit.end = unit.first, unit.last
        card: tuple[int, int] | None = None
        for el in unit.links[0].iterancestors():
            if holders.get(el) != n or el.tag in ("body", "html", "main"):
                break
            if el.tag in INLINE:
                continue
            start, end = _extent(lines, unit, spans[el])
            if (start, end) == card:
                continue
            if start < floor or end > ceiling or not _is_card(lines, unit, start, end):
                break
            unit.start, unit.end = card = start, end
        _stretch(lines, unit, floor, ceiling)
    _take_kickers(lines, units)


def _extent(lines: list[Line], unit: Unit, blocks: range) -> tuple[int, int]:
    """First and last line of some blocks, around a unit."""
    start, end = unit.start, unit.end
    while start > 0 and lines[start - 1].block.index in blocks:
        start -= 1
    while end + 1 < len(lines) and lines[end + 1].block.index in blocks:
        end += 1
    return start, end


def _is_card(lines: list[Line], unit: Unit, start: int, end: int) -> bool:
    """Whether the lines could be one teaser: one date, not too long, one headline."""
    span = lines[start : end + 1]
    texts = [line.text for line in span]
    if sum(map(len, texts)) > MAX_TEASER:
        return False
    if sum(len(DATE.findall(t)) + bool(shapes.DATE_LINE.match(t)) for t in texts) > 1:
        return False
    if any("h1" in line.block.regions for line in span):
        return False
    inner = lines[unit.start : unit.end + 1]
    grown = [line for line in span if line not in inner]
    complete = unit.titled and any(
        is_dated(line.text) or (len(line.text) > 60 and line.block.linked < 0.9) for line in inner
    )
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


def _links_to(line: Line, unit: Unit) -> bool:
    return any(r.link in unit.links for r in line.runs)


def _has_text(span: list[Line]) -> bool:
    return any(len(line.text) > 60 or DATE.search(line.text) for line in span) or len(span) > 1


def _stretch(lines: list[Line], unit: Unit, floor: int, ceiling: int) -> None:
    """Where no element holds a teaser together, take the neighbours that belong to it."""
    span = lines[unit.start : unit.end + 1]
    headed = unit.titled or any(line.block.heading or is_one_line(line.text) for line in span)
    headed = headed or (len(span) > 1 and any(could_be_title(line.text) for line in span[:-1]))
    if not headed:
        while unit.start > floor and unit.first - unit.start < 4:
            line = lines[unit.start - 1]
            if not near(line, lines[unit.start]) or is_border(line):
                break
            unit.start -= 1
            if line.block.heading or line.block.bold or could_be_title(line.text):
                break
        _take_kicker(lines, unit, floor)
    elif not unit.more and not _has_prose(lines[unit.start : unit.end + 1]):
        while unit.end < ceiling and unit.end - unit.last < 3:
            line = lines[unit.end + 1]
            if line.block.heading or not near(line, lines[unit.end]) or is_border(line):
                break
            if len(line.text) > 800 or line.block.linked > 0.9 or is_mere_label(line.text):
                break
            if is_dated(line.text) and any(is_dated(held.text) for held in span):
                break
            unit.end += 1
            if len(line.text) > 60:
                break


def _take_kickers(lines: list[Line], units: list[Unit]) -> None:
    """In a flat list, a short line above nearly every heading is its kicker."""
    flat = [
        (unit, units[n - 1].end + 1 if n else 0)
        for n, unit in enumerate(units)
        if lines[unit.start].block.heading and unit.titled
    ]
    with_line = [unit for unit, floor in flat if unit.start > floor and _is_kicker(lines, unit)]
    if len(with_line) > 1 and len(with_line) >= 0.7 * len(flat):
        for unit in with_line:
            unit.start -= 1


def _is_kicker(lines: list[Line], unit: Unit) -> bool:
    line = lines[unit.start - 1]
    if not line.text or len(line.text) > 60 or line.block.heading:
        return False
    if len(line.block.links) > 1 or _links_to(line, unit):
        return False
    ended = shapes.SENTENCE_END.search(line.text.rstrip(":"))
    return not (ended or is_dated(line.text) or is_border(line)) and near(line, lines[unit.start])


def _take_kicker(lines: list[Line], unit: Unit, floor: int) -> None:
    if floor < unit.start < unit.first and _is_kicker(lines, unit):
        unit.start -= 1


def _has_prose(span: list[Line]) -> bool:
    return any(len(line.text) > 60 and not line.block.heading for line in span[1:]) or any(
        DATE.search(line.text) and len(line.text) > 60 for line in span
    )
