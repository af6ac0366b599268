"""Bytes of a page into text. Pure."""

from __future__ import annotations

import codecs

from w3lib.encoding import (
    html_body_declared_encoding,
    html_to_unicode,
    http_content_type_encoding,
    resolve_encoding,
)


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """A byte that is no UTF-8 in a page that otherwise is: what Windows would have meant by it."""
    assert isinstance(error, UnicodeDecodeError)
    raw = error.object[error.start : error.start + 1]
    return raw.decode("cp1252", "replace"), error.start + 1


codecs.register_error("kommunews.cp1252", _as_cp1252)


def decode(body: bytes, content_type: str | None) -> str:
    """Decode a page to text, whatever its header claims.

    Bytes that are valid UTF-8 beyond ASCII are UTF-8: no German text in another encoding happens to
    be. Else the header counts, then the page's own declaration, then w3lib's detection. Single
    bytes of another encoding in a page declared as UTF-8 are read as Windows-1252.
    """
    if body.startswith(codecs.BOM_UTF8):
        body = body[len(codecs.BOM_UTF8) :]
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = resolve_encoding(
        http_content_type_encoding(content_type) or html_body_declared_encoding(body) or ""
    )
    if declared == "utf-8":
        return body.decode("utf-8", "kommunews.cp1252")
    return str(html_to_unicode(content_type, body, default_encoding="cp1252")[1])
