"""The keywords of a whole site, beside those of an article. Pure."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.reader.article.page.naming import letters
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import is_tag_link
from crawler.reader.wording import shapes

MIN_CLOUD = 3
"""Keywords of a cloud."""
_OF_SITE = re.compile(
    r"(?:Beliebte|Häufige|Häufigste|Top|Alle|Populäre|Meist\w{0,12})[ -](?:Tags|Themen|Begriffe|"
    r"Schlagw[oö]rte?r?|Stichw[oö]rte?r?)\b",
    re.I,
)
"""What heads the cloud of a site: ``Beliebte Schlagworte``."""
_COUNT = re.compile(r"\(\d+ \w+\)|^\d+ (?:Themen|Einträge|Beiträge|Artikel|topics?|items?)")


def is_cloud(block: Block) -> bool:
    """Tell whether a line is the cloud of a site's keywords: links of several sizes, or counted."""
    if len(block.links) < MIN_CLOUD:
        return False
    sizes = {a.get("style") for a in block.links if "font-size" in (a.get("style") or "")}
    counted = sum(
        _COUNT.search(a.get("aria-label") or a.get("title") or "") is not None for a in block.links
    )
    return len(sizes) > 1 or 2 * counted > len(block.links)


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
