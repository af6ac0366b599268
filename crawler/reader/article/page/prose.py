"""Prose: the unlinked sentences of a page, and the place of most of them. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import takewhile

from lxml import etree

from crawler.reader.article.page.column import TEXTUAL, is_plain
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import (
    common_ancestor,
    dress,
    enclosing,
    is_within,
    upwards,
    with_ancestors,
)
from crawler.reader.wording import furniture, shapes

_NESTED = frozenset(("article", "main", "header"))
_ASIDES = frozenset(("aside", "footer", "nav", "form", "figure"))
MIN_SENTENCE = 40
"""Characters from which a line that ends like a sentence is prose."""
MIN_PARAGRAPH = 80
"""Characters from which a line is prose however it ends."""
MIN_AGAIN = 120
"""Characters of prose behind a box from which the text continues there."""
OUTWEIGHS = 3
"""How many times as much prose as an earlier stretch a later one needs to be the text instead."""
MIN_MORE = 500
"""Characters of prose that it needs beyond those of the earlier one."""
MAX_BEFORE = 2
"""Blocks in a tail word's box that may precede the word, such as a picture."""
MAX_HEADING = 60
"""Characters of a heading above teasers."""
MIN_SOLE = 300
"""Characters from which prose behind a tail word is the text of a page without any other; an
imprint in the footer has fewer."""


@dataclass(slots=True)
class Stretch:
    """Blocks that stand in one column of the page, one after the other."""

    tail: Block | None
    """The tail word before it, such as ``Mehr zum Thema``."""
    blocks: list[Block] = field(default_factory=list)
    ends: int | None = None
    """Index of the first block behind the box that the tail word opens, if it has a box."""

    @property
    def mass(self) -> int:
        """Characters of its prose."""
        return mass(self.blocks)


def is_prose(block: Block) -> bool:
    """Tell whether a block consists of unlinked sentences."""
    line = block.line
    if len(line) < MIN_SENTENCE or block.heading or block.linked >= 0.5:
        return False
    return len(line) >= MIN_PARAGRAPH or bool(shapes.ends_sentence(line))


def mass(blocks: Iterable[Block]) -> int:
    """Count the unlinked characters of prose in some blocks."""
    return sum(int(len(b.line) * (1 - b.linked)) for b in blocks if is_prose(b))


def heaviest(
    stretches: list[Stretch], headline: Block, lead: Block | None, article: etree._Element
) -> int | None:
    """Choose the stretch that holds the text: the first with prose, unless a later one outweighs it
    by far; ``None`` where no stretch holds any."""
    outside = headline if lead is None else lead
    chosen: int | None = None
    for n, stretch in enumerate(stretches):
        weight = stretch.mass
        if not weight or _in_tail_box(stretch, outside):
            continue
        if chosen is None:
            opened = stretch.tail is not None and not _refers(stretch.tail)
            chosen = n if not opened or weight >= MIN_SOLE else None
            continue
        if _is_inside(stretches[chosen], article) and not _is_inside(stretch, article):
            continue
        if _marked(stretches[chosen]) and not _marked(stretch):
            continue
        held = stretches[chosen].mass
        if stretch.tail is None and weight > OUTWEIGHS * held and weight - held > MIN_MORE:
            chosen = n
    return chosen


def heaviest_home(blocks: Iterable[Block]) -> list[Block]:
    """Choose the box with the most prose, lists and quotations included; return that prose."""
    homes: dict[etree._Element | None, list[Block]] = {}
    for block in blocks:
        if is_prose(block):
            homes.setdefault(home_of(block.owner), []).append(block)
    return max(homes.values(), key=mass, default=[])


def home_of(el: etree._Element) -> etree._Element | None:
    """Find the box around a paragraph, list or quotation."""
    parent = el.getparent()
    while parent is not None and parent.tag in TEXTUAL:
        parent = parent.getparent()
    return parent


def _is_inside(stretch: Stretch, article: etree._Element) -> bool:
    return is_within(stretch.blocks[0].owner, article)


def _marked(stretch: Stretch) -> bool:
    """Whether a stretch stands in an ``article`` or ``main`` region."""
    return bool(stretch.blocks[0].regions & {"article", "main"})


def goes_on(body: list[Block], stretch: Stretch, article: etree._Element) -> bool:
    """Tell whether a stretch continues a body: prose in the same kind of box, inside the article
    and outside the box that a tail word opens."""
    prose = [b for b in stretch.blocks if is_prose(b)]
    again = next((b for b in prose if "blockquote" not in b.regions), prose[0] if prose else None)
    before = next((b for b in reversed(body) if is_prose(b)), None)
    if before is None or not stretch.blocks:
        return False
    first = stretch.blocks[0].owner
    opened = stretch.tail is not None and not _refers(stretch.tail)
    if not opened and first.getparent() is before.owner.getparent():
        return True
    if stretch.tail is None and home_of(first) is home_of(before.owner):
        return True  # a list goes on
    if again is None:
        return False
    if again.owner.getparent() is before.owner.getparent() and _says_more(stretch):
        return True
    if stretch.mass < MIN_AGAIN and (stretch.tail is not None or len(again.line) < MIN_PARAGRAPH):
        return False
    if again.linked >= 0.3:
        return False
    if again.owner.getparent() is before.owner.getparent():
        return True
    if stretch.tail is None and _nests(home_of(before.owner), again.owner):
        return True
    holder = common_ancestor(before.owner, again.owner)
    if holder is None or not is_within(holder, article) or _in_tail_box(stretch, before):
        return False
    told = [b.owner for b in body if is_prose(b)]
    kinds = {_boxes(el, holder) for el in told}
    return _boxes(again.owner, holder) in kinds or _is_dressed_as(again.owner, told)


def _is_dressed_as(el: etree._Element, told: list[etree._Element]) -> bool:
    """Whether a paragraph has the class that all of the text have."""
    return bool(el.get("class")) and {dress(el)} == {dress(other) for other in told}


def _refers(tail: Block) -> bool:
    """Whether a tail word and a link stand in one line: a reference, which opens no section."""
    return 0 < tail.linked < 1 and tail.runs[0].link is None


def _says_more(stretch: Stretch) -> bool:
    """Whether behind ``Mehr zum Thema`` no link follows: then it heads a paragraph."""
    named = stretch.tail is not None and furniture.MORE_ON.match(stretch.tail.line)
    return bool(named) and not any(b.links for b in stretch.blocks)


def _nests(home: etree._Element | None, el: etree._Element) -> bool:
    """Whether an element stands in an ``article`` or the like among the paragraphs of ``home``."""
    if home is None or not is_within(el, home):
        return False
    between = takewhile(lambda node: node is not home, el.iterancestors())
    return all(is_plain(tag := str(node.tag)) or tag in _NESTED for node in between)


def box_end(page: ParsedPage, tail: Block, outside: list[Block], *, first: bool) -> int | None:
    """Find the first block behind the box that a tail word opens: the largest box that begins with
    the word and holds none of the blocks ``outside``; ``None`` if it holds only the word.

    Where no prose stands above the word, so ``first``, it is the smallest: a larger one may be that
    of the whole text.
    """
    above = with_ancestors(b.owner for b in outside)
    end = tail.index + 1
    for box in upwards(tail.owner):
        span = page.flow.spans.get(box)
        if box in above or span is None or span.start < tail.index - MAX_BEFORE:
            break
        end = span.stop
        if first and any(b.text for b in page.blocks[tail.index + 1 : end]):
            break
    return end if any(b.text for b in page.blocks[tail.index + 1 : end]) else None


def is_about_named(page: ParsedPage, block: Block) -> bool:
    """Tell whether ``Zur Person`` stands above the life of somebody whom the text names, too."""
    if not block.line.startswith("Zur Person"):
        return False
    then = next(page.behind(block.index), None)
    name = then.line.split()[:2] if then is not None else []
    if len(name) < 2 or not shapes.NAME.match(" ".join(name)):
        return False
    told = (b.line for b in page.blocks if b is not then and (b.heading or is_prose(b)))
    return any(name[1] in line for line in told)


def precede_text(page: ParsedPage, lead: Block, keywords: Block) -> bool:
    """Tell whether keywords below a lead stand above its text, not below it: before any tail follow
    a paragraph beside the lead or several in one box."""
    article, beside = article_of(lead), lead.owner.getparent()
    homes: list[etree._Element | None] = []
    for block in page.behind(keywords.index):
        if block.index in page.tails or furniture.TAIL.match(block.line):
            break
        if not is_within(block.owner, article):
            break
        if not is_prose(block) or block.links or block.index in page.teasers:
            continue
        home = block.owner.getparent()
        if home is beside or home in homes:
            return True
        if block.regions.isdisjoint(_ASIDES):
            homes.append(home)
    return False


def _in_tail_box(stretch: Stretch, outside: Block) -> bool:
    """Whether a stretch stands in the box that its tail word opens; ``outside`` does not."""
    if stretch.tail is None:
        return False
    box = stretch.tail.owner
    above = {outside.owner, *outside.owner.iterancestors()}
    while (parent := box.getparent()) is not None and parent not in above:
        box = parent
    return any(is_within(b.owner, box) for b in stretch.blocks if is_prose(b))


def _boxes(el: etree._Element, holder: etree._Element) -> tuple[str, ...]:
    """List the names of all elements from below ``holder`` down to ``el``, innermost first."""
    return tuple(str(node.tag) for node in takewhile(lambda node: node is not holder, upwards(el)))


def heads_teasers(page: ParsedPage, block: Block) -> bool:
    """Tell whether a short line at the end of a text is the heading of the teasers behind it."""
    short = len(block.line) <= MAX_HEADING and block.regions.isdisjoint(("li", "td", "pre"))
    if not short or ":" in block.line or shapes.ends_sentence(block.line):
        return False
    then = next(page.behind(block.index), None)
    return then is not None and then.index in page.teasers and not _signs(block)


def article_of(headline: Block) -> etree._Element:
    """Choose the element that holds the article: one marked as such, else the whole page."""
    inside = "article" in headline.regions
    around = enclosing(headline.owner, "article") if inside else None
    around = around if around is not None else enclosing(headline.owner, "main", "body")
    return around if around is not None else headline.owner.getroottree().getroot()


def article_of_text(headline: Block, text: Block) -> etree._Element:
    """Choose the element that holds the article, where the text is known, too: an ``article`` that
    ends above it holds but the head."""
    article = article_of(headline)
    if article.tag != "article" or is_within(text.owner, article):
        return article
    around = enclosing(article, "main", "body")
    return article if around is None else around


def _signs(block: Block) -> bool:
    """Whether a line is the mark of an author, or opens with a dash as a name at the end does."""
    return block.line[:1] in ("—", "–") or shapes.MARK.match(block.line) is not None
