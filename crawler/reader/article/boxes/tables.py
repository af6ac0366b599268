"""Cells of a table of facts in the text: a day or a name in one is no line about the article. Pure.

What stands in a table of nothing but short cells belongs together, its days as well as what
happened on them. A table around the whole page holds paragraphs, one of an article's own data the
labels of such: both are none of these.
"""

from __future__ import annotations

from lxml import etree

from crawler.reader.article.page.meta import is_note
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import Block
from crawler.reader.wording import furniture, shapes

MIN_CELLS = 4
"""Cells of a table of facts."""
MAX_CELL = 160
"""Characters of one."""
_CELLS = ("td", "th", "dd", "dt")


def find_cells(page: ParsedPage, start: int) -> set[int]:
    """Find the cells of tables of facts behind the first paragraph behind ``start``, by index."""
    tables = [*page.tree.named("table", "dl")]
    if not tables:
        return set()  # most pages
    begun = (b.index for b in page.blocks[start + 1 :] if is_prose(b))
    first = next((i for i in begun if i not in page.teasers), len(page.blocks))
    found: set[int] = set()
    for table in tables:
        inside = [b for b in page.flow.below(table) if b.text or b.images]
        foreign = any(b.index in page.teasers for b in inside)
        if foreign or len(inside) < MIN_CELLS or inside[0].index <= first:
            continue
        if _states_facts(inside):
            found.update(b.index for b in inside)
    return found


def ends_row(before: Block, block: Block) -> bool:
    """Tell whether a line is a cell, behind a cell with no paragraph: what stands in the first says
    what the second is."""
    first, then = _cell_of(before.owner), _cell_of(block.owner)
    if first is None or then is None or first is then or is_prose(before) or is_prose(block):
        return False
    return first.getparent() is then.getparent()


def _states_facts(cells: list[Block]) -> bool:
    """Whether lines are short cells, none of them with a picture or a label of what is said of an
    article, and no more than half of them mere links."""
    return all(
        _cell_of(b.owner) is not None and not b.images and len(b.line) <= MAX_CELL for b in cells
    ) and not (
        2 * sum(b.linked == 1 for b in cells) > len(cells) or any(_labels(b.line) for b in cells)
    )


def _cell_of(el: etree._Element) -> etree._Element | None:
    """Return an element that is a cell, or the cell of which it is the only paragraph."""
    box = el.getparent() if el.tag == "p" else el
    whole = box is not None and (box is el or len(box) == 1)
    return box if whole and box is not None and box.tag in _CELLS else None


def _labels(line: str) -> bool:
    """Whether a line is a label of what is said of an article or of a page."""
    forms = (shapes.KEYWORDS, shapes.AUTHORS, shapes.AUTHOR, furniture.TAIL, furniture.NOISE)
    return is_note(line) or any(form.match(line) for form in forms)
