"""Read a page that announces articles. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.reader.listing.folders import is_event, without_events, without_rubrics
from crawler.reader.listing.left_out import find_left_out
from crawler.reader.listing.links import absolute_url, article_links, base_url
from crawler.reader.listing.paging import find_next, has_more, pages_of
from crawler.reader.listing.result import Listing
from crawler.reader.listing.teasers import (
    MIN_RICH,
    PrintedTeaser,
    find_teasers,
    merge_teasers,
)
from crawler.reader.markup.elements import Elements
from crawler.reader.markup.flow import Block, Flow, read_flow
from crawler.reader.markup.parse import parse_page
from crawler.reader.markup.tree import enclosing, visible_text
from crawler.reader.markup.uncollected import uncollected
from crawler.reader.wording import furniture
from crawler.sites import Site

MAX_ENTRY = 3
"""Words of an entry of a menu."""
MIN_ENTRIES = 4
"""Items of a menu."""
_LISTS = ("home", "listing")
"""Pages of cards that are all alike."""
_OWN = frozenset(("main", "article"))


@uncollected
def read_listing(
    html: str, url: str, site: Site, seen_on: str, fetched_at: str, sisters: Iterable[Site] = ()
) -> Listing:
    """Read a page that announces articles: its teasers in reading order, its links, its next page.

    ``seen_on`` is the kind of surface (``home``, ``listing``, ``related``, ``newsletter``); teasers
    beside the main flow are ``sidebar`` on any page. The page's own address is never among them.
    ``sisters`` are sites whose articles a newsletter announces too, under their own names.
    Never raises.
    """
    tree = parse_page(html)
    if tree is None:
        return Listing()
    base = base_url(tree, url, site)
    page = read_flow(tree)
    pages = pages_of(tree, base, url)
    named = article_links(tree, base, site)
    linked = without_rubrics(tree, without_events(named, url), url)
    links = {h: to for h, to in linked.items() if not {to, absolute_url(base, h)} & pages}
    left_out = find_left_out(tree, base, url, site, links, pages) if seen_on in _LISTS else ()
    found = find_teasers(page, links, site, seen_on, fetched_at, own=url)
    for sister in sisters:
        theirs = article_links(tree, base, sister)
        found += find_teasers(page, theirs, sister, seen_on, fetched_at, own=url)
    found = merge_teasers(_without_menu(page, found))
    following = find_next(tree, base, url, site, pages) if seen_on != "newsletter" else None
    return Listing(
        teasers=tuple(f.teaser for f in found),
        articles=tuple(dict.fromkeys(links.values())),
        others=len(left_out),
        left_out=tuple((to, _reason(to, site)) for to in left_out),
        next=following,
        more=following is None and seen_on != "newsletter" and has_more(tree),
        surfaces=_newsletters(tree, base, site) if seen_on == "home" else (),
    )


def _reason(url: str, site: Site) -> str:
    """Name the reason why a card's address is taken for no article's, see ``Listing.left_out``."""
    if is_event(url):
        return "event"
    return "section" if site.is_article(url) else "form"


def _without_menu(page: Flow, found: list[PrintedTeaser]) -> list[PrintedTeaser]:
    """Drop short links of menus, page bars and advertisements from a listing whose teasers have
    texts or dates: an address alone does not tell ``/ueber-uns`` from an article."""
    rich = sum(bool(one.teaser.text or one.teaser.published_text) for one in found)
    return [one for one in found if rich < MIN_RICH or not _is_of_menu(page, one)]


def _is_of_menu(page: Flow, one: PrintedTeaser) -> bool:
    said = one.teaser
    words = max(len((text or "").split()) for text in (said.title, said.text))
    if said.published_text or words > MAX_ENTRY:
        return False
    first, last = page.blocks[min(one.blocks)], page.blocks[max(one.blocks)]
    regions = last.regions
    if "nav" in regions or ({"header", "li"} <= regions and not regions & _OWN):
        return True
    label = page.blocks[first.index - 1] if first.index else first
    near = label.owner.getparent() in (first.owner, first.owner.getparent())
    return (near and bool(furniture.NOISE.match(label.line))) or _is_entry(last)


def _is_entry(block: Block) -> bool:
    """Whether a block is an item of a list of nothing but links of a few words."""
    row = enclosing(block.owner, "ul") if "li" in block.regions else None
    items = [] if row is None else row.findall("li")
    return len(items) >= MIN_ENTRIES and all(
        sum(1 for _ in item.iter("a")) == 1 and 0 < len(visible_text(item).split()) <= MAX_ENTRY
        for item in items
    )


def _newsletters(tree: Elements, base: str, site: Site) -> tuple[tuple[str, str], ...]:
    """List the newsletters that a home page links to."""
    joined = (absolute_url(base, href) for _, href in tree.links)
    return tuple(dict.fromkeys(("newsletter", j) for j in joined if j and site.is_newsletter(j)))
