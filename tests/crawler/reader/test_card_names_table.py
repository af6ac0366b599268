"""Names of people and of sections on the cards of a page, which are no kickers; and what else
stands around a text: its day, and the words of the link behind it."""

from __future__ import annotations

from collections.abc import Callable

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
    rubric,
    url,
)

TITLED = (0, 2, 3, 4, 5)
"""Titles without a colon."""
PEOPLE = (
    "Vera Ender", "Nils Pott", "Dr. Ida van der Aue", "Jörg Wehrmann", "Anna-Lena Steg", "Ole Kiel",
)  # fmt: skip
TOPICS = (
    "Künstliche Intelligenz", "Digitale Teilhabe", "Nachhaltige Häfen", "Vera Ender",
    "Mobile Arbeit", "Elektronische Akte",
)  # fmt: skip
ALIKE = tuple(f"Hafen {name}" for name in NAMES)
Card = Callable[[int, str], str]
PLACES: dict[str, Card] = {
    "beside the day": lambda n, name: f"<article>{head(n)}<div><span><time>{day(n)}</time></span><span>{name}</span></div><p>{TEXTS[n]}</p></article>",
    "linked above": lambda n, name: f'<article><a href="/@wer/"><p>{name}</p></a>{head(n)}<p>{TEXTS[n]}</p><span>{day(n)}</span></article>',
    "above": lambda n, name: f"<article><p>{name}</p>{head(n)}<p>{TEXTS[n]}</p><span>{day(n)}</span></article>",
    "bold behind the text": lambda n, name: f'<div class=c>{head(n)}<time>{day(n)}</time><p>{TEXTS[n]}</p><div><img src="/{n}.jpg" alt=""><div><b>{name}</b></div></div></div>',
    "behind the text": lambda n, name: f"<article>{head(n)}<time>{day(n)}</time><p>{TEXTS[n]}</p><p>{name}</p></article>",
}  # fmt: skip


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("card", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("people", [PEOPLE, (*PEOPLE[:2], *PEOPLE[:2], *PEOPLE[:2])])
def test_a_name_on_each_card_is_the_author(people: tuple[str, ...], card: Card, host: str) -> None:
    rows, _ = read("".join(card(n, people[n]) for n in TITLED), host)
    assert rows == [(None, TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in TITLED]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("names", [TOPICS, KICKERS, (*KICKERS[:3], *PEOPLE[3:]), ALIKE])
@pytest.mark.parametrize("place", ["beside the day", "above"])
def test_topics_among_names_are_kickers(place: str, names: tuple[str, ...], host: str) -> None:
    rows, _ = read("".join(PLACES[place](n, names[n]) for n in TITLED), host)
    assert [row[:2] for row in rows] == [(names[n], TITLES[n]) for n in TITLED]


FILED: dict[str, Callable[[int], str]] = {
    "line below": lambda n: f"<article><span>{rubric(NAMES[n])}</span>{head(n)}<div>{KICKERS[n]}</div><p>{TEXTS[n]}</p><time>{day(n)}</time></article>",
    "smaller heading below": lambda n: f"<article><p>{rubric(NAMES[n])}</p>{head(n)}<h5>{KICKERS[n]}</h5><p>[{day(n)}] {TEXTS[n]}</p></article>",
}  # fmt: skip


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("card", FILED.values(), ids=FILED)
def test_of_two_lines_the_linked_one_is_the_section(card: Callable[[int], str], host: str) -> None:
    rows, _ = read("".join(map(card, range(6))), host)
    assert rows == [(KICKERS[n], TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in range(6)]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_a_linked_line_above_stays_if_those_below_repeat(host: str) -> None:
    rows, _ = read(
        "".join(
            f"<article><p>{rubric(KICKERS[n])}</p>{head(n)}<div>{('Bericht', 'Studie')[n % 2]}</div>"
            f"<p>{TEXTS[n]}</p></article>"
            for n in TITLED
        ),
        host,
    )
    assert [row[:2] for row in rows] == [(KICKERS[n], TITLES[n]) for n in TITLED]


DAYS = ("<b>{}:</b> {}", "<span>{}: </span>{}", "<i>({}):</i> {}", "<time>{}:</time> {}")


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("form", DAYS)
def test_a_day_with_a_colon_in_front_of_a_text(form: str, host: str) -> None:
    cards = (f"<div class=c>{head(n)}<p>{form.format(day(n), TEXTS[n])}</p></div>" for n in TITLED)
    rows, _ = read("".join(cards), host)
    assert rows == [(None, TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in TITLED]


MORE = (
    "<span class=sr>{}</span> weiterlesen <span>→</span>", "<span>„{}“</span> weiterlesen",
    "Lesen Sie: {}", "Weiterlesen: {} »",
)  # fmt: skip


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("more", MORE)
def test_a_link_repeats_the_headline_without_its_kicker(more: str, host: str) -> None:
    rows, _ = read(
        "".join(
            f'<article><h2><a href="{url(n)}"><small>{KICKERS[n]}</small> {TITLES[n]}</a></h2>'
            f'<p>{TEXTS[n]} <a href="{url(n)}">{more.format(TITLES[n])}</a></p></article>'
            for n in TITLED
        ),
        host,
    )
    assert rows == [(KICKERS[n], TITLES[n], None, TEXTS[n]) for n in TITLED]


BARRED = (
    "<p>von <a href='/author/x/' rel=author>Vera Ender</a> | <span>{0}</span> | {1} | 0 |</p>",
    "<p><span>{0}</span> | {1} | 12</p>", "<p><time>{0}</time> · {1} · 3 ·</p>",
)  # fmt: skip


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("line", BARRED)
def test_the_number_behind_a_bar_is_no_word_of_a_card(line: str, host: str) -> None:
    def card(n: int) -> str:
        name = f'<a href="/category/{n % 2}/" rel=tag>{NAMES[n % 2]}</a>'
        return f"<article>{head(n)}{line.format(day(n), name)}<p>{TEXTS[n]}</p></article>"

    rows, _ = read("".join(map(card, TITLED)), host)
    assert rows == [(None, TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in TITLED]
