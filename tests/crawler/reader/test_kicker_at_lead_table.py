"""Kickers that stand at the lead, away from the headline, and captions that are no lead."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_arranged_heads_table import H1, LEAD, LEADS, P1, P2, TEXT, read

FACTS = "<dl><dt>Details</dt><dd>Geschrieben von Rieke Tamm</dd><dd>Veröffentlicht: 3. Mai 2019</dd><dd>Zugriffe: 640</dd></dl>"
SHOWN = '<div><img src="/u/schleuse.jpg" alt="" width="900" height="500">{}</div>'
CREDITED = SHOWN.format("<p>Das Tor der Schleuse. (Foto: Stadt Aue)</p>")
NAMED = SHOWN.format('<p class="img_caption">Das Tor der Schleuse wurde im Herbst gestrichen.</p>')
KICKERS = {
    "small print": f"{FACTS}{CREDITED}<div><p><span style='color:#888'>Wasserwege</span></p>{LEADS}{TEXT}</div>",
    "heading": f"{FACTS}{NAMED}<h4>Wasserwege</h4>{LEADS}{TEXT}",
    "heading above others": f"{CREDITED}<h4>Wasserwege</h4>{LEADS}{TEXT}<h3>Tore</h3><p>Die Tore sind neu.</p>",
    "opens the text": f"<p>3. Mai 2019</p><div><h5>Wasserwege</h5><p><strong>{LEAD}</strong></p>{TEXT}</div>",
    "opens the text in italics": f"{FACTS}<div><div class=a><em>Wasserwege</em></div><div class=a><b>{LEAD}</b></div>{TEXT}</div>",
    "behind a caption": f"<p>3. Mai 2019</p>{SHOWN.format('<div><p>Das Tor der Schleuse wurde im Herbst gestrichen.</p><p>Bild: Stadt Aue</p></div>')}<div><h5>Wasserwege</h5><p><strong>{LEAD}</strong></p>{TEXT}</div>",
    "first line": f"{FACTS}<p><span class='small'>Wasserwege</span><br>{LEAD}</p>{TEXT}",
    "first line below a picture": f"{CREDITED}<p><em>Wasserwege</em><br>{LEAD}</p>{TEXT}",
}


@pytest.mark.parametrize("body", KICKERS.values(), ids=KICKERS)
def test_the_kicker_stands_at_the_lead(body: str) -> None:
    found = read(f"<main>{H1}{body}</main>")
    assert (found.kicker, found.teaser) == ("Wasserwege", LEAD)
    assert "Wasserwege" not in (found.body or "Wasserwege")
    assert (found.body or "").startswith(f"{P1}\n\n{P2}")


NONE = {
    "subheadings": f"{CREDITED}<h4>Wasserwege</h4>{LEADS}{TEXT}<h4>Tore</h4><p>Die Tore sind neu.</p>",
    "subheadings in bold": f"{CREDITED}<p><b>Wasserwege</b></p>{LEADS}{TEXT}<p><b>Tore</b></p><p>Die Tore sind neu.</p>",
    "subheadings in boxes": f"{CREDITED}<div><h4>Wasserwege</h4>{TEXT}</div><div><h4>Tore</h4><p>Die Tore sind neu.</p></div>",
    "lead as a heading above": f"<h2>{LEAD}</h2>{CREDITED}<div><h4>Wasserwege</h4>{TEXT}</div>",
    "subheadings above bold lines": f"<p>3. Mai 2019</p><div><h5>Wasserwege</h5><p><b>{P1}</b></p><p>{P2}</p><h5>Tore</h5><p>Die Tore sind neu.</p></div>",
    "greeting above a lead in bold": f"<p>3. Mai 2019</p><div><p>Liebe Leserinnen und Leser,</p><p><b>{LEAD}</b></p>{TEXT}</div>",
    "author above a lead in bold": f"<p>3. Mai 2019</p><div><p>Von Rieke Tamm</p><p><b>{LEAD}</b></p>{TEXT}</div>",
    "bare name above a lead in bold": f"<p>3. Mai 2019</p><div><p>Rieke Tamm</p><p><b>{LEAD}</b></p>{TEXT}</div>",
    "subtitle above a lead in bold": f"<p>3. Mai 2019</p><div><h5>Neue Tore – mehr Platz für Boote</h5><p><b>{LEAD}</b></p>{TEXT}</div>",
    "name above a lead in bold": f"<p>3. Mai 2019</p><div><p class=author>Rieke Tamm</p><p><b>{LEAD}</b></p>{TEXT}</div>",
    "salutation": f"{CREDITED}<p>Liebe Leserinnen und Leser,</p>{LEADS}{TEXT}",
    "author": f"{CREDITED}<p>Von Rieke Tamm</p>{LEADS}{TEXT}",
    "author in the first line": f"<p><span>Rieke Tamm</span><br>{LEAD}</p>{TEXT}",
    "subheading in the first line": f"<p><b>Wasserwege</b><br>{LEAD}</p>{TEXT}",
    "verse": f"<p>Wasserwege<br>{LEAD}</p>{TEXT}",
    "caption": f"{SHOWN.format('')}<p>Wasserwege</p>{LEADS}{TEXT}",
}  # fmt: skip


@pytest.mark.parametrize("body", NONE.values(), ids=NONE)
def test_what_is_no_kicker_at_the_lead(body: str) -> None:
    assert read(f"<main>{H1}{body}</main>").kicker is None


def test_the_caption_right_above_the_headline_is_no_kicker() -> None:
    caption = "<p>Das alte Tor der Schleuse wird gestrichen. <span>Stadt Aue</span></p>"
    picture = SHOWN.format(caption)
    for page in (f"{picture}{H1}", f"{picture[:-6]}<div>{H1}</div></div>"):
        assert read(f"<article>{page}<p>3. Mai 2019</p>{LEADS}{TEXT}</article>").kicker is None


@pytest.mark.parametrize(
    "caption",
    [
        "<p><em>Das alte Tor der Schleuse wird im Herbst gestrichen.</em> <small>Quelle: Stadt Aue</small></p>",
        "<p>Das alte Tor der Schleuse wird im Herbst gestrichen. <span>Foto: Rieke Tamm</span></p>",
    ],
)
def test_a_line_with_its_credit_in_an_element_is_no_lead(caption: str) -> None:
    found = read(f"<article>{SHOWN.format('')}{H1}<p>3. Mai 2019</p><div>{caption}{LEADS}{TEXT}</div></article>")  # fmt: skip
    assert found.teaser == LEAD


def test_a_lead_may_name_its_source_in_its_own_words() -> None:
    lead = "Im Kreis Aue haben im Mai 40 Boote die neue Schleuse benutzt. Quelle: Hafenamt"
    assert read(f"<article>{H1}<p>{lead}</p>{TEXT}</article>").teaser == lead


def test_facts_in_a_list_of_terms_stand_between_headline_and_lead() -> None:
    more = "".join(f"<dd>Ebene {n}: Häfen</dd>" for n in range(9))
    facts = FACTS.replace("</dl>", f"<dd>Übergeordnete Kategorie: Nachrichten</dd>{more}</dl>")
    found = read(f"<article><p>Wasserwege</p>{H1}{facts}{LEADS}{TEXT}</article>")
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")


def test_an_office_at_the_lead_of_which_the_text_speaks() -> None:
    lead = "In Aue fahren die Boote leiser. Das Hafenamt Aue hat dafür die Tore neu gebaut."
    body = f"<p>3. Mai 2019</p><div><h5>Hafenamt Aue</h5><p><b>{lead}</b></p>{TEXT}</div>"
    found = read(f"<main>{H1}{body}</main>")
    assert (found.kicker, found.teaser) == ("Hafenamt Aue", lead)
