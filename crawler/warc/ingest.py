"""Records of web archives become kept pages; reading them into the archive is another step.

Only answers of known sites are kept, with the time of their capture. Everything else is counted,
and what is wrong is named.
"""

from __future__ import annotations

import re
from collections import Counter, OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from archive.captures.records import Capture, Visit
from archive.captures.store import PageStore
from crawler.sites import SITES, Site
from crawler.warc.export import KINDS
from crawler.warc.http import Answer, host_of_request, read_answer
from crawler.warc.read import Damage, Record, parse
from crawler.warc.write import digest

EARLIEST = "1993"
"""No page was served before."""
REMEMBERED = 20_000
"""Digests and waiting revisits that are kept in memory."""
_DATE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)T?(\d\d):?(\d\d):?(\d\d)?(?:\.\d+)?Z?", re.ASCII)
_UNREAD = ("sitemap", "robots", "other")


@dataclass
class Tally:
    """What became of the records of a file."""

    counts: Counter[str] = field(default_factory=Counter)
    """Records by what became of them."""
    faults: list[str] = field(default_factory=list)
    """A sentence for each record that is wrong."""
    sources: set[str] = field(default_factory=set)
    """Sites of which something was kept."""


class Ingest:
    """Takes files into a page store. ``now`` is the latest time a capture can have."""

    def __init__(self, store: PageStore, now: str) -> None:
        self.store, self.now = store, now
        self.tally = Tally()
        self._digests: OrderedDict[str, tuple[str, str]] = OrderedDict()
        self._asked: OrderedDict[str, str] = OrderedDict()
        self._held: tuple[Record, str] | None = None
        self._waiting: list[tuple[Record, str]] = []

    def take(self, file: Path) -> None:
        """Keep what a file holds of known sites. A file that cannot be read is a fault."""
        try:
            with file.open("rb") as stream:
                for found in parse(stream, _is_wanted):
                    if isinstance(found, Damage):
                        self._fault(f"{file}, byte {found.offset}: {found.reason}; it was skipped",
                                    "damaged")  # fmt: skip
                    else:
                        self._record(found, f"{file}, byte {found.offset}")
        except OSError as error:
            self._fault(f"{file} cannot be read: {error.strerror or error}", "damaged")
        finally:
            self._release()

    def finish(self) -> Tally:
        """Resolve the revisits whose page came after them; what became of everything."""
        for record, place in self._waiting:
            self._revisit(record, place, final=True)
        self._waiting.clear()
        return self.tally

    def _record(self, record: Record, place: str) -> None:
        if record.kind == "request":
            self._request(record)
            return
        self._release()
        if record.kind not in ("response", "revisit"):
            self.tally.counts["other kinds of record"] += 1
        elif site_of(record) is None:
            self.tally.counts["of other sites"] += 1
        elif kind_of(record) is None:
            self.tally.counts["neither article nor listing"] += 1
        elif record.block is None:
            self._fault(f"{place}: {url_of(record)} has {record.length} bytes; it was skipped",
                        "too large")  # fmt: skip
        elif (reason := self._bad_time(record)) is not None:
            self._fault(f"{place}: {url_of(record)} {reason}; it was skipped", "impossible time")
        elif not _is_sound(record):
            self._fault(f"{place}: {url_of(record)} does not have the digest that it should; "
                        "it was skipped", "damaged")  # fmt: skip
        else:
            self._held = record, place

    def _request(self, record: Record) -> None:
        """A request may stand before or after its answer; it says which host was really asked."""
        host = host_of_request(record.block or b"")
        answer = record.fields.get("warc-concurrent-to", "")
        if host and answer:
            self._asked[answer] = host
            if len(self._asked) > 100:
                self._asked.popitem(last=False)

    def _release(self) -> None:
        """Keep the answer that was held back until its request had passed."""
        if self._held is None:
            return
        (record, place), self._held = self._held, None
        host = self._asked.pop(record.fields.get("warc-record-id", ""), None)
        own = (urlsplit(url_of(record)).hostname or "").lower()
        if host is not None and host != own:
            self._fault(f"{place}: {url_of(record)} was asked of another host ({host}); it was "
                        "skipped", "other host")  # fmt: skip
        elif record.kind == "revisit":
            self._revisit(record, place)
        else:
            self._response(record, place)

    def _response(self, record: Record, place: str) -> None:
        answer = read_answer(record.block or b"")
        if isinstance(answer, str):
            self._fault(f"{place}: {url_of(record)}: {answer}; it was skipped", "damaged")
            return
        if answer.status >= 500 or answer.status == 429:
            self.tally.counts["overloads"] += 1
            return
        self._keep(record, answer)
        if payload := record.fields.get("warc-payload-digest"):
            self._digests[payload.lower()] = url_of(record), _time(record) or ""
            if len(self._digests) > REMEMBERED:
                self._digests.popitem(last=False)

    def _revisit(self, record: Record, place: str, *, final: bool = False) -> None:
        answer = read_answer(record.block or b"")
        status = answer.status if isinstance(answer, Answer) else 200
        original = self._original(record)
        if original is None:
            if not final and len(self._waiting) < REMEMBERED:
                self._waiting.append((record, place))
            else:
                self._fault(f"{place}: {url_of(record)} was a page seen before, but that page is "
                            "not kept; it was skipped", "unresolved revisits")  # fmt: skip
            return
        not_modified = "not-modified" in record.fields.get("warc-profile", "") or status == 304
        headers = answer.headers if isinstance(answer, Answer) and answer.headers else None
        self._keep(
            record,
            Answer(
                status=304 if not_modified else original.first_status,
                headers=headers if headers is not None else original.headers,
                body=b"" if not_modified else self.store.body(original),
                coding=None if not_modified else original.coding,
            ),
        )

    def _original(self, record: Record) -> Visit | None:
        """The kept page that a revisit speaks of."""
        payload = record.fields.get("warc-payload-digest", "").lower()
        url = record.fields.get("warc-refers-to-target-uri", "").strip("<>")
        at = parse_time(record.fields.get("warc-refers-to-date", ""))
        if not (url and at) and payload in self._digests:
            url, at = self._digests[payload]
        if url and at:
            return next((v for v in self.store.history(url) if v.at == at), None)
        own = self.store.visit_at(url_of(record), _time(record))
        if own is None or digest(self.store.body(own)).lower() != payload:
            return None
        return own

    def _keep(self, record: Record, answer: Answer) -> None:
        site, kind, at = site_of(record), kind_of(record), _time(record)
        assert site is not None
        assert kind is not None
        assert at is not None
        kept = self.store.add(
            Capture(
                source=site.name, url=url_of(record), at=at, status=answer.status, kind=kind,
                headers=answer.headers, body=answer.body, coding=answer.coding,
            ),
            pending=kind not in _UNREAD,
        )  # fmt: skip
        self.tally.counts["new pages" if kept.fresh else "seen again"] += 1
        self.tally.sources.add(site.name)

    def _bad_time(self, record: Record) -> str | None:
        at = _time(record)
        if at is None:
            return f"has no time of capture ({record.fields.get('warc-date', '')[:40]!r})"
        if at > self.now or at < EARLIEST:
            return f"says that it was captured at {at}, which cannot be"
        return None

    def _fault(self, sentence: str, count: str) -> None:
        self.tally.counts[count] += 1
        self.tally.faults.append(sentence)


def parse_time(text: str) -> str | None:
    """A time of capture as the archive writes it; ``None`` if it is none.

    >>> parse_time("2025-10-10T08:00:00.123456Z"), parse_time("20251010080000"), parse_time("x")
    ('2025-10-10T08:00:00Z', '2025-10-10T08:00:00Z', None)
    """
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return None
    try:
        moment = datetime(*(int(part or 0) for part in found.groups()))  # type: ignore[arg-type]
    except ValueError:
        return None
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment.year >= 1000 else None


def url_of(record: Record) -> str:
    """The address of a record; some writers put it into angle brackets."""
    return record.fields.get("warc-target-uri", "").strip("<>")


def site_of(record: Record) -> Site | None:
    """The known site that a record is of."""
    return next((site for site in SITES.values() if site.owns(url_of(record))), None)


def kind_of(record: Record) -> str | None:
    """What the address is to the crawl; ``None`` if it is nothing that is read."""
    site, url = site_of(record), url_of(record)
    assert site is not None
    if site.is_article(url):
        return "article"
    said = record.fields.get("kommunews-kind")
    if said in KINDS and said != "article":
        return said
    return next((kind for kind, surface in site.surfaces if _page_of(surface, url)), None)


def _page_of(surface: str, url: str) -> bool:
    """Whether an address is that surface, or a further page of it."""
    a, b = urlsplit(surface), urlsplit(url)
    path = re.sub(r"/page/\d+/?$", "/", b.path)
    extra = re.fullmatch(r"(?:(?:pg|page|paged)=\d+)?", b.query)
    same = a.path.rstrip("/") == path.rstrip("/")
    return same and (a.query == b.query or (not a.query and extra is not None))


def _time(record: Record) -> str | None:
    return parse_time(record.fields.get("warc-date", ""))


def _is_wanted(kind: str, fields: dict[str, str]) -> bool:
    if kind not in ("response", "revisit", "request"):
        return False
    url = fields.get("warc-target-uri", "").strip("<>")
    return any(site.owns(url) for site in SITES.values())


def _is_sound(record: Record) -> bool:
    """Whether the block has the digest that the record says, where we know the algorithm."""
    said = record.fields.get("warc-block-digest", "")
    if not said.lower().startswith("sha1:") or len(said) != 37 or record.block is None:
        return True
    return digest(record.block).lower() == said.lower()


def files_in(names: list[str]) -> Iterator[Path]:
    """The files named, and those in the folders named."""
    for name in names:
        path = Path(name)
        if path.is_dir():
            patterns = ("*.warc", "*.warc.gz", "*.arc", "*.arc.gz")
            yield from sorted(f for p in patterns for f in path.glob(p))
        else:
            yield path
