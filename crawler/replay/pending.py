"""Choose the captures to read into the archive, and their order, when some were added late.

A capture between two others may show a text that vanished and later returned, so that the later
text becomes a separate version. The archive stores when a version began, not how long it lasted; so
after a late capture, all later ones are read again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from archive.articles.identity import address_key
from archive.captures.store import PageStore
from crawler.replay.read import ARTICLES


def pending_captures(store: PageStore, source: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the addresses and times of unread captures, in order; for articles also of all later
    captures, under every spelling of the address."""
    waiting: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for url, times in store.pending(source):
        waiting[address_key(url)][url] = times
    if not waiting:
        return
    spellings: defaultdict[str, list[str]] = defaultdict(list)
    for url in store.urls(source, kinds=ARTICLES):
        spellings[address_key(url)].append(url)
    for key, pending in waiting.items():
        urls = list(dict.fromkeys((*pending, *spellings[key])))
        since = min(times[0] for times in pending.values())
        found = sorted((at, url) for url in urls for at in _times(store, url, since, pending))
        if len(urls) == 1:
            yield urls[0], tuple(at for at, _ in found)
        else:
            yield from ((url, (at,)) for at, url in found)


def _times(store: PageStore, url: str, since: str, pending: dict[str, list[str]]) -> Iterator[str]:
    """Yield the times of unread captures of an address, and those since ``since`` at which an
    article's body changed."""
    unread, before = set(pending.get(url, ())), None
    for visit in store.history(url):
        again, before = visit.capture == before, visit.capture
        fresh = visit.kind in ARTICLES and visit.first_status == 200 and not again
        if visit.at in unread or (fresh and visit.at >= since):
            yield visit.at
