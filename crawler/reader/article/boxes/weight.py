"""What a box says for the house, weighed against what it says for the text. Pure.

No single word tells. What only a house says (it speaks to the reader while the text does not, it
speaks of its own page, it offers something on certain terms) is added up, and what the box shares
with the text is taken off.
"""

from __future__ import annotations

import re
from itertools import pairwise

from lxml import etree

from crawler.reader.article.boxes.calls import MAX_LABEL, tells_to_do
from crawler.reader.article.boxes.closing import NOTED
from crawler.reader.article.boxes.related import Around, stems
from crawler.reader.article.page.column import TEXTUAL
from crawler.reader.article.page.naming import letters
from crawler.reader.article.page.own_day import day_of
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import CONTROLS, FILMS
from crawler.reader.wording import furniture
from crawler.reader.wording.clued import Clued
from crawler.reader.wording.datelines import find_date, iter_dates
from crawler.reader.wording.house import ADDRESS, OCCASIONS, OURS, PRODUCTS, offered, unquoted
from crawler.reader.wording.shapes import KEYWORDS, NAME, ends_sentence

_SUBSCRIBED = Clued(("abo",), re.compile(r"\b[a-zäöüß]{4,12}(?:abos?|abonnements?)\b"))
"""What a publisher sells, by whatever name."""
_TERMS = (
    re.compile(
        r"\b(?:gratis|kosten(?:los|frei)\w{0,2}|kostet nichts|lieferbar|erhältlich|kündbar|"
        r"frühbucher)\b|(?:\d|\b(?:ein|zwei|drei|vier|fünf|sechs|acht|zehn|zwölf|zwanzig)) ?"
        r"(?:euro|€)"
    ),
    re.compile(
        r"\b(?:jede[nrs]? (?:woche|monat|morgen|[a-z]{2,10}tag)|[a-z]{2,10}tags|"
        r"(?:(?:ein|zwei|drei)mal|eine (?:e-?)?mail) (?:(?:in der|pro|die) woche|im monat)|"
        r"alle (?:zwei|drei|vier) wochen|wo es podcasts gibt)\b"
    ),
)
"""On which terms: what it costs, and how often it comes."""
_LENGTH = re.compile(r"\d (?:minuten|min\b|sek|seiten|[km]b\b)", re.I)
"""How long it takes, how large it is."""
_LABEL = re.compile(
    r"(?:In|Eine) (?:Kooperation|Zusammenarbeit|Partnerschaft) mit\b[^.]{1,80}\.?$|"
    r"Mit freundlicher Unterstützung\b|(?:Partner-?[Ii]nhalt|Sponsored)\b|"
    r"Diese[rs]? (?:Serie|Reihe|Dossier|Thema|Beitrag|Artikel|Seite)\b.{1,60}"
    r"\b(?:präsentiert|gesponsert|unterstützt|ermöglicht)\b|"
    r"(?:Lese|Hör|Buch|Termin|Veranstaltungs)-?[Tt]ipps?(?: (?:der|aus|von)\b[^.:]{1,40})?\W*$|"
    r"(?:(?:Diesen )?(?:Artikel|Beitrag|Text) (?:anhören|vorlesen)|Vorlesen lassen)\b|"
    r"(?:So arbeiten wir|Über uns)(?:\W*$|:)"
)
"""Who paid, that the text is read aloud, and how the house works."""
PAID = re.compile(
    r"Mit freundlicher Unterstützung(?: (?:der|des|von|durch|und|[A-ZÄÖÜ&]\S{0,40}|e\.?[GV]\.?))"
    r"{1,9}(?<=\.)(?: |$)|Diese[rs]? (?:Serie|Reihe|Dossier|Thema|Beitrag|Artikel|Seite) wird "
    r"(?:präsentiert|gesponsert) von\b"
)
"""The same in a paragraph like those of the text, where it must say no more than that."""
_BY = re.compile(r"(?<=[a-zäöü]) (?:von|durch|mit)\W*$")
"""A label that ends amid a sentence: ``Präsentiert von`` somebody."""
_CONSENT = Clued(
    ("Datens", "Drittan", "Cookie", "Einwill", "personenb"),
    re.compile(
        r"\b(?:Datenschutzerklärung|Drittanbietern?|Cookies?|Einwilligung|personenbezogene[nr]?)\b"
    ),
)
"""What a box asks for that loads something from elsewhere."""
_JOB = Clued(
    ("(m/w/", "such"),
    re.compile(r"\(m/w/|\bsuch(?:t|en)\b[^.]{1,160}\bin (?:vollzeit|teilzeit)\b"),
)
"""A vacancy."""
_ISSUE = re.compile(r"\b(?:(?:ausgabe|heft) (?:nr\. ?)?\d{1,2}[/.-]\d{2}|folge \d{1,3}\b(?!\.))")
"""An issue of what the house prints or records."""
_CALL = re.compile(r"(?:^|[.!?:…] |\b[Uu]nd |\b[Jj]etzt |\b[Dd]ann )[A-ZÄÖÜa-zäöü]\w+n Sie\b", re.M)
"""What the reader is told to do."""
_WITH = re.compile(r"\b(?:[Gg]emeinsam|[Zz]usammen) mit\b")
"""Whom the house works with."""
_BACKED = Clued(
    ("t von", "t durch"),
    re.compile(
        r"\b(?:unterstützt|präsentiert|gesponsert|ermöglicht|gefördert|finanziert) (?:von|durch)\b"
    ),
)
"""Who paid."""
_PAGE = Clued(
    ("iese",),
    re.compile(
        r"\b[Dd]iese[mnrs]? (?:Beitrags?|Artikels?|Textes?|Seiten?|Website|Meldung|"
        r"Schwerpunkte?s?|Dossiers?|Serie|Inhalte?s?|Video|Newsletters?)\b"
    ),
)
"""That it speaks of the page on which it stands."""
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
_QUESTION = re.compile(r"[^.!?\n]{1,400}\?")
_SHOWN = {"a"} | CONTROLS | FILMS
"""What a box shows besides its words."""
_SHARES = re.compile(
    r"facebook\.com/shar|linkedin\.com/s|xing\.com/(?:spi|app)|(?:twitter|x)\.com/(?:intent|share)|"
    r"wa\.me/|^mailto:\?"
)
"""Where links lead that share a page."""
MIN_SAID = 40
"""Characters of a line that may speak for the house, whatever it offers."""
MAX_OFFER = 250
"""Characters of an offer; each time as many more speak for a text."""
MIN_NAMES = 3
"""Names and nouns of a box of which one should stand in the text, if it belongs to it."""
CHANCE = 5
"""Of so many names and nouns one may stand in the text by chance."""
MUCH = 0.25
"""Share of a text in which it may itself speak to the reader, as an interview does."""
SPOKEN = 2
"""What speaking to the reader may weigh more in a box that names other things than the text."""
ENOUGH = 3
"""Weight from which a box is the house's."""


def is_short(block: Block) -> bool:
    """Tell whether a line may be the label of a box."""
    return len(block.line) <= MAX_LABEL and bool(block.heading or not ends_sentence(block.line))


def hints(line: str) -> bool:
    """Tell whether a line itself names something that a house offers."""
    low = line.lower()
    return bool(offered(low) or _LABEL.match(line) or _JOB.search(low))


def speaks_out(box: list[Block], told: Around, weight: int) -> bool:
    """Tell whether a box of some weight speaks to its reader, for its house or of its own page;
    one without weight must speak for its house below a label, or name what only a house sells."""
    said = unquoted("\n".join(b.text for b in box))
    if weight > 0 and not _is_asked(box):
        return any(spoken.search(said) for spoken in (ADDRESS, OURS, _PAGE, _CONSENT))
    if len(box) < 2 or not is_short(box[0]) or _is_asked(box) or _closes(box):
        return False
    return not PRODUCTS.isdisjoint(offered(said.lower())) or OURS in _voices(
        said, told, labelled=True
    )


def speaks_for_house(text: str) -> bool:
    """Tell whether a text speaks to its reader in the name of its house."""
    said = unquoted(text)
    return bool(ADDRESS.search(said) and OURS.search(said))


def weigh(page: ParsedPage, top: etree._Element, box: list[Block], told: Around) -> int:
    """Weigh what a box in an element says for the house against what it says for the text."""
    said = "\n".join(b.text for b in box)
    line = top is box[0].owner and top.tag in TEXTUAL and "\n" not in box[0].text
    if line and len(said) < MIN_SAID and not box[0].links and not hints(said):
        return 0  # as most items and cells
    bare = unquoted(said)
    if 2 * len(bare) < len(said) or _closes(box):
        return 0  # a quotation, or the end of the article itself
    if (life := _life(box)) and not told.shares(stems(life.line)):
        return ENOUGH + 1  # about an author
    ahead = sum(_lies_ahead(told, day[0]) for day in iter_dates(bare))
    labelled = not line and len(box) > 1 and is_short(box[0]) and not _is_asked(box)
    voice = _voices(bare, told, labelled=labelled)
    speaks = _speaks(top, box, bare, voice, ahead)
    weight = _offers(page, box, bare, ahead) + speaks
    if not weight:
        return 0
    stated = _QUESTION.sub("", bare) if "?" in bare else bare
    weight -= line + 2 * (bool(_NEWS.search(stated)) + bool(FACTS.search(bare)))
    weight -= len(said) // MAX_OFFER
    if weight + (0 if line else min(speaks, SPOKEN)) <= 0:
        return 0  # whatever it names
    names = stems(bare)
    shared = told.shares(names, most=weight + SPOKEN + 1)  # from there on nothing is left
    if speaks and not line:
        strange = labelled and not told.shares(stems(box[0].line))
        weight += min(speaks, strange + (not shared and len(names) >= MIN_NAMES))  # at most SPOKEN
    shared = max(0, shared - (len(names) >= CHANCE))
    if labelled and OURS in voice:
        shared = min(1, shared)  # it offers something about what the text tells
    return weight - shared


def _closes(box: list[Block]) -> bool:
    """Whether a box is of the end of an article: keywords, a note of the editors."""
    noted = is_short(box[0]) and NOTED.match(f"{box[0].line}:")
    return bool(noted) or any(KEYWORDS.match(b.line) or NOTED.match(b.line) for b in box)


def _is_asked(box: list[Block]) -> bool:
    """Whether a box is of an interview: it begins with what somebody is asked."""
    head = box[0].line
    return len(box) > 1 and head.endswith("?") and ADDRESS.search(head) is not None


def _voices(bare: str, told: Around, *, labelled: bool) -> list[Clued]:
    """List how a box speaks to its reader, unless the text does so, too; a text that does has
    nothing to do with a box below a label of its own that names other things."""
    found = [voice for voice in (ADDRESS, OURS) if voice.search(bare)]
    if not found or told.voice <= MUCH:
        return found
    names = stems(bare) if labelled else set()
    foreign = len(names) >= MIN_NAMES and told.shares(names, most=2) <= (len(names) >= CHANCE)
    return found if foreign else []


def _offers(page: ParsedPage, box: list[Block], bare: str, ahead: int) -> int:
    """Weigh the words of a box for something that a house offers, and its terms."""
    low = bare.lower()
    words = offered(low)
    weight = 8 * any(_LABEL.match(b.line) for b in box) + 4 * bool(_JOB.search(low))
    weight += 3 * (len(box) > 1 and any(furniture.WALL.match(b.line) for b in box[:2]))
    sold = not words.isdisjoint(PRODUCTS) or _SUBSCRIBED.search(low) is not None
    weight += 2 * sold + min(2, len(words & OCCASIONS))
    if not weight:
        return 0
    weight += len(box) > 1 and box[0].line.lower() in PRODUCTS  # it is headed by nothing else
    weight += (
        2 * bool(_ISSUE.search(low))
        + 2 * bool(_CALL.search(bare))
        + sum(bool(terms.search(low)) for terms in _TERMS)
    )
    heads = letters(box[0].line)
    weight += 2 * any(len(name) > 3 and name in heads for name in page.names)
    return weight + (ahead > 1)


def _speaks(
    top: etree._Element,
    box: list[Block],
    bare: str,
    voice: list[Clued],
    ahead: int,
) -> int:
    """Weigh what only a house says, whatever it offers."""
    if not ahead and not any(map(is_prose, box)) and find_date(bare):
        return 0  # it may be the head of the article
    weight = int(ahead > 0) + len(voice)
    weight += bool(_BACKED.search(bare)) * (1 + 2 * ("Redaktion" in bare))
    weight += 2 * (bool(_PAGE.search(bare)) + bool(_CONSENT.search(bare)))
    weight += 3 * (len(box) > 1 and _BY.search(box[0].line) is not None)
    weight += bool(_LENGTH.search(bare))
    if OURS in voice:
        weight += len(box) > 1 and _WITH.search(bare) is not None
    calls = _shows(top) or box[-1].runs[-1].link is not None
    calls += tells_to_do(box[-1])
    asks = bool(calls or voice) and "?" in bare and not _is_asked(box)
    return weight + calls + asks + bool(calls and _CONSENT.search(bare))


def _shows(top: etree._Element) -> int:
    """Weigh what stands in a box besides its words."""
    shown = [el for el in top.iter() if el.tag in _SHOWN]
    if not shown:
        return 0  # as most paragraphs
    links = [el for el in shown if el.tag == "a"]
    weight = int(len(links) < len(shown))
    weight += 3 * any("sponsored" in (a.get("rel") or "") for a in links)
    weight += any(a.get("download") is not None for a in links)
    return weight + 3 * (sum(bool(_SHARES.search(a.get("href") or "")) for a in links) > 1)


def _life(box: list[Block]) -> Block | None:
    """Find the name above a line that begins with it, as in a box about an author."""
    return next(
        (a for a, b in pairwise(box) if NAME.match(a.line) and b.line.startswith(a.line)), None
    )


def _lies_ahead(told: Around, said: str) -> bool:
    """Whether a printed day had not come when the article was published."""
    day = day_of(said)
    return day is not None and told.day is not None and day > told.day
