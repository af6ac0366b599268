"""A picture that a page sets into the first paragraph: caption and credit are no text of it."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

SITE = SITES["kommune21"]
URL = f"{LISTING}kraene-lernen-zaehlen/"
IMG = '<img src="/u/kran.jpg" alt="Kran am Kai.">'
CAPTION = "Am Südkai zählt seit Mai eine Kamera mit."
CREDIT = "Hafen Lüttwerder"
LEAD = "Die Kräne im Hafen von Lüttwerder zählen nun selbst, was sie heben und wohin es geht."
P1 = "Bisher führte jeder Kranführer ein Heft, das abends in der Verwaltung abgetippt wurde."
P2 = "Das System hat 90.000 Euro gekostet und soll sich in drei Jahren bezahlt machen."
DAY = "[04.03.2025]"
REST = f"</p><p>{P1}</p><p>{P2}</p>"
CREDITED = {
    "span, small": f"<p><span class=r>{IMG}<br><i>{CAPTION}</i><br><small>Foto: {CREDIT}</small></span><b>{DAY} {LEAD}</b>{REST}",
    "span, brackets": f"<p><span>{IMG}{CAPTION} (Bildquelle: {CREDIT})</span> <strong>{DAY} {LEAD}</strong>{REST}",
    "font": f"<p><font size=1>{IMG}<br>{CAPTION}<br>(Foto: {CREDIT})</font><b>{DAY}</b> {LEAD}{REST}",
    "span in a span": f"<p><span><span>{IMG}</span><br><span>{CAPTION}</span> <span>(Bild: {CREDIT})</span></span>{DAY} {LEAD}{REST}",
    "no box, bold": f"<p>{IMG}<br><i>{CAPTION}</i><br><small>(Bildquelle: {CREDIT})</small><br><b>{DAY} {LEAD}</b>{REST}",
    "no box, plain": f"<p>{IMG} <em>{CAPTION} (Foto: {CREDIT})</em><br>{DAY} {LEAD}{REST}",
    "link around the picture": f'<p><a href="/u/kran.jpg">{IMG}</a><br><small>{CAPTION} (Foto: {CREDIT})</small> <b>{DAY} {LEAD}</b>{REST}',
    "link around both": f'<p><a href="/u/kran-gross.jpg">{IMG}<br><small>{CAPTION} (Foto: {CREDIT})</small></a><b>{DAY} {LEAD}</b>{REST}',
    "link around a span": f'<p><a href="/u/kran.webp?w=9"><span>{IMG}<br>{CAPTION} (Foto: {CREDIT})</span></a> {DAY} {LEAD}{REST}',
    "link around both in a span": f'<p><span><a href="https://bilder.example/1.PNG">{IMG} {CAPTION} Bild: {CREDIT}</a></span> {DAY} {LEAD}{REST}',
    "link in a figure": f'<figure><a href="/u/kran.jpg">{IMG}<figcaption>{CAPTION} (Foto: {CREDIT})</figcaption></a></figure><p>{DAY} {LEAD}{REST}',
    "in a box": f"<div><span>{IMG}<br>{CAPTION} (Bildquelle: {CREDIT})</span><b>{DAY} {LEAD}</b></div><p>{P1}</p><p>{P2}</p>",
    "in a cell": f"<table><tr><td><i>{IMG}<br>{CAPTION} (Foto: {CREDIT})</i> <b>{DAY} {LEAD}</b><br><br>{P1}<br><br>{P2}</td></tr></table>",
    "date in a span": f"<p><span>{IMG} {CAPTION} Bild: {CREDIT}</span> <span>{DAY}</span> <b>{LEAD}</b>{REST}",
}  # fmt: skip
PLAIN = {
    "no caption": f"<p><span>{IMG}</span><b>{DAY} {LEAD}</b>{REST}",
    "picture amid the text": f"<p>{DAY} {LEAD}</p><p>{P1[:40]}<span>{IMG}</span>{P1[40:]}</p><p>{P2}</p>",
    "link to another page": f"<p>{DAY} {LEAD}</p><p><a href='/kran/'>{IMG} Alles über Kräne</a></p>{REST[4:]}",
    "icon behind a word": f"<p>{DAY} {LEAD}</p><p>{P1} <a href='/x'><img src='/i.png' width=9>Heft</a></p><p>{P2}</p>",
}  # fmt: skip


def read(body: str) -> Article:
    html = (
        "<html lang=de><head><title>Kräne lernen zählen - Kommune21</title></head>"
        f"<body><main><h1>Kräne lernen zählen</h1>{body}</main></body></html>"
    )
    return normalise_article(read_article(html, URL, SITE, FETCHED_AT).article)


@pytest.mark.parametrize("body", CREDITED.values(), ids=CREDITED)
def test_caption_credit_date_and_lead_are_kept_apart(body: str) -> None:
    found = read(body)
    assert (found.published, found.image_caption, found.image_credit) == (
        "2025-03-04", CAPTION, CREDIT,
    )  # fmt: skip
    assert f"{found.teaser or ''}\n\n{found.body}".strip() == f"{LEAD}\n\n{P1}\n\n{P2}"
    assert (found.image_url or "").endswith("/u/kran.jpg")


@pytest.mark.parametrize("body", PLAIN.values(), ids=PLAIN)
def test_a_picture_without_a_caption_changes_no_text(body: str) -> None:
    found = read(body)
    assert (found.published, found.image_caption) == ("2025-03-04", None)
    assert (found.teaser, (found.body or "").startswith(P1)) == (LEAD, True)


@pytest.mark.parametrize(
    "lead",
    [f"Luftbild des Kais {DAY} {LEAD}", f"Hafen | Technik {DAY} {LEAD}", f"Exklusiv: {DAY} {LEAD}"],
)
def test_a_bracketed_date_amid_the_first_sentences_is_no_unknown_date(lead: str) -> None:
    assert read(f"<p>{lead}</p><p>{P1}</p><p>{P2}</p>").published == "2025-03-04"


def test_a_reference_in_brackets_is_no_date() -> None:
    lead = LEAD.replace(" nun", f", wie berichtet {DAY}, nun")
    assert read(f"<p>{lead}</p><p>{P1}</p><p>{P2}</p>").published is None
