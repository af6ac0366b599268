"""Metrics of a run: counts of the pipelines' output, and an example address for each oddity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from archive import Article, Record, Refusal, Teaser
from archive.articles.identity import address_key, fingerprint
from archive.articles.quarantine import CUT_OFF
from archive.articles.spelling import canonical_url
from archive.records import HINT_REFUSED, SAME_PAGE, THIN_BODY, fetched_at_url
from crawler.reader.listing import Listing
from crawler.reader.wording.passages import passages
from crawler.run.expectations import MEASURED_SURFACES
from crawler.run.observation import WALLS, WHY
from crawler.run.same_pages import MAX_SAME

UNREADABLE = ("no-title", "no-text", "no-article", "soft-404", "denied", "maintenance", "wall",
              "empty-page", "not-html", "endless-title", "too-much", "too-large",
              "no-answer", "http-402", "http-403", "http-429", "http-451", "http-5", "reserved",
              "unasked-304")  # fmt: skip
"""Reasons of refusal that mean "expected an article, got something else"."""
ELSEWHERE = "no-article-address"
"""Reason for an address that redirects to one that is no article address by the profile."""
MISSING = ("http-4", "leaves-site", "redirect-loop", "robots", "too-long-address")
"""Reasons that are normal for a single page, but not for many."""

THIN = (THIN_BODY, "text-left-out")
"""Remarks on a reading that left out most of its page."""
SAME = ("title", "body", "kicker", "teaser", "byline", "tags", "image_url", "image_caption")
"""Fields that raise an alert if very many articles share one value."""
DATE = "published"
PRINTED = ("listing", "home")
"""Origins of a date that readers of the site see, beside a page's own line."""
RECENT = timedelta(days=2)
"""Articles published since then may well share their day: they are the day's news."""

PASSAGE = "passage"
MAX_PASSAGES = 20_000
"""Passages in memory; those met once are forgotten then."""


class RunMetrics:
    """Count the metrics of one run, in a few bytes per article."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.examples: dict[str, str] = {}
        self._texts: Counter[int] = Counter()
        self._read: set[int] = set()
        self._same: dict[str, Counter[int]] = {name: Counter() for name in (*SAME, DATE)}
        self._passages: Counter[int] = Counter()
        self._most: Counter[str] = Counter()
        self._reasons: Counter[str] = Counter()
        self._fewest = 10**9
        """Words of the shortest text so far."""

    def count_surface(self, kind: str, url: str, listing: Listing) -> None:
        """Count a page of a surface; links in a box beside its list do not count."""
        links = sum(teaser.seen_on == kind for teaser in listing.teasers)
        self.counts[f"pages:{kind}"] += 1
        self.counts[f"links:{kind}"] += links
        self.counts[f"others:{kind}"] += listing.others
        self.counts[f"untitled:{kind}"] += bool(listing.articles and not listing.teasers)
        self.counts[f"next:{kind}"] += listing.next is not None
        folded = _most_folded(listing.articles)
        if folded > self.counts["folded"]:
            self.counts["folded"], self.examples["folded"] = folded, url
        self.examples.setdefault(f"next:{kind}", url)
        self.examples.setdefault(f"dated:{kind}", url)
        if links == 0 or kind not in self.examples:
            self.examples[f"links:{kind}"] = url
        if listing.others > self._most[f"others:{kind}"]:
            self._most[f"others:{kind}"] = listing.others
            self.examples[f"others:{kind}"] = url

    def count_order(self, kind: str, url: str, *, unordered: bool | None) -> None:
        """Count a page of a listing by whether its days are out of order; ``None``: unknown."""
        if unordered is not None:
            self.counts[f"ordered:{kind}"] += not unordered
            self.counts[f"unordered:{kind}"] += unordered
            if unordered:
                self.examples.setdefault(f"order:{kind}", url)

    def count_lost_surface(self, kind: str, url: str) -> None:
        """Count a surface that listed articles before and no longer does."""
        self.counts[f"lost:{kind}"] += 1
        self.examples[f"lost:{kind}"] = url

    def count_request(self) -> None:
        """Count a request for an article page."""
        self.counts["asked"] += 1

    def count_record(self, record: Record) -> None:
        """Count a record that came out of the pipelines."""
        match record:
            case Article():
                self._article(record)
            case Teaser() if record.seen_on in MEASURED_SURFACES:
                self.counts[f"teasers:{record.seen_on}"] += 1
                if record.published:
                    self.counts[f"dated:{record.seen_on}"] += 1
            case Refusal() if record.reason == ELSEWHERE:  # before `no-article`
                self._not_read("missing", record)
                self.counts["readdressed"] += 1
                self.examples["readdressed"] = self.examples["lost"] = record.url
            case Refusal() if record.reason.startswith(UNREADABLE):
                self._not_read("refused", record)
                self.examples["refused"] = self.examples["lost"] = record.url
                if record.reason.startswith(WALLS):
                    self.examples["wall"] = record.url
            case Refusal() if record.reason == SAME_PAGE:  # an alert of its own
                self.counts[SAME_PAGE] += 1
                self.examples["alike"] = record.url
            case Refusal() if record.reason.startswith(MISSING):
                self._not_read("missing", record)
                self.examples.setdefault("lost", record.url)

    def result(self) -> dict[str, float]:
        """Return all counts; ``alike`` is the number of addresses with the most frequent text,
        ``same:kicker`` the number of articles with the most frequent kicker …"""
        alike = max(self._texts.values(), default=0)
        if more := self.counts[SAME_PAGE]:
            alike = max(alike, more + MAX_SAME)
        same = {f"same:{name}": self._most[name] for name in (*SAME, DATE, PASSAGE)}
        found = {**self.counts, **same, "alike": alike}
        return {name: float(n) for name, n in sorted(found.items())}

    def _not_read(self, name: str, refusal: Refusal) -> None:
        self.counts[name] += 1
        self._reasons[refusal.reason] += 1
        if self._reasons[refusal.reason] >= self._reasons[self.examples.get(WHY, "")]:
            self.examples[WHY] = refusal.reason

    def _article(self, article: Article) -> None:
        count, url = self.counts, fetched_at_url(article)
        count["read"] += 1
        has = {"dated": article.published, "kickered": article.kicker, "bodied": article.body,
               "pictured": article.image_url}  # fmt: skip
        for name, value in has.items():
            if value:
                count[name] += 1
            else:
                self.examples[name] = self.examples[f"stated:{name}"] = url
        words = len((article.body or "").split())
        count["words"] += words
        if words < self._fewest:
            self._fewest = words
            self.examples["words"] = url
        if any(remark.reason == CUT_OFF for remark in article.remarks):
            self.examples["doubted"] = url
        if any(remark.reason in THIN for remark in article.remarks):
            count["thin"] += 1
            self.examples["thin"] = url
        if any(remark.reason == HINT_REFUSED for remark in article.remarks):
            count[HINT_REFUSED] += 1
            self.examples[HINT_REFUSED] = url
        fetched = hash(url)
        if fetched in self._read:
            return
        self._read.add(fetched)
        text = hash(fingerprint(article))
        self._texts[text] += 1
        if self._texts[text] > 1:
            self.examples["alike"] = url
        if article.teaser:
            count["teasered"] += 1
            count["teaser-words"] += len(article.teaser.split())
        self._compare(article, url)

    def _compare(self, article: Article, url: str) -> None:
        """Count the values, and the passages of the text, that others have too."""
        for name in SAME:
            if value := getattr(article, name):
                self._count_same(name, self._same[name], hash(value), url)
        if article.published and not _is_printed(article):
            self._count_same(DATE, self._same[DATE], hash(article.published), url)
            self.counts["recent"] += article.published > _before(article.seen_at)
        for passage in {*passages(article.body)}:
            self._count_same(PASSAGE, self._passages, hash(passage), url)
        if len(self._passages) > MAX_PASSAGES:
            self._passages = Counter({p: n for p, n in self._passages.items() if n > 1})

    def _count_same(self, name: str, seen: Counter[int], value: int, url: str) -> None:
        seen[value] += 1
        if seen[value] > self._most[name]:
            self._most[name] = seen[value]
            self.examples[f"same:{name}"] = url


def _most_folded(urls: Iterable[str]) -> int:
    """Return the largest number of paths that count as the address of one article."""
    paths: dict[str, set[str]] = {}
    for url in urls:
        paths.setdefault(address_key(url), set()).add(canonical_url(url).partition("?")[0])
    return max(map(len, paths.values()), default=0)


def _is_printed(article: Article) -> bool:
    return article.published_from in PRINTED or ("published", "printed") in article.evidence


def _before(when: str) -> str:
    return (date.fromisoformat(when[:10]) - RECENT).isoformat()
