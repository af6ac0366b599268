"""Sections and keywords in the lines beside a card's headline and text: neither kicker nor text."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_kicker_cards_table import (
    HOSTS,
    KICKERS,
    NAMES,
    TEXTS,
    TITLES,
    day,
    head,
    read,
    slug,
    url,
)  # fmt: skip

SECTIONS = {
    "in and link, an item of the line above": '<ul><li>{d}</li><li>in <a href="/news/category/{s}/">{n}</a></li></ul>{h}<p>{t}</p>',
    "in and link below": '{h}<p>{t}</p><div>In <a href="/rubrik/{s}/">{n}</a></div><time>{d}</time>',
    "two sections": '<div>{d}</div><div>in <a href="/kategorie/{s}">{n}</a>, <a href="/kategorie/see">See</a></div>{h}<p>{t}</p>',
    "dash behind the day": '{h}<div>{d} - <a href="/kategorie/{s}/">{n}</a></div><p>{t}</p>',
    "bar before the day": '<div><a href="/category/{s}/">{n}</a> | {d}</div>{h}<p>{t}</p>',
    "glued below the headline": '{h}<div><span>{d}</span><span><a href="/ressort/{s}">{n}</a></span></div><p>{t}</p>',
    "by its class, address unknown": '{h}<div><time>{d}</time></div><div class="post-category"><a href="#">{n}</a></div><p>{t}</p>',
    "by its class above": '<p class="news__rubrik"><a href="/{s}/">{n}</a></p>{h}<p>[{d}] {t}</p>',
    "keyword beside the day": '{h}<p>{d} · <a href="/tag/{s}">{n}</a></p><p>{t}</p>',
}  # fmt: skip


def cards(form: str, title: bool = False) -> str:
    def card(n: int) -> str:
        said = f'<h2><a href="{url(n)}">{KICKERS[n]}: {TITLES[n]}</a></h2>' if title else head(n)
        return form.format(d=day(n), s=slug(NAMES[n]), n=NAMES[n], h=said, t=TEXTS[n])

    return "".join(f"<article>{card(n)}</article>" for n in range(6))


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("form", SECTIONS.values(), ids=SECTIONS)
def test_a_section_is_no_kicker(form: str, host: str) -> None:
    rows, _ = read(cards(form), host)
    assert rows == [(None, TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in range(6)]


@pytest.mark.parametrize("form", SECTIONS.values(), ids=SECTIONS)
def test_a_section_leaves_the_kicker_in_the_headline(form: str) -> None:
    rows, _ = read(cards(form, title=True), HOSTS["profile"])
    assert rows == [(KICKERS[n], TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in range(6)]


KICKER_LINES = {
    "no link": "<p>{k} | {d}</p>{h}<p>{t}</p>",
    "a link to the article": '<p class="rubrik"><a href="{u}">{k}</a></p>{h}<p>[{d}] {t}</p>',
    "beside a section": '<p>{k}</p>{h}<p>{d} - <a href="/kategorie/see/">See</a></p><p>{t}</p>',
    "class without a link": '<p class="kategorie">{k}</p>{h}<p>[{d}] {t}</p>',
}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("form", KICKER_LINES.values(), ids=KICKER_LINES)
def test_other_lines_are_kickers(form: str, host: str) -> None:
    page = "".join(
        f"<article>{form.format(k=KICKERS[n], d=day(n), h=head(n), t=TEXTS[n], u=url(n))}</article>"
        for n in range(6)
    )
    rows, _ = read(page, host)
    assert rows == [(KICKERS[n], TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in range(6)]


def test_a_card_may_lead_to_a_section() -> None:
    page = "".join(
        f'<article><p>{KICKERS[n]}</p><h2><a href="/thema/see/{slug(TITLES[n])}">{TITLES[n]}</a></h2>'
        f"<p>[{day(n)}] {TEXTS[n]}</p></article>"
        for n in range(6)
    )
    assert [row[:2] for row in read(page, HOSTS["none"])[0]] == [
        (KICKERS[n], TITLES[n]) for n in range(6)
    ]


def test_rel_calls_a_section_one_even_if_no_name_repeats() -> None:
    form = '<p><a href="/category/{s}" rel="category tag">{n}</a></p>{h}<p>[{d}] {t}</p>'
    rows = read(cards(form), HOSTS["none"])[0]
    assert [row[0] for row in rows] == [None] * 6
    rows = read(cards(form.replace(' rel="category tag"', "")), HOSTS["none"])[0]
    assert rows[0][0] == NAMES[0]


ROW = (
    "<p><span>{k}</span> <i>|</i> <time>{d}</time> <i>|</i> "
    '<a href="/k21-themen/{s}/" class="rubrik">{n}</a></p>{h}<p>{t}</p>'
)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_the_kicker_before_a_linked_section_in_one_row(host: str) -> None:
    page = "".join(
        f"<article>{ROW.format(k=KICKERS[n], d=day(n), h=head(n), t=TEXTS[n], s=slug(name), n=name)}"
        "</article>"
        for n, name in enumerate(NAMES)
    )
    rows, _ = read(page, host)
    assert rows == [(KICKERS[n], TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in range(6)]


def test_lines_called_like_entries_of_the_menu() -> None:
    entries = "".join(f'<li><a href="/k21-themen/{slug(n)}/">{n}</a></li>' for n in NAMES)
    menu = f"<nav><ul>{entries}</ul></nav>"
    cards = [f"<div><span>{NAMES[n]}</span></div>{head(n)}<p>{TEXTS[n]}</p>" for n in range(6)]
    page = "".join(f"<article>{card}</article>" for card in cards)
    rows, _ = read(page, HOSTS["none"], menu)
    assert [row[0] for row in rows if row[3]] == [None] * 6
    cards[2] = cards[2].replace(NAMES[2], "Interview")
    page = "".join(f"<article>{card}</article>" for card in cards)
    rows, _ = read(page, HOSTS["none"], menu)
    assert [row[0] for row in rows if row[3]] == [*NAMES[:2], "Interview", *NAMES[3:]]


@pytest.mark.parametrize(
    "about", ["Redaktion | 3 Min.", "Redaktion · 3 Min. Lesezeit", "heute | Redaktion"]
)
def test_house_and_minutes_beside_the_day_are_no_text(about: str) -> None:
    form = "<p>{k}</p>{h}<p><time>{d}</time> | {a}</p><p>{t}</p>"
    page = "".join(
        f"<article>{form.format(k=KICKERS[n], d=day(n), h=head(n), t=TEXTS[n], a=about)}</article>"
        for n in range(6)
    )
    rows, _ = read(page, HOSTS["profile"])
    assert rows == [(KICKERS[n], TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in range(6)]


BEHIND = {
    "small print": "<h4><a href='{u}'>{t}</a> <small>{k}</small></h4><p>[{d}] {x}</p>",
    "called so": "<h4><a href='{u}'>{t}</a> <span class='roofline'>{k}</span></h4><p>[{d}] {x}</p>",
    "bar before the day": "<h4><a href='{u}'>{t}</a></h4><p>{k} | <time>{d}</time></p><p>{x}</p>",
    "bar above": "<p>{k} | <time>{d}</time></p><h4><a href='{u}'>{t}</a></h4><p>{x}</p>",
    "comma before the day": "<h4><a href='{u}'>{t}</a></h4><p>{k}, <time>{d}</time></p><p>{x}</p>",
}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("form", BEHIND.values(), ids=BEHIND)
def test_a_kicker_behind_the_headline(form: str, host: str) -> None:
    page = "".join(
        f"<div>{form.format(k=KICKERS[n], d=day(n), u=url(n), t=TITLES[n], x=TEXTS[n])}</div>"
        for n in range(6)
    )
    rows, _ = read(page, host)
    assert rows == [(KICKERS[n], TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in range(6)]
