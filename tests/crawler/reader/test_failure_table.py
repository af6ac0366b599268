"""Error texts at an article's address leave a remark; news about the failures of others do not."""

from __future__ import annotations

import pytest

from archive.records import NO_ARTICLE, THIN_BODY
from crawler.reader import read_article
from crawler.sites import SITES
from tests.support.composed import FETCHED_AT, LISTING

SITE = SITES["kommune21"]
URL = f"{LISTING}melderegister/"
MENU = '<div><a href="/">Start</a> <a href="/k21-meldungen/">Meldungen</a></div>'
CARDS = "".join(
    f'<div><h3><a href="/k21-meldungen/{name}/">{name.title()} im Amt</a></h3><p>[{n}.2.2025] '
    "Die Stadt hat dafür eine Lösung gefunden.</p></div>"
    for n, name in enumerate(["drucker", "schrank", "teppich", "lampe", "aufzug"], 2)
)
SKINS = {
    "main": MENU + "<main>{}</main>",
    "article": MENU + "<main><article>{}</article></main>",
    "boxes": MENU + "<div><div><div>{}</div></div></div>",
    "cards below": MENU + "<main>{}<section><h2>Aktuell</h2>" + CARDS + "</section></main>",
}
FAILURES = {
    "number of the fault": "<h1>Fehler 503</h1><p>Die Seite ist im Moment leider nicht erreichbar. Laden Sie sie bitte später neu.</p>",
    "went wrong": "<h1>Das ging schief</h1><p>Beim Aufruf ist etwas passiert, das nicht passieren sollte. Probieren Sie es gleich noch einmal.</p><p>Fehlercode: A-1903</p>",
    "maintenance": "<h1>Wartungsarbeiten</h1><p>Wir bauen gerade um und sind in Kürze wieder für Sie da. Vielen Dank für Ihre Geduld.</p>",
    "maintenance at night": "<h1>Wartung</h1><p>Unsere Server bekommen heute Nacht neue Programme. Schauen Sie in einer Stunde wieder vorbei.</p>",
    "database": "<h1>Rathausblick</h1><p>Der Inhalt kann nicht angezeigt werden, weil die Datenbank nicht antwortet. Versuchen Sie es in wenigen Augenblicken noch einmal.</p>",
    "overload": "<h1>Hoppla!</h1><p>So viele Besucher hatten wir nicht erwartet. Bitte versuchen Sie es in fünf Minuten wieder.</p>",
    "apology": "<h1>Technische Störung</h1><p>Wir bitten um Entschuldigung. Die Redaktion weiß Bescheid und kümmert sich darum.</p>",
    "not found": "<h1>Seite nicht gefunden</h1><p>Der Artikel, den Sie suchen, konnte auf unserem Server nicht gefunden werden. Vielleicht wurde er verschoben.</p>",
    "reference": "<h1>Anfrage abgelehnt</h1><p>Ihre Anfrage konnte nicht verarbeitet werden. Nennen Sie dem Support bitte diese Vorgangsnummer: 77-12.</p>",
    "text in bold": "<h1>Ups</h1><p><b>Dieser Beitrag ist zurzeit nicht verfügbar, das tut uns leid.</b></p>",
    "headline in the text": "<h1>Rathausblick</h1><p>Interner Fehler. Die Meldung konnte nicht geladen werden. Bitte versuchen Sie es später noch einmal.</p>",
    "English": "<h1>Something went wrong</h1><p>This page is not available right now. Please try again in a few minutes, or try again later.</p>",
    "in a list": "<h1>Fehler</h1><p>Die Seite konnte nicht geöffnet werden. Was Sie tun können:</p><ul><li>Laden Sie die Seite neu.</li><li>Schauen Sie später noch einmal vorbei.</li></ul>",
    "system": "<h1>Serverfehler</h1><p>Unsere Systeme antworten gerade nicht. Wir arbeiten mit Hochdruck an der Behebung.</p>",
    "gateway": "<h1>502 Bad Gateway</h1><p>Der Server hat keine gültige Antwort geliefert, die Seite kann nicht angezeigt werden.</p>",
}  # fmt: skip
NEWS = {
    "failure of a town": "<h1>Server in Tiefenau ausgefallen</h1><p>In Tiefenau stehen die Rechner der Verwaltung still. Bürger konnten am Montag keine Ausweise beantragen.</p><p>Ein Dienstleister sucht nach der Ursache, die Ämter arbeiten mit Papier.</p>",
    "fault in a headline": "<h1>Fehler im Melderegister behoben</h1><p>Das Melderegister des Kreises ist wieder vollständig. Ein Programm hatte 340 Einträge doppelt gezählt.</p><p>Die Software wurde ausgetauscht, teilte das Landratsamt mit.</p>",
    "maintenance of a portal": "<h1>Portal in Wartung</h1><p>Das Serviceportal der Stadt bekommt am Wochenende neue Funktionen. Anträge lassen sich ab Montag wieder einreichen.</p><p>Es ist die dritte Umstellung in diesem Jahr.</p>",
    "attack": "<h1>Nach dem Angriff</h1><p>Die Webseiten von sechs Gemeinden waren drei Tage lang nicht erreichbar. Angreifer hatten sie mit Anfragen überhäuft.</p><p>Die Polizei ermittelt, der Schaden ist gering.</p>",
    "apology of a mayor": "<h1>Stadt räumt Panne ein</h1><p>Die Stadt hat Bescheide an falsche Haushalte verschickt. Der Bürgermeister bat die Betroffenen um Entschuldigung.</p><p>Künftig prüft ein zweiter Blick jede Sendung.</p>",
    "advice": "<h1>Ausweis online</h1><p>Den neuen Ausweis gibt es in Tiefenau per Klick. Versuchen Sie es später, wenn abends viele Nutzer im Netz sind.</p><p>Die Stadt wirbt mit Plakaten für das Angebot.</p>",
}  # fmt: skip


def remarks(body: str) -> set[str]:
    html = f"<html lang=de><head><title>Rathausblick</title></head><body>{body}</body></html>"
    return {r.reason for r in read_article(html, URL, SITE, FETCHED_AT).article.remarks}


@pytest.mark.parametrize("skin", SKINS.values(), ids=SKINS)
@pytest.mark.parametrize("body", FAILURES.values(), ids=FAILURES)
def test_an_error_text_is_told(body: str, skin: str) -> None:
    assert remarks(skin.format(body)) & {THIN_BODY, NO_ARTICLE, "no-text"}


@pytest.mark.parametrize("body", NEWS.values(), ids=NEWS)
def test_news_about_a_failure_is_news(body: str) -> None:
    assert remarks(SKINS["article"].format(body)) == set()


def test_a_dated_text_is_no_error_text() -> None:
    body = FAILURES["database"].replace("<p>", "<p>[10.10.2024] ", 1)
    assert remarks(SKINS["main"].format(body)) == set()
