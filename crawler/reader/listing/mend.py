"""Mend the XML that sites really send, so that a strict parser reads what was meant. Pure.

Feeds and sitemaps are often made by string templates: a bare ``&``, an HTML entity, a byte of
Windows-1252, a warning of PHP in front. Each is replaced by its XML equivalent, and no other
character is changed.
"""

from __future__ import annotations

import re
import zlib
from html.entities import html5

MAX_XML = 50 * 1024 * 1024
"""Bytes after decompression; the limit that sitemaps.org gives a sitemap."""
GZIP = b"\x1f\x8b"
_HEAD = 4096
"""Characters in which other output may stand in front of the root."""

_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF|urlset|sitemapindex|(?:\w+:)(?:feed|urlset))\b", re.I)
_DECLARATION = re.compile(r"<\?xml\b[^<>]*\?>", re.I)
OPAQUE = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)", re.S)
"""CDATA sections and comments, whose content is not markup."""
_ODD = re.compile(
    rf"(?P<opaque>{OPAQUE.pattern})|&(?P<name>#?[A-Za-z0-9]{{1,32}});|&|<(?![A-Za-z_:/!?])", re.S
)
_MARKUP = re.compile(
    rf"(?P<opaque>{OPAQUE.pattern})|<(?=/?(?:a|abbr|b|big|blockquote|br|center|cite|code|dd|div|dl|dt"
    r"|em|figcaption|figure|font|h[1-6]|hr|i|iframe|img|li|ol|p|pre|q|s|section|small|span|strong"
    r"|sub|sup|table|tbody|td|th|thead|tr|u|ul|video|wbr)(?:\s[^<>]*)?/?>)",
    re.S | re.I,
)
"""Start and end tags of HTML elements that RSS does not have."""
_RSS = re.compile(r"<(?:rss|rdf:RDF)\b", re.I)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OWN_NAMES = ("amp", "lt", "gt", "quot", "apos")
_WINDOWS = {
    number: bytes([number]).decode("cp1252", "ignore") or "\ufffd" for number in range(0x80, 0xA0)
}


def unpack(body: bytes) -> tuple[bytes, bool]:
    """Unpack a gzip file of any number of members; also return whether it was whole.

    Any other body is returned as it is. No more than ``MAX_XML`` bytes are unpacked.
    """
    parts: list[bytes] = []
    room = MAX_XML
    rest = body
    while rest.startswith(GZIP):
        unpacker = zlib.decompressobj(wbits=31)
        try:
            while rest and room and not unpacker.eof:
                part = unpacker.decompress(rest, min(room, 1 << 20))
                parts.append(part)
                room -= len(part)
                rest = unpacker.unconsumed_tail
                if not part and not rest:
                    break
        except zlib.error:
            return b"".join(parts), False
        if not unpacker.eof:
            return b"".join(parts), False
        rest = unpacker.unused_data.lstrip(b"\0")
    return (b"".join(parts), True) if parts else (body[:MAX_XML], len(body) <= MAX_XML)


def mended(text: str) -> str:
    """Drop a document's declaration, and escape every ``&`` and ``<`` that is not markup.

    References are resolved as in a browser: ``&#132;`` is a quotation mark of Windows-1252,
    ``&uuml;`` a letter.

    >>> mended("<?xml version='1.0'?><rss>D&D, &uuml; &#132; 3 < 5 &amp;</rss>")
    '<rss>D&amp;D, ü „ 3 &lt; 5 &amp;</rss>'
    """
    root = _ROOT.search(text, 0, _HEAD)
    declared = _DECLARATION.search(text, 0, root.start() if root else _HEAD)
    if declared:
        text = text[declared.end() :]
    elif root and "<!" not in text[: root.start()]:
        text = text[root.start() :]
    text = text.replace("\x0b", " ").replace("\x0c", " ")
    if root and _RSS.match(root[0]):  # unescaped markup; Atom may hold XHTML
        text = _MARKUP.sub(lambda found: found["opaque"] or "&lt;", text)
    return _ODD.sub(_meant, _NO_XML.sub("", text)).strip()


def _meant(found: re.Match[str]) -> str:
    if found["opaque"] is not None:
        return found["opaque"]
    if found[0] == "<":
        return "&lt;"
    name = found["name"]
    if name is None:
        return "&amp;"
    if not name.startswith("#"):
        if name in _OWN_NAMES:
            return found[0]
        letters = html5.get(f"{name};")
        return _escaped(letters) if letters else f"&amp;{name};"
    number = _number(name[1:])
    if number is None:
        return f"&amp;{name};"
    letter = _WINDOWS.get(number) or (chr(number) if number < 0x110000 else "\ufffd")
    return _escaped(_NO_XML.sub("", letter))


def _number(digits: str) -> int | None:
    try:
        return int(digits[1:], 16) if digits[:1] in "xX" else int(digits)
    except ValueError:
        return None


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
