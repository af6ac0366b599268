"""Words of the house in the metadata of its pages: neither keywords nor the author of an article."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_names_table import H1, TEXT, read

BODY = f"<main><article>{H1}{TEXT}</article></main>"
HOUSE = "Rathaus startet / Stadt Celle"
KEYWORDS = {
    "its name and more": (HOUSE, "Stadt, Celle, Tourismus", ()),
    "its name alone": (HOUSE, "Celle", ()),
    "a topic of the text among others": (HOUSE, "Celle, Portal, Tourismus, Häfen", ()),
    "its name beside a topic": (HOUSE, "Celle, Portal", ("Celle", "Portal")),
    "no name in the title": ("Rathaus startet", "Celle, Tourismus", ("Celle", "Tourismus")),
    "the headline last": ("Celle - Rathaus startet", "Celle, Hafen", ("Celle", "Hafen")),
}


@pytest.mark.parametrize(("title", "said", "tags"), KEYWORDS.values(), ids=KEYWORDS)
def test_the_name_of_the_house_says_nothing_of_an_article(
    title: str, said: str, tags: tuple[str, ...]
) -> None:
    assert read(BODY, title, f'<meta name="keywords" content="{said}">').tags == tags


AUTHORS = {
    "house": ("Stadt Celle", "Stadt Celle", None),
    "person": ("Vera Ender", "Vera Ender", "Vera Ender"),
    "one word": ("Verina", "Verina", "Verina"),
    "other publisher": ("Vera Ender", "Stadt Celle", "Vera Ender"),
}


@pytest.mark.parametrize(("author", "publisher", "byline"), AUTHORS.values(), ids=AUTHORS)
def test_the_publisher_is_no_author(author: str, publisher: str, byline: str | None) -> None:
    named = (("author", author), ("publisher", publisher))
    head = "".join(f'<meta name="{name}" content="{said}">' for name, said in named)
    assert read(BODY, HOUSE, head).byline == byline
