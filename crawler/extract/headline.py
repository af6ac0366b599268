"""Kicker and title: from the markup, and by subtracting what ``<title>`` says. Pure.

Never by cutting at letter case: ``AKDBEine Ära`` and ``ekom21Die Idee`` have no rule in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler import shapes
from crawler.extract.evidence import Evidence, Ladder, Page
from crawler.flow import Block, common, inside, tidy, words
from crawler.structured import text_of

_SEPARATOR = re.compile(r"\s+(?:[-–—|»·•]|::)\s+")
_LOOSE = re.compile(r"[\s\u00a0\u00ad\u200b„“”\"‚‘’'»«‐‑–—-]+")
_CRUMBS = re.compile(r"[›»>/|]|^(?:Startseite|Home|Start)\b")
MAX_KICKER = 70
"""Characters; the longest kicker seen, ``Landkreistag Baden-Württemberg``, has 30."""
MAX_HEADLINE = 300


@dataclass(frozen=True, slots=True)
class Headline:
    """Where the headline is printed and what it says."""

    title: Ladder
    kicker: Ladder
    first: int
    """Index of the first block of the headline group (kicker included), -1 without one."""
    last: int
    """Index of its last block; the article begins behind it."""


def read_headline(page: Page) -> Headline:
    """Find the headline by what the page's metadata call it, else by its place."""
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
        kickers.append(Evidence("hint", words(element)))
        taken = [b.index for b in inside(page.blocks, element)]
        first, last = min([first, *taken]), max([last, *taken])
    if kicker:
        kickers.append(Evidence("title" if printed is not None else "structure", kicker))
    else:
        for around in (_before(page, block), _after(page, block)):
            if around is not None:
                if not kickers:
                    first, last = min(first, around.index), max(last, around.index)
                kickers.append(Evidence("structure", undated(around)))
                break
    kickers = [k for k in kickers if k.value]
    return Headline(
        ladder, [Evidence(k.rung, k.value.rstrip(": |–-")) for k in kickers], first, last
    )


def _names(page: Page) -> Iterator[tuple[str, str]]:
    """What the page's hints and metadata call the article: rung and text."""
    if (element := page.hinted.get("title")) is not None:
        yield "hint", words(element)
    structured = page.structured
    if node := page.node:
        headline = text_of(node, "headline") or text_of(node, "name")
        if headline:
            yield "json-ld", headline
    meta = structured.first("og:title", "twitter:title", "headline")
    for text, rung in ((meta, "meta"), (structured.title, "title")):
        if text:
            yield from ((rung, name) for name in _prefixes(text, page.site.title))


def _prefixes(text: str, site_title: str) -> list[str]:
    """``Titel - Site | Mehr`` with its tails cut off one by one, the likeliest headline first.

    A headline may hold separators itself, so every cut is a candidate; which one is printed as a
    heading decides.
    """
    cuts = [m.start() for m in _SEPARATOR.finditer(text)]
    whole = [text[:cut] for cut in cuts] + [text]
    if cuts and site_title.casefold() in text[: cuts[0]].casefold():  # `Site - Titel`
        rest = _SEPARATOR.sub("\0", text, count=1).partition("\0")[2]
        whole = [rest, *whole]
    without = [w for w in whole if site_title.casefold() not in w.casefold()]
    return list(dict.fromkeys([*reversed(without), *reversed(whole)]))


def _loose(text: str) -> str:
    """Text for comparison: quotes, dashes and blanks do not count, nor does case."""
    return _LOOSE.sub("", text).casefold()


def _match(page: Page, named: list[tuple[str, str]]) -> tuple[Block, str, str | None, str] | None:
    """The block that prints one of the names: block, title, kicker within the block, rung."""
    wanted = [(rung, name, key) for rung, name in named if len(key := _loose(name)) > 2]
    sites = _site_names(page)
    candidates: list[tuple[tuple[int, ...], Block, str, str | None, str]] = []
    for block in page.blocks:
        text = block.line
        if block.index in page.teasers or not text or len(text) > MAX_HEADLINE:
            continue
        if block.regions & {"nav", "footer", "aside", "li", "dialog"}:
            continue
        loose = _loose(text)
        if loose in sites:
            continue
        by_markup = _split_by_markup(block)
        for rung, _, key in wanted:
            if key not in loose and not (loose in key and block.heading and len(loose) > 7):
                continue
            split = _subtract(text, loose, key, by_markup)
            if split is None:
                continue
            title, kicker = split
            order = (
                not block.heading,  # a heading beats a plain line
                not (kicker and split == by_markup),  # metadata and markup agree on the border
                -len(_loose(title)),
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
        return by_markup if kicker and _loose(f"{kicker}:{title}") == key else (text, None)
    if loose in key:  # the metadata say `Kicker: Titel`, the heading only the title
        if key.endswith(loose) and len(key) - len(loose) < MAX_KICKER:
            return text, None
        return None
    if len(loose) - len(key) > MAX_KICKER:
        return None
    if loose.endswith(key):
        cut = next((c for c in range(len(text) - 1, 0, -1) if _loose(text[c:]) == key), 0)
        while cut and text[cut - 1] in "„“\"»‚'":  # an opening quote belongs to the title
            cut -= 1
        return text[cut:].strip(), text[:cut].strip(" :|–-") or None
    if loose.startswith(key):
        cut = next((c for c in range(1, len(text)) if _loose(text[:c]) == key), len(text))
        while cut < len(text) and text[cut] in "“”\"«‘'":
            cut += 1
        return text[:cut].strip(), text[cut:].strip(" :|–-") or None
    return None


def _split_by_markup(block: Block) -> tuple[str, str | None]:
    """Title and kicker of a heading whose kicker is an element of its own, or on its own line."""
    runs = [r for r in block.runs if r.text.strip()]
    if len(runs) > 1 and runs[0].el is not runs[1].el and runs[0].el is not block.owner:
        first, rest = tidy(runs[0].text), tidy("".join(r.text for r in runs[1:]))
        joined = block.line
        glued = not joined.startswith(f"{first} ") or "\n" in block.text
        same = all(r.el is runs[1].el for r in runs[1:])
        if len(first) <= MAX_KICKER and (glued or (same and runs[1].el is not block.owner)):
            return rest.replace("\n", " "), first.rstrip(": ")
    if block.text.count("\n") == 1:
        first, rest = block.text.split("\n")
        if len(first) < len(rest) and len(first) <= MAX_KICKER and runs[0].el is not block.owner:
            return rest, first.rstrip(": ")
    return block.line, None


def _by_place(page: Page) -> Block | None:
    """Without metadata: the last ``h1`` before the text begins, else the first heading there is."""
    sites = _site_names(page)
    headings = [
        b
        for b in page.blocks
        if b.heading
        and b.index not in page.teasers
        and b.text
        and _loose(b.line) not in sites
        and not b.regions & {"nav", "footer", "aside", "dialog"}
    ]
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
                sum(
                    1
                    for p in page.blocks[b.index + 1 : b.index + 8]
                    if len(p.text) > 120 and p.linked < 0.5
                )
                for b in own
            ]
            return own[max(range(len(own)), key=lambda i: (prose[i] > 0, i))]
    return None


def _before(page: Page, headline: Block) -> Block | None:
    """The line above the headline, if it is a kicker."""
    block = next((b for b in reversed(page.blocks[: headline.index]) if b.text), None)
    if block is None or not _could_be_kicker(page, block) or block.regions & {"li"}:
        return None
    holder = common(block.owner, headline.owner)
    if holder is None or holder.tag in ("html",):
        return None
    sites = _site_names(page)
    above = next((b for b in reversed(page.blocks[: block.index]) if b.text), None)
    if above is not None and _loose(above.line) in sites:  # a kicker, or the site's own motto
        nearer = common(above.owner, block.owner)
        marked = block.bold or block.line.endswith(":")
        if nearer is not holder or not marked:
            return None
    # the kicker opens what holds it and the headline; what comes before is a date at most
    earlier = [
        b
        for b in page.blocks[: block.index]
        if b.text and holder in _above(b) and not _may_stand_above(b, sites, page)
    ]
    tight = block.owner.getparent() is headline.owner.getparent()
    return block if not earlier or tight else None


def undated(block: Block) -> str:
    """A line without the date that stands beside a kicker in it, in an element of its own."""
    parts = [r.text for r in block.runs if not _is_date(r.text)]
    return tidy("".join(parts)).replace("\n", " ") if len(parts) < len(block.runs) else block.line


def _is_date(text: str) -> bool:
    text = tidy(text).strip("|·•, ")
    bracket = shapes.BRACKET.match(text)
    whole = bracket is not None and not text[bracket.end() :]
    return bool(text) and (whole or bool(shapes.DATE_LINE.match(text)))


def _may_stand_above(block: Block, sites: set[str], page: Page) -> bool:
    """Whether a line above the kicker says nothing about it: a date, a menu, a trail, the site."""
    line = block.line
    above = page.blocks[block.index - 1].line if block.index else ""
    if _loose(line) in sites or _loose(above) in sites:  # the site's name, and its motto below
        return True
    if shapes.DATE_LINE.match(line) or shapes.DAY_HEADER.match(line) or block.linked > 0.9:
        return True
    trail = bool(_CRUMBS.search(line)) and bool(block.links)
    return trail or bool(block.regions & {"nav", "banner", "li"})


def _after(page: Page, headline: Block) -> Block | None:
    """The line below the headline, if it is a kicker: short, and something longer follows."""
    following = page.blocks[headline.index + 1 : headline.index + 5]
    if not following or not following[0].text:  # behind a picture a short line is its caption
        return None
    block, then = following[0], next((b for b in following[1:] if b.text), None)
    if then is None:
        return None
    if not _could_be_kicker(page, block) or block.regions & {"li", "figure"}:
        return None
    if block.images or shapes.AUTHOR.match(block.line) or shapes.MARK.fullmatch(block.line):
        return None
    begins = (shapes.BRACKET, shapes.DATE_LINE, shapes.META_LINE, shapes.AUTHOR)
    starts = len(then.text) > 80 or any(shape.match(then.line) for shape in begins)
    starts = starts or bool(shapes.CREDIT.search(then.line))
    starts = starts or bool(shapes.SENTENCE_END.search(then.line) and block.heading)
    starts = starts or any(b.images for b in following[1:] if b.index < then.index)
    return block if starts or "hgroup" in block.regions else None


def _could_be_kicker(page: Page, block: Block) -> bool:
    text = undated(block)
    if block.index in page.teasers or not text or len(text) > MAX_KICKER:
        return False
    if block.regions & {
        "nav",
        "footer",
        "aside",
        "form",
        "dialog",
        "banner",
        "button",
        "address",
    }:
        return False
    if shapes.DAY_HEADER.match(text) or shapes.DATE_LINE.match(text) or shapes.BRACKET.match(text):
        return False
    if shapes.META_LINE.match(text) or shapes.NOISE.match(text) or shapes.TAIL.match(text):
        return False
    if shapes.CREDIT.search(text):
        return False
    if shapes.SENTENCE_END.search(text.rstrip(":")) or (_CRUMBS.search(text) and block.links):
        return False
    if any("category" in (a.get("rel") or "").split() for a in block.links):
        return False  # the section, which is another field
    if len(block.links) > 1 or re.search(r"\d{1,2}[:.]\d{2} Uhr|Lesezeit|Min\. ", text):
        return False
    return _loose(text) not in _site_names(page)


def _site_names(page: Page) -> set[str]:
    """What the site calls itself, for comparison: names in the head are no headlines."""
    names = {page.site.title, page.site.name, *(page.structured.meta.get("og:site_name") or ())}
    tail = _SEPARATOR.split(page.structured.title or "")[1:]
    names |= {part for part in tail if page.site.title.casefold() in part.casefold()}
    return {_loose(n) for n in names} | {_loose(f"{n} online") for n in names}


def _above(block: Block) -> set[object]:
    return {block.owner, *block.owner.iterancestors()}
