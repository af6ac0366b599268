"""Pages without an article at an article's address: a list of articles, an issue of a newsletter, a
password form. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from archive.records import NO_ARTICLE, THIN_BODY, Remark
from crawler.reader.article.body import ArticleText
from crawler.reader.article.boxes.calls import speaks
from crawler.reader.article.evidence import Ladder, best
from crawler.reader.article.failure import tells_failure
from crawler.reader.article.head.headline import Headline
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose, mass
from crawler.reader.listing.teasers import PrintedTeaser
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import common_ancestor, spelled
from crawler.reader.wording import shapes

MIN_LISTED = 4
"""Teasers right below a few words that count as a list."""
MAX_WORDS = 300
"""Characters of the introduction to a list."""
MAX_ADDRESS = 600
"""Characters of an excuse, which ends by speaking to the reader."""
_EXCUSE = (
    "without date and author, a few sentences that speak to the reader stand above {} other "
    "articles; see whether this is an article, or the excuse for a missing one"
)
_FAILURE = (
    "without date and author, a few sentences speak of the failure of the page itself; see whether "
    "this is an article, or an error text that answered in its place"
)
_COUNT = re.compile(
    r"\d[\d.]* (?:Beiträge|Artikel|Meldungen|Nachrichten|Einträge|Treffer|Ergebnisse|Texte)\W*$"
)
"""How many articles a list holds."""
_AUTHORS = re.compile(r"/(?:authors?|autor(?:in|en|innen)?)/([^/]+)/?$")
_ALL_BY = re.compile(r"(?:Alle|Weitere) (?:Beiträge|Artikel|Meldungen|Texte) (?:von|des|der) ")
MAX_LABELS = 120
"""Characters below which words without a sentence are not a text."""


def find_instead(
    page: ParsedPage,
    headline: Headline,
    text: ArticleText,
    others: tuple[PrintedTeaser, ...],
    said: tuple[Ladder, ...],
) -> Iterator[Remark]:
    """Find what stands in place of an article. ``said`` are the ladders of date and author: a page
    with an answer for one of them is an article, however short."""
    blocks = ([] if text.lead is None else [page.blocks[text.lead]]) + text.body
    if not any(map(is_prose, blocks)) and _asks_for_password(page):
        yield _remark(page, headline, "a form that asks for a password, and no text")
    elif (issue := _announced(headline, text, others)) >= MIN_LISTED and mass(blocks) <= MAX_WORDS:
        yield _remark(page, headline, f"an issue of a newsletter that announces {issue} articles")
    elif _is_of_author(page, best(headline.title) or ""):
        yield _remark(page, headline, "what an author wrote, not with an article")
    elif not any(said) and page.node is None and not _is_declared(page):
        listed = _listed(page, headline, blocks, others)
        if listed >= MIN_LISTED and mass(blocks) <= MAX_WORDS:
            yield _remark(page, headline, f"a list of {listed} other articles below a few words")
        elif len(blocks) >= MIN_LISTED and all(map(_begins_with_link, blocks)):
            yield _remark(page, headline, f"a list of {len(blocks)} links")
        elif blocks and not any(map(is_prose, blocks)) and _length(blocks) < MAX_LABELS:
            yield _remark(page, headline, "a few words, none of them a sentence of a text")
        elif mass(blocks) <= MAX_ADDRESS and tells_failure(
            best(headline.title) or "", _said(blocks)
        ):
            yield Remark(reason=THIN_BODY, detail=_FAILURE)
        elif blocks and speaks(blocks[-1]) and mass(blocks) <= MAX_ADDRESS:
            behind = sum(min(one.blocks) > blocks[-1].index for one in others)
            if behind >= MIN_LISTED:
                yield Remark(reason=THIN_BODY, detail=_EXCUSE.format(behind))


def _announced(headline: Headline, text: ArticleText, others: tuple[PrintedTeaser, ...]) -> int:
    """Count the teasers amid the text below a headline that names a newsletter."""
    if "newsletter" not in (best(headline.title) or "").casefold():
        return 0
    return sum(headline.last < min(one.blocks) < text.last for one in others)


def _said(blocks: list[Block]) -> str:
    return " ".join(block.line for block in blocks)


def _length(blocks: list[Block]) -> int:
    return sum(len(block.line) for block in blocks)


def _begins_with_link(block: Block) -> bool:
    return block.runs[0].link is not None


def _remark(page: ParsedPage, headline: Headline, what: str) -> Remark:
    title = best(headline.title) or ""
    detail = f"{page.url} shows {title!r} with {what}; no article was kept, look at the page"
    return Remark(reason=NO_ARTICLE, detail=detail)


def _asks_for_password(page: ParsedPage) -> bool:
    """Whether a form of the page has a field for a password."""
    return any(el.get("type") == "password" for el in page.tree.named("input"))


def _is_of_author(page: ParsedPage, title: str) -> bool:
    """Whether a page is that of an author: it is called by a name, which its address repeats, or
    a heading above other articles that says who wrote them."""
    if not shapes.PERSONS.match(title) or _is_declared(page):
        return False
    if (found := _AUTHORS.search(urlsplit(page.url).path)) and spelled(found[1]) == spelled(title):
        return True
    heads = (b for b in page.blocks[:-1] if b.heading and _ALL_BY.match(b.line))
    return any(b.line.endswith(title) and b.index + 1 in page.teasers for b in heads)


def _is_declared(page: ParsedPage) -> bool:
    """Whether the page calls itself an article."""
    return page.structured.first("og:type") == "article"


def _listed(
    page: ParsedPage, headline: Headline, blocks: list[Block], others: tuple[PrintedTeaser, ...]
) -> int:
    """Count the teasers below the introduction; none unless the first stands right below it, at
    most a count between, and not if text of the article follows in the box of both. Where neither
    headline nor text is printed, those with a text of their own in the main column."""
    top = headline.last
    if top < 0 and not blocks:
        told = (one.teaser for one in others if one.teaser.seen_on != "sidebar")
        return sum(teaser.text is not None for teaser in told)
    first = min((i for i in page.teasers if i > top), default=len(page.blocks))
    last = max([top, *(b.index for b in blocks if b.index < first)])
    lines = (b for b in page.blocks[last + 1 :] if b.text and not _COUNT.match(b.line))
    then = next(lines, None)
    if then is None or then.index not in page.teasers:
        return 0
    holder = common_ancestor(page.blocks[max(0, top)].owner, then.owner)
    if any(b.index > first and holder in (b.owner, *b.owner.iterancestors()) for b in blocks):
        return 0
    return sum(min(one.blocks) > last for one in others)
