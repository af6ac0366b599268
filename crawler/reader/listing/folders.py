"""Tell rubrics from articles by the folders in which a page's headlines lead. Pure.

No address alone tells ``/blatt-themen/open-source/`` from an article of a site without a profile.
The page does: its headlines lead into a few folders, the names of rubrics and events into others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice

from lxml import etree

from crawler.reader import shapes
from crawler.reader.tree import IMAGES

_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
_DIGITS = re.compile(r"\d+")
MAX_NAME = 3
"""Words of a rubric's name; a link of more is a headline."""
MIN_HEADLINES = 3
"""Headlines from which a page shows where its site keeps articles."""


def without_rubrics(tree: etree._Element, links: dict[str, str], own: str) -> dict[str, str]:
    """Drop the links of a few words, in no heading, into folders that hold no headline of the page.

    ``links`` map an ``href`` to its address, ``own`` is the address of the page.
    """
    folders = {href: _folder(url) for href, url in links.items()}
    if len(set(folders.values())) < 2:
        return links
    printed: dict[str, list[etree._Element]] = defaultdict(list)
    for a in tree.iter("a"):
        if (href := a.get("href") or "") in folders:
            printed[href].append(a)
    headed = {href for href, anchors in printed.items() if any(map(_is_headline, anchors))}
    homes = {_folder(own), _path(own), *(folders[href] for href in headed)}
    if len({links[href] for href in headed}) < MIN_HEADLINES:
        return links
    return {
        href: url
        for href, url in links.items()
        if folders[href] in homes
        or _DIGITS.search(_path(url).rpartition("/")[2])
        or not all(map(_is_name, printed[href]))
    }


def _path(url: str) -> str:
    return _DIGITS.sub("0", url.partition("#")[0].partition("?")[0].rstrip("/"))


def _folder(url: str) -> str:
    """Return the address without its last part; numbers such as years count alike."""
    return _path(url).rpartition("/")[0]


def _is_headline(a: etree._Element) -> bool:
    """Whether a link is that of a headline: of several words, or in a heading or around one."""
    if len(_said(a).split()) > MAX_NAME or next(a.iter(*_HEADS), None) is not None:
        return True
    return any(el.tag in _HEADS for el in islice(a.iterancestors(), 3))


def _is_name(a: etree._Element) -> bool:
    """Whether a link is a few words without a picture, and not ``mehr...``."""
    said = _said(a)
    return bool(said) and next(a.iter(*IMAGES), None) is None and not shapes.MORE.match(said)


def _said(a: etree._Element) -> str:
    return " ".join("".join(a.itertext()).split())
