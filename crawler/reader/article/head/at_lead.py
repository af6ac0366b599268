"""The kicker that stands at the lead, away from the headline. Pure."""

from __future__ import annotations

from crawler.reader.article.boxes.captions import says_caption
from crawler.reader.article.boxes.credits import says_credit
from crawler.reader.article.evidence import Ladder
from crawler.reader.article.head.could_be import could_be_kicker
from crawler.reader.article.head.kicker import MAX_WORDS
from crawler.reader.article.head.tools import MAX_KICKER, is_row_item
from crawler.reader.article.page.cut import without_end, without_start
from crawler.reader.article.page.own_day import speaks_of
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import Block, tidy
from crawler.reader.markup.tree import common_ancestor, dress, is_within
from crawler.reader.wording import shapes

MAX_BEHIND = 24
"""Blocks behind a headline, facts and pictures counted, in which its lead begins."""
_ROWS = frozenset(("li", "dt", "dd", "nav", "aside", "form"))
_MARKED = frozenset(("span", "small", "font", "em", "i", "u"))
"""Elements of a kicker within a paragraph; a line in bold is mostly a subheading."""


def line_at_lead(page: ParsedPage, headline: Block) -> Block | None:
    """Find the kicker between the caption of a picture and the lead, which may open with a
    ``[date]``, or in the first line of the lead."""
    behind = page.blocks[headline.index + 1 :][:MAX_BEHIND]
    near = [b for b in behind if b.regions.isdisjoint(_ROWS) and b.index not in page.teasers]
    for n, lead in enumerate(near):
        whole = lead.heading and shapes.ends_sentence(lead.line)
        begins = whole or is_prose(lead) or shapes.BRACKET.match(lead.text)
        if not begins or lead.images or says_caption(lead) or _is_credited(page, lead):
            continue
        caption, block = near[n - 2 : n] if n > 1 else (headline, headline)
        between = caption is not headline and _stands_between(page, caption, block, lead)
        opens = n > 0 and _opens_text(page, near[n - 1], lead)
        return near[n - 1] if between or opens else _first_line(page, lead)
    return None


def _stands_between(page: ParsedPage, caption: Block, block: Block, lead: Block) -> bool:
    """Whether a line in one box with the lead stands right behind a caption."""
    box = block.owner.getparent()
    if box is None or not is_within(lead.owner, box) or block.index + 1 != lead.index:
        return False
    if not could_be_kicker(page, block) or is_row_item(block) or block.line.endswith(","):
        return False
    if shapes.BRACKET.match(lead.text):
        together = box is lead.owner.getparent() and not block.heading
        return together and says_credit(caption.line)
    pictured = caption.images or page.blocks[caption.index - 1].images
    return bool(pictured) and says_caption(caption) and not _heads_text(page, block)


def _is_credited(page: ParsedPage, block: Block) -> bool:
    """Whether a line stands between a picture and a credit: its caption."""
    around = page.blocks[block.index - 1 : block.index + 2 : 2]
    return bool(around[0].images) and any(shapes.CREDIT_LINE.match(b.line) for b in around[1:])


def _opens_text(page: ParsedPage, block: Block, lead: Block) -> bool:
    """Whether a line opens the box of the text, right in front of a lead in bold."""
    if len(block.line.split()) > MAX_WORDS:
        return False  # a subtitle
    if not lead.bold or block.bold or block.index + 1 != lead.index or block.line.endswith(","):
        return False
    box = common_ancestor(block.owner, lead.owner)
    if box is None or page.flow.below(box)[0] is not block or not could_be_kicker(page, block):
        return False
    if shapes.PERSONS.match(block.line) and not speaks_of(page, block, block.line):
        return False
    return not (block.images or is_row_item(block) or _heads_text(page, block))


def _heads_text(page: ParsedPage, block: Block) -> bool:
    """Whether other short lines further down are set like a line: it is a subheading, or a name."""
    kind, box = _kind(block), block.owner.getparent()
    behind = page.blocks if block.heading or box is None else page.flow.below(box)
    others = (b for b in behind if b.index > block.index and 0 < len(b.line) <= MAX_KICKER)
    return any(_kind(b) == kind for b in others)


def _kind(block: Block) -> tuple[tuple[str, str], bool, bool]:
    """Return how a line is set: its element, in bold, in italics."""
    slanted = all(run.italic for run in block.runs if run.text.strip())
    return dress(block.owner), block.bold, slanted


def _first_line(page: ParsedPage, lead: Block) -> Block | None:
    """Return a copy of the lead with its first line alone, if that is set apart as a kicker."""
    first, broken, rest = lead.text.partition("\n")
    if not broken or not 0 < len(first) <= MAX_KICKER or shapes.PERSONS.match(first):
        return None
    run = next(run for run in lead.runs if run.text.strip())
    if run.el is lead.owner or run.el.tag not in _MARKED or run.bold or tidy(run.text) != first:
        return None
    line = without_end(lead, rest)
    return line if line.line == first and could_be_kicker(page, line) else None


def without_kicker(kicker: Ladder, lead: Block) -> Block:
    """Copy a lead without its first line, if that is the kicker."""
    first, broken, _ = lead.text.partition("\n")
    said = bool(broken) and any(evidence.value == first for evidence in kicker)
    return without_start(lead, first) if said else lead
