"""Texts in several sections, and texts whose own headings have the first rank."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.crawler.reader.test_goes_on_table import read
from tests.crawler.reader.test_kicker_cards_table import HOSTS
from tests.crawler.reader.test_promoted_table import TEXTS

BOX = "<div><h3>Neues per Mail</h3><p>Jede Woche, kostenlos.</p><button>Abonnieren</button></div>"


def dressed(texts: Sequence[str], name: str) -> str:
    return "".join(f'<p class="{name}">{said}</p>' for said in texts)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize(("first", "then"), [
    ("<section><div><div>{}</div></div></section>", "<section><div>{}</div></section>"),
    ("<div>{}</div>", "<main><div><div>{}</div></div></main>"),
])  # fmt: skip
@pytest.mark.parametrize("box", [BOX, ""])
def test_paragraphs_of_one_class_are_one_text_in_boxes_of_any_kind(
    box: str, first: str, then: str, host: str
) -> None:
    said = first.format(dressed(TEXTS[:2], "txt b4")) + then.format(
        box + dressed(TEXTS[2:], "txt b7")
    )
    assert read(f"<article>{said}</article>", host).body == "\n\n".join(TEXTS)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("name", ["", "small"])
def test_a_paragraph_of_another_class_in_another_box_is_no_text(name: str, host: str) -> None:
    other = dressed(["Der Bote erscheint seit 1951 in sieben Städten, und er gehört allen."], name)
    said = f"<section><div><div>{dressed(TEXTS, 'txt')}</div></div></section>"
    said += f"<section><div>{BOX}{other}</div></section>"
    assert read(f"<article>{said}</article>", host).body == "\n\n".join(TEXTS)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_heading_of_the_first_rank_beside_the_paragraphs_is_of_the_text(
    at: int, host: str
) -> None:
    said = [f"<p>{text}</p>" for text in TEXTS]
    said.insert(at, "<h1>Geld vom Land</h1>")
    wanted = [*TEXTS[:at], "Geld vom Land", *TEXTS[at:]]
    assert (read("".join(said), host).body or "").split("\n\n") == wanted


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_a_heading_of_the_first_rank_in_a_box_of_its_own_is_not(host: str) -> None:
    said = [f"<p>{text}</p>" for text in TEXTS]
    said.insert(2, "<div><h1>Bote am Kanal</h1></div>")
    assert read("".join(said), host).body == "\n\n".join(TEXTS)
