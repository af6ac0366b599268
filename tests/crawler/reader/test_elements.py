"""The elements of a page are found in one walk, whatever is asked of them."""

from __future__ import annotations

from crawler.reader.markup.elements import Elements
from crawler.reader.markup.parse import parse_html

PAGE = (
    '<main><p style="color: red">Das <a href="/eins">Rathaus</a> zieht um.</p>'
    '<div hidden><a href="/zwei" role="button">Karte</a></div>'
    "<svg><title>Wappen</title></svg><o:p>Ende</o:p>"
    '<ol><li><a href="/drei">Plan</a></li></ol></main>'
)


def elements() -> Elements:
    root = parse_html(f"<html><body>{PAGE}</body></html>")
    assert root is not None
    return Elements(root)


def test_elements_of_a_name_come_in_the_order_of_the_page_hidden_ones_too() -> None:
    assert [a.get("href") for a in elements().named("a")] == ["/eins", "/zwei", "/drei"]


def test_several_names_come_one_after_the_other() -> None:
    assert [el.tag for el in elements().named("li", "p", "video")] == ["li", "p"]


def test_every_element_has_a_name_and_the_root_is_one() -> None:
    page = elements()
    every = list(page.root.iter())
    found = [el for name in {str(el.tag) for el in every} for el in page.named(name)]
    assert set(found) == set(every)
    assert len(found) == len(every)


def test_elements_are_found_by_an_attribute_even_an_empty_one() -> None:
    page = elements()
    assert [el.tag for el in page.marked("hidden", "role")] == ["div", "a"]
    assert [el.tag for el in page.marked("style")] == ["p"]
    assert not [*page.marked("itemref")]
