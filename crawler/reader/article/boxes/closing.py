"""What ends a text: the date and the mark of its author, keywords, comments. Pure."""

from __future__ import annotations

import re
from itertools import takewhile

from crawler.reader.article.boxes.tables import ends_row
from crawler.reader.article.page.cut import without_end
from crawler.reader.article.page.meta import is_filing, is_tag_row
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import (
    Stretch,
    home_of,
    is_prose,
    mass,
)
from crawler.reader.article.page.replies import heads_replies
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import dress, is_within
from crawler.reader.wording import furniture, shapes

_MARK = r"[a-zäöüß]{2,4}(?:[/,]\s?[a-zäöüß]{2,4})?"
_SIGNED = re.compile(
    rf"(?<!\s)\s*(?:\((?P<before>{_MARK})\)\s*)?{shapes.DAY}\s*+(?:\((?P<behind>{_MARK})\))?\s*$"
)
_BARE = re.compile(rf"\(?(?P<mark>{_MARK})\)?\s*(?:[·|,–-]\s*)?{shapes.DAY}")
"""``ve [02.03.2025]`` as a whole line."""
_OWN = rf"(?!(?:am|vom|bis|ab|seit|der|den|dem|zum|um|im|in|und|ist|war)\b){_MARK}"
_UNBRACKETED = re.compile(
    rf"(?:^|(?<=[.!?“»])\s+)[(\[]?(?:(?P<before>{_OWN})[)\]]?\s?[,·|/–-]?\s?[(\[]?)?"
    r"(?P<day>\d{1,2}\.\s?(?:\d{1,2}\.\s?|[A-Z][a-zä]{2,8}\.?\s)\d{4})"
    r"(?:,?\s\d{1,2}[:.]\d{2}(?:\sUhr)?)?"
    rf"[)\]]?(?:\s?[,·|/–-]?\s?[(\[]?(?P<behind>{_OWN})[)\]]?)?$"
)
"""``(ve) 02.03.2025``, ``ve, 2. März 2025`` or ``02.03.2025 (ve)``: both without brackets."""
NOTED = re.compile(
    r"\W*(?:(?:Anmerkung|Hinweis|Korrektur|Nachtrag) der Redaktion|Anm\. ?d\. ?Red|Nachtrag"
    r"|Redaktionelle[rs]? (?:Hinweis|Anmerkung)|(?:Korrektur|Berichtigung)(?:shinweis)?"
    r"|Richtigstellung|Quellen?)\b[^:]{0,40}:",
)
"""A note of the editors behind a text that is signed already, or its sources."""
MAX_LINES = 3
"""Lines at the end of a text, and behind it, in which its date may stand."""
MAX_SIGNED = 60
"""Characters at the end of a line that hold date and mark."""
MAX_MARK = 20
"""Characters at the end of a line that hold a mark."""


def split_closing(
    page: ParsedPage, body: list[Block]
) -> tuple[list[Block], str | None, str | None]:
    """Split date and mark off the end of a body: return the rest, the date and the mark.

    Where the body ends without a date, the lines right behind its last sentence are searched for
    one, up to a tail word or a teaser.
    """
    for n in range(len(body) - 1, max(0, len(body) - 1 - MAX_LINES), -1):
        line = body[n].line
        if found := _BARE.fullmatch(line):
            return [*body[:n], *body[n + 1 :]], found["day"], found["mark"]
        if found := _SIGNED.search(line, max(0, len(line) - MAX_SIGNED)):
            mark = found["before"] or found["behind"]
            rest = [without_end(body[n], found[0])] if line[: found.start()].strip() else []
            return [*body[:n], *rest, *body[n + 1 :]], found["day"], mark
        if found := _unbracketed(line):
            rest = [without_end(body[n], found[0])] if found.start() else []
            mark = found["before"] or found["behind"]
            return [*body[:n], *rest, *body[n + 1 :]], found["day"], mark
    last = max((b.index for b in body if is_prose(b)), default=len(page.blocks))
    behind = page.blocks[last + 1 : last + 1 + 2 * MAX_LINES]
    for block in takewhile(lambda b: _may_close(page, b), behind):
        if found := _BARE.fullmatch(block.line):
            return body, found["day"], found["mark"]
        if found := _SIGNED.fullmatch(block.line):
            return body, found["day"], found["before"] or found["behind"]
        if (found := _unbracketed(block.line)) and not found.start():
            return body, found["day"], found["before"] or found["behind"]
    return body, None, None


def _unbracketed(line: str) -> re.Match[str] | None:
    """Find mark and date without brackets at the end of a line; a date alone does not count."""
    found = _UNBRACKETED.search(line, max(0, len(line) - MAX_SIGNED))
    return found if found and (found["before"] or found["behind"]) else None


def _may_close(page: ParsedPage, block: Block) -> bool:
    """Whether a block behind a text may still belong to it."""
    foreign = block.index in page.teasers or block.regions & {"nav", "aside"}
    return not (
        foreign or furniture.TAIL.match(block.line) or furniture.MORE_FROM.match(block.line)
    )


def split_author_mark(body: list[Block]) -> tuple[list[Block], str | None]:
    """Split the author's mark or name off the end of a body."""
    names: list[str] = []
    while len(body) > 1 and _is_name(body[-1]) and not ends_row(body[-2], body[-1]):
        if "li" in body[-1].regions and (names or "li" in body[-2].regions):
            break  # an item of a list
        parts = shapes.AND.split(body[-1].line.lstrip("—– "))
        names.insert(0, ", ".join(part.strip() for part in parts))
        body = body[:-1]
    if names:
        return body, ", ".join(names)
    for n in range(len(body) - 1, max(-1, len(body) - 3), -1):
        line = body[n].line
        found = shapes.mark_end(line)
        if not found:
            continue
        if not line[: found.start()].strip():
            behind = [b for b in body[n + 1 :] if is_prose(b) or not b.links]
            return [*body[:n], *behind], found["mark"]
        notes = [b for b in body[n + 1 :] if NOTED.match(b.line) or _is_set_apart(b, body[n])]
        if all(b in notes or (b.links and not is_prose(b)) for b in body[n + 1 :]):
            return [*body[:n], without_end(body[n], found[0]), *notes], found["mark"]
    if len(body) > 1 and not body[-1].links and (found := _bare_mark(body[-1].line)):
        rest = [without_end(body[-1], found[0])] if found.start() else []
        return [*body[:-1], *rest], found["mark"]
    return body, None


def _is_set_apart(block: Block, signed: Block) -> bool:
    """Whether a line behind a signed one is set in italics or in another dress, as what the editors
    write about a text."""
    italic = all(run.italic for run in block.runs if run.text.strip())
    return italic or (block.owner.tag == "p" and dress(block.owner) != dress(signed.owner))


def cut_behind_mark(body: list[Block]) -> tuple[list[Block], list[Block]]:
    """Cut a body behind the author's mark: what follows it in other boxes is the site's, except a
    note of the editors, and except prose that outweighs what was signed. Return the body and what
    was cut off."""
    n = next((n for n in range(len(body) - 1, 0, -1) if shapes.mark_end(body[n].line)), None)
    if n is None or n == len(body) - 1 or mass(body[: n + 1]) <= mass(body[n + 1 :]):
        return body, []
    homes = {home_of(b.owner) for b in body[: n + 1]}
    kept, cut = body[: n + 1], list[Block]()
    for block in body[n + 1 :]:
        own = home_of(block.owner) in homes or NOTED.match(block.line)
        (kept if own else cut).append(block)
    return kept, cut


def is_beyond(page: ParsedPage, body: list[Block], stretch: Stretch) -> bool:
    """Tell whether a stretch stands outside the boxes of the text, and behind the keywords of the
    article or the heading of comments, which end it."""
    prose = next((b for b in reversed(body) if is_prose(b)), None)
    home = None if prose is None else home_of(prose.owner)
    if home is None or not stretch.blocks or is_within(stretch.blocks[0].owner, home):
        return False
    between = page.blocks[body[-1].index + 1 : stretch.blocks[0].index]
    return any(
        is_tag_row(b) or furniture.COMMENTS.match(b.line) or heads_replies(page, b) for b in between
    )


def _bare_mark(line: str) -> re.Match[str] | None:
    """Find a mark without parentheses at the end of a line."""
    return shapes.BARE_MARK.search(line, max(0, len(line) - MAX_MARK))


def _is_name(block: Block) -> bool:
    """Whether a line at the end of a text is only a name, or a dash and names."""
    if block.heading or is_filing(block):
        return False
    line = block.line.lstrip("—– ")
    return bool((shapes.PERSONS if line != block.line else shapes.NAME).match(line))
