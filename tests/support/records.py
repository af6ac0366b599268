"""Records for the tests of the archive."""

from __future__ import annotations

from typing import Any

from archive import Article, Page, Refusal, Teaser
from archive.articles.text import paragraphs

T1, T2, T3, T4 = (f"2025-10-1{day}T08:00:00Z" for day in range(1, 5))
SITE = "https://www.rathausblick.example"
OTHER = "https://www.werkblick.example"


def article(slug: str = "neue-brücke", **values: Any) -> Article:
    """An article of the invented site Rathausblick; its markup has the words of its body."""
    body = values.get("body", "Erster Absatz.\n\nZweiter Absatz.")
    return Article(
        **{
            "source": "rathausblick",
            "url": f"{SITE}/k21-meldungen/{slug}",
            "seen_at": T1,
            "kicker": "Musterstadt",
            "title": "Neue Brücke für die Straße",
            "teaser": "Die Stadt baut.",
            "body": body,
            "body_html": paragraphs(body) if body else None,
            "published": "2025-10-10",
            "published_text": "[10.10.2025]",
            "published_from": "page",
            **values,
        }
    )


def teaser(slug: str = "neue-brücke", **values: Any) -> Teaser:
    """What the listing of Rathausblick says."""
    return Teaser(
        **{
            "source": "rathausblick",
            "url": f"{SITE}/k21-meldungen/{slug}",
            "seen_on": "listing",
            "seen_at": T1,
            "kicker": "Musterstadt",
            "title": "Neue Brücke für die Straße",
            "text": "Die Stadt ...",
            "published": "2025-10-10",
            "published_text": "[10.10.2025]",
            **values,
        }
    )


def page(slug: str = "neue-brücke", **values: Any) -> Page:
    """The state of a page of Rathausblick."""
    return Page(
        **{
            "url": f"{SITE}/k21-meldungen/{slug}",
            "source": "rathausblick",
            "fetched_at": T1,
            "status": 200,
            "kind": "article",
            "etag": '"1"',
            **values,
        }
    )


def refusal(**values: Any) -> Refusal:
    """A refusal of Rathausblick."""
    return Refusal(
        **{
            "source": "rathausblick",
            "url": f"{SITE}/k21-meldungen/leer",
            "reason": "no-title",
            "detail": "No title.",
            "seen_at": T1,
            **values,
        }
    )
