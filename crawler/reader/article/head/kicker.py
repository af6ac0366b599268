"""The kicker on a separate line above or below the headline. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice, takewhile

from crawler.reader.article.boxes.calls import is_label
from crawler.reader.article.boxes.noise import find_noise
from crawler.reader.article.head.above import is_marked, says_about
from crawler.reader.article.head.beside import undated
from crawler.reader.article.head.could_be import could_be_kicker, is_of_header
from crawler.reader.article.head.tags import find_keywords
from crawler.reader.article.head.tools import (
    is_called_number,
    is_named_kicker,
    is_row_item,
    leads_away,
    may_stand_between,
    says_when,
    without_tools,
)
from crawler.reader.article.page.between import is_boxed_apart
from crawler.reader.article.page.masthead import (
    GENERAL,
    is_the_sites,
    may_stand_above,
    names_site,
)
from crawler.reader.article.page.meta import is_filing, is_meta
from crawler.reader.article.page.naming import letters
from crawler.reader.article.page.own_day import beside_date, is_own_day
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import (
    common_ancestor,
    enclosing,
    is_within,
)
from crawler.reader.wording import furniture, shapes
from crawler.reader.wording.datelines import DATE_LINE

MIN_SENTENCE = 40
"""Characters from which a whole sentence below a kicker is text."""
MAX_ABOVE = 12
"""Lines above a headline in which its kicker may stand, behind tools and counters."""
MAX_BETWEEN = 3
"""Blocks below a kicker in which the text begins, pictures counted."""
MAX_WORDS = 4
"""Words of a kicker below which date and author may stand."""

# Advertisements (asides, boxes with a label) may stand between kicker, headline and text.


def line_above(page: ParsedPage, headline: Block) -> Block | None:
    """Find the kicker in the line above the headline; one that only says what every text of a house
    is counts if there is no other."""
    before = (
        b
        for b in reversed(page.blocks[: headline.index])
        if b.text and ("aside" not in b.regions or is_of_header(b, headline))
    )
    said = [*islice((b for b in before if not shapes.BRACKET.fullmatch(b.line)), MAX_ABOVE)]
    general = [b.index for b in said if furniture.KIND.match(b.line)]
    found = _line_above(page, headline, said, general)
    return _line_above(page, headline, said, ()) if found is None and general else found


def _line_above(
    page: ParsedPage, headline: Block, said: list[Block], general: Collection[int]
) -> Block | None:
    """Find the kicker among the lines above a headline, which is none of the ``general`` ones."""
    between = 0
    for block in said:
        if not (block.index in general or _is_between(page, block, headline)):
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
    own = undated(page, block) if len(block.runs) > 1 else block.line
    if own != block.line and could_be_kicker(page, block, headline):
        return False
    if (letters(block.line) in GENERAL and not block.heading) or find_keywords(block):
        return True
    if leads_away(page, block) or may_stand_between(page, block):
        return not is_called_number(block)
    named = shapes.PERSONS.match(block.line) and is_marked(block)
    about = named or says_when(block) or is_filing(block)
    return about and not could_be_kicker(page, block, headline)


def _shares_box(block: Block, headline: Block) -> bool:
    """Whether a line stands in the same header, article and main part as the headline."""
    boxes = {"header", "article", "main"}
    return block.regions & boxes == headline.regions & boxes


def line_below(page: ParsedPage, headline: Block) -> Block | None:
    """Find the kicker in the line below the headline: a short one before a longer line; one with a
    label may stand behind date, keywords and tools."""
    behind = page.blocks[headline.index + 1 :]
    for block in takewhile(lambda b: not is_prose(b), behind[:MAX_ABOVE]):
        if is_named_kicker(page, block) and not leads_away(page, block):
            return block
    if (above := _at_dated_lead(page, behind)) is not None:
        return above
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


def _at_dated_lead(page: ParsedPage, behind: list[Block]) -> Block | None:
    """Find the line between date, author or tools below a headline and the ``[date]`` that opens
    the lead: no picture stands there."""
    near = [b for b in behind[:MAX_ABOVE] if b.text or b.images]
    at = next((n for n, b in enumerate(near) if shapes.BRACKET.match(b.text) and is_prose(b)), 0)
    if at < 2 or any(b.images for b in near[:at]):
        return None
    about, line = near[: at - 1], near[at - 1]
    if is_row_item(line) or line.heading or not could_be_kicker(page, line):
        return None
    if may_stand_between(page, line):
        return None
    return line if all(says_when(b) or may_stand_between(page, b) for b in about) else None


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
