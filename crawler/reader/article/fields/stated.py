"""Keywords in the metadata of a page: those of the article, and those of the whole site. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.reader.article.body import ArticleText
from crawler.reader.article.fields.clouds import is_name_of_site
from crawler.reader.article.head.headline import Headline
from crawler.reader.article.page.naming import MAX_TITLE, letters
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.structured import texts_of

MAX_TAG = 80
_COUNTED = re.compile(r"(?<=\S) \(\d{1,3}\)$")
"""How many articles have a keyword."""
_APART = re.compile(r"\s[-–—|/»·•]\s")
"""What stands between the headline and the name of the site in a title."""


def stated_keywords(page: ParsedPage) -> tuple[str, ...]:
    """Return the keywords that the metadata state of the article."""
    structured = page.structured
    meta = structured.meta.get("article:tag") or []
    meta = meta or (structured.first("news_keywords") or "").split(",")
    return clean(texts_of(page.node or {}, "keywords")) or clean(meta)


def is_of_others(stated: Sequence[str], tags: Sequence[str]) -> bool:
    """Tell whether the metadata state other keywords than those printed."""
    return bool(stated) and {*map(letters, stated)}.isdisjoint(map(letters, tags))


def said_keywords(page: ParsedPage, headline: Headline, text: ArticleText) -> tuple[str, ...]:
    """Return keywords of the head if half of them occur in the text: else they are the site's, as
    they are if they name it and the text does not. The words of its name say nothing."""
    tags = clean((page.structured.first("keywords") or "").split(","))
    if not tags:
        return ()
    house = _words_of_house(page, headline)
    rest = [low for tag in tags if (low := tag.casefold()) not in house]
    said = " ".join(b.line for b in page.blocks[max(0, text.first) : text.last + 1]).casefold()
    told = sum(low in said for low in rest)
    if any(is_name_of_site(page, tag) for tag in tags if tag.casefold() not in said):
        return ()
    return tags if rest and told * 2 >= len(rest) else ()


def _words_of_house(page: ParsedPage, headline: Headline) -> set[str]:
    """Collect the words of the site's name behind the headline in the title of the page."""
    *before, name = _APART.split((page.structured.title or "")[:MAX_TITLE])
    printed = page.blocks[headline.block].line if headline.block >= 0 else ""
    own = not before or letters(name) in letters(printed)
    return set() if own else {name.casefold(), *name.casefold().split()}


def clean(printed: list[str]) -> tuple[str, ...]:
    """Return keywords once each, without counters and signs around them."""
    cleaned = (_COUNTED.sub("", " ".join(t.split())).strip(" .,#") for t in printed)
    return tuple(dict.fromkeys(t for t in cleaned if t and len(t) <= MAX_TAG))
