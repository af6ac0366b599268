"""Keywords, section, byline and picture, line by line."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_names_table import H1, LEAD, P1, P2, TEXT, read

CLOUD = '<div><h3>Schlagwörter</h3><a href="/tag/ozg/" rel="tag">OZG</a> <a href="/tag/it/" rel="tag">IT</a></div>'
OTHERS = "<h2>Weitere Meldungen</h2>"
TEASER = '<div><a href="/k21-themen/x/" rel="tag">Kreis X</a><h3><a href="/k21-meldungen/x/">Etwas anderes</a></h3><p>[01.10.2025] Ein Satz. <a href="/k21-meldungen/x/">mehr...</a></p></div>'

KEYWORDS = {
    "none": (f"<main><article>{H1}{TEXT}</article></main>", ()),
    "line": (f"<article>{H1}{TEXT}<p>Stichwörter: OZG, E-Akte</p></article>", ("OZG", "E-Akte")),
    "link by link": (f'<article>{H1}{TEXT}<p>Stichwörter: <a href="/tag/a/">CMS | Portale</a>, <a href="/tag/b/">IT</a></p></article>', ("CMS | Portale", "IT")),
    "label above a list": (f"<article>{H1}{TEXT}<h3>Stichwörter</h3><ul><li>OZG</li><li>IT</li></ul></article>", ("OZG", "IT")),
    "in a line with date and author": (f"<article>{H1}{TEXT}<p><span>07.10.2025</span> <span>Stichwörter: OZG, IT</span></p></article>", ("OZG", "IT")),
    "with a hash": (f'<article>{H1}{TEXT}<p><a href="/tag/a/" rel="tag">#OZG</a> <a href="/tag/b/" rel="tag">#IT</a></p></article>', ("OZG", "IT")),
    "in the footer of the article": (f'<article>{H1}{TEXT}<footer><a href="/tag/a/" rel="tag">OZG</a></footer></article>', ("OZG",)),
    "behind the article, as a line": (f"<main><article>{H1}{TEXT}</article>{OTHERS}{TEASER}<p>Stichwörter: OZG, IT</p></main>", ("OZG", "IT")),
    "cloud in an aside": (f"<main><article>{H1}{TEXT}</article></main><aside>{CLOUD}</aside>", ()),
    "cloud behind other articles": (f"<main><article>{H1}{TEXT}</article></main>{OTHERS}{TEASER}{CLOUD}", ()),
    "cloud behind the foot": (f"<main><article>{H1}{TEXT}</article></main><footer>© 2026</footer>{CLOUD}", ()),
    "own before a cloud": (f"<main><article>{H1}{TEXT}<p>Stichwörter: E-Akte</p></article></main><aside>{CLOUD}</aside>", ("E-Akte",)),
    "of teasers": (f"<main><article>{H1}{TEXT}</article>{OTHERS}{TEASER}{TEASER}</main>", ()),
    "category": (f'<article>{H1}{TEXT}<footer><a href="/category/it/" rel="category tag">IT</a></footer></article>', ()),
    "link that only ends in tag": (f'<article>{H1}{TEXT}<p><a href="/k21-termine/tag/">Tag der Verwaltung</a></p></article>', ()),
}  # fmt: skip


@pytest.mark.parametrize(("body", "tags"), KEYWORDS.values(), ids=KEYWORDS)
def test_keywords(body: str, tags: tuple[str, ...]) -> None:
    assert read(body).tags == tags


def test_the_category_is_the_section() -> None:
    found = read(f'<article>{H1}{TEXT}<a href="/category/it/" rel="category tag">IT</a></article>')
    assert (found.section, found.tags) == ("IT", ())


def by(line: str) -> str:
    return f"<article>{H1}{line}<p>[07.10.2025] {LEAD}</p><p>{P1}</p><p>{P2}</p></article>"


BYLINES = {
    "Von": (by("<p>Von Vera Ender</p>"), "Vera Ender"),
    "two": (by("<p>Von Vera Ender und Nils Pott</p>"), "Vera Ender, Nils Pott"),
    "three": (by("<p>Von Vera Ender, Nils Pott und Ida Lenz</p>"), "Vera Ender, Nils Pott, Ida Lenz"),
    "degrees": (by("<p>Von Dr. Vera Ender, Prof. Nils Pott</p>"), "Dr. Vera Ender, Prof. Nils Pott"),
    "written": (by("<dl><dd>Geschrieben von: <span>Vera Ender</span></dd></dl>"), "Vera Ender"),
    "links": (by('<p>Von <a href="/author/ve/">Vera Ender</a>, <a href="/author/np/">Nils Pott</a></p>'), "Vera Ender, Nils Pott"),
    "glued links": (by('<p><span>von <a href="/author/ve/">Vera Ender</a></span><span>von <a href="/author/np/">Nils Pott</a></span></p>'), "Vera Ender, Nils Pott"),
    "label above names": (f"<article>{H1}{TEXT}<div>Autoren</div><div>Vera Ender</div><div>Nils Pott</div></article>", "Vera Ender, Nils Pott"),
    "bare names": (by("<p><b>Vera Ender und Nils Pott</b></p>"), "Vera Ender, Nils Pott"),
    "mark": (f"<article>{H1}{TEXT}<p>(ve)</p></article>", "ve"),
    "house, printed": (by("<p>Von Redaktion Kommune21</p>"), None),
    "house, linked": (by('<p>Von <a href="/author/redaktion/">Redaktion</a></p>'), None),
    "house beside a name": (by('<p>Von <a href="/author/r/">Redaktion</a>, <a href="/author/ve/">Vera Ender</a></p>'), "Vera Ender"),
    "account": (by('<p>by <a href="/author/admin/" rel="author">admin</a></p>'), None),
    "publisher": (by("<p>Von K21 media GmbH</p>"), None),
}  # fmt: skip


@pytest.mark.parametrize(("body", "byline"), BYLINES.values(), ids=BYLINES)
def test_byline(body: str, byline: str | None) -> None:
    found = read(body)
    assert found.byline == byline
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")


IMG = '<img src="/u/kai-1024x640.jpg" width="1024" alt="Eine Mauer">'
SAID = "Neue Mauer am Kai."
PICTURES = {
    "figcaption": (f"{H1}{TEXT}<figure>{IMG}<figcaption>{SAID} (Foto: Stadt Celle)</figcaption></figure>", (SAID, "Stadt Celle")),
    "above the headline": (f"<figure>{IMG}<figcaption>{SAID} (Bildquelle: Stadt Celle)</figcaption></figure>{H1}{TEXT}", (SAID, "Stadt Celle")),
    "above the headline, no figure": (f"<div>{IMG}</div><p>{SAID} (Bildquelle: Stadt Celle)</p>{H1}{TEXT}", (SAID, "Stadt Celle")),
    "second printing": (f'<div>{IMG}</div>{H1}{TEXT}<figure><img src="/u/kai.jpg" alt=""><figcaption>{SAID} (Bildquelle: Stadt Celle)</figcaption></figure>', (SAID, "Stadt Celle")),
    "label of the credit": (f"{H1}<div>{IMG}<div>{SAID}</div><div><div>Bildquelle</div><div>Stadt Celle</div></div></div>{TEXT}", (SAID, "Stadt Celle")),
    "label with a colon": (f"{H1}<div>{IMG}<p>{SAID}</p><p>Foto:</p><p>Stadt Celle</p></div>{TEXT}", (SAID, "Stadt Celle")),
}  # fmt: skip


@pytest.mark.parametrize(("body", "said"), PICTURES.values(), ids=PICTURES)
def test_picture(body: str, said: tuple[str, str]) -> None:
    found = read(f"<main><article>{body}</article></main>")
    assert (found.image_caption, found.image_credit) == said
    assert (found.title, found.kicker, found.teaser) == ("Rathaus startet", None, LEAD)
    assert found.body == f"{P1}\n\n{P2}"


NO_PICTURE = {
    "icon": f'<article>{H1}<img src="/i.png" width="16" height="16" alt="">{TEXT}</article>',
    "portrait below the text": f'<article>{H1}{TEXT}</article><div><img src="/a/1.jpg" width="96" height="96" alt=""><h4>Redaktion</h4><p>Die Redaktion berichtet täglich.</p></div>',
    "portrait beside the author": f'<article>{H1}<div><img src="/a/1.jpg" width="120" height="120" alt="Profilbild"><span>Von redaktion</span></div>{TEXT}</article>',
    "portrait that is called so": f'<article>{H1}<div><img src="/a/1.jpg" alt="Vera Ender"><a href="/author/ve/">Vera Ender</a></div>{TEXT}</article>',
    "advertisement": f'<article>{H1}<a href="https://w.example/"><img src="/w.jpg" alt=""></a>{TEXT}</article>',
}  # fmt: skip


@pytest.mark.parametrize("body", NO_PICTURE.values(), ids=NO_PICTURE)
def test_no_picture(body: str) -> None:
    found = read(body)
    assert (found.image_url, found.image_caption, found.image_credit) == (None, None, None)
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")


CONSENT = {
    "content": "<div><p>Empfohlener redaktioneller Inhalt</p><p>An dieser Stelle finden Sie einen externen Inhalt von Dritten.</p><button>Anzeigen</button></div>",
    "video": "<div><p>Mit dem Laden des Videos akzeptieren Sie die Datenschutzerklärung des Anbieters.</p><a href='#'>Video laden</a></div>",
    "map": "<div><p>Zum Schutz Ihrer Daten wird die Karte erst nach einem Klick geladen.</p></div>",
    "cookies": "<div role=dialog><p>Wir verwenden Cookies, um Ihnen die beste Nutzung zu bieten, und zwar immer.</p></div>",
}  # fmt: skip


@pytest.mark.parametrize("box", CONSENT.values(), ids=CONSENT)
def test_no_box_of_consent_in_the_text(box: str) -> None:
    found = read(f"<article>{H1}<p>[07.10.2025] {LEAD}</p><p>{P1}</p>{box}<p>{P2}</p></article>")
    assert found.body == f"{P1}\n\n{P2}"
