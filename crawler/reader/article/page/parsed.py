"""A page taken apart, ready for the ladders. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from crawler.reader.article.page.facts import read_facts
from crawler.reader.article.page.head_asides import open_head_asides
from crawler.reader.article.page.hints import cut_furniture, find_hinted
from crawler.reader.article.page.naming import letters, name_parts, site_names
from crawler.reader.article.page.painted import print_painted
from crawler.reader.article.page.set_apart import set_pictures_apart
from crawler.reader.article.page.unfolded import unfold
from crawler.reader.article.page.unscripted import show_unscripted
from crawler.reader.listing.folders import without_rubrics
from crawler.reader.listing.links import article_links, base_url
from crawler.reader.markup.elements import Elements
from crawler.reader.markup.flow import ALL_LINKED, Block, Flow, read_flow
from crawler.reader.markup.structured import Structured, read_structured
from crawler.reader.markup.tree import INLINE, visible_text
from crawler.reader.wording import furniture, shapes
from crawler.sites import Site
from crawler.sites.profile import Hints

MIN_PAGE = 1000
"""Characters of a form that is around a page, not on it."""
MIN_WRITTEN = 100
"""Characters of a paragraph of a text in a form."""
MIN_PARAGRAPHS = 2
_NOT_FILLED = ("hidden", "button", "submit", "image")
"""Types of fields in which nobody writes."""
_PERMALINK = re.compile(
    r"(?:(?:Perma|Direkt)?link|Dauerhafter Link|Anker)(?: (?:zu|zum|zur|to|auf) .{1,40})?", re.I
)


@dataclass(slots=True)
class ParsedPage:
    """A page taken apart, ready for the ladders."""

    whole: Elements
    """Its elements, those included that by the profile's hints are never text."""
    tree: Elements
    """Its other elements."""
    url: str
    """The address that answered."""
    fetched_at: str
    """When it was fetched."""
    base: str
    """The base of its relative addresses."""
    site: Site
    """The profile of its site."""
    structured: Structured
    """Its machine-readable side."""
    node: dict[str, Any] | None
    """The JSON-LD article the page is about."""
    names: frozenset[str]
    """The names of the site, see ``naming.site_names``."""
    flow: Flow
    """Its text blocks."""
    teasers: frozenset[int]
    """Indices of blocks in which teasers of other articles are printed."""
    hinted: dict[str, etree._Element]
    """Elements that the profile's hints select on this page, by field."""
    furniture: list[Block]
    """Blocks of the elements that by the profile's hints are never text; not among the others."""
    blocks: list[Block] = field(init=False)
    """Those of its flow."""
    parts: frozenset[str] = field(init=False)
    """The parts of the page's names, see ``naming.name_parts``."""
    tails: dict[int, str] = field(init=False)
    """The lines from which only other articles follow, by index: the section they name."""
    keyworded: bool = field(init=False)
    """Whether microdata mark anything on it as a keyword."""
    articles: dict[str, str] = field(init=False)
    """Each ``href`` of the page that leads to an article, with its address."""
    _menu: set[str] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.blocks = self.flow.blocks
        linked = article_links(self.whole, self.base, self.site)
        self.articles = without_rubrics(self.whole, linked, self.url)
        marked = (el.get("itemprop") or "" for el in self.tree.marked("itemprop"))
        self.keyworded = any("keywords" in said for said in marked)
        self.parts = name_parts(self.structured, self.url) - self.names
        self.tails = {
            b.index: tail["section"].strip(" :.→›»>") or self._linked_behind(b)
            for b in self.blocks
            if (tail := furniture.MORE_FROM.match(b.line))
        }

    @property
    def filed(self) -> frozenset[str]:
        """Names of the section in the tail of the page and in its metadata."""
        stated = list(self.tails.values())
        stated += self.structured.meta.get("article:section", [])
        return frozenset(letters(name) for name in stated if name)

    def behind(self, index: int) -> Iterator[Block]:
        """Iterate over the blocks behind one that are not empty."""
        return (b for i in range(index + 1, len(self.blocks)) if (b := self.blocks[i]).text)

    def _linked_behind(self, label: Block) -> str:
        """Return the words of the only link in the line behind a label, if it leads to no
        article."""
        then = next(self.behind(label.index), None)
        links = [] if then is None or then.heading else then.links
        alone = then is not None and len(links) == 1 and then.linked > ALL_LINKED
        to = links[0].get("href") or "" if alone else ""
        return then.line if then is not None and alone and to not in self.articles else ""

    def names_entry(self, name: str) -> bool:
        """Tell whether an entry of the menu that does not lead to an article has a name, reduced
        for comparison by ``naming.letters``."""
        if self._menu is None:
            entries = (a for b in self.blocks if "nav" in b.regions for a in b.links)
            others = [a for a in entries if (a.get("href") or "") not in self.articles]
            self._menu = {letters(visible_text(a)) for a in others}
        return name in self._menu


def separate_labels(tree: Elements) -> None:
    """Begin a block of its own behind each line break before a label with a colon, such as
    ``Stichwörter:``."""
    for br in tree.named("br"):
        then = br.getnext()
        said = (br.tail or "").strip()
        if not said and then is not None and then.tag in INLINE:  # others begin one anyway
            said = visible_text(then)
        if said and (shapes.KEYWORDS.match(said) or furniture.MORE_FROM.match(said)):
            new = br.makeelement("br")
            new.tail, br.tail = br.tail, None
            br.addnext(new)


def open_forms(tree: Elements) -> None:
    """Make a plain box of a form around the headline or the text, as some systems wrap each page in
    one, and of a button that shows nothing but the picture it enlarges."""
    for button in [*tree.named("button")]:
        if next(button.iter("img"), None) is not None and not visible_text(button):
            tree.rename(button, "span")
    for form in [*tree.named("form", "fieldset")]:
        headed = next(form.iter("h1", "h2"), None)
        written = headed is not None and next(form.iter("p"), None) is not None
        page = headed is not None and ((written and headed.tag == "h1") or _is_page(form))
        if page or _is_text(form):
            tree.rename(form, "div")


def _is_page(form: etree._Element) -> bool:
    return len(visible_text(form)) > MIN_PAGE


def _is_text(form: etree._Element) -> bool:
    """Whether a form holds paragraphs of a text and nothing to fill in."""
    fields = form.iter("input", "textarea", "select")
    if any(el.get("type") not in _NOT_FILLED for el in fields):
        return False
    said = (visible_text(p) for p in form.iter("p") if next(p.iter("input", "label"), None) is None)
    written = [text for text in said if len(text) > MIN_WRITTEN and shapes.ends_sentence(text)]
    return len(written) >= MIN_PARAGRAPHS


def drop_permalinks(tree: Elements) -> None:
    """Empty the signs in headings, such as ``¶``, that only link to the heading itself, and the
    words that stand for them."""
    for heading in tree.named("h1", "h2", "h3", "h4"):
        for link in heading.iterchildren("a"):
            said = visible_text(link)
            sign = not any(map(str.isalnum, said)) or _PERMALINK.fullmatch(said)
            if said and sign and "#" in (link.get("href") or ""):
                tail = link.tail
                link.clear()
                link.tail = tail


def take_apart(whole: Elements, url: str, site: Site, hints: Hints, fetched_at: str) -> ParsedPage:
    """Take apart the elements of the page that answered at ``url``; no block is a teaser yet."""
    structured = read_structured(whole)
    boxes = cut_furniture(whole.root, hints)
    tree = Elements(whole.root) if boxes else whole
    hinted = find_hinted(tree.root, hints)
    open_forms(tree)
    separate_labels(tree)
    drop_permalinks(tree)
    unfold(tree)
    print_painted(tree)
    show_unscripted(tree)
    set_pictures_apart(tree)
    read_facts(tree, hinted.values())
    open_head_asides(tree)
    return ParsedPage(
        whole=whole,
        tree=tree,
        node=structured.article(url, structured.canonical or url),
        names=site_names(site, structured, whole) | {letters(urlsplit(url).netloc)},
        url=url,
        fetched_at=fetched_at,
        base=base_url(whole, url, site),
        site=site,
        structured=structured,
        flow=read_flow(tree),
        teasers=frozenset(),
        hinted=hinted,
        furniture=[b for box in boxes for b in read_flow(Elements(box)).blocks],
    )
