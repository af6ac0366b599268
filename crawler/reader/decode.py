"""Decode the bytes of a page to text. Pure."""

from __future__ import annotations

import codecs
import re

from w3lib.encoding import (
    html_body_declared_encoding,
    html_to_unicode,
    http_content_type_encoding,
    resolve_encoding,
)


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Decode an invalid byte in a page of UTF-8 as Windows-1252."""
    assert isinstance(error, UnicodeDecodeError)
    raw = error.object[error.start : error.start + 1]
    return raw.decode("cp1252", "replace"), error.start + 1


_UTF8_LETTER = re.compile(
    rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|\xc2[\xa0-\xbf]"
)


_AGAIN = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(128, 192))
_TWICE = re.compile(f"(?:[ÂÃ]|â[€\x80‚\x82])[\x80-\xbf{_AGAIN}]")
"""A letter or sign of German whose UTF-8 was taken for Windows-1252 and encoded again: no German
word holds such a pair."""
MIN_TWICE = 3
"""Such pairs in a text that prove it; a text about them quotes one or two."""
_ASCII = bytes(range(0x80))

codecs.register_error("kommunews.cp1252", _as_cp1252)


def decode(body: bytes, content_type: str | None) -> str:
    """Decode a page, feed or sitemap to text, whatever its header claims.

    A body that goes beyond ASCII and is valid UTF-8 is UTF-8, even if cut off within a letter: no
    German text in another encoding is valid by chance. Otherwise the header counts, then the page's
    own declaration, then w3lib's detection. Single invalid bytes in a page that is declared as
    UTF-8, or that mostly is UTF-8, are read as Windows-1252. What a site encoded twice is decoded
    twice.

    >>> decode("Bürger prüfen Gebühren".encode().decode("cp1252").encode(), None)
    'Bürger prüfen Gebühren'
    """
    text = _decode(body, content_type)
    if ("Ã" in text or "â" in text) and len(_TWICE.findall(text)) >= MIN_TWICE:
        return _TWICE.sub(_once, text)
    return text


def _once(found: re.Match[str]) -> str:
    raw = b"".join(
        bytes([ord(letter)]) if ord(letter) < 256 else letter.encode("cp1252")
        for letter in found[0]
    )
    return raw.decode("utf-8", "replace")


def _decode(body: bytes, content_type: str | None) -> str:
    if body.startswith(codecs.BOM_UTF8):
        body = body[len(codecs.BOM_UTF8) :]
    if wide := _wide(body):
        return body.decode(wide, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(body) - 3 and error.reason == "unexpected end of data":
            return body[: error.start].decode("utf-8")
    declared = resolve_encoding(
        http_content_type_encoding(content_type) or html_body_declared_encoding(body) or ""
    )
    if declared == "utf-8" or (declared in (None, "cp1252") and _mostly_utf8(body)):
        return body.decode("utf-8", "kommunews.cp1252")
    return str(html_to_unicode(content_type, body, default_encoding="cp1252")[1])


def _wide(body: bytes) -> str | None:
    """Detect UTF-16 without a byte order mark by its first characters (XML 1.0, F.1)."""
    if body[1:8:2] == bytes(4) and body[:1] == b"<":
        return "utf-16-le"
    return "utf-16-be" if body[0:8:2] == bytes(4) and body[1:2] == b"<" else None


def _mostly_utf8(body: bytes) -> bool:
    """Tell whether the UTF-8 letters beyond ASCII outnumber the invalid bytes."""
    letters = _UTF8_LETTER.findall(body)
    strange = len(body.translate(None, _ASCII)) - sum(map(len, letters))
    return len(letters) > strange
