"""The names of authors in a line, with their label, their class or a date. Pure."""

from __future__ import annotations

import re

from crawler.reader.article.fields.signatures import leads_elsewhere
from crawler.reader.article.head.above import is_author_alone
from crawler.reader.article.page.meta import is_meta, spaced
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import Block, tidy
from crawler.reader.markup.pieces import pieces, split_line
from crawler.reader.markup.tree import names_author, visible_text
from crawler.reader.wording import furniture, shapes
from crawler.reader.wording.about import read_about
from crawler.reader.wording.datelines import is_date_line, is_date_or_age
from crawler.reader.wording.facts import SHORT

_BEHIND_DATE = re.compile(rf"{shapes.BRACKET.pattern}[–—|·•/-]\s")
"""A ``[date]`` with the sign behind it."""
_MARK_LABEL = re.compile(
    r"(?:(?:Autoren|Redaktions)?kürzel|Autor(?:in)?|Verfasser(?:in)?|Von|Text):?", re.I
)
_MARK = re.compile(rf"\(?(?P<mark>{SHORT.pattern})\)?")
_IN_ROW = re.compile(rf"[(:]\s?{SHORT.pattern}(?![a-zäöüß])")
"""What a row with a mark holds."""
MAX_LABEL = 20
"""Characters of the label of a mark."""
MAX_MARK = 14
"""Characters of the mark with brackets and signs."""


def ended(names: list[str]) -> list[str]:
    """Drop the names that are another whole one and the words of the next element in its line."""
    return [
        name
        for name in names
        if not any(
            " " in one and name.startswith(f"{one} ")
            and not shapes.AND.match(name[len(one) :].lstrip())
            for one in names
        )
    ]  # fmt: skip


def name_pieces(block: Block) -> list[str]:
    """List the pieces of a line that may be a name with its label; none goes on over a break, and
    a sentence has none."""
    said = block.text.split("\n") if "\n" in block.text else [spaced(block)]
    lines = [_BEHIND_DATE.sub("", line) for line in said]
    if shapes.is_sentence(lines[-1]):
        return lines
    whole = [piece for piece in split_line(block) if lines == [piece] or piece != block.line]
    return [*lines, *whole, *pieces(block)]


def marked_in(block: Block) -> list[str]:
    """List the names in a line that classes mark as authors, beside a date or a section."""
    if is_author_alone(block):
        return [block.line]
    return [
        name
        for run in block.runs
        if run.el is not block.owner
        if shapes.PERSONS.match(name := tidy(run.text)) and names_author(run.el)
    ]


def beside_date(block: Block) -> list[str]:
    """List the names beside a date or a reading time: ``16. Mai · 3 Min · …``."""
    beside = [p for p in split_line(block) if p != block.line]
    if not any(map(is_date_or_age, beside)):
        about = read_about(block.line)
        return list(about.beside) if about and about.dates else []
    known = (shapes.AUTHOR, shapes.META_LINE, furniture.TAIL, furniture.NOISE)
    linked = {word for a in block.links if leads_elsewhere(a) for word in visible_text(a).split()}
    own = (piece for piece in beside if not linked.issuperset(piece.split()))
    named = (piece for piece in own if shapes.PERSONS.match(piece))
    return [name for name in named if not any(shape.match(name) for shape in known)]


def without_label(name: str) -> str:
    """Strip a label such as ``Von`` in front of a name."""
    found = shapes.AUTHOR.match(name)
    return found["name"] if found else name


def _mark_in_row(block: Block) -> str | None:
    """Find the mark of an author in brackets or behind its label in a row about the article."""
    if not _IN_ROW.search(block.line):
        return None  # nearly all lines
    if (found := shapes.mark_end(block.line)) and is_date_line(block.line[: found.start()].strip()):
        return found["mark"]
    if len(block.runs) < 2:
        return None
    if not is_meta(block) or shapes.is_sentence(block.line):
        return None
    for piece in pieces(block):
        if alone := shapes.MARK.fullmatch(piece):
            return alone["mark"]
        label, colon, said = piece.partition(":")
        found = _MARK.fullmatch(said.strip()) if colon and len(piece) <= MAX_LABEL else None
        if found and _MARK_LABEL.fullmatch(label.strip()):
            return found["mark"]
    return None


def labelled_mark(page: ParsedPage, block: Block) -> str | None:
    """Find the mark of an author behind its label: in the same line, below a break, or in the next
    block; one in brackets may stand alone, also in a row about the article."""
    return _mark_behind(page, block) or _mark_in_row(block)


def _mark_behind(page: ParsedPage, block: Block) -> str | None:
    """Find a mark that stands alone in brackets, or right behind its label."""
    if len(block.text) > MAX_LABEL + MAX_MARK:
        return None  # most lines
    if alone := shapes.MARK.fullmatch(block.line):
        return alone["mark"]
    label, _, said = block.text.partition("\n")
    if not said and len(block.runs) > 1 and block.runs[0].el is not block.owner:
        label, said = block.runs[0].text, "".join(run.text for run in block.runs[1:])
    elif not said:
        label, _, said = label.partition(":")
    if len(label) > MAX_LABEL or not _MARK_LABEL.fullmatch(label.strip()):
        return None
    then = page.blocks[block.index + 1 : block.index + 2]
    said = said.strip(" :") or (then[0].line if then else "")
    found = _MARK.fullmatch(said)
    return found["mark"] if found else None
