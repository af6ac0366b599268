"""Names of authors beside their portraits. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import enclosing, spelled
from crawler.reader.wording import shapes

_ROLE = re.compile(
    r"\W*(?:(?:(?:Freie[r]?|Leitende[r]?|Verantwortliche[r]?)\s+)?(?:\w+-?)?(?:redakteur|autor|reporter"
    r"|journalist|korrespondent|kolumnist|volontär|verfasser)(?:in)?|(?:\w+-?)?redaktion)\b",
    re.I,
)
"""What a person is who writes; others portrayed below a text are spoken of, or to be asked."""
MAX_ROLE = 60
"""Characters of such a line."""


def names_portrait(before: Block, block: Block) -> bool:
    """Tell whether a heading is the name of a person whose portrait stands in its line or in the
    one ``before``, with the name as its alternative text."""
    if not block.heading or not shapes.PERSONS.match(block.line):
        return False
    return any(image.get("alt") == block.line for b in (before, block) for image in b.images)


def find_portrayed(blocks: Sequence[Block]) -> Iterator[Block]:
    """Find the lines that are the name of a person beside the portrait: a heading, or a line above
    the one that says that the person writes."""
    for n, block in enumerate(blocks):
        before = blocks[max(0, n - 1)]
        then = blocks[n + 1] if n + 1 < len(blocks) else block
        if names_portrait(before, block) or (shows(before, block) and match_role(then.line)):
            yield block


def shows(before: Block, block: Block) -> bool:
    """Tell whether a line is the name of the person in the picture ``before`` it, which the
    alternative text or the address of the picture spells."""
    if block.links or not before.images or before.text or not shapes.NAME.match(block.line):
        return False
    name = spelled(block.line)
    image = before.images[-1]
    said = (image.get(key) or "" for key in ("alt", "src", "data-src", "srcset"))
    return any(name in spelled(text) for text in said)


def is_row_of_author(before: Block, block: Block) -> bool:
    """Tell whether a line in a ``nav`` is no entry of a menu but an author beside the portrait."""
    row = enclosing(block.owner, "nav")
    return row is not None and row is enclosing(before.owner, "nav") and shows(before, block)


def match_role(line: str) -> re.Match[str] | None:
    """Match the beginning of a line that says what a person is who writes."""
    return _ROLE.match(line) if len(line) <= MAX_ROLE else None
