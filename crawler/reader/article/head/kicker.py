"""The kicker on a separate line above or below the headline. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from crawler.reader.article.boxes.calls import is_label
from crawler.reader.article.boxes.captions import says_caption
from crawler.reader.article.boxes.noise import find_noise
from crawler.reader.article.head.above import is_author_alone, is_marked, says_about
from crawler.reader.article.head.rubric import beside_section, is_section_line
from crawler.reader.article.head.tags import called_keywords, find_keywords
from crawler.reader.article.head.tools import (
    MAX_KICKER,
    is_called_number,
    is_leaf,
    is_named_kicker,
    is_row_item,
    leads_away,
    may_stand_between,
    says_when,
    without_tools,
)
from crawler.reader.article.page.between import is_boxed_apart
from crawler.reader.article.page.masthead import (
    CRUMBS,
    is_the_sites,
    leads_within,
    may_stand_above,
    names_site,
)
from crawler.reader.article.page.meta import is_filing, is_meta
from crawler.reader.article.page.naming import letters
from crawler.reader.article.page.own_day import beside_date, is_own_day
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import Block, tidy
from crawler.reader.markup.pieces import pieces, split_bars
from crawler.reader.markup.tree import (
    common_ancestor,
    enclosing,
    is_author_link,
    is_within,
    names_author,
)
from crawler.reader.wording import furniture, shapes
from crawler.reader.wording.about import ISSUER, read_about
from crawler.reader.wording.datelines import DATE_LINE, find_date, is_date_line, is_date_or_age

_TRAIL = re.compile(r"(?:Startseite|Home|Start|Sie sind hier)\b.*[›»>/|]")
_JOINS = re.compile(r"\s(?:am|um|im|in|von|vom|by|on)$")
"""A word to which a date or a name belongs."""
MIN_SENTENCE = 40
"""Characters from which a whole sentence below a kicker is text."""
MAX_ABOVE = 12
"""Lines above a headline in which its kicker may stand, behind tools and counters."""
MAX_BETWEEN = 3
"""Blocks below a kicker in which the text begins, pictures counted."""
_ELSEWHERE = frozenset("nav footer aside form dialog banner button address".split())
_SAY_ELSE = (
    *(shapes.META_LINE, shapes.SECTION_LABEL, ISSUER),
    *(furniture.NOISE, furniture.CONSENT, furniture.PAID, furniture.BADGE),
)
MAX_WORDS = 4
"""Words of a kicker below which date and author may stand."""

# Advertisements (asides, boxes with a label) may stand between kicker, headline and text.


def line_above(page: ParsedPage, headline: Block) -> Block | None:
    """Find the kicker in the line above the headline."""
    before = (
        b
        for b in reversed(page.blocks[: headline.index])
        if "aside" not in b.regions or _is_of_header(b, headline)
    )
    said = (b for b in before if b.text and not shapes.BRACKET.fullmatch(b.line))
    between = 0
    for block in islice(said, MAX_ABOVE):
        if not _is_between(page, block, headline):
            break
        between += 1
    else:
        return None
    if not could_be_kicker(page, block, headline) or is_row_item(block):
        return None
    if between and not _shares_box(block, headline):
        return None
    if letters(headline.line) in letters(undated(page, block)):
        return None  # the title of a film
    if is_the_sites(page, block, headline) or not is_own_day(page, headline, block):
        return None
    holder = common_ancestor(block.owner, headline.owner)
    if holder is None or holder.tag in ("html",):
        return None
    above = next((b for b in reversed(page.blocks[: block.index]) if b.text), None)
    if above is not None and names_site(page, above):  # a kicker, or the site's own motto
        named = common_ancestor(above.owner, block.owner)
        marked = block.bold or block.line.endswith(":")
        apart = named is not None and named in holder.iterancestors()
        if not (marked if named is holder else apart):
            return None
    if block.owner.getparent() is headline.owner.getparent():
        return block
    # the kicker opens the box around it and the headline; at most a date comes before it
    earlier = [
        b
        for b in page.flow.below(holder)
        if b.index < block.index
        and b.text
        and not may_stand_above(b, page, headline)
        and not is_boxed_apart(b, block, holder)
    ]
    return None if any(_without_boxes(page, earlier, block, headline)) else block


def _is_between(page: ParsedPage, block: Block, headline: Block) -> bool:
    """Whether a line is no kicker, and hides none above it."""
    if leads_away(page, block) or may_stand_between(page, block):
        return not is_called_number(block)
    named = is_marked(block) and shapes.PERSONS.match(block.line)
    about = named or says_when(block) or is_filing(block)
    return about and not could_be_kicker(page, block, headline)


def _shares_box(block: Block, headline: Block) -> bool:
    """Whether a line stands in the same header, article and main part as the headline."""
    boxes = {"header", "article", "main"}
    return block.regions & boxes == headline.regions & boxes


def _is_of_header(block: Block, headline: Block) -> bool:
    """Whether an aside stands in the header of the article, beside the headline."""
    aside = enclosing(block.owner, "aside")
    header = None if aside is None else aside.getparent()
    return header is not None and header.tag == "header" and is_within(headline.owner, header)


def line_below(page: ParsedPage, headline: Block) -> Block | None:
    """Find the kicker in the line below the headline: a short one before a longer line; one with a
    label may stand behind date, keywords and tools."""
    behind = page.blocks[headline.index + 1 :]
    for block in takewhile(lambda b: not is_prose(b), behind[:MAX_ABOVE]):
        if is_named_kicker(page, block) and not leads_away(page, block):
            return block
    about = [b for b in behind[:MAX_BETWEEN] if b.text and not b.images]
    said = next((n for n, b in enumerate(about) if not _says_when(b, headline)), len(about))
    if said < len(about) and "header" in about[said].regions:
        said = 0
    behind = behind[said:]
    if behind and _opens_box(behind[0]):
        behind = [*_without_boxes(page, behind, headline)]
    if not behind or not behind[0].text:  # behind a picture a short line is its caption
        return None
    block = behind[0]
    beside = beside_date(page, block)
    if beside is not None and (beside.placed or not is_own_day(page, headline, block)):
        return None
    apart = block.regions & ({"figure"} if beside else {"figure", "dt", "dd"})
    if apart or not could_be_kicker(page, block) or is_row_item(block):
        return None
    if block.images or any(s.match(block.line) for s in (shapes.AUTHOR, shapes.PEOPLE)):
        return None
    if shapes.MARK.fullmatch(block.line):
        return None
    if beside is not None:
        return block
    others = without_tools(page, _without_boxes(page, behind[1:], headline, block))
    following = [*islice(others, MAX_BETWEEN)]
    then = next((b for b in following if b.text), None)
    if then is None:
        return None
    begins = (shapes.BRACKET, DATE_LINE, shapes.META_LINE, shapes.AUTHOR)
    starts = len(then.text) > 80 or any(shape.match(then.line) for shape in begins)
    few = len(block.line.split()) <= MAX_WORDS
    says = says_about(then, heading=block.heading is not None)
    starts = starts or (few and says) or bool(shapes.CREDIT.search(then.line))
    whole = bool(shapes.ends_sentence(then.line))
    starts = starts or (whole and (block.heading is not None or len(then.line) >= MIN_SENTENCE))
    starts = starts or any(b.images for b in following if b.index < then.index)
    starts = starts or "figcaption" in then.regions
    return block if starts or "hgroup" in block.regions else None


def _says_when(block: Block, headline: Block) -> bool:
    """Whether a line prints date and author in a header that does not hold the headline: a kicker
    may stand below it."""
    header = enclosing(block.owner, "header") if "header" in block.regions else None
    return header is not None and is_meta(block) and not is_within(headline.owner, header)


def _without_boxes(page: ParsedPage, blocks: list[Block], *own: Block) -> Iterator[Block]:
    """Iterate over blocks without those of asides and labelled boxes; ``own`` are part of the
    article."""
    apart: set[int] | None = None
    boxed = False
    for block in blocks:
        boxed = boxed or _opens_box(block)
        if boxed and apart is None:  # most articles have no such box
            apart = find_noise(page, blocks[0].index - 1, frozenset(b.index for b in own))
        boxed = boxed and apart is not None and block.index in apart
        if not boxed:
            yield block


def _opens_box(block: Block) -> bool:
    """Whether a line stands in an aside, or is the label of a box."""
    return "aside" in block.regions or is_label(block)


def undated(page: ParsedPage, block: Block) -> str:
    """Drop the date, the trail or the section beside a kicker, each in a separate element."""
    if _is_behind_trail(block):
        return pieces(block)[1]
    if words := beside_section(block):
        return words
    if beside := beside_date(page, block):
        return _without_badge(block, beside.words)
    parts = [r.text for r in block.runs if not _is_date(r.text)]
    if len(parts) == len(block.runs):
        return _without_badge(block, block.line)
    return _without_badge(block, tidy("".join(parts)).replace("\n", " ").strip("|·•, "))


def _without_badge(block: Block, words: str) -> str:
    """Drop a badge in an element of its own in front of other words."""
    first = tidy(block.runs[0].text) if len(block.runs) > 1 else ""
    badge = any(form.match(first) for form in (furniture.GENRE, furniture.BADGE, furniture.PAID))
    return words.removeprefix(first).strip() or words if first and badge else words


def _is_behind_trail(block: Block) -> bool:
    """Whether a line is a breadcrumb trail with one separate element behind it."""
    beside = pieces(block) if len(block.links) > 1 else []
    return len(beside) == 2 and _TRAIL.match(beside[0]) is not None


def _is_date(text: str) -> bool:
    text = tidy(text).strip("|·•, ")
    bracket = shapes.BRACKET.match(text)
    whole = bracket is not None and not text[bracket.end() :]
    return bool(text) and (whole or is_date_line(text))


def could_be_kicker(page: ParsedPage, block: Block, headline: Block | None = None) -> bool:
    """Tell whether the words of a line may be a kicker: no date, author, section, credit, tool or
    sentence; ``headline`` is the one below the line."""
    around = headline.regions if headline else frozenset()
    if block.regions & _ELSEWHERE - around and not (headline and _is_of_header(block, headline)):
        return False
    text = undated(page, block)
    if block.index in page.teasers or not text or len(text) > MAX_KICKER:
        return False
    parts = [piece for piece in split_bars(text) if piece]
    about = read_about(text)
    dated = about is not None and (about.dates or headline is None)
    other = any(run.link is not None and shapes.BRACKET.match(run.text) for run in block.runs)
    if dated or other or is_leaf(block) or find_date(text) or any(map(is_date_or_age, parts)):
        return False  # a date, an age, a reading time, another article, an author below a headline
    if any(leads_within(page, a) for a in block.links):
        return False
    marked = any(names_author(run.el) for run in block.runs if text in run.text)
    named = marked and shapes.PERSONS.match(text)
    if (
        named
        or is_author_alone(block)
        or any(map(shapes.AUTHOR.match, parts))
        or any(map(is_author_link, block.links))
    ):
        return False
    if (
        any(form.match(text) for form in _SAY_ELSE)
        or (furniture.TAIL.match(text) and not furniture.GENRE.match(text))
        or find_keywords(block)
        or letters("".join(called_keywords(block))) not in ("", letters(block.line))
    ):
        return False
    worded = any(map(str.isalpha, text)) or is_called_number(block)
    if says_caption(block) or text[0] in "•·|" or not worded:
        return False
    if shapes.is_sentence(text.rpartition(". ")[0] + "."):  # a caption, the photographer behind it
        return False
    if (
        _JOINS.search(text)
        or shapes.ends_sentence(text.rstrip(":"))
        or (CRUMBS.search(text) and block.links)
    ):
        return False
    if _is_behind_trail(block) or beside_section(block):
        return letters(text) not in page.names
    if is_section_line(page, block, text):
        return False
    if len(block.links) > 1 or re.search(r"\d{1,2}[:.]\d{2} Uhr", text):
        return False
    return letters(text) not in page.names
