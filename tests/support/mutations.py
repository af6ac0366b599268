"""Ways to change a page's markup without changing what a browser shows of its article.

A mutation takes a tree and a source of chance, and changes the tree in place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from lxml.html import (
    HtmlComment,
    HtmlElement,
    HTMLParser,
    document_fromstring,
    fragment_fromstring,
    tostring,
)

Mutation = Callable[[HtmlElement, Random], None]

BLOCKS = frozenset(
    "address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 h4"
    " h5 h6 header hgroup hr main menu nav ol p pre search section table ul".split()
)
FLOW_PARENTS = frozenset("article aside body div footer header main section td".split())
LABEL = re.compile(
    r"\W*(?:anzeige|werbung|newsletter|immer informiert|bleiben sie)\b", re.IGNORECASE
)
ADS = (
    '<div><span>Anzeige</span><a href="https://werbung.example/a" rel="sponsored">'
    '<img src="https://werbung.example/a.png" alt="Möbel für Ratssäle" width="728" height="90"></a>'
    "</div>",
    "<div><div>Anzeige</div><p>Ratssäle richtig beleuchten: Besuchen Sie uns in Halle 9.</p>"
    '<a href="https://licht.example/">Mehr erfahren</a></div>',
    "<aside><h3>Anzeige</h3><p>Der neue Aktenschrank, der sich selbst aufräumt.</p>"
    '<img src="https://schrank.example/b.jpg" alt="Aktenschrank"></aside>',
    '<div><small>- Anzeige -</small><iframe src="https://werbung.example/frame" title="Werbung">'
    "</iframe></div>",
    '<div><a href="https://werbung.example/c" rel="sponsored nofollow"><img alt="Anzeige"'
    ' src="https://werbung.example/c.gif" width="970" height="250"></a></div>',
)
HEADS = (
    '<div><h1><a href="/"><img src="/marke.svg" alt="{name}"></a></h1></div>',
    '<header><h1><a href="/" rel="home">{name}</a></h1></header>',
    "<div><div><h1>{name}</h1><p>Nachrichten aus den Rathäusern</p></div></div>",
)


def parse(html: str) -> HtmlElement:
    """A page as a tree."""
    return document_fromstring(html.encode(), parser=HTMLParser(encoding="utf-8"))


def serialise(root: HtmlElement) -> str:
    """A tree as a page."""
    return str(tostring(root, encoding="unicode", doctype="<!DOCTYPE html>"))


def element(markup: str) -> HtmlElement:
    """A single element from its markup."""
    made = fragment_fromstring(markup)
    assert isinstance(made, HtmlElement)
    return made


def elements(root: HtmlElement, *tags: str) -> list[HtmlElement]:
    """Elements below ``root`` (comments are none) in document order."""
    return [el for el in root.iter(*tags) if isinstance(el.tag, str)]


def body_of(root: HtmlElement) -> HtmlElement:
    return next(root.iter("body"))


def rename(root: HtmlElement, chance: Random) -> None:
    """Give every class and id a name that means nothing, the same for the same."""
    names: dict[str, str] = {}

    def new(old: str) -> str:
        if old not in names:
            names[old] = f"x{len(names)}{chance.randrange(16**6):06x}"
        return names[old]

    ids = {el.get("id", "") for el in elements(root) if el.get("id")}
    for el in elements(root):
        for name in ("class", "id", "for", "aria-labelledby"):
            if tokens := el.get(name, "").split():
                el.set(name, " ".join(map(new, tokens)))
        target = el.get("href", "")
        if target.startswith("#") and target[1:] in ids:
            el.set("href", "#" + new(target[1:]))
        for name in [n for n in el.attrib if n.startswith("data-")]:
            del el.attrib[name]


def wrap(root: HtmlElement, chance: Random) -> None:
    """Put divs of no meaning around blocks."""
    for el in elements(body_of(root), *BLOCKS):
        parent = el.getparent()
        if parent is None or parent.tag not in FLOW_PARENTS or chance.random() > 0.25:
            continue
        for _ in range(chance.randint(1, 3)):
            replace(el, wrapper := element("<div></div>"))
            wrapper.append(el)


def unwrap(root: HtmlElement, chance: Random) -> None:
    """Take away divs that hold nothing but blocks, and so show nothing of their own."""
    for el in elements(body_of(root), "div"):
        if only_blocks(el) and not is_box(el) and chance.random() < 0.5:
            el.drop_tag()


def only_blocks(el: HtmlElement) -> bool:
    parts = [el.text, *(child.tail for child in el)]
    return (
        not any(part and part.strip() for part in parts)
        and len(el) > 0
        and all(child.tag in BLOCKS for child in el if isinstance(child.tag, str))
        and el.get("role") is None
    )


def is_box(el: HtmlElement) -> bool:
    """Whether a div holds together what a reader sees as one box beside the text."""
    return bool(LABEL.match(" ".join(el.itertext()).strip()))


def replace(el: HtmlElement, other: HtmlElement) -> None:
    """Put ``other`` where ``el`` stands; the text after it stays there."""
    parent = el.getparent()
    assert parent is not None
    other.tail, el.tail = el.tail, None
    parent.replace(el, other)


def is_amid(el: HtmlElement) -> bool:
    """Whether paragraphs stand above and below a box: then it is no sidebar."""
    above, below = el.itersiblings("p", preceding=True), el.itersiblings("p")
    return any(True for _ in above) and any(True for _ in below)


def reorder(root: HtmlElement, chance: Random) -> None:
    """Move sidebars to another place among their neighbours, shuffle what stands in footers."""
    for el in elements(root, "aside"):
        parent = el.getparent()
        if parent is None or parent.tag not in FLOW_PARENTS or is_amid(el):
            continue
        el.drop_tree()
        parent.insert(0 if chance.random() < 0.5 else len(parent), el)
    for footer in elements(root, "footer"):
        if any(a.tag == "article" for a in footer.iterancestors()):
            continue
        for el in [footer, *elements(footer, "ul", "div")]:
            if not any(part and part.strip() for part in (el.text, *(c.tail for c in el))):
                children = list(el)
                chance.shuffle(children)
                el[:] = children


def advertise(root: HtmlElement, chance: Random, text: str) -> None:
    """Insert advertisements between paragraphs and subheadings of the article's text."""
    lines = {line for line in text.split("\n") if line}
    places = [
        el
        for el in elements(body_of(root), "p", "h2", "h3", "ul", "ol", "div")
        if (parent := el.getparent()) is not None
        and parent.tag in FLOW_PARENTS
        and not any(child.tag in BLOCKS for child in el)
        and next(el.iterancestors("aside"), None) is None
        and collapse(el.text_content()) in lines
    ][:-1]
    for el in chance.sample(places, min(len(places), chance.randint(1, 3))):
        el.addnext(ad := element(chance.choice(ADS)))
        ad.tail, el.tail = el.tail, "\n"


def collapse(text: str) -> str:
    return " ".join(text.split())


def drop_metadata(root: HtmlElement, _chance: Random) -> None:
    """Take away ``<meta>`` and JSON-LD; the page's own address and ``<title>`` stay."""
    for el in [*elements(root, "meta"), *elements(root, "script")]:
        is_script = el.tag == "script" and el.get("type") != "application/ld+json"
        if not is_script and el.get("charset") is None:
            el.drop_tree()


def second_h1(root: HtmlElement, chance: Random, site: str) -> None:
    """Put the site's name as an ``h1`` above everything."""
    body = body_of(root)
    head = element(chance.choice(HEADS).format(name=chance.choice((site, f"{site} online"))))
    head.tail, body.text = body.text, None
    body.insert(0, head)


def comments(root: HtmlElement, chance: Random) -> None:
    """Strew comments between the elements."""
    for el in elements(body_of(root), *BLOCKS):
        if (parent := el.getparent()) is not None and chance.random() < 0.2:
            parent.insert(parent.index(el), HtmlComment(" wp:block "))


def visible_text(root: HtmlElement) -> str:
    """The words of a page, without scripts and styles."""

    def parts(el: HtmlElement) -> Iterator[str]:
        if el.tag in ("script", "style"):
            return
        if isinstance(el.tag, str):
            yield el.text or ""
            for child in el:
                yield from parts(child)
                yield child.tail or ""

    return collapse("".join(parts(body_of(root))))


MUTATIONS: dict[str, Mutation] = {
    "rename": rename,
    "wrap": wrap,
    "unwrap": unwrap,
    "reorder": reorder,
    "comments": comments,
}
"""Those that need to know nothing of the page."""
