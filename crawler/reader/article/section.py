"""The section of an article, mostly printed at its end or above its headline. Pure."""

from __future__ import annotations

import re

from lxml import etree

from crawler.reader import shapes
from crawler.reader.article.body import ArticleText
from crawler.reader.article.evidence import Evidence, Ladder
from crawler.reader.article.headline import Headline
from crawler.reader.article.keywords import ALL_LINKED, MAX_TAG, is_own, others_from
from crawler.reader.article.kicker import GENERAL
from crawler.reader.article.page import ParsedPage
from crawler.reader.flow import Block, tidy
from crawler.reader.structured import text_of
from crawler.reader.tree import is_category, is_tag_address, names_section, visible_text

MAX_LINE = 200
"""Characters of a line about the article."""
MAX_CRUMBS = 8
"""Blocks above the headline in which its section may stand."""
MAX_TRAIL = 5
_BEGINS_TRAIL = re.compile(r"(?:Startseite|Home|Start|Sie sind hier)\b")
_APART = re.compile(r"[›»>/|→·]")


def read_section(page: ParsedPage, headline: Headline, text: ArticleText) -> Ladder:
    """Find the section: printed in the tail, then metadata, then the breadcrumb trail."""
    ladder: Ladder = []
    for block in page.blocks[headline.last + 1 :]:
        if (found := shapes.MORE_FROM.match(block.line)) and found["section"].strip():
            ladder.append(Evidence("printed", found["section"].strip(" :.")))
            break
    structured = page.structured
    node = page.node
    stated = (
        ("json-ld", text_of(node, "articleSection")),
        ("meta", structured.first("article:section")),
    )
    ladder += [Evidence(rung, value) for rung, value in stated if value]
    around = page.blocks[max(0, headline.first - MAX_CRUMBS) : others_from(page, text)]
    links = (a for b in around if is_own(page, b) for a in b.links if is_category(a))
    named = [name for a in links if (name := tidy(visible_text(a)))]
    named = named or [b.line for b in around if _is_badge(b, headline)]
    named = named or [s for b in around if is_own(page, b) and (s := _called_section(b))]
    ladder += [Evidence("structure", name) for name in named[:1]]
    trail = structured.breadcrumbs() or _printed_trail(page, headline)
    title = next((e.value for e in headline.title), "")
    trail = [t for t in trail if t.casefold() != title.casefold()]
    if trail and trail[-1].casefold() in GENERAL:
        return ladder
    if len(trail) > 1:
        ladder.append(Evidence("structure", trail[-1]))
    return ladder


def _is_badge(block: Block, headline: Headline) -> bool:
    """Whether a line above the headline is only a link to the page of a keyword, which serves as
    the section."""
    if not block.index < headline.block or len(block.links) != 1 or block.linked < ALL_LINKED:
        return False
    return is_tag_address(block.links[0].get("href") or "") and len(block.line) <= MAX_TAG


def _called_section(block: Block) -> str | None:
    """Find the unlinked piece of a line whose element is marked as a section."""
    for run in block.runs if len(block.line) <= MAX_LINE else ():
        said = tidy(run.text)
        if said and run.link is None and names_section(run.el):
            return said if len(said) <= MAX_TAG else None
    return None


def _in_row(block: Block, row: etree._Element | None) -> bool:
    """Whether a line stands in the row of a trail; a whole page is not a row."""
    return block.owner.getparent() is row and row is not None and row.tag not in ("body", "main")


def _printed_trail(page: ParsedPage, headline: Headline) -> list[str]:
    """Find ``Startseite › Meldungen › E-Government`` above the headline; longer rows are menus."""
    trail: list[str] = []
    row: etree._Element | None = None
    for block in page.blocks[max(0, headline.first - MAX_CRUMBS) : max(0, headline.first)]:
        texts = [t for r in block.runs if (t := " ".join(r.text.split()).strip("›»>/| "))]
        if texts and _BEGINS_TRAIL.match(texts[0]):
            if len(texts) > 2 and block.linked > ALL_LINKED and not _APART.search(block.line):
                continue  # a menu on one line
            trail, row = texts, block.owner.getparent()
        elif trail and _in_row(block, row) and block.linked > 0.9:
            trail += texts if len(block.line) < MAX_TAG else []
    trail = [t for t in trail if not t.startswith("Sie sind hier")]
    return trail if len(trail) <= MAX_TRAIL else []
