"""Heads of articles as themes set them: subtitle, day, title twice, a list of one item."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

SITE = SITES["kommune21"]
URL = f"{LISTING}fähre-fährt-ohne-kapitän/"
TITLE = "Fähre fährt ohne Kapitän"
LEAD = "Über die Leine setzt in Moorhafen nun ein Boot über, das sich selbst steuert."
TEXT = (
    "<p>Zwei Laser tasten das Wasser ab, ein Rechner an Bord weicht Kanus und Schwänen aus.</p>"
    "<p>An Land sitzt eine Aufsicht, die das Boot mit einem Knopf anhält und zurückholt.</p>"
)
PICTURE = '<div><img src="/u/faehre.jpg" alt="" width="900" height="500"></div>'


def read(body: str, name: str = f"{TITLE} - Kommune21") -> Article:
    page = (
        f"<html lang=de><head><title>{name}</title></head><body>"
        f"<nav><a href=/k21-meldungen/>Meldungen</a></nav>{body}</body></html>"
    )
    return normalise_article(read_article(page, URL, SITE, FETCHED_AT).article)


META = "<div><span>von <a href=/author/ender/>Vera Ender</a></span><span>4. März 2025</span></div>"
KICKERS = {
    "subtitle above author and date": f"<article><h1>{TITLE}</h1><h2>Binnenschiffe</h2>{META}<p>{LEAD}</p>{TEXT}</article>",
    "day without a year in the heading": f"<article><p>Binnenschiffe</p><h2><span>4 Mrz</span> {TITLE}</h2><p>{LEAD}</p>{TEXT}</article>",
    "title in a bar and again": f"<div><h1>{TITLE}</h1></div><main><article>{PICTURE}<p>Binnenschiffe</p><h2>{TITLE}</h2><p>{LEAD}</p>{TEXT}</article></main>",
    "only item of a list": f"<ul><li><div>04.03.2025 | Vera Ender | drucken</div><div>Binnenschiffe</div><h1>{TITLE}</h1><p>{LEAD}</p>{TEXT}</li></ul>",
    "between caption and date": f"<h1>{TITLE}</h1><article>{PICTURE}<div>Die Fähre am Anleger. (Quelle: Stadt Moorhafen)</div><div><p>Binnenschiffe</p><p>[04.03.2025] {LEAD}</p>{TEXT}</div></article>",
}  # fmt: skip


@pytest.mark.parametrize("body", KICKERS.values(), ids=KICKERS)
def test_the_kicker_of_a_head(body: str) -> None:
    found = read(body)
    assert (found.kicker, found.title, found.teaser) == ("Binnenschiffe", TITLE, LEAD)
    assert "Binnenschiffe" not in (found.body or "Binnenschiffe")


def test_date_and_author_stand_above_the_only_item_of_a_list() -> None:
    found = read(KICKERS["only item of a list"])
    assert (found.published, found.byline) == ("2025-03-04", "Vera Ender")


def test_caption_and_credit_stay_where_the_kicker_follows_them() -> None:
    found = read(KICKERS["between caption and date"])
    assert (found.image_caption, found.image_credit) == ("Die Fähre am Anleger.", "Stadt Moorhafen")


NO_KICKERS = {
    "subtitle above text": f"<article><h1>{TITLE}</h1>{META}<p>{LEAD}</p><h2>Binnenschiffe</h2>{TEXT}</article>",
    "label below a caption": f"<h1>{TITLE}</h1><article>{PICTURE}<div>Die Fähre am Anleger. (Quelle: Stadt Moorhafen)</div><div><p>Anzeige</p><p>[04.03.2025] {LEAD}</p>{TEXT}</div></article>",
}  # fmt: skip


@pytest.mark.parametrize("body", NO_KICKERS.values(), ids=NO_KICKERS)
def test_what_is_no_kicker(body: str) -> None:
    found = read(body)
    assert (found.kicker, found.title, found.teaser) == (None, TITLE, LEAD)


HEAD = f"<h1>{TITLE}</h1><p>{LEAD}</p>{TEXT}"
LONG = "".join(
    f"<p>Am {n}. Tag fuhren schon mehr Leute mit als am Tag davor.</p>" for n in range(2, 20)
)
ROW = "<div><span>Vera Ender</span><span>4. März 2025</span>{}</div>"
SECTIONS = {
    "class around the link": f"<article><p>Binnenschiffe</p><h1>{TITLE}</h1>{ROW.format('<span class=category-name><a href=/k12>Smart City</a></span>')}<p>{LEAD}</p>{TEXT}</article>",
    "link behind the word in": f"<article><p><span>Geschrieben von Vera Ender am <time>4. März 2025</time>.</span> Veröffentlicht in <a href=/r7/>Smart City</a></p><p>Binnenschiffe</p>{HEAD}</article>",
    "link behind a label of its own": f"<article><p>4. März 2025</p><p>Binnenschiffe</p>{HEAD}<div><span>Publiziert in</span> <a href=/r7/>Smart City</a></div></article>",
    "link of a keyword beside the date": f"<article><div><span>4. März 2025</span><span><a href=/tag/smart-city/>Smart City</a></span></div><p>Binnenschiffe</p>{HEAD}</article>",
}  # fmt: skip


@pytest.mark.parametrize("body", SECTIONS.values(), ids=SECTIONS)
def test_the_section_of_a_row(body: str) -> None:
    found = read(body)
    assert (found.kicker, found.section) == ("Binnenschiffe", "Smart City")
    assert (found.published, found.tags) == ("2025-03-04", ())


TAGS = {
    "list by its class": f"<article>{HEAD}<ul class=tags><li>Fähren</li><li>KI</li></ul></article>",
    "row by its class": f"<main>{HEAD}<div class=tag-list><i>Fähren</i> <i>KI</i></div></main>",
    "amid the line of the date": f"<main><h1>{TITLE}</h1><p><span>04.03.2025</span> <span class=news-tags><i>Fähren</i> <i>KI</i></span> <span>Von: Vera Ender</span></p><p>{LEAD}</p>{TEXT}</main>",
    "with commas": f"<main>{HEAD}<p>Stand: 4. März 2025 <span class=keywords>Fähren, KI</span></p></main>",
}  # fmt: skip


@pytest.mark.parametrize("body", TAGS.values(), ids=TAGS)
def test_keywords_without_label_and_links(body: str) -> None:
    found = read(body)
    assert (found.tags, found.teaser) == (("Fähren", "KI"), LEAD)
    assert "Fähren" not in (found.body or "Fähren")


def test_a_list_of_the_text_stays() -> None:
    found = read(f"<article>{HEAD}<ul class=list><li>Fähren</li><li>KI</li></ul></article>")
    assert (found.tags, (found.body or "").split()[-2:]) == ((), ["Fähren", "KI"])


def test_a_name_in_the_footer_of_the_article_signs_it() -> None:
    foot = "<footer><p class=note-author>Vera Ender</p><p>Veröffentlicht am 4. März 2025</p>"
    assert read(f"<article>{HEAD}{LONG}{foot}</footer></article>").byline == "Vera Ender"
    tags = "<p>Stichwörter: <a href=/tag/ki/ rel=tag>KI</a></p>"
    box = f"<footer>{tags}<div class=author><h4>Redaktion</h4><p>Vera Ender</p></div></footer>"
    assert read(f"<article>{HEAD}{LONG}{box}</article>").byline is None


def test_a_heading_with_an_author_opens_her_box() -> None:
    box = "<div><h3><span>Autorin</span> Vera Ender</h3><p>Ist freie Journalistin.</p></div>"
    found = read(f"<article>{HEAD}</article>{box}")
    assert "freie" not in (found.body or "freie")


def test_the_leaf_of_a_calendar_is_no_caption() -> None:
    leaf = f"<div>{PICTURE}<div><span>04</span><br><span>Mrz</span></div></div>"
    found = read(f"<article><header><h1>{TITLE}</h1>{leaf}</header><p>{LEAD}</p>{TEXT}</article>")
    assert (found.image_url is None, found.image_caption) == (False, None)


def test_a_source_that_is_a_photo_studio() -> None:
    picture = f"<figure>{PICTURE}<figcaption>Am Anleger. Quelle: Foto Mende</figcaption></figure>"
    found = read(f"<article><h1>{TITLE}</h1>{picture}<p>{LEAD}</p>{TEXT}</article>")
    assert (found.image_caption, found.image_credit) == ("Am Anleger.", "Foto Mende")


def test_the_address_tells_a_headline_from_the_name_of_a_listing() -> None:
    item = f"<li><p>04.03.2025 | Vera Ender</p><p>Binnenschiffe</p><h3>{TITLE}</h3>"
    body = f"<main><h1>Neues vom Wasser</h1><ul>{item}<p>{LEAD}</p>{TEXT}</li></ul></main>"
    found = read(body, "Kommune21: Neues vom Wasser")
    assert (found.kicker, found.title, found.teaser) == ("Binnenschiffe", TITLE, LEAD)
    other = body.replace(TITLE, "Ein anderes Boot fährt auch")
    assert read(other, "Kommune21: Neues vom Wasser").title == "Neues vom Wasser"


CAPTIONS = {
    "below the lead": f"<article>{PICTURE}<h1>{TITLE}</h1><p>{LEAD}</p><p><small>Am Anleger. – Foto: Stadt Moorhafen</small></p>{TEXT}</article>",
    "label and credit apart": f"<article><h1>{TITLE}</h1><p>{LEAD}</p>{PICTURE}<div>Am Anleger.</div><div>Copyright</div><div>Stadt Moorhafen</div>{TEXT}</article>",
    "credit on the picture above the headline": f'<article><div><img src="/u/faehre.jpg" alt="" width="900" height="500"><span>© Stadt Moorhafen</span></div><div class="hero__caption">Am Anleger.</div><div><a href=/thema/smart-city>Smart City</a></div><h1>{TITLE}</h1><p>{LEAD}</p>{TEXT}</article>',
}  # fmt: skip


@pytest.mark.parametrize("body", CAPTIONS.values(), ids=CAPTIONS)
def test_a_caption_apart_from_its_picture(body: str) -> None:
    found = read(body)
    assert (found.image_caption, found.image_credit) == ("Am Anleger.", "Stadt Moorhafen")
    assert (found.teaser, found.body) == (LEAD, read(f"<article>{HEAD}</article>").body)


def test_a_comma_before_the_credit_goes() -> None:
    picture = (
        f"<figure>{PICTURE}<figcaption>Am Anleger, Foto: Stadt Moorhafen</figcaption></figure>"
    )
    assert (
        read(f"<article><h1>{TITLE}</h1>{picture}<p>{LEAD}</p>{TEXT}</article>").image_caption
        == "Am Anleger"
    )


@pytest.mark.parametrize("line", ["Fähren / KI", "Fähren · KI", "Fähren, KI"])
def test_signs_between_keywords(line: str) -> None:
    assert read(f"<article>{HEAD}<p>Stichworte: {line}</p></article>").tags == ("Fähren", "KI")
    assert read(f"<article>{HEAD}<p>Stichworte: A/B, KI</p></article>").tags == ("A/B", "KI")


def test_a_name_in_a_row_of_day_and_minutes_is_the_author() -> None:
    row = "<ul><li>Vera Ender</li><li>4. Mrz.</li><li>3 Min. Lesezeit</li></ul>"
    rest = f"<p>Binnenschiffe</p><h1>{TITLE}</h1><p>[04.03.2025] {LEAD}</p>{TEXT}"
    found = read(f"<main>{row}{rest}</main>")
    assert (found.byline, found.kicker, found.published) == (
        "Vera Ender",
        "Binnenschiffe",
        "2025-03-04",
    )
    menu = "<ul><li>Vera Ender</li><li>Unser Haus</li><li>3 Min. Lesezeit</li></ul>"
    assert read(f"<main>{menu}{rest}</main>").byline is None


def test_a_menu_named_as_one_of_keywords() -> None:
    tags = "<li><a href=/m/tags/f/>Fähren</a></li><li><a href=/m/tags/ki/>KI</a></li>"
    menu = f"<nav aria-label={{}}><ul>{tags}</ul></nav>"
    assert read(f"<main>{HEAD}{menu.format('Tags')}</main>").tags == ("Fähren", "KI")
    assert read(f"<main>{HEAD}{menu.format('Stöbern')}</main>").tags == ()
