"""What a line is by what stands beside it: questions, labels, boxes alike, a class, an address."""

from __future__ import annotations

import pytest

from archive.records import Article
from crawler.reader import read_article, read_listing
from crawler.sites import SITES, site_of
from pipelines.normalise import normalise_article
from tests.crawler.reader.test_kicker_cards_table import HOSTS, TEXTS, day, head, url
from tests.crawler.reader.test_kicker_cards_table import KICKERS as CARD_KICKERS
from tests.crawler.reader.test_kicker_cards_table import read as read_cards
from tests.crawler.reader.test_lead_parts_table import BODY, told
from tests.crawler.reader.test_promoted_table import LEAD, TITLE
from tests.support.composed import FETCHED_AT

DATED = f"<p>[02.10.2025] {LEAD}</p>"
PICTURE = (
    "<div class=b><a href=/k21-meldungen/kanal/><img src=/kanal.jpg alt='{}' width=900></a></div>"
)
CAPTION = "Der Sammler unter der Färbergasse."
CREDIT = "Stadtwerke Moosbruck/U. Ehm"


def read(above: str, below: str, host: str) -> Article:
    at = f"https://{host}/k21-meldungen/kanal/"
    page = f"<title>{TITLE}</title><body><main><article>{above}<h1>{TITLE}</h1>{below}</article>"
    site = SITES["kommune21"] if "kommune21" in host else site_of(at)
    return normalise_article(read_article(page, at, site, FETCHED_AT).article)


ASKED = ("Frau Ehm, wie warm ist der Kanal?", "Wer zahlt die Pumpen?", "Was raten Sie anderen?")
ANSWERS = (
    "Im Winter zwölf Grad, im Sommer deutlich mehr, und das reicht für zwei Schulen.",
    "Die Hälfte gibt das Land, den Rest tragen die Stadtwerke in zehn Jahren ab.",
    "Fragen Sie zuerst Ihre Klärwerker, die kennen jeden Meter. Bei uns war das der Anfang.",
)
APPEAL = "Hat Ihnen das Interview gefallen? Schreiben Sie uns."


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("form", ["<p>{}</p>", "<p><b>{}</b></p>", "<h3>{}</h3>"])
def test_the_last_answer_of_an_interview_is_no_appeal(form: str, host: str) -> None:
    pairs = zip(ASKED, ANSWERS, strict=True)
    said = "".join(f"{form.format(one)}<p>{answer}</p>" for one, answer in pairs)
    want = "\n\n".join(line for pair in zip(ASKED, ANSWERS, strict=True) for line in pair)
    assert read("", DATED + said, host).body == want
    assert read("", f"{DATED}{said}<p>{APPEAL}</p>", host).body == want


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_a_question_alone_makes_no_interview(host: str) -> None:
    below = f"{DATED}{told()}<p>Und wie heizen Sie?</p><p>Schreiben Sie uns Ihre Meinung.</p>"
    assert "Schreiben Sie" not in (read("", below, host).body or "")


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("leaf", ["", "<div><span>02</span><br><span>Okt</span></div>"])
def test_the_dated_lead_between_a_picture_and_its_caption_is_no_caption(
    leaf: str, host: str
) -> None:
    words = f"<p>{CAPTION} (Bildquelle: {CREDIT})</p>"
    found = read("", f"{PICTURE.format(CAPTION)}{leaf}{DATED}{words}{told()}", host)
    assert (found.image_caption, found.image_credit) == (CAPTION, CREDIT)
    assert (found.teaser, found.body) == (LEAD, BODY)


KICKERS = {
    "called": ("<p class=beitrag-kicker>115</p>", "115"),
    "called in German": ("<div class=dachzeile>112</div>", "112"),
    "a counter": ("<p class=zahl>115</p>", None),
    "a counter above a kicker": ("<p class=kicker>Moosbruck</p><p class=zahl>3</p>", "Moosbruck"),
}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize(("above", "kicker"), KICKERS.values(), ids=KICKERS)
def test_a_number_is_a_kicker_where_its_element_is_called_one(
    above: str, kicker: str | None, host: str
) -> None:
    found = read(above, DATED + told(), host)
    assert (found.kicker, found.title, found.teaser) == (kicker, TITLE, LEAD)


def author(name: str, role: str, face: str = "<img src=/{}.png alt=Bild>") -> str:
    shown = face.format(name[:1])
    return f"<div><div>{shown}<div><div class=avatar-name><span>{name}</span></div>{role}</div></div></div>"


ROLES = {
    "the same": "<small>Mitglied der Redaktion</small>",
    "a guest": "<small>Stadtwerke Moosbruck</small>",
    "none": "",
}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("face", ["", "<img src=/{}.png alt=Bild>"], ids=["no face", "face"])
@pytest.mark.parametrize("role", ROLES.values(), ids=ROLES)
def test_authors_in_boxes_alike_are_all_named(role: str, face: str, host: str) -> None:
    row = author("Hanne Ulmer", role, face) + author("Ole Brink", role, face)
    found = read("", f"<div>{row}</div>{DATED}{told()}", host)
    assert (found.byline, found.body) == ("Hanne Ulmer, Ole Brink", BODY)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_a_name_below_a_heading_of_its_own_is_no_second_author(host: str) -> None:
    row = author("Hanne Ulmer", "") + "<h4>Zeichnungen</h4>" + author("Ole Brink", "")
    assert read("", f"<div>{row}</div>{DATED}{told()}", host).byline == "Hanne Ulmer"


FILED = "<div><p>in</p><div><a href=/k21-themen/netze/ rel=tag>Netze</a></div></div>"
LABELS = {
    "no keyword": (f"{FILED}<div><p>Schlagwörter:</p></div>", ()),
    "keywords": (
        f"{FILED}<p>Schlagwörter: <a href=/tag/a/ rel=tag>Wärme</a>, <a href=/tag/b/ rel=tag>Kanal</a></p>",
        ("Wärme", "Kanal"),
    ),
    "the address of a keyword": (FILED.replace("/k21-themen", "/tag"), ("Netze",)),
}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize(("below", "tags"), LABELS.values(), ids=LABELS)
def test_in_what_an_article_is_filed_is_no_keyword(
    below: str, tags: tuple[str, ...], host: str
) -> None:
    found = read("", f"{DATED}<div>{told()}</div><div><p>Veröffentlicht</p>{below}</div>", host)
    assert (found.tags, found.body) == (tags, BODY)


def surfaces(card: str, below: str, host: str) -> list[tuple[str, str | None]]:
    """Read a listing of four cards; ``below`` stands behind their column."""
    at = f"https://{host}/k21-meldungen/"
    cards = "".join(
        f"<div class=c>{card}{head(n, 'h3')}<p>[{day(n)}] {TEXTS[n]}</p></div>" for n in range(4)
    )
    page = f"<body><div class=m><div><h1>Meldungen</h1><div>{cards}</div></div>{below}</div>"
    site = SITES["kommune21"] if "kommune21" in host else site_of(at)
    found = read_listing(page, at, site, "listing", FETCHED_AT)
    return [(t.seen_on, t.title) for t in found.teasers]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("name", ["category", "kategorie", "author", "tag", "rubrik"])
def test_a_parameter_in_the_path_leads_to_no_article(name: str, host: str) -> None:
    at = f"/k21-meldungen/{name}:netze"
    told = surfaces(f"<div><a class=l href={at}>Netze</a></div>", "", host)
    assert len(told) == 4
    assert {title for _, title in told}.isdisjoint({"Netze"})


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("label", ["Beliebt", "Meistgelesen"])
@pytest.mark.parametrize("form", ["<h4>{}</h4>", "<div><h4><span>{}</span></h4></div>"])
def test_teasers_below_a_label_in_a_box_of_its_own_are_beside(
    form: str, label: str, host: str
) -> None:
    rows = "".join(f"<div>{head(n, 'h5')}<span>{day(n)}</span></div>" for n in (4, 5))
    told = surfaces(
        "", f"<div class=k><div>{form.format(label)}<div>{rows}</div></div></div>", host
    )
    assert [where for where, _ in told] == ["listing"] * 4 + ["sidebar"] * 2


LEAVES = {
    "month, day, year": "<p><span>Okt</span><span>02</span><span>2025</span></p>",
    "day, month, year": "<p><b>02</b><i>Okt</i><small>2025</small></p>",
}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("leaf", LEAVES.values(), ids=LEAVES)
def test_the_leaf_of_a_calendar_above_the_headline_is_no_kicker(leaf: str, host: str) -> None:
    assert read(leaf, DATED + told(), host).kicker is None
    found = read(leaf, f"<p>Stadt Moosbruck</p>{DATED}{told()}", host)
    assert (found.kicker, found.title, found.body) == ("Stadt Moosbruck", TITLE, BODY)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("copy", [f"<div><span>{TITLE}</span></div>", f"<p>{TITLE}</p>"])
def test_the_headline_once_more_behind_the_text_is_no_text(copy: str, host: str) -> None:
    assert read("", f"{DATED}<div>{told()}{copy}</div>", host).body == BODY


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("name", ["<a href=mailto:h@ulmer.example>{}</a>", "{}"])
@pytest.mark.parametrize("kind", ["artikel-autor", "news-author"])
def test_a_marked_name_right_behind_the_text_is_the_author(kind: str, name: str, host: str) -> None:
    said = name.format("Hanne Ulmer")
    below = f"{DATED}<div>{told()}</div><div class={kind}>{said}</div><div>Stichwörter: Kanal</div>"
    found = read("", below, host)
    assert (found.byline, found.body, found.tags) == ("Hanne Ulmer", BODY, ("Kanal",))


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_keywords_that_microdata_mark_end_before_the_next_label(host: str) -> None:
    row = (
        "<p><b>Stichwörter</b> <span itemprop=keywords>Kanal, Wärme</span><br>"
        "<b>Bereich</b> <span itemprop=articleSection>Energie</span></p>"
    )
    assert read("", DATED + told() + row, host).tags == ("Kanal", "Wärme")


STATED = {
    "name of the listing": ("K21-Meldungen", "Netze"),
    "news": ("News", "Netze"),
    "a section": ("Energie", "Energie"),
}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize(("stated", "section"), STATED.values(), ids=STATED)
def test_a_section_that_all_articles_state_counts_last(
    stated: str, section: str, host: str
) -> None:
    meta = f'<meta property="article:section" content="{stated}">'
    filed = "<p><a href=/k21-themen/netze/ rel=category>Netze</a></p>"
    assert read(meta + filed, DATED + told(), host).section == section
    assert read(meta, DATED + told(), host).section == stated


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("file", ["kanal_hu_800.jpg", "kanal_hu3a4b_12_800x0_resize_box.jpg"])
def test_a_picture_in_another_size_has_the_caption_of_the_same(file: str, host: str) -> None:
    above = f"<div><a href=/k21-meldungen/kanal/><img src=/{file} alt=Kanal width=800></a></div>"
    shown = (
        f"<figure><img src=/kanal.jpg width=1600><figcaption>{CAPTION} (Bildquelle: {CREDIT})"
        "</figcaption></figure>"
    )
    found = read(above, f"{DATED}<section>{shown}{told()}</section>", host)
    assert (found.image_caption, found.image_credit) == (CAPTION, CREDIT)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("label", ["Verfasst am", "Posted on", "Beitrag vom"])
def test_the_label_of_a_day_on_a_card_is_no_kicker(label: str, host: str) -> None:
    cards = "".join(
        f"<article><header><p class=d>{kicker}</p><span>{label} <a href={url(n)}><time>{day(n)}"
        f"</time></a></span> <span>von <a href=/author/r/ rel=author>Redaktion</a></span>{head(n)}"
        f"</header><p>[{day(n)}] {TEXTS[n]}</p></article>"
        for n, kicker in enumerate(CARD_KICKERS)
    )
    assert [row[0] for row in read_cards(cards, host)[0]] == list(CARD_KICKERS)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("topic", ["Social Media", "Soziale Medien", "Digitale Medien"])
def test_a_topic_of_media_is_a_kicker(topic: str, host: str) -> None:
    kickers = (topic, *CARD_KICKERS[1:])
    cards = "".join(
        f"<article>{head(n)}<p class=u>{kicker}</p><div><span>Veröffentlicht am </span>"
        f"<time>{day(n)}</time></div><div><p>{TEXTS[n]}</p></div></article>"
        for n, kicker in enumerate(kickers)
    )
    assert [row[0] for row in read_cards(cards, host)[0]] == list(kickers)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_the_pdf_beside_an_article_is_no_other_article(host: str) -> None:
    cards = "".join(
        f"<div><table><tr><td>{head(n)}</td><td><a href={url(n).rstrip('/')}.pdf><img src=/p.png "
        f"alt=PDF></a></td></tr></table><table><tr><td><p>[{day(n)}] {TEXTS[n]}</p></td></tr>"
        f"<tr><td><a href={url(n)}>mehr...</a></td></tr></table></div>"
        for n in range(5)
    )
    rows, _ = read_cards(cards, host)
    assert [(row[2], row[3]) for row in rows] == [(f"2025-10-0{n + 1}", TEXTS[n]) for n in range(5)]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("behind", ["", " →", " &raquo;"])
def test_an_arrow_is_no_part_of_the_section_in_the_tail(behind: str, host: str) -> None:
    tail = f"<p>Weitere Meldungen und Beiträge aus dem Bereich: Netze{behind}</p>"
    assert read("", DATED + told() + tail, host).section == "Netze"


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_the_bookmark_of_a_page_is_no_keyword(host: str) -> None:
    links = "<a href=/tag/a/ rel=tag>Wärme</a>, <a href=/tag/b/ rel=tag>Kanal</a>"
    mark = "<span>. <a href=/k21-meldungen/kanal/ rel=bookmark>Permalink</a>.</span>"
    row = f"<footer><div><span><span>Stichwörter:</span> {links}</span>{mark}</div></footer>"
    assert read("", DATED + told() + row, host).tags == ("Wärme", "Kanal")


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_of_two_lines_of_authors_the_one_with_all_counts(host: str) -> None:
    one = "<div>Von <a href=/author/hu/>Hanne Ulmer</a></div>"
    both = one.replace(
        "</div>", ", <a href=/author/ob/>Ole Brink</a> <time>2. Oktober 2025</time></div>"
    )
    assert read("", one + both + DATED + told(), host).byline == "Hanne Ulmer, Ole Brink"


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize(
    "form", ["<p>{}</p>", "<div class=hinweis><div><span>{}</span></div></div>"]
)
def test_an_advertisement_in_one_line_is_no_text(form: str, host: str) -> None:
    said = form.format("Anzeige: Wärme aus dem Kanal? Unser Fachtag am 9. Dezember zeigt es!")
    first, *rest = told().partition("</p>")
    assert read("", f"{DATED}<div>{first}</p>{said}{''.join(rest[1:])}</div>", host).body == BODY


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_the_section_may_be_linked_in_the_line_behind_the_tail(host: str) -> None:
    tail = (
        "<p>Weitere Meldungen und Beiträge aus dem Bereich:</p>"
        "<div><a href=/k21-themen/netze/ rel=tag>Netze</a></div>"
    )
    assert read("", DATED + told() + tail, host).section == "Netze"


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_the_credit_may_stand_above_the_picture_in_its_figure(host: str) -> None:
    shown = (
        f"<figure><p>(Bildquelle: {CREDIT})</p><img src=/kanal.jpg width=900>"
        f"<figcaption>{CAPTION}</figcaption></figure>"
    )
    found = read("", f"{shown}{DATED}{told()}", host)
    assert (found.image_caption, found.image_credit) == (CAPTION, CREDIT)
