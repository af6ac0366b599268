"""Find the next page of a listing. Pure.

Signs that do not depend on the language come first: ``rel=next``, the class of the link, numbers
in a row. Words come last.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from itertools import islice

from lxml import etree

from archive.articles.spelling import page_key
from crawler.reader.listing.links import absolute_url
from crawler.reader.markup.elements import Elements
from crawler.reader.wording import steps
from crawler.sites import Site

Usable = Callable[[etree._Element], str | None]
CLASSES = frozenset(
    "wp-block-query-pagination-next nav-previous nextpostslink pagination-next pagination__next "
    "pager-next pager__item--next page-next next-page next older older-posts".split()
)
"""Classes of the link to the next page, or of the element around it. On a listing ``nav-previous``
of WordPress means older; ``nav-next`` would be newer."""
NUMBERED = r"(?:[?&](?:pg|page|paged|seite)=|/(?:page|seite|previous)/)"
"""What stands before the number of a page in its address."""
_NUMBER = re.compile(r"(?:Seite|Page)?\s*(\d{1,5})", re.I)
_DIGITS = re.compile(r"(?<![\d%])\d{1,7}(?!\d)")
_PAGED = re.compile(
    r"(?P<folder>.*?)/(?:(?:page|seite|archives?|paged-\d{1,2}|\(offset\))/)?[a-z]{0,6}[-_:.]?\d{1,5}(?:\.html?)?/?",
    re.I,
)
_INDEX = re.compile(r"/(?:index|default)\.\w{3,5}$", re.I)
"""The page of a folder by its file."""
_PAGE = re.compile(r"[?&]|(?:page|seite)[/:_=-]?\d")
"""An address that is hardly that of an article."""
_STEM = re.compile(r"(?P<stem>.*?[a-z])[-_]?(?P<n>(?:page|seite)?[-_]?\d{1,4})?(?:\.\w{3,5})?/?")
"""``/meldungen.html``, ``/meldungen_seite2.html``."""
_NAMED = re.compile(
    r"(?P<folder>.*)/(?:previous/|[^/]{1,30}[.~_](?:page|seite)[-_.]?)\d{1,5}(?:\.\w{3,5})?/?",
    re.I,
)
"""``/meldungen/index~page-2.html``, ``/meldungen/previous/2``."""
_ICON = re.compile(r"[a-z]{3,12}(?:_[a-z]{3,12}){1,2}")
"""The name of a sign that a font draws: ``chevron_right``."""
_OWN_NUMBER = re.compile(
    r"(?:[?&](?:pg|page|paged|seite)=|/(?:page|seite)[/:])(?P<n>\d{1,6})(?!\d)/?$"
)
_BACK = re.compile(
    r"^\W*(?:zurück|(?:vorherige|vorige|previous|neuere?|erste|letzte)\b.{0,20}|first|last)\W*$",
    re.I,
)
_LOAD_MORE = re.compile(
    r"\W*(?:(?:weitere|mehr|ältere)\b.{0,20}\b(?:laden|anzeigen)|(?:load|show) more\b.{0,20})\W*",
    re.I,
)
_ARROWS = (">", "▶", "►", "▸", "⟩", "❯", "⇒", "⟶")
"""Signs of the link to the next page; ``»`` is one in most bars, whatever its address."""
_ARROW = re.compile(r"[<>«»‹›←→◀▶◄►◂▸⟨⟩❮❯⇐⇒⟵⟶|]{1,4}")
"""A sign of a link to another page, or to the first or last."""
MAX_LABEL = 80
"""Characters of the words of a page bar."""
MIN_TITLE = 2
"""Words of a headline."""
MAX_ADDRESS = 1000
"""Characters of an address whose numbers are read; longer ones are never requested."""
_CHECKSUM = re.compile(r"&?cHash=[0-9a-f]+", re.I)
"""A parameter of TYPO3 that differs for every page."""


def find_next(
    tree: Elements, base: str, url: str, site: Site, pages: Collection[str]
) -> str | None:  # fmt: skip
    """Find the next page of a listing: by ``rel=next``, by a class, by numbers, by words.

    ``pages`` are addresses of its further pages, see ``pages_of``: no other that has the form of an
    article is the next page.
    """

    def usable(el: etree._Element, *, sure: bool = False) -> str | None:
        joined = absolute_url(base, el.get("href") or "")
        if joined is None or not site.owns(joined):
            return None
        form = site.is_article(joined) and not sure
        joined = joined.partition("#")[0]
        if form and joined not in pages and not (el.tag == "link" and _is_numbered(joined, url)):
            return None
        return joined if page_key(joined) != page_key(url) else None

    def later(el: etree._Element) -> str | None:
        found = usable(el)
        return None if found is None or _is_earlier(found, url) else found

    for el in tree.named("link", "a"):
        said = "next" in (el.get("rel") or "").lower().split()
        if said and (found := usable(el, sure=el.tag == "a")):
            return found
    links = list(tree.named("a"))
    return (
        next((to for el in links if _is_classed(el) and (to := later(el))), None)
        or _numbered(links, url, usable)
        or _by_address(links, url, usable)
        or next((to for el in links if _says_next(el) and (to := later(el))), None)
        or next(
            (to for el in links if _points(el) and (to := later(el)) and _is_numbered(to, url)),
            None,
        )
    )


def pages_of(tree: Elements, base: str, url: str) -> set[str]:
    """Find the addresses of further pages of a listing, which may look like those of articles:
    ``/meldungen/page2/`` as the link of a number, or of words such as next and back. An address
    that a headline leads to as well is that of an article."""
    joined = [(el, absolute_url(base, href)) for el, href in tree.links]
    pages = {to.partition("#")[0] for el, to in joined if to and _is_page(el, to, url)}
    unsure = {to for to in pages if not _PAGE.search(to)}
    if unsure:
        led = [(el, to.partition("#")[0]) for el, to in joined if to]
        led = [(el, to) for el, to in led if to in unsure]
        sure = {to for el, to in led if _NUMBER.fullmatch(_label(el)) or _is_classed(el)}
        pages -= {to for el, to in led if _is_title(_label(el))} - sure
    return pages


def _is_title(label: str) -> bool:
    """Whether the words of a link are more than those of a page bar."""
    if any(form.fullmatch(label) for form in (steps.NEXT, _BACK, _LOAD_MORE)):
        return False
    return len(label.split()) >= MIN_TITLE


def _is_page(el: etree._Element, address: str, url: str) -> bool:
    """Whether an address is that of the listing with a page number behind it, and its link is a
    number, a word such as next or back, or marked as such."""
    label = _label(el)
    named = label in (el.get("aria-label"), el.get("title"))
    labels = [label, "".join(el.itertext()).strip()] if named else [label]
    forms = (_NUMBER, steps.NEXT, _BACK, _LOAD_MORE, _ARROW)
    known = len(label) <= MAX_LABEL and any(form.fullmatch(x) for x in labels for form in forms)
    return bool(known or el.tag == "link" or _is_classed(el)) and _is_numbered(address, url)


def _is_numbered(address: str, url: str) -> bool:
    """Whether an address is that of the listing, with a page number behind it or none."""
    path, _, query = address[:MAX_ADDRESS].partition("#")[0].partition("?")
    own = url[:MAX_ADDRESS].partition("#")[0].partition("?")[0]
    if query:
        path, own = _INDEX.sub("/", path), _INDEX.sub("/", own)
        return page_key(path) == page_key(own) and any(map(str.isdigit, query))
    there = _PAGED.fullmatch(path)
    here = _PAGED.fullmatch(own)
    folders = {page_key(own), *([page_key(here["folder"])] if here else [])}
    if page_key(path) in folders:
        return True  # its first page
    if there is not None and page_key(there["folder"]) in folders:
        return True
    if (named := _NAMED.fullmatch(path)) is not None and page_key(named["folder"]) in folders:
        return True
    stem, mine = _STEM.fullmatch(path), _STEM.fullmatch(own)
    return (
        stem is not None and mine is not None and bool(stem["n"]) and stem["stem"] == mine["stem"]
    )


def has_more(tree: Elements) -> bool:
    """Tell whether a page prints numbers of further pages, or a button that loads more."""
    numbers = set()
    for el in tree.named("a", "button"):
        if number := _number_of(el):
            numbers.add(number)
        if el.tag == "button" and _LOAD_MORE.fullmatch(_label(el)):
            return True
    return 2 in numbers and bool(numbers & {1, 3})


def _is_classed(el: etree._Element) -> bool:
    """Tell whether a link, or an element around it alone, has the class of a next page."""
    for holder in (el, *islice(el.iterancestors(), 2)):
        if CLASSES & set((holder.get("class") or "").lower().split()):
            return holder is el or len(list(islice(holder.iter("a"), 2))) == 1
    return False


def _numbered(links: list[etree._Element], url: str, usable: Usable) -> str | None:
    """Find the link behind this page's own number in a row of numbers. Their addresses differ only
    in one number that grows with them: the page, or the count of earlier articles."""
    rows: dict[str, dict[int, tuple[int, str]]] = defaultdict(dict)
    for el in links:
        number = _number_of(el)
        if number and (address := usable(el)):
            for pattern, value in _patterns(address):
                rows[pattern].setdefault(number, (value, address))
    here = dict(_patterns(url))
    for pattern, row in rows.items():
        step = _step(row)
        if step is None or not _is_near(pattern, url):
            continue
        first, (value, _) = next(iter(row.items()))
        own = first + (here[pattern] - value) // step if pattern in here else 1
        if own + 1 in row:
            return row[own + 1][1]
    return None


def _patterns(url: str) -> Iterator[tuple[str, int]]:
    """Iterate over the numbers of an address, each with the address without it."""
    if len(url) > MAX_ADDRESS:
        return
    text = _CHECKSUM.sub("", url.split("://", 1)[-1].removeprefix("www."))
    start = text.find("/")
    for found in _DIGITS.finditer(text, max(start, 0)):
        if len(found[0]) == 1 or not found[0].startswith("0"):  # 02 is a day or a month
            yield f"{text[: found.start()]}{{}}{text[found.end() :]}".rstrip("/"), int(found[0])


def _step(row: dict[int, tuple[int, str]]) -> int | None:
    """Return the growth of the number in the address from page to page; ``None`` without one."""
    if len(row) == 1:
        ((number, (value, _)),) = row.items()
        return 1 if number == 2 and value in (1, 2) else None  # some sites count from 0
    (a, (x, _)), *others = row.items()
    steps = {((y - x) / (b - a)) for b, (y, _) in others}
    step = steps.pop()
    return int(step) if not steps and step >= 1 and step == int(step) else None


def _is_near(pattern: str, url: str) -> bool:
    """Tell whether a row of addresses lies below that of the page it is printed on; those of a
    calendar or another list do not."""
    path = re.sub(r"[?#].*|/(?:page|seite)/\d+/?$|/\d+/?$|\.\w+$", "", url.split("://", 1)[-1])
    path = re.sub(r"(?:index|default|[-_]?(?<!\d)\d+)$", "", path).removeprefix("www.").rstrip("/")
    return pattern.startswith(path)


def _by_address(links: list[etree._Element], url: str, usable: Usable) -> str | None:
    """Find the link whose address is this page's with the next number, whatever its text."""
    here = re.search(rf"{NUMBERED}(\d{{1,6}})(?!\d)", url)
    number = int(here[1]) if here else 1
    form = re.compile(rf"{NUMBERED}{number + 1}(?!\d)")
    for el in links:
        if not form.search(f"/{el.get('href') or ''}") or not (found := usable(el)):
            continue
        if _is_near(form.sub("", found).split("://", 1)[-1].removeprefix("www."), url):
            return found
    return None


def _is_earlier(address: str, url: str) -> bool:
    """Tell whether an address is that of the listing with a lower number than this page's, or with
    none: where older articles are *previous*, *next* leads back."""
    here, there = _OWN_NUMBER.search(url[:MAX_ADDRESS]), _OWN_NUMBER.search(address[:MAX_ADDRESS])
    if here is None:
        return False
    if there is None:
        return page_key(address) == page_key(url[: here.start()])
    same = page_key(address[: there.start()]) == page_key(url[: here.start()])
    return same and int(there["n"]) < int(here["n"])


def _says_next(el: etree._Element) -> bool:
    return bool(steps.NEXT.match(_label(el)))


def _points(el: etree._Element) -> bool:
    """Whether a link loads more, or is an arrow to the right outside calendars."""
    label = _label(el)
    return bool(_LOAD_MORE.fullmatch(label)) or (label in _ARROWS and not _in_calendar(el))


def _number_of(el: etree._Element) -> int | None:
    """Return the number that is the whole text of a link, outside calendars."""
    found = _NUMBER.fullmatch(" ".join("".join(el.itertext()).split()))
    return None if found is None or _in_calendar(el) else int(found[1])


def _in_calendar(el: etree._Element) -> bool:
    names = (f"{holder.get('class')} {holder.get('id')}" for holder in (el, *el.iterancestors()))
    return any(re.search("calend|kalender", name, re.I) for name in names)


def _label(el: etree._Element) -> str:
    text = " ".join("".join(el.itertext()).split())
    said = any(map(str.isalnum, text)) and not _ICON.fullmatch(text)
    return text if said else el.get("aria-label") or el.get("title") or text
