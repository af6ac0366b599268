"""What the reader found for a field, and how it knows. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from archive import Article, Teaser
from crawler.reader.flow import Block, Flow
from crawler.reader.structured import Structured
from crawler.sites.profile import Site


@dataclass(frozen=True, slots=True)
class Evidence:
    """One answer for one field."""

    rung: str
    """Which rung of the ladder answered: ``hint``, ``printed``, ``json-ld``, ``meta``, ``title``,
    ``time``, ``structure``."""
    value: str
    """The answer, as printed."""


Ladder = list[Evidence]
"""All answers for one field, strongest first: the first one counts, the others are runners-up."""


@dataclass(slots=True)
class Page:
    """A page taken apart, ready for the ladders."""

    tree: etree._Element
    url: str
    base: str
    site: Site
    structured: Structured
    node: dict[str, Any] | None
    """The JSON-LD article the page is about."""
    names: frozenset[str]
    """What the site calls itself, see ``naming.site_names``."""
    flow: Flow
    teasers: frozenset[int]
    """Blocks in which teasers of other articles are printed."""
    hinted: dict[str, etree._Element]
    """Elements that the profile's hints select on this page, by field."""

    @property
    def blocks(self) -> list[Block]:
        """Its text, in reading order."""
        return self.flow.blocks


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one page, as printed."""

    article: Article
    teasers: tuple[Teaser, ...] = ()
    articles: tuple[str, ...] = ()
    """Addresses of all articles of the site that the page links to."""
    evidence: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)


def best(ladder: Iterable[Evidence]) -> str | None:
    """The value of the strongest rung that answered."""
    return next((e.value for e in ladder), None)
