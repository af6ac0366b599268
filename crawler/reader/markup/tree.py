"""Tell the kinds of a page's elements and what they enclose. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice
from urllib.parse import unquote

from lxml import etree

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark picture q s "
    "samp small source span strike strong sub sup time tt u var wbr".split()
)
"""Elements that stand within a line of text."""
SKIPPED = frozenset(
    "script style noscript template svg math iframe object embed video audio canvas select option "
    "textarea title meta link base amp-ad amp-sidebar amp-analytics "
    "amp-embed dialog map".split()
)
"""Elements that hold no text of a page, or that a browser does not show."""
IMAGES = frozenset(("img", "amp-img"))
"""Elements that show a picture."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
"""Elements of headings, the largest first."""
CONTROLS = frozenset(("form", "input", "button"))
"""Elements of forms."""
FILMS = frozenset(("iframe", "video", "audio", "embed", "object"))
"""Elements that show a film or play a sound."""
_ROLES = {
    "navigation": "nav", "banner": "banner", "contentinfo": "footer", "complementary": "aside",
    "search": "form", "dialog": "dialog", "alertdialog": "dialog", "button": "button",
}  # fmt: skip
NO_DIGITS = str.maketrans("", "", "0123456789")
"""Boxes of one kind may be numbered."""
MAX_NEAR = 3
"""An element and the boxes right around it."""
_SECTION = re.compile(
    r"[/?&-](?:(?:(?<=[/-])(?:categor(?:y|ies)|kategorien?|rubrik(?:en)?|ressorts?|sections?"
    r"|(?:fach|sach|themen)gebiete?|schwerpunkte?|sparten?)"
    r"|(?<=/)(?:them(?:a|en?)|themenfelder|bereiche?|topics?|channels?))[/:][^/?#.]"
    r"|(?<=[?&])(?:categor(?:y|ies)|kategorien?|rubrik(?:en)?|ressorts?)=[^&#])"
)
"""The folder of a section's pages, or their parameter; a site may put its own name in front."""
_TOPIC = re.compile(r"(?:^|/)(?:thema|themen|topics?)/", re.I)
_SECTION_NAME = re.compile(r"(?:^|[\s_-])(?:categor(?:y|ies)|kategorien?|ressorts?|rubrik(?:en)?)"
                           r"(?:-name)?(?:$|\s)")  # fmt: skip
_SECTION_PART = re.compile(r"\w[_-]section(?:$|\s)")
_TAGS_NAME = re.compile(
    r"(?:^|[\s_-])(?:tags|tag-?list|keywords|(?:schlag|stich)wort(?:e|-?listen?)|(?:schlag|stich)woerter)(?:$|[\s_-])"
)
_AUTHOR_NAME = re.compile(
    r"(?:^|[\s_-])(?:authors?|autor(?:in)?|byline|(?:gr)?avatars?|user-picture)(?:$|[\s_-])"
)
_TAGGED = re.compile(
    r"(?:^|/)(?:tags?|tagged|schlagworte?|stichworte?)[/:]#?\w|[?&](?:tags?|schlagwort|stichwort)=\w"
    r"(?![\w-]{1,60}-2[01](?:&|$))"
)
"""The path or parameter of a keyword; that of a shop's partner ends on the number of a country."""
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_BARE = str.maketrans("äöüÄÖÜ", "aouAOU")
_NUMBERED = re.compile(r"(?:[-_,.~][a-z]{0,2}\d{1,9})?(?:\.(?:html?|php|aspx?|jsp))?$", re.I)
"""The number and the kind of file at the end of an address."""
_LETTERS = re.compile(r"[^a-z0-9]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_KICKERS = "kicker|dachzeile|oberzeile|spitzmarke|ortsmarke|topline"
_KICKER_NAME = re.compile(
    rf"(?:(?:^|[\s_-])(?i:{_KICKERS}|overline|eyebrow|roofline)"
    r"|(?<=[a-z])(?:Kicker|Dachzeile|Oberzeile|Spitzmarke|Topline))(?:$|[\s_-])",
)
_KICKER_FOLDER = re.compile(rf"/(?:{_KICKERS})n?/", re.I)


def visible_text(el: etree._Element) -> str:
    """Join all text below an element on one line, except text that a browser hides."""
    if len(el) == 0:  # most links
        return "" if el.tag in SKIPPED else " ".join((el.text or "").split())
    return " ".join("".join(_texts(el)).split())


def _texts(el: etree._Element) -> Iterator[str]:
    walker = etree.iterwalk(el, events=("start", "end"))
    for event, node in walker:
        if event == "start":
            if node.tag in SKIPPED:
                walker.skip_subtree()
            else:
                if node.tag not in INLINE:
                    yield " "
                if node.text:
                    yield node.text
        elif node is not el:
            if node.tag not in INLINE:
                yield " "
            if node.tail:
                yield node.tail


def enclosing(el: etree._Element, *tags: str) -> etree._Element | None:
    """Find the nearest ancestor (or the element itself) with one of ``tags``."""
    near: etree._Element | None = el
    while near is not None and near.tag not in tags:  # quicker than the parser's own search
        near = near.getparent()
    return near


def upwards(el: etree._Element) -> Iterator[etree._Element]:
    """Iterate over an element and all around it, innermost first; most searches end early."""
    return chain((el,), el.iterancestors())


def is_within(el: etree._Element, holder: etree._Element) -> bool:
    """Tell whether an element stands within another one, or is it."""
    near: etree._Element | None = el
    while near is not None and near is not holder:
        near = near.getparent()
    return near is not None


def is_beside(el: etree._Element, other: etree._Element) -> bool:
    """Tell whether two elements stand in one box."""
    return el.getparent() is other.getparent()


def is_item(el: etree._Element) -> bool:
    """Tell whether an element stands in one of several items of a list."""
    return any(len(box.findall("li")) > 1 for box in el.iterancestors("ul", "ol"))


def common_ancestor(a: etree._Element, b: etree._Element) -> etree._Element | None:
    """Find the lowest element that holds both (either may be it)."""
    above = {a, *a.iterancestors()}
    return next((el for el in (b, *b.iterancestors()) if el in above), None)


def is_hidden(el: etree._Element) -> bool:
    """Tell whether a browser would hide the element."""
    if el.get("hidden") is not None or (el.get("aria-hidden") == "true" and el.tag != "img"):
        return True
    style = (el.get("style") or "").lower()
    return ("none" in style or "hidden" in style) and _HIDDEN.search(style) is not None


def with_ancestors(elements: Iterable[etree._Element]) -> set[etree._Element]:
    """Collect some elements and all around them."""
    found: set[etree._Element] = set()
    for one in elements:
        for el in upwards(one):
            if el in found:
                break  # what is around it is known, too
            found.add(el)
    return found


def is_author_link(link: etree._Element) -> bool:
    """Tell whether a link leads to a page about an author."""
    href, rel = link.get("href", ""), link.get("rel")
    return "/author" in href or "/autor" in href or (rel is not None and "author" in rel.split())


def says_author(el: etree._Element) -> bool:
    """Tell whether microdata mark an element as an author."""
    said = el.get("itemprop")
    return said is not None and "author" in said.split()


def says_keyword(a: etree._Element) -> bool:
    """Tell whether microdata mark a link, or a box right around it, as a keyword."""
    near = islice(upwards(a), MAX_NEAR)
    return any("keywords" in (el.get("itemprop") or "").split() for el in near)


def names_author(el: etree._Element) -> bool:
    """Tell whether class or microdata of an element, or of a box right around it, mark an author;
    an ``hentry`` names the author of all that it holds."""
    near: etree._Element | None = el
    for _ in range(MAX_NEAR):
        if near is None:
            return False
        if (said := near.get("itemprop")) and "author" in said.split():
            return True
        if (name := near.get("class")) and _is_of_author(name):
            return "hentry" not in name.split()
        near = near.getparent()
    return False


def is_called_author(el: etree._Element) -> bool:
    """Tell whether the class of an element is that of an author."""
    name = el.get("class")
    return name is not None and _is_of_author(name) and "hentry" not in name.split()


@lru_cache(maxsize=256)
def _is_of_author(name: str) -> bool:
    return _AUTHOR_NAME.search(name.lower()) is not None


def dress(el: etree._Element) -> tuple[str, str]:
    """Return name and class of an element; numbers in a class say nothing of a kind."""
    return str(el.tag), (el.get("class") or "").translate(NO_DIGITS)


def names_kicker(el: etree._Element) -> bool:
    """Tell whether the class of an element marks it as a kicker, or the address of a link."""
    if (to := el.get("href")) and _KICKER_FOLDER.search(to):
        return True
    return _KICKER_NAME.search(el.get("class") or "") is not None


def names_sharing(el: etree._Element) -> bool:
    """Tell whether the class of an element marks it as a bar to share an article."""
    name = (el.get("class") or "").lower()
    return "share" in name or "sharing" in name or "teilen" in name.split("-")


def names_section(el: etree._Element) -> bool:
    """Tell whether class, slot or microdata of an element mark it as the name of a section; a class
    such as ``post-section`` those of a line only."""
    if (name := el.get("class")) and _is_of_section_name(name.lower(), el.tag in INLINE):
        return True
    said = el.get("itemprop") or el.get("property") or ""
    return said.endswith(("articleSection", "genre")) or el.get("slot") == "section"


@lru_cache(maxsize=512)
def _is_of_section_name(name: str, inline: bool) -> bool:
    part = _SECTION_PART.search(name) if inline else None
    return part is not None or _SECTION_NAME.search(name) is not None


def names_tags(el: etree._Element | None) -> bool:
    """Tell whether the class of an element marks it as a row of keywords."""
    return el is not None and _TAGS_NAME.search((el.get("class") or "").lower()) is not None


def is_tag_address(href: str) -> bool:
    """Tell whether an address is that of a keyword's page."""
    return ("tag" in href or "wort" in href) and _TAGGED.search(href) is not None


def is_tag_link(a: etree._Element) -> bool:
    """Tell whether a link leads to the address of a keyword's page."""
    return is_tag_address(a.get("href") or "")


def is_category(a: etree._Element) -> bool:
    """Tell whether a link leads to the page of a section."""
    rel = a.get("rel")
    if rel is not None and "category" in rel.split():
        return True
    return a.get("itemprop") == "articleSection" or _is_of_section(a.get("href", ""))


@lru_cache(maxsize=1024)
def _is_of_section(href: str) -> bool:
    return _SECTION.search(f"/{href.lower()}") is not None


def leads_nowhere(a: etree._Element) -> bool:
    """Tell whether a link leads to no page: a mail, a script, a place in this page."""
    return (a.get("href") or "#").startswith(("#", "mailto:", "javascript:"))


def is_topic(a: etree._Element) -> bool:
    """Tell whether a link leads to the page of a topic: a section, or a keyword."""
    return _TOPIC.search(a.get("href") or "") is not None


def names_target(a: etree._Element) -> bool:
    """Tell whether a link leads to the page of its own words, such as that of a section."""
    last = (a.get("href") or "").partition("?")[0].rstrip("/").rpartition("/")[2]
    said = visible_text(a)
    plain = spelled(said)
    if not plain:
        return False
    if plain == spelled(last):
        return True
    name = _NUMBERED.sub("", unquote(last))
    return bool(name) and spelled(name) in (plain, spelled(said.translate(_BARE)))


def spelled(text: str) -> str:
    """Spell a text as addresses do, reduced to letters and digits for comparison."""
    return _LETTERS.sub("", text.casefold().translate(_SPELLED).replace("ß", "ss"))


def landmark_of(el: etree._Element, role: str) -> str | None:
    """Map an ARIA role to the name of a landmark, or of a heading of its level. A picture to be
    clicked at is no button."""
    if role == "heading":
        level = el.get("aria-level") or "2"
        return f"h{level}" if level in "123456" else "h2"
    landmark = _ROLES.get(role)
    return None if landmark == "button" and next(el.iter(*IMAGES), None) is not None else landmark
