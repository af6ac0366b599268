"""The teasers of a page. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lxml import etree

from archive.articles.identity import address_key
from archive.articles.spelling import canonical_url
from archive.records import Teaser
from crawler.reader import shapes
from crawler.reader.flow import Block, Flow
from crawler.reader.listing.cards import find_cards
from crawler.reader.listing.extents import extend_cards
from crawler.reader.listing.lines import lines_of
from crawler.reader.listing.parts import split_teaser, take_kickers
from crawler.reader.tree import common_ancestor
from crawler.sites import Site

_SIDEBARS = ("sidebar", "side-bar", "seitenleiste", "widgetarea", "widget-area", "marginal")

_WHOLE = ("body", "html")


@dataclass(frozen=True, slots=True)
class PrintedTeaser:
    """A teaser and the blocks of the flow that it is printed in."""

    teaser: Teaser
    """The teaser, as printed."""
    blocks: frozenset[int]
    """Indices of its blocks."""


def find_teasers(
    page: Flow,
    links: dict[str, str],
    site: Site,
    seen_on: str,
    fetched_at: str,
    own: str,
) -> list[PrintedTeaser]:
    """Find the teasers in a flow, each with the blocks that print it.

    ``links`` are those of the page that lead to articles, see ``article_links``; ``own`` is the
    page's own address, of which there is no teaser.
    """
    keys = {href: address_key(url) for href, url in links.items()}
    targets = {href: (links[href], key) for href, key in keys.items() if key != address_key(own)}
    if not targets:
        return []
    lines = [line for block in page.blocks for line in lines_of(block)]
    cards = find_cards(lines, targets)
    main = next((b for b in page.blocks if b.heading == "h1" and "td" in b.regions), None)
    extend_cards(lines, cards, page.spans)
    found: list[PrintedTeaser] = []
    spans = [lines[card.start : card.end + 1] for card in cards]
    split = [split_teaser(span, card) for span, card in zip(spans, cards, strict=True)]
    take_kickers(split)
    sidebars: dict[etree._Element, bool] = {}
    for card, span, parts in zip(cards, spans, split, strict=True):
        if not parts.title:
            continue
        text = shapes.cut_more(" ".join(parts.text))
        aside = _is_aside(span[0].block, sidebars) or _is_beside(span[0].block, main)
        teaser = Teaser(
            source=site.name,
            url=canonical_url(card.url),
            seen_on="sidebar" if aside else seen_on,
            seen_at=fetched_at,
            kicker=parts.kicker,
            title=parts.title,
            text=text or None,
            published_text=parts.date,
        )
        found.append(PrintedTeaser(teaser, frozenset(line.block.index for line in span)))
    return _once(found)


def _once(found: Iterable[PrintedTeaser]) -> list[PrintedTeaser]:
    """One teaser per address and surface: the first, unless a later one says more."""
    best: dict[tuple[str, str], PrintedTeaser] = {}
    for one in found:
        key = (address_key(one.teaser.url), one.teaser.seen_on)
        held = best.get(key)
        if held is None:
            best[key] = one
        else:
            richer = len(one.teaser.text or "") > len(held.teaser.text or "")
            kept, other = (one, held) if richer else (held, one)
            dated = kept.teaser.published_text or other.teaser.published_text
            best[key] = PrintedTeaser(
                replace(kept.teaser, published_text=dated), held.blocks | one.blocks
            )
    return list(best.values())


def _is_aside(block: Block, sidebars: dict[etree._Element, bool]) -> bool:
    """Whether a block stands in a sidebar; ``sidebars`` holds what is known of elements."""
    if "aside" in block.regions:
        return True
    passed: list[etree._Element] = []
    inside = False
    for el in (block.owner, *block.owner.iterancestors()):
        if el in sidebars:
            inside = sidebars[el]
            break
        passed.append(el)
        if inside := el.tag not in _WHOLE and _names_sidebar(el):
            break
    sidebars.update(dict.fromkeys(passed, inside))
    return inside


def _names_sidebar(el: etree._Element) -> bool:
    named = f"{el.get('class', '')} {el.get('id', '')}".casefold()
    return any(name in named for name in _SIDEBARS)


def _is_beside(block: Block, headline: Block | None) -> bool:
    """Whether a block stands in another column than the headline, where tables make the columns."""
    if headline is None:
        return False
    holder = common_ancestor(block.owner, headline.owner)
    return holder is not None and holder.tag == "tr"
