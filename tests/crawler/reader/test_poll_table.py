"""A box amid a text that asks the reader and answers by buttons; every sentence stays."""

from __future__ import annotations

import pytest

from crawler.reader import read_article
from crawler.sites import SITES, site_of
from pipelines.normalise import normalise_article
from tests.crawler.reader.test_kicker_cards_table import HOSTS, TEXTS
from tests.support.composed import FETCHED_AT

ASKED = "Soll der Kran am Kai stehen bleiben, auch wenn er rostet?"
BUTTONS = "<div><button>Ja</button><button>Nein</button></div>"
POLLS = {
    "divs": f"<div><div>Ihre Meinung</div><div>{ASKED}</div>{BUTTONS}<div>88 Stimmen</div></div>",
    "paragraphs": f"<div><p>Ihre Meinung</p><p>{ASKED}</p>{BUTTONS}</div>",
}
STAYING = {
    "no buttons": f"<div><div>Ihre Meinung</div><div>{ASKED}</div></div>",
    "a question of an interview": f"<div><h3>{ASKED}</h3>{BUTTONS}</div>",
    "with an answer": f"<div><p>Ein Wort</p><p>{ASKED}</p><p>Das entscheidet der Rat im März, "
    f"und zwar öffentlich.</p>{BUTTONS}</div>",
}


def body(box: str, host: str, at_text: int = 3) -> str:
    at = f"https://{host}/k21-meldungen/hafen-ohne-kran/"
    text = [f"<p>{said}</p>" for said in TEXTS]
    page = (
        "<title>Hafen ohne Kran</title><body><main><article><h1>Hafen ohne Kran</h1>"
        "<p>[02.10.2025] Der Hafen kommt künftig ohne Kran aus.</p>"
        f"<div>{''.join([*text[:at_text], box, *text[at_text:]])}</div></article></main></body>"
    )
    site = SITES["kommune21"] if "kommune21" in host else site_of(at)
    return normalise_article(read_article(page, at, site, FETCHED_AT).article).body or ""


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("box", POLLS.values(), ids=POLLS)
def test_a_poll_is_no_text(box: str, host: str) -> None:
    assert body(box, host).split("\n\n") == list(TEXTS)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("box", STAYING.values(), ids=STAYING)
def test_any_other_question_stays(box: str, host: str) -> None:
    said = body(box, host)
    assert all(text in said for text in (ASKED, *TEXTS))


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("label", ["<h3>Mehr dazu</h3>", "<p><b>Zum Weiterlesen</b></p>"])
def test_a_heading_of_boxes_above_sentences_takes_none_of_them(label: str, host: str) -> None:
    said = body(f"{label}<p>{ASKED} Das entscheidet der Rat im Frühjahr.</p>", host, 6)
    assert all(text in said for text in (ASKED, *TEXTS))
