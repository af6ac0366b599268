"""What cannot be kept, and the sentence that says why."""

from __future__ import annotations

from typing import Any

import pytest

from archive import Article, Link, Remark, Teaser
from archive.records import SAME_PAGE
from pipelines.validate import fault

NOW = "2026-03-02T05:00:00Z"
URL = "https://a.example/k21-meldungen/x"


def article(**fields: Any) -> Article:
    return Article(source="demo", url=URL, seen_at=NOW, **fields)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"title": None, "body": "Text."}, "no-title"),
        ({"title": "X", "body": "Text."}, "no-title"),
        ({"title": "Wort " * 200, "body": "Text."}, "endless-title"),
        ({"title": "Alle Meldungen"}, "no-text"),
        ({"title": "Seite nicht gefunden", "body": "Leider nichts."}, "soft-404"),
    ],
)
def test_faults_name_the_address_and_the_remedy(fields: dict[str, Any], reason: str) -> None:
    found = fault(article(**fields))
    assert found is not None
    assert found[0] == reason
    assert URL in found[1]


LEAD = "Der Landkreis baut das Netz aus, die Arbeiten beginnen im Herbst in allen Gemeinden."
ON = "Bitte nutzen Sie die Suche oder gehen Sie zurück zur Startseite."
DATED = {"published": "2025-01-01", "published_from": "page"}

INSTEAD = [
    ("Diese Seite ist leider nicht mehr verfügbar", ON, "soft-404"),
    ("Artikel nicht mehr online", ON, "soft-404"),
    ("Die gewünschte Seite gibt es nicht", ON, "soft-404"),
    ("Der Beitrag wurde entfernt", ON, "soft-404"),
    ("404", "Hier ist nichts.", "soft-404"),
    ("Hoppla! Diese Seite existiert nicht mehr.", ON, "soft-404"),
    ("Page not found", "It looks like nothing was found at this location.", "soft-404"),
    ("Diese Meldung wurde gelöscht", "Der Inhalt ist nicht mehr verfügbar.", "soft-404"),
    ("Zugriff verweigert", ON, "denied"),
    ("Just a moment...", "Enable JavaScript and cookies to continue", "denied"),
    ("Access Denied", "You don't have permission to access this server.", "denied"),
    ("Wartungsarbeiten", "Bitte versuchen Sie es in wenigen Minuten noch einmal.", "maintenance"),
    ("503 Service Unavailable", "Please try again later.", "maintenance"),
    ("Ihre Privatsphäre", "Wir und 214 Partner verarbeiten Daten. Stimmen Sie zu?", "wall"),
    ("Wir benötigen Ihre Zustimmung", "Um dies zu lesen, stimmen Sie bitte Cookies zu.", "wall"),
    ("Cookie-Einstellungen", "Wir verwenden Cookies. Alle akzeptieren", "wall"),
    ("Login", "Bitte melden Sie sich an, um weiterzulesen.", "wall"),
    ("Brücke saniert", "Dieser Artikel ist nur für Abonnenten. Jetzt anmelden.", "wall"),
    ("Geschützt: Brücke", "This content is password protected. Password:", "wall"),
]


@pytest.mark.parametrize(("title", "text", "reason"), INSTEAD)
def test_what_stands_in_place_of_an_article(title: str, text: str, reason: str) -> None:
    for fields in ({"teaser": text}, {"body": text}):
        found = fault(article(title=title, **fields))
        assert found is not None
        assert found[0] == reason
        assert URL in found[1]


@pytest.mark.parametrize(
    "title",
    [
        "404 neue Ladepunkte im Landkreis",
        "Erreger im Trinkwasser nicht gefunden",
        "Online-Dienst nicht mehr verfügbar",
        "Zugriff auf Akten verweigert",
        "Archiv gelöscht",
        "Wartungsarbeiten am Rathaus",
        "Login für alle kommt",
        "Passwort vergessen: Was Kommunen lernen",
        "Gemeinde gibt es nicht mehr",
        "KI",
    ],
)
def test_true_news_with_such_words(title: str) -> None:
    assert fault(article(title=title, teaser=LEAD)) is None
    assert fault(article(title=title, teaser=LEAD, **DATED)) is None


@pytest.mark.parametrize("title", ["Wartungsarbeiten", "Datenschutz", "Login"])
def test_a_date_and_an_announcement_weigh_against_a_headline_of_notices(title: str) -> None:
    fields = {"title": title, "teaser": LEAD}
    assert fault(article(**fields, kicker="Auental", **DATED)) is None
    assert fault(article(**fields), announced=f"{title} in Auental") is None


def test_the_name_of_the_site_is_no_headline() -> None:
    names = ("Amtsblick",)
    for title in ("Amtsblick", "amtsblick – Nachrichten für Kommunen", "Amtsblick | Start"):
        found = fault(article(title=title, body="Wort " * 200), names)
        assert found is not None
        assert found[0] == "no-article"
    for title in ("Amtsblick wird 20", "Neuer Amtsblick – mehr Text"):
        assert fault(article(title=title, body="Wort " * 200), names) is None
    dated = article(title="Amtsblick – das Magazin", body="Wort " * 200, **DATED)
    assert fault(dated, names) is None


def test_a_list_of_teasers_is_no_article() -> None:
    teasers = "\n\n".join(f"[{n}.10.2025] {LEAD} mehr..." for n in range(1, 7))
    found = fault(article(title="Aktuelles", body=teasers))
    assert found is not None
    assert found[0] == "no-article"
    assert "list of other articles" in found[1]
    links = tuple(Link(url=f"{URL}{n}", text=f"Brücke {n} wird saniert") for n in range(6))
    found = fault(article(title="Archiv", body="\n\n".join(k.text for k in links), links=links))
    assert found is not None
    assert found[0] == "no-article"
    prose = f"{LEAD} " * 9 + " ".join(link.text for link in links)
    assert fault(article(title="Brücken", body=prose, links=links)) is None


def test_the_same_page_again_is_no_article() -> None:
    same = Remark(reason=SAME_PAGE, detail=f"{URL} shows the same page")
    assert fault(article(title="Brücken", body=LEAD * 9, remarks=(same,))) == (
        SAME_PAGE, f"{URL} shows the same page",
    )  # fmt: skip


def test_what_is_fine_is_fine() -> None:
    assert fault(article(title="Brücken bauen", teaser="Kurz.")) is None
    assert fault(article(title="Leiche nicht gefunden", body="Wort " * 200)) is None
    assert fault(Teaser(source="demo", url=URL, seen_on="home", seen_at=NOW, title="Titel")) is None
