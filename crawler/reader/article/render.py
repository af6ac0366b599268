"""Render blocks of the flow as the safe subset of HTML that the archive keeps. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from html import escape
from itertools import groupby
from urllib.parse import urlsplit

from lxml import etree

from archive.records import Link
from crawler.reader.listing.links import absolute_url
from crawler.reader.markup.flow import Block, Run, tidy
from crawler.reader.markup.tree import enclosing
from crawler.reader.wording import shapes

MAX_CELL = 300
"""Characters of a cell of data."""
MAX_BOXED = 160
"""The same for one with a paragraph of its own."""
MAX_HEADING = 100
"""Characters; a longer bold line is a bold paragraph."""


def render_html(blocks: list[Block], base: str) -> str:
    """Render blocks as p, h2, h3, ul/ol/li, blockquote and table."""
    parts: list[str] = []
    for holder, group in groupby(blocks, key=_holder):
        members = list(group)
        if holder is None or (holder.tag == "table" and not is_data_table(holder)):
            parts += [_block(b, base) for b in members]
        elif holder.tag in ("ul", "ol"):
            items = "".join(f"<li>{inner}</li>" for inner in _items(members, base))
            parts.append(f"<{holder.tag}>{items}</{holder.tag}>")
        elif holder.tag == "blockquote":
            parts.append(
                f"<blockquote>{''.join(f'<p>{_inline(b.runs, base)}</p>' for b in members)}"
                "</blockquote>"
            )
        else:
            parts.append(f"<table>{''.join(_rows(holder, members, base))}</table>")
    return "".join(p for p in parts if p)


def read_links(blocks: list[Block], base: str) -> tuple[Link, ...]:
    """Collect the http(s) links of the body with their words, in order, each once."""
    found: list[Link] = []
    for block in blocks:
        for a in block.links:
            href = _href(a, base)
            text = tidy("".join(r.text for r in block.runs if r.link is a)).replace("\n", " ")
            if href and text:
                found.append(Link(url=href, text=text))
    return tuple(dict.fromkeys(found))


def _holder(block: Block) -> etree._Element | None:
    """Find the list, quotation or table around a block."""
    if not block.regions & {"li", "blockquote", "td", "th"}:
        return None
    holder = enclosing(block.owner, "ul", "ol", "blockquote", "table")
    if holder is not None and holder.tag in ("ul", "ol"):
        while (outer := next(holder.iterancestors("ul", "ol"), None)) is not None:
            holder = outer
    return holder


def is_data_table(table: etree._Element) -> bool:
    """Tell whether a table holds data rather than the layout of the page: two rows and columns of
    short cells, with a paragraph each at most."""
    if next(table.iter("h1", "h2", "h3", "ul"), None) is not None:
        return False
    rows = [_cells(row) for row in table.iter("tr")]
    nested = next(table.iterdescendants("table"), None) is not None
    cells = [cell for row in rows for cell in row]
    longest = max((len("".join(cell.itertext())) for cell in cells), default=0)
    boxed = [len([*cell.iter("p", "div")]) for cell in cells]
    if any(boxed) and (max(boxed) > 1 or longest > MAX_BOXED or len(set(map(len, rows))) > 1):
        return False
    return sum(len(row) > 1 for row in rows) > 1 and not nested and longest < MAX_CELL


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _items(members: list[Block], base: str) -> list[str]:
    """Render the inner markup of each list item; the blocks of one item are joined."""
    return [
        " ".join(_inline(b.runs, base) for b in group)
        for _, group in groupby(members, key=lambda b: enclosing(b.owner, "li"))
    ]


def _rows(table: etree._Element, members: list[Block], base: str) -> Iterator[str]:
    """Render the rows of a table in which some of the blocks stand, with their empty cells."""
    said: dict[etree._Element | None, list[str]] = {}
    for block in members:
        said.setdefault(enclosing(block.owner, "td", "th"), []).append(_inline(block.runs, base))
    for row in table.iter("tr"):
        cells = [(str(cell.tag), " ".join(said.get(cell, ()))) for cell in _cells(row)]
        if any(inner for _, inner in cells):
            yield f"<tr>{''.join(f'<{tag}>{inner}</{tag}>' for tag, inner in cells)}</tr>"


def _block(block: Block, base: str) -> str:
    line = block.line
    if macro := shapes.MACRO.match(line):
        return f"<h3>{escape(macro['text'].strip(), quote=False)}</h3>"
    if block.heading:
        level = "h2" if block.heading in ("h1", "h2") else "h3"
        return f"<{level}>{_inline(block.runs, base, plain=True)}</{level}>"
    heading, rest = _split_heading(block.runs)
    parts = [f"<h3>{_inline(heading, base, plain=True)}</h3>"] if heading else []
    parts += [f"<p>{inner}</p>"] if (inner := _inline(rest, base)) else []
    return "".join(parts)


def _split_heading(runs: list[Run]) -> tuple[list[Run], list[Run]]:
    """Split off a bold first line that is not a sentence: it is a subheading in disguise."""
    first: list[Run] = []
    for run in runs:
        if run.text == "\n":
            break
        if not run.bold and run.text.strip():
            return [], runs  # most paragraphs
        first.append(run)
    line = tidy("".join([run.text for run in first]))
    if 2 < len(line) < MAX_HEADING and not shapes.ends_sentence(line):
        return first, runs[len(first) + 1 :]
    return [], runs


def _inline(runs: list[Run], base: str, plain: bool = False) -> str:
    """Render runs as text with a, strong and em; collapse blanks across element borders."""
    pieces: list[tuple[tuple[etree._Element | None, bool, bool], list[str]]] = []
    blank = True
    for run in runs:
        text = " " if run.text == "\n" else run.text
        if blank:
            text = text.lstrip(" ")
        if text:
            blank = text.endswith(" ")
            style = (run.link, False, False) if plain else (run.link, run.bold, run.italic)
            if not pieces or pieces[-1][0] != style:
                pieces.append((style, []))
            pieces[-1][1].append(text)
    said = [_styled(escape("".join(texts), quote=False), style, base) for style, texts in pieces]
    return "".join(said).strip()


def _styled(inner: str, style: tuple[etree._Element | None, bool, bool], base: str) -> str:
    """Put tags around a piece of text; its outer blanks stay outside them."""
    link, bold, italic = style
    core = inner.strip(" ")
    if not core or not (link is not None or bold or italic):
        return inner
    lead = inner[: len(inner) - len(inner.lstrip(" "))]
    tail = inner[len(inner.rstrip(" ")) :]
    if italic:
        core = f"<em>{core}</em>"
    if bold:
        core = f"<strong>{core}</strong>"
    if link is not None and (href := _href(link, base)):
        core = f'<a href="{escape(href)}">{core}</a>'
    return f"{lead}{core}{tail}"


def _href(a: etree._Element, base: str) -> str | None:
    """Return the address of a link, if a reader may follow it."""
    return _joined(base, a.get("href") or "#")


@lru_cache(maxsize=256)  # a link is rendered, and listed
def _joined(base: str, href: str) -> str | None:
    url = None if href.startswith("#") else absolute_url(base, href)
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
