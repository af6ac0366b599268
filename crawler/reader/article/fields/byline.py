"""The author of an article: the mark at its end, the byline, the metadata. Pure."""

from __future__ import annotations

import re
from itertools import takewhile

from lxml import etree

from crawler.reader.article.body import ArticleText
from crawler.reader.article.boxes.landmarks import is_of_foot
from crawler.reader.article.evidence import Evidence, Ladder
from crawler.reader.article.fields.named import (
    beside_date,
    ended,
    labelled_mark,
    marked_in,
    name_pieces,
    without_label,
)
from crawler.reader.article.fields.portraits import find_portrayed, is_row_of_author
from crawler.reader.article.fields.signatures import is_of_row, is_signature, match_life
from crawler.reader.article.head.above import is_marked, lines_above
from crawler.reader.article.head.headline import Headline
from crawler.reader.article.page.meta import (
    is_meta,
    is_tag_row,
    linked_behind_by,
    spaced,
)
from crawler.reader.article.page.naming import letters
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import Block, Run, tidy
from crawler.reader.markup.structured import authors_of
from crawler.reader.markup.tree import (
    INLINE,
    is_author_link,
    is_tag_link,
    says_author,
    visible_text,
)
from crawler.reader.wording import shapes
from crawler.reader.wording.about import read_about
from crawler.reader.wording.datelines import DIGIT
from crawler.reader.wording.facts import SHORT

_LABELS = re.compile("von|Von|VON|by|By|Autor|Verfasser|Text|Redaktion")
"""A part of each label in front of a name, sought by its first letter."""
_BESIDE = frozenset(("nav", "aside"))
_ELSEWHERE = _BESIDE | {"form"}
MAX_NAME = 80
MAX_LINE = 150
MAX_ABOVE = MAX_BEHIND = 12
"""Blocks above the headline and behind the text in which a labelled mark may stand."""
MAX_BOX = 12
"""Blocks behind the text in which a box about its author begins."""
MAX_HEAD = 16
"""Blocks between headline and text in which it is, too."""
MAX_NAMES = 6
"""Blocks behind the headline in which a line of nothing but names is a byline."""


def read_byline(
    page: ParsedPage, headline: Headline, text: ArticleText, mark: str | None
) -> Ladder:
    """Find the author: printed mark, printed line, then metadata, then a link to an author page."""
    foreign = _foreign(page, {headline.block, *(b.index for b in text.body)})
    names, marks = _printed(page, headline, text, foreign)
    if mark:
        marks.insert(0, mark)
    near = page.blocks[max(0, headline.first - MAX_ABOVE) : text.last + MAX_BEHIND]
    labelled = (labelled_mark(page, b) for b in near if b.index not in foreign)
    marks = marks or [said for said in labelled if said][:1]
    names = [_listed(name) for name in names if not is_house(name, page)]
    together = [name.split(", ") for name in names if ", " in name]  # one of whom stands alone, too
    names = [name for name in names if not any(name in some for some in together)]
    if mark and (shapes.NAME.match(mark) or ", " in mark):
        names, marks = [mark, *names], marks[1:]
    ladder = [Evidence("printed", name) for name in (*names, *marks)]
    structured = page.structured
    node = page.node
    for rung, name in (
        ("json-ld", ", ".join(authors_of(structured, node)) or None),
        ("meta", structured.first("author", "article:author", "dc.creator")),
    ):
        if name and not name.startswith("http") and not is_house(name, page):
            ladder.append(Evidence(rung, name))
    marked = set(filter(says_author, page.tree.marked("itemprop")))
    beside: list[str] = []
    last = -1
    for block in page.blocks[max(0, headline.first) : text.last + 6]:
        if not (block.links or marked) or not block.regions.isdisjoint(_BESIDE):
            continue
        if block.index in foreign or is_of_foot(block):
            continue
        said = [link for link in block.links if is_author_link(link)]
        said = said or [el for run in block.runs if (el := _around(run, marked)) is not None]
        said = said or linked_behind_by(block)
        called = dict.fromkeys(without_label(_first_line(block, el)) for el in said)
        named = (n for n in called if n and len(n) < MAX_NAME and not n[0].isdigit())
        several = [n for n in named if not is_house(n, page)]
        if not several:
            continue
        if beside and any(b.text for b in page.blocks[last + 1 : block.index]):
            ladder.append(Evidence("structure", ", ".join(beside)))
            beside = []
        beside += [n for n in several if n not in beside]
        last = block.index
    near = page.blocks[max(0, text.last) : text.last + MAX_BOX]
    boxed = [b.line for b in find_portrayed(near) if b.index not in page.teasers]
    joined = (", ".join(names) for names in (beside, boxed) if names)
    people = len(beside) > 1 and all(map(shapes.PERSONS.match, beside))
    parts = beside if people else ()  # one of several is not the answer
    ladder = [said for said in ladder if said.value not in parts]
    return [*ladder, *(Evidence("structure", said) for said in joined)]


def _listed(names: str) -> str:
    """Write ``Vera Ender und Nils Pott`` like the names that metadata list, with a comma."""
    return (
        ", ".join(map(str.strip, shapes.AND.split(names))) if shapes.PEOPLE.match(names) else names
    )


def _foreign(page: ParsedPage, own: set[int]) -> set[int]:
    """Find the blocks in teasers, and those in an ``article`` without the blocks ``own``."""
    found: set[int] = set()
    for article in page.tree.named("article"):  # one within another stands behind it
        held = page.flow.spans.get(article, range(0))
        if own.isdisjoint(held):
            found.update(held)
        else:
            found.difference_update(held)
    return found | page.teasers


def _first_line(block: Block, el: etree._Element) -> str:
    """Return the text of an element of a block, up to the first line break."""
    return tidy(visible_text(el)) if el is not block.owner else block.text.partition("\n")[0]


def _printed(
    page: ParsedPage, headline: Headline, text: ArticleText, foreign: set[int]
) -> tuple[list[str], list[str]]:
    """List the names and the marks of authors that are printed around the text."""
    names: list[str] = []
    marks: list[str] = []
    bare: list[str] = []
    labelled: list[str] = []
    last = signed = -2
    first = text.body[0].index if text.body else 0
    end = headline.block + max(MAX_NAMES, min(MAX_HEAD, first - 1 - headline.block))
    above = list(lines_above(page, headline.first))[::-1]
    for block in (*above, *page.blocks[max(0, headline.first) : text.last + 12]):
        beside = not block.regions.isdisjoint(_ELSEWHERE)
        if beside and headline.last < block.index < first:
            beside = not is_row_of_author(page.blocks[block.index - 1], block)
        closes = block.index == text.last + 1 and shapes.MARK.fullmatch(block.line)
        if beside or (block.index in foreign and not closes):
            continue
        line = block.line
        if not line and signed == block.index - 1:
            signed = block.index  # a portrait between two names
        if mark := _mark_in(block, text):
            marks.append(mark)
        elif len(line) < MAX_LINE and not (is_of_foot(block) or _prints_keywords(block)):
            links = _linked_authors(block) if block.links else []
            if len(links) > 1:
                names.append(", ".join(n for n in links if n and not is_house(n, page)))
                continue
            said = _labelled(block) if _LABELS.search(block.text) else []
            head = block.index <= end
            signs = [line] if _signs_below(page, text, block) else []
            said = list(dict.fromkeys(said or (marked_in(block) if head else signs)))
            near = not said and _is_near(page, text, end, block)
            about = read_about(spaced(block)) if near else None
            if about is not None:
                stated = set(authors_of(page.structured, page.node))
                called = about.names or (about.beside if stated & set(about.beside) else ())
                said = [", ".join(called)] if called else []
            house = " ".join([name for name in said if is_house(name, page)])
            if said := [name for name in said if name not in house]:
                alike = block.index == last + 1 or is_of_row(page, last, block)
                last = _add(names, said, beside=alike, at=block.index)
            if shapes.AUTHORS.match(line):
                labelled += _below_label(page, block)
            elif block.index <= end and is_signature(page, headline, block):
                several = names if shapes.PEOPLE.match(line) else bare
                signed = _add(several, [line], beside=block.index == signed + 1, at=block.index)
            elif block.index <= end and is_meta(block):
                bare += beside_date(block)
    names.insert(0, ", ".join(dict.fromkeys(labelled)))  # each below a label of its own
    return [name for name in names if name], marks + [n for n in bare if not is_house(n, page)]


def _labelled(block: Block) -> list[str]:
    """List the names of authors that stand behind a label in a line, or in front of a life."""
    parts = dict.fromkeys(name_pieces(block))
    named = (shapes.GUEST.match(p) or shapes.AUTHOR.match(p) or match_life(p) for p in parts)
    return ended([one["name"] for one in named if one and not DIGIT.search(one["name"])])


def _mark_in(block: Block, text: ArticleText) -> str | None:
    """Find the mark that a line behind the text consists of or has behind the date, or the one in a
    ``[date, mark]``."""
    if (opened := shapes.BRACKET.match(block.line)) and opened["mark"]:
        return opened["mark"]
    if block.index > text.last and block.line[:1] == "(" and block.links:
        found = shapes.MARK.fullmatch(tidy(block.runs[0].text))  # in one row with keywords
        return found["mark"] if found else None
    found = shapes.mark_end(block.line) if block.index > text.last else None
    found = found if found and (not found.start() or is_meta(block)) else None
    if found is None and block.index == text.last + 1 and not block.links:
        found = shapes.BARE_MARK.fullmatch(block.line)
    return found["mark"] if found else None


def _linked_authors(block: Block) -> list[str]:
    """List the words of the links of a line that lead to authors, or stand where they are named."""
    by = [a for a in block.links if is_author_link(a)] or linked_behind_by(block)
    return [tidy(visible_text(a)) for a in by]


def _prints_keywords(block: Block) -> bool:
    """Whether all links of a line lead to keywords, or it is nothing but links marked as such."""
    return bool(block.links) and (is_tag_row(block) or all(map(is_tag_link, block.links)))


def _signs_below(page: ParsedPage, text: ArticleText, block: Block) -> bool:
    """Whether a line right behind the text, or in the footer of the article, is nothing but a name
    marked as an author's, not in a box with a heading."""
    if block.index <= text.last:
        return False
    if block.index > text.last + 1 and not {"article", "footer"} <= block.regions:
        return False
    boxed = any(b.heading for b in page.blocks[text.last + 1 : block.index + 1])
    alone = sum(1 for run in block.runs if run.text.strip()) == 1 and is_marked(block)
    return not boxed and alone and shapes.PERSONS.match(block.line) is not None


def _is_near(page: ParsedPage, text: ArticleText, end: int, block: Block) -> bool:
    """Whether a line stands where authors are named: at the headline, or right behind the text."""
    if block.index <= end:
        return True
    if block.index <= text.last:
        return False
    return all(is_meta(b) for b in page.blocks[text.last + 1 : block.index + 1] if b.text)


def _add(names: list[str], found: list[str], *, beside: bool, at: int) -> int:
    """Add the names of the block ``at`` to ``names``, joined with the last if ``beside`` it."""
    if beside and names:
        names[-1] = ", ".join(dict.fromkeys([names[-1], *found]))
    else:
        names += found
    return at


def _below_label(page: ParsedPage, label: Block) -> list[str]:
    """Join the names in the lines below a label such as ``Autoren``."""
    behind = page.blocks[label.index + 1 :]
    below = [*takewhile(lambda b: shapes.PERSONS.match(b.line), behind)]
    if not below and "dt" in label.regions and behind and SHORT.fullmatch(behind[0].line):
        return [behind[0].line]
    named = ", ".join(b.line for b in below)
    return [named] if named else []


def _around(run: Run, marked: set[etree._Element]) -> etree._Element | None:
    """Find the element around a run, within its line, that is one of those that microdata mark."""
    for el in (run.el, *run.el.iterancestors()) if marked else ():
        if el in marked:
            return el
        if el.tag not in INLINE:
            return None
    return None


def is_house(name: str, page: ParsedPage) -> bool:
    """Tell whether an author's name is only that of the site or of an account."""
    if shapes.HOUSE.search(name):
        return True
    own = {page.site.title.casefold(), page.site.name.casefold(), "admin"}
    said = letters(name)
    if said in page.names or any(said == letters(one) for one in page.structured.publishers()):
        return True
    return name.casefold() in own or name.casefold().startswith("redaktion")
