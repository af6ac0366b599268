"""Parts of an article in places of their own: below the byline, beside the picture, in a foot."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article

SITE = SITES["rathausblick"]
URL = "https://www.rathausblick.example/k21-meldungen/fähre-fährt-elektrisch"
TITLE = "Fähre fährt elektrisch"
LEAD = "Zwischen Thalsee und Osterkoog verkehrt seit gestern ein Schiff mit Akku."
TEXT = (
    "<p>Geladen wird nachts am Anleger, mit Strom vom Dach der Werft, so der Betreiber.</p>"
    "<p>Der Kreis bezahlt ein Drittel, das Land den Rest; die Karten werden nicht teurer.</p>"
)
CAPTION = "Das Schiff am Anleger von Thalsee."
IMAGE = '<img src="/schiff.jpg" alt="Ein Schiff">'


def read(inner: str) -> Article:
    page = f"<html><head><title>{TITLE}</title></head><body>{inner}</body></html>"
    return normalise_article(read_article(page, URL, SITE, "2026-03-02T12:00:00Z").article)


def with_picture(printed: str) -> Article:
    return read(f"<main><article><h1>{TITLE}</h1><p>{LEAD}</p>{printed}{TEXT}</article></main>")


@pytest.mark.parametrize(
    "printed",
    [
        # below the picture, in no figure: the credit in a span of its own
        f"<div>{IMAGE}</div><p>{CAPTION} <span>Foto: Werft Thalsee</span></p>",
        f"<div>{IMAGE}</div><small>{CAPTION} © Werft Thalsee</small>",
        f'<div><div>{IMAGE}<small>© Werft Thalsee</small></div></div><p class="wp-caption-text">'
        f"{CAPTION}</p>",
        f"<div>{IMAGE}</div><div>{CAPTION} Bild: Werft Thalsee</div>",
        f"<div>{IMAGE}</div><div><div>{CAPTION} (Bild: Werft Thalsee)</div></div>",
        f"<figure>{IMAGE}<figcaption>{CAPTION} Foto: Werft Thalsee.</figcaption></figure>",
        # the picture of a section, which is a link to it, stands first
        f'<a href="/rubrik/3"><img src="/verkehr.png" alt="Verkehr"></a><div><div>{IMAGE}</div><div>'
        f"{CAPTION} (Foto: Werft Thalsee)</div></div>",
        # the credit above the caption
        f"<figure>{IMAGE}<small>© Werft Thalsee</small><figcaption>{CAPTION}</figcaption></figure>",
        f"<figure>{IMAGE}<span>Foto: Werft Thalsee</span><figcaption>{CAPTION}</figcaption>"
        "</figure>",
        f"<figure>{IMAGE}<figcaption><i>Foto: Werft Thalsee</i> {CAPTION}</figcaption></figure>",
    ],
)
def test_a_credit_in_an_element_of_its_own(printed: str) -> None:
    found = with_picture(printed)
    assert (found.image_caption, found.image_credit) == (CAPTION, "Werft Thalsee")
    assert found.teaser == LEAD
    assert (found.body or "").startswith("Geladen wird")
    assert CAPTION not in (found.body or "")


def test_a_sentence_far_from_a_picture_is_no_caption() -> None:
    found = with_picture(f"<div>{IMAGE}</div>{TEXT}<p>Auskunft gibt die Werft.</p><p>Foto im Netz.")
    assert found.image_caption is None
    assert "Auskunft" in (found.body or "")


ABOUT = (
    '<header><div>Von <a href="/user/3">Vera Ender</a>, <span>2. März 2025</span></div></header>'
)


def test_a_kicker_below_the_header_with_author_and_date() -> None:
    found = read(
        f"<main><h1>{TITLE}</h1><article>{ABOUT}<div><div>Verkehr</div><div>{IMAGE}</div><p>{LEAD}"
        f"</p>{TEXT}</div></article></main>"
    )
    assert (found.kicker, found.byline, found.published) == ("Verkehr", "Vera Ender", "2025-03-02")
    assert found.teaser == LEAD


@pytest.mark.parametrize("below", ["Kommentare 0", "Link wurde kopiert", "Vorlesen (3 Minuten)"])
def test_a_line_below_author_and_date_in_the_header_of_the_headline_is_none(below: str) -> None:
    found = read(
        f"<main><article><header><h1>{TITLE}</h1><p>Von Vera Ender, 2. März 2025</p><p>{below}"
        f"</p></header><p>{LEAD}</p>{TEXT}</article></main>"
    )
    assert found.kicker is None


def links(rel: str, path: str) -> str:
    return ", ".join(
        f'<span><a href="{path}{n}" rel="{rel}">{name}</a></span>'
        for n, name in enumerate(("Akku", "Werft Thalsee"))
    )


@pytest.mark.parametrize(
    ("label", "rel", "path", "tags"),
    [
        ("abgelegt unter:", "nofollow", "/suche?Subject=", ("Akku", "Werft Thalsee")),
        ("Verschlagwortet mit", "", "/thema-", ("Akku", "Werft Thalsee")),
        ("Abgelegt unter", "category tag", "/category/", ()),  # WordPress: the section
    ],
)
def test_what_an_article_is_filed_under(
    label: str, rel: str, path: str, tags: tuple[str, ...]
) -> None:
    filed = f"<div><div><span>{label}</span> {links(rel, path)}</div></div>"
    found = read(f"<main><article><h1>{TITLE}</h1><p>{LEAD}</p>{TEXT}</article>{filed}</main>")
    assert found.tags == tags


def test_the_date_in_a_long_line_of_short_pieces_below_the_text() -> None:
    many = ", ".join(f'<a href="/tag/{n}" rel="tag">Schlagwort Nummer {n}</a>' for n in range(8))
    foot = (
        '<div>Von <a href="/author/ve" rel="author">Vera Ender</a><span>|</span><span class='
        '"updated">2026-01-02T08:00:00+01:00</span><span>2. März 2025</span><span>|</span>'
        'Kategorien: <a href="/category/x" rel="category tag">Verkehr</a><span>|</span><span>Tags: '
        f"{many}</span></div>"
    )
    found = read(f"<main><article><h1>{TITLE}</h1><p>{LEAD}</p>{TEXT}{foot}</article></main>")
    assert (found.published, found.byline, len(found.tags)) == ("2025-03-02", "Vera Ender", 8)


@pytest.mark.parametrize(
    ("printed", "credit"),
    [
        ("Foto: Werft e.V.", "Werft e.V."),
        ("Foto: Werft & Co.", "Werft & Co."),
        ("Foto: A. Ender.", "A. Ender"),
        ("Foto: werft.example.", "werft.example"),
    ],
)
def test_a_full_stop_behind_a_credit(printed: str, credit: str) -> None:
    found = with_picture(f"<figure>{IMAGE}<figcaption>{CAPTION} {printed}</figcaption></figure>")
    assert found.image_credit == credit


@pytest.mark.parametrize(
    "printed",
    [
        'Tags für diesen Artikel: <a href="/t/1">Akku</a>, <a href="/t/2">Werft Thalsee</a>',
        "Schlagworte zum Beitrag: Akku, Werft Thalsee",
        # no label: the microformat says so, or the address
        '<a class="label p-category" href="/x?1">Akku</a> <a class="p-category" href="/x?2">Werft '
        "Thalsee</a>",
        '<a href="/meldungen/tag:Akku#top">Akku</a> <a href="/meldungen/tag:Werft">Werft Thalsee</a>',
    ],
)
def test_keywords_below_the_text_and_in_the_head(printed: str) -> None:
    line = f"<div><span>{printed}</span></div>"
    for head, foot in ((line, ""), ("", line)):
        found = read(
            f"<main><article><h1>{TITLE}</h1>{head}<p>{LEAD}</p>{TEXT}{foot}</article></main>"
        )
        if head and not found.tags:
            continue  # an editor's line of keywords stands below the text
        assert found.tags == ("Akku", "Werft Thalsee")
        assert "Akku" not in (found.body or "").split("\n\n")[-1].split()[:1]


def test_the_author_is_the_link_behind_von_in_a_line_about_the_article() -> None:
    foot = (
        'Veröffentlicht in <a href="/rubrik/x">Verkehr</a>; <a href="/a#kommentare">Kommentare 3</a>; '
        'Veröffentlicht <a href="/archiv/2025">vor 8 Monaten</a> von <a href="/profil/3">Vera Ender</a>'
        " 3 Minuten Lesezeit"
    )
    found = read(
        f"<main><article><h1>{TITLE}</h1><p>{LEAD}</p>{TEXT}<p>{foot}</p></article></main>"
    )
    assert found.byline == "Vera Ender"


@pytest.mark.parametrize("weekday", ["", "Sonntag, "])
def test_the_author_before_the_date_in_a_line(weekday: str) -> None:
    about = (
        '<span><span>Geschrieben von <a href="/personen/3">Vera Ender</a> am </span><time datetime='
        f'"2025-03-02T09:12:00+01:00">{weekday}2. März 2025</time></span>'
    )
    more = "<section><h3>Trackbacks</h3><p>Keine Trackbacks</p></section>"
    found = read(
        f"<main><article><header><h2>{TITLE}</h2>{about}</header><p>{LEAD}</p>{TEXT}{more}</article>"
        "</main>"
    )
    assert (found.byline, found.published) == ("Vera Ender", "2025-03-02")
    assert "Trackbacks" not in (found.body or "")


def test_labels_side_by_side_below_the_text_are_neither_text_nor_author() -> None:
    chips = "<div><span>Elektrische</span><span>Fähren</span></div>"
    found = read(f"<main><article><h1>{TITLE}</h1><p>{LEAD}</p>{TEXT}{chips}</article></main>")
    assert found.byline is None
    assert "Fähren" not in (found.body or "")
