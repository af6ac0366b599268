"""Safety: sanitised markup, a content security policy, and the headers of every response."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from importlib.resources.abc import Traversable
from typing import Any

import nh3
from markupsafe import Markup

from archive.visible import visible

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

ROOM_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""For the pages of the reading room: nothing inline, nothing from another host."""

HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)

_TAGS = set("p h2 h3 ul ol li blockquote a strong em br table caption thead tbody tr th td".split())


def sanitise(html: str | None, own: Mapping[str, str]) -> Markup:
    """Reduce the body of an article to harmless markup. ``own``: addresses in the archive → their
    pages in the reading room."""

    def attribute(tag: str, name: str, value: str) -> str | None:
        return own.get(value, value) if (tag, name) == ("a", "href") else value

    return Markup(
        nh3.clean(
            html or "",
            tags=_TAGS,
            attributes={"a": {"href"}, "th": {"scope", "colspan"}, "td": {"colspan"}},
            url_schemes={"http", "https", "mailto"},
            link_rel="noopener noreferrer nofollow",
            attribute_filter=attribute,
        )
    )


def tables_policy(templates: Traversable) -> str:
    """Build the policy for Datasette's own pages: it allows no inline scripts but those in its
    templates, by their hash."""
    scripts = {"DATASETTE_ALLOW_FACET = true;", "DATASETTE_ALLOW_FACET = false;"}
    for file in templates.iterdir():
        if not file.name.endswith(".html"):
            continue
        inline = file.read_text("utf-8").split("<script>")[1:]
        own = (script.partition("</script>")[0] for script in inline)
        scripts |= {script for script in own if "{{" not in script}
    hashes = sorted(
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts
    )
    allowed = " ".join(f"'sha256-{value}'" for value in hashes)
    return ROOM_POLICY.replace("script-src 'self'", f"script-src 'self' {allowed}").replace(
        "style-src 'self'", "style-src 'self' 'unsafe-inline'"
    )


def with_safety_headers(app: App, policy: str, *, search_engines: bool) -> App:
    """Wrap the application so that every response carries the safety headers."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", []))
                present = {name.lower() for name, _ in headers}
                headers += [pair for pair in HEADERS if pair[0] not in present]
                if b"content-security-policy" not in present:
                    headers.append((b"content-security-policy", policy.encode()))
                if not search_engines:
                    headers.append((b"x-robots-tag", b"noindex, nofollow, noarchive"))
                message = {**message, "headers": headers}
            await send(message)

        await app(scope, receive, sending if scope["type"] == "http" else send)

    return wrapped


def shown(value: Any) -> Any:
    r"""Escape what could hide or reorder printed text: control characters and bidi marks.

    >>> print(shown("Titel\u202e"), shown(7), repr(shown(Markup("<b>\x1b</b>"))))
    Titel\u202e 7 Markup('<b>\\x1b</b>')
    """
    if not isinstance(value, str):
        return value
    seen = visible(value)
    return Markup(seen) if isinstance(value, Markup) else seen
