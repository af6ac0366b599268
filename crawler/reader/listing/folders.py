"""Tell rubrics from articles by the folders in which a page's headlines lead. Pure.

No address alone tells ``/blatt-themen/open-source/`` from an article of a site without a profile.
The page does: its headlines lead into a few folders, the names of rubrics and events into others.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice, starmap

from lxml import etree

from crawler.reader.markup.elements import Elements
from crawler.reader.markup.tree import HEADINGS, IMAGES
from crawler.reader.wording import shapes

_DIGITS = re.compile(r"\d+")
_ID = re.compile(r"\d{3}|[?&]\w+=\d")
"""The number of an article in the last part of its address."""
_VIEW = re.compile(r"\.(?:php\d?|aspx?|cgi|pl|jsp|cfm)\?\w+=\d+$")
"""The end of an address that asks a program for a number."""
INDEX = ("/index.php", "/index.html", "/index.htm", "/index.shtml")
"""The file that stands for a folder."""
_FURTHER = re.compile(r"[a-z]{0,9}[-_/]?\d{1,3}|[a-z]{1,9}", re.I)
"""What stands behind the address of an article in those of its further pages and views."""
_EVENTS = re.compile(
    r"/(?:[a-z0-9]+-)?(?:termine?|veranstaltung(?:en)?|events?|kalender|heft-?archiv"
    r"|aktuelle-ausgabe)(?:/[^/?#]|/?\?|_\d)|/?\?m=\d{4,8}(?:&|$)"
    r"|/(?:[a-z0-9]+-)?(?:hefte?|ausgaben?|issues?|e-?papers?)/[\d_/-]{1,12}$",
    re.I,
)
"""The address of an event, of an issue, or of the articles of a month or day."""
MAX_NAME = 3
"""Words of most names of rubrics; a link of more is mostly a headline."""
MAX_WORDS = 5
"""Words of the longest such name."""
MAX_CLIMB = 4
"""Boxes around the name of a sender in which the headline of its article stands."""
MIN_HEADLINES = 3
"""Headlines from which a page shows where its site keeps articles."""
_Link = tuple[etree._Element, list[str]]
"""An ``a`` element and its words."""
MOST = 0.5
"""Share of a folder's links that are headlines, from which it holds articles."""


def without_rubrics(tree: Elements, links: dict[str, str], own: str) -> dict[str, str]:
    """Drop the links of a few words, in no heading, into folders without headlines of the page.

    ``links`` map an ``href`` to its address, ``own`` is the address of the page; the
    folder in which it stands is a rubric, too.
    """
    links = {href: url for href, url in links.items() if not _holds(url, own)}
    folders = {href: _folder(url) for href, url in links.items()}
    views = {href for href in links if "?" in href and _VIEW.search(href)}
    if views:  # of programs; one that the menu leads to is the folder of its views
        hrefs = {href for _, href in tree.links}
        views = {href for href in views if href.partition("?")[0] in hrefs}
        folders.update((href, _path(links[href])) for href in views)
    if len(set(folders.values())) < 2:
        return links
    printed: dict[str, list[_Link]] = defaultdict(list)
    worded: set[str] = set()
    for a, href in tree.links:
        if href in folders:
            words = ("".join(a.itertext()) if len(a) else a.text or "").split()
            printed[href].append((a, words))
            if href not in worded and _says_headline(a, words):
                worded.add(href)
    held: dict[str, list[bool]] = defaultdict(list)
    heads = {href for a in _headed(tree) if (href := a.get("href") or "") in folders}
    if len({links[href] for href in worded.union(heads)}) < MIN_HEADLINES:
        return links
    for href, folder in folders.items():
        held[folder].append(href in worded)
    here = _alike(_path(own))
    homes = {here if here in held else _folder(own), *(folders[href] for href in heads)}
    homes |= {folder for folder, said in held.items() if sum(said) >= MOST * len(said)}
    others = [h for h in links if folders[h] not in homes and all(starmap(_is_name, printed[h]))]
    numbered = {h for h in others if _ID.search(links[h].rstrip("/").rpartition("/")[2])} - views
    numbered -= _of_senders(tree, {h: folders[h] for h in numbered}, printed)
    return {h: url for h, url in links.items() if h in numbered or h not in others}


def _of_senders(
    tree: Elements, folders: dict[str, str], printed: dict[str, list[_Link]]
) -> set[str]:  # fmt: skip
    """List the links into folders whose names stand in the boxes of single headlines that lead
    elsewhere: those of who sent an article out, whatever number they have."""
    if len(folders) < MIN_HEADLINES:
        return set()
    around = Counter(el for a in _headed(tree) for el in islice(a.iterancestors(), MAX_CLIMB))
    beside: dict[str, list[bool]] = defaultdict(list)
    for href, folder in folders.items():
        boxes = (islice(a.iterancestors(), MAX_CLIMB) for a, _ in printed[href])
        beside[folder].append(any(around[el] == 1 for el in chain.from_iterable(boxes)))
    sent = {f for f, said in beside.items() if sum(said) >= max(MIN_HEADLINES, MOST * len(said))}
    return {href for href, folder in folders.items() if folder in sent}


def without_events(links: dict[str, str], own: str) -> dict[str, str]:
    """Drop the links into folders of events, issues and months, unless most links lead there."""
    others = {href: url for href, url in links.items() if not is_event(url)}
    return links if 2 * len(others) <= len(links) or _EVENTS.search(own) else others


def is_event(url: str) -> bool:
    """Tell whether an address is that of an event, an issue, or the articles of a month or day."""
    return _EVENTS.search(url) is not None


def _holds(url: str, own: str) -> bool:
    """Whether a page stands below another one, and not as a further page of the same text, or is
    the folder for which the file of the other one stands."""
    if url.endswith(INDEX) and url.removeprefix(_path(own)) in INDEX:
        return True
    if "?" in url or not own.startswith(url.partition("#")[0].rstrip("/")):
        return False
    above, below = _path(url) + "/", _path(own)
    if not below.startswith(above):
        return False
    return _FURTHER.fullmatch(below.removeprefix(above)) is None


def _path(url: str) -> str:
    """Return the address without query and final slash."""
    return url.partition("#")[0].partition("?")[0].rstrip("/")


def _folder(url: str) -> str:
    return _alike(_path(url).rpartition("/")[0])


@lru_cache(maxsize=256)
def _alike(path: str) -> str:
    """Return a path in which numbers such as years count alike."""
    return _DIGITS.sub("0", path)


def _headed(tree: Elements) -> Iterator[etree._Element]:
    """Iterate over the links that stand in a heading, or around one."""
    for head in tree.named(*HEADINGS):
        yield from head.iterancestors("a")
        if len(head):
            yield from (a for a in head.iter("a") if head in islice(a.iterancestors(), 3))


def _is_name(a: etree._Element, words: list[str]) -> bool:
    """Whether a link is a few words without a picture, and not ``mehr...``."""
    if not 0 < len(words) <= MAX_WORDS or shapes.MORE.match(" ".join(words)):
        return False
    return not _is_pictured(a)


def _says_headline(a: etree._Element, words: list[str]) -> bool:
    """Whether a link has the words of a headline; ``mehr...``, and one without words and picture,
    stretched over a card, stand for one."""
    said = " ".join(words)
    if any(map(str.isalnum, said)):
        return len(words) > MAX_NAME or shapes.MORE.match(said) is not None
    return not _is_pictured(a)


def _is_pictured(a: etree._Element) -> bool:
    return len(a) > 0 and next(a.iter(*IMAGES), None) is not None
