"""Where pages and walks through surfaces end, and what is told where they do not as they should."""

from __future__ import annotations

from archive.program import PROGRAM

Reason = tuple[str, str]
"""Short stable name of a reason, and one sentence."""

_ENDS = (b"</html", "</html".encode("utf-16-le"))
"""What a page closes with, in whatever coding."""
_TAIL = 2000
"""Bytes at the end in which it does: statistics and comments may follow."""


def has_end(body: bytes) -> bool:
    """Tell whether a page is closed at its end."""
    tail = body[-_TAIL:].lower()
    return any(end in tail for end in _ENDS)


def broke_off(url: str, kind: str, articles: int) -> Reason:
    """Tell of a page of a surface that lacks its end."""
    return "broke-off", (
        f"{url} broke off before the end of the {kind}; what is whole of it, {articles} "
        "address(es), was taken, and the next run asks for it again: if it stays so, open it in a "
        "browser and look at its end"
    )


def total_differs(url: str, said: int, shown: int) -> Reason:
    """Tell of a REST route whose pages show more or fewer articles than it says it has."""
    return "total-differs", (
        f"{url} says that there are {said} articles, its pages show {shown}; compare with "
        f"`{PROGRAM} coverage` which are missing"
    )


def endless(url: str) -> Reason:
    """Tell of an index that names more sitemaps than any site has."""
    return "endless-sitemaps", (
        f"{url} and what it names lead to ever more sitemaps; those beyond the bound of a run were "
        "not read, so articles may be missing: open it in a browser and look where it leads"
    )


def one_page_only(url: str) -> Reason:
    """Tell of a listing that has numbers of further pages, none of which can be followed."""
    return "one-page-only", (
        f"{url} was read as a listing of one page, though numbers of further pages stand on it; "
        f"look at it with `{PROGRAM} peek`, and name its further pages in the profile"
    )


def not_offered(site: str, kind: str, url: str, why: str) -> Reason:
    """Tell of a surface that a site may offer, and does not."""
    return "not-offered", (
        f"{site} offers no {kind} at {url} ({why}); take it out of the profile, or name the right "
        "address"
    )
