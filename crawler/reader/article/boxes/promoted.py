"""Boxes amid a text in which its house offers something, told by the weight of their words. Pure.

A box that stands apart from the paragraphs may hold facts of the article, or an offer of the house:
an event, a newsletter, a subscription, a partner. No single word tells: what speaks for the house
is weighed against what speaks for the text, and in doubt the box stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from lxml import etree

from crawler.reader.article.boxes.calls import MAX_LABEL
from crawler.reader.article.page.column import TEXTUAL
from crawler.reader.article.page.naming import letters
from crawler.reader.article.page.own_day import day_of
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import ALL_LINKED, Block
from crawler.reader.markup.tree import CONTROLS, with_ancestors
from crawler.reader.wording import furniture
from crawler.reader.wording.datelines import ANY_DATE
from crawler.reader.wording.shapes import KEYWORDS, NAME, ends_sentence

_PRODUCTS = frozenset(
    "newsletter podcast epaper e-paper whitepaper webinar probeabo probe-abo probeheft abo "
    "jahresabo abonnement abonnieren abonnenten stellenmarkt stellenanzeige stellenanzeigen "
    "jobbörse".split()
)
"""What only a publisher sells or gives away."""
_OCCASIONS = frozenset(
    "redaktion redakteur redakteurin umfrage leitfaden shop handbuch zeitschrift ausgabe folge app "
    "kanal mitglied seminar kongress fachtagung messe forum anmeldung programm teilnahme stimmen "
    "postfach e-mail leser leserinnen bewerbungen audioversion".split()
)
"""What others have, too."""
_ONE = re.compile(r"\b(?:k?ein(?:e[nmr]?)?) ([\w-]+)")
"""What is one of many is not the house's own."""
_ISSUE = re.compile(r"\b(?:ausgabe|folge) \d|\bheft [0-9]")
_TERMS = (
    re.compile(
        r"\b(?:gratis|kostenlos|kostenfrei|kostet nichts|lieferbar|erhältlich|kündbar|"
        r"frühbucher)\b|\d ?(?:euro|€)"
    ),
    re.compile(r"\d (?:minuten|min\.|seiten|stimmen)\b|\bpdf\b|\bvollzeit\b"),
    re.compile(r"\b(?:jetzt|ab sofort|zum hören|nächster termin|plätze sind begrenzt)\b"),
    re.compile(
        r"\b(?:jede[nrs]? (?:woche|monat|morgen|[a-z]{2,10}tag)|[a-z]{2,10}tags|"
        r"(?:ein|zwei|drei)mal (?:(?:in der|pro|die) woche|im monat))\b"
    ),
)
"""On which terms: what it costs, how long it is, when, and how often."""
_LABEL = re.compile(
    r"(?:In|Eine) (?:Kooperation|Zusammenarbeit|Partnerschaft) mit\b[^.]{1,80}\.?$|"
    r"Mit freundlicher Unterstützung\b|(?:Partner-?[Ii]nhalt|Sponsored)\b|"
    r"Diese[rs]? (?:Serie|Reihe|Dossier|Thema|Beitrag|Artikel|Seite)\b.{1,60}"
    r"\b(?:präsentiert|gesponsert|unterstützt|ermöglicht)\b|"
    r"(?:(?:Diesen )?(?:Artikel|Beitrag|Text) (?:anhören|vorlesen)|Vorlesen lassen)\b"
)
"""Who paid, and that the text is read aloud."""
_PAID = re.compile(
    r"Mit freundlicher Unterstützung(?: (?:der|des|von|durch|und|[A-ZÄÖÜ&]\S{0,40}|e\.?[GV]\.?))"
    r"{1,9}(?<=\.)(?: |$)|Diese[rs]? (?:Serie|Reihe|Dossier|Thema|Beitrag|Artikel|Seite) wird "
    r"(?:präsentiert|gesponsert) von\b"
)
"""The same in a paragraph like those of the text, where it must say no more than that."""
_OWN = frozenset("redaktion redakteur redakteurin journalist journalistin autor autorin".split())
"""Who writes for the house."""
_JOB, _US = "(m/w/", "sie uns"
_MEETING = re.compile(r"\w(?:forum|kongress|messe)\b")
_QUOTED = re.compile('[„“»«][^„“”»«]{1,400}[“”»«]|"[^"]{1,400}"')
_CALL = re.compile(r"(?:^|[.!?:…] |\b[Uu]nd |\b[Jj]etzt |\b[Dd]ann )[A-ZÄÖÜa-zäöü]\w+n Sie\b", re.M)
_READER = re.compile(
    r"[a-zäöü,] (?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\b|^(?:Ihre?|Ihnen)\b|"
    r"\b(?:[Uu]nser(?:e[mnrs]?)?|[Ww]ir)\b",
    re.M,
)
_NEWS = re.compile(
    r"\b(?:sagte|erklärte|teilte|betonte|berichtete|riet|ergab|war|waren|wurden?|hatten?|laut|"
    r"zufolge|seit|bislang|bisher|künftig)\b"
)
"""What tells of something that happened."""
FACTS = re.compile(
    r"^(?:Hintergrund|(?:Die )?Zahlen|(?:Die |Daten und )?Fakten|Zur (?:Person|Sache)|Auf einen "
    r"Blick|Stichwort|Chronik|Was ist|Kurz erklärt|(?:Info(?:s|box|kasten)?|Faktenbox|Definition|"
    r"Glossar)\W*$)",
    re.M,
)
"""What heads the facts of an article."""
_WORD = re.compile(r"[\w-]+")
_NAME = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{3,}")
_COMMON = frozenset(
    "stadt städte städten kommune kommunen gemeinde gemeinden land meldung meldungen rathaus woche "
    "thema themen ihre ihren unser unsere diese dieser eine einen jetzt mehr".split()
)
"""Words that any text and any offer may share."""
ENOUGH = 3
"""Weight from which a box is the house's."""
MAX_BOX = 600
"""Characters of such a box; nor may it be longer than the text."""
MAX_BLOCKS = 10
"""Blocks of such a box."""
MAX_BEHIND = 12
"""Blocks behind the last paragraph among which such a box may stand."""

_Kind = tuple[str, str | None, str, str | None]


def find_promoted(
    page: ParsedPage, start: int, skip: Collection[int], kept: Collection[int]
) -> set[int]:
    """Find the blocks behind ``start`` in boxes with what the house offers, by index.

    ``skip`` are blocks known not to be text; no box holds one of ``kept``, or a paragraph of the
    kind in which most of the text is printed.
    """
    blocks = page.blocks
    known = {*skip, *kept}
    prose = [b for b in blocks[start + 1 :] if b.index not in known and is_prose(b)]
    kinds = [_kind(b) for b in prose]
    weights: Counter[_Kind] = Counter()
    for block, kind in zip(prose, kinds, strict=True):
        weights[kind] += len(block.line)
    usual = max(weights, key=weights.__getitem__, default=None)
    text = [b for b, kind in zip(prose, kinds, strict=True) if kind == usual]
    if not text:
        return set()
    owners = {b.owner for b in text}
    closed = with_ancestors(blocks[i].owner for i in kept)
    held = closed | with_ancestors(owners)
    title = " ".join(b.line for b in blocks[max(0, start - 1) : start + 1]).casefold()
    limit = min(MAX_BOX, max(weights.values()))
    found: set[int] = set()
    end = start + 1
    for block in blocks[start + 1 : text[-1].index + MAX_BEHIND]:
        if block.index < end or block.index in skip or not block.text:
            continue
        if like := block.owner in owners:
            box = _headed(page, block, closed, limit)
            if not box and _PAID.match(block.line):
                box, like = [block], False  # it says no more than that
        else:
            box = _box(page, block, held, limit)
        if not box:
            continue
        end = max(end, box[-1].index + 1)
        named = box[0].line.lower() in _PRODUCTS
        if like and not named and not all(_hints(b.line) for b in box if is_prose(b)):
            continue
        rest = [b for b in text if b not in box]
        if not rest:
            continue
        if any(furniture.WALL.match(b.line) for b in box) and rest[-1].index < box[-1].index:
            continue  # what it says is true: the text ends there
        left = [b for b in box if b.index not in skip]
        # What stands below a heading and is known to be none of the text says nothing of it.
        box = left if all(b.heading for b in left) else box
        if _weigh(page, box, title, rest) >= ENOUGH + like:
            found.update(b.index for b in box)
    return found


def _kind(block: Block) -> _Kind:
    """Return name and class of the element of a block and of the one around it."""
    el = block.owner
    above = el.getparent()
    around = ("", None) if above is None else (str(above.tag), above.get("class"))
    return str(el.tag), el.get("class"), *around


def _box(
    page: ParsedPage, block: Block, held: Collection[etree._Element], limit: int
) -> list[Block]:
    """List the blocks of the largest box around a block that holds none of the text."""
    around = (block.owner, *block.owner.iterancestors())
    return next(reversed([*_boxes(page, around, held, limit)]), [])


def _headed(
    page: ParsedPage, block: Block, closed: Collection[etree._Element], limit: int
) -> list[Block]:
    """List the blocks of the largest box in which only short lines stand above a paragraph."""
    if not _is_short(page.blocks[block.index - 1]):
        return []
    found: list[Block] = []
    for inside in _boxes(page, block.owner.iterancestors(), closed, limit):
        above = [b for b in inside if b.index < block.index]
        if above and all(map(_is_short, above)):
            found = inside
    return found


def _boxes(
    page: ParsedPage,
    around: Iterable[etree._Element],
    closed: Collection[etree._Element],
    limit: int,
) -> Iterator[list[Block]]:  # fmt: skip
    """Iterate over the blocks of the boxes around a block, up to one that is closed or large."""
    for el in around:
        span = page.flow.spans.get(el, range(0))
        inside = [b for b in page.blocks[span.start : span.stop] if b.text]
        if el in closed or len(inside) > MAX_BLOCKS or sum(len(b.line) for b in inside) > limit:
            return
        yield inside


def _is_short(block: Block) -> bool:
    """Whether a line may be the label of a box."""
    return len(block.line) <= MAX_LABEL and bool(block.heading or not ends_sentence(block.line))


def _is_line(box: list[Block]) -> bool:
    """Whether a box is nothing but a line in an element of its own."""
    return len(box) == 1 and box[0].owner.tag in TEXTUAL and "\n" not in box[0].text


def _weigh(page: ParsedPage, box: list[Block], title: str, text: list[Block]) -> int:
    """Weigh what a box says for the house against what it says for the text."""
    said = "\n".join(b.text for b in box)
    bare = _QUOTED.sub("", said)
    if 2 * len(bare) < len(said) or any(KEYWORDS.match(b.line) for b in box):
        return 0  # a quotation, or the end of the article itself
    low = bare.lower()
    words = {*_WORD.findall(low)} - {*_ONE.findall(low)}
    weight = 6 * any(_LABEL.match(b.line) for b in box) + 3 * (_JOB in low)
    weight += 3 * (len(box) > 1 and any(furniture.WALL.match(b.line) for b in box[:2]))
    weight += 3 * (not words.isdisjoint(_OWN) and _repeats_name(box))
    weight += 2 * (not words.isdisjoint(_PRODUCTS) or bool(_ISSUE.search(low)))
    weight += not words.isdisjoint(_OCCASIONS) or bool(_MEETING.search(low))
    line = _is_line(box)
    weight += _US in low and not line
    if not weight:
        return 0
    weight -= line
    weight += sum(bool(terms.search(low)) for terms in _TERMS)
    weight += 2 * bool(_CALL.search(bare)) + bool(_READER.search(bare))
    weight += min(2, sum(_lies_ahead(page, day[0]) for day in ANY_DATE.finditer(bare)))
    heads = letters(box[0].line)
    weight += 2 * any(len(name) > 3 and name in heads for name in page.names)
    weight += any(b.linked > ALL_LINKED or any(True for _ in b.owner.iter(*CONTROLS)) for b in box)
    weight -= 2 * (bool(_NEWS.search(bare)) + bool(FACTS.search(bare)))
    names = {name.lower() for name in _NAME.findall(bare)} - _COMMON
    told = " ".join(b.line for b in text).lower()
    weight -= 2 * sum(name in title for name in names)
    return weight - (2 * sum(name in told for name in names) > len(names) > 0)


def _hints(line: str) -> bool:
    """Whether a line itself names something that a house offers."""
    words = {*_WORD.findall(line.lower())}
    return bool(
        not words.isdisjoint(_PRODUCTS | _OCCASIONS | _OWN) or _LABEL.match(line) or _JOB in line
    )


def _repeats_name(box: list[Block]) -> bool:
    """Whether a name stands above a line that begins with it, as in a box about an author."""
    return any(
        NAME.match(name.line) and life.line.startswith(name.line) for name, life in pairwise(box)
    )


def _lies_ahead(page: ParsedPage, said: str) -> bool:
    """Whether a printed day had not come when the page was fetched."""
    day, served = day_of(said), day_of(page.fetched_at)
    return day is not None and served is not None and day > served
