"""The first picture of an article: address, alternative text, caption, credit. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

from crawler.reader.article.boxes.credits import (
    COUNTER,
    caption_lines,
    split_credit,
)
from crawler.reader.article.fields.captions_apart import credit_in_link, find_credit, with_apart
from crawler.reader.article.fields.captions_near import caption_again, caption_at_head, caption_near
from crawler.reader.article.fields.picture_files import (
    address_of,
    file_of,
    is_avatar,
    is_icon_link,
    is_small,
    is_tool,
)
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.listing.links import absolute_url
from crawler.reader.markup.flow import Block
from crawler.reader.markup.structured import text_of
from crawler.reader.markup.tree import (
    common_ancestor,
    enclosing,
    is_author_link,
    is_within,
    names_author,
    says_author,
)
from crawler.reader.wording import shapes

MAX_BELOW = 8
"""Blocks below the text in which it may stand."""
MIN_COLUMN = 2
"""Paragraphs of a column."""
MAX_PORTRAIT = 200
"""Pixels of a portrait beside the name of an author."""
_NAMING = frozenset("li dd dl address header".split())
"""Elements in which themes print the authors."""
_ASIDE = frozenset(("nav", "aside", "footer", "form"))
"""Parts of a page in which no picture is the article's."""
_HEADS = frozenset(("banner", "nav", "header"))
"""Parts of a page in which a picture is mostly a logo."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture, as printed."""

    url: str | None = None
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None


def read_picture(
    page: ParsedPage,
    headline: int,
    last: int,
    excluded: set[int],
    captions: set[int],
    above: int,
    text: int,
) -> Picture:
    """Find the first picture from just above the block ``headline`` to the block ``last``; below
    that it needs a caption. It begins in the block ``above``, and the text in the block ``text``. A
    picture with ``alt=""`` is decoration, unless it has a caption."""
    decoration: Picture | None = None
    authors = _authors(page)
    for block, image, url in _shown(page, above, headline, last, excluded, captions):
        alt = " ".join((image.get("alt") or "").split()) or None
        caption, credit = caption_near(page, block, captions)
        if alt in authors or (caption or "").startswith(authors):
            continue  # a portrait
        below = block.index > last and not _captioned(page, block, captions)
        if below and (credit is None or not _is_beside(page, block, headline, last)):
            continue
        if caption is None or credit is None:
            again = caption_again(page, block, file_of(url), captions)
            caption, credit = caption or again[0], credit or again[1]
        if caption is None and credit is None and block.index < text:
            caption, credit = caption_at_head(page, headline, text, captions, authors)
        caption, credit = with_apart(page, (caption, credit), block.index, last, captions)
        credit = credit or find_credit(page, block.index, max(0, above), last)
        credit = credit or credit_in_link(image)
        if COUNTER.match(caption or ""):
            caption = credit = None  # one of a gallery
        if shapes.BY.match(caption or ""):
            caption = None  # the author beside the picture
        found = Picture(url, alt, caption, credit)
        bare = caption is None and credit is None
        away = is_icon_link(image, url, page.base, page.url)
        if away and _is_labelled(block, found):
            decoration = decoration or found
            continue
        if decoration is not None and decoration.caption and credit is None:
            continue
        if not bare or (decoration is None and not away and image.get("alt") != ""):
            return found
        decoration = decoration or found
    if decoration is None:  # it may be the background of a box
        said = caption_at_head(page, headline, text, captions, authors)
        hero = None if any(said) else _hero(page, above, headline)
        said = with_apart(page, said, headline, last, captions)
        return hero or Picture(None, None, *said)
    return decoration


def _is_labelled(block: Block, found: Picture) -> bool:
    """Whether a picture that leads to another page has a mere label: the logo of a firm, if another
    picture has a credit."""
    if found.caption is None or found.credit is not None or "figure" in block.regions:
        return False
    return not shapes.ends_sentence(found.caption)


def _hero(page: ParsedPage, above: int, headline: int) -> Picture | None:
    """Find the picture with caption and credit in a box of its own far above the headline, where
    navigation stands between."""
    for block in page.blocks[:above]:
        away = block.index in page.teasers or block.regions & _ASIDE
        if away or len(block.images) != 1:
            continue
        image = block.images[0]
        url = address_of(image, page.base)
        if url is None or is_small(image) or enclosing(image, "a") is not None:
            continue
        below = page.blocks[block.index + 1 : block.index + 2]
        box = block.owner if block.line else block.owner.getparent()
        near = [
            b for b in (block, *below) if b.line and box is not None and is_within(b.owner, box)
        ]
        caption, credit = split_credit([line for b in near[:1] for line in caption_lines(b)])
        if caption and credit and _may_lead(image, block, page, headline):
            return Picture(url, " ".join((image.get("alt") or "").split()) or None, caption, credit)
    return None


def _shown(
    page: ParsedPage, above: int, headline: int, last: int, excluded: set[int], captions: set[int]
) -> Iterator[tuple[Block, etree._Element, str]]:
    """Iterate over the pictures that may be the article's: block, element, address."""
    around = (b for b in page.blocks[above:] if b.index not in page.teasers)
    behind = 0
    for block in around:
        behind += block.index > last
        if behind >= MAX_BELOW:
            break
        if block.index in excluded and block.index not in captions:
            continue
        if block.regions & _ASIDE:
            continue
        for image in block.images:
            url = address_of(image, page.base)
            if url is None or is_small(image) or _leads_away(image, page) or is_tool(image):
                continue
            if names_author(image) or _is_portrait(page, image, block):
                continue
            own = bool({block.index, block.index + 1} & captions) and not block.regions & _HEADS
            if block.index >= headline or own or _may_lead(image, block, page, headline):
                yield block, image, url


def _is_beside(page: ParsedPage, block: Block, headline: int, last: int) -> bool:
    """Whether a block stands in the box of headline and text, not in another column; the box of a
    headline and one paragraph is no column."""
    box = common_ancestor(page.blocks[max(0, headline)].owner, page.blocks[last].owner)
    if box is None or is_within(block.owner, box):
        return True
    return sum(map(is_prose, page.flow.below(box))) < MIN_COLUMN


def _captioned(page: ParsedPage, block: Block, captions: set[int]) -> bool:
    """Whether a picture below the text has a caption in a ``figcaption``."""
    near = page.blocks[block.index : block.index + 5]
    return any(b.index in captions and "figcaption" in b.regions for b in near)


def _authors(page: ParsedPage) -> tuple[str, ...]:
    """List the names that a portrait may have: the author's, and those of links to authors."""
    named = {text_of(page.node, "author"), page.structured.first("author")}
    links = [a for a, href in page.tree.links if "/aut" in href and is_author_link(a)]
    related = (el for el in page.tree.marked("rel") if el.tag == "a")
    links += (a for a in related if "author" in (a.get("rel") or "").split())
    named.update(" ".join("".join(a.itertext()).split()) for a in links)
    marked = set(filter(says_author, page.tree.marked("itemprop")))
    if marked:
        named.update(b.text.partition("\n")[0] for b in page.blocks if b.owner in marked)
    return tuple(name for name in named if name and len(name) > 3)


def _may_lead(image: etree._Element, block: Block, page: ParsedPage, headline: int) -> bool:
    """Whether a picture above the headline may be the article's: not a logo, not in the header."""
    if block.regions & _HEADS and "article" not in block.regions:
        header = enclosing(block.owner, "header")
        if headline < 0 or header is None or not is_within(page.blocks[headline].owner, header):
            return False
    link = enclosing(image, "a")
    to = None if link is None else absolute_url(page.base, link.get("href") or "")
    home = to is not None and urlsplit(to).path in "/"
    site = {"logo", page.site.title.casefold(), page.site.name.casefold()}
    site |= set() if "article" in block.regions else {""}
    named = (image.get("alt") or "").strip().casefold() in site
    return "figure" in block.regions or not (home or named)


def _is_portrait(page: ParsedPage, image: etree._Element, block: Block) -> bool:
    """Whether a picture stands beside a name in a list or header, or is small and square and stands
    beside the byline."""
    if is_avatar(image) and shapes.PERSONS.match(image.get("alt") or ""):
        return True
    if block.regions & _NAMING and shapes.PERSONS.match(block.line):
        return True
    width, height = image.get("width") or "", image.get("height") or ""
    if width != height or not width.isdigit() or int(width) > MAX_PORTRAIT:
        return False
    if shapes.PERSONS.match(image.get("alt") or ""):
        return True
    near = page.blocks[block.index : block.index + 2]
    return any(shapes.BY.match(b.line) for b in near)


def _leads_away(image: etree._Element, page: ParsedPage) -> bool:
    """Whether the picture is a link to another host: an advertisement."""
    link = enclosing(image, "a")
    if link is None:
        return False
    url = absolute_url(page.base, link.get("href") or "")
    if url is None:
        return True
    host = urlsplit(url).hostname  # none in ``javascript:``, which only opens the picture
    return host not in (None, urlsplit(page.base).hostname) and not page.site.owns(url)
