"""Add one of everything that happens to an archive over years, which one crawl cannot show. The
articles are invented; the archive itself processes them."""

from __future__ import annotations

from typing import Any

from archive import Address, Archive, Article, Link, Page
from archive.articles import pages
from archive.articles.sources import names
from archive.journal import alerts, coverage
from archive.journal.public_captures import PublicCapture

SITE = "http://www.rathausblick.example"
_DAYS = [f"2025-12-{day:02}T08:00:00Z" for day in range(1, 12)]
_BODY = (
    "Die Stadt Norderstedt beginnt im Frühjahr mit der Sanierung der Brücke über die Tarpenbek. "
    "Nach Angaben des Tiefbauamts wird der Überbau angehoben und in zwei Abschnitten erneuert. "
    "Fußgänger und Radfahrer kommen während der Arbeiten weiter hinüber.\n\n"
    "Der Haushalt sieht dafür 1,5 Millionen Euro vor. Ein Neubau wäre dreimal so teuer gewesen, "
    "hatte ein Gutachten im Sommer ergeben. Über die Vergabe entscheidet der Hauptausschuss."
)
_OTHER = (
    "Wer in der Verwaltung eine Akte sucht, findet sie seit November am Bildschirm. Das Amt für "
    "zentrale Dienste hat dreißig Jahre Papier erfasst und die Regale geräumt.\n\n"
    "Die Umstellung dauerte zwei Jahre. Geblieben sind Urkunden, die auf Papier stehen müssen."
)


def mark(archive: Archive) -> None:
    """Let each event happen once, in an archive filled by a crawl."""
    _an_edit_and_a_correction(archive)
    _a_merger(archive)
    _gone_and_back(archive)
    _known_elsewhere(archive)
    with archive.session.writing():
        pages.forget_captures(archive.db)  # the example has no page store
        for source in names(archive.db):
            if (last := archive.last_run(source)) is not None:
                coverage.prove(archive.db, last.id, source)
        alerts.update(
            archive.db,
            "werkblick",
            {"articles": "1 article was read, 14 are usual; look at the listing"},
            _DAYS[0],
        )
        alerts.update(archive.db, "werkblick", {}, _DAYS[1])


def _reading(slug: str, day: int, **values: Any) -> Article:
    return Article(
        **{
            "source": "rathausblick",
            "url": f"{SITE}/k21-meldungen/{slug}",
            "seen_at": _DAYS[day],
            "title": "Brücke wird angehoben",
            "kicker": "Norderstedt",
            "teaser": "Die Sanierung der Brücke beginnt im Frühjahr.",
            "body": _BODY,
            "published": "2025-12-01",
            "published_text": "[01.12.2025]",
            "published_from": "page",
            "tags": ("Tiefbau", "Haushalt"),
            **values,
        }
    )


def _an_edit_and_a_correction(archive: Archive) -> None:
    """Save an edit of text and byline, a removed link, conflicting dates, a reading that lost its
    text and is quarantined; and a headline that was misread and later corrected."""
    link = Link(url=f"{SITE}/gutachten", text="Gutachten")
    archive.save(_reading("bruecke-wird-angehoben", 0, links=(link,)))
    longer = _BODY.replace("1,5 Millionen", "2,1 Millionen")
    archive.save(_reading("bruecke-wird-angehoben", 2, body=longer, byline="ve"))
    archive.save(
        _reading(
            "bruecke-wird-angehoben",
            3,
            body=longer,
            byline="ve",
            published="2025-12-03",
            published_text="2025-12-03T10:00:00+01:00",
            published_from="metadata",
        )
    )
    archive.save(_reading("bruecke-wird-angehoben", 4, body="Fußgänger kommen weiter hinüber."))
    of_page = {"kicker": "E-Akte", "teaser": None, "body": _OTHER, "capture": 1}
    misread = _reading("akten-am-bildschirm", 1, **of_page, title="Rathausblick Haushalt der Akten")
    archive.save(misread)
    archive.save(
        _reading("akten-am-bildschirm", 1, **of_page, title="Haushalt der Akten", read_at=_DAYS[9])
    )


def _a_merger(archive: Archive) -> None:
    """Save an article under an address of the old site, then of the new one. The old address
    redirects to the new, so the two are merged and the younger id is retired."""
    old = f"{SITE}/meldung_40412_Radweg.html"
    text = _BODY.replace("Brücke", "Unterführung").replace("Norderstedt", "Bad Segeberg")
    values: dict[str, Any] = {"title": "Radweg unter der Bahn", "kicker": "Bad Segeberg"}
    archive.save(_reading("", 1, **values, url=old, body=text))
    archive.save(
        _reading("radweg-unter-der-bahn", 2, **values, body=f"{text}\n\nEr ist beleuchtet.")
    )
    met = (Address(url=old, kind="redirect"),)
    archive.save(
        _reading(
            "radweg-unter-der-bahn",
            3,
            **values,
            body=f"{text}\n\nEr ist beleuchtet.",
            addresses=met,
        )
    )


def _gone_and_back(archive: Archive) -> None:
    """Save an article that the site withdrew for three days."""
    houses = " ".join(f"Im Haus {number} liegt der Anschluss schon." for number in range(1, 9))
    values: dict[str, Any] = {
        "title": "Wärmenetz für den Markt",
        "body": f"Der Markt bekommt ein Wärmenetz. {houses}",
    }
    url = f"{SITE}/k21-meldungen/waermenetz-fuer-den-markt"
    archive.save(_reading("waermenetz-fuer-den-markt", 1, **values))
    for day, status in ((4, 410), (7, 200)):
        archive.save(
            Page(
                url=url, source="rathausblick", fetched_at=_DAYS[day], status=status, kind="article"
            )
        )
    archive.save(_reading("waermenetz-fuer-den-markt", 7, **values))


def _known_elsewhere(archive: Archive) -> None:
    """List captures of a public web archive: a first version, a page gone, one not requested."""
    held, url = "https://archive.example/rathausblick", f"{SITE}/k21-meldungen/waermenetz"
    captures = [
        PublicCapture(url=address, captured_at=at, memento=f"{held}/{stamp}id_/{address}")
        for address, at, stamp in (
            (f"{url}-fuer-den-markt", _DAYS[1], "20251202080000"),
            (f"{url}-fuer-alle", _DAYS[5], "20251206080000"),
            (f"{url}-fuer-niemand", _DAYS[6], "20251207080000"),
        )
    ]
    archive.journal.list_public("rathausblick", held, captures)
    kept, gone, _ = archive.journal.listed_public("rathausblick", held, since="", until="9999")[
        ::-1
    ]
    archive.journal.settle_public(kept, "kept")
    archive.journal.settle_public(gone, "refused", "the archive answered 404; it was not kept")
