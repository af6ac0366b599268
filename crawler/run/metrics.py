"""What a run measures: counts of what came out of the pipelines, and an address for each oddity."""

from __future__ import annotations

from collections import Counter

from archive import Article, Record, Refusal, Teaser
from archive.articles.identity import fingerprint
from archive.journal.quarantine import CUT_OFF
from crawler.reader import Listing
from crawler.run.expectations import SURFACES

BAD = ("no-title", "no-text", "soft-404", "empty-page", "not-html", "endless-title", "too-large",
       "no-answer", "http-403", "http-5", "reserved")  # fmt: skip
"""Refusals that say that a page which should be an article is none."""


class Meter:
    """Counts one run; a few bytes for each article."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.examples: dict[str, str] = {}
        self._texts: Counter[int] = Counter()
        self._read: set[int] = set()

    def surface(self, kind: str, url: str, listing: Listing) -> None:
        """A page of a surface was read; what stands in a box beside it does not count."""
        links = sum(teaser.seen_on == kind for teaser in listing.teasers)
        self.counts[f"pages:{kind}"] += 1
        self.counts[f"links:{kind}"] += links
        if links == 0 or kind not in self.examples:
            self.examples[f"links:{kind}"] = url

    def asked(self) -> None:
        """An article page was asked for."""
        self.counts["asked"] += 1

    def met(self, record: Record) -> None:
        """A record came out of the pipelines."""
        match record:
            case Article():
                self._article(record)
            case Teaser() if record.seen_on in SURFACES:
                self.counts[f"teasers:{record.seen_on}"] += 1
                if record.published:
                    self.counts[f"dated:{record.seen_on}"] += 1
            case Refusal() if record.reason.startswith(BAD):
                self.counts["refused"] += 1
                self.examples["refused"] = record.url

    def doubted(self, url: str) -> None:
        """A reading was held back."""
        self.counts["doubted"] += 1
        self.examples["doubted"] = url

    def result(self) -> dict[str, float]:
        """All counts; ``alike`` is how many addresses showed the most frequent text."""
        alike = max(self._texts.values(), default=0)
        return {name: float(n) for name, n in sorted({**self.counts, "alike": alike}.items())}

    def _article(self, article: Article) -> None:
        count = self.counts
        count["read"] += 1
        has = {"dated": article.published, "kickered": article.kicker, "bodied": article.body,
               "pictured": article.image_url}  # fmt: skip
        for name, value in has.items():
            if value:
                count[name] += 1
            else:
                self.examples[name] = self.examples[f"stated:{name}"] = article.url
        words = len((article.body or "").split())
        count["words"] += words
        if words < 60:
            self.examples["words"] = article.url
        if any(remark.reason == CUT_OFF for remark in article.remarks):
            self.examples["doubted"] = article.url
        fetched = hash(next((a.url for a in article.addresses if a.kind == "fetched"), article.url))
        if article.body and fetched not in self._read:
            self._read.add(fetched)
            text = hash(fingerprint(article))
            self._texts[text] += 1
            if self._texts[text] > 1:
                self.examples["alike"] = article.url
