"""Describe what was read from a page that announces articles, as lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from archive import Teaser
from archive.articles.identity import address_key
from archive.visible import number_of
from crawler.reader import Listing

WIDTH = 100
"""Most characters shown of a value."""


def listed(listing: Listing) -> Iterator[str]:
    """Describe every teaser with its address, date and remarks, addresses without a teaser, further
    surfaces, the next page, and whether the list is complete."""
    modified = dict(listing.modified)
    links = number_of(len(listing.articles), "article link")
    yield f"\n{number_of(len(listing.teasers), 'teaser')}, {links}"
    for teaser in listing.teasers:
        yield from _teaser(teaser)
    announced = {address_key(teaser.url) for teaser in listing.teasers}
    bare = [url for url in listing.articles if address_key(url) not in announced]
    if bare and listing.teasers:
        yield "\narticle links in their order on the page"
    for url in bare:
        yield f"  {url}" + (f"  modified {modified[url]}" if url in modified else "")
    for kind, url in listing.surfaces:
        yield f"  {kind:<12} {url}" + (f"  modified {modified[url]}" if url in modified else "")
    yield f"\nnext page     {listing.next or '–'}"
    if not listing.complete:
        yield "It breaks off before its end; only what arrived whole is listed."


def _teaser(teaser: Teaser) -> Iterator[str]:
    kicker = f"{teaser.kicker}: " if teaser.kicker else ""
    yield f"  {teaser.published or '–':<12} {short(kicker + (teaser.title or '–'))}"
    yield f"  {'':<12} {teaser.url}"
    printed = f", printed {short(teaser.published_text)}" if teaser.published_text else ""
    yield f"  {'':<12} {short(teaser.text or '–')}  [{teaser.seen_on}{printed}]"
    for remark in teaser.remarks:
        yield f"  {'':<12} doubted: {remark.reason} ({remark.detail})"


def short(text: str) -> str:
    """Return a text as one short line; if it is cut, add its full length."""
    line = " ".join(text.split())
    return line if len(line) <= WIDTH else f"{line[:WIDTH]}… ({len(line)} characters)"
