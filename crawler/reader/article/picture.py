"""The first picture of an article: address, alternative text, caption, credit. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree

from crawler.reader import shapes
from crawler.reader.article.page import ParsedPage
from crawler.reader.flow import Block
from crawler.reader.structured import text_of
from crawler.reader.tree import IMAGES, enclosing, is_author_link, visible_text

MAX_CAPTION = 500
MAX_PLAIN = 200
"""Characters of a caption that nothing but its place gives away."""
MIN_TEXT = 120
"""Characters from which whole sentences beside a picture are text."""
MAX_ABOVE = 3
"""Blocks above the headline in which its picture may stand."""
MAX_BELOW = 8
"""Blocks below the text in which it may stand."""
MIN_PIXELS = 80
"""A picture that says it is narrower is an icon, a portrait or a counter."""


_SIZE = re.compile(r"-(?:\d{2,4}x\d{2,4}|scaled)(?=\.\w+$)")
_FILMS = ("video", "iframe", "embed", "object", "svg")


@dataclass(frozen=True, slots=True)
class Picture:
    """What is known about one picture, as printed."""

    url: str | None = None
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None


def caption_blocks(
    page: ParsedPage, start: int, excluded: set[int], end: int | None = None
) -> set[int]:
    """Find the blocks behind ``start``, before ``end``, that are captions, credits or repeated
    alternative texts."""
    found: set[int] = set()
    alts: list[str] = []
    pictured = -10
    for block in page.blocks[start + 1 : end]:
        if block.index in excluded:
            continue
        line = block.line
        if block.images:
            pictured = block.index
            alts = [_squeeze(i.get("alt") or "") for i in block.images]
        if not line:
            continue
        framed = block.regions & {"figcaption", "figure", "caption"}
        if "figcaption" in framed or (framed and "table" not in block.regions):
            if _shows_picture(block):  # else it is a quotation, code or a table
                found.add(block.index)
        elif len(line) >= MAX_CAPTION or shapes.BRACKET.match(line):
            continue
        elif block.index - pictured <= 3 and _is_caption(page, block, alts):
            found.add(block.index)
            found |= _between(page, pictured, block)
        elif _is_picture_credit(line):
            found.add(block.index)
    return found


def captions_above(page: ParsedPage, headline: int, excluded: set[int]) -> set[int]:
    """Find the captions that stand between a picture and the headline below it."""
    first = max(0, headline - MAX_ABOVE - 1)
    found = {
        i
        for i in caption_blocks(page, first - 1, excluded, headline)
        if _says_caption(page.blocks[i])
    }
    return found - page.teasers


def _says_caption(block: Block) -> bool:
    return "figcaption" in block.regions or bool(shapes.CREDIT.search(block.line))


def _shows_picture(block: Block) -> bool:
    """Whether the figure around a block holds a picture or a film."""
    figure = enclosing(block.owner, "figure")
    return figure is None or next(figure.iter(*IMAGES, "picture", *_FILMS), None) is not None


def _is_picture_credit(line: str) -> bool:
    """Whether a line ends in a credit of a picture; ``(Quelle: …)`` may end any sentence."""
    credit = shapes.CREDIT.search(line)
    return credit is not None and not credit[0].strip(" ([").casefold().startswith("quelle")


def _between(page: ParsedPage, pictured: int, block: Block) -> set[int]:
    """Short lines between a picture and its credit are its caption."""
    lines = page.blocks[pictured + 1 : block.index]
    if any(len(b.line) >= MAX_CAPTION or b.heading for b in lines):
        return set()
    return {b.index for b in lines}


def _is_caption(page: ParsedPage, block: Block, alts: list[str]) -> bool:
    """Whether a line near a picture is said of it: it repeats the alternative text, ends in a
    credit, or shares a small box with the picture. A picture set into a paragraph makes no caption
    of the paragraph."""
    line = block.line
    if block.heading and not block.regions & {"figure", "figcaption"}:
        return False
    if _squeeze(line) in alts or shapes.CREDIT.search(line) or shapes.CREDIT_LINE.match(line):
        return True
    if block.images:
        return block.owner.tag != "p" and len(line) < MAX_PLAIN
    return _boxed(page, block)


def _boxed(page: ParsedPage, block: Block) -> bool:
    """Whether a block shares a small box with a picture above it and with little else."""
    if len(block.line) > MIN_TEXT and block.line.endswith((".", "!", "?", "“")):
        return False
    holder = block.owner
    for _ in range(4):
        parent = holder.getparent()
        if parent is None or parent.tag in ("body", "article", "main", "section", "tr", "table"):
            return False
        if next(parent.iter(*IMAGES), None) is not None:
            near = page.blocks[max(0, block.index - 3) : block.index]
            above = [b for b in near if parent in (b.owner, *b.owner.iterancestors())]
            pictured = any(b.images for b in above)
            return pictured and len(visible_text(parent)) <= len(block.line) + 120
        holder = parent
    return False


def _squeeze(text: str) -> str:
    return "".join(text.split()).casefold()


def read_picture(
    page: ParsedPage,
    headline: int,
    last: int,
    excluded: set[int],
    captions: set[int],
) -> Picture:
    """Find the first picture from just above the block ``headline`` to the block ``last``; below
    that only one with a caption."""
    for block in page.blocks[max(0, headline - MAX_ABOVE) : last + MAX_BELOW]:
        if block.index in excluded and block.index not in captions:
            continue
        if block.index in page.teasers or block.regions & {"nav", "aside", "footer", "form"}:
            continue
        for image in block.images:
            url = _address(image, page.base)
            if url is None or _is_small(image) or _leads_away(image, page):
                continue
            if block.index < headline and not _may_lead(image, block, page):
                continue
            alt = " ".join((image.get("alt") or "").split()) or None
            caption, credit = _caption(page, block, captions)
            if _shows_author(page, alt, caption):
                continue
            if block.index > last and credit is None and not _captioned(page, block, captions):
                continue
            if caption is None or credit is None:
                again = _caption_again(page, block, _file(url), captions)
                caption, credit = caption or again[0], credit or again[1]
            return Picture(url, alt, caption, credit)
    return Picture()


def _captioned(page: ParsedPage, block: Block, captions: set[int]) -> bool:
    """Whether a picture below the text has a caption that says it is one."""
    near = page.blocks[block.index : block.index + 5]
    return any(b.index in captions and "figcaption" in b.regions for b in near)


def _caption_again(
    page: ParsedPage, first: Block, file: str, captions: set[int]
) -> tuple[str | None, str | None]:
    """Caption and credit of further printings of the same picture."""
    caption = credit = None
    for block in page.blocks[first.index + 1 :]:
        if block.index in page.teasers:
            continue
        if any(_file(_address(i, page.base) or "") == file for i in block.images):
            found = _caption(page, block, captions)
            caption, credit = caption or found[0], credit or found[1]
    return caption, credit


def _file(url: str) -> str:
    """The file of a picture, whatever its size: ``rathaus-1024x640.jpg`` is ``rathaus.jpg``."""
    name = urlsplit(url).path.rpartition("/")[2]
    return _SIZE.sub("", name) or url


def _shows_author(page: ParsedPage, alt: str | None, caption: str | None) -> bool:
    """Whether a picture is called like the author, or like a link to a page about authors."""
    named = {text_of(page.node, "author"), page.structured.first("author")}
    for link in page.tree.iter("a"):
        if is_author_link(link):
            named.add(" ".join("".join(link.itertext()).split()))
    authors = tuple(name for name in named if name and len(name) > 3)
    return alt in authors or (caption or "").startswith(authors)


def _may_lead(image: etree._Element, block: Block, page: ParsedPage) -> bool:
    """Whether a picture above the headline may be the article's: no logo, nothing of the head."""
    if block.regions & {"banner", "nav", "header"} and "article" not in block.regions:
        return False
    link = enclosing(image, "a")
    home = link is not None and urlsplit(urljoin(page.base, link.get("href") or "")).path in "/"
    site = {"", "logo", page.site.title.casefold(), page.site.name.casefold()}
    named = (image.get("alt") or "").strip().casefold() in site
    return "figure" in block.regions or not (home or named)


def _address(image: etree._Element, base: str) -> str | None:
    candidates = [image.get(a) for a in ("src", "data-src", "data-lazy-src", "data-original")]
    srcset = image.get("srcset") or image.get("data-srcset") or ""
    candidates.append(srcset.strip().partition(" ")[0].rstrip(","))
    for candidate in candidates:
        if candidate and not candidate.strip().startswith("data:"):
            try:
                url = urljoin(base, candidate.strip())
                if urlsplit(url).scheme in ("http", "https"):
                    return url
            except ValueError:
                continue
    return None


def _is_small(image: etree._Element) -> bool:
    for name in ("width", "height"):
        value = (image.get(name) or "").removesuffix("px")
        if value.isdigit() and int(value) < MIN_PIXELS:
            return True
    return False


def _leads_away(image: etree._Element, page: ParsedPage) -> bool:
    """Whether the picture is a link to another host: an advertisement."""
    link = enclosing(image, "a")
    if link is None:
        return False
    try:
        url = urljoin(page.base, link.get("href") or "")
    except ValueError:
        return True
    same = urlsplit(url).hostname == urlsplit(page.base).hostname
    return not same and not page.site.owns(url)


def _caption(page: ParsedPage, block: Block, captions: set[int]) -> tuple[str | None, str | None]:
    lines: list[str] = []
    for candidate in page.blocks[block.index : block.index + 5]:
        if candidate is not block and candidate.images:
            break
        if candidate.index in captions:
            lines += candidate.text.split("\n")
        elif candidate is not block:
            break
    return split_credit([line for line in lines if line])


def split_credit(lines: list[str]) -> tuple[str | None, str | None]:
    """Split the printed lines of a caption into caption and credit; a repeated line counts once.

    >>> split_credit(["Das Rathaus von Auental.", "Das Rathaus von Auental. (Bildquelle: Stadt)"])
    ('Das Rathaus von Auental.', 'Stadt')
    """
    captions: list[str] = []
    credit: str | None = None
    for printed in lines:
        line = printed
        if found := shapes.CREDIT.search(line):
            credit = credit or found["credit"].strip() or None
            line = line[: found.start()].strip()
        elif (found := shapes.CREDIT_LINE.match(line)) and (captions or len(lines) == 1):
            credit = credit or found["credit"].strip()
            line = ""
        elif found := shapes.CREDIT_TAIL.search(line):
            credit = credit or found["credit"].strip()
            line = line[: found.start()].strip()
        if line and all(_squeeze(line) != _squeeze(c) for c in captions):
            captions.append(line)
    return " ".join(captions) or None, credit
