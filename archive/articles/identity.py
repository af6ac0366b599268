"""Decide when two addresses are one article, and two texts one text. Pure.

The rules come from what the sites do: only the number counts in ``/meldung_<ID>…``, ``?p=<ID>`` is
a permalink, ``www.`` and the scheme are interchangeable, ``-2`` is another article with the same
headline. Every function accepts any text, never raises, and is idempotent.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from sys import intern
from typing import Protocol
from unicodedata import normalize

from archive.articles.spelling import canonical_url, page_key
from archive.search.memo import Beforehand

# Parameters for what to do with an article; they never identify one.
_VIEW = re.compile(
    r"replytocom|unapproved|moderation-hash|share|shared|nb|like_comment|preview(?:_\w+)?|print"
    r"|pdf|amp|noamp|output|doing_wp_cron|relatedposts\w*",
    re.IGNORECASE,
)
# The permalink of this family of sites: the slug alone identifies the article.
_PERMALINK = re.compile(r"/k21-meldungen/(?!(?:feed|page)/?$)[^/]+")
_MELDUNG = re.compile(r"/meldung_0*([0-9]+)(?:[^0-9].*)?", re.IGNORECASE)
_OLD_PATH = re.compile(r"/(?:meldung_[0-9]|content/[0-9]+\.)", re.IGNORECASE)
# An address in which everything counts: no query, no port, no number of the old site.
_PLAIN = re.compile(r"https://[^/?:]+/(?![Mm][Ee][Ll][Dd][Uu][Nn][Gg]_)[^?]*")
_NO_LETTERS = re.compile(r"[\W_]+")


@lru_cache(maxsize=1024)
def address_key(url: str) -> str:
    """Return the key of an address: host without ``www.``, path and query. Equal keys, one article.

    Only the number counts in ``/meldung_<ID>…``, only ``p`` in ``/?p=<ID>`` (and the post type of a
    newsletter). The query is ignored in a permalink ``/k21-meldungen/<slug>``, and what to do with
    a page (``replytocom``, ``share``, ``print`` …) everywhere. The host always counts, because
    sister sites use the same paths. Never raises.

    >>> address_key("http://www.a.example/meldung_37372_Zust%C3%A4ndig.html")
    'a.example/meldung_37372'
    >>> address_key("https://a.example/?p=12&post_type=k21-meldungen")
    'a.example/?p=12'
    >>> address_key("https://a.example/?p=12&post_type=newsletter")
    'a.example/?p=12&post_type=newsletter'
    >>> address_key("https://a.example/k21-meldungen/a/;jsessionid=0A1B?replytocom=5#respond")
    'a.example/k21-meldungen/a'
    """
    return intern(_key(url))  # a long run holds most of them in several sets


def _key(url: str) -> str:
    canonical = canonical_url(url)
    if not canonical.startswith(("http://", "https://")):
        return canonical
    if _PLAIN.fullmatch(canonical):
        return canonical.removeprefix("https://").removeprefix("www.")
    host, _, tail = page_key(url).removeprefix("www.").partition("/")
    path, _, query = ("/" + tail).partition("?")
    if meldung := _MELDUNG.fullmatch(path):
        return f"{host}/meldung_{meldung[1]}"
    if path in ("/", "/index.php"):
        values = dict(pair.partition("=")[::2] for pair in query.split("&"))
        if re.fullmatch("[0-9]+", values.get("p", "")):
            newsletter = "&post_type=newsletter" if values.get("post_type") == "newsletter" else ""
            return f"{host}/?p={values['p'].lstrip('0') or '0'}{newsletter}"
    if _PERMALINK.fullmatch(path):
        return host + path
    if not query:
        return host + path
    query = "&".join(p for p in query.split("&") if not _VIEW.fullmatch(p.partition("=")[0]))
    return host + path + (f"?{query}" if query else "")


def better_url(old: str, new: str) -> str:
    """Choose which of two canonical addresses of one article to show.

    The newer one, but never a permalink (``?p=``) over a speaking address, nor an address of the
    old site over one of the new. Two spellings of one address (with and without ``www.``) are no
    reason to change.
    """
    if address_key(old) == address_key(new):
        return old
    return new if generation(new) >= generation(old) else old


def generation(url: str) -> int:
    """Classify an address: 0 a permalink (``?p=``), 1 of the old site, 2 a speaking address.

    >>> [generation("https://a.example/" + x) for x in ("?p=1", "meldung_1_x.html", "meldungen/x")]
    [0, 1, 2]
    """
    key = address_key(url)
    path = key[key.find("/") :]
    if path.startswith("/?p="):
        return 0
    return 1 if _OLD_PATH.match(path) else 2


def same_text(a: str | None, b: str | None) -> bool:
    """Return whether two texts are equal with white space collapsed; ``None`` counts as empty."""
    return a == b or (a or "").split() == (b or "").split()


class Texts(Protocol):
    """The texts of an article."""

    @property
    def title(self) -> str | None:
        """Headline."""

    @property
    def teaser(self) -> str | None:
        """Lead text."""

    @property
    def body(self) -> str | None:
        """Body."""


def fingerprint(article: Texts) -> str:
    """Hash the normalised text of title, teaser and body to 32 hexadecimal digits.

    Case, white space, punctuation and Unicode spelling make no difference, nor does the place where
    the teaser ends and the body begins. The kicker is left out: sister sites change it.
    """
    return _fingerprint(article.title, article.teaser, article.body)


@lru_cache(maxsize=256)  # asked for at every step of a crawl until the article is saved
def _fingerprint(*texts: str | None) -> str:
    return FINGERPRINTS.take(texts)


def _hashed(texts: tuple[str | None, ...]) -> str:
    text = normalized(" ".join(filter(None, texts)))
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()


FINGERPRINTS = Beforehand(_hashed)
"""Fingerprints by title, teaser and body."""


def normalized(text: str) -> str:
    """Return only the letters and digits of a text, case folded, in NFC.

    >>> normalized("Bürger*innen – „Straße“")
    'bürgerinnenstrasse'
    """
    pieces = normalize("NFC", normalize("NFC", text).casefold()).split()
    # Most pieces are pure words, which isalnum() recognises faster than the expression.
    return "".join([p if p.isalnum() else _NO_LETTERS.sub("", p) for p in pieces])


def word_count(*texts: str | None) -> int:
    """Count the words, that is the pieces between white space."""
    return sum(len(text.split()) for text in texts if text)
