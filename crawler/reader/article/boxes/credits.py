"""Captions and credits: how the lines of a picture split. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import dropwhile, takewhile

from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import Block, tidy
from crawler.reader.markup.pieces import pieces
from crawler.reader.wording import shapes

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
_CREDITS = re.compile(
    r"quelle|nachweis|credit|copyright|fotograf|photograph|urheber|bildrechte|source\b", re.I
)
"""Names of elements that hold a credit."""
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
_ITEMS = frozenset(("li", "td", "th", "dd", "dt", "blockquote", "pre"))
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
    """Split the last element of a caption off as a line; with a label if its name is that of a
    credit."""
    said = [run for run in block.runs if run.text.strip()]
    el = said[-1].el if said else block.owner
    shown = dropwhile(lambda run: not run.text.strip(), reversed(block.runs))
    own = list(takewhile(lambda run: run.el is el, shown))
    last = tidy("".join(run.text for run in reversed(own)))
    named = _CREDITS.search(f"{el.tag!s} {el.get('class')} {el.get('itemprop')}") is not None
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


def says_credit(text: str) -> bool:
    """Tell whether a text holds a credit with its label."""
    forms = (shapes.CREDIT, shapes.CREDIT_LINE, shapes.CREDIT_TAIL, shapes.SOURCE_TAIL)
    return any(form.search(text) for form in forms)


def is_called_credit(page: ParsedPage, block: Block) -> bool:
    """Tell whether an element that holds nothing but a short line is called that of a credit."""
    line = block.line
    if block.links or block.heading or len(line) >= MAX_CREDIT or not line[:1].isupper():
        return False  # such as the mark of an author
    return any(
        is_of_credit(name) for el in page.flow.alone_around(block) if (name := el.get("class"))
    )


@lru_cache(maxsize=256)
def is_of_credit(name: str) -> bool:
    """Tell whether a class is that of a credit."""
    return _CREDITS.search(name) is not None


def credit_apart(block: Block) -> str | None:
    """Return the credit that a line prints which says nothing else; ``None`` for any other line."""
    found = _APART.match(block.line)
    if found is None or block.heading or block.regions & _ITEMS or shapes.is_sentence(block.line):
        return None
    return _FULL_STOP.sub("", found["credit"].strip(" |·•–-"))


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
        if found := shapes.CREDIT.search(line):
            credit = credit or found["credit"].strip() or None
            line = line[: found.start()].rstrip(" |/·•–").lstrip()
        elif found := shapes.CREDIT_LINE.match(line) or _ALONE.fullmatch(line):
            first, _, line = found["credit"].partition(" | ")  # the caption may stand behind it
            line = line if shapes.is_sentence(line) else ""
            credit = credit or (first if line else found["credit"]).strip()
        elif found := shapes.SOURCE_TAIL.search(line) or shapes.CREDIT_TAIL.search(line):
            credit = credit or found["credit"].strip()
            line = line[: found.start()].rstrip(" |/·•–—-,").lstrip()
        line = line.rstrip(" |/·•") if credit or len(lines) > 1 else line
        if any(map(str.isalnum, line)) and all(squeeze(line) != squeeze(c) for c in captions):
            captions.append(line)
    if credit is None and len(captions) > 1 and captions[-2].endswith((".", "!", "?", "“")):
        credit = captions.pop() if _BARE.fullmatch(captions[-1]) else None
    if credit is None and captions and (found := _ENCLOSED.search(captions[-1])):
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
    if shapes.CREDIT_TAIL.search(said) or shapes.SOURCE_TAIL.search(said):
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
