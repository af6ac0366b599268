"""What feeds and sitemaps share: a safe XML parser and the texts of elements. Pure.

Broken XML is read as far as it goes; no entity is expanded, nothing is fetched.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from lxml import etree

MAX_XML = 50 * 1024 * 1024
"""Bytes after decompression; the limit that sitemaps.org gives a sitemap."""


def parse_xml(body: bytes) -> etree._Element | None:
    """Parse XML, gzip allowed, to its root; ``None`` where it is no XML. Reads at most ``MAX_XML``
    bytes."""
    if body.startswith(b"\x1f\x8b"):
        try:
            body = zlib.decompressobj(wbits=31).decompress(body, MAX_XML)
        except zlib.error:
            return None
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(body[:MAX_XML].strip(), parser=parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def local_name(el: etree._Element) -> str:
    """Name an element without its namespace."""
    return el.tag.rpartition("}")[2] if isinstance(el.tag, str) else ""


def below(el: etree._Element) -> Iterator[etree._Element]:
    """Iterate over the elements below an entry; those of a news sitemap stand one level deeper."""
    for child in el.iterdescendants():
        if local_name(child):
            yield child


def child_text(el: etree._Element, *names: str) -> str | None:
    """Take the text of the first element below with one of ``names``, in order of preference."""
    for name in names:
        for child in below(el):
            if local_name(child) == name:
                text = "".join(child.itertext()).strip()
                if text:
                    return text
    return None
