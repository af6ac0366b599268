"""What stands at the end of an article: byline, keywords, section. Pure."""

from __future__ import annotations

import re
from itertools import takewhile

from lxml import etree

from crawler.reader import shapes
from crawler.reader.article.body import ArticleText
from crawler.reader.article.evidence import Evidence, Ladder
from crawler.reader.article.headline import Headline
from crawler.reader.article.kicker import GENERAL
from crawler.reader.article.lead import find_keywords, is_meta
from crawler.reader.article.page import ParsedPage
from crawler.reader.flow import Block, Run, pieces, split_line, tidy
from crawler.reader.structured import authors_of, text_of, texts_of
from crawler.reader.tree import INLINE, enclosing, is_author_link, visible_text

MAX_TAG = 80
MAX_CRUMBS = 8
"""Blocks above the headline in which its section may stand."""
MAX_TRAIL = 5
MAX_LINE = 150
MAX_NAMES = 6
"""Blocks behind the headline in which a line of nothing but names says who wrote."""


def split_author_mark(body: list[Block]) -> tuple[list[Block], str | None]:
    """Split the author's mark or name off the end of a body."""
    names: list[str] = []
    while len(body) > 1 and not body[-1].heading and shapes.NAME.match(body[-1].line):
        if names and "li" in body[-1].regions:
            break
        names.insert(0, body[-1].line)
        body = body[:-1]
    if names:
        return body, ", ".join(names)
    for n in range(len(body) - 1, max(-1, len(body) - 3), -1):
        line = body[n].line
        found = shapes.MARK.search(line) if ")" in line else None
        if not found:
            continue
        if not line[: found.start()].strip():
            return [*body[:n], *body[n + 1 :]], found["mark"]
        if n == len(body) - 1:
            return [*body[:n], _without_mark(body[n], found["mark"])], found["mark"]
    return body, None


def _without_mark(block: Block, mark: str) -> Block:
    """The block without its final ``(ve)``, wherever element borders cut it."""
    runs: list[Run] = []
    left = re.sub(r"\s", "", f"({mark})")
    for run in reversed(block.runs):
        text = run.text
        while left and text:
            if text[-1].isspace():
                text = text[:-1]
            elif text[-1] == left[-1]:
                text, left = text[:-1], left[:-1]
            else:
                break
        runs.append(Run(text, run.link, run.bold, run.italic, run.el))
    return Block(block.index, block.owner, runs[::-1], block.regions, block.images)


def read_byline(
    page: ParsedPage, headline: Headline, text: ArticleText, mark: str | None
) -> Ladder:
    """Find the author: printed mark, printed line, then metadata, then a link to an author page."""
    names: list[str] = []
    marks = [mark] if mark else []
    for block in page.blocks[max(0, headline.first) : text.last + 12]:
        if block.index in page.teasers or block.regions & {"nav", "aside", "form"}:
            continue
        line = block.line
        if block.index > text.last and (found := shapes.MARK.fullmatch(line)):
            marks.append(found["mark"])
        elif "footer" in block.regions and "article" not in block.regions:
            continue
        elif len(line) < MAX_LINE:
            links = [tidy(visible_text(a)) for a in block.links if is_author_link(a)]
            if len(links) > 1:
                names.append(", ".join(filter(None, links)))
                continue
            named = (shapes.AUTHOR.match(piece) for piece in split_line(block) + pieces(block))
            names += [found["name"] for found in named if found]
            if shapes.AUTHORS.match(line):
                names += _below_label(page, block)
            elif _is_signature(page, headline, block):
                names.append(line)
    names = [name for name in names if not _is_house(name, page)]
    if mark and (shapes.NAME.match(mark) or ", " in mark):
        names, marks = [mark, *names], marks[1:]
    ladder = [Evidence("printed", name) for name in (*names, *marks)]
    structured = page.structured
    node = page.node
    for rung, name in (
        ("json-ld", ", ".join(authors_of(structured, node)) or None),
        ("meta", structured.first("author", "article:author", "dc.creator")),
    ):
        if name and not name.startswith("http") and not _is_house(name, page):
            ladder.append(Evidence(rung, name))
    for block in page.blocks[max(0, headline.first) : text.last + 6]:
        own = block.index not in page.teasers and not block.regions & {"nav", "aside"}
        if not own or ("footer" in block.regions and "article" not in block.regions):
            continue
        said = [link for link in block.links if is_author_link(link)]
        said = said or [el for run in block.runs if (el := _says_author(run)) is not None]
        several = dict.fromkeys(_without_label(tidy(visible_text(el))) for el in said)
        several = [n for n in several if n and len(n) < MAX_TAG and not _is_house(n, page)]
        if several:
            ladder.append(Evidence("structure", ", ".join(several)))
    return ladder


def _is_signature(page: ParsedPage, headline: Headline, block: Block) -> bool:
    """Whether a line below the headline is nothing but who wrote: several names, or one above the
    line with the date."""
    if not headline.last < block.index <= headline.last + MAX_NAMES:
        return False
    if shapes.PEOPLE.match(block.line):
        return True
    then = page.blocks[block.index + 1] if block.index + 1 < len(page.blocks) else None
    return bool(shapes.NAME.match(block.line)) and then is not None and is_meta(then)


def _below_label(page: ParsedPage, label: Block) -> list[str]:
    """The names in the lines below a label such as ``Autoren``, as one."""
    below = takewhile(lambda b: shapes.NAME.match(b.line), page.blocks[label.index + 1 :])
    named = ", ".join(b.line for b in below)
    return [named] if named else []


def _without_label(name: str) -> str:
    """A name without the word in front that says it is one."""
    found = shapes.AUTHOR.match(name)
    return found["name"] if found else name


def _says_author(run: Run) -> etree._Element | None:
    """The element around a run that microdata call the author, within its line."""
    for el in (run.el, *run.el.iterancestors()):
        if el.tag not in INLINE:
            return None
        if "author" in (el.get("itemprop") or "").split():
            return el
    return None


def _is_house(name: str, page: ParsedPage) -> bool:
    """Whether an author's name is only the site's own, or an account's."""
    if shapes.HOUSE.search(name):
        return True
    own = {page.site.title.casefold(), page.site.name.casefold(), "admin"}
    return name.casefold() in own or name.casefold().startswith("redaktion")


def read_tags(
    page: ParsedPage, headline: Headline, text: ArticleText
) -> tuple[tuple[str, ...], str | None]:
    """Find the keywords and name the rung that gave them: those in the article's own region only,
    no cloud beside it, none of other articles."""
    blocks = page.blocks
    own = [b for b in blocks[headline.last + 1 : _others_from(page, text)] if _is_own(page, b)]
    for block in own:
        found = find_keywords(block)
        if not found:
            continue
        printed = found["tags"].strip()
        named = [
            t
            for a in block.links
            if (t := tidy("".join(r.text for r in block.runs if r.link is a)))
        ]
        if named and _bare("".join(named)) == _bare(printed):
            return _tags(named), "printed"  # link by link: a keyword may hold a bar
        if len(named) > 1 and block.linked > 0.5:
            return _tags(named), "printed"
        if printed:
            return _tags(re.split(r"\s*[,;|•·]\s*", printed)), "printed"
        following: list[str] = []
        holder = None
        for then in blocks[block.index + 1 :]:
            here = enclosing(then.owner, "ul", "ol", "dd")
            listed = then.linked > 0.9 or here is not None
            if not listed or len(then.line) > MAX_TAG or (following and here is not holder):
                break
            holder = here
            linked = [" ".join(r.text.split()) for r in then.runs if r.link is not None]
            following += linked or [then.line]
        if following:
            return _tags(following), "printed"
    marked = [a for b in own for a in b.links if _is_tag(a)]
    if marked:
        return _tags(["".join(a.itertext()) for a in marked]), "structure"
    structured = page.structured
    node = page.node or {}
    if named := texts_of(node, "keywords"):
        return _tags(named), "json-ld"
    meta = structured.meta.get("article:tag") or []
    meta = meta or (structured.first("news_keywords") or "").split(",")
    found_tags = _tags(meta) or _said(page, text, (structured.first("keywords") or "").split(","))
    return found_tags, "meta" if found_tags else None


def _said(page: ParsedPage, text: ArticleText, keywords: list[str]) -> tuple[str, ...]:
    """Keywords of the head, if the article speaks of half of them: else they are the site's."""
    tags = _tags(keywords)
    said = " ".join(b.line for b in page.blocks[max(0, text.first) : text.last + 1]).casefold()
    return tags if tags and sum(t.casefold() in said for t in tags) * 2 >= len(tags) else ()


def _bare(printed: str) -> str:
    return re.sub(r"[\s,;|•·#]+", "", printed)


def _others_from(page: ParsedPage, text: ArticleText) -> int:
    """Index of the line behind the text from which on other articles are printed."""
    for block in page.blocks[max(0, text.last + 1) :]:
        if shapes.MORE_FROM.match(block.line):
            return block.index
    return len(page.blocks)


def _is_own(page: ParsedPage, block: Block) -> bool:
    """Whether a block stands in the article's region: in no teaser, menu, aside or foot of the
    page, nor in one box with a teaser."""
    if block.index in page.teasers or block.regions & {"nav", "aside"}:
        return False
    if "footer" in block.regions and "article" not in block.regions:
        return False
    item = enclosing(block.owner, "li") if "li" in block.regions else None
    return item is None or not any(b.index in page.teasers for b in page.flow.below(item))


def is_category(a: etree._Element) -> bool:
    """Tell whether a link leads to the page of a section."""
    if "category" in (a.get("rel") or "").split():
        return True
    return bool(re.search(r"/(?:category|kategorie|rubrik)/", a.get("href") or ""))


def _is_tag(a: etree._Element) -> bool:
    """Whether a link leads to the page of a keyword, and says so."""
    if is_category(a):
        return False
    named = "tag" in (a.get("rel") or "").split()
    return named or bool(re.search(r"/(?:tags?|schlagworte?|stichworte?)/", a.get("href") or ""))


def _tags(printed: list[str]) -> tuple[str, ...]:
    cleaned = (" ".join(t.split()).strip(" .,#") for t in printed)
    return tuple(dict.fromkeys(t for t in cleaned if t and len(t) <= MAX_TAG))


def read_section(page: ParsedPage, headline: Headline, text: ArticleText) -> Ladder:
    """Find the section: printed in the tail, then metadata, then the breadcrumb trail."""
    ladder: Ladder = []
    for block in page.blocks[headline.last + 1 :]:
        if (found := shapes.MORE_FROM.match(block.line)) and found["section"].strip():
            ladder.append(Evidence("printed", found["section"].strip(" :.")))
            break
    structured = page.structured
    node = page.node
    stated = (
        ("json-ld", text_of(node, "articleSection")),
        ("meta", structured.first("article:section")),
    )
    ladder += [Evidence(rung, value) for rung, value in stated if value]
    around = page.blocks[max(0, headline.first - MAX_CRUMBS) : _others_from(page, text)]
    links = (a for b in around if _is_own(page, b) for a in b.links if is_category(a))
    named = [name for a in links if (name := tidy(visible_text(a)))]
    ladder += [Evidence("structure", name) for name in named[:1]]
    trail = structured.breadcrumbs() or _printed_trail(page, headline)
    title = next((e.value for e in headline.title), "")
    trail = [t for t in trail if t.casefold() != title.casefold()]
    if trail and trail[-1].casefold() in GENERAL:
        return ladder
    if len(trail) > 1:
        ladder.append(Evidence("structure", trail[-1]))
    return ladder


def _printed_trail(page: ParsedPage, headline: Headline) -> list[str]:
    """``Startseite › Meldungen › E-Government`` above the headline; a longer row is a menu."""
    trail: list[str] = []
    for block in page.blocks[max(0, headline.first - MAX_CRUMBS) : max(0, headline.first)]:
        texts = [t for r in block.runs if (t := " ".join(r.text.split()).strip("›»>/| "))]
        if texts and re.match(r"(?:Startseite|Home|Start|Sie sind hier)\b", texts[0]):
            trail = texts
        elif trail and block.linked > 0.9 and len(block.line) < MAX_TAG:
            trail += texts
    trail = [t for t in trail if not t.startswith("Sie sind hier")]
    return trail if len(trail) <= MAX_TRAIL else []
