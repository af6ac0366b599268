"""Keywords behind and below labels of several shapes, and what only looks like them."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_names_table import H1, LEAD, P1, P2, read

TAGS = ("Tram", "Radweg")
LINKED = '<a href="/thema/tram">Tram</a>', '<a href="/thema/radweg">Radweg</a>'
ITEMS = "".join(f"<li>{a}</li>" for a in LINKED)
KEYWORDS = {
    "counted": "<div>Schlagwörter (2)</div><ul><li>Tram</li><li>Radweg</li></ul>",
    "head in the list": f'<ul class="taglist"><li class="tags">Mehr zu:</li>{ITEMS}</ul>',
    "another head": f"<ul><li>Mehr über</li>{ITEMS}</ul>",
    "label and links in a box": f"<div><span>Themen im Artikel</span>{''.join(LINKED)}</div>",
    "the same with a heading": f"<div><b>Tags zum Beitrag:</b> {' '.join(LINKED)}</div>",
    "menu with a heading": f"<nav><h3>Schlagwörter</h3><ul>{ITEMS.replace('<a', '<a rel=tag')}</ul>"
    "</nav>",
    "behind the section": "<div><span>Rubrik</span> <span>Verkehr</span> <span>Stichwörter</span> "
    "<b>Tram</b><i>; </i><b>Radweg</b></div>",
    "pills in a row": "<div><div><span>Schlagwörter</span></div><div><div class=p>Tram</div>"
    "<div class=p>Radweg</div></div></div>",
    "list of terms": "<dl><dt>Umfang:</dt><dd>3 Seiten</dd><dt>Stichwörter:</dt><dd>Tram, Radweg</dd></dl>",
    "list of terms with paragraphs": "<dl><dt>Stichwörter</dt><dd><p>Tram, Radweg</p></dd></dl>",
    "label once more in its list": "<div><h2>Schlagworte</h2><dl><dt>Schlagworte:</dt>"
    f"{''.join(f'<dd>{a}</dd>' for a in LINKED)}</dl></div>",
    "by microdata": f"<p><span itemprop=keywords>{' '.join(LINKED)}</span></p>",
    "filed, other contents below": "<div><div><span>abgelegt unter:</span> "
    '<a class="pill category" href="/suche?s=Tram">Tram</a>, <a class="pill category" '
    'href="/suche?s=Radweg">Radweg</a></div><section><header>Verwandte Inhalte</header>'
    '<ul><li><a href="/k21-meldungen/amt-zieht-um/">Amt zieht um</a></li></ul></section></div>',
    "below the section": '<div><h2>Themen</h2><ul><li><a href="/t/verkehr">Verkehr</a></li></ul>'
    f"</div><div><h2>Tags</h2><ul>{ITEMS}</ul></div>",
}


@pytest.mark.parametrize("box", KEYWORDS.values(), ids=KEYWORDS)
def test_keywords_of_a_label(box: str) -> None:
    found = read(f"<article>{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p>{box}</article>")
    assert found.tags == TAGS
    assert found.section == ("Verkehr" if "Verkehr" in box else "Kurz gemeldet")
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")


OTHERS = {
    "more articles": '<ul><li>Mehr zu:</li><li><a href="/tram-faehrt">Die Tram fährt wieder</a></li>'
    '<li><a href="/bahn">Neue Bahn für Auental im Herbst</a></li></ul>',
    "mails": '<div><span>Themen im Artikel</span><a href="mailto:a@b.de">Post</a></div>',
    "a sentence": "<div><b>Bereich</b> <b>Schulen</b> <b>Tags</b> <i>Am Tag bleibt es ruhig.</i>"
    "</div>",
    "a category": '<p>7.10.2025 | <a href="/thema/bau/" rel="category tag">Bau</a></p>',
    "paragraphs": "<div><h3>Schlagwörter</h3><div><p>Hier hilft das Amt.</p><p>Immer.</p></div></div>",
    "menu of the site": f"<nav><h3>Mehr lesen</h3><ul>{ITEMS}</ul></nav>",
}


@pytest.mark.parametrize("box", OTHERS.values(), ids=OTHERS)
def test_links_that_are_no_keywords(box: str) -> None:
    found = read(f"<article>{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p>{box}</article>")
    assert found.tags == ()
