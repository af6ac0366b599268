"""What belongs to an article although its box says otherwise: text beside an ``article`` of the
head alone, a day in a small heading, keywords in its own aside. And what all cards of a page say."""

from __future__ import annotations

import pytest

from crawler.reader import read_article
from crawler.sites import SITES
from tests.crawler.reader.test_kicker_cards_table import (
    HOSTS,
    KICKERS,
    TEXTS,
    TITLES,
    day,
    head,
    url,
)
from tests.crawler.reader.test_kicker_cards_table import read as read_cards
from tests.crawler.reader.test_names_table import H1, LEAD, P1, P2, read
from tests.support.composed import FETCHED_AT

HEAD = f"<article>{H1}<p>[07.10.2025] {LEAD}</p></article>"
P3 = "Im nächsten Jahr soll das Archiv folgen, dessen Akten derzeit ein Dienstleister einscannt."
ASIDE = "Unser Brief bringt jede Woche alles aus den Rathäusern, und zwar ganz ohne Kosten für Sie."


def box(held: str) -> str:
    return f"<div><div><div>{held}</div></div></div>"


@pytest.mark.parametrize("behind", ["", f"<aside><p>{ASIDE}</p></aside>"])
@pytest.mark.parametrize("sub", ["<h2>Ein Raum</h2>", "<header><h2>Ein Raum</h2></header>"])
def test_text_below_an_article_that_is_but_a_head(sub: str, behind: str) -> None:
    boxes = box(f"<p>{P1}</p>") + box(f"{sub}<p>{P2}</p><p>{P3}</p>")
    found = read(f"<main><div>{HEAD}</div>{boxes}</main>{behind}")
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\nEin Raum\n\n{P2}\n\n{P3}")


DAYS = (
    "12. März 2025 - Lesezeit: 2 Minuten", "12. März 2025, Lesezeit: 2 Minuten",
    "12.03.2025 – 3 Min. Lesezeit",
)  # fmt: skip


@pytest.mark.parametrize("tag", ["p", "h5", "h6"])
@pytest.mark.parametrize("line", DAYS)
def test_a_day_in_the_smallest_heading(line: str, tag: str) -> None:
    found = read(f"<div>{H1}<{tag}>{line}</{tag}><p>{LEAD}</p><p>{P1}</p><p>{P2}</p></div>")
    assert (found.published, found.body) == ("2025-03-12", f"{P1}\n\n{P2}")


def test_days_in_small_headings_of_a_text_stay() -> None:
    heads = "12. März 2025: Beschluss", "3. Mai 2025 - Baubeginn"
    parts = "".join(f"<h6>{h}</h6><p>{p}</p>" for h, p in zip(heads, (P1, P2), strict=True))
    found = read(f"<div>{H1}<p>{LEAD}</p>{parts}</div>")
    assert found.body == f"{heads[0]}\n\n{P1}\n\n{heads[1]}\n\n{P2}"


TAGS = ("Tram", "Radweg")
LINKED = '<a href="/thema/tram">Tram</a>, <a href="/thema/radweg">Radweg</a>'
MARKED = "".join(
    f'<li><a rel="tag" href="/categories/{t.lower()}/">{t}</a></li>' for t in ("Tram", "Radweg")
)
OWN = {
    "label in a menu of the footer": f"<footer><nav>Stichwörter: {LINKED}</nav></footer>",
    "microdata in an aside": f'<aside><nav><ul itemprop="keywords">{MARKED}</ul></nav></aside>',
    "label behind the section": "<footer><small>\n<span>Abgelegt unter : "
    '<a href="/bereich4/verkehr">Verkehr</a></span>\n'
    f"<span>Stichwörter : {LINKED}</span></small></footer>",
}


@pytest.mark.parametrize("mark", OWN.values(), ids=OWN)
def test_keywords_in_boxes_of_the_article(mark: str) -> None:
    found = read(f"<article>{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p>{mark}</article>")
    assert (found.tags, found.body) == (TAGS, f"{P1}\n\n{P2}")


OTHERS = {
    "unmarked": f"<aside><nav><ul>{MARKED}</ul></nav></aside></article>",
    "beside": f'</article><aside><ul itemprop="keywords">{MARKED}</ul></aside>',
}


@pytest.mark.parametrize("mark", OTHERS.values(), ids=OTHERS)
def test_links_in_asides_that_are_no_keywords(mark: str) -> None:
    assert read(f"<article>{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p>{mark}").tags == ()


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("house", ["Uferbote", "Redaktion am Ufer"])
def test_what_all_cards_say_is_no_text(house: str, host: str) -> None:
    order = (0, 2, 3, 4, 5)
    items = (
        f"<article>{head(n)}<p>{KICKERS[n]}</p><p>{house}</p><time>{day(n)}</time>"
        f"<div><p>{TEXTS[n]}</p></div></article>"
        for n in order
    )
    rows, _ = read_cards("".join(items), host)
    assert rows == [(KICKERS[n], TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in order]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_the_file_of_the_own_folder_is_no_article(host: str) -> None:
    items = "".join(f"<article>{head(n)}<p>{TEXTS[n]}</p></article>" for n in range(4))
    logo = '<p><a href="index.php"><img src="/l.gif" alt="Willkommen am Ufer"></a></p>'
    plain = read_cards(items, host)[1]
    assert len(plain) == 4
    assert read_cards(items, host, logo)[1] == plain


def test_the_file_of_another_folder_may_be_an_article() -> None:
    items = "".join(f"<article>{head(n)}<p>{TEXTS[n]}</p></article>" for n in range(4))
    _, found = read_cards(items.replace(url(3), f"{url(3)}index.html"), HOSTS["none"])
    assert [to.endswith("/index.html") for to in found] == [False, False, False, True]


def cards(box: str = "div") -> str:
    return "".join(
        f"<{box}><a href='{url(n)}'><b>{KICKERS[n]}: {TITLES[n]}</b></a><br>[{day(n)}] {TEXTS[n]} "
        f"<a href='{url(n)}'>mehr...</a></{box}>"
        for n in range(5)
    )


def reasons(body: str) -> set[str]:
    html = f"<title>Meldungen - Kommune21</title><body>{body}</body>"
    at = f"https://{HOSTS['profile']}/k21-meldungen/am-ufer/"
    found = read_article(html, at, SITES["kommune21"], FETCHED_AT)
    return {remark.reason for remark in found.article.remarks}


def test_cards_without_any_heading_are_no_article() -> None:
    assert "no-article" in reasons(f"<div>{cards()}</div>")


def test_cards_beside_a_text_without_a_heading() -> None:
    text = "".join(f"<p>{p} {p} {p}</p>" for p in (P1, P2, P3))
    assert "no-article" not in reasons(f"<div>{text}</div><div>{cards()}</div>")
    assert "no-article" not in reasons(f"<div id=app></div><aside>{cards()}</aside>")
