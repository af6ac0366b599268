"""Parts of an article that themes print apart: footers, chips, hero pictures, boxes in the text."""

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
LINES = (
    "Geladen wird nachts am Anleger, mit Strom vom Dach der Werft, so der Betreiber am Montag.",
    "Der Kreis bezahlt ein Drittel, das Land den Rest; die Karten werden vorerst nicht teurer.",
    "Im Sommer soll ein zweites Schiff folgen, wenn der Anleger am Nordufer erneuert worden ist.",
)
P = [f"<p>{line}</p>" for line in LINES]
TEXT = "".join(P)
HEAD = f"<h1>{TITLE}</h1><p>{LEAD}</p>"


def read(inner: str) -> Article:
    page = f"<html><head><title>{TITLE}</title></head><body>{inner}</body></html>"
    return normalise_article(read_article(page, URL, SITE, "2026-03-02T12:00:00Z").article)


AUTHOR = (
    '<div><div><img alt="" src="/a.png" width="42" height="42"></div><div><h2><span>Autor:</span> '
    "Vera Ender</h2><p>Vera Ender schreibt über Schiffe.</p></div></div>"
)
FOOTER = (
    '<footer><span><span>Autor </span><a href="/author/ve/">Vera Ender</a></span><span><span>'
    f'Veröffentlicht am </span><a href="{URL}" rel="bookmark"><time datetime="2025-03-02T09:12:00'
    '+01:00">2. März 2025</time><time datetime="2025-11-02T08:00:00+01:00">2. November 2025</time>'
    '</a></span><span><span>Kategorien </span><a href="/category/verkehr/" rel="category tag">'
    'Verkehr</a></span><span><span>Schlagwörter </span><a href="/tag/verkehr/" rel="tag">Verkehr'
    '</a>, <a href="/tag/akku/" rel="tag">Akku</a></span></footer>'
)


@pytest.mark.parametrize("box", ["", AUTHOR])
def test_the_footer_of_the_article_says_when_and_which_keywords(box: str) -> None:
    found = read(f"<main><article>{HEAD}<div>{TEXT}</div>{box}{FOOTER}</article></main>")
    assert (found.published, found.byline) == ("2025-03-02", "Vera Ender")
    assert (found.tags, found.section) == (("Verkehr", "Akku"), "Verkehr")
    assert found.published_also == ()


def test_the_footer_of_a_comment_says_nothing() -> None:
    comment = '<article><p>Endlich!</p><footer><time datetime="2025-03-09">9.3.2025</time></footer>'
    found = read(
        f"<main><article>{HEAD}{TEXT}</article><h2>Kommentare</h2>{comment}</article></main>"
    )
    assert found.published is None


@pytest.mark.parametrize(
    ("printed", "tags"),
    [
        (
            "<div><span>Schlagwörter:</span><span>Fähre</span><span>Akku</span></div>",
            ("Fähre", "Akku"),
        ),
        (
            "<div><span>Tags</span><span>Fähre</span><span>Werft | Dock</span></div>",
            ("Fähre", "Werft | Dock"),
        ),
        ("<p>Stichwörter: Fähre, Werft | Dock, Akku</p>", ("Fähre", "Werft | Dock", "Akku")),
        ("<p>Stichwörter: Fähre | Akku</p>", ("Fähre", "Akku")),
        ("<p><b>Stichwörter:</b> <i>Fähre</i> | <i>Akku</i></p>", ("Fähre", "Akku")),
        ("<p><b>Stichwörter:</b> Fähre · Akku</p>", ("Fähre", "Akku")),
    ],
)
def test_keywords_one_by_one(printed: str, tags: tuple[str, ...]) -> None:
    assert read(f"<main><div>{HEAD}{TEXT}</div>{printed}</main>").tags == tags


CAPTION = ("Das Schiff am Anleger von Thalsee.", "Werft Thalsee")
HERO = (
    '<div><img src="/hero.jpg" alt="Schiff von vorn"><div>Das Schiff am Anleger von Thalsee.</div>'
    "<div>(Bildquelle: Werft Thalsee)</div></div>"
)
FIGURE = (
    '<figure><img src="/im-text.jpg" alt="Schiff"><figcaption>Das Schiff am Anleger von Thalsee. '
    "(Bildquelle: Werft Thalsee)</figcaption></figure>"
)


@pytest.mark.parametrize("kicker", ["", "<div><span>Verkehr</span></div>"])
def test_the_caption_of_a_picture_above_the_headline_in_plain_boxes(kicker: str) -> None:
    found = read(f"<section>{HERO}<div>{kicker}{HEAD}</div>{TEXT}</section>")
    assert (found.image_caption, found.image_credit) == CAPTION
    assert found.kicker == ("Verkehr" if kicker else None)
    assert CAPTION[0] not in f"{found.teaser} {found.body}"


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ('<img src="/symbol.jpg" alt="">', "im-text.jpg"),  # it decorates (HTML, 4.8.4.4.3)
        ('<img src="/symbol.jpg" alt="Ein Symbol">', "symbol.jpg"),
        ('<img src="/symbol.jpg">', "symbol.jpg"),
    ],
)
def test_a_decoration_gives_way_to_a_picture_with_a_caption(first: str, expected: str) -> None:
    found = read(f"<main><figure>{first}</figure>{HEAD}{FIGURE}{TEXT}</main>")
    assert (found.image_url or "").endswith(expected)
    assert found.image_credit == (CAPTION[1] if expected == "im-text.jpg" else None)
    alone = read(f"<main><figure>{first}</figure>{HEAD}{TEXT}</main>")
    assert (alone.image_url or "").endswith("symbol.jpg")


BOX = (
    '<div><div>Mehr zum Thema</div><ul><li><a href="/k21-meldungen/deich">Deich wächst</a></li>'
    '<li><a href="/k21-meldungen/wehr">Wehr fertig</a></li></ul></div>'
)


@pytest.mark.parametrize(
    "begins",
    [
        "<table><tr><th>Strecke</th><th>Zeit</th></tr><tr><td>Nord</td><td>9 Min</td></tr></table>",
        "<blockquote><p>Man hört nur noch das Wasser, und das ist schön so.</p></blockquote>",
        "<h2>Wie es weitergeht</h2><ul><li>Anleger</li><li>Schiff</li></ul>",
    ],
)
def test_a_text_goes_on_behind_a_box_with_whatever_it_begins(begins: str) -> None:
    found = read(
        f"<section><div>{HEAD}</div><div>{P[0]}{P[1]}</div>{BOX}<div>{begins}{P[2]}<p>{LINES[2]}"
        "</p></div></section>"
    )
    assert all(line in (found.body or "") for line in LINES)
    assert "Deich wächst" not in (found.body or "")
    for word in ("Nord", "Wasser", "Anleger"):
        assert word not in begins or word in (found.body or "")


@pytest.mark.parametrize("label", ["Dateien", "Downloads", "Anhang", "Dokumente zum Download:"])
def test_files_to_download_are_no_text(label: str) -> None:
    files = (
        f"<div><div><h4>{label}</h4><ul><li><span><a href='/plan.pdf'>Fahrplan (PDF)</a></span> "
        "<span>312 KB</span></li></ul></div></div>"
    )
    back = '<div><a href="/aktuelles/">Zurück</a></div>'
    found = read(f"<main><div>{HEAD}<div>{TEXT}</div>{back}{files}</div></main>")
    assert (found.body or "").split("\n\n") == list(LINES)


def test_a_section_beside_the_date_is_no_author() -> None:
    crumbs = '<nav><ol><li><a href="/">Start</a></li><li>Open Government</li></ol></nav>'
    meta = '<meta property="article:section" content="Open Government">'
    line = '<div><time datetime="2025-03-02">2.3.2025</time> <span>Open Government</span></div>'
    found = read(f"{meta}{crumbs}<main><h1>{TITLE}</h1>{line}<p>{LEAD}</p>{TEXT}</main>")
    assert (found.byline, found.published) == (None, "2025-03-02")


@pytest.mark.parametrize("outer", [0, 3, 7])
@pytest.mark.parametrize("inner", [0, 3, 7])
def test_a_portrait_and_what_is_said_of_it_are_no_text(outer: int, inner: int) -> None:
    said = "<h3>Vera Ender</h3><p>schreibt seit 2011 über Schiffe und mag kein Wasser.</p>"
    box = f"{'<div>' * inner}<div>{said}</div>{'</div>' * inner}"
    author = f'<div><img src="/ve-96.jpg" alt="Vera Ender">{box}</div>'
    around = f"{'<div>' * outer}{author}{'</div>' * outer}"
    found = read(f"<main><article>{HEAD}<div>{TEXT}</div>{around}</article></main>")
    assert (found.body or "").split("\n\n") == list(LINES)


def test_a_name_with_its_mail_address_heads_what_is_said_of_the_author() -> None:
    mail = '<span><a href="mailto:ender@bote.example">ender@bote.example</a></span>'
    said = "<p>Vera Ender schreibt seit 2011 über Schiffe und mag kein Wasser.</p>"
    box = f"<div><div><h3>Vera Ender{mail}</h3></div>{said}</div>"
    head = HEAD.replace("</h1>", "</h1><p>Von Vera Ender und Nils Pott</p>")
    text = f"{P[0]}{P[1]}<h2>Was noch folgt</h2>{P[2]}"
    found = read(f"<main><article>{head}<p>2.3.2025</p><div>{text}</div>{box}</article></main>")
    assert (found.body or "").split("\n\n") == [*LINES[:2], "Was noch folgt", LINES[2]]


STAMP = "2025-11-02T08:00:00+01:00"
UPDATED = f'<time class="updated" datetime="{STAMP}">2. November 2025</time>'
HIDDEN = f'<span class="updated snippet-hidden">{STAMP}</span>'
SCHEMA = (
    f'<meta itemprop="dateModified" content="{STAMP}">'
    f'<time itemprop="dateModified" datetime="{STAMP}">2.11.2025</time>'
)
ISSUED = (
    '<time class="entry-date published" datetime="2025-03-02T09:12:00+01:00">2. März 2025</time>'
)


@pytest.mark.parametrize("changed", [UPDATED, HIDDEN, SCHEMA])
@pytest.mark.parametrize("issued", [ISSUED, "<span>2. März 2025</span>", "2. März 2025"])
@pytest.mark.parametrize("between", ["", " ", " | "])
@pytest.mark.parametrize("first", [True, False])
def test_when_a_text_was_changed_is_not_when_it_was_published(
    changed: str, issued: str, between: str, first: bool
) -> None:
    line = between.join((changed, issued) if first else (issued, changed))
    found = read(f"<article><h1>{TITLE}</h1><p>{line}</p><p>{LEAD}</p>{TEXT}</article>")
    assert (found.published, found.title) == ("2025-03-02", TITLE)
    assert found.body is not None
    assert "2025" not in f"{found.kicker} {found.teaser} {found.body}"


def test_a_stamp_that_stands_alone_is_all_that_the_page_says() -> None:
    found = read(f"<article><h1>{TITLE}</h1><p>{UPDATED}</p><p>{LEAD}</p>{TEXT}</article>")
    assert found.published == "2025-11-02"


@pytest.mark.parametrize("tag", ["footer", "cite", "p"])
def test_who_is_quoted_is_part_of_the_quotation(tag: str) -> None:
    quote = f"<blockquote><p>{LINES[1]}</p><{tag}>Jule Harm, Kapitänin</{tag}></blockquote>"
    found = read(f"<article>{HEAD}{P[0]}{quote}{P[2]}</article>")
    assert found.body is not None
    assert "Jule Harm, Kapitänin" in found.body
    assert LINES[2] in found.body
