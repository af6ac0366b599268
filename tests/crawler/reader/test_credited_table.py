"""Who took the picture, who wrote the text, what it is filed under: in places of their own."""

from __future__ import annotations

from datetime import date

import pytest

from archive import Article, Teaser
from crawler.reader import read_article, read_listing
from crawler.sites import SITES, site_of
from pipelines.dates import read_date
from pipelines.normalise import normalise_article
from pipelines.validate import fault

HOST = "https://www.kanalbote.example"
URL = f"{HOST}/meldung/hubbruecke-ruht"
SITE = site_of(URL)
NOW = "2026-03-02T12:00:00Z"
TITLE = "Hubbrücke ruht über Nacht"
LEAD = "In Klein Wehrden bleibt die Brücke über den Stichkanal ab Ostern von zehn bis sechs unten."
TEXT = (
    "<p>Der Wärter hat bisher auf jedes Boot gewartet, auch wenn nachts kaum eines kam.</p>"
    "<p>Wer dennoch durch will, meldet sich am Vortag bis Mittag beim Kreis in Lauenhorst.</p>"
)
IMAGE = '<img src="/b.jpg" alt="Eine Brücke">'
CAPTION = "Die Brücke stammt aus dem Jahr 1911."


def read(inner: str, *, head: str = "", url: str = URL, name: str = TITLE) -> Article:
    page = f"<html><head><title>{name}</title>{head}</head><body>{inner}</body></html>"
    return normalise_article(read_article(page, url, SITE, NOW).article)


def whole(
    above: str = "", *, lead: str = f"<p>{LEAD}</p>", tail: str = "", head: str = ""
) -> Article:
    inner = f"<main><article>{above}<h1>{TITLE}</h1>{lead}{TEXT}{tail}</article></main>"
    return read(inner, head=head)


@pytest.mark.parametrize(
    "above",
    [
        f"<figure>{IMAGE}<figcaption>{CAPTION} Quelle: Kreis Lauenhorst</figcaption></figure>",
        f"<figure><div>{IMAGE}<span>© Kreis Lauenhorst</span></div><figcaption>{CAPTION}"
        "</figcaption></figure>",
        f"<div>{IMAGE}</div><p>{CAPTION}</p><p>(Bildquelle: Kreis Lauenhorst)</p><div><div>"
        "<a href='/rubrik/verkehr/' rel='category tag'>Verkehr</a></div><div>2.3.2025</div></div>",
        f"<div><div>{IMAGE}</div>{CAPTION} <small>Bild: Kreis Lauenhorst</small></div>",
        f"<div class=picture><span>{IMAGE}<span class=caption>{CAPTION}</span> "
        "<span class=source>Quelle: Kreis Lauenhorst</span></span></div>",
    ],
)
def test_the_credit_of_a_picture_above_the_headline(above: str) -> None:
    found = whole(above)
    assert (found.image_caption, found.image_credit) == (CAPTION, "Kreis Lauenhorst")


def test_the_label_of_a_credit_may_end_with_a_hard_space() -> None:
    """As Drupal prints the labels of its fields."""
    shown = f"<div>{IMAGE}<blockquote><p>{CAPTION}</p></blockquote></div>"
    credit = "<div><div>Bildquelle:&nbsp;</div><div>Kreis Lauenhorst</div></div>"
    found = whole(lead=f"<p>{LEAD}</p>{shown}{credit}")
    assert (found.image_caption, found.image_credit) == (CAPTION, "Kreis Lauenhorst")
    assert found.body == whole().body


def test_a_source_within_a_caption_is_no_credit() -> None:
    said = "Auf dem Plan steht unten klein: Quelle: Archiv."
    found = whole(f"<figure>{IMAGE}<figcaption>{said}</figcaption></figure>")
    assert (found.image_caption, found.image_credit) == (said, None)


def test_the_counter_of_a_gallery_is_no_caption() -> None:
    slides = "".join(
        f'<figure><img src="/s{n}.jpg" alt=""><figcaption>Bild {n} von 2: Am Kai.</figcaption>'
        "</figure>"
        for n in (1, 2)
    )
    found = whole(tail=f"<div>{slides}</div>")
    assert (found.image_caption, found.image_credit) == (None, None)


@pytest.mark.parametrize(
    ("printed", "byline"),
    [
        (
            "<div><span>Ein Beitrag von Dr. Hanne Ruß, Wasseramt Lauenhorst</span></div>",
            "Dr. Hanne Ruß",
        ),
        ("<p>Ein Gastbeitrag von Till Brok, Leiter des Hafens</p>", "Till Brok"),
        ("<span>Von Redaktion Kanalbote</span>", None),
    ],
)
def test_who_wrote_it_with_an_office(printed: str, byline: str | None) -> None:
    assert read(f"<main><h1>{TITLE}</h1>{printed}<p>{LEAD}</p>{TEXT}</main>").byline == byline


@pytest.mark.parametrize("form", ["<h4>{}</h4><p>schreibt über Häfen.</p>", "<h3>{}</h3>"])
def test_the_name_beside_a_portrait_below_the_text(form: str) -> None:
    portrait = '<img src="/p.jpg" alt="Hanne Ruß" width="80" height="80">'
    box = f"<div>{portrait}<div>{form.format('Hanne Ruß')}</div></div>"
    assert whole(tail=box).byline == "Hanne Ruß"
    assert whole(tail=box.replace('alt="Hanne Ruß"', 'alt="Hafen"')).byline is None


@pytest.mark.parametrize(
    "field", ['"author": {"name": "Kanalbote"}', '"publisher": {"name": "Kanalbote"}']
)
def test_the_site_is_no_author(field: str) -> None:
    graph = (
        '{"@graph": [{"@type": "WebSite", "name": "Kanalbote"}, {"@type": "NewsArticle", '
        f'"headline": "{TITLE}", {field}, "author": {{"@type": "Organization", "name": '
        '"Kanalbote"}}]}'
    )
    assert whole(head=f'<script type="application/ld+json">{graph}</script>').byline is None


@pytest.mark.parametrize("text", [LEAD, f"<b>{LEAD}</b>"])
def test_the_mark_in_the_bracket_of_the_date(text: str) -> None:
    stale = '<meta property="article:published_time" content="2021-01-01T10:00:00+01:00">'
    found = whole(lead=f"<p>[2.3.2025, hr] {text}</p>", head=stale)
    assert (found.published, found.byline, found.teaser) == ("2025-03-02", "hr", LEAD)


@pytest.mark.parametrize(
    ("printed", "day"),
    [("[2.3.2025, hr]", "2025-03-02"), ("[2.3.2025]", "2025-03-02"), ("[2.3.2025, 14]", None)],
)
def test_what_a_bracket_may_hold(printed: str, day: str | None) -> None:
    found = read_date(printed, date(2026, 3, 2)).day
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("printed", "tags"),
    [
        ("Themen: Brücke | Stichkanal | Nachtruhe", ("Brücke", "Stichkanal", "Nachtruhe")),
        ("Themen: Brücke und Kanal", ()),
    ],
)
def test_topics_with_bars_are_keywords(printed: str, tags: tuple[str, ...]) -> None:
    assert whole(tail=f"<p>{printed}</p>").tags == tags


@pytest.mark.parametrize(
    "line",
    [
        "<p><time datetime='2025-03-02'>2. März 2025</time> · <span>Binnenhafen</span></p>",
        "<p><span>02.03.2025</span> | <span>Binnenhafen</span></p>",
    ],
)
def test_a_kicker_behind_the_date_and_a_dot(line: str) -> None:
    found = whole(line)
    assert (found.kicker, found.published) == ("Binnenhafen", "2025-03-02")


@pytest.mark.parametrize(("filed", "kicker"), [("Verkehr", "Binnenhafen"), ("Binnenhafen", None)])
def test_a_linked_kicker_where_the_section_is_another(filed: str, kicker: str | None) -> None:
    tail = f"<h3>Weitere Meldungen und Beiträge aus dem Bereich: {filed}</h3>"
    found = whole('<a href="/ort/binnenhafen">Binnenhafen</a>', tail=tail)
    assert (found.kicker, found.section) == (kicker, filed)


def test_the_name_of_a_listing_is_no_headline() -> None:
    top = (
        f"<header><h1>Meldungen</h1></header><article><h2>{TITLE}</h2><p>{LEAD}</p>{TEXT}</article>"
    )
    assert read(f"<main>{top}</main>", name=f"Binnenhafen: {TITLE}").title == TITLE


OLD = (
    "<table><tr><td><table>{menu}</table></td><td>Rubrik: Verkehr<br><br>{above}"
    "<font face=Arial size={size}><b>" + TITLE + "</b></font><br>[2.3.2025] " + LEAD + "<br><br>"
    + TEXT.replace("<p>", "").replace("</p>", "<br><br>") + "</td></tr></table>"
)  # fmt: skip
MENU = "".join(
    f"<tr><td><a href='/{n.lower()}'>{n}</a></td></tr>"
    for n in ("Start", "Termine", "Hefte", "Shop", "Forum", "Archiv", "Abo")
)


@pytest.mark.parametrize("size", [4, 5, "+2"])
@pytest.mark.parametrize("above", ["Binnenhafen<br><br>", "<b>Binnenhafen</b><br><br>"])
def test_a_page_from_before_style_sheets(size: object, above: str) -> None:
    found = read(OLD.format(menu=MENU, size=size, above=above))
    assert (found.kicker, found.title, found.teaser) == ("Binnenhafen", TITLE, LEAD)
    assert (found.section, found.published) == ("Verkehr", "2025-03-02")


def test_a_large_font_amid_a_sentence_is_no_headline() -> None:
    found = whole(lead=f"<p>Die <font size=5><b>Brücke</b></font> bleibt. {LEAD}</p>")
    assert found.teaser == f"Die Brücke bleibt. {LEAD}"


CHECK = (
    "<h1>www.kanalbote.example</h1><h2>{}</h2><p>Wir stellen fest, dass Sie Mensch sind. Das geht "
    "schnell, wenn Sie das Fenster offen lassen.</p><p>So halten wir automatisierte Abrufe fern, "
    "die unsere Seite langsam machen.</p>"
)


@pytest.mark.parametrize(
    "head", ["Einen Augenblick bitte", "Einen Moment, Ihre Verbindung wird überprüft"]
)
def test_a_check_for_machines_is_no_article(head: str) -> None:
    found = fault(read(CHECK.format(head), name="Kanalbote"))
    assert found is not None
    assert found[0] == "denied"


CARDS = "".join(
    f"<li><h3><a href='/meldung/hafen-{n}'>Hafen {n} wird tiefer</a></h3><p>Bagger {n} räumt die "
    "Rinne frei, und zwar bis zum Sommer.</p></li>"
    for n in range(4)
)
LIFE = "<h1>Hanne Ruß</h1><p>Hanne Ruß schreibt seit 2011 für uns über Häfen, Kanäle und Wehre.</p>"


@pytest.mark.parametrize(
    ("url", "below"),
    [
        (f"{HOST}/autorin/hanne-russ", "<h2>Texte</h2>"),
        (URL, "<h2>Alle Beiträge von Hanne Ruß</h2>"),
    ],
)
def test_a_page_about_an_author_is_no_article(url: str, below: str) -> None:
    page = f"<main>{LIFE}{below}<ul>{CARDS}</ul></main>"
    found = fault(read(page, url=url, name="Hanne Ruß"))
    assert found is not None
    assert found[0] == "no-article"


def test_an_article_about_a_person_is_one() -> None:
    page = f"<main><article><h1>Hanne Ruß</h1><p>[2.3.2025] {LEAD}</p>{TEXT}</article></main>"
    assert fault(read(page, name="Hanne Ruß")) is None


@pytest.mark.parametrize(
    ("here", "back"), [("page/2/", ""), ("page/3/", "page/2/"), ("?seite=3", "?seite=2")]
)
def test_next_that_leads_back_is_not_followed(here: str, back: str) -> None:
    listing = f"https://www.kommune21.de/k21-meldungen/{here}"
    form, number = here.rstrip("/")[:-1], int(here.rstrip("/")[-1])
    on = f"/k21-meldungen/{form}{number + 1}{'/' if here.endswith('/') else ''}"
    pager = (
        f'<ul><li class="previous"><a href="{on}">← Vorherige</a></li><li class="next">'
        f'<a href="/k21-meldungen/{back}">Nächste →</a></li></ul>'
    )
    page = f"<main>{CARDS.replace('/meldung/', '/k21-meldungen/')}</main>{pager}"
    found = read_listing(page, listing, SITES["kommune21"], "listing", NOW).next
    assert found == f"https://www.kommune21.de{on}"


NOTES = (
    "",
    "<p class=note>Korrektur: In einer früheren Fassung stand ein falsches Jahr.</p>",
    "<p><small>Quellen: Wasseramt Lauenhorst, Heft 4; eigene Nachfragen</small></p>",
)
FILED = (
    "<p class=area>Aus dem Bereich: <a href='/thema/verkehr/'>Verkehr</a></p>",
    "<dl><dt>Bereich</dt><dd><a href='/thema/verkehr/'>Verkehr</a></dd></dl>",
    "<p>Ressort: <a href='/thema/verkehr/'>Verkehr</a></p>",
)


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("filed", FILED)
@pytest.mark.parametrize("mark", ["<p>(hr)</p>", "<p class=author>(hr)</p>"])
def test_the_section_behind_mark_and_notes(filed: str, note: str, mark: str) -> None:
    found = whole(tail=f"{mark}{note}{filed}")
    assert (found.section, found.byline) == ("Verkehr", "hr")
    assert "Verkehr" not in (found.body or "")
    assert "Bereich" not in (found.body or "")


@pytest.mark.parametrize("sign", ["¶", "#", "🔗"])
@pytest.mark.parametrize("kicker", [None, "Klein Wehrden"])
def test_a_sign_that_links_to_the_headline_is_no_word_of_it(sign: str, kicker: str | None) -> None:
    above = f"<p class=kicker>{kicker}</p>" if kicker else ""
    link = f"<a href='#ruht' title='Dauerhafter Link'>{sign}</a>"
    head = f"<h1 id=ruht>{TITLE}{link}</h1>"
    found = read(f"<main><article>{above}{head}<p>{LEAD}</p>{TEXT}</article></main>")
    assert (found.kicker, found.title) == (kicker, TITLE)


def listed(cards: str) -> tuple[Teaser, ...]:
    page = f"<main><h1>Meldungen</h1><div>{cards}</div></main>"
    return tuple(read_listing(page, f"{HOST}/meldung/", SITE, "listing", NOW).teasers)


def test_cards_side_by_side_as_one_link_each() -> None:
    cards = " ".join(
        f"<a href='/meldung/{n}-am-kanal'><span><img src='/{n}.jpg' alt=''></span><span><span>{n}ort"
        f"</span><time datetime='2026-02-0{n}'>{n}. Februar 2026</time></span><span>Der {n}. Titel "
        f"am Kanal</span><span>Im Hafen {n} liegt seit Ostern ein Boot, das niemandem gehört.</span></a>"
        for n in range(1, 6)
    )
    found = listed(cards)
    assert [(t.kicker, t.title) for t in found] == [
        (f"{n}ort", f"Der {n}. Titel am Kanal") for n in range(1, 6)
    ]
    assert {t.text for t in found} == {
        f"Im Hafen {n} liegt seit Ostern ein Boot, das niemandem gehört." for n in range(1, 6)
    }


@pytest.mark.parametrize("kicker", [None, "Klein Wehrden"])
def test_a_section_with_a_label_of_its_own_is_no_kicker(kicker: str | None) -> None:
    cards = "".join(
        f"<article>{f'<p class=k>{kicker} {n}</p>' if kicker else ''}<h2><a href='/meldung/{n}-am-"
        f"kanal'>Der {n}. Titel am Kanal</a></h2><div><div><div>Veröffentlicht am</div><div><time>"
        f"0{n}.02.2026</time></div></div><div><div>Kategorie</div><div>Hafen {n}</div></div></div>"
        f"<p>Im Hafen {n} liegt seit Ostern ein Boot, das niemandem gehört.</p></article>"
        for n in range(1, 6)
    )
    found = listed(cards)
    assert [(t.kicker, t.title) for t in found] == [
        (f"{kicker} {n}" if kicker else None, f"Der {n}. Titel am Kanal") for n in range(1, 6)
    ]


@pytest.mark.parametrize(
    "label", ["Foto/Grafik:", "Bild/Foto:", "Illustration:", "Bild ©", "Bild:"]
)
@pytest.mark.parametrize(
    "form", ["{c} {k}", "{c} | {k}", "{c} – {k}", "{c}<br>{k}", "{c} <i>{k}</i>"]
)
def test_labels_of_a_credit(form: str, label: str) -> None:
    said = form.format(c=CAPTION, k=f"{label} Kreis Lauenhorst")
    found = whole(f"<figure>{IMAGE}<figcaption>{said}</figcaption></figure>")
    assert (found.image_caption, found.image_credit) == (CAPTION, "Kreis Lauenhorst")
