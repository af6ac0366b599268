"""Normalise addresses to one spelling, without sessions and tracking. Pure.

Every function accepts any text, never raises, and is idempotent. Sources: RFC 3986, the URL
standard (url.spec.whatwg.org), and what the sites print.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from unicodedata import normalize
from urllib.parse import quote, quote_plus, unquote_to_bytes, urlsplit

# Parameters that say how a reader came to a page, never which page it is.
_TRACKING = re.compile(
    r"(?:utm_\w*|mc_[ce]id|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid"
    r"|mkt_tok|_ga|_gl|_hs\w+|pk_\w+|mtm_\w+|piwik_\w+|wt_\w+|cmpid|ref_src|srsltid|fb_\w+)",
    re.IGNORECASE,
)
# Session parameters, with another value on every visit. ``sid`` may also number articles.
_SESSION = re.compile(
    r"(?:jsessionid|phpsessid|sessionid|session_id|fe_typo_user|aspsessionid\w*)=.*"
    r"|(?:sid|s|session)=(?=[^=]*[A-Za-z])[A-Za-z0-9._-]{16,}",
    re.IGNORECASE,
)
_SESSION_IN_PATH = re.compile(
    r";(?:jsessionid|phpsessid|sessionid|session_id|sid|fe_typo_user)=[^;/]*", re.IGNORECASE
)
# A feed's guid may reach us escaped once too often: ``?post_type=k21-meldungen&#038;p=1``.
_AMPERSAND = re.compile(r"&(?:amp|#0*38|#x0*26);", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_USER = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*:)?[/\\]{2}([^/?#\\]*@)")
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_-])?|\[[0-9a-f:.]+\]")

# Already canonical, except for the scheme, a final slash and a parameter of a visit.
_CANONICAL = re.compile(
    r"https?://((?:[a-z0-9_][a-z0-9_.-]*)?[a-z0-9_-]"
    r"(?:/+(?!\.\.?(?:[/?]|$))[A-Za-z0-9._~!$'()*+,=:@-]+)+)/?"
    r"(?:\?(?P<pair>[A-Za-z0-9._~-]+=[A-Za-z0-9._~-]*))?"
)
# Characters allowed in a path segment (RFC 3986 ``pchar``), and in a query beside ``+``.
_PLAIN = re.compile(r"[A-Za-z0-9._~-]*")
_PATH_SAFE = "!$&'()*+,;=:@"
_QUERY_SAFE = "!$'()*,;:@/"


@lru_cache(maxsize=1024)  # an address comes by several times while its article is saved
def canonical_url(url: str) -> str:
    """Return the one spelling in which the archive keeps an address.

    https (unless the address names a port: a port speaks one protocol), host in lower case with or
    without ``www.`` as given, no default port, user, fragment, tracking parameter, session id, dot
    segment (RFC 3986, 5.2.4) or final slash; percent-encoding normalised to UTF-8 in NFC, HTML
    entities decoded, query sorted. Anything but an http(s) address is only stripped. Never raises;
    idempotent. ``addresses`` keeps the spelling that the site prints. Only :func:`address_key`
    decides whether two addresses are one article.

    >>> canonical_url("HTTP://WWW.Rathausblick.example:80/k21-meldungen/a-2/?utm_source=x#top")
    'https://www.rathausblick.example/k21-meldungen/a-2'
    >>> canonical_url("https://a.example/meldung_7_B%26uuml%3Brger+hilft.html")
    'https://a.example/meldung_7_B%C3%BCrger+hilft.html'
    """
    if plain := _CANONICAL.fullmatch(url):
        pair = plain["pair"]
        return f"https://{plain[1]}" + (f"?{pair}" if pair and not _of_visit(pair) else "")
    text = _until_stable(_AMPERSAND, "&", _clean(url))
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        return text
    if parts.scheme not in _PORTS or not host:
        return text
    host = ascii_host(host)
    if not _HOST.fullmatch(host):
        return text
    scheme = "https"
    if port not in (None, *_PORTS.values()):
        scheme, host = parts.scheme, f"{host}:{port}"
    path = _path(parts.path)
    query = _query(parts.query)
    return f"{scheme}://{host}{path}" + (f"?{query}" if query else "")


@lru_cache(maxsize=1024)
def page_key(url: str) -> str:
    """Return the key that all spellings of one page's address share: host, path and query, without
    scheme, default port and final slash. Never raises.

    >>> page_key("http://a.example:80/x/") == page_key("https://a.example/x")
    True
    """
    canonical = canonical_url(url)
    scheme, found, rest = canonical.partition("://")
    if not found or scheme not in _PORTS:
        return canonical
    host, _, tail = rest.partition("/")
    for port in _PORTS.values():
        host = host.removesuffix(f":{port}")
    path, asked, query = tail.partition("?")
    return f"{host}/{path.rstrip('/')}{asked}{query}"


def without_user(url: str) -> str:
    """Remove user name and password from an address (RFC 3986, 3.2.1); all else stays as it is.

    >>> without_user("https://me:secret@a.example/x@y")
    'https://a.example/x@y'
    """
    found = _USER.match(url) if "@" in url else None
    return url[: found.start(2)] + url[found.end(2) :] if found else url


def without_visit(path: str, query: str) -> str:
    """Join path and query, without session ids and tracking parameters; all else stays as it is.

    >>> without_visit("/a;jsessionid=1", "utm_source=x&p=7")
    '/a?p=7'
    """
    kept = [pair for pair in query.split("&") if pair and not _of_visit(pair)]
    return _SESSION_IN_PATH.sub("", path) + ("?" + "&".join(kept) if kept else "")


def _clean(url: str) -> str:
    """Normalise to NFC, without lone surrogates, control characters and surrounding blanks."""
    text = normalize("NFC", url.encode("utf-8", "replace").decode())
    if not text.isprintable():
        text = "".join([c for c in text if c >= " " and c != "\x7f"])
    return text.strip()


def _until_stable(pattern: re.Pattern[str], by: str, text: str) -> str:
    """Substitute until nothing changes: ``&amp;amp;`` needs two rounds; each shortens the text."""
    while (new := pattern.sub(by, text)) != text:
        text = new
    return text


def ascii_host(host: str) -> str:
    """Write a host name as requests do: lower case, letters beyond ASCII in IDNA.

    >>> ascii_host("Städteblick.example")
    'xn--stdteblick-r5a.example'
    """
    host = host.lower().rstrip(".")
    if ":" in host:
        return f"[{host}]"
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return host


def _decode(text: str) -> str:
    """Percent-decode a text as UTF-8, or as Latin-1 if that fails (the oldest pages)."""
    raw = unquote_to_bytes(text)
    try:
        return normalize("NFC", raw.decode("utf-8"))
    except UnicodeDecodeError:
        return normalize("NFC", raw.decode("latin-1"))


def _path(path: str) -> str:
    """Return a path without sessions, dot segments and final slash; its first segment is empty."""
    kept: list[str] = []
    for printed in path.split("/"):
        segment = printed
        while (new := _SESSION_IN_PATH.sub("", _segment(segment))) != segment:
            segment = new
        if segment == "..":
            del kept[max(1, len(kept) - 1) :]
        elif segment != ".":
            kept.append(segment)
    return "/".join(kept).rstrip("/") or "/"


def _of_visit(pair: str) -> bool:
    name = pair.partition("=")[0]
    return bool(_TRACKING.fullmatch(name) or _SESSION.fullmatch(pair))


def _segment(segment: str) -> str:
    if _PLAIN.fullmatch(segment):
        return segment
    text = _decode(segment)
    while "&" in text and (new := _ENTITY.sub(lambda m: unescape(m[0]), text)) != text:
        text = normalize("NFC", new)
    return quote(text, safe=_PATH_SAFE, errors="replace")


def _query(query: str) -> str:
    pairs = []
    for pair in filter(None, query.split("&")):
        name, equals, value = pair.partition("=")
        name, value = (_decode(part.replace("+", " ")) for part in (name, value))
        if not _of_visit(f"{name}={value}"):
            pairs.append((_quote(name), equals, _quote(value)))
    return "&".join(name + equals + value for name, equals, value in sorted(pairs))


def _quote(text: str) -> str:
    return quote_plus(text, safe=_QUERY_SAFE, errors="replace")
