"""Cards: the links of a page, grouped by teaser. Pure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain

from lxml import etree

from crawler.reader.listing.boxes import Boxes
from crawler.reader.listing.lines import DATE, Line, is_border, is_day
from crawler.reader.listing.stretched import MAX_MORE, is_stretched, says_more
from crawler.reader.markup.flow import tidy, unbroken
from crawler.reader.markup.tree import is_within
from crawler.reader.wording import shapes
from crawler.reader.wording.datelines import is_date_or_age
from crawler.reader.wording.opening import begins

_REPORTED = begins(
    r"(?:wir berichteten|siehe|hier|link|mehr dazu|zurück|vor|weiter|vorwärts|drucken|"
    r"(?:vorherige|nächste)[rs]?(?: (?:artikel|beitrag|meldung))?|.*überspringen|zum inhalt.*)",
    before=r"\W*+",
    behind=r"\W*$",
)


_CUT_MORE = re.compile(
    r"\W*(?:mehr|weiterlesen|weiter lesen|read more|continue reading):\s++"
    r"(?P<said>.+)(?<!\s)\s*(?:\.{3}|…)",
    re.I,
)
"""A ``mehr...`` that repeats the beginning of its headline."""
MAX_PIECES = 200
"""Characters of a line that consists of section, headline and date."""
MIN_WORDS = 3
"""Words of a headline beside other words: fewer are a name, a place or a section."""
MAX_WORDS = 6
"""Words of a kicker in front of its headline."""
_QUOTES = " :–-„“\"»«›‚‘’'"
_APART = " \t\n|·•–—-:/,"
MAX_LABEL = 200
"""Characters of a label; a longer text is not one."""
MIN_PROSE = 30
"""Characters of the text of a teaser."""
MAX_BETWEEN = 4
"""Lines between a text and the link behind it."""
MAX_HIDDEN = 20
"""Characters of other words in a separate element behind ``mehr...``."""
MAX_JOINS = 3
"""Words that join ``mehr...`` to the end of its headline: ``zu``, ``zum Artikel über``."""
_AROUND = frozenset(("prev", "next"))
"""Values of ``rel`` for links to the pages before and after."""
ARROWS = "→›»>▸▶"
"""Signs of a link that leads on."""


@dataclass(slots=True)
class Card:
    """The links of one teaser, and the lines it is printed in."""

    url: str
    """Address of its article."""
    key: str
    """Key of that address, see ``archive.articles.identity.address_key``."""
    links: list[etree._Element]
    """Its ``a`` elements, in reading order."""
    first: int
    """Index of the line with its first link."""
    last: int
    """Index of the line with its last link."""
    titled: bool
    """Whether one of the links holds the headline."""
    more: bool
    """Whether one of the links is ``mehr...``."""
    beside: list[etree._Element] = field(default_factory=list)
    """Those of its links that are ``mehr...`` or a date of publication."""
    start: int = 0
    """Index of its first line, see ``extents.extend_cards``."""
    end: int = 0
    """Index of its last line."""
    said: str = ""
    """Words of its headline links."""


def _find_links(
    lines: list[Line], targets: dict[str, tuple[str, str]]
) -> tuple[dict[etree._Element, tuple[str, str]], dict[int, list[etree._Element]]]:
    """Collect the links to articles, with their targets; and those with words in each line of their
    blocks, by its place."""
    leading: dict[etree._Element, tuple[str, str]] = {}
    worded: dict[int, list[etree._Element]] = {}
    for i, line in enumerate(lines):
        if line.block.links:
            held = {a: to for a in line.block.links if (to := targets.get(a.get("href") or ""))}
            if held:
                leading |= held
                worded[i] = [a for a in dict.fromkeys([r.link for r in line.runs]) if a in held]
    return leading, worded


def find_cards(lines: list[Line], targets: dict[str, tuple[str, str]]) -> list[Card]:
    """Group neighbouring links to one article into cards, one for each teaser.

    ``targets`` maps an ``href`` to address and key of its article.
    """
    leading, linked = _find_links(lines, targets)
    spans = Counter(chain.from_iterable(linked.values()))
    boxes = Boxes((a, key) for a, (_, key) in leading.items())
    cards: list[Card] = []
    for i, said_in in linked.items():
        line = lines[i]
        block = line.block
        pictured = []
        if (block.images or block.bare) and not (i and lines[i - 1].block is block):
            pictured = [a for a in block.links if all(r.link is not a for r in block.runs)]
        for link in [*pictured, *said_in]:
            if link not in leading or (
                (rel := link.get("rel")) and not _AROUND.isdisjoint(rel.split())
            ):
                continue
            url, key = leading[link]
            own = [r.text for r in line.runs if r.link is link]
            text = block.text if len(own) == len(block.runs) == 1 else tidy("".join(own))
            last = cards[-1] if cards else None
            said = last.said if last is not None and last.key == key else ""
            whole = spans[link] == 1
            more = bool(
                shapes.MORE.match(text)
                or (whole and said and _says_again(lines, i, link, text, cards[-1]))
                or (whole and len(line.runs) > 1 and _hides_title(line, link, said))
                or (whole and is_stretched(lines, i, link, text, boxes))
            )
            dated = whole and bool(text) and (line.is_timed(link) or is_date_or_age(text))
            pictures = not text or dated
            headed = more or pictures or spans[link] > 1 or _is_headline(line, text)
            if not (headed or (_is_piece(line, link, text) and boxes.of(link) is not None)):
                continue
            titled = not (more or pictures)
            if (
                last is not None
                and last.key == key
                and (
                    _goes_on(last, link, titled, lines, i)
                    or ((box := boxes.of(link)) is not None and is_within(last.links[0], box))
                )
            ):
                last.links.append(link)
                last.last = i
                last.titled |= titled
                last.more |= more
            elif dated:
                continue  # a linked date is not a teaser
            else:
                cards.append(last := Card(url, key, [link], i, i, titled, more))
            if titled and (words := unbroken(text)) not in last.said:
                last.said = f"{last.said} {words}".strip()
            if whole and (more or dated):
                last.beside.append(link)
    return cards


def _says_again(
    lines: list[Line], at: int, link: etree._Element, text: str, card: Card
) -> bool:  # fmt: skip
    """Whether a link, in line ``at``, repeats the headline of the card above, or leads on from
    it."""
    said = _title_in(text, card.said)
    return _is_more(text, said) or _is_further(lines, at, link, text, card)


def _title_in(text: str, said: str) -> str:
    """Return what a link's words repeat of the headline ``said``: all of it, or what stands behind
    the first few words, which are a kicker."""
    words = said.split()
    if not words or said in text or words[-1] not in text:
        return said
    ends = (" ".join(words[n:]) for n in range(min(MAX_WORDS, len(words) - MIN_WORDS) + 1))
    return next((title for title in ends if title in text), said)


def _is_more(text: str, said: str) -> bool:
    """Whether a link's words are ``mehr...`` with the previous headline ``said``, as printed for
    screen readers."""
    if cut := _CUT_MORE.fullmatch(text):
        return said.startswith(cut["said"])
    rest = _around(text, said)
    return rest != unbroken(text) and len(rest) <= MAX_MORE and says_more(rest)


def _around(text: str, said: str) -> str:
    """Return the words of a link around the headline ``said``, with its kicker or without."""
    text = unbroken(text)
    titles = (title for title in (said, said.rpartition(": ")[2]) if title and title in text)
    title = next(titles, None)
    return text if title is None else tidy(text.replace(title, " ", 1))


def _is_further(
    lines: list[Line], at: int, link: etree._Element, text: str, card: Card
) -> bool:  # fmt: skip
    """Whether a link, in line ``at``, leads once more to the article of the card above: a few words
    that are no sentence, the last of their block, with an arrow or behind the text."""
    line = lines[at]
    if not text or link in card.links or line.block.heading:
        return False
    if len(_around(text, card.said)) > MAX_MORE or text.endswith((".", "!", "?")):
        return False
    before, _, behind = line.text.rpartition(text)
    if behind.strip(_APART) or text == card.said or line.block.links[-1] is not link:
        return False
    if text[0] in ARROWS or text[-1] in ARROWS:
        return True
    above = (lines[i].text for i in range(max(card.last, at - MAX_BETWEEN), at))
    return any(
        len(said) > MIN_PROSE and shapes.ends_sentence(said) for said in (before.strip(), *above)
    )


def _hides_title(line: Line, link: etree._Element, said: str) -> bool:
    """Whether a link's words are ``mehr...``, with the previous headline ``said``, or its end, in
    an element within the link."""
    runs = [r for r in line.runs if r.link is link and r.text.strip()]
    if len(runs) < 2 or not shapes.MORE.match(tidy(runs[0].text)):
        return False
    hidden = unbroken(tidy("".join(r.text for r in runs[1:])))
    apart = all(r.el is not link for r in runs[1:])
    if (len(hidden) > 3 and hidden in said) or (apart and len(hidden) < MAX_HIDDEN):
        return True
    words = hidden.strip(_QUOTES).split()
    behind = (" ".join(words[n:]).lstrip(_QUOTES) for n in range(1, min(MAX_JOINS + 1, len(words))))
    title = f" {said.strip(_QUOTES)}"
    if any(len(rest) > 3 and title.endswith((f" {rest}", f"„{rest}")) for rest in behind):
        return True  # behind a kicker that the link holds too
    titles = (said, said.rpartition(": ")[2])
    return any(t and t in hidden and len(hidden) - len(t) <= MAX_MORE for t in titles)


def _is_piece(line: Line, link: etree._Element, text: str) -> bool:
    """Whether a link of a few words stands in a line that consists of elements without words
    between: ``<span>Verkehr</span> <span><a>Fähre fährt elektrisch</a></span>``."""
    if len(line.text) > MAX_PIECES or len(text.split()) < MIN_WORDS or _REPORTED.match(text):
        return False
    apart = (r.link is link or r.el is not line.block.owner for r in line.runs)
    return all(own or not r.text.strip(_APART) for own, r in zip(apart, line.runs, strict=True))


def _goes_on(card: Card, link: etree._Element, titled: bool, lines: list[Line], at: int) -> bool:
    """Whether a further link to the same article, in line ``at``, belongs to the same teaser rather
    than the next."""
    if link in card.links:
        return True
    if (card.more and titled) or (titled and card.titled):
        return False
    between = lines[card.last + 1 : at]
    if card.titled and any(line.block.heading == "h1" for line in between):
        return False  # the headline of the page stands between a list beside it and its own
    return not any(map(is_border, between))


def _is_headline(line: Line, text: str) -> bool:
    """Whether a link's words are a headline rather than a reference inside a sentence."""
    if len(text) < 4 or (len(text) <= MAX_LABEL and _REPORTED.match(text)):
        return False
    if line.block.heading:
        return True
    if len(text) >= 0.9 * len(line.text):
        return True
    rest = line.text.replace(text, "", 1).strip()
    if DATE.match(rest) or is_day(rest):
        return True
    before, _, after = (part.strip() for part in line.text.partition(text))
    # `Kicker: <a>Titel</a>`, the date in front or behind
    return not after and len(before) < 60 and before.endswith((":", "|", "]"))
