"""The keywords of an article, mostly printed at its end. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from crawler.reader.article.body import ArticleText
from crawler.reader.article.boxes.landmarks import is_of_foot
from crawler.reader.article.fields.clouds import heads_cloud, is_cloud, is_of_site
from crawler.reader.article.fields.region import (
    MAX_ABOVE,
    article_around,
    house_column,
    is_own,
    others_from,
    own_blocks,
)
from crawler.reader.article.fields.rows import find_row, heads_section, pills_below
from crawler.reader.article.fields.stated import (
    MAX_TAG,
    clean,
    is_of_others,
    said_keywords,
    stated_keywords,
)
from crawler.reader.article.fields.typed import MIN_CHIPS, ending_in, split_typed
from crawler.reader.article.head.headline import Headline
from crawler.reader.article.head.tags import (
    HEADS_OWN,
    called_keywords,
    find_keywords,
    is_hashtag,
    parted_keywords,
    stacked_keywords,
)
from crawler.reader.article.page.meta import is_chips
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import ALL_LINKED, Block, tidy
from crawler.reader.markup.pieces import pieces
from crawler.reader.markup.structured import texts_of
from crawler.reader.markup.tree import (
    enclosing,
    is_author_link,
    is_category,
    is_tag_link,
    is_topic,
    leads_nowhere,
    names_section,
    names_target,
    says_keyword,
    visible_text,
)
from crawler.reader.wording import furniture, shapes

MAX_NAME = 4
"""Words of a topic; a headline has more."""
_TOPICS = re.compile(
    r"(?:Mehr (?:über|zu(?:m Thema| diesem Thema)?)|"
    r"(?:(?:Relevante|Passende|Zugehörige|Verwandte|Behandelte) )?"
    r"Themen(?:seiten|welten)?(?: zum (?:Artikel|Beitrag|Thema))?):?(?P<tags>)$"
)
"""What may stand above links to the pages of topics."""
_FRAMES = frozenset(("header", "nav", "aside", "footer", "form"))


def read_tags(
    page: ParsedPage, headline: Headline, text: ArticleText, inside: list[Block]
) -> tuple[tuple[str, ...], str | None]:
    """Find the keywords and name the rung that answered. Only the article's own region counts, not
    a tag cloud beside it, nor other articles; ``inside`` are its blocks."""
    own = own_blocks(page, headline, text, inside)
    own += _sole_line(page, text, inside, own)
    over = page.blocks[max(0, headline.first - MAX_ABOVE) : max(0, headline.first)]
    own = [*(b for b in over if _heads_own(page, headline, b)), *own]
    own = [b for b in own if not (b.links and is_of_site(page, b))]
    stated = stated_keywords(page)
    for at, block in enumerate(own):
        if not (named := _labelled(page, text, block)):
            continue
        tags = clean(named)
        if block.heading and (_stands_behind_row(page, block, own) or is_of_others(stated, tags)):
            own = own[:at]  # a cloud of the site, behind the keywords of the article
            break
        return tags, "printed"
    linked = ((b, [a for a in b.links if _is_tag(page, a)]) for b in own if b.links)
    linked_to = [a for b, some in linked if some and not is_cloud(b) for a in some]
    marked = [a for a in linked_to if _is_marked(page, a)] or linked_to
    marked = [a for a in marked if not is_category(a)] or marked  # the rest are the section
    marked = marked or [a for b in own if is_hashtag(b) for a in b.links]
    marked = marked or [*_above(page, headline)]
    marked = marked or [a for b in _in_menu(page, text) for a in b.links]
    if marked:
        return clean(["".join(a.itertext()) for a in marked]), "structure"
    chips = (b for b in own if b.index > text.last and _are_tags(b))
    if labels := next((pieces(b) for b in chips), []):
        return clean(labels), "structure"
    body = {b.index for b in text.body}
    if called := [tag for b in own if b.index not in body for tag in called_keywords(b)]:
        return clean(called), "structure"
    if stated:
        return stated, "json-ld" if texts_of(page.node or {}, "keywords") else "meta"
    if row := find_row(page, text, own):
        return clean([visible_text(a) for a in row]), "structure"
    said = said_keywords(page, headline, text)
    return said, "meta" if said else None


def _heads_own(page: ParsedPage, headline: Headline, block: Block) -> bool:
    """Whether a line above the headline prints keywords of the article, or heads them."""
    if block.regions & _FRAMES - page.blocks[headline.block].regions:
        return False
    return bool(stacked_keywords(block) or shapes.KEYWORDS.match(block.line))


def _labelled(page: ParsedPage, text: ArticleText, block: Block) -> list[str]:
    """List the keywords that stand behind or below a label, or that microdata mark behind it."""
    if stacked := stacked_keywords(block):
        return stacked
    found = find_keywords(block)
    if found and "," in block.line:
        marked = "".join(r.text for r in block.runs if r.el.get("itemprop") == "keywords")
        if "," in marked and not shapes.KEYWORDS.match(marked.strip()):
            return marked.split(",")
    if not found:
        if block.index <= text.last:
            return []
        if parted := parted_keywords(block):
            return parted
        found = HEADS_OWN.match(block.line) or _above_topics(page, block)
    if not found or (block.linked > ALL_LINKED and not found["tags"]):
        return []  # an entry of a menu, and its counter
    printed = found["tags"].strip()
    leading = (a for a in block.links if "bookmark" not in (a.get("rel") or ""))  # to this page
    named = [t for a in leading if (t := tidy("".join(r.text for r in block.runs if r.link is a)))]
    if behind_label := ending_in(named, printed):
        return behind_label  # link by link: a keyword may contain a bar
    if len(named) > 1 and block.linked > 0.5:
        return named
    if printed:
        return split_typed(printed, block)
    return [] if heads_cloud(page, block) else _below_label(page, block)


def _above_topics(page: ParsedPage, label: Block) -> re.Match[str] | None:
    """Match the word ``Themen`` in one box with links to the pages of their own words."""
    found = _TOPICS.match(label.line)
    below = page.blocks[label.index + 1 : label.index + 2] if found and not label.links else []
    home = label.owner.getparent()
    beside = any(
        b.links and b.linked > ALL_LINKED and all(map(names_target, b.links))
        and len(b.line.split()) <= MAX_NAME * len(b.links)
        and home in (b.owner, *b.owner.iterancestors())
        for b in below
    )  # fmt: skip
    return found if beside and not heads_section(page, label) else None


def _below_label(page: ParsedPage, label: Block) -> list[str]:
    """List the keywords in the lines below their label; each item of one list is a keyword."""
    following: list[str] = []
    holder = home = None
    typed = page.blocks[label.index + 1 : label.index + 2]
    if typed and "," in typed[0].line and not (typed[0].links or "li" in typed[0].regions):
        value = enclosing(typed[0].owner, "dd")
        around = (typed[0].owner if value is None else value).getparent()
        alone = value is not None or (around is not None and len(around) == MIN_CHIPS)
        beside = alone and around is not None and around is label.owner.getparent()
        return typed[0].line.split(",") if beside and not shapes.is_sentence(typed[0].line) else []
    if pills := pills_below(page, label):
        return pills
    for then in page.blocks[label.index + 1 :]:
        here = enclosing(then.owner, "ul", "ol", "dl")
        listed = then.linked > ALL_LINKED or here is not None
        if not listed or "nav" in then.regions or len(then.line) > MAX_TAG:
            break
        if not following and then.line.rstrip(": ") == label.line.rstrip(": "):
            continue  # the label once more, hidden or in a list of its own
        others = any(leads_nowhere(a) or a.get("href") in page.articles for a in then.links)
        if here is None and (others or not is_own(page, then)):
            break
        box = then.owner.getparent()
        if here is None and home is not None and box is not home:
            break  # the next box
        home = box if here is None else home
        if following and then.owner.tag == "dt":
            break  # the next label
        if following and (here is not holder or any(map(is_author_link, then.links))):
            break
        holder = here
        linked = [" ".join(r.text.split()) for r in then.runs if r.link is not None]
        following += linked or [then.line]
    return following


def _above(page: ParsedPage, headline: Headline) -> Iterator[etree._Element]:
    """Iterate over the links to the pages of keywords above the headline, in its ``article``: of a
    menu or a line of nothing else, or several that are marked in a line about the article."""
    article = article_around(page, headline)
    for b in page.flow.below(article) if article is not None else ():
        if b.index >= headline.first or not ("nav" in b.regions or len(b.links) >= MIN_CHIPS):
            continue
        marked = [a for a in b.links if _is_marked(page, a) and _is_tag(page, a)]
        if _is_row(page, b):
            yield from b.links
        elif len(marked) >= MIN_CHIPS:
            yield from marked


def _are_tags(block: Block) -> bool:
    """Whether the class of a line of unlinked labels marks them as keywords."""
    named = (block.owner.get("class") or "").casefold()
    if not any(word in named for word in ("tags", *shapes.KEYWORD_PARTS)) or not is_chips(block):
        return False
    shared = furniture.NOISE.match(pieces(block)[0]) or any(map(leads_nowhere, block.links))
    return not shared  # by a bar of buttons


def _in_menu(page: ParsedPage, text: ArticleText) -> Iterator[Block]:
    """Iterate over the lines behind the text in a menu that is named as one of keywords."""
    for b in page.blocks[text.last + 1 : others_from(page, text)]:
        menu = enclosing(b.owner, "nav") if "nav" in b.regions and not is_of_foot(b) else None
        label = None if menu is None else shapes.KEYWORDS.match(_label_of(page, menu))
        if label and not label["tags"] and b.links and all(_is_tag(page, a) for a in b.links):
            yield b


def _label_of(page: ParsedPage, menu: etree._Element) -> str:
    """Return what names a menu: its label, or the heading at its begin."""
    said = menu.get("aria-label")
    first = page.flow.below(menu)[0] if said is None else None
    return (said or "") if first is None else first.line if first.heading else ""


def _is_row(page: ParsedPage, block: Block) -> bool:
    """Whether a line is nothing but links to the pages of keywords."""
    linked = block.linked > ALL_LINKED and all(_is_tag(page, a) for a in block.links)
    return linked and not is_cloud(block)


def _stands_behind_row(page: ParsedPage, block: Block, own: list[Block]) -> bool:
    """Whether a line stands behind the first one that is nothing but links to keywords."""
    row = next((b for b in own if _is_row(page, b)), None)
    return row is not None and block.index > row.index


def _sole_line(
    page: ParsedPage, text: ArticleText, inside: list[Block], own: list[Block]
) -> list[Block]:
    """List the only line of a label and linked keywords behind the text, wherever it stands."""
    end = others_from(page, text)
    found = [
        b
        for b in inside
        if text.last < b.index < end and b.links and not b.heading
        if find_keywords(b) and all(_is_tag(page, a) for a in b.links) and not is_cloud(b)
        if house_column(page, text, b) is None
    ]
    return found if len(found) == 1 and found[0] not in own else []


def _is_tag(page: ParsedPage, a: etree._Element) -> bool:
    """Tell whether a link leads to the page of a keyword: by ``rel``, the microformat h-entry,
    microdata or its address."""
    marked = _is_marked(page, a)
    if not (marked or is_tag_link(a)) or "category" in (a.get("rel") or "").split():
        return False  # nearly all links
    if any(map(names_section, islice(a.iterancestors(), 1))):
        return False  # WordPress marks sections with the same ``rel``
    return not is_category(a) or (marked and is_topic(a)) or (page.keyworded and says_keyword(a))


def _is_marked(page: ParsedPage, a: etree._Element) -> bool:
    """Tell whether ``rel``, class or microdata mark a link as that of a keyword."""
    if "tag" in (a.get("rel") or "").split() or "p-category" in (a.get("class") or "").split():
        return True
    return page.keyworded and says_keyword(a)
