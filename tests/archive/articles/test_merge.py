"""Two rows that turn out to be one article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive import Address, Archive, Link
from tests.archive.articles.test_save import check, one
from tests.support.records import OTHER, SITE, T1, T2, T3, T4, article, teaser

OLD = f"{SITE}/meldung_37372_Neue+Br%C3%BCcke.html"
BODY = " ".join(f"Wort{n} steht an Stelle {n * 7 % 31}." for n in range(40))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as archive:
        yield archive
        check(archive)


def test_a_page_met_under_the_addresses_of_two_rows_joins_them(archive: Archive) -> None:
    archive.save(article("ziel", body="Ziel."))
    archive.save(article(url=OLD, body=BODY, title="Alt", links=(Link(url=f"{SITE}/x", text="x"),)))
    archive.save(teaser())
    archive.save(
        article(
            seen_at=T2,
            body=BODY + " Und mehr.",
            title="Neu",
            links=(Link(url=f"{SITE}/k21-meldungen/ziel", text="wir berichteten"),),
        )
    )
    citing = article("zitat", body="Zitat.", links=(Link(url=article().url, text="z"),))
    archive.save(citing)
    assert one(archive, "SELECT count(*) FROM articles") == 4
    met = (Address(url=OLD, kind="redirect"),)
    archive.save(article(seen_at=T3, body=BODY + " Und mehr.", title="Neu", addresses=met))
    assert one(archive, "SELECT count(*) FROM articles") == 3
    kept = archive.by_id(2)
    assert kept is not None
    assert archive.by_id(3) == kept == archive.get(OLD) == archive.get(article().url)
    assert (kept.id, kept.title, kept.first_seen, kept.last_seen) == (2, "Neu", T1, T3)
    assert kept.url == f"{SITE}/k21-meldungen/neue-br%C3%BCcke"
    revisions = archive.db.conn.execute("SELECT article_id, number, title FROM revisions")
    assert [r for r in revisions if r[0] == 2] == [(2, 1, "Alt"), (2, 2, "Neu")]
    links = archive.db.conn.execute("SELECT text, gone_at FROM links WHERE article_id = 2")
    assert {*links} == {("x", T3), ("wir berichteten", T3)}  # the last reading had none of them
    assert kept.links == ()
    assert one(archive, "SELECT target_id FROM links WHERE text = 'z'") == 2
    assert one(archive, "SELECT article_id FROM teasers") == 2
    assert one(archive, "SELECT old_id, article_id, at FROM merged") == (3, 2, T3)


@pytest.mark.parametrize("old_first", [True, False])
def test_old_and_new_page_without_a_redirect_are_joined(archive: Archive, old_first: bool) -> None:
    old = article(url=OLD, body=BODY)
    new = article(seen_at=T2, body=BODY.replace("Wort7", "Wort sieben"))
    first, second = (old, new) if old_first else (new, old)
    assert archive.save(first) == "new"
    assert archive.save(second) == "refined"
    assert one(archive, "SELECT count(*) FROM articles") == 1
    kept = archive.get(OLD)
    assert kept is not None
    assert (kept.body, kept.url) == (new.body, f"{SITE}/k21-meldungen/neue-br%C3%BCcke")
    assert [
        r[0] for r in archive.db.conn.execute("SELECT body FROM revisions ORDER BY number")
    ] == [
        old.body,
        new.body,
    ]
    assert archive.save(second) == "unchanged"
    assert archive.save(first) == "unchanged"


def test_what_is_not_one_article_stays_apart(archive: Archive) -> None:
    archive.save(article("haushalt", body=BODY))
    for other in (
        article("haushalt-2", body=BODY),  # a re-used headline
        article(url=OLD, body=BODY, published="2025-10-11"),
        article(url=OLD.replace("2_", "3_"), body=BODY[::-1]),
        article(url=OLD.replace("2_", "4_"), body=BODY, title="Anders"),
        article(url=f"{OTHER}/meldung_1.html", source="werkblick", body=BODY),
    ):
        archive.save(other)
    assert one(archive, "SELECT count(*) FROM articles") == 6
    assert one(archive, "SELECT count(*) FROM merged") == 0


def test_a_doubtful_address_joins_nothing(archive: Archive) -> None:
    archive.save(article("a", title="Eins", body="Ganz."))
    archive.save(article("b", title="Zwei", body="Anders."))
    met = (Address(url=f"{SITE}/k21-meldungen/a", kind="redirect"),)
    archive.save(article("b", title="Zwei", body="Anders.", seen_at=T2, addresses=met))
    assert one(archive, "SELECT count(*) FROM articles") == 2


def test_an_announced_row_joins_the_one_that_was_read(archive: Archive) -> None:
    archive.save(teaser(url=f"{SITE}/?p=7"))
    archive.add_placeholders("rathausblick")
    archive.save(article(seen_at=T2))
    assert one(archive, "SELECT count(*) FROM articles") == 2
    met = (Address(url=f"{SITE}/?p=7", kind="shortlink"),)
    assert archive.save(article(seen_at=T3, addresses=met)) == "refined"
    kept = archive.by_id(2)
    assert kept is not None
    assert (kept.id, kept.state, kept.body) == (1, "full", article().body)
    assert archive.known(f"{SITE}/?p=7") is not None


def test_ids_lead_on_through_a_second_merger(archive: Archive) -> None:
    for n, url in enumerate((f"{SITE}/meldung_3", f"{SITE}/?p=3", f"{SITE}/k21-meldungen/x")):
        archive.save(article(url=url, body=BODY, published=f"2025-10-0{n + 1}"))
    last = f"{SITE}/k21-meldungen/x"
    archive.save(
        article(url=last, seen_at=T2, body=BODY, addresses=(Address(url=f"{SITE}/?p=3", kind="r"),))
    )
    archive.save(
        article(
            url=last, seen_at=T4, body=BODY, addresses=(Address(url=f"{SITE}/meldung_3", kind="r"),)
        )
    )
    assert one(archive, "SELECT count(*) FROM articles") == 1
    for old in (1, 2, 3):
        found = archive.by_id(old)
        assert found is not None
        assert found.id == 1
    assert archive.by_id(9) is None
