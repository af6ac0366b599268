"""The section of an article, mostly printed at its end or above its headline. Pure."""

from __future__ import annotations

from itertools import chain, islice

from lxml import etree

from crawler.reader.article.body import ArticleText
from crawler.reader.article.evidence import Evidence, Ladder
from crawler.reader.article.fields.data_row import (
    badge_in_line,
    behind_folder,
    filed_in_row,
    rows_in_menus,
)
from crawler.reader.article.fields.filed import (
    called_section,
    filed_above,
    filed_in,
    is_entry,
    is_in_row,
    is_of_menu,
    labelled_section,
    named_in_menu,
    tag_above,
)
from crawler.reader.article.fields.region import MAX_ABOVE, others_from
from crawler.reader.article.fields.trails import (
    listed_trail,
    named_crumb,
    printed_trail,
    signed_trail,
)
from crawler.reader.article.head.could_be import is_of_header
from crawler.reader.article.head.headline import Headline
from crawler.reader.article.page.masthead import GENERAL
from crawler.reader.article.page.meta import is_meta, is_note
from crawler.reader.article.page.naming import letters
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import Block, tidy
from crawler.reader.markup.structured import text_of
from crawler.reader.markup.tree import (
    enclosing,
    is_category,
    is_topic,
    visible_text,
)
from crawler.reader.wording import shapes

MAX_NEAR = 6
"""Blocks around headline and end of text in which a labelled section may stand."""
MAX_HEAD = 20
"""Blocks of the lines between headline and text."""
MAX_BADGE = 2
"""Blocks above the headline and its kicker in which the only badge is the section."""
MAX_FAR = 12
"""Blocks behind the text in which a link to the section may stand."""


def read_section(
    page: ParsedPage, headline: Headline, text: ArticleText, inside: list[Block]
) -> Ladder:
    """Find the section: printed in the tail, then metadata, then the breadcrumb trail. ``inside``
    are the blocks of the article's region."""
    tails = (said for index, said in page.tails.items() if said and index > headline.last)
    ladder = [Evidence("printed", section) for section in islice(tails, 1)]
    structured = page.structured
    node = page.node
    stated = (
        ("json-ld", text_of(node, "articleSection")),
        ("meta", structured.first("article:section")),
    )
    claims = [(rung, value) for rung, value in stated if value]
    general = [claim for claim in claims if letters(claim[1].rpartition("-")[2]) in GENERAL]
    ladder += [Evidence(*claim) for claim in claims if claim not in general]
    end = others_from(page, text)
    around = page.blocks[max(0, headline.first - MAX_ABOVE) : end]
    own = [b for b in inside if b.index < end]
    head = _end_of_head(headline, text)
    first = text.body[0].index if text.body else headline.last + 1
    rows = [*rows_in_menus(page, headline, first)]
    placed = (
        b for b in (*own, *rows)
        if b.links and (b.index <= head or 0 < b.index - text.last <= MAX_FAR or _is_note(b))
    )  # fmt: skip
    filed = (b for b in placed if any(map(is_category, b.links)))
    links = (
        a
        for b in sorted(filed, key=lambda b: abs(b.index - headline.block))
        if not shapes.KEYWORDS.match(b.line)
        if (b in rows or not is_of_menu(page, b, headline))
        and (not is_prose(b) or _is_note(b) or is_meta(b))
        for a in b.links
        if is_category(a) and (b.index <= head or not _is_keyword(page, b, a))
    )
    named = [name for a in links if (name := tidy(visible_text(a)))]
    named = [name for name in named if letters(name) not in GENERAL] or named
    over = page.blocks[max(0, headline.first - MAX_ABOVE) : max(0, headline.first)]
    named = named or [s for b in over if (s := tag_above(b, headline))]
    told = {b.index for b in text.body} if not named else ()
    untold = [b for b in own if b.index <= text.last + MAX_FAR and b.index not in told]
    named = named or [s for b in untold if (s := called_section(page, b))]
    near = [b for b in around if b.index <= head or 0 < b.index - text.last <= MAX_NEAR]
    named = named or [s for b in near if (s := filed_in(b))]
    labelled = [s for b in near if (s := labelled_section(page, b))]
    above = [b for b in own if b.index < headline.block]
    above += filter(_is_bar_of_article, over)
    named = labelled or named or [s for b in above if (s := filed_above(page, b, headline))]
    near = [b for b in own if b.index <= head or 0 < b.index - text.last <= MAX_NEAR]
    named = named or [b.line for b in near if is_in_row(page, b)]
    named = named or [s for b in near if (s := named_in_menu(page, b, headline))]
    head_lines = [b for b in near if b.index < first]
    head_lines += [
        b for b in over if "aside" in b.regions and is_of_header(b, page.blocks[headline.block])
    ]
    named = named or [b.line.removeprefix("in ") for b in head_lines if is_entry(page, b, headline)]
    named = named or _by_place(page, headline, head_lines)
    ladder += [Evidence("structure", name) for name in named[:1]]
    title = next((e.value for e in headline.title), "")
    finders = (listed_trail, printed_trail, signed_trail)
    trails = chain([structured.breadcrumbs()], (find(page, headline) for find in finders))
    found = [steps for trail in trails if (steps := _steps(trail, title))]
    trail = next((steps for steps in found if len(steps) > 1), found[0] if found else [])
    if len(trail) > 1:
        ladder.append(Evidence("structure", trail[-1]))
    elif crumb := named_crumb(page, headline):
        ladder.append(Evidence("structure", crumb))
    return [*ladder, *(Evidence(*claim) for claim in general)]  # as all articles are called


def _steps(trail: list[str], title: str) -> list[str]:
    """List the steps of a trail without the headline and the names of listings at its end."""
    said = (step for step in trail if any(map(str.isalnum, step)))
    steps = [step for step in said if step.casefold() != title.casefold()]
    while len(steps) > 1 and steps[-1].casefold() in GENERAL:
        steps.pop()
    return steps


def _by_place(page: ParsedPage, headline: Headline, head: list[Block]) -> list[str]:
    """List what only its place among the data of the article names as the section."""
    said = [s for b in head if (s := behind_folder(b))]
    below = [b for b in head if b.index > headline.last]
    said = said or [s for b in below if (s := filed_in_row(page, b))]
    said = said or [s for b in below if (s := badge_in_line(b))]
    taken = {letters(e.value) for e in headline.kicker}
    said = [name for name in said if letters(name) not in taken]
    above = [b for b in head if headline.first - MAX_BADGE <= b.index < headline.first]
    badges = [] if said else [s for b in above if (s := badge_in_line(b))]
    said += badges if len(badges) == 1 else []
    return [name for name in said if letters(name) not in GENERAL]


def _is_bar_of_article(block: Block) -> bool:
    """Whether a line is the one link of a menu in the article itself."""
    return {"nav", "article"} <= block.regions and len(block.links) == 1


def _is_note(block: Block) -> bool:
    """Whether a line says when and where an article was filed, or stands in its footer."""
    foot = "footer" in block.regions and "article" in block.regions
    return foot or is_note(block.line)


def _is_keyword(page: ParsedPage, block: Block, a: etree._Element) -> bool:
    """Whether a link behind the text leads to the page of a topic that is a keyword's: one of
    several in a row, or one that is named in the singular."""
    row = enclosing(block.owner, "ul", "ol") if "li" in block.regions else None
    lines = [block] if row is None else page.flow.below(row)
    return is_topic(a) and (
        "/thema/" in (a.get("href") or "").casefold()
        or sum(is_topic(one) for b in lines for one in b.links) > 1
    )


def _end_of_head(headline: Headline, text: ArticleText) -> int:
    """Find the last block of the lines around headline and lead."""
    first = text.body[0].index if text.body else headline.last
    end = headline.last + max(MAX_NEAR, min(MAX_HEAD, first - headline.last))
    return min(end, text.body[-1].index) if text.body else end
