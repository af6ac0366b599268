"""Lines amid a text that are not part of it: bars of links, references, calls. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from lxml import etree

from crawler.reader.article.page.meta import is_note
from crawler.reader.markup.flow import ALL_LINKED, Block, tidy
from crawler.reader.markup.labels import FACT
from crawler.reader.markup.pieces import pieces
from crawler.reader.markup.tree import (
    enclosing,
    is_author_link,
    is_category,
    is_tag_link,
    is_within,
)
from crawler.reader.wording import furniture, shapes
from crawler.reader.wording.datelines import find_date, is_date_line, printed_date

_NOTE = re.compile(r"(?:Hinweis|Anmerkung|Anm\.) (?:der|d\.) Red(?:aktion|\.)", re.I)
_NETWORK = re.compile(
    r"\W*(?:(?:auf|via|per|bei|mit) )?(?:Facebook|X|Twitter|Threads|LinkedIn|Xing|WhatsApp|"
    r"Telegram|Signal|Threema|Mastodon|Bluesky|Pinterest|Reddit|E-?Mail|Teilen|Drucken|Merken|"
    r"Link(?: kopieren)?|Kopieren|Share|Print)(?: teilen)?\W*",
    re.I,
)
"""Where a reader may share an article."""
_BAR = re.compile(
    rf"(?:{_NETWORK.pattern}|\W*(?:Anzeige|Werbung|Advert|Sponsored|Teilen|Share|Folgen))", re.I
)
_PAGER = re.compile(
    r"\W*(?:(?:Vorher|Vor|Nächst)(?:ige[rs]?|e[rs]?)|Previous|Next)"
    r"(?: (?:Artikel|Beitrag|Meldung|Post))?\W*",
    re.I,
)
"""Words beside the headline of the article before or after."""
_READER = re.compile(r"\b(?:Sie|Ihr(?:e[mnrs]?)?|unser(?:e[mnrs]?)?|du|dein\w*)\b")
"""Words that speak to the reader."""
_BOXES = frozenset(("div", "section", "article", "a", "p"))
_TO_DO = re.compile(r"(?:[^\s.!?]{1,30} ){1,3}[a-zäöüß]{2,20}(?:en|[er]rn|eln)\W*")
"""What a button does: ``Platz sichern``."""
_HEAD = re.compile(
    r"(?:(?:Nächste|Kommende|Weitere|Unsere) )?(?:Termine?|Termin(?:hinweis|tipp)|"
    r"Veranstaltung(?:en|stipp|shinweis)?|IT-Guide|Anbieter|"
    r"Firmenprofil|Stellenmarkt|Podcast|Buchtipp|Dossier|Umfrage)\s*:?$"
)
_ELSEWHERE = re.compile(
    r"extern|Dritt|Datenschutz|personenbezogen|Cookie|YouTube|Google|Vimeo|Anbieter", re.I
)
"""What a sentence names that asks to load something from another site."""
HALF = 0.5
"""Share of linked letters from which a sentence is a reference."""
MAX_TAIL = 80
"""Characters of a line that opens the tail of a page."""
MIN_WORDS = 3
"""Words of a headline beside its date."""
MAX_LABEL = 60
"""Characters of a label."""
MAX_LINE = 160
"""Characters of a bar or a reference."""


def is_bar(block: Block) -> bool:
    """Tell whether a line consists of a label such as ``Anzeige`` and of links."""
    several = bool(block.links) or len(block.runs) > 1
    if not several or len(block.line) > MAX_LINE or not _BAR.match(block.line):
        return False
    parts = pieces(block)
    if len(parts) > 1 and all(map(_NETWORK.fullmatch, parts)):
        return True
    if not block.links:
        return False
    said = [r for r in block.runs if r.text.strip()]
    return bool(furniture.NOISE.match(said[0].text)) and all(
        r.link is not None or not any(map(str.isalpha, r.text)) for r in said[1:]
    )


def shares(block: Block) -> bool:
    """Tell whether a line is nothing but a place to share the article, or a way to print it."""
    return names_share(block.line)


def names_share(text: str) -> bool:
    """Tell the same of a text."""
    return _NETWORK.fullmatch(text) is not None


def refers(block: Block) -> bool:
    """Tell whether an item is a headline with its date, or a line a note of the editors that leads
    elsewhere, or to the article before or after."""
    if not block.links or len(block.line) > MAX_LINE:
        return False
    if _NOTE.match(block.line):
        return True
    if block.linked == 1:
        return False  # as most lines with links
    if _PAGER.fullmatch(block.unlinked):
        return True
    if "li" not in block.regions:
        return False
    said = tidy(block.unlinked).strip("|·•–-, ()")
    linked = tidy("".join(r.text for r in block.runs if r.link is not None))
    named = len(linked.split()) >= MIN_WORDS and not shapes.PERSONS.match(linked)
    return named and printed_date(said) is not None


def announces(block: Block) -> bool:
    """Tell whether a line amid a text is nothing but a date, a link and at most a few words: an
    event or another article; or, in a box of its own, a label and a link."""
    line = block.line
    if not block.links or len(line) > MAX_LINE or block.linked == 1:
        return False
    if "li" in block.regions or block.owner.tag not in _BOXES or shapes.ends_sentence(line):
        return False
    if any(map(files, block.links)):
        return False
    said = tidy(block.unlinked).replace("\n", " ")
    dated = find_date(said)
    if dated is None:
        return block.owner.tag != "p" and said.endswith(":") and len(said.split()) < MIN_WORDS
    rest = f"{said[: dated.start()]} {said[dated.end() :]}"
    return sum(map(str.isalpha, (word[0] for word in rest.split()))) < MIN_WORDS


def files(a: etree._Element) -> bool:
    """Tell whether a link leads to a section, a keyword or an author."""
    return is_category(a) or is_tag_link(a) or is_author_link(a)


def heads_box(block: Block) -> bool:
    """Tell whether a short line names what a box about something else than the text holds."""
    return len(block.line) <= MAX_LABEL and _HEAD.match(block.line) is not None


def heads_cards(block: Block) -> bool:
    """Tell whether a line may be the heading of a box of other articles."""
    return bool(block.heading or furniture.READ_ON.match(block.line))


def is_foreign_header(block: Block, kept: Iterable[etree._Element]) -> bool:
    """Tell whether a line stands in a header of the page that holds none of the ``kept``
    elements."""
    header = enclosing(block.owner, "header") if "header" in block.regions else None
    parent = None if header is None else header.getparent()
    if header is None or parent is None or parent.tag != "body":
        return False
    return not any(is_within(el, header) for el in kept)


def promotes(texts: list[Block]) -> bool:
    """Tell whether a short line stands above a heading or above sentences that speak to the
    reader."""
    if len(texts) < 3:
        return False
    head, *said = texts[:-1]
    short = len(head.line) <= MAX_LABEL and not shapes.ends_sentence(head.line)
    return short and (bool(said[0].heading) or said[0].bold or all(map(speaks, said)))


def leads_on(texts: list[Block]) -> bool:
    """Tell whether the lines above the last one call to follow its link, which neither files the
    article nor shares it."""
    head, button = texts[0], texts[-1]
    if shares(button) or all(map(files, button.links)):
        return False
    return head.runs[0].bold or calls(head) or promotes(texts) or all(map(speaks, texts[:-1]))


def speaks(block: Block) -> bool:
    """Tell whether a line speaks to the reader."""
    return _READER.search(block.line) is not None


def calls(block: Block) -> bool:
    """Tell whether a short line calls to the reader."""
    return len(block.line) <= MAX_LABEL and block.line.endswith(("?", "!"))


def tells_to_do(block: Block) -> bool:
    """Tell whether a line is a link in the words of a button, which end with what it does."""
    return block.linked > ALL_LINKED and _TO_DO.fullmatch(block.line) is not None


def is_label(block: Block) -> bool:
    """Tell whether a block only names the kind of box it opens."""
    first, _, rest = block.text.partition("\n")
    if len(first) > MAX_LABEL or len(rest) > MAX_LINE or not furniture.NOISE.match(first):
        return False
    return speaks(block) or not shapes.is_sentence(first)


def opens_tail(block: Block) -> bool:
    """Tell whether a line begins a section behind the text; an unlinked sentence does not, nor a
    cell of a table with headings, such as ``Anlagen``."""
    line, marked = block.line, block.heading is not None or block.bold
    if (not marked and len(line) >= MAX_TAIL) or not furniture.TAIL.match(line) or _is_cell(block):
        return False
    said = shapes.is_sentence(line) and block.linked < HALF and not speaks(block)
    return marked or not said or furniture.SENTENCES.match(line) is not None


def _is_cell(block: Block) -> bool:
    """Whether a line stands in a table whose columns or rows have headings."""
    table = enclosing(block.owner, "table") if block.regions & {"th", "td"} else None
    return table is not None and next(table.iter("th"), None) is not None


def signs_box(block: Block) -> bool:
    """Tell whether a heading names an author, as that of a box about her behind the text does."""
    return block.heading is not None and shapes.AUTHOR.match(block.line) is not None


def offers(block: Block) -> bool:
    """Tell whether a line offers a film or map of another site, or the text as a file, and is no
    sentence of the text; or whether it is an advertisement."""
    line = block.line
    if furniture.ADVERT.match(line):
        return True
    if len(line) <= furniture.MAX_OFFER and furniture.OFFER.search(line.lower()):
        return bool(block.links) or speaks(block) or not shapes.is_sentence(line)
    if not furniture.CONSENT.match(line):
        return False
    return speaks(block) or not shapes.is_sentence(line) or bool(_ELSEWHERE.search(line, 1))


def is_no_text(block: Block, cells: Collection[int]) -> bool:
    """Tell whether a line is a date, a note, an offer, the author or ``mehr``; dates and notes in
    the ``cells`` of a table of facts are its text, and so are facts amid a text."""
    line = block.line
    told = block.index in cells or FACT in block.regions
    if not told and (is_date_line(line) or is_note(line) or offers(block)):
        return True
    if shapes.AUTHOR.match(line) or shapes.MORE.match(line):
        return True
    return line[:1] in "Dd" and furniture.NOTE.match(line) is not None


def is_link_list(block: Block) -> bool:
    """Tell whether a block is nothing but links; a picture without words does not count."""
    return bool(block.text) and block.linked > ALL_LINKED


def asks_address(el: etree._Element) -> bool:
    """Tell whether a box has a field for a mail address, as a subscription does."""
    fields = (f"{field.get('type')} {field.get('name')}" for field in el.iter("input"))
    return any("mail" in field.casefold() for field in fields)
