"""Pages of Rathausblick that no crawler should keep; switched on with ``traps=True``."""

from __future__ import annotations

from datetime import date

from demo.blocks import paragraph
from demo.layouts.page import Teaser
from demo.model import Article

TRAPS: dict[str, str] = {
    "not-an-article": "/k21-meldungen/alle-themen-im-ueberblick",
    "no-title": "/k21-meldungen/seite-ohne-titel",
    "impossible-date": "/k21-meldungen/kongress-am-schalttag-plus-zwei",
    "empty-page": "/k21-meldungen/leere-seite",
    "picture-as-html": "/k21-meldungen/bild-im-falschen-rahmen",
    "picture": "/k21-meldungen/nur-ein-bild",
    "missing": "/k21-meldungen/laengst-vergessen",
    "other-host": "/k21-meldungen/umgezogen-nach-anderswo",
    "endless-listing": "/k21-meldungen/?pg=1000",
}
"""Addresses of the traps by name. The endless listing continues past the last page: every page
repeats it and links to a next one, with a parameter that keeps changing."""

ELSEWHERE = "http://www.anderswo.example/artikel/1"
"""Target of the moved article."""

IMPOSSIBLE = "31.02.2024"
"""A date that does not exist."""

JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb004300"
    + "08" * 64
    + "ffc0000b080001000101011100ffc40014000100000000000000000000000000000009"
    "ffc40014100100000000000000000000000000000000ffda0008010100003f00d2cf20ffd9"
)
"""The smallest valid picture."""


def teasers() -> tuple[Teaser, ...]:
    """Announce the traps on the first page of the listing."""
    words = {
        "not-an-article": ("Übersicht", "Alle Themen im Überblick"),
        "no-title": ("Rätsel", "Diese Seite hat ihren Titel verloren"),
        "impossible-date": ("Kongress", "Treffen am Schalttag plus zwei"),
        "empty-page": ("Leere", "Hier steht noch nichts"),
        "picture-as-html": ("Bild", "Ein Bild im falschen Rahmen"),
        "picture": ("Bild", "Nur ein Bild"),
        "missing": ("Archiv", "Längst vergessen"),
        "other-host": ("Umzug", "Umgezogen nach anderswo"),
    }
    return tuple(
        Teaser(
            href=TRAPS[name],
            kicker=kicker,
            title=title,
            date_text=IMPOSSIBLE if name == "impossible-date" else None,
            iso=None,
            text="Hinter dieser Meldung wartet eine Überraschung für neugierige Programme.",
        )
        for name, (kicker, title) in words.items()
    )


def trap_article(name: str) -> Article:
    """Write the article behind ``no-title`` and ``impossible-date``."""
    lost = name == "no-title"
    return Article(
        site="rathausblick",
        slug=TRAPS[name].rpartition("/")[2],
        post_id=3,
        old_id=None,
        date=date(2024, 2, 29),
        date_on=frozenset() if lost else frozenset({"page"}),
        kicker=None if lost else "Kongress",
        title="" if lost else "Treffen am Schalttag plus zwei",
        teaser="Ein Text, der gelesen werden will, aber nicht ganz in Ordnung ist.",
        blocks=(
            paragraph("Im Saal von Hohenwarte standen die Stühle schon am Vorabend bereit."),
            paragraph("Gekommen ist niemand, denn den angekündigten Tag gab es nicht."),
        ),
        section="Portale",
        tags=(),
        byline=None,
        picture=None,
    )
