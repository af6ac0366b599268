"""Keywords and section, mostly printed at the end of an article. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from crawler.reader import shapes
from crawler.reader.article.body import ArticleText
from crawler.reader.article.evidence import Evidence, Ladder
from crawler.reader.article.headline import Headline
from crawler.reader.article.kicker import GENERAL
from crawler.reader.article.lead import find_keywords
from crawler.reader.article.meta import is_chips
from crawler.reader.article.page import ParsedPage
from crawler.reader.flow import Block, pieces, tidy
from crawler.reader.structured import text_of, texts_of
from crawler.reader.tree import (
    common_ancestor,
    enclosing,
    is_category,
    is_tag_address,
    is_within,
    names_section,
    visible_text,
)

MAX_LINE = 200
"""Characters of a line about the article."""
ALL_LINKED = 0.9
"""Share of linked letters from which a line is nothing but links."""
MAX_TAG = 80
MIN_CHIPS = 2
"""Label and keyword; with more elements in a line each is a keyword."""
MAX_CRUMBS = 8
"""Blocks above the headline in which its section may stand."""
MAX_TRAIL = 5
_BEGINS_TRAIL = re.compile(r"(?:Startseite|Home|Start|Sie sind hier)\b")
_APART = re.compile(r"[›»>/|→·]")


def read_tags(
    page: ParsedPage, headline: Headline, text: ArticleText
) -> tuple[tuple[str, ...], str | None]:
    """Find the keywords and name the rung that answered. Only the article's own region counts, not
    a tag cloud beside it, nor other articles."""
    blocks = page.blocks
    behind = _apart_from(page, headline, text)
    own = [
        b
        for b in blocks[headline.last + 1 : _others_from(page, text)]
        if _is_own(page, b)
        and (b.index < behind.first or is_within(b.owner, behind.holder) or _is_line(b))
    ]
    for block in own:
        found = find_keywords(block)
        if not found:
            continue
        printed = found["tags"].strip()
        named = [
            t
            for a in block.links
            if (t := tidy("".join(r.text for r in block.runs if r.link is a)))
        ]
        if behind_label := _ending_in(named, printed):
            return _tags(behind_label), "printed"  # link by link: a keyword may contain a bar
        if len(named) > 1 and block.linked > 0.5:
            return _tags(named), "printed"
        if printed:
            return _tags(_split(printed, block)), "printed"
        following: list[str] = []
        holder = None
        for then in blocks[block.index + 1 :]:
            here = enclosing(then.owner, "ul", "ol", "dd")
            listed = then.linked > 0.9 or here is not None
            if not (listed and _is_own(page, then)) or len(then.line) > MAX_TAG:
                break
            if following and here is not holder:
                break
            holder = here
            linked = [" ".join(r.text.split()) for r in then.runs if r.link is not None]
            following += linked or [then.line]
        if following:
            return _tags(following), "printed"
    linked_to = [a for b in own for a in b.links if _is_tag(a)]
    marked = [a for a in linked_to if _is_marked(a)] or linked_to
    if marked:
        return _tags(["".join(a.itertext()) for a in marked]), "structure"
    chips = (b for b in own if b.index > text.last and _are_tags(b))
    if labels := next((pieces(b) for b in chips), []):
        return _tags(labels), "structure"
    structured = page.structured
    node = page.node or {}
    if named := texts_of(node, "keywords"):
        return _tags(named), "json-ld"
    meta = structured.meta.get("article:tag") or []
    meta = meta or (structured.first("news_keywords") or "").split(",")
    found_tags = _tags(meta) or _said(page, text, (structured.first("keywords") or "").split(","))
    return found_tags, "meta" if found_tags else None


def _are_tags(block: Block) -> bool:
    """Whether the class of a line of unlinked labels marks them as keywords."""
    named = (block.owner.get("class") or "").casefold()
    return any(word in named for word in ("tags", *shapes.KEYWORD_PARTS)) and is_chips(block)


def _said(page: ParsedPage, text: ArticleText, keywords: list[str]) -> tuple[str, ...]:
    """Return keywords of the head if half of them occur in the text: else they are the site's."""
    tags = _tags(keywords)
    said = " ".join(b.line for b in page.blocks[max(0, text.first) : text.last + 1]).casefold()
    return tags if tags and sum(t.casefold() in said for t in tags) * 2 >= len(tags) else ()


def _ending_in(names: list[str], printed: str) -> list[str]:
    """Select the last links of a line that together make up the text behind the label: the line may
    begin with author and section."""
    for n in range(len(names)):
        if _bare("".join(names[n:])) == _bare(printed):
            return names[n:]
    return []


def _split(printed: str, block: Block) -> list[str]:
    """Split keywords as an editor types them, or into elements with nothing between them."""
    if "," in printed or ";" in printed:
        return re.split(r"\s*[,;]\s*", printed)
    chips = pieces(block)
    label = shapes.KEYWORDS.match(chips[0]) if len(chips) > MIN_CHIPS else None
    if label is not None and not label["tags"]:
        return chips[1:]
    return re.split(r"\s*[|•·]\s*", printed)


def _bare(printed: str) -> str:
    return re.sub(r"[\s,;|•·#]+", "", printed)


def _others_from(page: ParsedPage, text: ArticleText) -> int:
    """Find the line behind the text from which other articles follow."""
    for block in page.blocks[max(0, text.last + 1) :]:
        if shapes.MORE_FROM.match(block.line):
            return block.index
    return len(page.blocks)


def _is_line(block: Block) -> bool:
    """Whether a line prints label and keywords as an editor types them, without links."""
    found = shapes.KEYWORDS.match(block.line)
    return found is not None and bool(found["tags"]) and not block.links


class _Apart(NamedTuple):
    """The line from which only blocks of one element belong to the article."""

    first: int
    """Index of the first line behind the text that begins something else."""
    holder: etree._Element
    """The element that holds headline and text."""


def _apart_from(page: ParsedPage, headline: Headline, text: ArticleText) -> _Apart:
    """Find the end of the article's region: behind a heading, a teaser or a footer below the text,
    lines outside the element of headline and text are not the article's."""
    last = text.body[-1] if text.body else page.blocks[text.last] if text.last >= 0 else None
    if last is None or headline.block < 0:
        return _Apart(len(page.blocks), page.tree)
    holder = common_ancestor(page.blocks[headline.block].owner, last.owner)
    for block in page.blocks[text.last + 1 :]:
        other = block.heading and not shapes.KEYWORDS.match(block.line)
        foot = "footer" in block.regions and "article" not in block.regions
        if other or foot or block.index in page.teasers or shapes.IMPRINT.match(block.line):
            return _Apart(block.index, page.tree if holder is None else holder)
    return _Apart(len(page.blocks), page.tree)


def _is_own(page: ParsedPage, block: Block) -> bool:
    """Whether a block stands in the article's region: not in a teaser, menu, aside or footer of the
    page, nor in a list item with a teaser."""
    if block.index in page.teasers or block.regions & {"nav", "aside"}:
        return False
    if "footer" in block.regions and "article" not in block.regions:
        return False
    item = enclosing(block.owner, "li") if "li" in block.regions else None
    return item is None or not any(b.index in page.teasers for b in page.flow.below(item))


def _is_tag(a: etree._Element) -> bool:
    """Tell whether a link leads to the page of a keyword: by ``rel``, by the microformat h-entry or
    by its address."""
    return not is_category(a) and (_is_marked(a) or is_tag_address(a.get("href") or ""))


def _is_marked(a: etree._Element) -> bool:
    """Tell whether ``rel`` or class mark a link as that of a keyword."""
    return "tag" in (a.get("rel") or "").split() or "p-category" in (a.get("class") or "").split()


def _tags(printed: list[str]) -> tuple[str, ...]:
    cleaned = (" ".join(t.split()).strip(" .,#") for t in printed)
    return tuple(dict.fromkeys(t for t in cleaned if t and len(t) <= MAX_TAG))


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
    around = page.blocks[max(0, headline.first - MAX_CRUMBS) : _others_from(page, text)]
    links = (a for b in around if _is_own(page, b) for a in b.links if is_category(a))
    named = [name for a in links if (name := tidy(visible_text(a)))]
    named = named or [b.line for b in around if _is_badge(b, headline)]
    named = named or [s for b in around if _is_own(page, b) and (s := _called_section(b))]
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
