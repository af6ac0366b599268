"""Hold back changes of a field that affect many archived articles at once, in the same way.

A reading that changes kicker, headline, teaser or date waits until the end of the run, together
with the state of its page; a run killed before requests the page again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from archive import Article, Page
from archive.articles.fields import BODY
from archive.articles.identity import address_key
from archive.records import fetched_at_url

MIN_ALIKE = 5
"""Articles that change alike; fewer are the work of an editor."""
ALIKE, MANY = 0.1, 0.3
"""Shares of reread articles at which a change of one field, in the same way or in any way, is not
the work of an editor."""
MIN_READ = 10
"""Reread articles; a share of fewer means nothing."""


@dataclass(frozen=True, slots=True)
class FieldVerdict:
    """The outcome for one field in a run."""

    changed: int
    """Articles in which it changed."""
    of: int
    """Archived articles that were read again."""
    held: int
    """Articles whose change was not written."""
    example: str
    """The address of one of them."""


@dataclass
class FieldGate:
    """The waiting readings of one run, and how each changes its article."""

    read: set[str] = field(default_factory=set)
    edited: set[str] = field(default_factory=set)
    """Addresses of articles with another body."""
    waiting: list[tuple[Article, Mapping[str, tuple[str, ...]]]] = field(default_factory=list)
    pages: dict[str, list[Page]] = field(default_factory=dict)

    def takes(self, article: Article, changes: Mapping[str, tuple[str, ...]] | None) -> bool:
        """Count a reading (``changes`` is ``None`` if not archived); return whether it waits."""
        if changes is None:
            return False
        key = address_key(article.url)
        self.read.add(key)
        if BODY in changes:
            self.edited.add(article.url)
            changes = {name: hows for name, hows in changes.items() if name != BODY}
        if not changes:
            return False
        self.waiting.append((article, changes))
        for url in (article.url, *(a.url for a in article.addresses if a.kind == "fetched")):
            self.pages.setdefault(address_key(url), [])
        return True

    def takes_page(self, page: Page) -> bool:
        """Hold a page whose article waits; return whether it does."""
        held = self.pages.get(address_key(page.url))
        if held is None:
            return False
        held.append(page)
        return True

    def judge(
        self, closed: Iterable[str], accepted: Iterable[str]
    ) -> tuple[list[tuple[Article, tuple[str, ...]]], dict[str, FieldVerdict]]:
        """Return the waiting readings, each with its fields that must not be written, and a verdict
        for each changed field. ``closed`` are fields with an open alert, ``accepted`` those whose
        change an operator has accepted."""
        shut, free, of = set(closed), set(accepted), len(self.read)
        ways = Counter((n, how) for _, c in self.waiting for n, hows in c.items() for how in hows)
        many = Counter(name for _, changes in self.waiting for name in changes)
        everything = {
            name for name, n in many.items()
            if n >= MIN_ALIKE and of >= MIN_READ and n >= MANY * of
        }  # fmt: skip
        alike = {way for way, n in ways.items() if n >= max(MIN_ALIKE, ALIKE * of)}
        found: list[tuple[Article, tuple[str, ...]]] = []
        held: Counter[str] = Counter()
        examples: dict[str, str] = {}
        for article, changes in self.waiting:
            names = tuple(
                name
                for name, hows in changes.items()
                if name not in free
                and (name in shut | everything or any((name, how) in alike for how in hows))
            )
            held.update(names)
            examples |= dict.fromkeys(names, fetched_at_url(article))
            found.append((article, names))
        verdicts = {
            name: FieldVerdict(n, of, held[name], examples.get(name, ""))
            for name, n in many.items()
        }
        return found, verdicts
