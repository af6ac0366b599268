"""The two sites as brands: names, habits, menus. How they look is the layouts' business."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from demo.compose import TOPICS, transliterate
from demo.model import HOMES, SiteName


@dataclass(frozen=True, kw_only=True, slots=True)
class Brand:
    """What distinguishes one site from its sister."""

    name: SiteName
    title: str
    claim: str
    online: str
    """Follows the headline in ``<title>``."""
    paging: Literal["query", "path"]
    """``?pg=2`` or ``/page/2/``."""
    feed: Literal["rss", "atom"]
    final_slash: bool
    """Whether the canonical address of an article ends with a slash."""
    shows_day: bool
    """Whether a header names the day on which the page is served."""
    rest: bool
    """Whether the REST route answers."""
    guide: str
    """Name of the directory of companies."""
    colour: str
    sister: SiteName

    @property
    def home(self) -> str:
        """Root of the site, without final slash."""
        return HOMES[self.name]

    @property
    def host(self) -> str:
        """Host that the site prefers."""
        return self.home.removeprefix("http://")

    @property
    def window_title(self) -> str:
        """What stands after the headline in ``<title>``."""
        return f"{self.online} | {self.title} - {self.claim}"

    @property
    def sections(self) -> tuple[tuple[str, str], ...]:
        """(slug, name) of every topic page."""
        names = dict.fromkeys(topic.section for topic in TOPICS[self.name])
        return tuple((transliterate(name), name) for name in names)


BRANDS: dict[SiteName, Brand] = {
    "rathausblick": Brand(
        name="rathausblick",
        title="Rathausblick",
        claim="Kommunale IT und Verwaltung",
        online="Rathausblick online",
        paging="query",
        feed="rss",
        final_slash=False,
        shows_day=True,
        rest=True,
        guide="IT-Guide",
        colour="#12467b",
        sister="werkblick",
    ),
    "werkblick": Brand(
        name="werkblick",
        title="Werkblick",
        claim="Energie und Versorgung in Kommunen",
        online="werkblick.example",
        paging="path",
        feed="atom",
        final_slash=True,
        shows_day=False,
        rest=False,
        guide="Branchen-Guide",
        colour="#2c6e49",
        sister="rathausblick",
    ),
}
