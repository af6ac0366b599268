"""The names of a page and its site, and how names are compared. Pure."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import dropwhile
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from crawler.reader.listing.folders import INDEX
from crawler.reader.markup.elements import Elements
from crawler.reader.markup.structured import Structured, text_of
from crawler.reader.markup.tree import spelled, visible_text
from crawler.reader.wording import shapes
from crawler.sites import Site

_SEPARATOR = re.compile(r"\s(?<!\s\s)\s*+(?:[-–—|»«›‹<>·•∙⋅●▸▷←→~¦]{1,2}|::|//)\s+")
_SIGNS = " \u00a0\t\n:;,/@+*([|–—"
"""What may stand between a headline and the name of the site, beyond separators."""
_WORDS = (" bei", " auf", " in", " von")
"""Words that may stand in front of that name."""
_DOMAIN = re.compile(r"\.[a-z]{2,4}(?!\w)", re.I)
_LOOSE = re.compile(r"[\u00ad\u200b„“”\"‚‘’'»«‐‑–—-]+")

MAX_TITLE = 1000
"""Characters of a title that is cut at its separators; the longest seen has some 200."""
MAX_SITE = 60
"""Characters of a link to the home page that is a name of the site."""
MIN_MIDDLE = 25
"""Characters from which the part between site name and section may be a headline."""
MIN_NAME = 7
"""Letters below which a name identifies nothing."""


@lru_cache(maxsize=1024)  # a line is compared several times
def letters(text: str) -> str:
    """Reduce a text for comparison: quotes, dashes, blanks and case do not count."""
    said = "".join(text.split())
    if said.isascii():
        return said.replace('"', "").replace("-", "").lower()
    return _LOOSE.sub("", said).casefold()


def title_candidates(
    text: str, site_title: str, names: AbstractSet[str] = frozenset()
) -> list[str]:
    """Cut the tails of ``Titel - Site | Mehr`` off one by one, the likeliest headline first.

    A headline may hold separators itself, so every cut is a candidate; which one is printed as a
    heading decides. ``names`` are those of the site, reduced for comparison.
    """
    cuts = [m.start() for m in _SEPARATOR.finditer(text)] if len(text) <= MAX_TITLE else []
    if (named := _site_at_end(text, site_title)) is not None:  # `Titel: Site`
        cuts = [*(cut for cut in cuts if cut < named), named]
    whole = [text[:cut] for cut in cuts] + [text]
    first = text[: cuts[0]] if cuts else ""
    leads = letters(first) in names
    if leads or (first and site_title.casefold() in first.casefold()):  # `Site - Titel`
        whole = [*(_SEPARATOR.sub("", text[cut:], count=1) for cut in cuts), *whole]
    elif not leads and (rest := _behind_site(text, site_title)):  # `Site: Titel`
        whole = [*whole, rest]
    if len(cuts) > 1:  # `Site - Titel - Rubrik`
        middles = (_SEPARATOR.sub("", text[cuts[0] : cut], count=1) for cut in cuts[1:])
        whole = [middle for middle in middles if len(middle) >= MIN_MIDDLE] + whole
    without = [w for w in whole if site_title.casefold() not in w.casefold()]
    without = [w for w in without if not (leads and w.startswith(first))]
    without = [w for w in without if letters(_SEPARATOR.split(w)[-1]) not in names] or without
    return list(dict.fromkeys([*reversed(without), *reversed(whole)]))


def _site_at_end(text: str, site_title: str) -> int | None:
    """Find where a title ends before the name of its site that no separator parts from it."""
    at = text.lower().rfind(site_title.lower())
    if not site_title or at < 0 or not len(text) - MAX_SITE <= at + len(site_title) <= MAX_TITLE:
        return None
    before = text[:at].removesuffix("www.")
    word = next((word for word in _WORDS if before.rstrip().endswith(word)), "")
    said = before.rstrip().removesuffix(word).rstrip(_SIGNS)
    parted = len(said) < len(before)
    return len(said) if parted and said and (said[-1].isalnum() or said[-1] in "!?.“”)") else None


def _behind_site(text: str, site_title: str) -> str | None:
    """Return what stands behind the name of the site at the beginning of a title."""
    said = text.removeprefix("www.")
    if not site_title or not said.lower().startswith(site_title.lower()):
        return None
    rest = said[len(site_title) :]
    if domain := _DOMAIN.match(rest):
        rest = rest[domain.end() :]
    behind = rest.lstrip(_SIGNS)
    return behind if len(behind) < len(rest) else None


def without_tails(text: str) -> list[str]:
    """Cut the tails of a printed headline off, the longest first.

    >>> without_tails("Wehr am Bach - Neues - Kreisblick")
    ['Wehr am Bach', 'Wehr am Bach - Neues']
    """
    return [text[: cut.start()] for cut in _SEPARATOR.finditer(text[:MAX_TITLE])]


def site_names(site: Site, structured: Structured, tree: Elements) -> frozenset[str]:
    """Collect the names of a site, reduced for comparison: such a name is never a headline."""
    home = (a for a in tree.marked("rel") if a.tag == "a" and "home" in a.get("rel", "").split())
    named = [name for a in home if len(name := visible_text(a)) < MAX_SITE]
    names = {site.title, site.name, *structured.meta.get("og:site_name", ()), *named}
    house = structured.first("publisher", "dc.publisher", "dcterms.publisher") or ""
    if " " in house and "@" not in house and not shapes.PERSONS.match(house):
        names.add(house)  # one word, or the name of a person, may be the author's
    first, *tail = _SEPARATOR.split((structured.title or "")[:MAX_TITLE])
    names |= {part for part in tail if site.title.casefold() in part.casefold()}
    if tail:
        home_page = site.home.rstrip("/")
        homes = {home_page, *(up + end for up in ("", home_page) for end in ("/", *INDEX))}
        links = (a for a, href in tree.links if href.strip() in homes)
        logos = {letters(alt) for a in links for alt in _said(a)}
        names |= {part for part in (first, tail[-1]) if letters(part) in logos}
        names |= set(_mottos(first, tail, logos | set(map(letters, names)), structured, tree))
    return frozenset(letters(name) + more for name in names if name for more in ("", "online"))


def _mottos(
    first: str, tail: list[str], names: set[str], structured: Structured, tree: Elements
) -> list[str]:
    """List the parts behind the name of the site in a title that begins with the headline."""
    headed = {letters(visible_text(el)) for el in tree.named("h1")}
    if letters(first) not in {*headed, letters(structured.first("og:title") or "")}:
        return []
    behind = dropwhile(lambda part: letters(part) not in names, tail)
    return [part for part in behind if letters(part) not in headed]


def _said(a: etree._Element) -> list[str]:
    """List the text of a link and the alternative texts of the pictures in it."""
    return [visible_text(a), *(alt for image in a.iter("img") if (alt := image.get("alt")))]


def own_names(structured: Structured, node: dict[str, Any] | None) -> frozenset[str]:
    """Collect the names of the article in a page's metadata, reduced for comparison."""
    names = [text_of(node, "headline"), structured.first("og:title", "twitter:title")]
    if structured.title:
        names += [structured.title, *title_candidates(structured.title, "\0")]
    keys = (letters(name) for name in names if name)
    return frozenset(key for key in keys if len(key) > MIN_NAME)


def name_parts(structured: Structured, url: str) -> frozenset[str]:
    """Collect the parts of a page's names between separators, and the last part of its address,
    reduced for comparison."""
    named = [structured.first("dc.title", "dcterms.title"), *structured.meta.get("og:title", ())]
    parts = [p for n in (*named, structured.title) if n for p in _SEPARATOR.split(n[:MAX_TITLE])]
    last = re.sub(r"\.\w{3,4}$", "", urlsplit(url).path.rstrip("/").rpartition("/")[2])
    keys = {letters(part) for part in parts} | {spelled(last)}
    return frozenset(key for key in keys if len(key) > MIN_NAME)
