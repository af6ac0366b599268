"""A lead set in several elements of one kind above the text. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from crawler.reader.article.boxes.closing import NOTED
from crawler.reader.article.head.lead import Lead
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import dress, is_beside
from crawler.reader.wording import shapes

_LEAD_NAME = re.compile(
    r"(?:^|[\s_-])(?:lead|intro|introtext|teaser|anrei(?:ss|ß)er|vorspann|einleitung|summary|"
    r"abstract|standfirst|preface|excerpt)(?:$|[\s_-])",
    re.I,
)
MAX_LEAD = 450
"""Characters of a lead in several elements."""
MIN_TOLD = 2
"""Paragraphs of another kind behind it."""
MAX_BEHIND = 16
"""Blocks behind it in which they stand."""
_Kind = tuple[tuple[str, str], bool, bool]


def take_parts(page: ParsedPage, lead: Lead, skip: Collection[int]) -> set[int]:
    """Add to a lead the sentences right behind it that are set as it is, and otherwise than the
    text, and return their blocks, by index; ``skip`` are blocks that are no text."""
    if lead.block is None or lead.rest is not None or page.hinted.get("teaser") is not None:
        return set()
    first = page.blocks[lead.block]
    kind = _kind(first)
    if not _is_set_off(first, kind):
        return set()
    parts: list[Block] = []
    told = 0
    for block in page.blocks[first.index + 1 : first.index + 1 + MAX_BEHIND]:
        if block.index in skip or not block.text:
            continue
        alike = _kind(block) == kind
        if alike and not told and _goes_on([first, *parts][-1], block):
            parts.append(block)
        elif alike and (is_prose(block) or (block.heading and _ends(block))):
            return set()  # the text is set so, too, or has headings of this kind
        else:
            told += is_prose(block)
    size = sum(len(b.line) for b in (first, *parts))
    if not parts or told < MIN_TOLD or size > MAX_LEAD:
        return set()
    said = lead.teaser[-1]
    whole = " ".join([said.value, *(b.line for b in parts)])
    lead.teaser[-1] = replace(said, value=whole)
    return {b.index for b in parts}


def _kind(block: Block) -> _Kind:
    """Tell how a block is set: its element and class, whether in bold or italics."""
    said = [run for run in block.runs if run.text.strip()]
    return dress(block.owner), block.bold, all(run.italic for run in said)


def _is_set_off(block: Block, kind: _Kind) -> bool:
    """Whether a block is set as no plain paragraph is."""
    (_, name), bold, italic = kind
    named = _LEAD_NAME.search(name) is not None
    return bool(block.heading or bold or italic or named) and _ends(block)


def _goes_on(before: Block, block: Block) -> bool:
    """Whether a block goes on with a lead right above it in the same box."""
    near = block.index == before.index + 1 and is_beside(block.owner, before.owner)
    return near and _ends(block) and not block.links and not NOTED.match(block.line)


def _ends(block: Block) -> bool:
    """Whether a block is a statement; a question heads the answer behind it."""
    return bool(shapes.ends_sentence(block.line)) and not block.line.endswith(("?", ":"))
