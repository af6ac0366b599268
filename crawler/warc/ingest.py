"""Store records of web archives as captures; a later step reads them into the archive.

Only responses of known sites are stored, with their time of capture. All others are counted;
faulty ones are reported.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from archive.captures.records import Capture, Visit
from archive.captures.store import PageStore
from crawler.warc.classify import (
    cut_off,
    is_sound,
    parse_time,
    record_kind,
    record_site,
    record_time,
    record_url,
)
from crawler.warc.found import FoundRecord, found_in
from crawler.warc.http import Answer, host_of_request, read_answer
from crawler.warc.read import Damage, WarcRecord, read_records
from crawler.warc.segments import Segments, is_segment
from crawler.warc.wacz import opened
from crawler.warc.write import digest

EARLIEST_CAPTURE = "1993"
"""Year; no web page was served before."""
MAX_OPEN = 20_000
"""Limit on digests, and on unresolved revisits, in memory."""
_UNREAD = ("sitemap", "robots", "other")


@dataclass
class Tally:
    """Outcomes of an ingest."""

    counts: Counter[str] = field(default_factory=Counter)
    """Records by their outcome."""
    faults: list[str] = field(default_factory=list)
    """A sentence for each faulty record."""
    sources: set[str] = field(default_factory=set)
    """Sites with stored captures."""


class Ingest:
    """Ingests files into a page store. ``now`` is the latest time a capture can have."""

    def __init__(self, store: PageStore, now: str) -> None:
        self.store, self.now = store, now
        self.tally = Tally()
        self._digests: OrderedDict[str, tuple[str, str]] = OrderedDict()
        self._asked: OrderedDict[str, str] = OrderedDict()
        self._held: tuple[WarcRecord, str] | None = None
        self._waiting: list[tuple[WarcRecord, str]] = []
        self._segments = Segments()

    def take(self, file: Path) -> None:
        """Store the responses of known sites in a file; an unreadable file is a fault."""
        self.take_found(found_in(file))

    def take_found(self, found: Iterable[FoundRecord]) -> None:
        """Store the records found in a file."""
        try:
            for name, record in found:
                if isinstance(record, str):
                    self._fault(record, "damaged")
                elif isinstance(record, Counter):
                    self.tally.counts += record
                    self._release()
                elif isinstance(record, Damage):
                    place = f"{name}, byte {record.offset}"
                    self._fault(f"{place}: {record.reason}; it was skipped", "damaged")
                else:
                    self._record(record, f"{name}, byte {record.offset}")
        finally:
            self._release()

    def take_record(self, record: WarcRecord, place: str) -> None:
        """Store one record that is not from a file; ``place`` describes its origin."""
        self._record(record, place)
        self._release()

    def finish(self) -> Tally:
        """Resolve the revisits whose page came after them, report records that lack segments;
        return all outcomes."""
        for given_up in self._segments.left():
            self._incomplete(*given_up)
        for record, place in self._waiting:
            self._revisit(record, place, final=True)
        self._waiting.clear()
        return self.tally

    def _record(self, record: WarcRecord, place: str) -> None:
        if record.kind == "request":
            self._request(record)
            return
        self._release()
        if is_segment(record) and self._is_ours(record):
            self._segment(record, place)
        else:
            self._answer(record, place)

    def _segment(self, record: WarcRecord, place: str) -> None:
        """Hold a segment until its record is complete."""
        sound = record.block is None or is_sound(record)
        found = self._segments.add(record, place) if sound else "does not have its digest"
        if isinstance(found, str):
            self._fault(f"{place}: {record_url(record)} {found}; it was skipped", "damaged")
        elif found is not None:
            self._answer(*found)
        for given_up in self._segments.crowded_out():
            self._incomplete(*given_up)

    def _is_ours(self, record: WarcRecord) -> bool:
        return record_site(record) is not None and record_kind(record) is not None

    def _incomplete(self, record: WarcRecord | None, place: str) -> None:
        """Store a record that lacks segments if its page is complete; else report it."""
        if record is None:
            self._fault(f"{place}: a segment of a record whose first segment is in none of the "
                        "files; it was skipped", "cut off")  # fmt: skip
            return
        self._answer(record, place)
        self._release()

    def _answer(self, record: WarcRecord, place: str) -> None:
        if record.kind not in ("response", "revisit"):
            self.tally.counts["other kinds of record"] += 1
        elif record_site(record) is None:
            self.tally.counts["of other sites"] += 1
        elif record_kind(record) is None:
            self.tally.counts["neither article nor listing"] += 1
        elif record.block is None:
            self._fault(f"{place}: {record_url(record)} has {record.length} bytes; it was skipped",
                        "too large")  # fmt: skip
        elif (reason := self._bad_time(record)) is not None:
            self._fault(f"{place}: {record_url(record)} {reason}; it was skipped",
                        "impossible time")  # fmt: skip
        elif (cut := cut_off(record)) is not None:
            self._fault(f"{place}: {record_url(record)} {cut}; it was skipped, as it is not the "
                        "whole page", "cut off")  # fmt: skip
        elif not is_sound(record):
            self._fault(f"{place}: {record_url(record)} does not have the digest that it should; "
                        "it was skipped", "damaged")  # fmt: skip
        else:
            self._held = record, place

    def _request(self, record: WarcRecord) -> None:
        """Note the host that a request really went to; it may precede or follow its response."""
        host = host_of_request(record.block or b"")
        answer = record.fields.get("warc-concurrent-to", "")
        if host and answer:
            self._asked[answer] = host
            if len(self._asked) > 100:
                self._asked.popitem(last=False)

    def _release(self) -> None:
        """Store the response that was held until its request had been read."""
        if self._held is None:
            return
        (record, place), self._held = self._held, None
        host = self._asked.pop(record.fields.get("warc-record-id", ""), None)
        own = (urlsplit(record_url(record)).hostname or "").lower()
        if host is not None and host != own:
            self._fault(f"{place}: {record_url(record)} was asked of another host ({host}); it was "
                        "skipped", "other host")  # fmt: skip
        elif record.kind == "revisit":
            self._revisit(record, place)
        else:
            self._response(record, place)

    def _response(self, record: WarcRecord, place: str) -> None:
        answer = read_answer(record.block or b"")
        if isinstance(answer, str):
            self._fault(f"{place}: {record_url(record)}: {answer}; it was skipped", "damaged")
            return
        if answer.status >= 500 or answer.status == 429:
            self.tally.counts["overloads"] += 1
            return
        self._keep(record, answer)
        if payload := record.fields.get("warc-payload-digest"):
            self._digests[payload.lower()] = record_url(record), record_time(record) or ""
            if len(self._digests) > MAX_OPEN:
                self._digests.popitem(last=False)

    def _revisit(self, record: WarcRecord, place: str, *, final: bool = False) -> None:
        answer = read_answer(record.block or b"")
        status = answer.status if isinstance(answer, Answer) else 200
        original = self._original(record)
        if original is None:
            if not final and len(self._waiting) < MAX_OPEN:
                self._waiting.append((record, place))
            else:
                self._fault(f"{place}: {record_url(record)} repeats an earlier page, which is "
                            "not stored; it was skipped", "unresolved revisits")  # fmt: skip
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

    def _original(self, record: WarcRecord) -> Visit | None:
        """Find the captured page that a revisit refers to."""
        payload = record.fields.get("warc-payload-digest", "").lower()
        url = record.fields.get("warc-refers-to-target-uri", "").strip("<>")
        at = parse_time(record.fields.get("warc-refers-to-date", ""))
        if not (url and at) and payload in self._digests:
            url, at = self._digests[payload]
        if url and at:
            return next((v for v in self.store.history(url) if v.at == at), None)
        own = self.store.visit_at(record_url(record), record_time(record))
        if own is None or digest(self.store.body(own)).lower() != payload:
            return None
        return own

    def _keep(self, record: WarcRecord, answer: Answer) -> None:
        site, kind, at = record_site(record), record_kind(record), record_time(record)
        assert site is not None
        assert kind is not None
        assert at is not None
        kept = self.store.add(
            Capture(
                source=site.name, url=record_url(record), at=at, status=answer.status, kind=kind,
                headers=answer.headers, body=answer.body, coding=answer.coding,
            ),
            pending=kind not in _UNREAD,
        )  # fmt: skip
        self.tally.counts["new pages" if kept.fresh else "seen again"] += 1
        self.tally.sources.add(site.name)

    def _bad_time(self, record: WarcRecord) -> str | None:
        at = record_time(record)
        if at is None:
            return f"has no time of capture ({record.fields.get('warc-date', '')[:40]!r})"
        if at > self.now or at < EARLIEST_CAPTURE:
            return f"states an impossible time of capture ({at})"
        return None

    def _fault(self, sentence: str, count: str) -> None:
        self.tally.counts[count] += 1
        self.tally.faults.append(sentence)


def files_in(names: list[str]) -> Iterator[Path]:
    """Yield the named files, and the web archives in the named folders."""
    for name in names:
        path = Path(name)
        if path.is_dir():
            patterns = ("*.warc", "*.warc.gz", "*.arc", "*.arc.gz", "*.wacz")
            yield from sorted(f for p in patterns for f in path.glob(p))
        else:
            yield path


def unreadable(file: Path) -> str | None:
    """Explain why a file has no readable record; ``None`` if it has one."""
    try:
        reason = "it is empty"
        for _, stream in opened(file):
            for found in read_records(stream, lambda _kind, _fields: False):
                if isinstance(found, WarcRecord):
                    return None
                reason = found.reason
    except OSError as error:
        return f"{file} cannot be read: {error.strerror or error}"
    return f"{file} holds no record: {reason}"
