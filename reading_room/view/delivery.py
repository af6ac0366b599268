"""Delivery: length, compression, validators and lifetimes of responses, and immutable assets.

It wraps the whole application, Datasette's own pages included, and depends on neither.
"""

from __future__ import annotations

import hashlib
import zlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from mimetypes import guess_type
from typing import Any

from reading_room.view.safety import App, Message, Receive, Scope, Send
from reading_room.view.shortened import LONGEST, shortened

FOREVER = "public, max-age=31536000, immutable"
"""For an address that contains the hash of its content."""
_ASK_AGAIN = b"private, no-cache"
"""For a page: only the reader's browser caches it, and revalidates it before each use."""
_SMALL = 600
"""Bytes of a body that is not worth compressing."""
_LEVEL = 5
_LONGEST_HEADER = 4000
"""Bytes of a header that servers in front of this one pass on (nginx: 4 kB for all of them)."""
_TOO_LONG = (
    b"The parameters in this address are too long for a page, which repeats them in every link; "
    b"shorten them, or ask for .json or .csv.\n"
)
_PACKED = ("text/", "application/json", "application/atom", "application/x-", "image/svg")
"""Beginnings of media types that compress well."""
_TYPES = {".woff2": "font/woff2", ".svg": "image/svg+xml", ".js": "text/javascript; charset=utf-8"}


@cache
def assets() -> dict[str, tuple[bytes, str]]:
    """Load style sheets, script, icon and fonts: path → bytes and media type."""
    found: dict[str, tuple[bytes, str]] = {}

    def add(folder: Traversable, before: str) -> None:
        for entry in sorted(folder.iterdir(), key=lambda e: e.name):
            path = f"{before}{entry.name}"
            if entry.is_dir():
                add(entry, f"{path}/")
                continue
            kind = _TYPES.get(path[path.rfind(".") :]) or guess_type(path)[0] or "text/plain"
            if kind in ("text/css", "text/plain"):
                kind += "; charset=utf-8"
            found[path] = entry.read_bytes(), kind

    add(files("reading_room") / "static", "")
    return found


@cache
def assets_hash() -> str:
    """Return the hash in the address of all assets: it changes when one of them does."""
    digest = hashlib.blake2b(digest_size=6)
    for path, (content, _) in assets().items():
        digest.update(b"%b %d " % (path.encode(), len(content)) + content)
    return digest.hexdigest()


def with_delivery(app: App) -> App:
    """Wrap the application: add an ``ETag`` to complete responses, answer 304 to clients that have
    them, and compress what compresses well, in one piece or as it streams."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        await app(scope, receive, _Delivery(scope, send))

    return wrapped


class _Delivery:
    """Hold back the head of a response until the first piece of body decides its headers."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._send = send
        asked = {name.lower(): value for name, value in scope.get("headers", [])}
        self._may_pack = _accepts_gzip(asked.get(b"accept-encoding", b"").decode("latin1"))
        self._known = asked.get(b"if-none-match", b"").decode("latin1")
        self._reads = scope.get("method") in ("GET", "HEAD")
        self._start: dict[str, Any] | None = None
        self._packer: Any = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = {**message, "headers": list(message.get("headers", []))}
        elif message["type"] != "http.response.body":
            await self._send(message)
        else:
            body, more = bytes(message.get("body", b"")), bool(message.get("more_body"))
            if self._start is not None:
                body = await self._begin(body, more=more)
            elif self._packer is not None:
                body = self._pack(body, more=more)
            await self._send({"type": "http.response.body", "body": body, "more_body": more})

    async def _begin(self, body: bytes, *, more: bool) -> bytes:
        """Send the head; return the first piece of body as it is to be sent."""
        start, self._start = self._start, None
        assert start is not None
        headers = {name.lower(): value for name, value in start["headers"]}
        added: dict[bytes, bytes] = {}
        if len(headers.get(b"link", b"")) > _LONGEST_HEADER:
            del headers[b"link"]
        if not more and headers.get(b"content-type", b"").startswith(b"text/html"):
            body = shortened(body)
            if len(body) > LONGEST:
                start["status"], body = 414, _TOO_LONG
                added[b"content-type"] = b"text/plain; charset=utf-8"
        # A page that sets a cookie may hold a secret beside what a visitor typed: its compressed
        # length would leak it (BREACH). Nor may it be cached.
        own = b"set-cookie" in headers
        if start["status"] == 200 and self._reads and not more and not own:
            tag = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
            added[b"etag"] = headers.get(b"etag") or tag.encode()
            added[b"cache-control"] = headers.get(b"cache-control") or _ASK_AGAIN
            added[b"vary"] = b"Accept-Encoding, Cookie"
            if _is_known(added[b"etag"].decode("latin1"), self._known):
                start["status"], body = 304, b""
                for name in (b"content-length", b"content-type"):
                    headers.pop(name, None)
        kind = (added.get(b"content-type") or headers.get(b"content-type", b"")).decode("latin1")
        if (
            self._may_pack
            and not own
            and kind.startswith(_PACKED)
            and b"content-encoding" not in headers
            and (more or len(body) > _SMALL)
        ):
            self._packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, 31)
            headers.pop(b"content-length", None)
            added[b"content-encoding"] = b"gzip"
            added[b"vary"] = b"Accept-Encoding, Cookie"
            body = self._pack(body, more=more)
        if not more and start["status"] != 304:
            added[b"content-length"] = str(len(body)).encode()
        start["headers"] = [
            (name, value)
            for name, value in start["headers"]
            if name.lower() in headers and name.lower() not in added
        ] + list(added.items())
        await self._send(start)
        return body

    def _pack(self, body: bytes, *, more: bool) -> bytes:
        packed: bytes = self._packer.compress(body)
        return packed if more else packed + self._packer.flush()


def _accepts_gzip(accepted: str) -> bool:
    """Tell whether a client accepts gzip.

    >>> [_accepts_gzip(a) for a in ("gzip, br", "br", "gzip;q=0", "gzip; q=0.5", "")]
    [True, False, False, True, False]
    """
    for entry in accepted.lower().split(","):
        name, _, quality = entry.partition(";")
        if name.strip() in ("gzip", "*"):
            return quality.replace(" ", "").rstrip("0.") != "q="
    return False


def _is_known(tag: str, known: str) -> bool:
    """Tell whether ``If-None-Match`` names the tag (RFC 9110, section 13.1.2).

    >>> _is_known('W/"a"', 'W/"b", "a"'), _is_known('"a"', "*"), _is_known('"a"', "")
    (True, True, False)
    """
    return known.strip() == "*" or _opaque(tag) in map(_opaque, known.split(","))


def _opaque(tag: str) -> str:
    return tag.strip().removeprefix("W/")
