"""Parse a page: mend what parsers and markup before style sheets make of it. Pure."""

from __future__ import annotations

import re

from lxml import etree

from crawler.reader.markup.bounds import excess
from crawler.reader.markup.elements import Elements
from crawler.reader.markup.tree import INLINE

_VOID = tuple("area bgsound col embed keygen param source track wbr".split())
"""Void elements that some or all versions of the parser do not treat as such."""
_HEADS = ("h1", "h2", "h3")
_LARGE = re.compile(r"[4-7]|\+[1-4]")
"""Sizes of a ``font`` above that of the text."""
_BRACKETED = re.compile(r"\s*+(?:\[[\d. ]{6,12}\]\s*)?")
"""Nothing, or the date behind a headline."""
_PARTS = re.compile(r"(?<!\s)\s++[-–—|·»]\s")
MAX_TITLE = 400
"""Characters of a title that are compared with the lines of a page."""
MIN_TITLE = 7
"""Letters of a title below which it identifies no line."""
MAX_BEFORE = 60
"""Letters of a kicker or a date in front of the title in its line."""
_CONTROLS = bytes((*range(0x09), *range(0x0E, 0x20), 0x7F))
_BLANKS = bytes.maketrans(b"\x0b\x0c", b"  ")
_STRANGE = (*_CONTROLS, *b"\x0b\x0c")
"""The bytes that these two remove or replace; hardly any page has one."""
_NO_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())


def parse_html(markup: str) -> etree._Element | None:
    """Parse a page; ``None`` where it is empty or beyond the bounds of a page."""
    tree = parse_page(markup)
    return None if tree is None else tree.root


def parse_page(markup: str) -> Elements | None:
    """Parse a page as ``parse_html`` does, and list its elements."""
    if not markup or markup.isspace() or excess(markup) is not None:
        return None
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True,
        collect_ids=False,
    )  # fmt: skip
    raw = markup.encode("utf-8", "ignore")  # drops lone surrogates
    if any(byte in raw for byte in _STRANGE):
        raw = raw.translate(_BLANKS, _CONTROLS)
    for bad in _NO_CHARACTERS if 0xEF in raw else ():  # their first byte
        raw = raw.replace(bad, b"")
    try:
        root = etree.fromstring(raw, parser=parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None:
        return None
    tree = Elements(root)
    _close_voids(tree)
    _raise_headings(tree)
    return tree


def _raise_headings(tree: Elements) -> None:
    """Make headings of the large bold lines of a page without any: so pages were written before
    style sheets. Where no line is large, the one that says the page's title is its headline."""
    if next(tree.named(*_HEADS), None) is not None:
        return
    if any(el.get("role") == "heading" for el in tree.marked("role") if el.tag in ("div", "p")):
        return
    large = False
    for font in [*tree.named("font")]:
        if not _LARGE.fullmatch((font.get("size") or "").strip()):
            continue
        box = font.getparent()
        bold = next(font.iter("b", "strong"), None) is not None
        if _is_line(font) and (bold or (box is not None and box.tag in ("b", "strong"))):
            tree.rename(font, "h2")
            large = True
    if not large and (named := _titled_line(tree.root)) is not None:
        tree.rename(named, "h2")


def _is_line(el: etree._Element) -> bool:
    """Whether an inline element stands alone on its line, or with a date in brackets behind it."""
    if el.getparent() is None or not _BRACKETED.fullmatch(el.tail or ""):
        return False
    return all(n is None or n.tag not in INLINE for n in (el.getprevious(), el.getnext()))


def _opens_line(el: etree._Element) -> bool:
    """Whether no words stand in front of an inline element in its line, outside of links."""
    before, box = el.getprevious(), el.getparent()
    words = before.tail if before is not None else box.text if box is not None else None
    return (
        _BRACKETED.fullmatch(words or "") is not None and next(el.iterancestors("a"), None) is None
    )


def _titled_line(root: etree._Element) -> etree._Element | None:
    """Find the bold line that ends with the page's title, or with a part of it."""
    title = next(root.iter("title"), None)
    parts = _PARTS.split("" if title is None else "".join(title.itertext())[:MAX_TITLE])
    said = ["".join(part.split()) for part in (parts[0], parts[-1], "".join(parts))]
    found: list[tuple[int, etree._Element]] = []
    for el in root.iter("b", "strong") if len(max(said, key=len)) > MIN_TITLE else ():
        text = "".join("".join(el.itertext()).split())
        fits = [len(n) for n in said if len(n) > MIN_TITLE and text.endswith(n)]
        if fits and len(text) - max(fits) <= MAX_BEFORE and _is_line(el) and _opens_line(el):
            found.append((max(fits), el))
    return max(found, key=lambda one: one[0])[1] if found else None


def _close_voids(tree: Elements) -> None:
    """Move content that the parser has put into void elements behind them: no element changes its
    place in the order of the page."""
    for el in tree.named(*_VOID):
        parent = el.getparent()
        if parent is None or not (len(el) or el.text):
            continue
        at = parent.index(el) + 1
        children = list(el)
        tail, el.tail = el.tail, el.text
        el.text = None
        for n, child in enumerate(children):
            parent.insert(at + n, child)
        last = children[-1] if children else el
        last.tail = (last.tail or "") + (tail or "") or None
