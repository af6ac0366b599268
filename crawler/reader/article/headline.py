"""Kicker and title: from the markup, and by subtracting what ``<title>`` says. Pure.

Never by cutting at letter case: ``AKDBEine Ära`` and ``ekom21Die Idee`` have no rule in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crawler.reader import shapes
from crawler.reader.article.evidence import Evidence, Ladder
from crawler.reader.article.kicker import (
    GENERAL,
    MAX_KICKER,
    is_menu_entry,
    line_above,
    line_below,
    undated,
)
from crawler.reader.article.naming import letters, title_candidates
from crawler.reader.article.page import ParsedPage
from crawler.reader.article.prose import is_prose
from crawler.reader.flow import Block, tidy
from crawler.reader.structured import text_of
from crawler.reader.tree import visible_text

MAX_HEADLINE = 300
_ELSEWHERE = frozenset(("nav", "footer", "aside", "dialog"))


@dataclass(frozen=True, slots=True)
class Headline:
    """Where the headline is printed and what it says."""

    title: Ladder
    """The title, strongest evidence first."""
    kicker: Ladder
    """The kicker, strongest evidence first."""
    first: int
    """Index of the first block of the headline group (kicker included), -1 without one."""
    last: int
    """Index of its last block; the article begins behind it."""
    block: int = -1
    """Index of the block that prints the title, -1 without one."""

    def unplaced(self) -> Headline:
        """Keep what it says, not where: a name that the metadata give before a heading that was
        chosen by its place."""
        stated = [e for e in self.title if e.rung != "structure"]
        return Headline(stated or self.title, [], -1, -1)


def read_headline(page: ParsedPage) -> Headline:
    """Find the headline by what the page's metadata call it, else by its place in the page."""
    named = list(_names(page))
    printed = _match(page, named)
    runners = [Evidence(rung, name) for rung, name in named]
    if printed is None:
        where = _by_place(page)
        if where is None:
            return Headline(runners, [], -1, -1)
        block, title, kicker = where, *_split_by_markup(where)
        rung = "structure"
    else:
        block, title, kicker, rung = printed
    ladder = [Evidence(rung, title), *runners]
    first = last = block.index
    kickers: Ladder = []
    if (element := page.hinted.get("kicker")) is not None:
        kickers.append(Evidence("hint", visible_text(element)))
        taken = [b.index for b in page.flow.below(element)]
        first, last = min([first, *taken]), max([last, *taken])
    if kicker:
        kickers.append(Evidence("title" if printed is not None else "structure", kicker))
    else:
        for around in (line_above(page, block), line_below(page, block)):
            if around is not None and letters(undated(around)) != letters(title):
                if not kickers:
                    first, last = min(first, around.index), max(last, around.index)
                kickers.append(Evidence("structure", undated(around)))
                break
    kickers = [k for k in kickers if k.value]
    return Headline(
        ladder,
        [Evidence(k.rung, k.value.rstrip(": |–-")) for k in kickers],
        first,
        last,
        block.index,
    )


def _names(page: ParsedPage) -> Iterator[tuple[str, str]]:
    """What the page's hints and metadata call the article: rung and text."""
    if (element := page.hinted.get("title")) is not None:
        yield "hint", visible_text(element)
    structured = page.structured
    if node := page.node:
        headline = text_of(node, "headline") or text_of(node, "name")
        if headline:
            yield "json-ld", headline
    meta = structured.first("og:title", "twitter:title", "headline")
    for text, rung in ((meta, "meta"), (structured.title, "title")):
        if text:
            yield from ((rung, name) for name in title_candidates(text, page.site.title))


def _match(
    page: ParsedPage, named: list[tuple[str, str]]
) -> tuple[Block, str, str | None, str] | None:
    """The block that prints one of the names: block, title, kicker within the block, rung."""
    wanted = [(rung, key) for rung, name in named if len(key := letters(name)) > 2]
    candidates: list[tuple[tuple[int, ...], Block, str, str | None, str]] = []
    for block in page.blocks:
        text = block.line
        if block.index in page.teasers or not text or len(text) > MAX_HEADLINE:
            continue
        if "li" in block.regions or block.regions & _ELSEWHERE:
            continue
        loose = letters(text)
        if loose in page.names:
            continue
        part = block.heading and len(loose) > 7  # of a name, as long as it tells something
        held = [(rung, key) for rung, key in wanted if key in loose or (part and loose in key)]
        by_markup = _split_by_markup(block)
        colon_only = not held and block.heading is not None and by_markup[1] is not None
        if colon_only:
            # `Kicker: Titel` in the metadata, two elements without a colon in the heading
            held = [(rung, loose) for rung, key in wanted if key.replace(":", "") == loose]
        if not held:
            continue
        for rung, key in held:
            split = by_markup if colon_only else _subtract(text, loose, key, by_markup)
            if split is None:
                continue
            title, kicker = split
            order = (
                not block.heading,  # a heading beats a plain line
                not (kicker and split == by_markup),  # metadata and markup agree on the border
                -len(letters(title)),
                block.heading != "h1",
                block.index,
            )
            candidates.append((tuple(map(int, order)), block, title, kicker, rung))
    if not candidates:
        return None
    _, block, title, kicker, rung = min(candidates, key=lambda c: c[0])
    return block, title, kicker, rung


def _subtract(
    text: str, loose: str, key: str, by_markup: tuple[str, str | None]
) -> tuple[str, str | None] | None:
    """Title and kicker of a printed line that holds the name ``key``; ``None`` if it is none.

    The kicker is what is left over in front (or behind), whatever its letters look like.
    """
    if loose == key:
        # `Kicker: Titel` in the metadata and two elements in the heading
        title, kicker = by_markup
        return by_markup if kicker and letters(f"{kicker}:{title}") == key else (text, None)
    if loose in key:  # the metadata say `Kicker: Titel`, the heading only the title
        if key.endswith(loose) and len(key) - len(loose) < MAX_KICKER:
            return text, None
        return None
    if len(loose) - len(key) > MAX_KICKER:
        return None
    if loose.endswith(key):
        cut = next((c for c in range(len(text) - 1, 0, -1) if letters(text[c:]) == key), 0)
        while cut and _opens(text, cut - 1):  # an opening quote belongs to the title
            cut -= 1
        return text[cut:].strip(" :|–"), text[:cut].strip(" :|–-") or None
    if loose.startswith(key):
        cut = next((c for c in range(1, len(text)) if letters(text[:c]) == key), len(text))
        while cut < len(text) and text[cut] in "“”\"«‘'":
            cut += 1
        return text[:cut].strip(), text[cut:].strip(" :|–-") or None
    return None


def _opens(text: str, at: int) -> bool:
    """Whether a quotation mark opens: no earlier one waits to be closed."""
    mark, before = text[at], text[:at]
    if mark in "\"'":
        return before.count(mark) % 2 == 0
    if mark == "“":
        return before.count("„") <= before.count("“")
    return mark in "„»‚"


def _split_by_markup(block: Block) -> tuple[str, str | None]:
    """Title and kicker of a heading whose kicker is an element of its own, or on its own line."""
    runs = [r for r in block.runs if r.text.strip()]
    if len(runs) > 1 and runs[0].el is not runs[1].el and runs[0].el is not block.owner:
        first, rest = tidy(runs[0].text), tidy("".join(r.text for r in runs[1:]))
        joined = block.line
        glued = not joined.startswith(f"{first} ") or "\n" in block.text
        same = all(r.el is runs[1].el for r in runs[1:])
        if len(first) <= MAX_KICKER and (glued or (same and runs[1].el is not block.owner)):
            return rest.replace("\n", " ").lstrip(" :|–"), first.rstrip(": ")
    if block.text.count("\n") == 1:
        first, rest = block.text.split("\n")
        if len(first) < len(rest) and len(first) <= MAX_KICKER and runs[0].el is not block.owner:
            return rest, first.rstrip(": ")
    return block.line, None


def _by_place(page: ParsedPage) -> Block | None:
    """Without metadata: the last ``h1`` before the text begins, else the first heading there is."""
    headings = [
        b
        for b in page.blocks
        if b.heading
        and b.index not in page.teasers
        and b.text
        and letters(b.line) not in page.names
        and not b.regions & _ELSEWHERE
    ]
    own_headings = [b for b in headings if not _names_listing(page, b)]
    headings = own_headings or headings
    dated = next(
        (
            b.index
            for b in page.blocks
            if b.index not in page.teasers and shapes.BRACKET.match(b.text)
        ),
        None,
    )
    for level in ("h1", "h2", "h3"):
        own = [b for b in headings if b.heading == level]
        if dated is not None:
            own = [b for b in own if b.index < dated] or own[:1]
            if own:
                return own[-1]
        elif own:
            prose = [
                any(is_prose(p) and p.index not in page.teasers for p in _below(page, b))
                for b in own
            ]
            if True not in prose:
                return own[-1] if level == "h1" else own[0]
            last = len(own) - 1 - prose[::-1].index(True)
            return own[last if level == "h1" else prose.index(True)]
    return None


def _names_listing(page: ParsedPage, block: Block) -> bool:
    """Whether a heading is the name of a listing: a general word that the menu has too."""
    name = letters(block.line)
    return name in GENERAL and is_menu_entry(page, name)


def _below(page: ParsedPage, heading: Block) -> list[Block]:
    return page.blocks[heading.index + 1 : heading.index + 8]
