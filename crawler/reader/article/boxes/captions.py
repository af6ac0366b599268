"""Which lines belong to a picture: its caption and its credit. Pure."""

from __future__ import annotations

from itertools import chain, takewhile

from crawler.reader.article.boxes.credits import (
    CAPTION_LABEL,
    CREDIT_LABEL,
    caption_lines,
    is_called_credit,
    says_credit,
    squeeze,
)
from crawler.reader.article.boxes.small_print import is_set_off, is_small
from crawler.reader.article.page.called import (
    is_called_caption,
    is_of_picture,
    names_caption,
    said_of,
)
from crawler.reader.article.page.framed import lines_around
from crawler.reader.article.page.meta import is_filing, is_meta
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import (
    FILMS,
    IMAGES,
    enclosing,
    is_within,
    names_author,
    says_author,
    upwards,
)
from crawler.reader.wording import furniture, shapes
from crawler.reader.wording.datelines import is_date_or_age

MAX_ABOVE = 3
"""Blocks above the headline in which its picture may stand."""
MAX_HEADER = 8
"""The same inside an ``article`` element."""
MAX_CAPTION = 500
MAX_PLAIN = 200
"""Characters of a caption that is recognised by its place alone."""
MAX_CREDITED = 300
"""Characters of a caption with a credit without brackets behind it."""
MAX_LABELLED = 4
"""Blocks below a picture in which a label for its credit may stand."""
MIN_TEXT = 120
"""Characters from which whole sentences beside a picture are text."""
MIN_SAID = 30
"""Characters from which what a picture says of itself is no name of the site."""
MIN_TABLE = 2
"""Lines of a table around a picture and its caption."""
MAX_LEVELS = 4
"""Boxes around a line in which its picture may stand."""
_SMALL_HEADINGS = ("h4", "h5", "h6")
_FRAMES = frozenset(("figcaption", "figure", "caption"))
_CLUES = (":", "©", "oto", "FOTO", "uelle")
"""A part of each label of a credit."""
_OF_TEXT = ("quelle", "karte")
"""Labels in brackets that stand behind sentences of a text, too."""
_SHOWN = ("blockquote", "table", "pre", "code", "p", "ul", "ol", "dl", "cite", "q", "div")
"""Elements that a figure may hold instead of a picture."""


def caption_blocks(
    page: ParsedPage, start: int, excluded: set[int], end: int | None = None
) -> set[int]:
    """Find the captions, credits and repeated alternative texts among the blocks behind ``start``
    and before ``end``."""
    found: set[int] = set()
    alts: list[str] = []
    pictured = -10
    for block in page.blocks[start + 1 : end]:
        if block.index in excluded:
            continue
        line = block.line
        if block.images and (images := [i for i in block.images if not names_author(i)]):
            pictured = block.index
            alts = [squeeze(said) for i in images for said in said_of(i)]
            found.update(b.index for b in lines_around(page, block))
        if not line:
            continue
        regions = block.regions
        framed = not regions.isdisjoint(_FRAMES)
        if framed and ("table" not in regions or "figcaption" in regions):
            if _shows_picture(block):  # else it is a quotation, code or a table
                found.add(block.index)
        elif len(line) >= MAX_CAPTION or shapes.BRACKET.match(line):
            continue
        elif block.index - pictured <= 3 and _is_caption(page, block, alts):
            found.add(block.index)
            found |= _between(page, pictured, block)
        elif block.index - pictured <= MAX_LABELLED and CREDIT_LABEL.match(line):
            credit = page.blocks[block.index + 1 : block.index + 2]
            if any(b.images for b in credit):  # the name of a field
                continue
            found |= {block.index, *(b.index for b in credit if len(b.line) < MAX_PLAIN)}
            found |= _between(page, pictured, block)
        elif _is_picture_credit(line) or _is_captioned(page, block):
            found.add(block.index)
    return found


def captions_above(page: ParsedPage, above: int, headline: int, excluded: set[int]) -> set[int]:
    """Find the captions that stand between a picture, in the block ``above`` or behind it, and the
    headline below it."""
    first = max(0, above - 1)
    around = caption_blocks(page, first - 1, excluded, headline)
    near = [page.blocks[i] for i in around]
    images = [i for b in page.blocks[first:headline] for i in b.images]
    said = {squeeze(s) for i in images for s in said_of(i) if len(s) >= MIN_SAID}
    found = {
        b.index for b in near
        if says_caption(b) or is_called_credit(page, b) or squeeze(b.line) in said
    }  # fmt: skip
    labels = {b.index for b in near if CREDIT_LABEL.match(b.line) and b.index + 1 in around}
    found |= labels | {i + 1 for i in labels}
    shown = (b for b in page.blocks[first:headline] if b.images)
    found |= around & {b.index for block in shown for b in lines_around(page, block)}
    for i in sorted(found):  # lines between a picture and its credit
        j = i - 1
        while j in around and not page.blocks[j].images:
            found.add(j)
            j -= 1
    return found - page.teasers


def first_above(page: ParsedPage, headline: int) -> int:
    """Find the first block above a headline in which its picture may stand: a few blocks up, and a
    few more in the header of the article itself."""
    above = page.blocks[max(0, headline - MAX_HEADER) : max(0, headline)][::-1]
    beyond = page.blocks[max(0, headline - MAX_HEADER - MAX_ABOVE) : max(0, headline - MAX_ABOVE)]
    near = MAX_ABOVE
    if any(b.images for b in beyond):  # date, author and section between them do not count
        near += sum(is_meta(b) or is_filing(b) or _names_author(b) for b in above)
    own = takewhile(lambda b: "article" in b.regions and b.index not in page.teasers, above[near:])
    return max(0, min(headline - near - len(list(own)), _figure_before(page, headline)))


def _figure_before(page: ParsedPage, headline: int) -> int:
    """Find the first block of a picture and its caption right before an element of the headline,
    whatever stands in that element above the headline."""
    owner = page.blocks[headline].owner if headline > 0 else None
    for el in () if owner is None else upwards(owner):
        shown: list[Block] = []
        for before in el.itersiblings(preceding=True):
            held = page.flow.below(before)
            if any(b.text and not b.images and not says_caption(b) for b in held):
                break
            shown = [*(b for b in held if b.text or b.images), *shown]
        if shown and shown[0].images and any(map(says_caption, shown)):
            return shown[0].index
    return headline


def _names_author(block: Block) -> bool:
    """Whether a class marks a line as the name of an author."""
    return any(names_author(run.el) for run in block.runs[:1])


def says_caption(block: Block) -> bool:
    """Tell whether a line says that it is a caption: by its element, class or credit."""
    line = block.line
    if "figcaption" in block.regions or names_caption(block.owner.get("class") or ""):
        return True
    if CAPTION_LABEL.match(line) or _has_credit_line(block):
        return True
    return says_credit(line)


def _shows_picture(block: Block) -> bool:
    """Whether the figure around a block holds a picture or a film."""
    figure = enclosing(block.owner, "figure")
    if figure is None or next(figure.iter(*IMAGES, "picture", "svg", *FILMS), None) is not None:
        return True
    return next(figure.iter(*_SHOWN), None) is None  # a caption whose picture stands elsewhere


def _has_credit_line(block: Block) -> bool:
    """Whether one of the printed lines of a block is a credit."""
    return any(map(shapes.CREDIT_LINE.match, block.text.split("\n")))


def _is_captioned(page: ParsedPage, block: Block) -> bool:
    """Whether a line away from its picture ends in a labelled credit, behind a sentence or in an
    element that is marked as a caption."""
    line = block.line
    if len(line) >= MAX_CREDITED or block.heading:
        return False
    if is_of_picture(block):
        return True
    if not any(clue in line for clue in _CLUES):
        return False
    if shapes.LABELLED_TAIL.search(line):
        return True
    return is_called_caption(page, block) and says_credit(line)


def _is_picture_credit(line: str) -> bool:
    """Whether a line ends in a credit of a picture; ``(Quelle: …)`` may end any sentence, and
    ``(Karte: …)`` may say where one is found."""
    credit = shapes.credit_end(line)
    return credit is not None and not credit[0].strip(" ([").casefold().startswith(_OF_TEXT)


def _between(page: ParsedPage, pictured: int, block: Block) -> set[int]:
    """Find the short lines between a picture and its credit: its caption, unless that stands in a
    ``figcaption`` above them, or they are paragraphs."""
    lines = page.blocks[pictured + 1 : block.index]
    if any("figcaption" in b.regions for b in lines) or sum(map(is_prose, lines)) > 1:
        return set()
    if any(len(b.line) >= MAX_CAPTION or b.heading or shapes.BRACKET.match(b.line) for b in lines):
        return set()  # one with its ``[date]`` is the lead
    portrait = any("header" in b.regions and is_meta(b) for b in lines)  # beside its name
    return {b.index for b in lines if not (portrait or is_date_or_age(b.line))}


def _is_caption(page: ParsedPage, block: Block, alts: list[str]) -> bool:
    """Whether a line near a picture is its caption: it repeats the alternative text, ends in a
    credit, or shares a small box with the picture. A paragraph with a picture set into it is not a
    caption."""
    line = block.line
    if block.heading and not block.regions & {"figure", "figcaption"}:
        called = block.heading != "h1" and is_called_caption(page, block)
        return (called and squeeze(line) in alts) or _is_set_as_heading(page, block)
    if len(block.links) > 1 and furniture.is_imprint(line):
        return False  # the last line of a page
    if furniture.TAIL.match(line):
        return False  # such as the heading of a box about the author
    if squeeze(line) in alts or shapes.credit_end(line) or _has_credit_line(block):
        return True
    clued = len(line) < MAX_PLAIN and any(clue in line for clue in _CLUES)
    if clued and any(map(says_credit, caption_lines(block))):
        return True
    if CAPTION_LABEL.match(line):
        return True
    if is_date_or_age(line) or not _stands_by(page, block):
        return False  # such as the leaf of a calendar on the picture
    return not (says_author(block.owner) or names_author(block.owner) or is_meta(block))


def _stands_by(page: ParsedPage, block: Block) -> bool:
    """Whether a line has the name, the credit or the place of a caption."""
    line = block.line
    if not block.heading and (is_called_caption(page, block) or is_called_credit(page, block)):
        return True
    if len(line) < MAX_CREDITED and not block.heading and shapes.CREDIT_TAIL.search(line):
        return True
    if len(line) < MAX_PLAIN and shapes.SOURCE_TAIL.search(line):
        return True
    if block.images:
        return (block.owner.tag != "p" or is_set_off(block)) and len(line) < MAX_PLAIN
    if len(line) < MAX_PLAIN and not block.heading and is_small(page, block):
        return True
    return _boxed(page, block) or _is_below_in_table(page, block)


def _is_below_in_table(page: ParsedPage, block: Block) -> bool:
    """Whether a table holds nothing but a picture and a line below it."""
    table = enclosing(block.owner, "table") if "td" in block.regions else None
    held = [] if table is None else [b for b in page.flow.below(table) if b.text or b.images]
    return len(held) == MIN_TABLE and held[1] is block and bool(held[0].images)


def _is_set_as_heading(page: ParsedPage, block: Block) -> bool:
    """Whether a sentence is set as a small heading and stands alone with a picture in a box: no
    subheading ends like a sentence."""
    small = block.heading in _SMALL_HEADINGS and not block.links and len(block.line) < MAX_PLAIN
    return small and shapes.ends_sentence(block.line) and _boxed(page, block)


def _boxed(page: ParsedPage, block: Block) -> bool:
    """Whether a block shares a small box with a picture above it and with little else.

    A sentence beside a ``figure`` is text, however short: the caption stands in the figure.
    """
    sentence = block.line.endswith((".", "!", "?", "“"))
    if sentence and len(block.line) > MIN_TEXT:
        return False
    levels = 0
    inside = [block.owner] if next(block.owner.iter(*IMAGES), None) is not None else []
    for parent in chain(inside, block.owner.iterancestors()):
        levels += len(parent) > 1  # a wrapper around one element does not count
        if levels > MAX_LEVELS or parent.tag in ("body", "main", "section", "tr", "table"):
            return False
        if parent.tag == "article" and any(b.heading for b in page.flow.below(parent)):
            return False  # a box of an article, not of a picture with its caption
        if next(parent.iter(*IMAGES), None) is not None:
            near = page.blocks[max(0, block.index - 3) : block.index]
            above = [b for b in near if is_within(b.owner, parent)]
            framed = any("figure" in b.regions for b in above if b.images)
            pictured = any(b.images for b in above) and not (sentence and framed)
            room = len(block.line) + 120
            return pictured and sum(len(b.line) + 1 for b in page.flow.below(parent)) <= room + 1
    return False
