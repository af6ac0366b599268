"""Caption and credit near a picture of an article. Pure."""

from __future__ import annotations

from collections.abc import Collection

from crawler.reader.article.boxes.credits import caption_lines, split_credit
from crawler.reader.article.fields.picture_files import address_of, file_of, is_same
from crawler.reader.article.page.framed import lines_above
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import names_author
from crawler.reader.wording import shapes
from crawler.reader.wording.datelines import is_date_or_age

Said = tuple[str | None, str | None]
"""Caption and credit."""
MAX_BELOW = 5
"""Blocks from the picture on in which both stand."""


def caption_near(page: ParsedPage, block: Block, captions: set[int]) -> Said:
    """Read what the lines above and below a picture say of it."""
    lines = [line for b in lines_above(page, block) for line in caption_lines(b)]
    for candidate in page.blocks[block.index : block.index + MAX_BELOW]:
        if candidate is not block and candidate.images:
            break
        if candidate.index in captions:
            lines += caption_lines(candidate)
        elif candidate is not block and not _may_part(candidate.line):
            break
    return split_credit([line for line in lines if line])


def caption_again(page: ParsedPage, first: Block, file: str, captions: set[int]) -> Said:
    """Read caption and credit where the same picture is printed again."""
    caption = credit = None
    stem = file.rpartition("/")[2].rpartition(".")[0]
    for block in page.blocks[first.index + 1 :]:
        if not block.images or block.index in page.teasers:
            continue
        alike = [i for i in block.images if stem in "\n".join(i.values())]
        if any(is_same(file, file_of(address_of(i, page.base) or "")) for i in alike):
            found = caption_near(page, block, captions)
            caption, credit = caption or found[0], credit or found[1]
    return caption, credit


def caption_at_head(
    page: ParsedPage, headline: int, text: int, captions: set[int], authors: Collection[str]
) -> Said:
    """Read the captions between headline and text if no picture stands there: they belong to the
    one above."""
    lines: list[str] = []
    for block in page.blocks[max(0, headline) : text]:
        own = (i for i in block.images if not names_author(i))
        if any((i.get("alt") or "") not in authors for i in own):
            return None, None
        if block.index in captions:
            lines += caption_lines(block)
    return split_credit([line for line in lines if line])


def _may_part(line: str) -> bool:
    """Whether a line may stand between a picture and its caption: the leaf of a calendar on the
    picture, a sign, or the lead with its ``[date]``."""
    return (
        not any(map(str.isalnum, line))
        or is_date_or_age(line)
        or shapes.BRACKET.match(line) is not None
    )
