"""Tell the teasers on an article page from the article's own blocks. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from lxml import etree

from archive.articles.spelling import canonical_url
from crawler.reader.article.boxes.beside_links import (
    child_around,
    goes_on_behind,
    is_behind_links,
    stands_beside_reference,
)
from crawler.reader.article.page.between import boxes_between
from crawler.reader.article.page.cut import split_day
from crawler.reader.article.page.meta import MAX_PIECES, is_meta_text
from crawler.reader.article.page.naming import letters, own_names
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.listing.teasers import PrintedTeaser, merge_teasers
from crawler.reader.markup.flow import Block, tidy
from crawler.reader.markup.pieces import pieces
from crawler.reader.markup.tree import common_ancestor, is_within
from crawler.reader.wording import shapes
from crawler.reader.wording.datelines import printed_date

MIN_OWN = 80
"""Characters from which an unlinked paragraph beside a link may be the article's own."""
MANY = 3
"""Paragraphs that no teaser has."""
MIN_HEADLINE = 25
"""Letters from which a heading that ends like a name of the page is its headline."""
MIN_ABOUT = 2
"""Pieces of a line with date or author that make it the article's own."""
MAX_WORDS = 5
"""Words of a kicker."""
MAX_LABEL = 60
"""Characters up to which a linked line above the headline is a section, not a teaser."""


def split_others(
    page: ParsedPage, found: Iterable[PrintedTeaser], links: dict[str, str]
) -> tuple[tuple[PrintedTeaser, ...], frozenset[int]]:
    """Split apparent teasers into those of other articles and the article's own blocks.

    A linked line in a text takes no paragraph from it, and the page's headline is not a teaser.
    ``links`` are those of the page that lead to articles. Returns the teasers, and the indices of
    all blocks they are printed in.
    """
    found = tuple(found)
    names = own_names(page.structured, page.node) - page.names
    names |= {name.replace(":", "") for name in names}
    taken = frozenset(i for one in found for i in one.blocks)
    tail, parting = _tail_of(page), boxes_between(page)
    kept: list[PrintedTeaser] = []
    for one in found:
        blocks = [page.blocks[i] for i in sorted(one.blocks)]
        if _holds_headline(page, blocks, names, links):
            continue
        leading = [b for b in blocks if _leads_to(b, one.teaser.url, links)]
        card = parting(leading[0]) if leading and len(blocks) > 1 else None
        beyond = _beyond_box(page, blocks, leading, taken, card)
        if leading and all("aside" in b.regions for b in leading):
            beyond = [b for b in blocks if b in beyond or "aside" not in b.regions]
        own = [
            b for b in blocks
            if b.index < tail and (b in beyond or _is_own(page, b, blocks, leading, taken))
        ]  # fmt: skip
        if not own:
            kept.append(one)
            continue
        rest = [b for b in blocks if b not in own]
        if beyond or any(b.heading for b in leading):
            teaser = replace(one.teaser, text=None)
            kept.append(PrintedTeaser(teaser, frozenset(b.index for b in rest), one.key))
    headed = frozenset(b.index for b in page.blocks if b.heading == "h1")
    return tuple(merge_teasers(kept)), frozenset(i for one in kept for i in one.blocks) - headed


def _leads_to(block: Block, url: str, links: dict[str, str]) -> bool:
    """Whether a block holds a link to an article."""
    for a in block.links:
        to = links.get(a.get("href") or "")
        if to is not None and canonical_url(to) == url:
            return True
    return False


def _tail_of(page: ParsedPage) -> int:
    """Find the line from which only teasers follow."""
    return next(iter(page.tails), len(page.blocks))


def _holds_headline(
    page: ParsedPage, blocks: list[Block], names: frozenset[str], links: dict[str, str]
) -> bool:
    """Whether some blocks print the page's headline, or are the section and date right above it."""
    told = (b for b in blocks if b.linked < 0.5 or b.heading)  # the others are most teasers
    if any(_says_headline(page, b, names, links) for b in told):
        return True
    if any(b.heading == "h1" and b.linked == 0 for b in blocks):
        return any(_is_only_h1(page, b) for b in blocks)
    if _is_filed_below(page, blocks, names):
        return True
    last = blocks[-1]
    then = next((b for b in page.blocks[last.index + 1 : last.index + 3] if b.text), None)
    if then is None or then.heading is None or then.linked >= 0.5:
        return False
    if letters(split_day(then)[0].line) not in names:
        return False
    if any(len(b.line) > MAX_LABEL or b.heading for b in blocks):
        return False
    beside = then.owner.getparent() is last.owner.getparent()
    return beside or (len(blocks) == 1 and _is_topline(page, last, then))


def _is_only_h1(page: ParsedPage, block: Block) -> bool:
    if block.heading != "h1":
        return False
    return [b for b in page.blocks if b.heading == "h1" and b.text] == [block]


def _is_topline(page: ParsedPage, block: Block, headline: Block) -> bool:
    """Whether a few linked words stand alone above the headline, in a box with it."""
    holder = common_ancestor(block.owner, headline.owner)
    if holder is None or holder.tag in ("body", "html", "main"):
        return False
    before = next((b for b in reversed(page.blocks[: block.index]) if b.text), None)
    alone = before is None or not before.links or "nav" in before.regions
    return alone and len(block.links) == 1 and len(block.line.split()) <= MAX_WORDS


def _is_filed_below(page: ParsedPage, blocks: list[Block], names: frozenset[str]) -> bool:
    """Whether a line or a list right below the page's headline is about the article: its date, its
    author, its section."""
    only = blocks[0]
    above = page.blocks[only.index - 1] if only.index else None
    if above is None or not above.heading or above.links:
        return False
    if letters(above.line) not in names and not _is_only_h1(page, above):
        return False
    if len(blocks) > 1:
        home = {b.owner.getparent() for b in blocks}
        about = sum(any(map(is_meta_text, pieces(b))) for b in blocks if not b.links)
        enough = 1 if all(b.owner.tag == "li" for b in blocks) else MIN_ABOUT
        return len(home) == 1 and about >= enough and not any(b.heading for b in blocks)
    said = tidy(only.unlinked)
    about = sum(map(is_meta_text, pieces(only))) if len(only.line) <= MAX_PIECES else 0
    if about >= MIN_ABOUT and not shapes.is_sentence(only.line):
        return True  # author and date in elements of their own
    return len(only.line) <= MAX_LABEL and printed_date(said.strip("|·•–-, ")) is not None


def _says_headline(
    page: ParsedPage, block: Block, names: frozenset[str], links: dict[str, str]
) -> bool:
    """Whether a block is the article's name in the metadata, or a heading with all of it except the
    kicker; it may be a link to the page itself."""
    linked = block.linked >= 0.5
    name = letters(block.line).replace(":", "")
    if name in names:
        return not linked or _leads_to(block, page.url, links)
    tails = not linked and block.heading is not None and len(name) >= MIN_HEADLINE
    return tails and any(whole.endswith(name) for whole in names)


def _is_paragraph(block: Block) -> bool:
    """Whether a block is a whole paragraph of text; a teaser has one at most."""
    return len(block.line) >= MIN_OWN and block.linked < 0.3 and is_prose(block)


def _is_own(
    page: ParsedPage,
    block: Block,
    blocks: list[Block],
    leading: list[Block],
    taken: frozenset[int],
) -> bool:
    """Whether a paragraph beside a link belongs to the text around both: their common box holds
    other prose outside teasers. ``leading`` are the blocks with the link."""
    if not (is_prose(block) or shapes.mark_end(block.line)):
        return False  # as nearly all lines of teasers
    if stands_beside_reference(page, block, leading) or is_behind_links(page, block, leading):
        return True
    if not _is_paragraph(block):
        return goes_on_behind(page, block, leading, taken)
    several = not any(b.heading for b in leading) and sum(map(_is_paragraph, blocks)) > 1
    if any(
        shapes.more_end(b.line) or (shapes.BRACKET.match(b.line) and not several) for b in blocks
    ):
        return False
    if leading == [block]:  # a link within a sentence
        return block.owner.tag == "p" and block.runs[0].link is None and "\n" not in block.text
    if several:
        return True
    if not leading or block in leading or any(shapes.MORE.match(b.line) for b in blocks):
        return False
    holder = common_ancestor(leading[0].owner, block.owner)
    if holder is None or holder.tag in ("body", "html"):
        return False
    around = page.flow.below(holder)
    home = block.owner.getparent()
    return any(
        b.index not in taken and is_prose(b)
        and (len(b.line) >= MIN_OWN or b.owner.getparent() is home)
        for b in around
    )  # fmt: skip


def _beyond_box(
    page: ParsedPage,
    blocks: list[Block],
    leading: list[Block],
    taken: frozenset[int],
    card: etree._Element | None,
) -> list[Block]:
    """List the blocks around the box with the link, where that box, such as the ``card`` between
    two paragraphs, parts those of the text."""
    if not leading or len(blocks) == 1:
        return []
    if card is not None and sum(len(b.line) for b in page.flow.below(card)) >= MIN_OWN:
        return [b for b in blocks if not is_within(b.owner, card)]  # it has a text of its own
    if any(b.heading for b in leading):
        return _behind_card(page, blocks, leading[0], taken) or _around_box(blocks, leading[0])
    told = [b for b in blocks if b.owner.tag == "p" and is_prose(b)]
    above = [leading[0].owner, *leading[0].owner.iterancestors()] if told else []
    for block in told:
        home = block.owner.getparent()
        if home is None or home not in above[2:]:
            continue
        beside = (b for b in page.blocks[: leading[0].index] if b.owner.getparent() is home)
        if any(b.index not in taken and is_prose(b) and b.owner.tag == "p" for b in beside):
            box = above[above.index(home) - 1]
            return [b for b in blocks if not is_within(b.owner, box)]
    return []


def _behind_card(
    page: ParsedPage, blocks: list[Block], leading: Block, taken: frozenset[int]
) -> list[Block]:
    """List the blocks around a box that holds a linked heading and more, where it stands between
    paragraphs of the text: such a card is whole without the one behind it."""
    then = next((b for b in blocks if b.owner.tag == "p" and is_prose(b) and not b.links), None)
    box = None if then is None else child_around(leading.owner, then.owner.getparent())
    card = [] if box is None else page.flow.below(box)
    if then is None or box is None or is_within(then.owner, box) or len(card) < 2:
        return []
    before = next((b for b in reversed(page.blocks[: card[0].index]) if b.text), None)
    if before is None or before.index in taken or not is_prose(before):
        return []
    beside = before.owner.getparent() is then.owner.getparent()
    return [b for b in blocks if not is_within(b.owner, box)] if beside else []


def _around_box(blocks: list[Block], leading: Block) -> list[Block]:
    """List the blocks around the box with a linked heading, if paragraphs stand above it, or more
    beside it than any teaser has."""
    plain = [b for b in blocks if _is_paragraph(b) and not b.links]
    homes = Counter(b.owner.getparent() for b in plain)
    home, paragraphs = homes.most_common(1)[0] if homes else (None, 0)
    box = child_around(leading.owner, home)
    if box is None or paragraphs < 2 or (paragraphs < MANY and plain[0].index > leading.index):
        return []
    return [b for b in blocks if not is_within(b.owner, box)]
