"""What several pages print alike in their texts is proposed as furniture, by a name of its box."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from crawler.reader import read_article
from crawler.reader.article.proposals import propose_furniture
from crawler.sites import SITES
from crawler.sites.profile import Hints
from tests.support.lying import page, prose, url

SITE = SITES["rathausblick"]
NOW = "2026-03-02T05:00:00Z"
NOTE = "Dieses Portal fördern die Stadtwerke Seewalde, ein Partner vieler Gemeinden im Land."


def pages(*boxes: Callable[[int], str] | None, above: bool = False) -> list[tuple[str, str]]:
    """A page for each box, which stands behind the first paragraph or at the end of the text."""
    made = []
    for n, box in enumerate(boxes):
        parts = prose(n).split("</p>")
        shown = box(n) if box else ""
        text = f"{parts[0]}</p>{shown}{'</p>'.join(parts[1:])}" if above else prose(n) + shown
        made.append((page(n, body=text), url(n)))
    return made


def note(_: int) -> str:
    return f'<p class="partner">{NOTE}</p>'


BOXES: dict[str, tuple[Callable[[int], str], str | None]] = {
    "a paragraph": (lambda n: f'<p class="partner">{NOTE}</p>', "p.partner"),  # noqa: ARG005
    "with a number": (
        lambda n: f'<p class="x partner">{NOTE} Seit {n + 9} Jahren.</p>',
        "p.x",
    ),
    "label and lines": (
        lambda n: f"<div class=kasten><p><b>Aus dem Amt</b></p><p>{NOTE}</p>"
        f"<p>Stand: {n + 1}. Mai 2025</p></div>",
        "div.kasten",
    ),
    "numbered": (lambda n: f'<div id="note-4{n}7" class="note"><p>{NOTE}</p></div>', "div.note"),
    "without a name": (lambda n: f"<p>{NOTE}</p>", None),  # noqa: ARG005
    "with words of its own": (
        lambda n: f"<div class=kasten><p>{NOTE}</p><p>Hier sagt das Amt in Ort "
        f"{'ABC'[n % 3] * 9}, warum es den Bau für eine gute Sache hält.</p></div>",
        None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("box", BOXES)
def test_what_stands_on_several_pages_is_proposed(box: str, count: int, above: bool) -> None:
    made, selector = BOXES[box]
    shown = pages(*[made] * count, above=above)
    assert propose_furniture(shown, SITE, NOW) == selector
    if selector is None:
        return
    hinted = replace(SITE, hints=Hints(furniture=selector))
    for (html, address), (bare, _) in zip(shown, pages(*[None] * count), strict=True):
        found, wanted = (
            read_article(h, address, s, NOW).article for h, s in ((html, hinted), (bare, SITE))
        )
        assert found == wanted


def test_two_of_three_are_enough() -> None:
    assert propose_furniture(pages(note, None, note), SITE, NOW) == "p.partner"


@pytest.mark.parametrize("boxes", [(note,), (note, None, None), (None, None, None), ()])
def test_one_is_not(boxes: tuple[Callable[[int], str] | None, ...]) -> None:
    assert propose_furniture(pages(*boxes), SITE, NOW) is None


def test_the_name_that_selects_least_is_taken() -> None:
    """A class of other elements, too, may one day be that of a text."""

    def small(n: int) -> str:
        return note(n).replace('"partner"', '"klein partner"')

    shown = [(html.replace("<footer>", "<footer class=x><p class=klein>Amt</p>"), at)
             for html, at in pages(small, small)]  # fmt: skip
    assert propose_furniture(shown, SITE, NOW) == "p.partner"


def test_two_boxes_are_two_selectors() -> None:
    def both(n: int) -> str:
        return f"{note(n)}<div class=abo><p>Das Heft kommt jeden Monat in alle Häuser.</p></div>"

    found = propose_furniture(pages(both, both, both), SITE, NOW)
    assert sorted((found or "").split(", ")) == ["div.abo", "p.partner"]


def test_the_selectors_of_the_profile_remain() -> None:
    site = replace(SITE, hints=Hints(furniture="p.alt", kicker="p.nie"))
    assert propose_furniture(pages(note, note), site, NOW) == "p.alt, p.partner"
    known = replace(SITE, hints=Hints(furniture="p.partner"))
    assert propose_furniture(pages(note, note), known, NOW) is None


def test_a_class_of_paragraphs_of_the_text_is_none() -> None:
    shown = [(html.replace("<p>", '<p class="partner">'), u) for html, u in pages(note, note, note)]
    assert propose_furniture(shown, SITE, NOW) is None


def test_one_text_under_two_addresses_proposes_nothing() -> None:
    ((html, _),) = pages(note)
    assert propose_furniture([(html, url(1)), (html, url(2))], SITE, NOW) is None


def test_pages_of_nothing_propose_nothing() -> None:
    assert (
        propose_furniture([("", url(1)), ("<p>x", url(2)), ("<html>", url(3))], SITE, NOW) is None
    )
