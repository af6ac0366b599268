"""The two sites as brands: names, habits, menus (``text/brands.toml``). Layouts render them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from demo.model import HOMES, SiteName
from demo.spelling import transliterate
from demo.text.load import read_table
from demo.text.topics import TOPICS


@dataclass(frozen=True, kw_only=True, slots=True)
class Brand:
    """What distinguishes one site from its sister."""

    name: SiteName
    title: str
    claim: str
    online: str
    """Suffix of the headline in ``<title>``."""
    paging: Literal["query", "path"]
    """``?pg=2`` or ``/page/2/``."""
    feed: Literal["rss", "atom"]
    final_slash: bool
    """Whether the canonical address of an article ends with a slash."""
    shows_day: bool
    """Whether a header names the day on which the page is served."""
    serves_rest: bool
    """Whether the REST route answers."""
    guide: str
    """Name of the directory of companies."""
    colour: str
    sister: SiteName

    @property
    def home(self) -> str:
        """Root of the site, without a final slash."""
        return HOMES[self.name]

    @property
    def window_title(self) -> str:
        """The text after the headline in ``<title>``."""
        return f"{self.online} | {self.title} - {self.claim}"

    @property
    def sections(self) -> tuple[tuple[str, str], ...]:
        """(slug, name) of every topic page."""
        names = dict.fromkeys(topic.section for topic in TOPICS[self.name])
        return tuple((transliterate(name), name) for name in names)


BRANDS: dict[SiteName, Brand] = {
    name: Brand(name=name, **table) for name, table in read_table("brands.toml").items()
}
