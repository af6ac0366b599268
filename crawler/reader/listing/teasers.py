"""The teasers of a page. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from lxml import etree

from archive.articles.identity import address_key
from archive.articles.spelling import canonical_url
from archive.records import Teaser
from crawler.reader.listing.cards import find_cards
from crawler.reader.listing.days import Days
from crawler.reader.listing.extents import extend_cards
from crawler.reader.listing.habits import (
    agree,
    drop_badges,
    drop_labels,
    drop_names,
    drop_tails,
    take_dates,
    take_kickers,
    take_sections,
)
from crawler.reader.listing.joined import split_joined
from crawler.reader.listing.lines import Line, lines_in
from crawler.reader.listing.parts import TeaserParts, split_teaser
from crawler.reader.listing.people import drop_authors
from crawler.reader.listing.rubrics import drop_entries, drop_rubrics
from crawler.reader.markup.flow import Block, Flow
from crawler.reader.markup.tree import common_ancestor, is_within
from crawler.reader.wording import shapes
from crawler.reader.wording.clued import Clued
from crawler.reader.wording.datelines import is_date_line
from crawler.reader.wording.opening import begins
from crawler.sites import Site

_NO_TITLE = re.compile(r"\W*(?:Anzeigen?|Werbung|Advertisement|Banner|Anfang|Ende)\W*", re.I)
"""What a link to an advertisement, or to the last page of a list, says instead of a headline."""
_SIGNS = re.compile(r"^(?:\s?[-–—|:/·•»,.+*~]{1,3}\s++)+")
"""What stands between a day, which was taken off, and the text of a teaser."""
_POPULAR = begins(
    r"(?:(?:am )?meist(?:en)? ?(?:gelesen|geklickt|gesucht|kommentiert)|beliebt|top ?\d|popular|"
    r"(?:(?:Schon|Das|Etwas|Haben Sie|Hast du|Was Sie) )?(?:(?:Schon|Das|Etwas) )?"
    r"verpasst(?: haben)?\W*$|Nicht verpassen\W*$|You may have missed\b)",
    before=r"\W*",
)
"""First words above a list of the most-read articles, or of those that a reader may have missed."""
MAX_LABEL = 40
"""Characters of these words."""
_SIDEBAR = Clued(
    ("side", "leiste", "widget", "marginal"),
    re.compile(
        r"sidebar|side-bar|seitenleiste|widgetarea|widget-area|marginal"
        r"|aside(?<![\w-]aside)(?![\w-])"
    ),
)

MIN_RICH = 2
"""Teasers with a text or date that identify the main column."""
_WHOLE = ("body", "html")
_Kind = Callable[[etree._Element], bool]


@dataclass(frozen=True, slots=True)
class PrintedTeaser:
    """A teaser and the blocks of the flow that it is printed in."""

    teaser: Teaser
    """The teaser, as printed."""
    blocks: frozenset[int]
    """Indices of its blocks."""
    key: str
    """Key of its address, see ``archive.articles.identity.address_key``."""


def find_teasers(
    page: Flow,
    links: dict[str, str],
    site: Site,
    seen_on: str,
    fetched_at: str,
    own: str,
) -> list[PrintedTeaser]:
    """Find the teasers in a flow, each with the blocks that print it; see ``merge_teasers`` for
    those printed twice.

    ``links`` are those of the page that lead to articles, see ``article_links``; ``own`` is the
    page's own address, which gets no teaser.
    """
    keys = {href: address_key(url) for href, url in links.items()}
    this = address_key(own)
    targets = {href: (links[href], key) for href, key in keys.items() if key != this}
    if not targets:
        return []
    lines = lines_in(page.blocks)
    cards = find_cards(lines, targets)
    extend_cards(lines, cards, page.spans)
    found: list[PrintedTeaser] = []
    spans = [lines[card.start : card.end + 1] for card in cards]
    split = [split_teaser(span, card) for span, card in zip(spans, cards, strict=True)]
    take_dates(split)
    drop_badges(split)
    drop_tails(split)
    drop_authors(split)
    drop_rubrics(split, spans, cards)
    split_joined(split, [card.url for card in cards])
    take_kickers(split)
    drop_labels(split)
    drop_entries(split, page)
    drop_names(split)
    take_sections(split)
    agree(split, [card.key for card in cards])
    main = _main_column(page, spans, split)
    rich = [
        span[0].block.index for span, parts in zip(spans, split, strict=True) if not _is_bare(parts)
    ]
    around = _around(page, spans)
    sidebars = _within(page, around, _is_sidebar, rich)
    widgets = _within(page, around, _is_widget, rich)
    if any("aside" in page.blocks[i].regions for i in widgets):  # others are of the main column
        widgets = frozenset(i for i in widgets if page.blocks[i].regions & {"aside", "footer"})
    days = Days(page, spans)
    headed = [s for s in spans if "nav" not in (r := s[0].block.regions) and "header" in r]
    masthead = _within(page, _around(page, headed), _is_masthead, rich)
    popular = [
        (b.index, box)
        for b in page.blocks
        if len(b.line) < MAX_LABEL and _POPULAR.match(b.line) and b.heading != "h1"
        if (box := _box_below(page, b)) is not None
    ]
    for card, span, parts in zip(cards, spans, split, strict=True):
        if not parts.title or _NO_TITLE.fullmatch(parts.title):
            continue
        if is_date_line(parts.title) and not (parts.kicker or parts.text):
            continue
        text = _SIGNS.sub("", shapes.cut_more(" ".join(parts.text)))
        block = span[0].block
        aside = "aside" in block.regions or block.index in sidebars
        aside |= _is_beside(block, main, parts)
        aside |= len(rich) >= MIN_RICH and _is_bare(parts) and _is_of_head(block)
        aside |= not parts.text and (
            block.index in widgets
            or (block.index in masthead and "nav" not in block.regions)
            or any(block.index >= at and is_within(block.owner, box) for at, box in popular)
        )
        teaser = Teaser(
            source=site.name,
            url=canonical_url(card.url),
            seen_on="sidebar" if aside else seen_on,
            seen_at=fetched_at,
            kicker=shapes.KICKER.sub("", parts.kicker or "") or None,
            title=parts.title,
            text=text or None,
            published_text=parts.date or days.of(block),
        )
        found.append(PrintedTeaser(teaser, frozenset(line.block.index for line in span), card.key))
    return found


def merge_teasers(found: Iterable[PrintedTeaser]) -> list[PrintedTeaser]:
    """Keep one teaser per address and surface: the first, unless a later one has more text."""
    best: dict[tuple[str, str], PrintedTeaser] = {}
    for one in found:
        key = (one.key, one.teaser.seen_on)
        held = best.get(key)
        if held is None:
            best[key] = one
        else:
            richer = len(one.teaser.text or "") > len(held.teaser.text or "")
            kept, other = (one, held) if richer else (held, one)
            teaser = kept.teaser
            if teaser.published_text is None and other.teaser.published_text is not None:
                teaser = replace(teaser, published_text=other.teaser.published_text)
            best[key] = PrintedTeaser(teaser, held.blocks | one.blocks, one.key)
    return list(best.values())


def _around(page: Flow, spans: list[list[Line]]) -> list[etree._Element]:
    """List the block elements around the first lines of some cards."""
    seen: dict[etree._Element, None] = {}
    for span in spans:
        el: etree._Element | None = span[0].block.owner
        while el is not None and el not in seen:
            seen[el] = None
            el = el.getparent()
    return [el for el in seen if el in page.spans]


def _boxes(page: Flow, els: Iterable[etree._Element], is_kind: _Kind) -> Iterator[range]:
    """Iterate over the blocks of those elements that are of a kind and do not hold the page."""
    for el in els:
        if is_kind(el) and el.tag not in _WHOLE and next(el.iter("main"), None) is None:
            yield page.spans[el]


def _within(
    page: Flow, around: list[etree._Element], is_kind: _Kind, rich: list[int]
) -> frozenset[int]:
    """Find the blocks within those elements ``around`` the teasers that are of a kind, by index.
    One with the main element, or with most of the ``rich`` teasers, may be the page around a
    sidebar."""
    boxes = _boxes(page, around, is_kind)
    return frozenset(
        chain.from_iterable(span for span in boxes if not _is_page(page, span, is_kind, rich))
    )


def _is_page(page: Flow, span: range, is_kind: _Kind, rich: list[int]) -> bool:
    """Whether a box with most of the ``rich`` teasers holds the headline too; or no headline stands
    outside it, and something else on the page is the sidebar."""
    held = [i for i in rich if i in span]
    if 2 * len(held) <= len(rich):
        return False
    headed = [b for b in page.blocks if b.heading == "h1"]
    if any(b.index in span for b in headed):
        return True
    if any("header" not in b.regions for b in headed):
        return False
    aside = sum("aside" in page.blocks[i].regions for i in held)
    boxes = _boxes(page, page.spans, is_kind)
    others = (box for box in boxes if 2 * sum(i in box for i in rich) <= len(rich))
    apart = next(others, None) or any("aside" in b.regions for b in page.blocks)
    return bool(apart) and 2 * aside < len(held)


def _main_column(page: Flow, spans: list[list[Line]], split: list[TeaserParts]) -> Block | None:
    """Choose a block of the main column in a table layout: the headline, else the first teaser that
    is more than a title."""
    headline = next((b for b in page.blocks if b.heading == "h1" and "td" in b.regions), None)
    rich = [span[0].block for span, parts in zip(spans, split, strict=True) if not _is_bare(parts)]
    if headline is not None or len(rich) < MIN_RICH or "td" not in rich[0].regions:
        return headline
    return rich[0]


def _is_of_head(block: Block) -> bool:
    """Whether a block is an item of a list in the head of the page."""
    return {"header", "li"} <= block.regions and block.regions.isdisjoint(("main", "article"))


def _is_bare(parts: TeaserParts) -> bool:
    return not parts.text and parts.date is None


def _is_sidebar(el: etree._Element) -> bool:
    """Whether a class or an id calls an element a sidebar."""
    kind, name = el.get("class"), el.get("id")
    return bool((kind and _calls_sidebar(kind)) or (name and _calls_sidebar(name)))


@lru_cache(maxsize=512)
def _calls_sidebar(named: str) -> bool:
    return _SIDEBAR.search(named.lower()) is not None


def _is_widget(el: etree._Element) -> bool:
    """Whether the classes of an element are those of a widget of WordPress, mostly beside the
    articles."""
    kind = el.get("class", "")
    return "widget" in kind and any(
        name == "widget" or name.startswith("widget_") for name in kind.split()
    )


def _is_masthead(el: etree._Element) -> bool:
    """Whether an element is the header of the site: it holds the menu, too."""
    return el.tag == "header" and next(el.iter("nav"), None) is not None


def _box_below(page: Flow, label: Block) -> etree._Element | None:
    """Find the box that a label opens: the one around it, and around the boxes of the label alone
    if it is no link; its own element if that holds more."""
    box: etree._Element | None = label.owner
    if len(page.spans.get(label.owner, ())) < MIN_RICH:
        *_, top = (label.owner,) if label.links else page.alone_around(label)
        box = top.getparent()
    return None if box is None or box.tag in (*_WHOLE, "main") else box


def _is_beside(block: Block, main: Block | None, parts: TeaserParts) -> bool:
    """Whether a teaser stands in another column than ``main`` in a table layout; one that is more
    than a title counts only beside the headline."""
    if main is None or not (main.heading == "h1" or _is_bare(parts)):
        return False
    holder = common_ancestor(block.owner, main.owner)
    return holder is not None and holder.tag == "tr"
