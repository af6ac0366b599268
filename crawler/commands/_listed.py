"""Describe what was read from a page that announces articles, as lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from archive import Teaser
from archive.articles.identity import address_key
from archive.visible import number_of
from crawler.reader import Listing

WIDTH = 100
"""Most characters shown of a value."""


def listed(listing: Listing, *, titled: bool = True) -> Iterator[str]:
    """Describe every teaser with its address, date and remarks, the cards that are taken for no
    article, addresses without a teaser, further surfaces, the next page, and whether the list is
    complete. ``titled`` is whether it should have headlines: a sitemap has none."""
    modified = dict(listing.modified)
    links = number_of(len(listing.articles), "article link")
    yield f"\n{number_of(len(listing.teasers), 'teaser')}, {links}"
    yield from _left_out(listing)
    if titled and listing.articles and not listing.teasers:
        yield "no headline was found for any of them"
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


def _left_out(listing: Listing) -> Iterator[str]:
    """Describe the cards that are taken for no article, by reason, with an example of each."""
    why = []
    for reason, words in _REASONS.items():
        if urls := [url for url, of in listing.left_out if of == reason]:
            why.append(f"{len(urls)} {words}, such as {urls[0]}")
    if why:
        cards = number_of(len(listing.left_out), "card")
        yield f"beside them {cards} taken for no article: {'; '.join(why)}"
    elif listing.others:
        yield f"beside them {number_of(listing.others, 'entry', 'entries')} of no article"


_REASONS = {
    "event": "by the address of an event, an issue or a month",
    "section": "by the address of a section",
    "form": "by an address that is no article's in the profile",
}


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
