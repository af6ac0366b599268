"""Detect where pages end, and describe what is wrong with a surface."""

from __future__ import annotations

from collections.abc import Sequence

from archive.program import PROGRAM

Reason = tuple[str, str]
"""A short stable name, and one sentence."""

MIN_DAYS = 5
"""Dated teasers whose order means something."""
_ENDS = (b"</html", "</html".encode("utf-16-le"))
"""The closing tag of a page, in UTF-8 and UTF-16."""
_TAIL = 2000
"""Bytes at the end in which it must occur; comments may follow it."""


def has_end(body: bytes) -> bool:
    """Return whether a page ends with its closing tag."""
    tail = body[-_TAIL:].lower()
    return any(end in tail for end in _ENDS)


def broke_off(url: str, kind: str, articles: int) -> Reason:
    """Describe a truncated page of a surface."""
    return "broke-off", (
        f"{url} broke off before the end of the {kind}; the {articles} address(es) before were "
        "taken, and the next run asks for it again: if that recurs, open it in a browser and look "
        "at its end"
    )


def total_differs(url: str, said: int, shown: int) -> Reason:
    """Describe a REST route whose pages show another number of articles than its total."""
    return "total-differs", (
        f"{url} says that there are {said} articles, its pages show {shown}; compare with "
        f"`{PROGRAM} coverage` which are missing"
    )


def endless(url: str) -> Reason:
    """Describe an index that lists more sitemaps than a run may read."""
    return "endless-sitemaps", (
        f"{url} and what it names lead to ever more sitemaps; those beyond the bound of a run were "
        "not read, so articles may be missing: open it in a browser and look where it leads"
    )


def always_modified(url: str, asked: int) -> Reason:
    """Describe a sitemap that states the present as the time of every article."""
    return "always-modified", (
        f"{url} says again that all its articles were modified since it was last read; of {asked} "
        "requested for that in the last month hardly any had changed: its times (`lastmod`) are "
        "not followed for now, and its articles are rechecked in their usual turn"
    )


def one_page_only(url: str) -> Reason:
    """Describe a listing whose numbered further pages cannot be followed."""
    return "one-page-only", (
        f"{url} was read as a listing of one page, though it shows numbers of further pages; "
        f"look at it with `{PROGRAM} peek`, and name its further pages in the profile"
    )


def is_oldest_first(days: Sequence[str]) -> bool:
    """Tell whether the days of a listing's teasers, as ``YYYY-MM-DD`` in its order, ascend.

    >>> is_oldest_first(["2019-01-02", "2019-01-09", "2019-01-09", "2019-02-01", "2019-03-01"])
    True
    """
    return len(days) >= MIN_DAYS and list(days) == sorted(days) and days[0] < days[-1]


def oldest_first(url: str) -> Reason:
    """Describe a listing whose new articles appear on its last page."""
    return "oldest-first", (
        f"{url} lists its oldest articles first: new ones appear on its last page, which only a "
        "backfill reads; name a listing that begins with the newest, or the feed, in the profile"
    )


def newer_later(url: str, first: str) -> Reason:
    """Describe a listing whose first page is not that of the newest articles."""
    return "newer-later", (
        f"most articles of {url} are newer than all of {first}, the first page of that listing: a "
        "daily run, which ends at a page without new articles, may miss them; name a listing that "
        "begins with the newest, or the feed, in the profile"
    )


def pages_skipped(url: str, further: str) -> Reason:
    """Describe a listing whose next page is not the following one."""
    return "pages-skipped", (
        f"{url} names {further} as its next page, so the pages between them were not read; look at "
        f"it with `{PROGRAM} peek`, and name its further pages in the profile"
    )


def empty_between(url: str, further: str) -> Reason:
    """Describe a further page of a listing without an article, which is not its last."""
    return "empty-between", (
        f"{url} shows no article, yet links {further} as the next page: what it should show may be "
        f"missing; if it shows some now, crawl again with `-a backfill=1`, else look at it with "
        f"`{PROGRAM} peek`"
    )


def out_of_order(title: str | None, printed: str | None, below: str) -> Reason:
    """Describe a new teaser whose date does not fit its place."""
    return "date-out-of-order", (
        f"{title!r} appeared on the list above an article of {below}, and its date is "
        f"{printed!r}; it was kept as printed: is the year right, and the order of day and month?"
    )


def not_offered(site: str, kind: str, url: str, why: str) -> Reason:
    """Describe an optional surface that the site does not offer."""
    return "not-offered", (
        f"{site} offers no {kind} at {url} ({why}); take it out of the profile, or name the right "
        "address"
    )
