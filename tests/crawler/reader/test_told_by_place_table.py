"""What a line is by what stands beside it: questions, labels, boxes alike, a class, an address."""

from __future__ import annotations

import pytest

from archive.records import Article
from crawler.reader import read_article, read_listing
from crawler.sites import SITES, site_of
from pipelines.normalise import normalise_article
from tests.crawler.reader.test_kicker_cards_table import HOSTS, TEXTS, day, head
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
