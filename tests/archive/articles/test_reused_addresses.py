"""An address that is given to another article: nothing is lost, and it is remarked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive import Address, Archive, Article, Teaser
from tests.archive.articles.test_claims import NEWS, at
from tests.archive.articles.test_save import check
from tests.support.records import SITE, T1, T2, T3, T4, teaser

OLD, NEW = "/k21-meldungen/kongress", "/k21-meldungen/kongress-2025"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as archive:
        yield archive
        check(archive)


def long(n: int) -> str:
    """A text of enough words to be no error page, unlike any other's."""
    return "\n\n".join(f"{NEWS[n].body} Abschnitt {n * 100 + i} endet hier." for i in range(3))


def reading(n: int, path: str, seen_at: str, day: str) -> Article:
    """The page of article ``n`` at an address."""
    return Article(
        source="rathausblick", url=SITE + path, seen_at=seen_at, title=f"Kongress {NEWS[n].title}",
        teaser=f"Zum Kongress Nummer {n} kommen Gäste aus allen Gemeinden, {NEWS[n].title}.",
        body=long(n), published=day, published_text=day, published_from="page",
        addresses=(Address(url=SITE + path, kind="fetched"),),
    )  # fmt: skip


def listed(n: int, path: str, seen_at: str) -> Teaser:
    """What the listing says of article ``n``."""
    said = reading(n, path, seen_at, "2025-10-10")
    return teaser(url=said.url, seen_at=seen_at, title=said.title, kicker=None, text=said.teaser)


def moved(seen_at: str) -> Article:
    """The page of article 1 at its new address, to which the former redirects."""
    facts = (Address(url=SITE + NEW, kind="fetched"), Address(url=SITE + OLD, kind="redirect"))
    return replace(reading(1, NEW, seen_at, "2025-03-01"), addresses=facts)


def reasons(archive: Archive) -> set[str]:
    return {refusal.reason for refusal in archive.refusals("rathausblick")}


def test_a_new_article_at_a_former_address_is_asked_for_and_kept(archive: Archive) -> None:
    journal = archive.journal
    for record in (listed(1, OLD, T1), reading(1, OLD, T1, "2025-03-01"), moved(T2)):
        archive.save(record)
    journal.record_links("rathausblick", "listing", [SITE + OLD], T1)
    assert journal.unread("rathausblick", T2) == []
    archive.save(listed(2, OLD, T3))
    assert journal.unread("rathausblick", T3) == [SITE + OLD]
    assert archive.save(reading(2, OLD, T4, "2025-10-10")) == "new"
    for n, path in ((1, NEW), (2, OLD)):
        found = archive.get(SITE + path)
        assert found is not None
        assert found.title == f"Kongress {NEWS[n].title}"


def test_control_an_edit_announced_at_a_former_address_is_no_other_article(
    archive: Archive,
) -> None:
    journal = archive.journal
    archive.save(listed(1, OLD, T1))
    archive.save(reading(1, OLD, T1, "2025-03-01"))
    archive.save(moved(T2))
    journal.record_links("rathausblick", "listing", [SITE + OLD], T1)
    edited = replace(listed(1, OLD, T3), title="Eine ganz neue Überschrift")
    archive.save(edited)
    assert journal.unread("rathausblick", T3) == []


def test_another_article_at_its_own_address_is_remarked_and_the_former_stays_a_version(
    archive: Archive,
) -> None:
    archive.save(reading(1, OLD, T1, "2025-03-01"))
    archive.save(listed(2, OLD, T2))
    assert archive.save(reading(2, OLD, T3, "2025-10-10")) == "changed"
    assert "address-reused" in reasons(archive)
    found = archive.db.query("select title from revisions order by number")
    assert [version["title"] for version in found] == [f"Kongress {NEWS[n].title}" for n in (1, 2)]


def test_another_text_below_the_same_headline_and_day_is_remarked(archive: Archive) -> None:
    first = reading(1, OLD, T1, "2025-03-01")
    archive.save(first)
    assert archive.save(replace(first, seen_at=T2, body=long(2))) == "changed"
    assert reasons(archive) == {"text-replaced"}


def test_the_text_of_another_below_the_own_headline_is_held(archive: Archive) -> None:
    first, other = (reading(n, f"/k21-meldungen/m-{n}", T1, "2025-03-01") for n in (1, 2))
    archive.save(first)
    archive.save(other)
    assert archive.save(replace(first, seen_at=T2, body=other.body)) == "doubted"
    found = archive.get(first.url)
    assert found is not None
    assert found.body == first.body


def test_control_a_new_day_or_a_new_headline_is_an_edit(archive: Archive) -> None:
    first = reading(1, OLD, T1, "2025-03-01")
    archive.save(first)
    archive.save(replace(first, seen_at=T2, published="2025-10-10", published_text="2025-10-10"))
    archive.save(replace(first, seen_at=T3, title="Eine ganz neue Überschrift"))
    assert reasons(archive) == set()


def test_a_contradicted_claim_names_the_page_that_makes_it(archive: Archive) -> None:
    for n in (1, 2):
        archive.save(reading(n, f"/k21-meldungen/m-{n}", T1, "2025-03-01"))
    archive.save(replace(reading(1, "/k21-meldungen/m-1", T2, "2025-03-01"), url=at("m-2")))
    told = [r for r in archive.refusals("rathausblick") if r.reason == "claim-contradicts"]
    assert [r.detail.partition(" its ")[0] for r in told] == [f"{at('m-1')} calls {at('m-2')}"]
