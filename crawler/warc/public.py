"""The public web archives: addresses of their indexes and of their captures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode, urlsplit

from archive.journal.public_captures import PublicCapture
from crawler.sites import Site
from crawler.warc.cdx import IndexEntry


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicArchive:
    """A public web archive."""

    name: str
    """Its name on the command line."""
    index: str
    """Address of its index; for Common Crawl, of the list of its indexes."""
    replay: str | None
    """Address before the time of a capture; ``None`` if captures are ranges of WARC files."""
    files: str | None = None
    """Address before the name of a WARC file."""
    kind_field: str = "~mime"
    """Name of the MIME type field in a regular expression filter (pywb: ``~`` before it)."""

    @property
    def site(self) -> Site:
        """Return its hosts as a profile, so that no request leaves them."""
        addresses = [self.index, self.replay or self.index, self.files or self.index]
        hosts = frozenset(urlsplit(address).hostname or "" for address in addresses)
        return Site(name=self.name, title=self.name, home=self.index, hosts=hosts, article=())

    def query(self, index: str, host: str, span: Span, rows: int) -> str:
        """Return the address of a query for at most ``rows`` captures of a host."""
        asked = {
            **{"url": host, "matchType": "host", "output": "json", "collapse": "digest"},
            **{"from": span.first, "to": span.last, "limit": str(rows)},
            "filter": f"{self.kind_field}:(text/html|application/xhtml.xml|warc/revisit)",
        }
        return f"{index}?{urlencode(asked)}"

    def capture(self, entry: IndexEntry) -> PublicCapture | None:
        """Return where a capture can be fetched; ``None`` if the index lacks its place."""
        memento, part = f"{self.replay}/{entry.timestamp}id_/{entry.url}", None
        if self.replay is None:
            if entry.file is None or entry.length is None or entry.offset is None:
                return None
            memento = f"{self.files}/{entry.file}"
            part = f"bytes={entry.offset}-{entry.offset + entry.length - 1}"
        return PublicCapture(
            url=entry.url, captured_at=entry.at, memento=memento, range=part, digest=entry.digest
        )


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time, both ends in fourteen digits and inclusive."""

    first: str
    last: str

    def parts(self) -> Iterator[Span]:
        """Split into years, a year into months, a month into days; a day yields nothing."""
        start, end = _moment(self.first), _moment(self.last)
        if start.date() == end.date():
            return
        same_year = start.year == end.year
        same_month = same_year and start.month == end.month
        at = start
        while at <= end:
            following = _next(at, day=same_month, month=same_year)
            yield Span(_stamp(at), _stamp(min(following - timedelta(seconds=1), end)))
            at = following


def _next(at: datetime, *, day: bool, month: bool) -> datetime:
    """Return the beginning of the day, month or year after a moment."""
    midnight = at.replace(hour=0, minute=0, second=0)
    if day:
        return midnight + timedelta(days=1)
    if month:
        return (midnight.replace(day=28) + timedelta(days=4)).replace(day=1)
    return midnight.replace(year=at.year + 1, month=1, day=1)


def _moment(stamp: str) -> datetime:
    return datetime.strptime(stamp, "%Y%m%d%H%M%S")


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y%m%d%H%M%S")


_LIST = "/collinfo.json"
INTERNET_ARCHIVE = PublicArchive(
    name="ia",
    index="https://web.archive.org/cdx/search/cdx",
    replay="https://web.archive.org/web",
    kind_field="mimetype",
)
COMMON_CRAWL = PublicArchive(
    name="cc",
    index="https://index.commoncrawl.org/collinfo.json",
    replay=None,
    files="https://data.commoncrawl.org",
)


def public_archive(name: str) -> PublicArchive:
    """Return an archive by its name, a collection of pywb or OpenWayback by its address, or a
    mirror of Common Crawl by the address of its ``collinfo.json``.

    Raises ``ValueError`` for anything else.
    """
    named = {archive.name: archive for archive in (INTERNET_ARCHIVE, COMMON_CRAWL)}
    if name in named:
        return named[name]
    address = name.rstrip("/").removesuffix("/cdx")
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query:
        raise ValueError(
            f"{name!r} is no public archive; expected ia, cc, or the address of a collection such "
            "as https://archive.example/collection"
        )
    if address.endswith(_LIST):
        files = address.removesuffix(_LIST)
        return PublicArchive(name=address, index=address, replay=None, files=files)
    return PublicArchive(name=address, index=f"{address}/cdx", replay=address)
