"""Rows of links to the pages of topics behind a text, whose addresses say what they are. Pure."""

from __future__ import annotations

from itertools import groupby, islice
from urllib.parse import urlsplit

from lxml import etree

from crawler.reader.article.body import ArticleText
from crawler.reader.article.fields.clouds import is_cloud
from crawler.reader.article.page.naming import letters
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.listing.links import absolute_url
from crawler.reader.markup.flow import ALL_LINKED, Block, tidy
from crawler.reader.markup.tree import (
    dress,
    enclosing,
    is_author_link,
    is_category,
    is_topic,
    names_tags,
    names_target,
    upwards,
    visible_text,
)
from crawler.reader.wording import shapes

_LISTS = ("ul", "ol")
MIN_ROW = 2
"""Links of a row that nothing but their addresses marks."""
MAX_ROW = 40
"""Boxes of such a row."""
MAX_AROUND = 3
"""A row and the boxes right around it."""
MAX_WORDS = 3
"""Words of a keyword in such a row; a headline has more."""


def find_row(page: ParsedPage, text: ArticleText, own: list[Block]) -> list[etree._Element]:
    """List the links of the first row of keywords among the lines ``own`` behind the text.

    Each leads to the page of its own words, all in one folder, which is not that of the menu; and
    the class of the row marks it as one of keywords, or it follows the text before any heading.
    """
    behind = (b for b in own if b.index > text.last and b.text)
    headed = False
    for row, lines in groupby(behind, _row_of):
        held = page.flow.below(row) if row.tag in _LISTS else [*lines]
        held = [b for b in held if b.text]
        headed = headed or any(b.heading for b in held)
        if not all(b.linked > ALL_LINKED for b in held) or any(map(is_cloud, held)):
            continue
        links = [a for b in held for a in b.links]
        marked = any(map(_is_marked, islice(upwards(row), MAX_AROUND)))
        if (marked or not headed) and _lead_to_topics(page, links, marked=marked):
            return links
    return []


def heads_section(page: ParsedPage, label: Block) -> bool:
    """Tell whether ``Themen`` stands above the section: linked lines, right behind which a label of
    its own heads the keywords."""
    if not label.line.startswith("Themen"):
        return False
    behind = (b for b in page.behind(label.index) if b.linked <= ALL_LINKED)
    then = next(behind, None)
    found = shapes.KEYWORDS.match(then.line) if then is not None else None
    return found is not None and then is not None and then.index > label.index + 1


def pills_below(page: ParsedPage, label: Block) -> list[str]:
    """List the words right below a label in boxes of one dress, not linked, that fill a row."""
    first = next(page.behind(label.index), None)
    row = first.owner.getparent() if first is not None and not first.links else None
    held = [b for b in page.flow.below(row) if b.text] if row is not None else []
    if row is None or len(held) < MIN_ROW or held[0] is not first or len(held) != len(row):
        return []
    alike = len({dress(b.owner) for b in held}) == 1 and held[0].owner.tag != "li"
    short = all(len(b.line.split()) <= MAX_WORDS and not shapes.ends_sentence(b.line) for b in held)
    return [b.line for b in held] if alike and short and not any(b.links for b in held) else []


def _row_of(block: Block) -> etree._Element:
    """Return the list in which a line stands, or its own element; boxes of one dress are a list,
    too."""
    listed = enclosing(block.owner, *_LISTS) if "li" in block.regions else None
    if listed is not None:
        return listed
    around = block.owner.getparent()
    boxes = [] if around is None else [*islice(around, MAX_ROW + 1)]
    if around is None or not MIN_ROW <= len(boxes) <= MAX_ROW:
        return block.owner
    return around if {dress(el) for el in boxes} == {dress(block.owner)} else block.owner


def _is_marked(el: etree._Element) -> bool:
    """Whether class or label of an element mark it as keywords."""
    label = shapes.KEYWORDS.match(el.get("aria-label") or "")
    return names_tags(el) or (label is not None and not label["tags"])


def _lead_to_topics(page: ParsedPage, links: list[etree._Element], *, marked: bool) -> bool:
    """Whether links lead to the pages of topics."""
    if not links or any(map(is_author_link, links)):
        return False
    if not marked and (
        not all(map(names_target, links)) or all(a.get("href") in page.articles for a in links)
    ):
        return False
    if any(is_category(a) and not is_topic(a) for a in links):
        return False
    folders = {_folder(page, a) for a in links}
    if len(folders) > 1 or None in folders:
        return False
    names = [tidy(visible_text(a)) for a in links]
    few = all(0 < len(name.split()) <= MAX_WORDS for name in names)
    if marked:
        return few or all(map(names_target, links))
    people = all(map(shapes.PERSONS.match, names))
    entries = sum(map(page.names_entry, map(letters, names)))
    return len(links) >= MIN_ROW and few and not people and 2 * entries <= len(links)


def _folder(page: ParsedPage, a: etree._Element) -> str | None:
    """Return the folder of the page to which a link of the site leads; none for the top."""
    url = absolute_url(page.base, a.get("href") or "")
    parts = urlsplit(url or "")
    if parts.netloc != urlsplit(page.url).netloc:
        return None
    return parts.path.rstrip("/").rpartition("/")[0].strip("/") or None
