"""The further pages of an article: find their links, and join their texts. Pure.

WordPress cuts a text at ``<!--nextpage-->`` and shows the rest at ``<own address>/2/``; others use
``?page=2``. The page numbers are not part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from html import escape
from urllib.parse import parse_qsl, urlsplit

from archive.articles.identity import normalized
from archive.articles.text import plain_text
from archive.records import PAGES_MISSING, Article, Remark
from crawler.reader.listing.links import absolute_url
from crawler.reader.markup.elements import Elements
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import visible_text

MAX_PAGES = 20
"""Pages of one article that are read; the longest interview has four."""
_NUMBERED = ("page", "seite", "paged", "pg")
"""Query parameters with the number of a page."""
_NUMBERS = frozenset("123456789")
_ENDS = re.compile(r"[/=][1-9]\d?/*(?:[?&#]|$)")
"""The end of a path or parameter that is the number of a page."""
_LINE = re.compile(
    r"(?:Seiten?|Pages?)\s*+:?\s*+(?:\d{1,2}+[\s|·]*+)++"
    r"(?:(?:weiter|zurück|(?:nächste|vorherige)(?: seite)?|(?:next|previous)(?: page)?)"
    r"[\s»›→«‹←.]*+)*",
    re.I,
)
_BARE = re.compile(r"(?:\d{1,2}[\s|·]+)+\d{1,2}")
_LABEL = re.compile(r"\D{0,20}\b\d{1,2}\W{0,3}|\W*(?:weiter|nächste|next)\b.{0,20}", re.I)


def find_further_pages(tree: Elements, url: str, base: str) -> tuple[str, ...]:
    """Find the addresses of pages 2, 3, … that a page of the article at ``url`` links to, in order
    and without a gap after the first one."""
    own = _apart(url)
    found: dict[int, str] = {}
    for link, href in tree.links:
        if href.startswith(("/", "http", "#")):
            if own[1] not in href and "/." not in href:
                continue  # the path of another page: nearly all links
        elif _NUMBERS.isdisjoint(href):
            continue
        target = absolute_url(base, href)
        led = target is not None and own[1] in target.partition("?")[0]
        number = _number(own, target.partition("#")[0]) if target and led else None
        if target is None or number is None or number in found:
            continue
        named = "post-page-numbers" in (link.get("class") or "") or link.get("rel") == "next"
        if named or _LABEL.fullmatch(visible_text(link)):
            found[number] = target.partition("#")[0]
    return tuple(found[number] for number in sorted(found) if number <= MAX_PAGES)


def further_pages(urls: Iterable[str], article: str) -> set[str]:
    """Select the addresses that are those of further pages of the article."""
    own = _apart(article)
    return {url for url in urls if own[1] in url and _number(own, url) is not None}


def is_numbered(url: str) -> bool:
    """Tell whether the query of an address has the number of a further page."""
    pairs = parse_qsl(urlsplit(url).query)
    return any(name in _NUMBERED and value.isdecimal() for name, value in pairs)


def without_page_lines(body: list[Block], *, numbered: bool) -> list[Block]:
    """Drop the line ``Seiten: 1 2`` from a body; with ``numbered`` also a line of numbers alone."""
    return [
        block
        for block in body
        if not _LINE.fullmatch(block.line) and not (numbered and _BARE.fullmatch(block.line))
    ]


def join_pages(first: Article, further: Sequence[Article], missing: Iterable[str] = ()) -> Article:
    """Join the texts of an article's pages, in order.

    Headline and lead are left out where a further page repeats them. ``missing`` are the addresses
    of pages that could not be fetched: the article then has a remark about them.
    """
    html, links = [first.body_html or ""], [*first.links]
    byline, tags = first.byline, first.tags
    for part in further:
        if part.teaser and part.teaser != first.teaser:  # its first paragraph, taken for a lead
            html.append(f"<p>{escape(part.teaser, quote=False)}</p>")
        html.append(part.body_html or "")
        links += [link for link in part.links if link not in links]
        byline, tags = byline or part.byline, tags or part.tags
    joined = "".join(html)
    remarks = first.remarks
    if lost := list(missing):
        remarks += (
            Remark(
                reason=PAGES_MISSING,
                detail=f"{first.url} has further pages that could not be fetched, the first of "
                f"them {lost[0]}; the others were kept, and it is asked for again in the next run",
            ),
        )
    return replace(
        first, body_html=joined or None, body=plain_text(joined) or None if joined else None,
        links=tuple(links), byline=byline, tags=tags, remarks=remarks,
    )  # fmt: skip


def says_the_same(part: Article, others: Iterable[Article]) -> bool:
    """Tell whether a page only repeats the text of one that was read before."""
    return any((part.teaser, part.body) == (other.teaser, other.body) for other in others)


def is_of_another(part: Article, first: Article) -> bool:
    """Tell whether a further page is of another article: by another headline and, printed, another
    date. A section's headline alone proves nothing, nor does the date of a box."""
    titles = [normalized(one.title or "") for one in (part, first)]
    if not all(titles) or titles[0] in titles[1] or titles[1] in titles[0]:
        return False
    days = [{d.text for d in one.dates if d.origin == "page"} for one in (part, first)]
    return all(days) and not days[0] & days[1]


@lru_cache(maxsize=64)
def _apart(url: str) -> tuple[str, str, frozenset[tuple[str, str]]]:
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    query = parse_qsl(parts.query, keep_blank_values=True)
    return host, parts.path.rstrip("/"), frozenset(q for q in query if q[0] not in _NUMBERED)


def _number(own: tuple[str, str, frozenset[tuple[str, str]]], target: str) -> int | None:
    """Return the page number of an address; ``None`` for the first page or no page of the
    article."""
    if not _ENDS.search(target):
        return None
    try:
        host, path, query = _apart(target)
    except ValueError:
        return None
    if (host, query) != (own[0], own[2]):
        return None
    if path == own[1]:
        numbers = [v for k, v in parse_qsl(urlsplit(target).query) if k in _NUMBERED]
        said = numbers[0] if len(numbers) == 1 else ""
    else:
        said = path.removeprefix(f"{own[1]}/") if own[1] and path.startswith(f"{own[1]}/") else ""
    number = int(said) if re.fullmatch(r"[1-9]\d?", said) else 1
    return number if number > 1 else None
