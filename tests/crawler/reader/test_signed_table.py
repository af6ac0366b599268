"""What a text is signed with, what is set into it, and what is said of it: line by line."""

from __future__ import annotations

import gc

import pytest

from archive.records import Article
from crawler.reader import read_article, read_listing
from crawler.sites import site_of
from pipelines.normalise import normalise_article, normalise_teaser

HOST = "https://www.wehrblatt.example"
URL = f"{HOST}/artikel/wehr-am-muehlbach-3"
NOW = "2026-03-02T12:00:00Z"
LEAD = "Am Wehr in Osterkoog misst seit dem Frühjahr ein Sensor, wie hoch der Mühlbach steht."
ONE = "Die Werte laufen alle zehn Minuten in die Leitstelle, die bei Hochwasser sofort Alarm gibt."
TWO = (
    "Bezahlt haben die Anlage der Kreis und die Gemeinde je zur Hälfte, gewartet wird sie vor Ort."
)
WHOLE = f"{ONE}\n\n{TWO}"


def read(behind: str, *, above: str = "", text: str = "", lead: str = f"<p>{LEAD}</p>") -> Article:
    text = text or f"<p>{ONE}</p><p>{TWO}</p>{behind}"
    page = (
        f"<title>Wehr am Mühlbach | Wehrblatt</title><main><article>{above}<h1>Wehr am Mühlbach</h1>"
        f"{lead}<div>{text}</div>{behind if text == behind else ''}</article></main>"
    )
    return normalise_article(read_article(page, URL, site_of(URL), NOW).article)


SIGNED = {
    "mark, then date": "<p>(ve)</p><p>[02.03.2025]</p>",
    "date, then mark": "<p>[02.03.2025]</p><p>(ve)</p>",
    "in one line": "<p>(ve) [02.03.2025]</p>",
    "the other way": "<p>[02.03.2025] (ve)</p>",
    "with a sign between": "<p>ve · [02.03.2025]</p>",
    "in boxes of their own": "<div><div>[02.03.2025]</div></div><div><div>(ve)</div></div>",
    "before a foot": "<p>[02.03.2025]</p></div><footer><p>(ve)</p></footer><div>",
}


@pytest.mark.parametrize("name", SIGNED)
@pytest.mark.parametrize("tags", ["", "<p>Stichwörter: Wehr, Sensor</p>"])
def test_date_and_mark_below_a_text_are_no_text(name: str, tags: str) -> None:
    found = read(SIGNED[name] + tags)
    assert (found.teaser, found.body) == (LEAD, WHOLE)
    assert (found.published, found.byline) == ("2025-03-02", "ve")


def test_date_and_mark_behind_the_last_sentence() -> None:
    found = read("", text=f"<p>{ONE}</p><p>{TWO} (ve) [02.03.2025]</p>")
    assert (found.body, found.published, found.byline) == (WHOLE, "2025-03-02", "ve")


@pytest.mark.parametrize(
    "label", ["Anmerkung der Redaktion", "Korrektur", "Berichtigung vom 3. März"]
)
def test_a_mark_stands_above_a_note_of_the_editors(label: str) -> None:
    note = f"{label}: Das Wehr misst der Kreis, nicht die Gemeinde."
    found = read("", text=f"<p>{ONE}</p><p>{TWO} (ve)</p><p><i>{note}</i></p>")
    assert (found.body, found.byline) == (f"{WHOLE}\n\n{note}", "ve")


def test_a_sentence_behind_brackets_makes_no_mark_of_them() -> None:
    behind = "Korrektur lesen am Wehr Freiwillige, und zwar jeden Abend: vier Stunden lang."
    found = read("", text=f"<p>{ONE}</p><p>{TWO} (ve)</p><p>{behind}</p>")
    assert (found.body, found.byline) == (f"{WHOLE} (ve)\n\n{behind}", None)


BOX = (
    "<div><h3>Post vom Wehr</h3><p>Mit unserem Brief erhalten Sie jeden Monat, was an Wehren "
    "geschieht, direkt ins Postfach.</p><form><input {} name='m'><button>Ja</button></form></div>"
)


def test_a_text_goes_on_behind_a_box_that_asks_for_an_address() -> None:
    box = BOX.format("type='email'")
    assert read("", text=f"<p>{ONE}</p>{box}<p>{TWO}</p>").body == WHOLE


BEHIND = {
    "comments with their number": "<section><h2>Kommentare <span>1</span></h2><article><p>Nils</p>"
    f"<p>1. Februar 2026</p><p>{LEAD} Bei uns auch, und das seit Jahren.</p></article></section>",
    "one comment": "<div><h3>Ein Kommentar zu „Wehr am Mühlbach“</h3><ul><li><p>Bei uns hat das nie "
    "funktioniert, und gefragt hat uns auch keiner, wie immer.</p></li></ul></div>",
    "an author and his picture": '<div><a href="/autoren/3"><img src="/p.jpg" alt="Nils Pott"></a>'
    "<section><h5>Nils Pott</h5><p>Nils Pott schreibt seit vielen Jahren über Deiche, Wehre und "
    "alles, was Wasser hält.</p><span>Artikel: 21</span></section></div>",
}


@pytest.mark.parametrize("name", BEHIND)
def test_what_stands_below_a_text_is_none_of_it(name: str) -> None:
    found = read(BEHIND[name])
    assert (found.body, found.published) == (WHOLE, None)


BYLINES = {
    "a line each": "<ul><li>von <a href='/autor/ve' rel='author'>Vera Ender</a></li><li>von <a "
    "href='/autor/np' rel='author'>Nils Pott</a></li><li>3 Min. Lesezeit</li></ul>",
    "an item each": "<ul><li itemprop='author' itemscope><a href='/user/4'><span itemprop='name'>Vera "
    "Ender</span></a></li><li itemprop='author' itemscope><a href='/user/5'><span itemprop='name'>"
    "Nils Pott</span></a></li><li>2 Kommentare</li></ul>",
    "with how much they wrote": "<div><img src='/a.jpg' alt='Vera Ender'><p itemprop='author'>Vera "
    "Ender<br><small>4 Beiträge</small></p></div><div><img src='/b.jpg' alt='Nils Pott'><p itemprop="
    "'author'>Nils Pott<br><small>9 Beiträge</small></p></div>",
    "names above the section": "<div><span>Vera Ender</span></div><div><span>Nils Pott</span></div>"
    "<div><a href='/rubrik/wasser/'>Wasser</a></div>",
    "behind the date": "<p><time datetime='2025-03-02'>[02.03.2025]</time> von Vera Ender und Nils "
    "Pott <span>(0 Kommentare)</span></p>",
}  # fmt: skip


@pytest.mark.parametrize("name", BYLINES)
def test_each_author_has_a_line(name: str) -> None:
    found = read("", lead=f"{BYLINES[name]}<h2>{LEAD}</h2>")
    said = (found.byline or "").replace(" und ", ", ")
    assert (said, found.teaser, found.body) == ("Vera Ender, Nils Pott", LEAD, WHOLE)


PICTURES = {
    "in the header of the article": (
        "<header><img src='/wehr.jpg' alt='Wehr'><span><p>Das Wehr im März.</p></span><span>(Foto: "
        "Kreis)</span><ul><li><a href='/rubrik/wasser/'>Wasser</a></li></ul><p>Hochwasser</p>",
        "</header>",
    ),
    "a figure of words alone": (
        "<a href='/gross.jpg'><img src='/wehr.jpg' alt='Wehr'></a><p>Hochwasser</p>",
        "<figure><figcaption>Das Wehr im März.</figcaption><small>Bild: Kreis</small></figure>",
    ),
    "below the headline, far from its picture": (
        "<img src='/wehr.jpg' alt='Wehr'><p>Hochwasser</p>",
        "<p>Wasser ist ein Thema für den ganzen Landkreis und seine Gemeinden.</p><p><small>Das Wehr "
        "im März. (Foto: Kreis)</small></p>",
    ),
    "without words, with a credit alone": (
        "<div><img src='/wehr.jpg' alt=''><span>Das Wehr im März. (Foto: Kreis)</span></div>", "",
    ),
    "printed again under its next name": (
        "<div><img src='/wehr.jpg' alt='Wehr'></div>",
        "<figure><img src='/wehr-2.jpg' alt=''><figcaption>Das Wehr im März. (Foto: Kreis)"
        "</figcaption></figure>",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PICTURES)
def test_a_caption_belongs_to_the_picture_above(name: str) -> None:
    above, below = PICTURES[name]
    found = read("", above=above, lead=f"{below}<p>{LEAD}</p>")
    assert found.image_url == f"{HOST}/wehr.jpg"
    assert (found.image_caption, found.image_credit) == ("Das Wehr im März.", "Kreis")
    assert "Das Wehr im März" not in f"{found.teaser}{found.body}"


FILED = {
    "the badge of a keyword": "<p><a href='/tag/wasser/'>Wasser</a></p>",
    "its address": "<p><a href='/ressort/wasser'>Wasser</a></p>",
    "the name of its element": "<p><span class='news-category'>Wasser</span></p>",
}


CASES = [(name, kicker) for name in FILED for kicker in ("Hochwasser", None)][:-1]
"""Where nothing but its name tells a section from a kicker, there is one beside it."""


@pytest.mark.parametrize(("name", "kicker"), CASES)
def test_a_section_is_no_kicker(name: str, kicker: str | None) -> None:
    below = "element" in name
    line = f"<p>{kicker}</p>" if kicker else ""
    found = read(
        "", above=line if below else FILED[name] + line,
        lead=f"{FILED[name] if below else ''}<p>{LEAD}</p>",
    )  # fmt: skip
    assert found.section == "Wasser"
    assert found.kicker == kicker


KEYWORDS = {
    "labels without links": "<div class='blog-tags'><span class='b'>Wehr</span> <span class='b'>Sensor"
    "</span></div>",
    "links by a parameter": "<ul><li><a href='/a?tag=wehr'>Wehr</a></li><li><a href='/a?tag=sensor'>"
    "Sensor</a></li></ul>",
}  # fmt: skip


@pytest.mark.parametrize("name", KEYWORDS)
def test_keywords_below_the_text(name: str) -> None:
    found = read(KEYWORDS[name])
    assert (found.tags, found.body, found.byline) == (("Wehr", "Sensor"), WHOLE, None)


def test_a_time_that_a_script_fills_in() -> None:
    assert read("<footer><time datetime='2025-03-02'></time></footer>").published == "2025-03-02"
    other = "<article><time datetime='2025-03-02'></time></article>"
    assert read(f"<aside><time datetime='2025-03-02'></time></aside>{other}").published is None


def test_a_page_of_a_few_words_is_no_article() -> None:
    page = (
        "<title>Übersicht</title><h2>Übersicht</h2><p>Wählen Sie ein Thema.</p><h2>Themen</h2><ul>"
        "<li><a href='/t-1'>Wehre</a></li><li><a href='/t-2'>Deiche</a></li></ul><h2>Wetter</h2>"
        "<p>Heute bewölkt.</p>"
    )
    remarks = read_article(page, URL, site_of(URL), NOW).article.remarks
    assert [remark.reason for remark in remarks] == ["no-article"]


LISTED = {
    "badge, minutes and a more-link that says more": "<article><p><a href='/rubrik/wasser/'>Wasser</a>"
    "</p><p>{kicker}</p><h2><a href='{to}'>{title}</a></h2><span>3 Minuten</span><p>{text}</p><a "
    "href='{to}'>Mehr erfahren <span>Mehr über {title} erfahren</span></a></article>",
    "section below a marked kicker": "<li><h3><a href='{to}'><span>{kicker}:</span> {title}</a></h3><p>"
    "<span>Wasser</span></p><div>{text}</div></li>",
    "kicker beside the date, short texts": "<article><h2><a href='{to}'>{title}</a></h2><ul><li>"
    "{kicker}</li><li>2. März 2025</li></ul><p>{text}</p><a href='{to}'>mehr...<span>{title}</span>"
    "</a></article>",
}  # fmt: skip
NEWS = (
    ("Osterkoog", "Wehr am Mühlbach", "Ein Sensor misst den Stand."),
    ("Thalsee", "Antrag in 15 Minuten", "Das Amt prüft am selben Tag."),
    ("Kreis Moor", "Deiche wachsen", "Zwei Meter kommen dazu."),
)


@pytest.mark.parametrize("name", LISTED)
def test_a_card_has_its_own_kicker_and_text(name: str) -> None:
    cards = "".join(
        LISTED[name].format(kicker=kicker, title=title, text=text, to=f"/artikel/meldung-{n}")
        for n, (kicker, title, text) in enumerate(NEWS)
    )
    page = f"<main><h1>Artikel</h1><div>{cards}</div></main>"
    found = read_listing(page, f"{HOST}/artikel", site_of(HOST), "listing", NOW).teasers
    rows = [(t.kicker, t.title, t.text) for t in map(normalise_teaser, found)]
    assert rows == list(NEWS)


@pytest.mark.parametrize(
    "link",
    [
        "<link rel='next' href='/artikel/page/2/'>",
        "<a class='next' href='/artikel/page/2/'>x</a>",
        "<a href='/artikel/page/2/'>Ältere Einträge</a>",
        "<nav><a class='next' href='/artikel?b_start:int=10'>10 weitere</a></nav>",
    ],
)
def test_a_page_of_a_listing_is_no_article_where_no_profile_says_so(link: str) -> None:
    items = "".join(f"<h2><a href='/artikel/meldung-{n}'>Meldung vom Wehr</a></h2>" for n in "123")
    found = read_listing(
        f"<main>{items}</main>{link}", f"{HOST}/artikel/", site_of(HOST), "listing", NOW
    )
    assert found.next is not None
    assert ("page/2" in found.next) or ("b_start" in found.next)
    assert found.next not in found.articles


@pytest.mark.parametrize("collects", [True, False])
def test_the_collector_is_left_as_it_was(collects: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if collects else gc.disable)()
        read("")
        assert gc.isenabled() is collects
    finally:
        (gc.enable if was else gc.disable)()


def test_a_name_is_no_list_of_its_syllables() -> None:
    assert read("<p>— Roland Hundt</p>").byline == "Roland Hundt"


@pytest.mark.parametrize("items", [("Erster Pegel", "Zweiter Pegel"), ("Haus Nord", "Haus Süd")])
def test_the_last_item_of_a_list_is_no_author(items: tuple[str, ...]) -> None:
    found = read("<ul>{}</ul>".format("".join(f"<li>{item}</li>" for item in items)))
    assert (found.byline, found.body) == (None, f"{WHOLE}\n\n" + "\n".join(items))
