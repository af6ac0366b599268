"""What a page says about its own address: a claim, which alone joins no two articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archive import Address, Archive, Article
from archive.exchange.selection import Selection
from benchmarks.invented import Press
from tests.archive.articles.test_save import check, one
from tests.support.records import OTHER, SITE, T1, T2, T3, T4, article, teaser

_PRESS = Press(11)
NEWS = [_PRESS.article(number) for number in range(10)]
SHORT = f"{SITE}/?p=7"
KINDS = ("canonical", "shortlink", "og:url", "listed")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as archive:
        yield archive
        check(archive)
        assert archive.verify() == []


def at(slug: str) -> str:
    return f"{SITE}/k21-meldungen/{slug}"


def read(slug: str, number: int, *others: Address, **values: Any) -> Article:
    """What was fetched at an address: article ``number`` of an invented press."""
    news = NEWS[number]
    return article(
        slug,
        **{
            "title": f"{news.title} {number}",
            "teaser": news.teaser,
            "body": news.body,
            "body_html": None,
            "published": f"2025-03-{number + 1:02}",
            "addresses": (Address(url=at(slug), kind="fetched"), *others),
            **values,
        },
    )


def claim(url: str, kind: str = "canonical") -> Address:
    return Address(url=url, kind=kind)


def titles(archive: Archive) -> dict[str, str]:
    return dict(archive.db.conn.execute("SELECT url, title FROM articles"))


def contradictions(archive: Archive, since: str = T1) -> int:
    return archive.journal.remarked("rathausblick", "claim-contradicts", since)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fetched", [True, False])
def test_one_address_that_every_page_claims_joins_none(
    archive: Archive, kind: str, fetched: bool
) -> None:
    common = at("m-0") if fetched else SHORT
    for n in range(5):
        reading = read(f"m-{n}", n, claim(common, kind))
        url = common if kind == "canonical" else reading.url
        assert archive.save(replace(reading, url=url)) == "new"
    assert titles(archive) == {at(f"m-{n}"): read("x", n).title for n in range(5)}
    assert contradictions(archive) == 4
    assert one(archive, "SELECT count(*) FROM merged") == 0


def test_a_canonical_that_turns_bad_leaves_every_row_its_text(archive: Archive) -> None:
    for n in range(3):
        archive.save(read(f"m-{n}", n))
    for n in range(4):  # the fourth is new that day
        archive.save(read(f"m-{n}", n, claim(at("m-0")), url=at("m-0"), seen_at=T2))
    assert titles(archive) == {at(f"m-{n}"): read("x", n).title for n in range(4)}
    assert one(archive, "SELECT count(*) FROM revisions") == 4
    assert contradictions(archive, T2) == 3
    assert contradictions(archive, T3) == 0


@pytest.mark.parametrize("first", ["claimant", "claimed"])
@pytest.mark.parametrize(
    "same",
    [
        {},
        {"title": "Anders", "published": "2024-01-01"},  # the same text
        {"body": f"{NEWS[1].body}\n\n{NEWS[9].body}"},  # headline, date, some text
    ],
)
def test_a_claim_that_is_borne_out_joins(
    archive: Archive, first: str, same: dict[str, Any]
) -> None:
    claimant = read("druck", 1, claim(at("a")), url=at("a"))
    claimed = read("a", 1, **same)
    early, late = (claimant, claimed) if first == "claimant" else (claimed, claimant)
    archive.save(early)
    archive.save(replace(late, seen_at=T2))
    assert one(archive, "SELECT count(*) FROM articles") == 1
    assert set(titles(archive)) == {at("a")}
    kept = archive.get(at("druck"))
    assert kept is not None
    assert kept == archive.get(at("a"))
    assert contradictions(archive) == 0
    assert one(archive, "SELECT count(*) FROM claims") == 0


def test_equal_text_without_a_claim_is_a_reprint(archive: Archive) -> None:
    archive.save(read("a", 1))
    assert archive.save(read("a-2", 1)) == "duplicate"
    assert one(archive, "SELECT duplicate_of FROM articles WHERE id = 2") == 1
    third = read("a-3", 1, claim(SHORT, "shortlink"))
    fourth = read("a-4", 1, claim(SHORT, "shortlink"))
    assert [archive.save(third), archive.save(fourth)] == ["duplicate", "duplicate"]
    assert one(archive, "SELECT count(*) FROM articles") == 4


def test_a_claim_is_kept_until_it_is_proved(archive: Archive) -> None:
    reading = read("a", 1, claim(SHORT, "shortlink"))
    archive.save(reading)
    archive.save(replace(reading, seen_at=T3))
    found = archive.db.conn.execute("SELECT url, kind, key, first_seen, last_seen FROM claims")
    assert found.fetchall() == [(SHORT, "shortlink", "rathausblick.example/?p=7", T1, T3)]
    assert archive.get(SHORT) is None
    hop = Address(url=SHORT, kind="redirect")
    assert archive.save(replace(reading, addresses=(*reading.addresses, hop))) == "refined"
    assert one(archive, "SELECT count(*) FROM claims") == 0
    assert archive.get(SHORT) == archive.get(at("a")) is not None


def test_the_address_shown_is_a_proved_one(archive: Archive) -> None:
    foreign = at("eine-andere")
    archive.save(read("a", 1, claim(foreign), url=foreign))
    assert set(titles(archive)) == {at("a")}
    spelled = "http://rathausblick.example/k21-meldungen/b/?utm_source=x"
    archive.save(read("b", 2, Address(url=spelled, kind="fetched"), addresses=(
        Address(url=spelled, kind="fetched"), claim(at("b")))))  # fmt: skip
    assert set(titles(archive)) == {at("a"), at("b")}


@pytest.mark.parametrize("teaser_first", [True, False])
@pytest.mark.parametrize("agrees", [True, False])
def test_a_teaser_at_a_claimed_address(archive: Archive, teaser_first: bool, agrees: bool) -> None:
    reading = read("a", 1, claim(SHORT, "shortlink"))
    title = reading.title if agrees else "Etwas völlig anderes"
    said = teaser(url=SHORT, title=title, kicker=None, text="Kurz.")
    for record in (said, reading) if teaser_first else (reading, said):
        archive.save(record)
    archive.add_placeholders("rathausblick")
    assert one(archive, "SELECT count(*) FROM articles") == (1 if agrees else 2)
    assert one(archive, "SELECT article_id FROM teasers") == (1 if agrees else 2)


@pytest.mark.parametrize("agrees", [True, False])
def test_a_row_of_a_teaser_that_a_claim_names(archive: Archive, agrees: bool) -> None:
    reading = read("a", 1, claim(SHORT, "shortlink"), seen_at=T2)
    title = reading.title if agrees else "Völlig anders"
    archive.save(teaser(url=SHORT, title=title, text="x", published=reading.published))
    archive.add_placeholders("rathausblick")
    archive.save(reading)
    assert one(archive, "SELECT count(*) FROM articles") == (1 if agrees else 2)
    assert contradictions(archive) == (0 if agrees else 1)


def test_rows_of_two_sites_stay_apart(archive: Archive) -> None:
    archive.save(read("a", 1))
    sister = f"{OTHER}/k21-meldungen/a"
    fetched = Address(url=sister, kind="fetched")
    archive.save(read("a", 1, source="werkblick", addresses=(fetched, claim(at("a")))))
    assert set(titles(archive)) == {at("a"), sister}


class TestARedirectThatWasFollowed:
    """A fact, unless it leads to an article of its own."""

    def hop(self, slug: str = "a") -> Address:
        return Address(url=at(slug), kind="redirect")

    def test_it_joins_the_row_of_the_address_that_was_asked(self, archive: Archive) -> None:
        archive.save(read("a", 1))
        assert archive.save(read("neu", 1, self.hop(), seen_at=T2)) == "refined"
        assert titles(archive) == {at("neu"): read("x", 1).title}

    def test_it_joins_a_text_that_was_rewritten_on_the_way(self, archive: Archive) -> None:
        archive.save(read("a", 1))
        moved = read("neu", 1, self.hop(), body=NEWS[8].body, seen_at=T2)
        assert archive.save(moved) == "changed"
        assert titles(archive) == {at("neu"): moved.title}

    @pytest.mark.parametrize("known", [True, False])
    def test_it_joins_no_two_articles(self, archive: Archive, known: bool) -> None:
        gone, twin = read("a", 1), read("a-2", 2, title=read("a", 1).title)
        archive.save(gone)
        if known:
            archive.save(replace(twin, seen_at=T2))
        led = replace(twin, addresses=(*twin.addresses, self.hop()), seen_at=T3)
        assert archive.save(led) == ("unchanged" if known else "new")
        assert titles(archive) == {at("a"): gone.title, at("a-2"): twin.title}
        assert one(archive, "SELECT max(number) FROM revisions") == 1
        assert one(archive, "SELECT state, gone_at FROM articles WHERE id = 1") == ("gone", T3)
        (refused,) = archive.refusals()
        assert (refused.reason, refused.about, refused.url) == (
            "redirect-to-another", "page", at("a"),
        )  # fmt: skip
        assert archive.save(replace(gone, seen_at=T4)) == "refined"
        assert one(archive, "SELECT state FROM articles WHERE id = 1") == "full"

    def test_all_articles_of_a_day_that_lead_to_one_stay_apart(self, archive: Archive) -> None:
        day = {"published": "2025-03-01"}
        for n in range(4):
            archive.save(read(f"m-{n}", n, **day))
        for n in range(4):
            hop = Address(url=at(f"m-{n}"), kind="redirect")
            archive.save(read("neu", 9, hop, **day, seen_at=T2))
        assert titles(archive) == {
            at("neu"): read("x", 9).title, **{at(f"m-{n}"): read("x", n).title for n in range(4)},
        }  # fmt: skip
        assert one(archive, "SELECT count(*) FROM revisions") == 5
        assert {r.url for r in archive.refusals()} == {at(f"m-{n}") for n in range(4)}

    def test_an_address_that_only_redirected_may_get_its_own_article(
        self, archive: Archive
    ) -> None:
        archive.save(read("a-2", 2, self.hop()))
        assert archive.save(read("a", 1, seen_at=T2)) == "new"
        assert titles(archive) == {at("a"): read("x", 1).title, at("a-2"): read("x", 2).title}


def test_an_export_carries_the_claims(archive: Archive, tmp_path: Path) -> None:
    archive.save(read("a", 1, claim(SHORT, "shortlink")))
    archive.save(read("a", 1, claim(SHORT, "shortlink"), seen_at=T2))
    archive.export(Selection(), tmp_path / "all.jsonl", "jsonl")
    with Archive.open(tmp_path / "again.db") as again:
        again.load((tmp_path / "all.jsonl").read_bytes().splitlines())
        rows = "SELECT * FROM claims"
        assert again.db.conn.execute(rows).fetchall() == archive.db.conn.execute(rows).fetchall()
        assert one(again, "SELECT count(*) FROM claims") == 1
