"""Pages at an article's address that are none: whatever their markup, nothing of them is kept."""

from __future__ import annotations

import pytest

from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from pipelines.validate import fault

SITE = SITES["rathausblick"]
URL = "https://www.rathausblick.example/k21-meldungen/fähre-fährt-elektrisch"
NOW = "2026-03-02T12:00:00Z"
NEWS = (
    ("deich", "Deich wächst um einen Meter", "Der Koog bekommt einen höheren Deich vom Land."),
    ("wehr", "Wehr am Mühlbach fertig", "Nach drei Jahren Bauzeit steht das neue Wehr im Bach."),
    ("werft", "Werft sucht Lehrlinge", "Vierzig Plätze sind frei, es gibt eine Prämie."),
    ("bus", "Bus fährt auf Abruf", "In sieben Dörfern kommt der Bus, wenn jemand ihn ruft."),
    ("bad", "Freibad öffnet früher", "Schon im April lässt die Gemeinde das Wasser ein."),
    ("netz", "Netz ohne Löcher", "Der Landkreis schließt die letzten weißen Flecken im Funknetz."),
)  # fmt: skip
MENU = (
    '<nav><ul><li><a href="/">Start</a></li><li><a href="/k21-meldungen/">Meldungen</a></li>'
    '<li><a href="/k21-themen/">Themen</a></li></ul></nav>'
)
FOOT = "<footer><p>© Rathausblick</p><ul><li><a href='/impressum'>Impressum</a></li></ul></footer>"
SKINS = {
    "semantic": f"<header>{MENU}</header><main>{{}}</main>{FOOT}",
    "boxes": f"<div><div>{MENU}</div><div><div>{{}}</div></div><div>© Rathausblick</div></div>",
    "article": f"{MENU}<main><article>{{}}</article></main>{FOOT}",
    "table": f"<table><tr><td>{MENU}</td><td>{{}}</td></tr></table>",
    "bare": "{}",
}


def cards(form: str) -> str:
    return "".join(
        form.format(to=f"/k21-meldungen/{slug}", title=title, text=text, day=f"{n + 3}.2.2025")
        for n, (slug, title, text) in enumerate(NEWS)
    )


FULL = (
    '<div><h3><a href="{to}">{title}</a></h3><p>[{day}] {text} <a href="{to}">mehr...</a></p></div>'
)
BARE = '<li><a href="{to}">{title}</a></li>'
DATED = '<li>{day} <a href="{to}">{title}</a></li>'
BOXED = '<article><a href="{to}"><h2>{title}</h2><p>{text}</p></a></article>'
SEARCH = '<form action="/suche"><input type="text"><button>Suchen</button></form>'
PAGES = {
    "listing": f"<h1>Meldungen</h1>{cards(FULL)}",
    "listing in links": f"<h1>Aktuelles</h1>{cards(BOXED)}",
    "listing without a heading": cards(FULL),
    "year": f"<h1>Archiv 2024</h1><ul>{cards(BARE)}{cards(BARE)}</ul>",
    "year with dates": f"<h1>Meldungen aus dem Jahr 2024</h1><ul>{cards(DATED)}</ul>",
    "topic with an introduction": "<h1>Thema: Gewässer</h1><p>Hier finden Sie alle Meldungen zu "
    f"Flüssen, Häfen und Deichen.</p>{cards(FULL)}",
    "results": f"<h1>Suchergebnisse für „Fähre“</h1>{SEARCH}<p>6 Treffer</p>{cards(FULL)}",
    "no results": f"<h1>Keine Treffer</h1>{SEARCH}<p>Leider nichts gefunden.</p>",
    "not found": "<h1>Seite nicht gefunden</h1><p>Die Seite, die Sie suchen, gibt es nicht "
    "mehr.</p>",
    "not found, and much else": "<h1>Diese Seite ist leider nicht mehr verfügbar</h1><p>Vielleicht "
    "hilft Ihnen die Suche weiter, oder Sie finden das Gewünschte unter den neuesten Meldungen, "
    f"die wir hier zusammengestellt haben.</p>{SEARCH}<h2>Neueste Meldungen</h2>{cards(FULL)}",
    "lost": "<div>Hoppla</div><h1>Dieser Beitrag ist uns abhandengekommen</h1><p>Unter dieser "
    "Adresse liegt kein Beitrag mehr. Vielleicht hieß er einmal anders.</p><p>Seit wir umgezogen "
    "sind, führen manche der alten Wege leider nicht mehr ans Ziel, und das tut uns leid.</p><p>"
    f"Nutzen Sie die Suche, oder beginnen Sie bei den neuesten.</p><h3>Neu</h3>{cards(FULL)}",
    "no results, and much else": "<h1>deichgraf - Suchergebnisse</h1><p>Versuchen Sie es mit einem "
    "anderen Begriff.</p><h2>Kein Beitrag passt zu Ihrer Suche</h2><p>Wir haben in allen Meldungen "
    f"nachgesehen und nichts gefunden.</p><h4>Neu</h4>{cards(FULL)}",
    "an issue of a newsletter": "<h1>Rathausblick Newsletter</h1><p>Ausgabe vom Donnerstag, 19. "
    f"Februar 2026</p><h2>Inhalt</h2><ul>{cards(BARE)}</ul><h2>Meldungen</h2>{cards(FULL)}<p>Sie "
    "erhalten diesen Newsletter, weil Sie sich dafür angemeldet haben.</p>",
    "number": f"<h1>404</h1><p>Hier ist nichts.</p>{cards(BOXED)}",
    "home": f"<h1>Rathausblick</h1><p>Nachrichten für Rathäuser und Ämter.</p>{cards(FULL)}",
    "password": "<h1>Geschützter Inhalt</h1><form action='/wp-login.php?action=postpass'><p>Dieser "
    "Inhalt ist passwortgeschützt. Um ihn anzuschauen, gib dein Passwort bitte unten ein:</p><p>"
    "<label>Passwort: <input type='password'></label> <input type='submit'></p></form>",
    "password under its headline": "<h1>Fähre fährt elektrisch</h1><form "
    "action='/wp-login.php?action=postpass'><p>Dieser Inhalt ist passwortgeschützt. Um ihn "
    "anzuschauen, gib dein Passwort bitte unten ein:</p><p><label>Passwort: <input "
    "type='password'></label></p></form><p>Written by </p><p>in</p>",
    "consent": "<h1>Ihre Privatsphäre ist uns wichtig</h1><p>Wir und unsere 214 Partner verwenden "
    "Daten und speichern Cookies auf Ihrem Gerät.</p><button>Alle akzeptieren</button>",
    "maintenance": "<h1>Wartungsarbeiten</h1><p>Wir sind in wenigen Minuten wieder für Sie da.</p>",
    "furniture alone": "<div><a href='#'>Drucken</a> <a href='#'>Teilen</a></div>",
    "headline alone": "<h1>Fähre fährt elektrisch</h1><div><a href='#'>Teilen</a></div>",
    "links elsewhere": "<h1>Nützliche Seiten</h1><ul>"
    + "".join(f"<li><a href='https://{s}.example/'>{t}</a>: {said}</li>" for s, t, said in NEWS)
    + "</ul>",
    "gallery": "<h1>Bilder</h1><img src='/1.jpg' alt='Hafen'><img src='/2.jpg' alt='Kai'>",
}  # fmt: skip


def refused(inner: str, skin: str, title: str = "") -> tuple[str, str] | None:
    head = f"<title>{title}</title>" if title else ""
    page = f"<html><head>{head}</head><body>{SKINS[skin].format(inner)}</body></html>"
    article = normalise_article(read_article(page, URL, SITE, NOW).article)
    return fault(article, (SITE.title,))


@pytest.mark.parametrize("skin", SKINS)
@pytest.mark.parametrize("kind", PAGES)
def test_nothing_of_it_is_kept(kind: str, skin: str) -> None:
    found = refused(PAGES[kind], skin)
    assert found is not None
    assert URL in found[1] or "rathausblick" in found[1]


@pytest.mark.parametrize("skin", SKINS)
@pytest.mark.parametrize("beside", ["", cards(FULL), f"<ul>{cards(DATED)}</ul>", SEARCH])
def test_an_article_in_the_same_markup_is(skin: str, beside: str) -> None:
    text = "".join(f"<p>{said} {said}</p>" for _, _, said in NEWS[:3])
    inner = f"<h1>Fähre fährt elektrisch</h1><p>[2.3.2025] Ein Schiff mit Akku.</p>{text}{beside}"
    assert refused(inner, skin) is None


@pytest.mark.parametrize("skin", SKINS)
@pytest.mark.parametrize("label", ["<h2>Weitere Meldungen</h2>", "<p>Lesen Sie auch</p>"])
def test_a_short_text_without_a_date_above_other_articles_is(skin: str, label: str) -> None:
    inner = (
        "<h1>Fähre fährt elektrisch</h1><p>Zwischen Thalsee und Osterkoog verkehrt seit gestern "
    )
    inner += f"ein Schiff mit Akku, das nachts am Anleger geladen wird.</p>{label}{cards(FULL)}"
    assert refused(inner, skin) is None


@pytest.mark.parametrize("count", ["", "<p>48 Beiträge</p>", "<div>1.204 Treffer</div>"])
@pytest.mark.parametrize("box", ["main", "div"])
def test_a_notice_below_a_list_makes_no_text_of_its_introduction(count: str, box: str) -> None:
    lead = "<p>Was an Flüssen und in Häfen geschieht, sammeln wir hier.</p>"
    notice = "<div><p>Wir merken uns nichts, was Sie hier lesen, und zählen nur Aufrufe.</p></div>"
    listed = f"<{box}><h1>Gewässer</h1>{lead}{count}<div>{cards(FULL)}</div></{box}>{notice}"
    assert refused(listed, "bare") is not None


def test_a_text_that_goes_on_below_other_articles_is() -> None:
    lead = "<p>Was an Flüssen und in Häfen geschieht, hat der Kreis nun gezählt.</p>"
    more = "<p>Gezählt wurden vierzig Boote, drei Fähren und ein Floß.</p>"
    inner = f"<h1>Boote gezählt</h1>{lead}<div>{cards(FULL)}</div>{more}"
    assert refused(inner, "article") is None


@pytest.mark.parametrize("title", ["Newsletter für Fischer", "Fischer suchen Newsletter"])
def test_an_article_about_a_newsletter_is(title: str) -> None:
    text = "".join(f"<p>{said} {said}</p>" for _, _, said in NEWS[:4])
    inner = f"<h1>{title}</h1><p>[2.3.2025] Ein Brief für alle.</p>{text}{cards(FULL)}"
    assert refused(inner, "article") is None


@pytest.mark.parametrize("title", ["Suchergebnisse sollen besser werden", "Akten verschwunden"])
def test_an_article_about_a_search_is(title: str) -> None:
    text = "<p>Bisher wurde im Archiv oft nichts gefunden, weil ein Begriff fehlte.</p>"
    inner = f"<h1>{title}</h1><p>[2.3.2025] Das Amt sucht nun mit Ihrer Hilfe.</p>{text}"
    assert refused(inner, "article") is None
