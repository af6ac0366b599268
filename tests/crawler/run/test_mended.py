"""An alarm that ends means that the archive is mended, whichever articles a run read."""

from __future__ import annotations

from archive import Archive, Article
from crawler.run.alarms import State
from crawler.sites import SITES
from tests.support.judged import crawl
from tests.support.records import article

SITE = SITES["rathausblick"]
STUB = "Dieser Beitrag steht unseren Abonnenten offen. Melden Sie sich dazu bitte an."
DAYS = [f"2026-03-{day:02}T05:00:00Z" for day in range(2, 28)]


def piece(n: int, at: str, body: str | None = None) -> Article:
    words = " ".join(f"Wort{n * 100 + i}" for i in range(60))
    return article(f"m-{n}", title=f"Nummer {n}", teaser=f"Vorspann {n}", body=body or words,
                   seen_at=at, published=at[:10])  # fmt: skip


def bodies(state: State) -> list[str]:
    return [said for said in state.open if "one and the same body" in said]


def test_one_body_for_many_is_over_when_no_article_has_it(archive: Archive) -> None:
    crawl(archive, DAYS[0], *(piece(n, DAYS[0]) for n in range(30)))
    stubs = [piece(n, DAYS[1], STUB) for n in range(30, 42)]
    assert bodies(crawl(archive, DAYS[1], *stubs))
    for at in DAYS[2:5]:  # a run that reads others says nothing about these
        said = " ".join(bodies(crawl(archive, at, *(piece(n, at) for n in range(10)))))
    assert "12 archived articles still have one and the same body" in said
    assert "/m-41`" in said
    mended = [piece(n, DAYS[5]) for n in range(30, 42)]
    state = crawl(archive, DAYS[5], *mended)
    assert bodies(state) == []
    assert any("over: body: every article has a body of its own" in s for s in state.changes)


def test_a_body_a_day_is_over_when_no_article_has_it(archive: Archive) -> None:
    crawl(archive, DAYS[0], *(piece(n, DAYS[0]) for n in range(40)))
    for n, at in enumerate(DAYS[1:7], 40):
        state = crawl(archive, at, piece(n, at, STUB), *(piece(k, at) for k in range(8)))
    assert bodies(state)
    for day, at in enumerate(DAYS[7:11]):  # thirty newer articles
        state = crawl(archive, at, *(piece(50 + day * 10 + k, at) for k in range(10)))
    assert bodies(state)
    state = crawl(archive, DAYS[11], *(piece(n, DAYS[11]) for n in range(40, 46)))
    assert bodies(state) == []


def test_a_body_that_is_accepted_is_no_alarm(archive: Archive) -> None:
    crawl(archive, DAYS[0], *(piece(n, DAYS[0]) for n in range(30)))
    crawl(archive, DAYS[1], *(piece(n, DAYS[1], STUB) for n in range(30, 42)))
    for name in ("same:body", "newest:body"):
        assert archive.journal.accept_alert(SITE.name, name, DAYS[1], "subscribers only")
    assert bodies(crawl(archive, DAYS[2], *(piece(n, DAYS[2]) for n in range(10)))) == []
