"""The smallest pages that the reader once got wrong, each with the page it came from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from crawler.reader import read_article, read_listing
from crawler.sites import SITES
from pipelines.normalise import normalise_article, normalise_teaser

SITE, NOW = SITES["kommune21"], "2026-03-02T05:00:00Z"
LIST = "https://www.kommune21.de/k21-meldungen/"
T = "<title>Archiv am Netz | Kommune21</title>"
L = "Die Stadt Quellenau stellt ihr Archiv ins Netz. Den Anfang machen 12.000 Fotografien."
S = "Die Stadt Quellenau will bis zum Herbst alle Formulare neu ordnen."
P = "Der Kreis Moorwinkel rechnet mit Kosten von 1,2 Millionen Euro, davon ein Drittel für Schulungen."
Q = "Das Land will bis zum Herbst alle Formulare neu ordnen. Die Kämmerei ist zufrieden."
FIG = '<figure><a href="/m/7.jpg"><img src="/m/7.jpg" alt="Turm"></a><figcaption>Der Turm. (Foto: AKVB)</figcaption></figure>'
BOX = "<div><img src='/m/7.jpg' alt='Turm'><p>Der Turm.</p><p>(Foto: AKVB)</p></div>"
H = "<h1>Archiv am Netz</h1>"
ASIDE = "<aside><h3>Anzeige</h3><p>Der neue Aktenschrank.</p><img src='https://s.example/b.jpg' alt='Schrank'></aside>"
AD = "<div><div>Anzeige</div><p>Ratssäle richtig beleuchten</p><a href='https://l.example/'>Mehr erfahren</a></div>"
K = "<h2>Quellenau</h2>"


def page(body: str, head: str = T) -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


ARTICLES: dict[str, tuple[str, str, Any]] = {
    "no body tag": (
        f"{T}<article>{H}<p>[2.3.2025] {L}</p><p>{P}</p><p>{Q}</p></article>",
        "published_text",
        "[2.3.2025]",
    ),
    "every page is one form": (
        page(
            f"<form action='/'><input type=hidden name=v><nav><a href='/a'>Start</a></nav><div><article>{H}<p>[2.3.2025] {L}</p><p>{P}</p><p>{Q}</p></article></div><div><p>Newsletter</p><input name=m><button>Anmelden</button></div></form>"
        ),
        "body",
        f"{P}\n\n{Q}",
    ),
    "the last section begins with the name of a product (demo, 24.11.2026)": (
        page(
            f"<article>{H}<p>[2.3.2025] {L}</p><div><p>{P}</p></div><div><h3>Rückhalt aus dem Rat</h3></div><div><p>d.7flow löst das alte Verfahren ab, regio-iT-Kunden kennen es schon.</p></div></article>"
        ),
        "body",
        f"{P}\n\nRückhalt aus dem Rat\n\nd.7flow löst das alte Verfahren ab, regio-iT-Kunden kennen es schon.",
    ),
    "form in a short text (12)": (
        page(
            f"<article>{H}<p>[2.3.2025] {L}</p><div><p>Was geschieht mit den alten Akten?</p><form><p>Newsletter abonnieren</p><input name=m><button>Anmelden</button></form><p>{P}</p></div></article>"
        ),
        "body",
        f"Was geschieht mit den alten Akten?\n\n{P}",
    ),
    "picture after advertisement (81)": (
        page(
            f'<article>{H}<p>[2.3.2025] {L}</p><div><p>{P}</p><div><span>Anzeige</span><a href="https://w.example/1"><img src="https://w.example/1.png" alt="Akten"></a></div>{FIG}<p>{Q}</p></div></article>'
        ),
        "image_caption",
        "Der Turm.",
    ),
    "picture after framed advertisement (588)": (
        page(
            f"<article>{H}<p>[2.3.2025] {L}</p><p>{P}</p><div><p>- Anzeige -</p><iframe src='https://w.example/3'></iframe></div>{FIG}<p>{Q}</p></article>"
        ),
        "image_caption",
        "Der Turm.",
    ),
    "short lead": (
        page(
            f"<article>{H}<p>Die Kämmerei ist zufrieden.</p><div><p>{P}</p><p>{Q}</p></div></article>"
        ),
        "teaser",
        "Die Kämmerei ist zufrieden.",
    ),
    "short lead, body": (
        page(
            f"<article>{H}<p>Die Kämmerei ist zufrieden.</p><div><p>{P}</p><p>{Q}</p></div></article>"
        ),
        "body",
        f"{P}\n\n{Q}",
    ),
    "kicker after, undated short lead (171)": (
        page(f"<article>{H}<h3>E-Akte</h3><p>{S}</p><p>{P}</p><p>{Q}</p></article>"),
        "kicker",
        "E-Akte",
    ),
    "kicker after, then picture (195)": (
        page(f"<article>{H}<p>E-Akte</p>{BOX}<p>[2.3.2025] {L}</p><p>{P}</p><p>{Q}</p></article>"),
        "kicker",
        "E-Akte",
    ),
    "kicker above wrapped h1, second h1 (print-view, 50)": (
        page(
            f"<div><div><h1>Kommune21 online</h1></div></div><p><b>E-Akte:</b></p><div><div>{H}</div></div><p>[2.3.2025] {L}</p><p>{P}</p>"
        ),
        "kicker",
        "E-Akte",
    ),
    "kicker and date in a row (static-video)": (
        page(
            f"<main><div><span>E-Akte</span><span>[2.3.2025]</span></div>{H}<p>{L}</p><p>{P}</p></main>"
        ),
        "published_text",
        "[2.3.2025]",
    ),
    "kicker and date in a row, kicker": (
        page(
            f"<main><div><span>E-Akte</span><span>[2.3.2025]</span></div>{H}<p>{L}</p><p>{P}</p></main>"
        ),
        "kicker",
        "E-Akte",
    ),
    "no h1 (font-and-center)": (
        page(
            f"<center><font size=-1>E-Akte:</font><br><font size=+3><b>Archiv am Netz</b></font></center><p><font><b>[2.3.2025] {L}</b></font><p><font>{P}</font><p><font>{Q} (cb)</font>",
            "<title>Kommune21 - Archiv am Netz</title>",
        ),
        "body",
        f"{P}\n\n{Q}",
    ),
    "no h1, title": (
        page(
            f"<center><font size=-1>E-Akte:</font><br><font size=+3><b>Archiv am Netz</b></font></center><p><font><b>[2.3.2025] {L}</b></font><p><font>{P}</font><p><font>{Q} (cb)</font>",
            "<title>Kommune21 - Archiv am Netz</title>",
        ),
        "title",
        "Archiv am Netz",
    ),
    "publisher as byline (font-and-center)": (
        page(
            f"<article>{H}<p>[2.3.2025] {L}</p><p>{P}</p><p>{Q}</p></article>",
            T + '<meta name="Author" content="K21 media">',
        ),
        "byline",
        None,
    ),
    "term of a definition list (joomla-footnotes)": (
        page(
            f'<div>{H}<dl><dt>Details</dt><dd>Von <span>Leopold Harms</span></dd><dd><time datetime="2026-01-12">12. Januar 2026</time></dd></dl><p><strong>{L}</strong></p><p>{P}</p></div>'
        ),
        "kicker",
        None,
    ),
    "line of the system after the mark (xhtml-sidebar-first)": (
        page(
            f"<div>{H}<div><p>[2.3.2025] {L}</p><p>{P}</p><p>{Q} (th)</p><p><small>Dieser Eintrag wurde am 2. März 2025 um 6:00 Uhr veröffentlicht. Kommentare sind geschlossen.</small></p></div></div>"
        ),
        "byline",
        "th",
    ),
    "portrait of the author (ghost-interview)": (
        page(
            f'<article><header>{H}<p>{L}</p><div><div><a href="/author/t/"><img src="/m/t.jpg" alt="Tjark Wendland"></a></div><div><h4><a href="/author/t/">Tjark Wendland</a></h4><div><time datetime="2025-12-05">5. Dezember 2025</time><span>3 Min. Lesezeit</span></div></div></div><figure><img src="/m/7.jpg" alt="Turm"><figcaption>Der Turm. (Foto: AKVB)</figcaption></figure></header><section><p>{P}</p><p>{Q}</p></section></article>'
        ),
        "image_caption",
        "Der Turm.",
    ),
    **{
        f"advertisement {name} (modified-only, office-paste)": (page(body), "kicker", "Quellenau")
        for name, body in {
            "below a kicker": f"<div>{H}{K}{ASIDE}<p>{L}</p><p>{P}</p></div>",
            "with a label below a kicker": f"<div>{H}{K}{AD}<p>{L}</p><p>{P}</p></div>",
            "between headline and kicker": f"<div>{H}{ASIDE}{K}<p>{L}</p><p>{P}</p></div>",
            "with a label between headline and kicker": f"<div>{H}{AD}{K}<p>{L}</p><p>{P}</p></div>",
            "above a kicker": f"<div>{ASIDE}<div><p>Quellenau</p></div><div>{H}</div><p>{L}</p></div>",
            "with a label above a kicker": f"<div>{AD}<div><p>Quellenau</p></div><div>{H}</div><p>{L}</p></div>",
            "between kicker and headline": f"<div><div><p>Quellenau</p>{ASIDE}</div><div>{H}</div><p>{L}</p></div>",
        }.items()
    },
    "an advertisement below the headline is no kicker": (
        page(f"<div>{H}{AD}<p>{L}</p><p>{P}</p></div>"),
        "kicker",
        None,
    ),
    "a credit above the headline is no kicker": (
        page(f"<div><p>Foto: AKVB</p>{ASIDE}{H}<p>{L}</p><p>{P}</p></div>"),
        "kicker",
        None,
    ),
    "breadcrumb of the listing (typo3-news-report)": (
        page(
            f'<nav><ol class="breadcrumb"><li><a href="/">Startseite</a></li><li><a href="/k21-meldungen/">Meldungen</a></li><li>Archiv am Netz</li></ol></nav><article>{H}<p>[2.3.2025] {L}</p><p>{P}</p></article>'
        ),
        "section",
        None,
    ),
}


@pytest.mark.parametrize("name", ARTICLES)
def test_article(name: str) -> None:
    html, field, wanted = ARTICLES[name]
    reading = read_article(html, LIST + "archiv-am-netz", SITE, NOW)
    assert getattr(normalise_article(reading.article), field) == wanted


def teasers(body: str, surface: str = "listing") -> list[tuple[str | None, ...]]:
    found = read_listing(
        page(body, "<title>Meldungen - Kommune21 online</title>"), LIST, SITE, surface, NOW
    ).teasers
    return [(t.kicker, t.title, t.text, t.published_text) for t in map(normalise_teaser, found)]


ROWS = [
    ("a-a", "Green IT", "Archiv am Netz"),
    ("b-b", "Quellenau", "Bund/Land: Streit um Akten"),
    ("c-c", "E-Akte", "Wärme aus dem See"),
]
FULL = [(k, t, P, "[02.03.2025]") for _, k, t in ROWS]


def each(markup: str) -> str:
    return "".join(markup.format(u=LIST + s, k=k, t=t, p=P) for s, k, t in ROWS)


LISTINGS: dict[str, tuple[str, Sequence[tuple[str | None, ...]]]] = {
    "spans and a colon in the headline (2)": (
        each(
            '<article><h2><a href="{u}"><span>{k}</span> <span>{t}</span></a></h2><p>[02.03.2025] {p}</p></article>'
        ),
        FULL,
    ),
    "author line (4)": (
        each(
            '<article><h2><a href="{u}">{k}: {t}</a></h2><p>Von Malte Ringsdorf</p><p>[02.03.2025] {p}</p></article>'
        ),
        FULL,
    ),
    "author line alone (5)": (
        each('<article><h2><a href="{u}">{k}: {t}</a></h2><p>Von Malte Ringsdorf</p></article>'),
        [(k, t, None, None) for _, k, t in ROWS],
    ),
    "author line as headline (27)": (
        each(
            '<div><p>{k}</p><div>{t}</div><p>Von Malte Ringsdorf</p><div>[02.03.2025] {p}</div> <a href="{u}">mehr...</a></div>'
        ),
        FULL,
    ),
    "author and length (list-author-lines)": (
        each(
            '<article><a href="{u}"><p>{k}</p><h3>{t}</h3><p>{p}</p><footer><span>Von Tjark Wendland</span> <time datetime="2025-03-02">02.03.2025</time> <span>2 Min. Lesezeit</span></footer></a></article>'
        ),
        [(k, t, P, "02.03.2025") for _, k, t in ROWS],
    ),
    "loose, text in a div (51)": (
        "<section><h1>Meldungen</h1>"
        + each('<h3>{k}: {t}</h3><div>[02.03.2025] {p}</div> <a href="{u}">mehr...</a>')
        + "</section>",
        FULL,
    ),
    "loose, kicker is a topic link (76)": (
        "<main><h1>Meldungen</h1>"
        + each(
            '<p><a href="/k21-themen/portale/">{k}</a></p><h3><a href="{u}">{t}</a></h3><p>[02.03.2025] {p}</p>'
        )
        + "</main>",
        FULL,
    ),
    "card with a date and no text (2214)": (
        "<main><h1>Meldungen</h1>"
        + each(
            '<div><a href="{u}"><img src="/t/1.jpg" alt=""><div>{k}: {t}</div><div><b>[02.03.2025]</b> </div></a></div>'
        )
        + "</main>",
        [(k, t, None, "[02.03.2025]") for _, k, t in ROWS],
    ),
    "long headline (2577)": (
        "<main><h1>Meldungen</h1>"
        + each(
            '<article><div>02.03.2025</div><h2><a href="{u}">Tannwerder Erklärung 2025: {k} und viele andere ziehen Bilanz</a></h2><p>{p}</p></article>'
        )
        + "</main>",
        [
            ("Tannwerder Erklärung 2025", f"{k} und viele andere ziehen Bilanz", P, "02.03.2025")
            for _, k, t in ROWS
        ],
    ),
    "numbers (list-numbered)": (
        "<ol>"
        + each(
            '<li><span>11.</span> <a href="{u}"><em>{k}</em><br><strong>{t}</strong></a> <small>[02.03.2025]</small><div>{p}</div></li>'
        )
        + "</ol>",
        FULL,
    ),
    "term of a definition list (list-joomla-topic-kickers)": (
        each(
            '<div><span><a href="/k21-themen/portale/">{k}</a></span><h2><a href="{u}">{t}</a></h2><dl><dt>Details</dt><dd><time datetime="2025-03-02">02.03.2025</time></dd></dl><p>{p}</p></div>'
        ),
        [(k, t, P, "02.03.2025") for _, k, t in ROWS],
    ),
}


@pytest.mark.parametrize("name", LISTINGS)
def test_listing(name: str) -> None:
    body, wanted = LISTINGS[name]
    assert teasers(body) == wanted


@pytest.mark.parametrize("link", [
    '<a href="/k21-meldungen/ratsinfo" rel="prev">Zurück</a> <a href="/k21-meldungen/netz" rel="next">Weiter</a>',
    '<a href="/k21-meldungen/archiv-am-netz.html#skip" class="invisible">Navigation überspringen</a>',
])  # fmt: skip
def test_no_teaser(link: str) -> None:
    body = f"<article>{H}<p>[2.3.2025] {L}</p><p>{P}</p><p>{Q}</p>{link}</article>"
    assert teasers(body, "related") == []


def test_next_page() -> None:
    here, after = LIST + "meistgelesen/?ab=11", LIST + "meistgelesen/?ab=18"
    body = each('<h3><a href="{u}">{k}: {t}</a></h3><p>[02.03.2025] {p}</p>')
    link = '<p><a href="/k21-meldungen/meistgelesen/?ab=1">« Platz 1 bis 10</a> | <a href="/k21-meldungen/meistgelesen/?ab=18" rel="next">Platz 18 bis 27 »</a></p>'
    assert read_listing(page(body + link), here, SITE, "listing", NOW).next == after


def test_prose_of_the_footer_is_no_text_of_a_page_without_one() -> None:
    page = (
        "<title>Alle Themen | Rathausblick</title><body><main><h1>Alle Themen im Überblick</h1>"
        "</main><div><div>Aktuelle Termine</div><p>24.11.2025 - 26.11.2025, Auental</p></div>"
        "<div>Rathausblick ist ein erfundenes Fachmedium. Alle Orte und Personen sind frei erdacht."
        "</div></body>"
    )
    read = read_article(page, "http://www.rathausblick.example/k21-meldungen/x", SITE, NOW).article
    assert read.body is None
