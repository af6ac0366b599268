"""Labels, badges and smaller headings on a card: what is its text, and what is none."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_kicker_cards_table import (
    HOSTS,
    KICKERS,
    TEXTS,
    TITLES,
    day,
    head,
    read,
    url,
)  # fmt: skip

WORDS = '<ul><li><a href="/tags#boot">Boot</a></li><li><a href="/tags#wehr">Wehr</a></li></ul>'
LABELS = {
    "keywords below, listed": "{h}<p>[{d}] {t}</p><div><span>Schlagworte:</span> " + WORDS + "</div>",
    "other words below": "{h}<p>[{d}] {t}</p><div><b>Mehr dazu:</b>" + WORDS + "</div>",
    "keywords in one line": "{h}<p>[{d}] {t}</p><p>Tags: Boot, Wehr, See</p>",
    "hidden label of a section": '{h}<p>{t}</p><ul><li><a href="{u}"><i><span>Beitragsdatum</span></i><span>{d}</span></a></li><li><i><span>Kategorien</span></i><span>In <a href="/category/see/">See</a></span></li></ul>',
    "label of the day": "{h}<div><span>Erstellt</span><time>{d}</time></div><p>{t}</p>",
    "label of the day, other words": "{h}<div><span>Eingestellt am</span><time>{d}</time></div><p>{t}</p>",
    "text in a smaller heading": '<a href="{u}"><h2>{c}</h2><h3>{t}</h3></a><p>Veröffentlicht am {d}</p><div><span>Schlagworte:</span> ' + WORDS + "</div>",
    "text in an unlinked heading": "{h}<h4>{t}</h4><p>{d}</p>",
    "another title in a heading": '{h}<p>[{d}] {t}</p><h4>Auch das noch</h4>',
}  # fmt: skip


def card(form: str, n: int, badge: str = "") -> str:
    title = head(n).replace(TITLES[n], f"{KICKERS[n]}: {TITLES[n]}")
    said = f"{KICKERS[n]}: {TITLES[n]}"
    return (
        f"<article>{form.format(d=day(n), h=title, c=said, t=TEXTS[n], u=url(n))}{badge}</article>"
    )


ROWS = [(KICKERS[n], TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in range(6)]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("form", LABELS.values(), ids=LABELS)
def test_a_label_is_no_text(form: str, host: str) -> None:
    assert read("".join(card(form, n) for n in range(6)), host)[0] == ROWS


@pytest.mark.parametrize("words", ["Angeheftet", "Oben gehaltener Beitrag", "Featured"])
@pytest.mark.parametrize("form", [LABELS["hidden label of a section"], LABELS["label of the day"]])
def test_the_badge_of_one_card_is_no_text(form: str, words: str) -> None:
    cards = [card(form, n) for n in range(1, 6)]
    first = card(form, 0, f"<ul><li>{words}</li></ul>")
    assert read("".join([first, *cards]), HOSTS["profile"])[0] == ROWS
    glued = form.replace("<div><span>", f"<div><span><b>{words}</b><i>|</i></span><span>")
    assert read("".join([card(glued, 0), *cards]), HOSTS["profile"])[0] == ROWS


SAID = {
    "sentence behind a colon": "Die Stadt sagt: Alles wird gut, und zwar schon im nächsten Jahr am See.",
    "sentence about keywords": "Stichworte dienen dem Amt am See nun als Wegweiser in der Akte.",
    "words before a colon, text behind": "Das Motto:</p><p>Viel Wasser für alle Boote auf dem See.",
}


@pytest.mark.parametrize("said", SAID.values(), ids=SAID)
def test_sentences_are_text(said: str) -> None:
    texts = [said.replace("See", f"See {n}") for n in range(6)]
    page = "".join(
        f"<article>{head(n)}<p>{day(n)}</p><p>{text}</p></article>" for n, text in enumerate(texts)
    )
    told = [text.replace("</p><p>", " ") for text in texts]
    assert [text for *_, text in read(page, HOSTS["profile"])[0]] == told


def test_words_that_break_are_the_same_words() -> None:
    def one(n: int) -> str:
        broken = TITLES[n].replace("e", "e&shy;", 1)
        return (
            f'<div><a href="{url(n)}"><img src="/{n}.jpg" alt=""></a><h3>{broken}</h3><p>{day(n)}</p>'
            f'<p>{TEXTS[n]}</p><a href="{url(n)}">Mehr erfahren<span> über {TITLES[n]}</span></a></div>'
        )

    rows = read("".join(map(one, range(6))), HOSTS["none"])[0]
    assert [text for *_, text in rows] == list(TEXTS)


def test_the_kind_of_all_texts_is_no_kicker() -> None:
    def one(n: int) -> str:
        return f"<div><p><i>{day(n)}</i> <i>Nachricht</i></p>{head(n)}<p>{TEXTS[n]}</p></div>"

    beside = f'<aside><ul><li><a href="{url(0)}">{TITLES[0]}</a> <i>{day(0)}</i></li></ul></aside>'
    rows = read("".join(map(one, range(6))) + beside, HOSTS["none"])[0]
    assert {row[0] for row in rows} == {None}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_the_numbered_page_of_a_sender_is_no_article(host: str) -> None:
    def one(n: int) -> str:
        sender = f'<div><p>{day(n)}</p><p><a href="/haus/4711{n}">{KICKERS[n]}</a></p></div>'
        return f"<li><article>{sender}{head(n, 'h3')}<p>{TEXTS[n]}</p></article></li>"

    rows, urls = read(f"<ul>{''.join(map(one, range(6)))}</ul>", host)
    assert rows == ROWS
    assert not any("/haus/" in to for to in urls)


def test_numbered_articles_below_no_headline_stay() -> None:
    short = "".join(f'<li><a href="/haus/4711{n}">{KICKERS[n]}</a></li>' for n in range(4))
    cards = "".join(f"<article>{head(n)}<p>{TEXTS[n]}</p></article>" for n in range(6))
    urls = read(f"{cards}<ul>{short}</ul>", HOSTS["none"])[1]
    assert sum("/haus/" in to for to in urls) == 4
