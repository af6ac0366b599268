"""Captions and credits: each way to print both, in each box around a picture."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.reader.wording.credited import part_credit
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

URL = f"{LISTING}schleuse/"
LEAD = "Die Schleuse von Moorburg wird im Winter erneuert und ist bis März für Boote gesperrt."
ONE = "Der Kreis trägt die Hälfte der Kosten, sagte der Landrat am Montag in der Sitzung des Rats."
TWO = "Im Frühjahr soll ein neues Tor aus Stahl eingesetzt werden, das aus der Werft am Siel kommt."
HEAD = "<p>Wasserwege</p><h1>Moorburg baut die Schleuse um</h1>"
SHOWN = "Die Schleuse wurde vor hundert Jahren gebaut."
WHO = "Gemeinde Moorburg"
IMAGE = '<img src="/schleuse.jpg" width="800" height="500" alt="Schleuse">'


def read(body: str) -> Article:
    page = f"<html lang=de><title>Moorburg baut die Schleuse um</title><body><main><article>{body}</article></main></body></html>"
    return normalise_article(read_article(page, URL, SITES["kommune21"], FETCHED_AT).article)


FORMS = {
    "in brackets": f"{SHOWN} (Bildquelle: {WHO})",
    "in brackets, first": f"(Bildquelle: {WHO}) {SHOWN}",
    "in square brackets": f"{SHOWN} [Foto: {WHO}]",
    "in square brackets, first": f"[Foto: {WHO}] {SHOWN}",
    "first, with a dash": f"Foto: {WHO} – {SHOWN}",
    "first, with a bar": f"Foto: {WHO} | {SHOWN}",
    "first, with a slash": f"Foto: {WHO} / {SHOWN}",
    "first, with a full stop": f"Foto: {WHO}. {SHOWN}",
    "sign and colon": f"© {WHO}: {SHOWN}",
    "sign and dash": f"© {WHO} – {SHOWN}",
    "linked": f'{SHOWN} / <a href="https://moorburg.example">{WHO}</a>',
    "behind a dash": f"{SHOWN} – {WHO}",
    "behind a bar": f"{SHOWN} | {WHO}",
    "above": f"Bild oben: {SHOWN} (Bildquelle: {WHO})",
    "two lines": f"{SHOWN}<br>Foto: {WHO}",
    "two lines, credit first": f"Foto: {WHO}<br>{SHOWN}",
    "element with the sign": f"{SHOWN} <span>© {WHO}</span>",
    "element called so": f'{SHOWN} <span class="copyright">{WHO}</span>',
    "element called so, first": f'<span class="photo-credit">{WHO}</span> {SHOWN}',
    "source": f"{SHOWN} <cite>{WHO}</cite>",
    "elements that touch": f"<span>{SHOWN}</span><span>Foto: {WHO}</span>",
    "elements, credit first": f"<span>Foto: {WHO}</span><span>{SHOWN}</span>",
    "label of both": f"Bild: {SHOWN} Foto: {WHO}",
    "by": f"{SHOWN} Foto von {WHO}",
    "by, in brackets": f"{SHOWN} (Foto von {WHO})",
    "behind a slash": f"{SHOWN}/Foto: {WHO}",
    "behind a semicolon": f"{SHOWN}; Foto: {WHO}",
    "an icon in front": f'<i class="icon-camera"></i> {SHOWN} (Foto: {WHO})',
}
BOXES = {
    "figcaption": "<figure>{image}<figcaption>{said}</figcaption></figure>",
    "paragraph in a figcaption": "<figure>{image}<figcaption><p>{said}</p></figcaption></figure>",
    "box": "<div>{image}<p>{said}</p></div>",
    "paragraph of its own": '<p>{image}</p><p class="bildunterschrift">{said}</p>',
    "table": "<table><tr><td>{image}</td></tr><tr><td>{said}</td></tr></table>",
    "small below a break": "<p>{image}<br><small>{said}</small></p>",
    "overlay": '<div><div class="caption"><p>{said}</p></div>{image}</div>',
    "link": '<a href="/schleuse-gross.jpg">{image}</a><p class="caption">{said}</p>',
    "slider": "<ul><li>{image}<p>{said}</p></li></ul>",
    "beside": "<div><div>{image}</div><div><p>{said}</p></div></div>",
}


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("form", FORMS)
def test_caption_and_credit(form: str, box: str) -> None:
    picture = BOXES[box].format(image=IMAGE, said=FORMS[form])
    for page in (
        f"{HEAD}<p>[10.10.2025] {LEAD}</p>{picture}<p>{ONE}</p><p>{TWO}</p>",
        f"{HEAD}{picture}<p>[10.10.2025] {LEAD}</p><p>{ONE}</p><p>{TWO}</p>",
        f"{HEAD}<p>[10.10.2025] {LEAD}</p><p>{ONE}</p>{picture}<p>{TWO}</p>",
    ):
        found = read(page)
        assert (found.image_caption, found.image_credit) == (SHOWN, WHO)
        assert (found.kicker, found.teaser, found.body) == ("Wasserwege", LEAD, f"{ONE}\n\n{TWO}")


APART = {
    "at the end": ("", f"<p><em>Bild oben: {SHOWN} (Bildquelle: {WHO})</em></p>", (SHOWN, WHO)),
    "of the enlarged picture": (
        f'<p class="caption">{SHOWN}</p>',
        "",
        (SHOWN, WHO),
    ),
    "in the footer": (f'<p class="caption">{SHOWN}</p>', f"<footer><p>Foto: {WHO}</p></footer>", (SHOWN, WHO)),
}  # fmt: skip


@pytest.mark.parametrize("name", APART)
def test_away_from_the_picture(name: str) -> None:
    below, behind, wanted = APART[name]
    large = f' data-title="{SHOWN} (Bildquelle: {WHO})"' if "enlarged" in name else ""
    picture = f'<div><a href="/gross.jpg"{large}>{IMAGE}</a>{below}</div>'
    found = read(
        f"{HEAD}<p>[10.10.2025] {LEAD}</p>{picture}<p>{ONE}</p><p>{TWO}</p><div>{behind}</div>"
    )
    assert (found.image_caption, found.image_credit) == wanted
    assert found.body == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize(
    ("line", "parted"),
    [
        ("Foto: picture alliance / SZ Photo | Nils Prahl", ("picture alliance / SZ Photo | Nils Prahl", "")),
        ("Foto: Gemeinde Moorburg – von Vera Ender", ("Gemeinde Moorburg – von Vera Ender", "")),
        ("Foto: Gemeinde Moorburg – Amt für Hochbau", ("Gemeinde Moorburg – Amt für Hochbau", "")),
        ("Blick auf das Tor der Schleuse – Gemeinde Moorburg", None),
        ("Gemeinde Moorburg (Foto)", ("Gemeinde Moorburg", "")),
        ("Wer das Tor öffnet, ist unklar (Symbolbild).", None),
        ("Das Foto von gestern zeigt ein Tor.", None),
        ("Ein Foto: mehr haben wir nicht.", None),
        ("Quelle", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_line_with_a_credit(line: str, parted: tuple[str, str] | None) -> None:
    assert part_credit(line) == parted


def test_a_line_of_the_author_is_no_caption() -> None:
    picture = f"<div>{IMAGE}<small>von Vera Ender</small> <span>Foto: © {WHO}</span></div>"
    found = read(f"{HEAD}{picture}<p>[10.10.2025] {LEAD}</p><p>{ONE}</p><p>{TWO}</p>")
    assert (found.image_caption, found.image_credit) == (None, WHO)


SAID = {
    "a heading called so": f'<div><a href="/gross.jpg" data-caption="{SHOWN}" title="schleuse">{IMAGE}</a><div class="frame-caption"><h2 class="frame-caption-title">{SHOWN}</h2><p>(Bildquelle: {WHO})</p></div></div>',
    "a button around the picture": f'<div><button class=w><img src="/schleuse.jpg" alt="{SHOWN}"></button><div><div>{SHOWN}</div><div>Bildquelle<br>{WHO}</div></div></div>',
    "the same words as the enlarged": f'<div><div><a href="/gross.jpg" data-caption="{SHOWN}">{IMAGE}</a><div class=copyright><div>© {WHO}</div></div></div><div class=subtitle>{SHOWN}</div></div>',
}


ABOVE = ("a heading called so", "the same words as the enlarged")


@pytest.mark.parametrize(
    ("name", "above"), [*((name, False) for name in SAID), *((name, True) for name in ABOVE)]
)
def test_what_the_enlarged_picture_says_is_its_caption(name: str, above: bool) -> None:
    picture = SAID[name]
    said = f"<p>[10.10.2025] {LEAD}</p><p>{ONE}</p><p>{TWO}</p>"
    found = read(f"{picture}{HEAD}{said}" if above else f"{HEAD}{picture}{said}")
    assert (found.image_caption, found.image_credit) == (SHOWN, WHO)
    assert (found.kicker, found.title) == ("Wasserwege", "Moorburg baut die Schleuse um")
    assert (found.teaser, found.body) == (LEAD, f"{ONE}\n\n{TWO}")
