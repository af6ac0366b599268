"""The keywords of a whole site, beside those of an article. Pure."""

from __future__ import annotations

import re
from itertools import islice, takewhile
from urllib.parse import urlsplit

from lxml import etree

from crawler.reader.article.page.naming import letters
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import ALL_LINKED, Block
from crawler.reader.markup.tree import enclosing, is_tag_link
from crawler.reader.wording import shapes

MIN_CLOUD = 3
"""Keywords of a cloud."""
MAX_CLOUD = 40
"""Lines of a cloud that are looked at."""
_OF_SITE = re.compile(
    r"(?:Beliebte|Häufige|Häufigste|Top|Alle|Populäre|Meist\w{0,12})[ -](?:Tags|Themen|Begriffe|"
    r"Schlagw[oö]rte?r?|Stichw[oö]rte?r?)\b",
    re.I,
)
"""What heads the cloud of a site: ``Beliebte Schlagworte``."""
_COUNT = re.compile(r"\(\d+ \w+\)|^\d+ (?:Themen|Einträge|Beiträge|Artikel|topics?|items?)")


def is_cloud(block: Block) -> bool:
    """Tell whether a line, or the list in which it is an item, is the cloud of a site's keywords:
    links of several sizes, or counted."""
    row = enclosing(block.owner, "ul", "ol") if "li" in block.regions and block.links else None
    return _are_cloud(block.links if row is None else list(row.iter("a")))


def heads_cloud(page: ParsedPage, label: Block) -> bool:
    """Tell whether a label stands above such a cloud, in one line or link by link."""
    below = islice(page.behind(label.index), MAX_CLOUD)
    linked = takewhile(lambda b: b.linked > ALL_LINKED and not b.heading, below)
    return _are_cloud([a for b in linked for a in b.links])


def _are_cloud(links: list[etree._Element]) -> bool:
    if len(links) < MIN_CLOUD:
        return False
    sizes = {a.get("style") for a in links if "font-size" in (a.get("style") or "")}
    counted = sum(
        _COUNT.search(a.get("aria-label") or a.get("title") or "") is not None for a in links
    )
    return len(sizes) > 1 or 2 * counted > len(links)


def is_of_site(page: ParsedPage, block: Block) -> bool:
    """Tell whether the line above links names them as the sections of the article, or as what the
    whole site is about."""
    above = page.blocks[block.index - 1].line if block.index else ""
    if above.rstrip(":") == "in":
        return not any(map(is_tag_link, block.links))
    return bool(shapes.SECTION_LABEL.match(above) or _OF_SITE.match(above))


def is_name_of_site(page: ParsedPage, tag: str) -> bool:
    """Tell whether a keyword is the name of the site or of its host."""
    host = urlsplit(page.url).netloc.removeprefix("www.")
    name = letters(tag)
    return name in page.names or name in map(letters, (host, host.rpartition(".")[0]))
