"""Parts of a text that a page folds away below a button or link with their heading. Pure.

The WAI-ARIA patterns "accordion" and "disclosure" name what a button unfolds by ``aria-controls``;
older pages by ``data-target`` or the fragment of a link; many leave it to the order of elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from crawler.reader.markup.elements import Elements
from crawler.reader.markup.tree import CONTROLS, visible_text
from crawler.reader.markup.unread import enlarges
from crawler.reader.wording import furniture

MAX_FOLDED = 40
"""Buttons of a page that are looked at."""
MAX_LABEL = 160
"""Characters of the heading of a part."""
MIN_LETTERS = 12
"""Characters of the shortest part."""
MAX_LEVELS = 4
"""Elements between a button and what it unfolds."""
_HEADS = ("h2", "h3", "h4", "h5", "h6")
_NAMES = ("aria-controls", "data-bs-target", "data-target", "href")
"""The attributes that name what is unfolded."""
_OUTSIDE = ("nav", "form", "footer", "dialog", "header")
_ACTION = re.compile(r"(?:^|\s)[a-zäöüß-]{3,}n$|^\S{1,3}$")
"""What a button does: ``Artikel anhören``, ``Jetzt anmelden``."""
_LABELS = (furniture.NOISE, furniture.TAIL, furniture.REPLIES, furniture.READ_ON, furniture.WALL)


def unfold(tree: Elements) -> None:
    """Make plain headings of the buttons and links that unfold a text, and show that text."""
    folded = [(control, _panel(tree, control)) for control in _controls(tree)]
    for control, panel in folded:
        if panel is None or not _is_text(panel):
            continue
        parent = control.getparent()
        tree.rename(control, "span" if parent is not None and parent.tag in _HEADS else "h4")
        control.attrib.pop("href", None)
        for name in ("hidden", "aria-hidden", "style"):
            panel.attrib.pop(name, None)


def _controls(tree: Elements) -> Iterator[etree._Element]:
    """Iterate over buttons of the page's content, and links to a part of it in a heading."""
    for control in [*tree.named("button", "summary")][:MAX_FOLDED]:
        if next(control.iterancestors(*_OUTSIDE), None) is None and _is_heading(control):
            yield control
    for heading in [*tree.named(*_HEADS)][:MAX_FOLDED]:
        for link in heading.iterchildren("a"):
            if link.get("href", "").startswith("#") and _is_heading(link):
                yield link


def _is_heading(control: etree._Element) -> bool:
    """Whether the words of a control are the heading of something, not what it does."""
    label = visible_text(control)
    if not 0 < len(label) <= MAX_LABEL or _ACTION.search(label) or enlarges(control):
        return False
    return not any(shape.match(label) for shape in _LABELS)


def _panel(tree: Elements, control: etree._Element) -> etree._Element | None:
    """Find what a control unfolds."""
    if control.tag == "summary":
        return control.getparent()
    named = _named(tree, control)
    return _beside(control) if named is None else named


def _named(tree: Elements, control: etree._Element) -> etree._Element | None:
    """Find the element that a control names."""
    names = (control.get(name, "").removeprefix("#") for name in _NAMES)
    for name in filter(None, names):
        found = next((el for el in tree.marked("id") if el.get("id") == name), None)
        if found is not None:
            return found
    return None


def _beside(control: etree._Element) -> etree._Element | None:
    """Find the box behind the one that holds nothing but the control, in a box of such pairs."""
    head = control
    for _ in range(MAX_LEVELS):
        parent = head.getparent()
        if parent is None or parent.tag in ("body", "article", "main"):
            return None
        if len(parent) > 1:
            pairs = all((n % 2 == 0) == _holds_button(child) for n, child in enumerate(parent))
            then = head.getnext()
            return then if pairs and then is not None and then.tag != "p" else None
        if (parent.text or "").strip() or (head.tail or "").strip():
            return None
        head = parent
    return None


def _holds_button(el: etree._Element) -> bool:
    return next(el.iter("button"), None) is not None


def _is_text(panel: etree._Element) -> bool:
    """Whether a part holds words that are no links, and nothing to fill in."""
    if panel.tag in _OUTSIDE or next(panel.iter(*CONTROLS), None) is not None:
        return False
    linked = sum(len(visible_text(a)) for a in panel.iter("a"))
    return len(visible_text(panel)) - linked >= max(MIN_LETTERS, linked)
