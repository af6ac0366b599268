"""What becomes of records in the archive."""

from __future__ import annotations

import itertools
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import (
    Address,
    Archive,
    ArchiveError,
    Article,
    DateText,
    Link,
    Page,
    Record,
    Refusal,
    Remark,
    Teaser,
)
from archive.clock import stamp
from tests.support.records import OTHER, SITE, T1, T2, T3, T4, article, page, refusal, teaser

LONG = " ".join(f"Das Amt {n} liegt an der Straße {n * 7 % 31}." for n in range(20))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as archive:
        yield archive
        check(archive)


def check(archive: Archive) -> None:
    """The promises that hold at every moment."""
    conn = archive.db.conn
    assert not conn.in_transaction
    assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
    conn.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
    for query in (
        "SELECT id FROM articles WHERE id NOT IN (SELECT article_id FROM texts)",
        "SELECT id FROM articles WHERE id NOT IN (SELECT article_id FROM addresses)",
        """SELECT id FROM articles_full AS a JOIN revisions AS r ON r.article_id = a.id AND number =
        (SELECT max(number) FROM revisions WHERE article_id = a.id) WHERE r.title IS NOT a.title
        OR r.kicker IS NOT a.kicker OR r.teaser IS NOT a.teaser OR r.body IS NOT a.body
        OR r.published IS NOT a.published OR r.seen_at IS NOT a.last_changed""",
        """SELECT article_id FROM revisions GROUP BY article_id
        HAVING min(number) != 1 OR max(number) != count(*)""",
        "SELECT id FROM articles WHERE duplicate_of = id",
    ):
        assert conn.execute(query).fetchall() == [], query


def dump(archive: Archive, *, but: tuple[str, ...] = ()) -> dict[str, list[dict[str, Any]]]:
    """Everything of the archive, without some columns, and without ids."""
    tables = ("articles_full", "addresses", "claims", "teasers", "revisions", "links", "pages",
              "refusals")  # fmt: skip
    urls = {r["id"]: r["url"] for r in archive.db.query("SELECT id, url FROM articles")}
    found: dict[str, list[dict[str, Any]]] = {}
    for table in tables:
        rows = []
        for row in archive.db.query(f"SELECT * FROM {table}"):
            for name in ("article_id", "target_id", "duplicate_of"):
                if name in row:
                    row[name] = urls.get(row[name])
            rows.append({k: v for k, v in row.items() if k not in ("id", *but)})
        found[table] = sorted(rows, key=repr)
    return found


def one(archive: Archive, sql: str, *values: object) -> Any:
    found = archive.db.conn.execute(sql, values).fetchone()
    return found[0] if found and len(found) == 1 else found


def test_a_new_article_is_kept_whole(archive: Archive) -> None:
    reading = article(
        tags=("Verkehr", "Brücken"),
        byline="ve",
        section="Infrastruktur",
        image_url=f"{SITE}/b.jpg",
        image_alt="Eine Brücke",
        image_caption="Die Brücke",
        image_credit="Stadt",
        links=(Link(url=f"{SITE}/k21-meldungen/früher", text="wir berichteten"),),
        published_also=(DateText(text="2025-10-09", origin="metadata"),),
    )
    assert archive.save(reading) == "new"
    kept = archive.get(reading.url)
    assert kept is not None
    for name in ("source", "kicker", "title", "teaser", "body", "body_html", "published", "tags"):
        assert getattr(kept, name) == getattr(reading, name)
    assert kept.links == reading.links
    assert kept.published_also == reading.published_also
    assert (kept.id, kept.state, kept.word_count, kept.duplicate_of) == (1, "full", 7, None)
    assert (kept.first_seen, kept.last_seen, kept.last_changed) == (T1, T1, T1)
    assert one(archive, "SELECT number, changed FROM revisions") == (1, "[]")


def test_the_same_again_touches_only_last_seen(archive: Archive) -> None:
    archive.save(article())
    before = dump(archive, but=("last_seen",))
    assert archive.save(article(seen_at=T2)) == "unchanged"
    assert dump(archive, but=("last_seen",)) == before
    assert one(archive, "SELECT last_seen FROM articles") == T2


def test_every_address_leads_to_one_row(archive: Archive) -> None:
    old = f"{SITE}/meldung_37372_Neue+Br%C3%BCcke.html"
    reading = article(addresses=(Address(url=old, kind="redirect"),))
    archive.save(reading)
    assert archive.save(article(url=old, seen_at=T2)) == "refined"
    for url in (old, "http://rathausblick.example/meldung_37372", reading.url + "/?utm_source=x"):
        known = archive.known(url)
        assert known is not None
        assert known.id == 1
    assert one(archive, "SELECT count(*) FROM articles") == 1
    assert one(archive, "SELECT url FROM articles") == f"{SITE}/k21-meldungen/neue-br%C3%BCcke"
    assert one(archive, "SELECT kind FROM addresses WHERE url = ?", old) == "canonical"


def test_a_used_up_headline_is_another_article(archive: Archive) -> None:
    archive.save(article("haushalt"))
    archive.save(article("haushalt-2", body="Etwas ganz anderes."))
    archive.save(article(url=f"{OTHER}/k21-meldungen/haushalt", source="werkblick", body="C."))
    assert one(archive, "SELECT count(*) FROM articles") == 3
    assert one(archive, "SELECT count(*) FROM articles WHERE duplicate_of IS NOT NULL") == 0


def test_a_change_makes_a_revision(archive: Archive) -> None:
    archive.save(article())
    assert archive.save(article(seen_at=T2, title="Alte Brücke")) == "changed"
    assert archive.save(article(seen_at=T3, title="Alte Brücke", body="Neu.")) == "changed"
    kept = archive.get(article().url)
    assert kept is not None
    assert (kept.title, kept.body, kept.word_count) == ("Alte Brücke", "Neu.", 4)
    assert (kept.first_seen, kept.last_changed) == (T1, T3)
    found = archive.db.conn.execute("SELECT number, seen_at, changed, title FROM revisions")
    assert found.fetchall() == [
        (1, T1, "[]", "Neue Brücke für die Straße"),
        (2, T2, '["title"]', "Alte Brücke"),
        (3, T3, '["body"]', "Alte Brücke"),
    ]
    assert one(archive, "SELECT old_title, new_title FROM changed_headlines") == (
        "Neue Brücke für die Straße",
        "Alte Brücke",
    )
    assert one(archive, "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'alte'") == 1
    assert one(archive, "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'absatz'") == 0


def test_white_space_and_markup_change_nothing(archive: Archive) -> None:
    archive.save(article())
    again = article(
        seen_at=T2,
        body="Erster  Absatz. Zweiter Absatz.",
        body_html="<p>Erster Absatz. Zweiter Absatz.</p>",
        title=" Neue Brücke für die\nStraße",
    )
    before = dump(archive, but=("last_seen",))
    assert archive.save(again) == "unchanged"
    assert dump(archive, but=("last_seen",)) == before


def test_what_is_not_read_removes_nothing(archive: Archive) -> None:
    archive.save(article(byline="ve", tags=("a",)))
    missing: dict[str, Any] = dict.fromkeys(("published", "published_text", "published_from"))
    assert archive.save(article(seen_at=T2, **missing)) == "unchanged"
    assert archive.save(article(seen_at=T3, body=None, body_html=None, **missing)) == "doubted"
    kept = archive.get(article().url)
    assert kept is not None
    assert kept.body == article().body
    assert (kept.published, kept.byline, kept.tags) == ("2025-10-10", "ve", ("a",))


@pytest.mark.parametrize(
    ("first", "second", "kept", "revisions"),
    [
        (("2025-10-10", "page"), ("2025-10-11", "metadata"), "2025-10-10", 1),
        (("2025-10-10", "metadata"), ("2025-10-11", "page"), "2025-10-11", 2),
        (("2025-10-10", "page"), ("2025-10-11", "page"), "2025-10-11", 2),
        (("2025-10-10", "listing"), ("2025-10-11", "page"), "2025-10-11", 1),
        ((None, None), ("2025-10-11", "metadata"), "2025-10-11", 1),
    ],
)
def test_the_better_source_gives_the_date(
    archive: Archive,
    first: tuple[str | None, str | None],
    second: tuple[str, str],
    kept: str,
    revisions: int,
) -> None:
    archive.save(article(published=first[0], published_text=first[0], published_from=first[1]))
    archive.save(
        article(seen_at=T2, published=second[0], published_text=second[0], published_from=second[1])
    )
    assert one(archive, "SELECT published FROM articles") == kept
    assert one(archive, "SELECT count(*) FROM revisions") == revisions


def test_a_page_without_a_date_takes_the_listing_s(archive: Archive) -> None:
    undated: dict[str, Any] = dict.fromkeys(("published", "published_text", "published_from"))
    archive.save(article(**undated))
    assert one(archive, "SELECT published FROM articles") is None
    archive.save(teaser(seen_at=T2))
    assert one(archive, "SELECT published, published_from FROM articles") == (
        "2025-10-10",
        "listing",
    )
    archive.save(teaser(seen_at=T2, seen_on="feed", published="2025-10-09", published_text="x"))
    assert one(archive, "SELECT published, published_from FROM articles") == ("2025-10-09", "feed")
    assert one(archive, "SELECT count(*) FROM revisions") == 1
    archive.save(article(seen_at=T3, **undated))
    assert one(archive, "SELECT published, published_from FROM articles") == ("2025-10-09", "feed")


def test_a_cut_teaser_never_replaces_a_whole_one(archive: Archive) -> None:
    whole = "Die Stadt baut eine Brücke."
    archive.save(teaser(text="Die Stadt ..."))
    assert archive.save(teaser(text=whole, seen_at=T2)) == "changed"
    assert archive.save(teaser(text="Die Stadt baut ...", seen_at=T3)) == "unchanged"
    assert archive.save(teaser(text=None, title=None, published=None, seen_at=T4)) == "unchanged"
    assert one(archive, "SELECT text, published, first_seen, last_seen FROM teasers") == (
        whole,
        "2025-10-10",
        T1,
        T4,
    )


def test_an_announced_article_becomes_a_full_one(archive: Archive) -> None:
    archive.save(teaser())
    archive.save(teaser(seen_on="home", text="Die Stadt baut."))
    assert archive.add_placeholders("rathausblick") == 1
    assert archive.add_placeholders("rathausblick") == 0
    kept = archive.get(teaser().url)
    assert kept is not None
    assert (kept.state, kept.teaser, kept.published_from) == (
        "teaser",
        "Die Stadt baut.",
        "listing",
    )
    assert archive.save(article(seen_at=T2)) == "new"
    kept = archive.get(teaser().url)
    assert kept is not None
    assert (kept.state, kept.published_from) == ("full", "page")
    assert one(archive, "SELECT changed FROM revisions WHERE number = 2") == '["body"]'
    assert one(archive, "SELECT count(*) FROM teasers WHERE article_id = 1") == 2


def test_an_announced_article_follows_its_teaser(archive: Archive) -> None:
    archive.save(teaser())
    archive.add_placeholders("rathausblick")
    archive.save(teaser(seen_at=T2, title="Brücke", text="Die Stadt baut."))
    assert one(archive, "SELECT title, teaser FROM articles") == ("Brücke", "Die Stadt baut.")
    assert one(archive, "SELECT changed FROM revisions WHERE number = 2") == '["title", "teaser"]'


def test_a_teaser_without_title_announces_nothing(archive: Archive) -> None:
    archive.save(teaser(title=None))
    assert archive.add_placeholders("rathausblick") == 0


def test_vanished_articles_keep_their_text(archive: Archive) -> None:
    archive.save(article())
    assert archive.save(page(status=404, fetched_at=T2)) == "gone"
    kept = archive.get(article().url)
    assert kept is not None
    assert (kept.state, kept.gone_at, kept.body) == ("gone", T2, article().body)
    assert archive.save(page(status=410, fetched_at=T3)) == "changed"
    assert one(archive, "SELECT gone_at FROM articles") == T2
    assert archive.save(page(fetched_at=T4)) == "changed"  # a 200 may be a soft 404
    assert one(archive, "SELECT state FROM articles") == "gone"
    archive.save(article(seen_at=T4))
    assert one(archive, "SELECT state, gone_at FROM articles") == ("full", None)


def test_an_old_address_that_dies_takes_nothing_with_it(archive: Archive) -> None:
    old = f"{SITE}/meldung_7.html"
    archive.save(article(addresses=(Address(url=old, kind="redirect"),)))
    archive.save(page())
    archive.save(page(url=old, status=404, fetched_at=T2))
    assert one(archive, "SELECT state FROM articles") == "full"


def test_an_announced_article_that_is_missing_is_gone(archive: Archive) -> None:
    archive.save(teaser())
    archive.save(page(status=404, fetched_at=T2))
    archive.add_placeholders("rathausblick")
    assert one(archive, "SELECT state, gone_at FROM articles") == ("gone", T2)


def test_not_modified_keeps_validators_and_touches_the_article(archive: Archive) -> None:
    archive.save(article())
    assert archive.save(page(last_modified="Mon", digest="d")) == "new"
    assert archive.save(page(status=304, etag=None, fetched_at=T2)) == "unchanged"
    assert archive.validators(page().url) == ('"1"', "Mon")
    assert one(archive, "SELECT last_seen FROM articles") == T2
    assert one(archive, "SELECT digest, status, first_fetched FROM pages") == ("d", 304, T1)
    assert archive.save(page(status=500, etag=None, fetched_at=T3)) == "changed"
    assert archive.validators(page().url) is None
    assert archive.validators(f"{SITE}/nie") is None


@pytest.mark.parametrize(
    ("days", "asked", "whole"),
    [
        (1, 0, False), (7, 0, False), (8, 7, True), (9, 8, False), (30, 5, True), (63, 62, False),
        (65, 60, True), (100, 70, False), (600, 300, True), (5000, 4000, True), (0, 0, False),
    ],
)  # fmt: skip
def test_a_page_is_fetched_whole_now_and_then(
    archive: Archive, days: int, asked: int, whole: bool
) -> None:
    """``days`` after its first answer, when it was last asked for after ``asked`` days."""
    archive.save(page())
    first = datetime.fromisoformat(page().fetched_at)
    archive.save(page(status=304, fetched_at=stamp(first + timedelta(days=asked))))
    said = archive.is_wanted_whole(page().url, stamp(first + timedelta(days=days)))
    assert said == whole
    assert archive.validators(page().url) == ('"1"', None)


def test_words_on_a_surface_outweigh_a_validator(archive: Archive) -> None:
    archive.save(article())
    archive.save(page())
    archive.save(teaser())
    assert not archive.is_wanted_whole(page().url, T2)
    archive.save(teaser(title="Ein ganz anderer Titel", seen_at=T2))
    assert archive.is_wanted_whole(page().url, T3)
    archive.save(page(status=304, fetched_at=T3))
    assert not archive.is_wanted_whole(page().url, T3)
    assert archive.validators(page().url) == ('"1"', None)


def test_links_find_their_target_early_and_late(archive: Archive) -> None:
    archive.save(article("ziel-1", body="Eins."))
    links = tuple(
        Link(url=f"http://rathausblick.example/k21-meldungen/ziel-{n}/", text="x") for n in (1, 2)
    )
    archive.save(article(links=links))
    assert archive.db.conn.execute("SELECT target_id FROM links").fetchall() == [(1,), (None,)]
    archive.save(article("ziel-2", title="Zwei", body="Zwei."))
    assert archive.db.conn.execute("SELECT target_id FROM links").fetchall() == [(1,), (3,)]
    archive.save(article(seen_at=T2, body="Anders.", links=links[:1]))
    now = "SELECT target_id, first_seen, last_seen, gone_at FROM links"
    assert archive.db.conn.execute(now).fetchall() == [(1, T1, T2, None), (3, T1, T1, T2)]


def test_a_link_that_comes_or_goes_without_a_word_is_seen(archive: Archive) -> None:
    plain, linked = (
        f"<p>{text}</p>" for text in ("Eins.", '<a href="https://a.example/">Eins</a>.')
    )
    link = Link(url="https://a.example/", text="Eins")
    archive.save(article(body="Eins.", body_html=plain))
    assert one(archive, "SELECT body_html FROM texts") is None  # its paragraphs are all there is
    assert one(archive, "SELECT body_html FROM articles_full") == plain
    outcome = archive.save(article(body="Eins.", body_html=linked, links=(link,), seen_at=T2))
    assert outcome == "refined"
    assert one(archive, "SELECT body_html FROM articles_full") == linked
    assert archive.save(article(body="Eins.", body_html=plain, seen_at=T3)) == "refined"
    found = archive.db.conn.execute("SELECT position, first_seen, last_seen, gone_at FROM links")
    assert list(found) == [(1, T2, T2, T3)]
    assert one(archive, "SELECT count(*) FROM revisions") == 1
    assert archive.save(article(body="Eins.", body_html=plain, seen_at=T4)) == "unchanged"


def test_a_weaker_date_that_says_otherwise_is_kept_beside(archive: Archive) -> None:
    archive.save(article())
    other = {"published": "2025-12-09", "published_text": "2025-12-09T00:00", "seen_at": T2}
    archive.save(article(published_from="metadata", **other))
    archive.save(article(published_from="metadata", **other))
    kept = archive.by_id(1)
    assert kept is not None
    assert kept.published == "2025-10-10"
    assert [(d.text, d.origin) for d in kept.published_also] == [("2025-12-09T00:00", "metadata")]


def test_places_and_tags_can_be_joined(archive: Archive) -> None:
    archive.save(article("a", kicker="Norderstedt", title="Neues aus Neustadt", tags=("OZG", "KI")))
    archive.save(article("b", kicker="Köln", title="Bonn hilft", body="Anderes."))
    found = archive.db.conn.execute("SELECT article_id, ags, name, field FROM article_places")
    assert {*found} == {
        (1, "01060063", "Norderstedt", "kicker"), (2, "05315000", "Köln", "kicker"),
        (2, "05314000", "Bonn", "title"),
    }  # fmt: skip
    archive.save(article("a", kicker="Berichte", title="Neues", seen_at=T2))
    assert one(archive, "SELECT count(*) FROM places WHERE article_id = 1") == 0
    tags = archive.db.conn.execute("SELECT article_id, tag, position FROM article_tags")
    assert list(tags) == [(1, "OZG", 1), (1, "KI", 2)]


def test_the_corpus_is_what_was_read_and_is_no_reprint(archive: Archive) -> None:
    text = " ".join(f"Wort{n}" for n in range(60))
    archive.save(article("a", body=text))
    archive.save(article("b", body=text))
    archive.save(teaser("c", title="Nur angekündigt"))
    archive.add_placeholders("rathausblick")
    assert one(archive, "SELECT count(*) FROM articles") == 3
    assert list(archive.db.conn.execute("SELECT id FROM corpus")) == [(1,)]


def test_a_late_older_version_is_history(archive: Archive) -> None:
    archive.save(article(seen_at=T3, title="Heute"))
    assert archive.save(article(seen_at=T1, title="Früher")) == "changed"
    assert archive.save(article(seen_at=T2, title="Heute")) == "unchanged"
    found = archive.db.conn.execute(
        "SELECT number, seen_at, changed, title FROM revisions ORDER BY number"
    )
    assert found.fetchall() == [(1, T1, "[]", "Früher"), (2, T2, '["title"]', "Heute")]
    assert one(archive, "SELECT title, first_seen FROM articles") == ("Heute", T1)


def test_runs(archive: Archive) -> None:
    archive.register("rathausblick", "Rathausblick", SITE)
    first = archive.start_run("rathausblick", T1)
    second = archive.start_run("rathausblick", T2)
    other = archive.start_run("werkblick", T2)
    archive.finish_run(second, finished=T3, outcome="finished", requests=9, new=2)
    found = archive.db.conn.execute("SELECT id, finished, outcome, requests, new FROM runs")
    assert found.fetchall() == [
        (first, None, "killed", 0, 0),
        (second, T3, "finished", 9, 2),
        (other, None, None, 0, 0),
    ]
    assert one(archive, "SELECT last_outcome, last_success FROM site_health LIMIT 1") == (
        "finished",
        T3,
    )
    with pytest.raises(ValueError, match="bananas"):
        archive.finish_run(second, finished=T3, outcome="finished", bananas=1)


def test_remarks_are_counted_with_the_refusals(archive: Archive) -> None:
    remark = Remark(reason="impossible-date", detail="[31.02.2024]")
    assert archive.save(article(remarks=(remark,))) == "new"
    archive.save(teaser(remarks=(remark,)))
    found = {(r.about, r.reason, r.times) for r in archive.refusals()}
    assert found == {("article", "impossible-date", 1), ("teaser", "impossible-date", 1)}


def test_refusals_are_counted(archive: Archive) -> None:
    for at in (T2, T1, T3):
        assert archive.save(refusal(seen_at=at)) == "refused"
    archive.save(refusal(source="werkblick"))
    (found,) = archive.refusals("rathausblick")
    assert (found.times, found.first_seen, found.last_seen) == (3, T1, T3)
    assert len(archive.refusals()) == 2


def test_newest(archive: Archive) -> None:
    for day in (3, 1, 2):
        archive.save(article(f"a{day}", body=f"Tag {day}.", published=f"2025-01-0{day}"))
    undated: dict[str, Any] = dict.fromkeys(("published", "published_text", "published_from"))
    archive.save(article("ohne", body="Ohne.", **undated))
    assert [a.published for a in archive.newest(2)] == ["2025-01-03", "2025-01-02"]
    assert one(archive, "SELECT month, articles FROM articles_per_month") == ("2025-01", 3)


def test_what_cannot_be_kept_is_refused_with_its_reason(archive: Archive) -> None:
    wrong: list[Any] = [
        (article(title=" "), "no-title"),
        (article(published="2024-02-31"), "bad-date"),
        (article(published_from=None), "bad-date"),
        (article(url="mailto:a@b"), "bad-address"),
        (article(seen_at="gestern"), "bad-time"),
        (article(body="\ud800"), "bad-field"),
        (article(tags=["a"]), "bad-field"),
        (article(links=(Link(url="x", text=None),)), "bad-field"),  # type: ignore[arg-type]
        (teaser(published="heute"), "bad-date"),
        (teaser(title=7), "bad-field"),
        (page(status=7), "bad-status"),
        (page(status=None), "bad-field"),
        (refusal(reason=""), "bad-field"),
        (refusal(about="mood"), "bad-field"),
    ]
    for record, reason in wrong:
        assert archive.save(record) == "refused"
        assert one(archive, "SELECT reason FROM refusals ORDER BY last_seen, id DESC") is not None
        assert reason in {r.reason for r in archive.refusals()}
    assert one(archive, "SELECT count(*) FROM articles") == 0
    with pytest.raises(TypeError):
        archive.save("Text")  # type: ignore[arg-type]


TEXTS = st.one_of(st.none(), st.text(max_size=20))
TIMES = st.sampled_from([T1, T2, T3, T4, "nie", ""])
URLS = st.one_of(
    st.text(max_size=9),
    st.sampled_from(
        [f"{SITE}/k21-meldungen/a", f"{SITE}/meldung_1", f"{OTHER}/?p=1", f"{SITE}/a/"]
    ),
)
ADDRESS = st.builds(Address, url=URLS, kind=st.sampled_from(["redirect", "listed"]))
DATES = st.sampled_from([None, "2025-01-01", "2025-01-02", "2025-02-31"])
ORIGINS = st.sampled_from([None, "page", "metadata", "listing", "feed"])
SOURCES = st.sampled_from(["a", "b", ""])
RECORDS: st.SearchStrategy[Record] = st.one_of(
    st.builds(
        Article,
        source=SOURCES,
        url=URLS,
        seen_at=TIMES,
        kicker=TEXTS,
        title=TEXTS,
        teaser=TEXTS,
        body=TEXTS,
        published=DATES,
        published_from=ORIGINS,
        tags=st.tuples(st.text(max_size=3)),
        links=st.lists(st.builds(Link, url=URLS, text=st.text(max_size=3)), max_size=2).map(tuple),
        addresses=st.lists(ADDRESS, max_size=2).map(tuple),
    ),
    st.builds(
        Teaser,
        source=SOURCES,
        url=URLS,
        seen_on=st.sampled_from(["listing", "feed", "home", "related"]),
        seen_at=TIMES,
        title=TEXTS,
        text=TEXTS,
        published=DATES,
    ),
    st.builds(
        Page,
        url=URLS,
        source=SOURCES,
        fetched_at=TIMES,
        status=st.sampled_from([200, 304, 404, 410, 500, 0]),
        kind=st.just("article"),
    ),
    st.builds(Refusal, source=SOURCES, url=URLS, reason=TEXTS, detail=TEXTS, seen_at=TIMES),
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(records=st.lists(RECORDS, max_size=12), announced=st.booleans())
def test_whatever_arrives_the_archive_is_whole(
    tmp_path: Path, records: list[Record], announced: bool
) -> None:
    path = tmp_path / "fuzz.db"
    path.unlink(missing_ok=True)
    with Archive.open(path) as archive:
        for record in records:
            archive.save(record)
        if announced:
            archive.add_placeholders("a")
        check(archive)
        assert {fault.name for fault in archive.verify()} <= {"implausible-date"}


def test_the_order_of_records_makes_no_difference(tmp_path: Path) -> None:
    undated: dict[str, Any] = dict.fromkeys(("published", "published_text", "published_from"))
    records: list[Record] = [
        article("a", **undated, links=(Link(url=f"{SITE}/meldung_9", text="x"),)),
        article(
            "b",
            published="2025-10-09",
            addresses=(Address(url=f"{SITE}/meldung_9", kind="redirect"),),
        ),
        teaser("a", seen_at=T2),
        teaser("a", seen_on="feed", published="2025-10-08", text="Die Stadt baut."),
        page("a"),
    ]
    dumps = []
    for order in itertools.permutations(records):
        path = tmp_path / "order.db"
        path.unlink(missing_ok=True)
        with Archive.open(path) as archive:
            for record in order:
                archive.save(record)
            check(archive)
            dumps.append(dump(archive))
    for found in dumps:
        assert found == dumps[0]


def test_a_process_killed_at_any_statement_leaves_a_whole_archive(tmp_path: Path) -> None:
    path = tmp_path / "kill.db"
    records: list[Record] = [
        teaser(),
        article(title="Anders", seen_at=T2),
        article("b", body=LONG, addresses=(Address(url=f"{SITE}/?p=4", kind="shortlink"),)),
        article("c", body=LONG + " Und mehr."),
        # two rows that turn out to be one
        article("c", body=LONG, addresses=(Address(url=f"{SITE}/?p=4", kind="shortlink"),)),
        page(status=404, fetched_at=T3),
    ]
    for fatal in range(1, 900, 11):  # 1 in place of 11 takes a minute, and passes
        path.unlink(missing_ok=True)
        with Archive.open(path) as archive:
            archive.save(article())
        child = os.fork()
        if child == 0:
            _die_at(path, records, fatal)
        _, status = os.waitpid(child, 0)
        with Archive.open(path) as archive:
            check(archive)
            assert archive.known(article().url) is not None
            for record in records:  # the next run completes it
                archive.save(record)
            check(archive)
        if os.waitstatus_to_exitcode(status) == 0:
            break
    assert 200 < fatal < 889


def _die_at(path: Path, records: list[Record], fatal: int) -> None:
    """Save, and end without a word at the given statement. Never returns."""
    count = 0

    def trace(_: str) -> None:
        nonlocal count
        count += 1
        if count == fatal:
            os._exit(9)

    try:
        archive = Archive.open(path)
        archive.db.conn.set_trace_callback(trace)
        for record in records:
            archive.save(record)
        os._exit(0)
    except BaseException:
        os._exit(1)


def test_an_error_at_any_statement_leaves_the_archive_as_it_was(archive: Archive) -> None:
    archive.save(article())
    before = dump(archive)

    class Failing:
        def __init__(self, fatal: int) -> None:
            self.left = fatal

        def __call__(self, *_: object) -> int:
            self.left -= 1
            return int(self.left == -1)  # once: the rollback must get through

    for steps in range(0, 400, 7):
        archive.db.conn.set_progress_handler(Failing(steps), 10)
        try:
            with pytest.raises(ArchiveError):
                archive.save(article("b", seen_at=T2, body=f"Neu {steps}."))
        except BaseException:
            break  # it was faster than the fault: stored
        finally:
            archive.db.conn.set_progress_handler(None, 0)
        assert dump(archive) == before
        assert not archive.db.conn.in_transaction


def test_two_archives_of_one_file_in_one_thread(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive.open(path) as a, Archive.open(path) as b:
        a.save(article())
        b.save(article(seen_at=T2))
        a.save(teaser())
        assert b.known(article().url) is not None
    with Archive.open(path, readonly=True) as reader:
        assert reader.get(article().url) is not None
        with pytest.raises(ArchiveError, match="read-only"):
            reader.save(article())


def test_a_reader_in_the_middle_of_its_work_hinders_nobody(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive.open(path, timeout=0.1) as archive:
        archive.save(article())
        reader = sqlite3.connect(path)
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM articles").fetchone() == (1,)
        archive.save(article("b", body="Neu."))
        assert reader.execute("SELECT count(*) FROM articles").fetchone() == (1,)
        reader.close()


def test_replace_is_not_needed_to_reach_the_record(archive: Archive) -> None:
    archive.save(article())
    kept = archive.get(article().url)
    assert kept is not None
    assert archive.save(replace(kept, seen_at=T2)) == "unchanged"


def test_a_batch_is_all_or_nothing(archive: Archive) -> None:
    with archive.batch():
        archive.save(article())
        archive.save(article("b", body="Zwei."))
    assert one(archive, "SELECT count(*) FROM articles") == 2
    with pytest.raises(ZeroDivisionError), archive.batch():  # noqa: PT012
        archive.save(article("c", body="Drei."))
        1 / 0  # noqa: B018
    assert one(archive, "SELECT count(*) FROM articles") == 2
    assert archive.save(article("c", body="Drei.")) == "new"
