"""Captions and credits: how the lines of a picture split. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import dropwhile, takewhile

from lxml import etree

from crawler.reader.article.page.called import classes_around
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import Block, Run, tidy
from crawler.reader.markup.pieces import pieces
from crawler.reader.wording import shapes
from crawler.reader.wording.credited import part_credit

CAPTION_LABEL = re.compile(
    r"^Bild(?:unterschrift|text|legende|zeile|beschreibung)\s*(?::\s*|$)", re.I
)
"""The label of a caption, before it or above it."""

CREDIT_LABEL = re.compile(
    r"^(?:Bildquellen?|Bildnachweis|Bildrechte|Fotos?|Bild|Fotograf(?:in)?|Quelle|Grafik|"
    r"Copyright|Urheber(?:in|recht)?|Rechteinhaber(?:in)?|©)\s*+:?\s*+$",
    re.I,
)
"""A label whose credit stands in the next line."""

_ALONE = re.compile(
    r"(?:Fotos?|Bild(?:er)?|Grafik|Illustration)\s(?P<credit>[A-ZÄÖÜ].{1,60}[^\W\d_])"
)
"""``Foto Vera Ender`` in an element of its own in a caption."""
_BARE = re.compile(r"[A-ZÄÖÜ](?:[^.!?:,;]|(?<=\b[A-ZÄÖÜ])\.){2,50}(?<![\s.])")
"""``Stadt Auental`` in an element of its own behind the last sentence of a caption."""
_ENCLOSED = re.compile(
    r"(?<=[.!?“»])\s\((?!(?:Symbol|Archiv|Siehe|Stand|Mehr|Links|Rechts|Mitte|Von)\w*\b)"
    r"(?P<credit>[A-ZÄÖÜ][^():.!?\d]{2,50})\)$"
)
"""``(Stadt Auental)`` behind the last sentence of a caption."""
_BEHIND_SIGN = re.compile(rf"(?<=[.!?“»])\s[–—|/·]\s(?P<credit>{_BARE.pattern})$")
"""``… – Stadt Auental`` behind the last sentence of a caption."""
_CREDITS = re.compile(
    r"quelle|nachweis|credit|copyright|fotograf|photograph|urheber|bildrechte|source\b", re.I
)
"""Names of elements that hold a credit."""
_SOURCES = ("cite", "credit")
"""Elements that hold one."""
_LABELLED = re.compile(
    r"(?<=\S)\s\(?(?:[-–|·]\s(?:Copyright|Credit|Foto|Bild|Quelle|©):?|©|(?:[-–|·]\s)?(?:Fotos?|Bild|Quelle|"
    r"Copyright|Credit|Urheber(?:in|recht)?|(?:Bild|Foto)(?:nachweis|quelle|rechte|credit)|Fotograf(?:in)?):)$"
)
"""A label between a caption and the element of its credit."""
_APART = re.compile(
    r"\W*(?:(?:Titel)?(?:Bild|Foto)(?:quelle|nachweis|rechte|credit)n?|Fotos?|Titelbild)\s*:\s*"
    r"(?P<credit>[\w©].{1,80})$",
    re.I,
)
"""The credit of a picture in a line of its own, away from it."""
ITEMS = frozenset(("li", "td", "th", "dd", "dt", "blockquote", "pre"))
"""Elements whose lines are said of something else than the article's picture or author."""
MAX_CREDIT = 80
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{4})\.$")
"""The full stop of a sentence behind a credit; that of ``e. V.`` and ``Co.`` stays."""
_SIGN = re.compile(r"^(?:©|\(c\)|(?:Copyright|Fotos?|Bild):)\s*(?=\S)", re.I)
"""What may stand behind the label of a credit: ``Foto: © Stadt Auental``."""
_SHOWS = re.compile(
    r"^(?:Bild|Foto|Grafik)(?:\s(?:oben|unten|links|rechts|\d))?:\s(?=\S+\s\S+\s\S)"
)
"""The label of what a picture shows, where another names its source."""
COUNTER = re.compile(r"^(?:Bild|Foto)\s\d{1,3}\s?(?:von|/)\s?\d{1,3}\b")
"""``Bild 1 von 2``: the line of a picture in a gallery, which is no caption of the article's."""


def caption_lines(block: Block) -> list[str]:
    """List the printed lines of a caption, with a credit in a separate element last."""
    parts = pieces(block)
    credits = [p for p in parts if shapes.CREDIT_LINE.match(p) or _ALONE.fullmatch(p)]
    if len(credits) != 1 or len(parts) == 1 or len(credits[0]) == len(block.line):
        return block.text.split("\n") if credits else _split_last(block)
    return [*" ".join(p for p in parts if p not in credits).split("\n"), *credits]


def _split_last(block: Block) -> list[str]:
    """Split the last element of a caption off as a line, or the first that is called a credit; with
    a label if its name is that of a credit."""
    said = [run for run in block.runs if run.text.strip()]
    if len(said) > 1 and _opens_with_credit(said[0], said[1], block.owner):
        first = tidy(said[0].text)
        rest = block.text.removeprefix(first).lstrip(" |/·•–—-:\n")
        return [*rest.split("\n"), first if says_credit(first) else f"© {first}"]
    el = said[-1].el if said else block.owner
    shown = dropwhile(lambda run: not run.text.strip(), reversed(block.runs))
    own = list(takewhile(lambda run: run.el is el, shown))
    last = tidy("".join(run.text for run in reversed(own)))
    named = _CREDITS.search(f"{el.get('class')} {el.get('itemprop')}") is not None
    named |= el.tag in _SOURCES
    if not last or (not named and (el is block.owner or said[-1].link is not None)):
        return block.text.split("\n")
    before = block.text.removesuffix(last).rstrip()
    rest = _LABELLED.sub("", before)
    named |= rest != before
    last = last.removesuffix(")") if before[len(rest) :].lstrip().startswith("(") else last
    if named and not says_credit(last) and len(last) < MAX_CREDIT:
        bare = last[1:].removesuffix(")") if last[0] == "(" else last
        last = f"© {bare}"
    return [*rest.split("\n"), *last.lstrip("/|·•–- ").split("\n")] if rest else [last]


def _opens_with_credit(first: Run, then: Run, owner: etree._Element) -> bool:
    """Whether the first element in a caption is called a credit."""
    apart = first.el is not owner and first.el is not then.el
    return apart and is_of_credit(first.el.get("class") or "")


def says_credit(text: str) -> bool:
    """Tell whether a text holds a credit with its label."""
    return part_credit(text) is not None


def is_called_credit(page: ParsedPage, block: Block) -> bool:
    """Tell whether an element that holds nothing but a short line is called that of a credit."""
    line = block.line
    if block.links or block.heading or len(line) >= MAX_CREDIT or not line[:1].isupper():
        return False  # such as the mark of an author
    return any(map(is_of_credit, classes_around(page, block)))


@lru_cache(maxsize=256)
def is_of_credit(name: str) -> bool:
    """Tell whether a class is that of a credit."""
    return _CREDITS.search(name) is not None


def credit_apart(block: Block) -> str | None:
    """Return the credit that a line prints which says nothing else; ``None`` for any other line."""
    found = _APART.match(block.line)
    if found is None or block.heading or block.regions & ITEMS or shapes.is_sentence(block.line):
        return None
    credit = _FULL_STOP.sub("", found["credit"].strip(" |·•–-"))
    return credit if "(" in credit else credit.rstrip(")")


def split_credit(lines: list[str]) -> tuple[str | None, str | None]:
    """Split the printed lines of a caption into caption and credit; a repeated line counts once.

    >>> split_credit(["Das Rathaus von Auental.", "Das Rathaus von Auental. (Bildquelle: Stadt)"])
    ('Das Rathaus von Auental.', 'Stadt')
    >>> split_credit(["Das Rathaus | © Stadt"]), split_credit(["Das Amt. - Bildquelle: Stadt"])
    (('Das Rathaus', 'Stadt'), ('Das Amt.', 'Stadt'))
    """
    captions: list[str] = []
    credit: str | None = None
    labelled = False
    for printed in lines:
        line = _unlabelled(lines, printed)
        if not line:
            continue
        if labelled:
            said = shapes.CREDIT_LINE.match(line)
            credit, labelled = credit or (said["credit"] if said else line), False
            continue
        if labelled := bool(CREDIT_LABEL.match(line)):
            continue
        if parted := part_credit(line):
            credit, line = credit or parted.credit, parted.rest
        elif alone := _ALONE.fullmatch(line):
            credit, line = credit or alone["credit"].strip(), ""
        line = line.strip("—– ").rstrip(" |/·•") if credit or len(lines) > 1 else line
        if any(map(str.isalnum, line)) and all(squeeze(line) != squeeze(c) for c in captions):
            captions.append(line)
    if credit is None and len(captions) > 1 and captions[-2].endswith((".", "!", "?", "“")):
        credit = captions.pop() if _BARE.fullmatch(captions[-1]) else None
    for form in (_ENCLOSED, _BEHIND_SIGN):
        if credit is None and captions and (found := form.search(captions[-1])):
            credit, captions[-1] = found["credit"], captions[-1][: found.start()]
    return " ".join(captions) or None, credit and _SIGN.sub("", _FULL_STOP.sub("", credit))


def _unlabelled(lines: list[str], line: str) -> str:
    """Cut the label of a caption off: ``Bildunterschrift:``, or ``Bild:`` before a sentence beside
    the line of a credit."""
    if label := CAPTION_LABEL.match(line):
        return line[label.end() :]
    label = _SHOWS.match(line)
    if label is None:
        return line
    said = line[label.end() :]
    if (parted := part_credit(said)) and parted.rest:
        return said
    beside = any(other is not line and shapes.CREDIT_LINE.match(other) for other in lines)
    return said if beside and said.endswith((".", "!", "?", "“")) else line


def squeeze(text: str) -> str:
    """Reduce a line to its letters and signs for comparison."""
    return "".join(text.split()).casefold()


def ends_in_credit(block: Block) -> bool:
    """Tell whether a line ends in a labelled credit in an element of its own: a caption."""
    said = [run for run in block.runs if run.text.strip()]
    apart = len(said) > 1 and said[-1].el is not block.owner
    return apart and shapes.CREDIT_LINE.match(tidy(said[-1].text)) is not None
