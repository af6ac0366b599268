"""The machine-readable side of a page: JSON-LD, ``<meta>``, ``<title>``. Pure.

Nothing here decides anything: the values are plain data, in page order, for the reader's ladders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from archive.articles.identity import address_key
from crawler.reader.markup.elements import Elements
from crawler.reader.markup.microdata import read_scoped, scope_of
from crawler.reader.markup.near_json import read_json

MAX_NODES = 5_000
"""JSON-LD nodes that are read from one page; the largest graph of a news page has some dozens."""
MIN_HEADLINE = 12
"""Letters of a headline that identifies a JSON-LD article as the page's."""
MIN_WORD = 4
"""Letters of a word, and of its beginning, that two headlines share."""
MIN_SAID = 2
"""Such words of a headline that can name another article."""
_UNTYPED = re.compile(r'\s*\{\s*"@context"\s*:\s*"https?://schema\.org')
ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report)$")


@dataclass(frozen=True, slots=True)
class Structured:
    """The machine-readable side of one page."""

    meta: dict[str, list[str]] = field(default_factory=dict)
    """Contents of ``<meta>`` by lower-case ``name``, ``property`` or ``itemprop``."""
    scoped: tuple[tuple[str, str, etree._Element], ...] = ()
    """Microdata: lower-case ``itemprop``, value, and the nearest element with an ``itemscope``."""
    title: str | None = None
    """Text of ``<title>``."""
    canonical: str | None = None
    """``href`` of ``<link rel=canonical>``, as printed."""
    nodes: tuple[dict[str, Any], ...] = ()
    """Every JSON-LD object, graphs and lists flattened, nested ones left where they are."""
    broken: int = 0
    """Number of JSON-LD scripts that are not valid JSON."""

    def first(self, *names: str) -> str | None:
        """Take the first non-empty ``<meta>`` content under one of ``names``."""
        for name in names:
            for value in self.meta.get(name, ()):
                if value:
                    return value
        return None

    def claims(self) -> list[str]:
        """List the addresses that the only JSON-LD article on the page declares as its own."""
        articles = [n for n in self.nodes if ARTICLE_TYPES.search(type_of(n))]
        return _addresses(articles[0]) if len(articles) == 1 else []

    def article(self, *urls: str) -> dict[str, Any] | None:
        """Choose the JSON-LD article this page is about.

        It is the one that names one of ``urls`` as its own address, or the only one there is, or
        the only one whose headline is the page's own title. Others are teasers.
        """
        articles = [n for n in self.nodes if ARTICLE_TYPES.search(type_of(n))]
        keys = {address_key(u) for u in urls}
        own = [n for n in articles if keys & {address_key(u) for u in _addresses(n)}]
        if own:
            return own[0]
        titles = [t for t in (self.first("og:title", "twitter:title"), self.title) if t]
        if sole := self.sole_article():
            return sole if _addresses(sole) or _may_be_named(sole, titles) else None
        named = [n for n in articles if _is_named(n, titles)]
        return named[0] if len(named) == 1 else None

    def sole_article(self) -> dict[str, Any] | None:
        """Return the only JSON-LD article, if it names no address, or that of its house."""
        articles = [n for n in self.nodes if ARTICLE_TYPES.search(type_of(n))]
        if len(articles) != 1 or any(urlsplit(u).path[1:] for u in _addresses(articles[0])):
            return None
        return articles[0]

    def page_date(self, url: str) -> str | None:
        """Read ``datePublished`` of the JSON-LD ``WebPage`` that names ``url`` as its own."""
        for node in self.nodes:
            own = {address_key(address) for address in _addresses(node)}
            if type_of(node) == "WebPage" and address_key(url) in own:
                return text_of(node, "datePublished")
        return None

    def publishers(self) -> list[str]:
        """List the names of the site in its JSON-LD: of the ``WebSite``, and of each publisher."""
        sites = (text_of(n, "name") for n in self.nodes if type_of(n) == "WebSite")
        return [name for name in (*sites, *(text_of(n, "publisher") for n in self.nodes)) if name]

    def breadcrumbs(self) -> list[str]:
        """List the names of the JSON-LD breadcrumb trail, outermost first."""
        for node in self.nodes:
            if type_of(node) == "BreadcrumbList" and isinstance(node.get("itemListElement"), list):
                names = [
                    text_of(e, "name") or text_of(e.get("item"), "name")
                    for e in node["itemListElement"]
                    if isinstance(e, dict)
                ]
                return [n for n in names if n]
        return []


def read_structured(tree: Elements) -> Structured:
    """Collect the machine-readable side of a parsed page. Broken parts are skipped and counted."""
    meta: dict[str, list[str]] = {}
    for el in tree.named("meta"):
        content = (el.get("content") or "").strip()
        scoped = "itemprop" in el.attrib and scope_of(el) is not None
        for attribute in ("property", "name", *(() if scoped else ("itemprop",))):
            name = el.get(attribute)
            if name:
                meta.setdefault(name.lower(), []).append(content)
    title = next(tree.named("title"), None)
    canonical = next(
        (
            el.get("href")
            for el in tree.named("link")
            if "canonical" in (el.get("rel") or "").split()
        ),
        None,
    )
    nodes: list[dict[str, Any]] = []
    broken = 0
    for script in tree.named("script"):
        kind = (script.get("type") or "").lower()
        # some pages omit the type
        if kind.startswith("application/ld+json") or (
            not kind and _UNTYPED.match(script.text or "")
        ):
            try:
                nodes.extend(_flatten(read_json(script.text or "")))
            except (ValueError, RecursionError):
                broken += 1
    return Structured(
        meta=meta,
        scoped=tuple(read_scoped(tree)),
        title=" ".join("".join(title.itertext()).split()) or None if title is not None else None,
        canonical=canonical,
        nodes=tuple(nodes[:MAX_NODES]),
        broken=broken,
    )


def type_of(node: dict[str, Any]) -> str:
    """Read the ``@type`` of a JSON-LD object, the first of several, without a prefix."""
    kind = node.get("@type")
    if isinstance(kind, list):
        kind = next((k for k in kind if isinstance(k, str)), "")
    return kind.rpartition("/")[2] if isinstance(kind, str) else ""


def text_of(node: Any, name: str) -> str | None:
    """Read a text property of a JSON-LD object; ``None`` where it is missing or not a text."""
    value = node.get(name) if isinstance(node, dict) else None
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    return value.strip() or None if isinstance(value, str) else None


def authors_of(structured: Structured, node: dict[str, Any] | None) -> list[str]:
    """List the names of all authors of a JSON-LD article; one given as ``@id`` is looked up."""
    printed = (node or {}).get("author")
    names: list[str] = []
    for author in printed if isinstance(printed, list) else [printed]:
        name = author if isinstance(author, str) else text_of(author, "name")
        if name is None and isinstance(author, dict) and (key := author.get("@id")):
            own = (n for n in structured.nodes if n.get("@id") == key)
            name = next((found for n in own if (found := text_of(n, "name"))), None)
        if name and name.strip():
            names.append(name.strip())
    return list(dict.fromkeys(names))


def texts_of(node: dict[str, Any], name: str) -> list[str]:
    """Read a property that may be one comma-separated text or a list of texts."""
    value = node.get(name)
    values = (
        value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    )
    return [v.strip() for v in values if isinstance(v, str) and v.strip()]


def _is_named(node: dict[str, Any], titles: list[str]) -> bool:
    """Whether one of a page's own titles begins with the headline of a JSON-LD article, with its
    kicker or without."""
    headline = text_of(node, "headline") or text_of(node, "name") or ""
    said = [_tight(headline), _tight(headline.partition(": ")[2])]
    return any(len(s) >= MIN_HEADLINE and _tight(t).startswith(s) for s in said for t in titles)


def _may_be_named(node: dict[str, Any], titles: list[str]) -> bool:
    """Whether the headline of a JSON-LD article shares a word with one of the page's own titles."""
    said, own = _words(text_of(node, "headline") or ""), _words(" ".join(titles))
    return len(said) < MIN_SAID or not own or bool(said & own)


def _words(text: str) -> set[str]:
    """Return the beginnings of the longer words of a text."""
    return {word[:MIN_WORD] for word in re.findall(rf"\w{{{MIN_WORD},}}", text.casefold())}


def _tight(text: str) -> str:
    return "".join(text.split()).casefold()


def _flatten(data: Any) -> Iterator[dict[str, Any]]:
    stack = [data]
    while stack:
        item = stack.pop(0)
        if isinstance(item, list):
            stack[:0] = item
        elif isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, (list, dict)):
                stack.insert(0, graph)


def _addresses(node: dict[str, Any]) -> list[str]:
    found = []
    for name in ("url", "@id", "mainEntityOfPage"):
        value = node.get(name)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            found.append(value.partition("#")[0])
    return found
