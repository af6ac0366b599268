"""Parse the XML of feeds and sitemaps safely, and find the direct children of an entry. Pure.

Broken XML is read as far as possible; no entity is expanded, nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from crawler.reader.decode import decode
from crawler.reader.listing.mend import OPAQUE, mended, unpack

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/elements/1.1/"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_PREFIXES = {"atom": ATOM, "dc": DC, "news": NEWS}
"""Prefixes with a common meaning; some documents do not declare them."""
MIN_DOCUMENT = 8
"""Bytes of the shortest XML document that can be a feed or sitemap, such as ``<a:b c/>``."""
_CAPITALS = re.compile(r"<(?:RSS|ITEM)\b")
_SPELLED = {"PUBDATE": "pubDate"}
_DECLARATION = re.compile(r"<\?xml\b[^<>]*\?>\s*", re.I)
Name = tuple[str, str]
"""Namespace and local name of an element."""


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed feed or sitemap."""

    root: etree._Element
    """Its root element."""
    name: str
    """Local name of the root: ``rss``, ``urlset`` …"""
    whole: bool
    """Whether it is complete: the root is closed, and it was unpacked without a fault."""
    text: str
    """The text that was parsed, without CDATA sections and comments."""


def parse_xml(body: bytes, content_type: str | None = None) -> Document | None:
    """Parse XML, gzip allowed; ``None`` if it is not XML. Reads at most ``MAX_XML`` bytes."""
    raw, sound = unpack(body)
    text = mended(decode(raw, content_type))
    if not text.startswith("<") or ">" not in text:
        return None
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode(), parser=parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None:
        return None
    if _CAPITALS.search(text):  # XML is case-sensitive, templates of old sites are not
        for el in root.iter(etree.Element):
            if (tag := str(el.tag)).isupper():
                el.tag = _SPELLED.get(tag, tag.lower())
    markup = OPAQUE.sub("", text)
    whole = sound and (closings(markup, root) > 0 or bool(_empty(markup, root)))
    return Document(root, name_of(root)[1], whole, markup)


def broke_off_at_once(body: bytes) -> bool:
    """Tell whether a body that could not be parsed is the beginning of a document, cut off within
    its first element."""
    raw, sound = unpack(body)
    if len(raw) < MIN_DOCUMENT:
        return len(body) < MIN_DOCUMENT or not sound
    start = _DECLARATION.sub("", decode(raw[:4096], None).lstrip("\ufeff \t\r\n"), count=1)
    return not start or (start.startswith("<") and ">" not in start)


def entries(document: Document, *names: str) -> list[etree._Element]:
    """List the entries of a document, in order, by local names in the namespace of the root (or in
    none, as in RSS 2.0); without the last if the document is cut off within it."""
    own = {name_of(document.root)[0], ""}
    if document.name == "RDF":
        own |= {name_of(child)[0] for child in document.root}
    found = [
        el for el in document.root.iter() if name_of(el)[1] in names and name_of(el)[0] in own
    ]  # at any depth: an unclosed element swallows those that follow
    if found and not document.whole:
        begun = sum(el.tag == found[-1].tag for el in found)
        if closings(document.text, found[-1]) < begun:
            found.pop()
    return found


def name_of(el: etree._Element) -> Name:
    """Name an element by namespace and local name."""
    if not isinstance(el.tag, str):
        return "", ""
    if el.tag.startswith("{"):
        space, _, local = el.tag[1:].partition("}")
        return space, local
    prefix, colon, local = el.tag.partition(":")
    return (_PREFIXES.get(prefix, prefix), local) if colon else ("", el.tag)


def children(el: etree._Element, *names: Name) -> Iterator[etree._Element]:
    """Iterate over the direct children of an element with one of ``names``, in the order of
    ``names``. Deeper ones belong to something else: a picture, a video, a source."""
    for name in names:
        yield from (child for child in el if name_of(child) == name)


def own(el: etree._Element, *names: str) -> list[Name]:
    """Qualify local names with the namespace of an element."""
    return [(name_of(el)[0], name) for name in names]


def child_text(el: etree._Element, *names: Name) -> str | None:
    """Take the text of the first direct child with one of ``names`` that has any."""
    for child in children(el, *names):
        if text := "".join(child.itertext()).strip():
            return text
    return None


def closings(markup: str, el: etree._Element) -> int:
    """Count the closing tags of the elements named like this one."""
    return len(re.findall(rf"</{re.escape(_printed(el))}\s*>", markup, re.I))


def _empty(markup: str, el: etree._Element) -> re.Match[str] | None:
    return re.search(rf"<{re.escape(_printed(el))}(?:\s[^<>]*)?/>", markup, re.I)


def _printed(el: etree._Element) -> str:
    local = str(el.tag).rpartition("}")[2]
    return f"{el.prefix}:{local}" if el.prefix else local
