"""Remarks: what was left out is weighed against what was taken; pages that are no single text."""

from __future__ import annotations

import json

import pytest

from tests.crawler.reader.test_foreign_text import LINES, TITLE, P, article

HEAD = f"<h1>{TITLE}</h1>"
TEXT = "".join(P)
LONG = "".join(f"<p>{line} {line}</p>" for line in LINES)


def reasons(inner: str, **node: object) -> set[str]:
    data = {"@type": "NewsArticle", "headline": TITLE, **node}
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>' if node else ""
    return {remark.reason for remark in article(inner, head=head).remarks}


def test_a_whole_text_bears_no_remark() -> None:
    assert reasons(f"<article>{HEAD}{TEXT}</article>") == set()
    assert reasons(f"<article>{HEAD}{P[0]}</article>", wordCount=18) == set()
    short_with_comments = f"<h3>Kommentare</h3><div>{LONG}</div>"
    assert reasons(f"<article>{HEAD}<div>{TEXT}</div>{short_with_comments}</article>") == set()


def test_a_text_of_a_word_is_told() -> None:
    lead = f"<p><b>{LINES[0]}</b></p>"
    assert "thin-body" in reasons(f"<article>{HEAD}{lead}<p>Lädt …</p></article>")
    assert "thin-body" not in reasons(f"<article>{HEAD}{lead}<p>Es geht los.</p></article>")


@pytest.mark.parametrize(
    "stated", [{"wordCount": 400}, {"wordCount": "400"}, {"articleBody": "Wort " * 400}]
)
def test_fewer_words_than_the_page_states(stated: dict[str, object]) -> None:
    assert reasons(f"<article>{HEAD}{TEXT}</article>", **stated) == {"thin-body"}


@pytest.mark.parametrize(
    "stated", [{"wordCount": True}, {"wordCount": "9" * 99}, {"wordCount": []}]
)
def test_a_senseless_number_of_words_says_nothing(stated: dict[str, object]) -> None:
    assert reasons(f"<article>{HEAD}{TEXT}</article>", **stated) == set()


def test_a_few_words_under_a_page_full_of_prose() -> None:
    hidden = f"<div><h3>Mehr zum Thema</h3><div><div>{LONG}</div></div></div>"
    found = reasons(
        f"<main><article>{HEAD}<p>Am Wehr steht ein Sensor.</p>{hidden}</article></main>"
    )
    assert "thin-body" in found


def test_nothing_but_furniture() -> None:
    menu = "<ul><li><a href='/a-1'>Start</a></li><li><a href='/b-2'>Archiv</a></li></ul>"
    assert reasons(f"<nav>{menu}</nav><h1>Archiv</h1>{menu}") == {"no-text"}
    sold = "<div><h3>Brief</h3><p>Jede Woche neu, jederzeit kündbar.</p></div>"
    offer = f"<div>{sold}<a href=/b/>Anmelden</a></div>"
    assert reasons(f"<main><h1>Service</h1><p>[10.10.2025]</p>{offer}</main>") == {"no-text"}


def test_two_articles_on_one_page() -> None:
    two = "".join(f"<article><h2>{n}. Meldung vom Wehr</h2>{LONG}</article>" for n in (1, 2))
    assert "several-articles" in reasons(f"<main>{two}</main>")


@pytest.mark.parametrize("level", ["h1", "h2"])
def test_two_headlines_with_their_days(level: str) -> None:
    two = "".join(
        f"<div><{level}>{n}. Meldung vom Wehr</{level}><p>0{n}.02.2026</p>{TEXT}</div>"
        for n in (1, 2)
    )
    assert "several-articles" in reasons(f"<main>{two}</main>")
    own = f"<main>{HEAD}<p>01.02.2026</p>{P[0]}<h2>Früher</h2>{P[1]}{P[2]}</main>"
    assert "several-articles" not in reasons(own)


def test_two_headlines_with_their_days_and_authors() -> None:
    two = "".join(
        f"<div><h1>{n}. Meldung vom Wehr</h1><span>0{n}.02.2026</span> <span>Redaktion</span></div>"
        f"<p>[0{n}.02.2026] {LINES[0]}</p>{TEXT}" for n in (1, 2)
    )  # fmt: skip
    assert "several-articles" in reasons(f"<main>{two}</main>")


def test_two_headlines_in_boxes_of_one_kind() -> None:
    """A system prints the second article as the first, without a day and without ``article``."""
    two = "".join(f"<div class=f{n}><div><h1>{n}. Meldung</h1>{LONG}</div></div>" for n in (1, 2))
    assert "several-articles" in reasons(f"<main>{two}</main>")
    flat = f"<main><div class=f1>{HEAD}{LONG}<h1>Früher</h1>{LONG}</div></main>"
    assert "several-articles" not in reasons(flat)
    beside = f"<div class=f1>{HEAD}{LONG}</div><div class=side><h1>Über uns</h1>{LONG}</div>"
    assert "several-articles" not in reasons(f"<main>{beside}</main>")


def test_a_whole_article_whose_headline_is_linked() -> None:
    def one(slug: str, text: str) -> str:
        head = (
            f"<h2><a href='/k21-meldungen/{slug}/'>Die Wehr von {slug.title()} misst mit</a></h2>"
        )
        return (
            f"<article><header>{head}<time datetime='2025-10-10'></time></header>{text}</article>"
        )

    own = f"<article><h2>{TITLE}</h2>{TEXT}</article>"
    assert "several-articles" in reasons(f"<main>{own}{one('auental', TEXT)}</main>")
    assert "several-articles" not in reasons(f"<main>{own}{one('auental', P[0])}</main>")


def test_another_language() -> None:
    english = "<p>The sensor at the old weir has been measuring the level of water all year.</p>"
    assert "not-german" in reasons(f"<article>{HEAD}{english * 6}</article>")


def test_a_live_blog() -> None:
    entries = "".join(
        f"<p>{h}:15 Uhr</p>{line}" for h, line in zip(range(9, 17), P * 2, strict=True)
    )
    assert "live-blog" in reasons(f"<article>{HEAD}{P[0]}{entries}</article>")
    assert "live-blog" in reasons(
        f"<article>{HEAD}{TEXT}</article>", **{"@type": "LiveBlogPosting"}
    )


def test_a_live_blog_with_its_times_in_asides() -> None:
    entries = "".join(
        f"<section><aside><a href='#e{h}'><span>vor {20 - h} Stunden</span><span>{h}:15 Uhr</span>"
        f"</a></aside>{line}</section>" for h, line in zip(range(9, 17), P * 2, strict=True)
    )  # fmt: skip
    assert "live-blog" in reasons(f"<article>{HEAD}<p>{LINES[0]}</p>{entries}</article>")


@pytest.mark.parametrize(
    ("name", "live"), [("Liveticker", True), ("Der Ticker", True), ("Der Tag", False)]
)
def test_a_few_entries_under_a_name(name: str, live: bool) -> None:
    entries = "".join(f"<div><time>1{n}.30</time>{P[n]}</div>" for n in range(3))
    found = reasons(f"<article><h1>{name}: Hochwasser an der Aller</h1>{entries}</article>")
    assert ("live-blog" in found) is live


@pytest.mark.parametrize(
    ("kicker", "lead", "live"),
    [("Live", "", True), ("Wehr", " im Ticker", True), ("Wehr", "", False)],
)
def test_a_few_entries_under_a_kicker_or_a_lead(kicker: str, lead: str, live: bool) -> None:
    entries = "".join(f"<div><time>1{n}.30</time>{P[n]}</div>" for n in range(3))
    head = f"<p>{kicker}</p>{HEAD}<p>[10.10.2025] <b>Wir berichten vom Hochwasser{lead}.</b></p>"
    assert ("live-blog" in reasons(f"<article>{head}{entries}</article>")) is live


def test_a_gallery_whose_captions_only_end_with_a_credit() -> None:
    picture = (
        "<div><div><img src='/a{n}.jpg' alt=''></div><p>{line} (Foto: Stadt Auental)</p></div>"
    )
    pictures = "".join(picture.format(n=n, line=line) for n, line in enumerate(LINES[:4]))
    head = f"<h1>Das Wehr in Bildern</h1><p>[10.10.2025] <b>{LINES[0]}</b></p><p>Ein Gang.</p>"
    assert "gallery" in reasons(f"<article>{head}<div>{pictures}</div></article>")


def test_a_gallery() -> None:
    figure = f"<figure><img src='/a.jpg'><figcaption>{LINES[0]}</figcaption></figure>"
    assert "gallery" in reasons(f"<article>{HEAD}{P[0]}{figure * 7}</article>")
    lead = f"<p>[10.10.2025] {LINES[0]}</p>"
    assert "gallery" in reasons(f"<article>{HEAD}{lead}{figure * 4}</article>")
    assert "gallery" not in reasons(f"<article>{HEAD}{P[0]}{P[1]}{figure * 4}</article>")
    named = f"<p>Fotostrecke</p><h1>{TITLE}</h1>{P[0]}{P[1]}{figure * 4}"
    assert "gallery" in reasons(f"<article>{named}</article>")


@pytest.mark.parametrize(
    "line",
    [
        "Jetzt weiterlesen",
        "Dieser Artikel ist nur für Abonnenten lesbar.",
        "Der ganze Text steht nur für registrierte Leser bereit",
        "Bereits registriert?",
    ],
)
def test_a_paywall(line: str) -> None:
    assert "paywall" in reasons(f"<article>{HEAD}{P[0]}<p>{line}</p></article>")
    boxed = f"<aside><h2>{line}</h2><a href='#/konto'>Konto anlegen</a></aside>"
    assert "paywall" in reasons(f"<article>{HEAD}{P[0]}{boxed}</article>")
    assert "paywall" in reasons(f"<article>{HEAD}{TEXT}</article>", isAccessibleForFree="False")
    assert "paywall" not in reasons(f"<article>{HEAD}{TEXT}</article>", isAccessibleForFree=True)


@pytest.mark.parametrize("lost", ["\ufffd", "?"])
def test_letters_that_are_lost(lost: str) -> None:
    text = (
        TEXT + f"<p>Die B{lost}rger pr{lost}fen Geb{lost}hren und gr{lost}ßere Pläne der Stadt.</p>"
    )
    assert reasons(f"<article>{HEAD}{text}</article>") == {"lost-letters"}
    links = (
        "<p>Unter stadt.example/seite?id=4&amp;teil?abc und a?bc steht: Wer zahlt? Wie viel?</p>"
    )
    assert reasons(f"<article>{HEAD}{TEXT}{links}</article>") == set()


@pytest.mark.parametrize(
    "line",
    [
        "Weiter mit dem Flussabo",
        "Diesen Artikel lesen Sie mit Kurier Plus",
        "Vier Wochen gratis, danach 8,90 Euro im Monat.",
        "Alle Artikel und Bilder, jederzeit kündbar.",
    ],
)
def test_an_offer_right_behind_a_text(line: str) -> None:
    box = f"<div><p>{line}</p><button>Jetzt bestellen</button></div>"
    assert "paywall" in reasons(f"<article>{HEAD}{P[0]}{P[1]}{box}</article>")
    price = "<p>Der Pegel kostet das Amt 40 Euro im Monat, ein Bote kostete das Zehnfache.</p>"
    assert "paywall" not in reasons(f"<article>{HEAD}{P[0]}{price}{P[1]}</article>")


@pytest.mark.parametrize("end", [" und über", " und über …", " und über, [...]"])
@pytest.mark.parametrize(
    "line", ["Mit einem Leserkonto geht es weiter", "Jetzt Mitglied werden", "Hier einloggen"]
)
def test_a_text_that_breaks_off_above_an_offer(end: str, line: str) -> None:
    cut = f"<p>{LINES[1].rstrip('.')}{end}</p>"
    box = f"<div><p>{line}</p></div>"
    assert "paywall" in reasons(f"<article>{HEAD}{P[0]}{cut}{box}</article>")
    assert "paywall" not in reasons(f"<article>{HEAD}{P[0]}{P[1]}{box}</article>")
    letter = "<div><p>Den Newsletter abonnieren</p></div>"
    assert "paywall" not in reasons(f"<article>{HEAD}{P[0]}{cut}{letter}</article>")
