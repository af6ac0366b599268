"""Boxes that may or may not belong to the text are told."""

from __future__ import annotations

import pytest

from archive.records import DOUBTFUL_BOX, THIN_BODY, Article
from crawler.reader import read_article
from crawler.sites import site_of
from tests.crawler.reader.test_promoted_table import HOUSE, LEAD, MARKUPS, OWN, TEXTS, TITLE
from tests.support.composed import FETCHED_AT

URL = "https://www.uferbote.example/meldungen/kanal"
ASKED = (
    ("Frau Ulmer, wie warm ist der Kanal?", "Zwölf Grad sind es, und wir nehmen vier davon."),
    ("Reicht Ihnen das?", "Uns reicht es für zwei Schulen. Wir wollen aber auch Häuser beheizen."),
    ("Wer bezahlt?", "Zur Hälfte das Land, den Rest nehmen wir aus den Rücklagen der Werke."),
)


def read(box: str, text: str | None = None) -> Article:
    said = "".join(f"<p>{line}</p>" for line in TEXTS[:2]) if text is None else text
    end = f"<p>{TEXTS[2]}</p>" if text is None else ""
    page = (
        f"<title>{TITLE}</title><body><main><h1>{TITLE}</h1><p>[02.10.2025] {LEAD}</p>"
        f"<div>{said}{box}{end}</div></main></body>"
    )
    return read_article(page, URL, site_of(URL), FETCHED_AT).article


def told(article: Article) -> list[str]:
    return [remark.detail for remark in article.remarks if remark.reason == DOUBTFUL_BOX]


def boxed(heading: str, said: str) -> str:
    return f"<div class=k><h3>{heading}</h3><p>{said}</p></div>"


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("So geht es weiter", "Im Mai waren wir am Kanal und haben den Werkleiter begleitet."),
        ("Podcast", "Vom Kanal zum Tauscher: Hanne Ulmer über Edelstahl und den Sammler."),
        ("Wärme im Bild", "Was aus dem Sammler wurde, erzählen wir bald noch einmal von vorn."),
    ],
)
def test_a_box_that_stays_though_it_speaks_for_a_house_is_told(heading: str, said: str) -> None:
    found = read(boxed(heading, said))
    assert said in (found.body or "")
    assert len(told(found)) == 1
    assert said[:40] in told(found)[0]


def test_a_box_that_was_left_out_though_it_names_what_the_text_does_is_told() -> None:
    said = "Tauscher, Sammler oder Kessel? Wir fragen Werkleiter im Kanal und verlosen drei Karten."
    found = read(boxed("Ihr Kanal, Ihr Tauscher", said))
    assert said not in (found.body or "")
    assert len(told(found)) == 1


@pytest.mark.parametrize("name", [name for name in OWN if name != "advice"])
def test_what_the_article_says_is_not_doubted(name: str) -> None:
    assert told(read(MARKUPS["a class"](OWN[name]))) == []


@pytest.mark.parametrize("name", HOUSE)
def test_what_is_clearly_an_offer_is_not_told(name: str) -> None:
    assert told(read(MARKUPS["a class"](HOUSE[name]))) == []


def test_an_interview_speaks_and_a_box_in_it_speaks_of_other_things() -> None:
    pairs = [f"<p><strong>{asked}</strong></p><p>{said}</p>" for asked, said in ASKED]
    offer = "Fundierte Gespräche gibt es nur, weil Leser dafür zahlen. Helfen Sie uns mit dem Abo."
    found = read(boxed("Kein Geheimnis", offer), "".join(pairs))
    assert offer not in (found.body or "")
    assert all(said in (found.body or "") for pair in ASKED for said in pair)
    fact = "Ein Grad kühleres Wasser bringt 40 Kilowatt. Wir haben zwölf Grad im Kanal gemessen."
    assert fact in (read(boxed("Die Rechnung", fact), "".join(pairs)).body or "")


WANTED = (
    "Schreiben Sie uns, wen wir einmal an den Kanal mitnehmen sollen. Wir freuen uns.",
    "Erzählen Sie Ihren Nachbarn von unserer Reihe, das hilft uns mehr als jede Anzeige.",
)


def test_a_page_of_nothing_else_is_told() -> None:
    page = f"<title>{TITLE}</title><main><h1>{TITLE}</h1><div>"
    whole = f"{page}{''.join(f'<p>{said}</p>' for said in WANTED)}</div></main>"
    found = read_article(whole, URL, site_of(URL), FETCHED_AT).article
    assert THIN_BODY in {remark.reason for remark in found.remarks}


def test_a_page_of_boxes_of_the_house_is_told() -> None:
    heads = ("Keine Folge verpassen", "Ihre Idee", "Zum Heft")
    said = ("Abonnieren Sie unseren Podcast, er kommt jeden Freitag von selbst.", *WANTED)
    found = read("".join(map(boxed, heads, said)), "")
    assert {remark.reason for remark in found.remarks} & {DOUBTFUL_BOX, THIN_BODY}
