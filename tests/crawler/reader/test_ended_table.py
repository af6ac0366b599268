"""What ends a text: the author's mark, the keywords, comments; what stands behind is not read."""

from __future__ import annotations

import pytest

from archive.records import Article
from crawler.reader import read_article
from crawler.sites import site_of
from pipelines.normalise import normalise_article

HOST = "https://www.deichblatt.example"
URL = f"{HOST}/artikel/pumpe-am-siel-7"
NOW = "2026-03-02T12:00:00Z"
LEAD = "Am Siel in Westerhever läuft die neue Pumpe seit Ostern mit Strom vom eigenen Dach."
ONE = "Gebaut hat sie der Deichverband in nur vier Monaten, denn die alte war schon zweimal defekt."
TWO = "Bei Sturmflut schaltet sie auf ein Aggregat um, das im Keller des Schöpfwerks steht."
THREE = "Im Herbst sollen zwei weitere Siele folgen, über die der Kreistag noch zu beraten hat."
WHOLE = f"{ONE}\n\n{TWO}"
MARK = "<p>(hk)</p>"
CHIPS = (
    '<div><a href="/tag/siel/" rel="tag">Siel</a><a href="/tag/pumpe/" rel="tag">Pumpe</a></div>'
)
REPLIES = "<div><h3>2 Kommentare</h3><div><p>wattwurm, 3. März 2026</p></div></div>"

BEHIND = {
    "a publisher": "<div><div><p>Der Deichverlag sitzt seit 1954 in Husum und gibt drei Hefte und eine Karte heraus.</p></div></div>",
    "a leaflet": "<div><h2>Zum Mitnehmen</h2><p>Das Faltblatt führt an neun Schöpfwerken vorbei, die alle noch in Betrieb sind.</p></div>",
    "two boxes": "<div><div><p>Stimmen von der Küste</p><p>Wie es sich mit dem Wasser lebt, erzählen Leute vom Deich in einer Reihe.</p></div></div>" * 2,
}  # fmt: skip


def read(inside: str, beside: str = "", below: str = "") -> Article:
    page = (
        f"<title>Pumpe am Siel | Deichblatt</title><main><div><h1>Pumpe am Siel</h1><p>{LEAD}</p>"
        f"<div class=t>{inside}</div>{beside}</div>{below}</main>"
    )
    return normalise_article(read_article(page, URL, site_of(URL), NOW).article)


@pytest.mark.parametrize("name", BEHIND)
@pytest.mark.parametrize("section", ["", "<p>Bereich: <a href='/themen/kueste/'>Küste</a></p>"])
def test_a_mark_ends_the_text(name: str, section: str) -> None:
    found = read(f"<p>{ONE}</p><p>{TWO}</p>{MARK}", section + BEHIND[name])
    assert (found.teaser, found.body, found.byline) == (LEAD, WHOLE, "hk")


@pytest.mark.parametrize("name", BEHIND)
def test_a_mark_behind_the_last_sentence_ends_the_text(name: str) -> None:
    found = read(f"<p>{ONE}</p><p>{TWO} (hk)</p>", BEHIND[name])
    assert (found.body, found.byline) == (WHOLE, "hk")


def test_a_text_goes_on_behind_a_mark_in_its_own_box() -> None:
    found = read(f"<p>{ONE}</p><p>{TWO} (hk)</p><p>{THREE}</p>")
    assert found.body is not None
    assert found.body.endswith(THREE)


def test_a_text_behind_its_first_mark_is_not_lost() -> None:
    long = "".join(f"<p>{THREE} Das ist der {n}. Siel.</p>" for n in range(2, 9))
    found = read(f"<p>{ONE} (hk)</p>", f"<div>{long}</div>")
    assert found.body is not None
    assert found.body.count(THREE) == 7


COLUMN = (
    "<div><div><p>Deichtag in Büsum</p><p>Am 21. und 22. Mai treffen sich in Büsum 300 Leute vom "
    "Deich, für 90 Euro gibt es zwei Tage, ein Essen und einen Platz im Bus zum Schöpfwerk.</p>"
    "</div></div>"
)
"""A column beside the text, as a grid prints it: the boxes of the text are around it, too."""


@pytest.mark.parametrize("end", [CHIPS, REPLIES], ids=["keywords", "comments"])
def test_a_column_behind_keywords_or_comments_is_no_text(end: str) -> None:
    found = read(f"<p>{ONE}</p><p>{TWO}</p>", end, COLUMN)
    assert (found.teaser, found.body) == (LEAD, WHOLE)


@pytest.mark.parametrize("end", [CHIPS, REPLIES], ids=["keywords", "comments"])
def test_a_text_goes_on_behind_keywords_or_comments_in_its_own_box(end: str) -> None:
    found = read(f"<p>{ONE}</p>{end}<p>{TWO}</p><p>{THREE}</p>")
    assert found.body is not None
    assert found.body.endswith(THREE)


OTHERS = (
    "<div><h3>Das könnte Sie auch interessieren</h3><ul><li><a href='/artikel/watt-9'>Watt wächst"
    "</a> <time>1. März 2026</time></li><li><a href='/artikel/ebbe-8'>Ebbe fällt aus</a> "
    "<time>2. März 2026</time></li></ul></div>"
)
LABELLED = (
    "<div><span>Stichwörter</span> <a href='/tag/siel/'>Siel</a> <a href='/tag/pumpe/'>Pumpe</a>"
    "</div>"
)


def tags(behind: str, below: str = "") -> tuple[str, ...]:
    page = (
        f"<title>Pumpe am Siel | Deichblatt</title><main><div><div><h1>Pumpe am Siel</h1>"
        f"<p>{LEAD}</p><p>{ONE}</p><p>{TWO}</p>{OTHERS}</div>{behind}</div>{below}</main>"
    )
    return normalise_article(read_article(page, URL, site_of(URL), NOW).article).tags


def test_own_keywords_may_stand_behind_other_articles() -> None:
    assert tags(LABELLED) == ("Siel", "Pumpe")


@pytest.mark.parametrize("around", ["<div><h3>Termine</h3>{}</div>", "<aside>{}</aside>"])
def test_the_keywords_of_the_site_behind_other_articles_are_not_the_articles(around: str) -> None:
    assert tags("", around.format(LABELLED)) == ()


def test_a_list_of_articles_may_hold_the_own_one() -> None:
    """Its heading has the title word for word, as the headline has, and a kicker besides."""
    listed = "".join(
        f"<article><a href='{url}'><h3><span>Küste: </span><span>{title}</span></h3></a>"
        "<time>1. März 2026</time></article>"
        for url, title in (
            ("/artikel/ebbe-8", "Ebbe fällt aus"), ("/artikel/watt-9", "Watt wächst"),
            (URL, "Pumpe am Siel"),
        )
    )  # fmt: skip
    found = read(f"<p>{ONE}</p><p>{TWO}</p>", "", f"<section><h2>Neu</h2>{listed}</section>")
    assert (found.title, found.kicker, found.body) == ("Pumpe am Siel", None, WHOLE)


INLINE = (
    "<div><h4>Lesen Sie auch</h4><div><h5><a href='/artikel/watt-9'>Watt wächst</a></h5>"
    "<time>1. März 2026</time></div></div>"
)


def test_a_list_of_keywords_is_own_though_a_box_of_its_kind_stands_amid_the_text() -> None:
    keys = (
        "<div><h3>Schlagwörter</h3><ul><li><a href='/tag/siel'>Siel</a></li>"
        "<li><a href='/tag/pumpe'>Pumpe</a></li></ul></div>"
    )
    page = (
        f"<title>Pumpe am Siel | Deichblatt</title><main><article><h1>Pumpe am Siel</h1>"
        f"<p>{LEAD}</p><div><p>{ONE}</p></div>{INLINE}<div><p>{TWO}</p>{MARK}</div>{keys}"
        "</article></main>"
    )
    assert normalise_article(read_article(page, URL, site_of(URL), NOW).article).tags == (
        "Siel",
        "Pumpe",
    )


@pytest.mark.parametrize("title", ["Pumpe am Siel", "Pumpe am Siel - Deichblatt"])
def test_a_kicker_that_one_of_two_names_has_is_split_off(title: str) -> None:
    page = (
        f"<title>{title}</title><meta property='og:title' content='Küste: Pumpe am Siel'>"
        f"<main><article><h1>Küste: Pumpe am Siel</h1><p>{LEAD}</p><p>{ONE}</p><p>{TWO}</p>"
        "</article></main>"
    )
    found = normalise_article(read_article(page, URL, site_of(URL), NOW).article)
    assert (found.kicker, found.title) == ("Küste", "Pumpe am Siel")


def test_author_and_section_touch() -> None:
    line = (
        "<div><span>Von <a href='/author/ida-lenz/'>Ida Lenz</a></span>"
        "<span><a href='/themen/kueste/' rel='category tag'>Küste</a></span></div>"
    )
    page = (
        f"<title>Pumpe am Siel</title><main><article><h1>Pumpe am Siel</h1>{line}"
        f"<p>{LEAD}</p><p>{ONE}</p><p>{TWO}</p></article></main>"
    )
    found = normalise_article(read_article(page, URL, site_of(URL), NOW).article)
    assert (found.byline, found.section) == ("Ida Lenz", "Küste")
