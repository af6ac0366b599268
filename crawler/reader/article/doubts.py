"""Remark on odd pages and doubtful readings. Pure.

A silently wrong reading costs more than a missing one: the prose of the page is weighed against the
text that was taken, and pages that are not a single German text are reported as what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from lxml import etree

from archive.records import DOUBTFUL_BOX, THIN_BODY, Remark
from crawler.reader.article.body import ArticleText
from crawler.reader.article.boxes.landmarks import LANDMARKS
from crawler.reader.article.boxes.weight import speaks_for_house
from crawler.reader.article.evidence import Ladder, best
from crawler.reader.article.fields.odd_days import find_odd_days
from crawler.reader.article.head.headline import Headline
from crawler.reader.article.kinds import find_kinds
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import article_of, is_prose, mass
from crawler.reader.article.page.several import list_heads
from crawler.reader.markup.flow import Block
from crawler.reader.markup.structured import text_of
from crawler.reader.wording import furniture

OUTWEIGHS = 3
"""A page may hold this many times the prose that was taken."""
MIN_PROSE = 600
"""Characters of prose on a page below which a short text is a short article."""
MIN_LEFT = 300
"""Characters of prose below which leaving them out does not matter."""
MIN_STATED = 50
"""Words by which the stated number must exceed the number that was taken."""
MAX_SAMPLE = 4000
"""Characters of a text that are searched to detect its language."""
MIN_BODY = 3
"""Words of the shortest text, a sentence."""
MIN_WORDS = 60
"""Words from which the language of a text can be detected."""
GERMAN = 0.12
"""Least share of these words in a text; German texts have a third, others almost none."""
_GERMAN = frozenset(
    "der die das und ist nicht ein eine einen einem einer den dem des im in zu zur zum mit für von "
    "vom auf auch sich als an bei nach wird werden wurde hat haben sind es er sie wir dass aus wie "
    "um am oder aber noch nur über durch bis war".split()
)
MAX_BEHIND = 4
"""Lines right behind a text in which a price says that there is more of it."""
_BROKEN = re.compile(r"^.{60,}\s[^\W\d_]{0,40}[a-zäöüß,–-] ?(?:…|\.{3}|\[(?:…|\.{3})\])?$")
"""A paragraph that breaks off within a sentence."""
MIN_LOST = 3
"""Question marks within words that are no slips of the keyboard."""
_LOST = re.compile(r"\?[a-zäöüß]{2}")
"""The fast path of ``_ASKED`` for nearly all texts."""
_ASKED = re.compile(r"(?<![\w/.?=&-])[^\W\d_]{1,30}\?(?=[a-zäöüß]{2})")


def find_doubts(
    page: ParsedPage, headline: Headline, text: ArticleText, body: str | None, dates: Ladder
) -> tuple[Remark, ...]:
    """Find what is odd about a page whose text was read as ``body``, its days as ``dates``."""
    found: list[tuple[str, str]] = []
    own = _own(page)
    if broken := page.structured.broken:
        found.append((
            "broken-json-ld",
            f"{broken} of the page's JSON-LD scripts are no JSON; they were left out, "
            "and the other sources of the page were read",
        ))  # fmt: skip
    if page.node is None and (other := page.structured.sole_article()):
        found.append((
            "foreign-json-ld",
            f"the page's only JSON-LD article is called {text_of(other, 'headline')!r}; it was "
            "left out, with its date and author",
        ))  # fmt: skip
    for said in find_odd_days(page, headline.block, text, dates) if headline.block >= 0 else ():
        found.append(("dates-disagree", f"{said}; look which of the two is right"))
    left, taken = mass(text.left) + _left_to_teasers(page), mass(text.body)
    if left > max(taken, MIN_LEFT):
        found.append((
            "text-left-out",
            f"{left} characters of prose between headline and tail were left out, and "
            f"{taken} were taken; see whether the body is the whole text",
        ))  # fmt: skip
    else:
        found += _thin(page, headline, text, body, own, taken)
    found += _boxes(text)
    found += _wall(page, text, own)
    if len(heads := list_heads(page)) > 1:
        found.append((
            "several-articles",
            f"{len(heads)} articles stand on this page, each with a headline; the one called "
            f"{best(headline.title) or heads[0]!r} was read",
        ))  # fmt: skip
    found += find_kinds(page, headline, text, own, taken)
    titles = " ".join(one.value for one in headline.title)
    found += _lost(f"{titles} {best(text.teaser)} {body}")
    if not _is_german((body or "")[:MAX_SAMPLE].split()):
        found.append((
            "not-german",
            "the text is in another language than German; its dates, search forms and author "
            "lines were read by German rules",
        ))  # fmt: skip
    if not found and not (headline.title and (body or best(text.teaser))):
        found.append((
            "no-text",
            "no sentence of a text was found, only menus, links and short lines; it may not be an "
            "article",
        ))  # fmt: skip
    return tuple(Remark(reason=reason, detail=detail) for reason, detail in found)


def _boxes(text: ArticleText) -> Iterator[tuple[str, str]]:
    """Doubt a box that is nearly what its house offers, or hardly, and a page of nothing else."""
    taken = {block.index for block in text.body}
    if not taken and mass(text.weighed.offers) > len(best(text.teaser) or ""):
        yield (
            DOUBTFUL_BOX,
            "boxes that speak for their house were left out, and no text is left; look at it",
        )
        return
    for box in text.weighed.doubtful[:1]:
        said = next(filter(is_prose, box)).line[:60]
        if any(b.index in taken for b in box):
            yield DOUBTFUL_BOX, f"a box in the text may speak for its house: {said!r}; look at it"
        elif box[0] in text.weighed.offers:
            yield (
                DOUBTFUL_BOX,
                f"a box amid the text was left out, as it speaks for its house: {said!r}; but it "
                "names what the text does, look at it",
            )


def _left_to_teasers(page: ParsedPage) -> int:
    """Count the characters of paragraphs that stand side by side in what was taken for a teaser,
    which has one."""
    homes: dict[etree._Element | None, list[Block]] = {}
    for i in page.teasers:
        block = page.blocks[i]
        if not block.links and block.owner.tag == "p" and is_prose(block):
            homes.setdefault(block.owner.getparent(), []).append(block)
    return max((mass(ps) for ps in homes.values() if len(ps) > 1), default=0)


def _lost(text: str) -> Iterator[tuple[str, str]]:
    """Doubt a text in which letters are replaced, such as ``B?rger``."""
    many = text.count("\ufffd") or (len(_ASKED.findall(text)) if _LOST.search(text) else 0)
    if many >= MIN_LOST or "\ufffd" in text:
        yield (
            "lost-letters",
            f"{many} letters of the text are lost, most likely umlauts; it is kept as the page "
            "shows it",
        )


def _is_german(words: list[str]) -> bool:
    """Whether the words of a text are German, or too few to tell; nearly all texts are told by
    the first half of them, and without folding them."""
    least = GERMAN * len(words)
    read = (words[: len(words) // 2], words, map(str.casefold, words))
    return len(words) < MIN_WORDS or any(
        sum(map(_GERMAN.__contains__, said)) >= least for said in read
    )


def _own(page: ParsedPage) -> list[Block]:
    """List the blocks outside teasers and landmarks."""
    return [
        b for b in page.blocks
        if b.text and b.index not in page.teasers and b.regions.isdisjoint(LANDMARKS)
    ]  # fmt: skip


def _thin(
    page: ParsedPage,
    headline: Headline,
    text: ArticleText,
    body: str | None,
    own: list[Block],
    told: int,
) -> Iterator[tuple[str, str]]:
    """Doubt a text of ``told`` characters of prose, short on a page full of prose, or one whose
    page states more words."""
    lead = best(text.teaser) or ""
    if body and len(body.split(maxsplit=MIN_BODY)) < MIN_BODY:
        yield THIN_BODY, f"the text is no more than {body!r}; see what the page shows"
        return
    stated = _stated(page)
    words = len(f"{lead} {body or ''}".split()) if stated else 0
    if stated > 2 * words and stated - words > MIN_STATED:
        yield (
            THIN_BODY,
            f"the page's JSON-LD states {stated} words, and {words} were read; see whether the "
            "body is the whole text",
        )
        return
    heading = page.blocks[headline.last] if headline.last >= 0 else None
    around = article_of(heading) if heading is not None else page.tree.root
    taken = told + len(lead)
    end = _tail(page, text) if taken >= MIN_LEFT else len(page.blocks)
    span = page.flow.spans.get(around, range(0))
    inside = [b for b in own if b.index < end and b.index in span]
    prose = mass(inside)
    least = MIN_PROSE if told else MIN_LEFT + mass(text.weighed.offers)
    if prose >= least and prose > OUTWEIGHS * taken:
        yield (
            THIN_BODY,
            f"the page holds {prose} characters of prose around its headline, and {taken} were "
            "taken; see whether the body is the whole text",
        )
    elif prose <= MIN_PROSE and _says_nothing_else(text.body, lead):
        yield (
            THIN_BODY,
            "every paragraph speaks to the reader for its house; see whether this is an article",
        )


def _says_nothing_else(body: list[Block], lead: str) -> bool:
    """Whether a text says nothing but what its house wants of the reader."""
    said = [speaks_for_house(b.line) for b in body if is_prose(b)]
    return all(said) and (len(said) > 1 or speaks_for_house(lead))


def _tail(page: ParsedPage, text: ArticleText) -> int:
    """Find the tail word behind the text, below which comments and other articles stand."""
    behind = page.blocks[max(0, text.last + 1) :]
    return next((b.index for b in behind if furniture.TAIL.match(b.line)), len(page.blocks))


def _stated(page: ParsedPage) -> int:
    """Count the words that the JSON-LD article of the page states or contains."""
    node = page.node or {}
    whole = len((text_of(node, "articleBody") or "").split())
    count = node.get("wordCount")
    if isinstance(count, str) and count.isdecimal() and len(count) < 7:
        count = int(count)
    return max(whole, count if isinstance(count, int) and not isinstance(count, bool) else 0)


def _wall(page: ParsedPage, text: ArticleText, own: list[Block]) -> Iterator[tuple[str, str]]:
    """Doubt a text that is cut off by a paywall."""
    free = (page.node or {}).get("isAccessibleForFree")
    closed = free is False or (isinstance(free, str) and free.casefold().endswith("false"))
    below = (
        b.line for b in page.blocks[text.last + 1 :]
        if b.text and b.index not in page.teasers and not b.regions & LANDMARKS - {"aside"}
    )  # fmt: skip
    behind = [*islice(below, MAX_BEHIND)]
    inside = [b.line for b in own if b.index > text.first]
    walls = filter(furniture.WALL.match, chain(inside, behind))
    sold = filter(furniture.PRICE.search, behind if text.body or text.teaser else ())
    line = next(walls, None) or next(sold, None)
    last = [b.line for b in text.body[-3:]]
    broken = next((n for n, end in enumerate(last) if _breaks_off(end)), len(last))
    if line is None and broken < len(last):
        line = next(filter(furniture.ACCESS.search, (*last[broken + 1 :], *behind)), None)
    if line is not None or closed:
        why = f"it says {line[:60]!r}" if line is not None else "its JSON-LD says so"
        yield "paywall", f"not all of the text can be read without paying: {why}"


def _breaks_off(line: str) -> bool:
    """Whether a paragraph breaks off within a sentence."""
    ended = line.endswith((".", "!", "?")) and not line.endswith("...")
    return not ended and _BROKEN.search(line) is not None
