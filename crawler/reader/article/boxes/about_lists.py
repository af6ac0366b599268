"""Lists of what an article is filed under, above or below its text: all their lines. Pure.

One label of such a list says what the others are: beside ``Schlagwörter`` also ``Sprache``,
``Sachgebiet`` or ``Merkmale`` are said of the article. A list amid the text is text.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from crawler.reader.article.boxes.credits import ITEMS
from crawler.reader.article.page.meta import is_filing, is_meta
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.listing.links import absolute_url
from crawler.reader.markup.flow import Block
from crawler.reader.markup.labels import FACT
from crawler.reader.wording import shapes
from crawler.reader.wording.facts import Kind, fact_in

MAX_LINES = 24
"""Lines of such a list."""
MIN_ABOUT = 2
"""Lines about the article in a list without keywords."""
MAX_LABEL = 40
"""Characters in front of the address of the page itself."""


def find_about_lists(page: ParsedPage, start: int) -> set[int]:
    """Find the blocks behind ``start`` in lists and lines of facts about the article, by index:
    they hold no sentence, and do not stand between two paragraphs."""
    kinds = [(b, fact_in(b.line)) for b in page.blocks[start + 1 :] if b.text]
    facts = [(b, kind) for b, kind in kinds if kind is not None]
    found = {b.index for b, kind in facts if kind is Kind.AUTHOR and not b.regions & ITEMS}
    lists = [[b] for b, _ in facts if FACT in b.regions and b.index not in found]
    lists += _several(kinds) if len(facts) > 1 else ()
    for el in page.tree.named("dl"):
        inside = [b for b in page.flow.below(el) if b.text]
        if not 1 < len(inside) <= MAX_LINES or inside[0].index <= start:
            continue
        if not any(is_prose(b) or shapes.is_sentence(b.line) for b in inside) and _files(inside):
            lists.append(inside)
    if not lists:
        return found  # most pages
    behind = (b for b in page.blocks[start + 1 :] if is_prose(b))
    told = [b for b in behind if b.index not in page.teasers]
    for inside in lists:
        if not told or not told[0].index < inside[0].index < told[-1].index:
            found.update(b.index for b in inside)
    return found


def _several(kinds: list[tuple[Block, Kind | None]]) -> Iterator[list[Block]]:
    """Iterate over lines that follow each other and tell facts of several kinds."""
    for told, lines in groupby(kinds, lambda line: line[1] is not None):
        facts = [*lines] if told else []
        if len({kind for _, kind in facts}) > 1:
            yield [b for b, _ in facts]


def _files(lines: list[Block]) -> bool:
    """Whether some lines name keywords, or several of them an author, a day or a section."""
    if any(shapes.KEYWORDS.match(b.line) for b in lines):
        return True
    about = [is_meta(b) or (is_filing(b) and bool(b.links)) for b in lines]
    return sum(about) >= MIN_ABOUT and 2 * sum(about) >= len(lines) - 1


def names_itself(page: ParsedPage, block: Block) -> bool:
    """Tell whether a line is nothing but the address of the page itself, behind a label."""
    if len(block.links) != 1 or len(label := block.unlinked.strip()) > MAX_LABEL:
        return False
    href = (block.links[0].get("href") or "").strip()
    to = absolute_url(page.base, href) if label.endswith(":") else None
    own = {page.url.rstrip("/"), (page.structured.canonical or page.url).rstrip("/")}
    return to is not None and "#" not in href and to.rstrip("/") in own
