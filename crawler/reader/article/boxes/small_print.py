"""Lines that are set off from the text or in smaller print than it. Pure."""

from __future__ import annotations

import re

from crawler.reader.article.boxes.credits import caption_lines
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import Block
from crawler.reader.wording import shapes

_SMALL = re.compile(r"(?:^|[\s_-])(?:small|smaller|klein|text-(?:sm|xs)|fine-?print)(?:$|\s)", re.I)
"""Class names of lines in small print."""


def is_set_off(block: Block) -> bool:
    """Tell whether all words of a block are in italics or small print."""
    return all(r.italic or r.el.tag == "small" for r in block.runs if r.text.strip())


def is_small(page: ParsedPage, block: Block) -> bool:
    """Tell whether a sentence outside of links is set in smaller print than the text."""
    if block.links or not shapes.ends_sentence(caption_lines(block)[0]):
        return False  # its credit may stand in an element behind the sentence
    if all(r.el.tag == "small" for r in block.runs if r.text.strip()):
        return True
    dress = block.owner.get("class") or ""
    alike = (b for b in page.blocks if b.owner.get("class") == dress and is_prose(b))
    return bool(_SMALL.search(dress)) and all(page.blocks[b.index - 1].images for b in alike)
