"""Read the metadata of a response: time, address, headers, kind of body."""

from __future__ import annotations

import re

from scrapy import Request
from scrapy.http import Response

from archive.clock import utc_now
from crawler.reader.listing import SurfaceHeaders
from crawler.reader.markup.bounds import excess

CONDITIONS = ("If-None-Match", "If-Modified-Since")
"""Headers that make a request conditional."""
CAPTURE, CAPTURED_AT = "capture", "captured_at"
"""Keys of ``request.meta``: number of the captured page, and the time of the answer."""
PASSWORD_FORM = b"action=postpass"
"""The form that WordPress shows in place of a protected post."""
# Bytes that may occur in text; also NUL, with which some servers pad.
_TEXT = bytes([0, *range(9, 14), *range(32, 256)])
_SAMPLE = 5000
_MAX_STRANGE = 0.02
"""Share of control characters above which a body is not text; binary data has about a tenth."""
_BINARY = re.compile(
    rb"%PDF-|\x89PNG|\xff\xd8\xff|GIF8[79]a|PK\x03\x04|\x1f\x8b\x08|RIFF....|ID3|\x7fELF|Rar!"
    rb"|7z\xbc\xaf|\xd0\xcf\x11\xe0|....ftyp|wOF[F2]|OggS|BZh|\xfd7zXZ|II\*\0|MM\0\*",
    re.S,
)
"""First bytes of files that are not pages, whatever their ``Content-Type``."""
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


def time_of(response: Response) -> str:
    """Return the time of the response, the same as that of its capture."""
    return str(response.meta.get(CAPTURED_AT) or utc_now())


def requested_url(request: Request | None) -> str | None:
    """Return the address requested first, before any redirect."""
    if request is None:
        return None
    return str((request.meta.get("redirect_urls") or [request.url])[0])


def is_unasked(response: Response) -> bool:
    """Tell whether a response is a 304 to a request without conditions, and so means nothing
    (RFC 9110, section 15.4.5)."""
    sent = response.request.headers if response.request else {}
    return response.status == 304 and not any(name in sent for name in CONDITIONS)


def total_of(response: Response) -> int | None:
    """Return the number of articles that a REST route reports."""
    return _count_in(response, "X-WP-Total")


def surface_headers(response: Response) -> SurfaceHeaders:
    """Return the response headers that describe a surface."""
    links = b", ".join(response.headers.getlist("Link")).decode("latin-1")
    return SurfaceHeaders(
        content_type=header_of(response, "Content-Type"),
        pages=_count_in(response, "X-WP-TotalPages"),
        link=links or None,
    )


def _count_in(response: Response, name: str) -> int | None:
    said = (header_of(response, name) or "").strip()
    return int(said[:9]) if said.isascii() and said.isdecimal() else None


def header_of(response: Response, name: str) -> str | None:
    """Return a header as text."""
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def too_much(text: str, url: str) -> tuple[str, str] | None:
    """Return why a page is too large to parse: reason and sentence."""
    if (much := excess(text)) is None:
        return None
    return "too-much", f"{url} has {much}, which no page has; it was not read"


def unreadable(response: Response, *, is_page: bool) -> tuple[str, str] | None:
    """Return why a response cannot be the expected page: reason and sentence."""
    url = response.url
    if not response.body.strip():
        return "empty-page", f"{url} answered {response.status} with an empty body; expected a page"
    if not is_page:
        return None
    if PASSWORD_FORM in response.body:
        return "wall", f"{url} asks for a password before it shows its text; nothing was kept"
    kind = content_type_of(response)
    html = kind in _PAGES
    if not html or _is_binary(response.body):
        return "not-html", f"{url} is {kind if not html else 'binary data'}; expected an HTML page"
    return None


def content_type_of(response: Response) -> str:
    """Return the last valid ``Content-Type`` sent (MIME Sniffing, section 5.1); by default HTML."""
    said = b",".join(response.headers.getlist("Content-Type")).decode("latin-1")
    kinds = [part.partition(";")[0].strip().lower() for part in said.split(",")]
    valid = [kind for kind in kinds if re.fullmatch(r"[\w.+-]+/[\w.+-]+", kind)]
    return valid[-1] if valid else "text/html"


def _is_binary(body: bytes) -> bool:
    """Tell whether a body is binary, by its first bytes or its share of control characters."""
    sample = body[:_SAMPLE]
    strange = len(sample.translate(None, _TEXT))
    return bool(_BINARY.match(sample)) or strange > max(2, _MAX_STRANGE * len(sample))
