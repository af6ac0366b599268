"""The elements of a page by name and by attribute, from one walk through its tree. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from lxml import etree

_ASKED = frozenset("aria-hidden hidden id itemprop itemref rel role style".split())
"""Attributes by which elements are found."""

_BRIEF = "dt th td li div p span b strong em small label h2 h3 h4 h5 h6".split()
_SIGNS = " \t\r\n\xa0.:,;|·–-"
MAX_BRIEF = 40
"""Characters of the words of a label with the signs around them."""


class Elements:
    """The elements of a page.

    A walk through the tree of a parser takes as long for one name as for all, and a page is asked
    for some twenty. So there is one walk; the tree must not change behind it.
    """

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self._named: dict[object, list[etree._Element]] = defaultdict(list)
        self._marked: dict[str, list[etree._Element]] = defaultdict(list)
        named, marked, asked = self._named, self._marked, _ASKED
        for el in root.iter():  # the parser drops comments and the like
            named[el.tag].append(el)
            for attribute in el.keys():  # noqa: SIM118 - it is no dictionary
                if attribute in asked:
                    marked[attribute].append(el)

    def named(self, *names: str) -> Iterator[etree._Element]:
        """Iterate over the elements with some names, name by name, in the order of the page."""
        return chain.from_iterable(self._named.get(name, ()) for name in names)

    @cached_property
    def links(self) -> list[tuple[etree._Element, str]]:
        """List the ``a`` elements, each with its ``href``, as they are when first asked for."""
        return [(a, a.get("href") or "") for a in self.named("a")]

    @cached_property
    def brief(self) -> list[tuple[etree._Element, str]]:
        """List the elements that may be labels, as they are when first asked for: each with its own
        words, in lower case and without the signs around them."""
        return [
            (el, said.strip(_SIGNS).casefold())
            for el in self.named(*_BRIEF)
            if (said := el.text) and len(said) <= MAX_BRIEF and not said.isspace()
        ]

    def rename(self, el: etree._Element, name: str) -> None:
        """Give an element another name, by which it is found behind those that have it."""
        self._named[el.tag].remove(el)
        self._named[name].append(el)
        el.tag = name

    def marked(self, *attributes: str) -> Iterator[etree._Element]:
        """Iterate over the elements with some of the attributes ``_ASKED`` in the same way."""
        return chain.from_iterable(self._marked.get(name, ()) for name in attributes)
