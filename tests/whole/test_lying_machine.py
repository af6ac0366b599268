"""Pages that lie, in any order: a state machine over a dozen articles (reader, pipelines, archive).

Whatever the pages claim about themselves and however the addresses answer, there is in the end one
row an article with its right text, or a reason that was told.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from archive import Archive, Article, Page, Refusal, Remark
from archive.articles.identity import fingerprint
from archive.articles.spelling import canonical_url
from archive.records import SAME_PAGE
from crawler.reader import read_article
from crawler.run.same_pages import MAX_SAME, SamePages
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from pipelines.validate import fault
from tests.support.cron import rows
from tests.support.lying import notice, page, url

SITE = SITES["rathausblick"]
COUNT = 12
THINGS = (
    "Pfeiler", "Regale", "Gruppenräume", "Becken", "Leerrohre", "Rücklagen", "Löschzüge",
    "Sensoren", "Rampen", "Fernwärmenetze", "Automaten", "Pergamente",
)  # fmt: skip
LEAD = (
    "Der Landkreis erneuert in diesem Jahr vieles, und die Bürgerschaft kann dazu Fragen stellen."
)
STOCK = (
    "<p>Über den Landkreis: Der Landkreis liegt zwischen Fluss und Berg und hat zwölf Gemeinden, "
    "die ihre Aufgaben gemeinsam erledigen.</p>"
)
"""What all have, as the lead."""
START = datetime(2026, 3, 1, 5, tzinfo=UTC)
INSTEAD = {
    "wall": notice("Ihre Privatsphäre", "Wir und 99 Partner verarbeiten Daten. Stimmen Sie zu?"),
    "gone": notice("Dieser Beitrag ist nicht mehr online", "Zurück zur Startseite."),
    "denied": notice("Zugriff verweigert", "Sie haben keine Berechtigung für diesen Bereich."),
}

articles = st.integers(0, COUNT - 1)
claims = st.sampled_from(("none", "own", "canonical", "shortlink", "og", "json"))


def headline(n: int) -> str:
    """All are of one day, and built alike."""
    return f"Landkreis meldet: {THINGS[n]} werden erneuert"


def prose(n: int) -> str:
    """Words that no other article has."""
    thing = THINGS[n].casefold()
    words = ("plan", "bau", "amt", "rat", "weg", "ort", "tag", "jahr", "geld", "haus")
    return "".join(
        f"<p>{' '.join(f'{thing}{i}{word}' for word in words).capitalize()}.</p>" for i in range(6)
    )


def written(n: int, version: int, head: str = "") -> str:
    """The page of article ``n`` in its newest version."""
    more = f"<p>Nachtrag {version}: {THINGS[n]} sind nun bestellt.</p>" * (version > 0)
    return page(n, title=headline(n), head=head, body=f"{prose(n)}{more}{STOCK}", lead=LEAD)


@cache
def read_as(n: int, version: int) -> Article:
    """What an honest page says."""
    stamp = START.strftime("%Y-%m-%dT%H:%M:%SZ")
    return normalise_article(read_article(written(n, version), url(n), SITE, stamp).article)


def claim(kind: str, n: int, other: int) -> str:
    """What the head of article ``n`` says about its own address."""
    target = url(n if kind == "own" else other)
    node = {"@type": "NewsArticle", "url": target}
    return {
        "none": "",
        "own": f'<link rel="canonical" href="{target}">',
        "canonical": f'<link rel="canonical" href="{target}">',
        "shortlink": '<link rel="shortlink" href="http://www.rathausblick.example/?p=1">',
        "og": f'<meta property="og:url" content="{target}">',
        "json": f'<script type="application/ld+json">{json.dumps(node)}</script>',
    }[kind]


class PagesThatLie(RuleBasedStateMachine):
    """A crawl of a site whose every answer may be a lie, with the truth beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "archive.db"
        self.archive = Archive.open(self.path)
        self.archive.register(SITE.name, SITE.title, SITE.home)
        self.now = START
        self.version = dict.fromkeys(range(COUNT), 0)
        self.shown: dict[int, int] = {}
        """The newest version that each article has shown honestly."""
        self.foreign: set[int] = set()
        """Articles whose address has ever shown the page of another one."""
        self.lent: set[int] = set()
        """Articles whose page another address has shown, which then may be one of theirs."""
        self.met: set[int] = set()
        """Addresses that have ever answered with a page."""
        self.run = SamePages()

    def teardown(self) -> None:
        """End with two honest days; then everything must be right, or told."""
        for _ in range(2):
            self.another_run()
            for n in range(COUNT):
                self.answer(n, written(n, self.version[n]))
                self.shown[n] = self.version[n]
        self.right_or_told()
        for n in set(range(COUNT)) - self.foreign:
            kept = self.archive.get(url(n))
            assert kept is not None, n
            assert (kept.state, fingerprint(kept)) == (
                "full", fingerprint(read_as(n, self.version[n])),
            ), n  # fmt: skip
        assert not [found for found in self.archive.verify() if not found.mendable]
        self.archive.close()
        shutil.rmtree(self.folder)

    def stamp(self) -> str:
        return self.now.strftime("%Y-%m-%dT%H:%M:%SZ")

    def answer(self, n: int, text: str, *, cut: bool = False) -> None:
        """One answer 200, on its way through reader, pipelines and archive as in a crawl."""
        self.now += timedelta(seconds=7)
        now = self.stamp()
        reading = replace(read_article(text, url(n), SITE, now).article)
        if cut:
            reading = replace(reading, remarks=(Remark(reason="cut-off", detail=url(n)),))
        known = self.archive.known(url(n))
        if self.run.count(reading) > MAX_SAME and (known is None or known.state == "teaser"):
            reading = replace(reading, remarks=(Remark(reason=SAME_PAGE, detail=url(n)),))
        article = normalise_article(reading)
        if (found := fault(article, (SITE.title,), headline(n))) is not None:
            refusal = Refusal(source=SITE.name, url=url(n), reason=found[0], detail=found[1],
                              seen_at=now)  # fmt: skip
            self.archive.save(refusal)
        else:
            self.met.add(n)
            self.archive.save(article)
        digest = hashlib.sha256(text.encode()).hexdigest()
        self.archive.save(Page(url=url(n), source=SITE.name, fetched_at=now, status=200,
                               kind="article", digest=digest))  # fmt: skip

    @initialize(known=st.sets(articles))
    def start(self, known: set[int]) -> None:
        """Some articles are archived before the lies begin."""
        for n in sorted(known):
            self.honest(n, "own", n)

    @rule()
    def another_run(self) -> None:
        self.run = SamePages()
        self.now += timedelta(days=1)

    @rule(n=articles, kind=claims, other=articles)
    def honest(self, n: int, kind: str, other: int) -> None:
        """The right text, whatever its head claims."""
        self.answer(n, written(n, self.version[n], claim(kind, n, other)))
        self.shown[n] = self.version[n]

    @rule(n=articles)
    def edit(self, n: int) -> None:
        self.version[n] += 1

    @rule(n=articles, other=articles, kind=claims)
    def another_page(self, n: int, other: int, kind: str) -> None:
        """The page of another article."""
        if n != other:
            self.foreign.add(n)
            self.lent.add(other)
            self.answer(n, written(other, self.version[other], claim(kind, n, other)))

    @rule(n=articles, instead=st.sampled_from(("wall", "gone", "denied")))
    def instead_of_an_article(self, n: int, instead: str) -> None:
        self.answer(n, INSTEAD[instead])

    @rule(n=articles, part=st.floats(0.6, 0.95), kind=claims, other=articles)
    def cut_off(self, n: int, part: float, kind: str, other: int) -> None:
        text = written(n, self.version[n], claim(kind, n, other))
        self.answer(n, text[: int(len(text) * part)], cut=True)

    @rule(n=articles, status=st.sampled_from((304, 404, 410, 500, 403)))
    def no_page(self, n: int, status: int) -> None:
        """An answer without a page; a 304 only to a question, as the spider sees to."""
        self.now += timedelta(seconds=7)
        known = self.archive.known(url(n))
        if status == 304 and (known is None or known.state != "full"):
            return
        self.archive.save(Page(url=url(n), source=SITE.name, fetched_at=self.stamp(),
                               status=status, kind="article"))  # fmt: skip

    @invariant()
    def right_or_told(self) -> None:
        """No row has the text of another article in silence, and no article two rows."""
        found = rows(self.path, "select id, url, title, state from articles_full "
                                "where state != 'teaser' order by id")  # fmt: skip
        assert len(found) <= len(self.met)
        own = {canonical_url(url(n)): n for n in range(COUNT)}
        told = {u for (u,) in rows(self.path, "select url from refusals")}
        told |= {u for (u,) in rows(self.path, "select url from quarantine")}
        told = {canonical_url(u) for u in told}
        assert len({u for _, u, _, _ in found}) == len(found)
        for _, address, title, _ in found:
            n = own[address]
            assert title == headline(n) or n in self.foreign or address in told, (address, title)
        for n in set(self.shown) - self.foreign:
            kept = self.archive.get(url(n))
            if kept is None:  # in a run in which others showed its page
                assert n in self.lent, n
                assert canonical_url(url(n)) in told, n
                continue
            assert n in self.lent or kept.url == canonical_url(url(n)), (n, kept.url)
            versions = {fingerprint(read_as(n, v)) for v in range(self.version[n] + 1)}
            assert fingerprint(kept) in versions, n
            newest = fingerprint(read_as(n, self.shown[n]))
            assert fingerprint(kept) == newest or n in self.lent or kept.url in told, n


TestPagesThatLie = PagesThatLie.TestCase
TestPagesThatLie.settings = settings(
    derandomize=True,
    max_examples=12,
    stateful_step_count=30,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
