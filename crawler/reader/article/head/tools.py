"""Lines that may stand between a kicker and its headline: tools, counters, dates, authors. Pure.

No list holds every such line (``Auf die Merkliste``, ``Auch zum Hören``). So all words of a line
are weighed: one that says something else, as a kicker does, makes it no tool.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import dropwhile, islice

from lxml import etree

from crawler.reader.article.page.meta import is_meta
from crawler.reader.article.page.naming import letters
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.listing.links import absolute_url
from crawler.reader.markup.flow import ALL_LINKED, Block, tidy
from crawler.reader.markup.pieces import pieces
from crawler.reader.markup.structured import authors_of
from crawler.reader.markup.tree import (
    enclosing,
    is_author_link,
    is_item,
    leads_nowhere,
    names_author,
    names_kicker,
    names_sharing,
    says_author,
    upwards,
    visible_text,
)
from crawler.reader.wording import furniture, shapes
from crawler.reader.wording.about import ISSUER
from crawler.reader.wording.datelines import boxed_date, is_date_or_age

MAX_KICKER = 70
"""Characters; the longest kicker seen, ``Landkreistag Baden-Württemberg``, has 30."""
MAX_TOOL = 80
"""Characters of a line of tools."""
MIN_ROW, MAX_ROW = 2, 12
"""Items and lines of a list about an article."""
MAX_BAR = 3
"""Boxes around a button to share an article of which one is called so."""
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_TOOL = re.compile(
    r"(?:an|vor|ab|weiter|aus|zu)?(?:lesen|hören|teilen|drucken|senden|spielen|leiten)|versenden"
    r"|(?:ab)?speichern|merken|empfehlen|kommentieren|kopieren|herunterladen|abonnieren|folgen"
    r"|hinzufügen|entfernen|übersetzen|bewerten|mitteilen|twittern|zurück|schließen|vorlese\w+"
    r"|(?:merk|lese|wunsch)listen?|lesezeichen|favoriten?|druck(?:version|ansicht|fassung)"
    r"|schrift(?:größe|grad)?|(?:seiten)?(?:auf|ab)rufe?|zugriffe?|klicks?|views?|hits?|likes?"
    r"|shares?|kommentare|comments?|ansichten|lese(?:zeit|dauer)|hördauer|spieldauer|laufzeit"
    r"|min(?:uten?|s|utes)?|sek(?:unden?)?|read|print|listen|save|share"
    r"|(?:audio|hör)(?:version|fassung|datei|beitrag|artikel)|redaktion|anzeigen?|werbung|dauer"
    r"|(?:gesamt)?übersicht|tweet|pdf|admin|springen|skip|jump|vergrößern|verkleinern|setzen"
    r"|(?:hinterlass|schreib)en?|deaktiviert|leave"
)
"""What a reader may do with an article, and what is counted of it."""
_MEDIUM = re.compile(
    r"audio|podcast|video|ton|newsletter|e-?mail|mail|link|rss|(?:whats)app|facebook|twitter"
    r"|linkedin|xing|telegram|mastodon|bluesky|threads|threema|instagram|youtube|spotify"
)
"""What a kicker may name too, if it stands alone."""
_BESIDE = re.compile(
    r"artikel|beitrag|meldung|texts?|seite|inhalt|datei|version|fassung|\w|uns|ihnen|ihre[rn]?|sie"
    r"|alle[sn]?|jetzt|hier|auch|als|zum|zur|zu|im|in|auf|an|ab|die|der|das|den|dem|des|diese[rsn]?|ein(?:en)?"
    r"|per|via|mit|von|bei|für|und|oder|ca|etwa|rund|noch|mehr|mal|bisher|bereits|später|gelesen"
    r"|kommentar|comment|no|to|content|aufgerufen|geteilt|verfügbar|vorhanden|erhältlich|keine?|gibt|es|lang|größer|kleiner|neu|lassen"
)
"""What stands beside such words."""


@lru_cache(maxsize=512)
def is_tool(text: str) -> bool:
    """Tell whether a line is nothing but tools, counters or signs.

    >>> is_tool("Auf die Merkliste"), is_tool("Auch als Podcast"), is_tool("1.083")
    (True, True, True)
    >>> is_tool("Podcast"), is_tool("Daten teilen"), is_tool("Kommentar")
    (False, False, False)
    """
    if len(text) > MAX_TOOL:
        return False
    words = _WORD.findall(text.lower())
    if len(words) > 1 and set(words) == {"a"}:
        return True  # the sizes of letters: ``A A+ A++``
    tools = [word for word in words if _TOOL.fullmatch(word)]
    media = [word for word in words if _MEDIUM.fullmatch(word)]
    beside = [word for word in words if _BESIDE.fullmatch(word) and word not in tools]
    if len(tools) + len(media) + len(beside) < len(words):
        return False
    return bool(tools or not words or (media and len(words) > 1))


def may_stand_between(page: ParsedPage, block: Block) -> bool:
    """Tell whether a line may stand between a kicker and its headline: a tool, a counter, an
    author, an issuer, a caption, a label, or an item of a list about the article."""
    line = block.line
    if block.regions & {"button", "figcaption"} or is_tool(line) or _is_player(block):
        return True
    if _names_author(page, block) or any(map(names_sharing, islice(upwards(block.owner), MAX_BAR))):
        return True
    if any(
        form.match(line)
        for form in (furniture.BADGE, furniture.PAID, furniture.NOISE, furniture.OF_PAGE, ISSUER)
    ):
        return True
    if shapes.CREDIT.search(line) or shapes.CREDIT_LINE.match(line) or shapes.MARK.fullmatch(line):
        return True
    row = enclosing(block.owner, "ul", "ol", "dl") if block.regions & {"li", "dd", "dt"} else None
    if row is not None and len(row) < MIN_ROW:
        return False  # the only item holds a whole article
    items = [b for b in page.flow.below(row) if b.text] if row is not None else []
    if not 1 < len(items) <= MAX_ROW or "nav" in block.regions:
        return False
    return any(is_tool(b.line) or says_when(b) for b in items)


def _is_player(block: Block) -> bool:
    """Whether the pieces of a line are tools and a sentence about them, such as who is heard."""
    said = pieces(block) if shapes.ends_sentence(block.line) else []
    tools = [piece for piece in said if is_tool(piece)]
    return bool(tools) and all(p in tools or shapes.is_sentence(p) for p in said)


def says_when(block: Block) -> bool:
    """Tell whether a line prints a date, an age or an author, whatever else."""
    return is_meta(block) or is_date_or_age(block.line) or is_leaf(block)


def is_leaf(block: Block) -> bool:
    """Tell whether the elements of a line are day, month and year, like the leaf of a calendar."""
    said = [word for run in block.runs if (word := run.text.strip())] if block.runs[2:] else []
    return boxed_date(said) is not None


def _names_author(page: ParsedPage, block: Block) -> bool:
    """Whether a line is nothing but the name of an author: by its link, its element or the
    metadata."""
    linked = (a for a in block.links if is_author_link(a))
    if any(letters(tidy(visible_text(a))) == letters(block.line) for a in linked):
        return True
    if names_author(block.owner) or says_author(block.owner):
        return True
    return block.line in authors_of(page.structured, page.node)


def is_named_kicker(page: ParsedPage, block: Block) -> bool:
    """Tell whether a line has the label of a kicker, or is called one by the class of its element
    or of a box around nothing else."""
    if shapes.KICKER.match(block.line):
        return True
    if block.index in page.teasers or not 0 < len(block.line) <= MAX_KICKER:
        return False
    then = next(page.behind(block.index), None)
    if then is None or then.heading:
        return False  # of the first teaser in a list
    return any(map(names_kicker, page.flow.alone_around(block))) and not is_meta(block)


def is_called_number(block: Block) -> bool:
    """Tell whether a line is a number alone in an element called a kicker: ``115``."""
    return block.line.isdecimal() and names_kicker(block.owner)


def leads_away(page: ParsedPage, block: Block) -> bool:
    """Tell whether a line is nothing but links to other sites, or to no page: a bar to share the
    article."""
    if not block.links or block.linked < ALL_LINKED:
        return False
    leading = (a for a in block.links if not leads_nowhere(a))
    joined = (absolute_url(page.base, a.get("href") or "") for a in leading)
    return not any(url is None or page.site.owns(url) for url in joined)


def is_row_item(block: Block) -> bool:
    """Tell whether a block is one of several items of a list, or of a row of boxed links."""
    if is_item(block.owner):
        return True
    row = block.owner.getparent() if block.links and block.linked > ALL_LINKED else None
    return row is not None and sum(_is_link_box(el) for el in row) > 1


def _is_link_box(el: etree._Element) -> bool:
    """Whether an element holds one link and no other words."""
    links = list(el.iter("a"))
    return len(links) == 1 and 0 < len(visible_text(el)) == len(visible_text(links[0]))


def without_tools(page: ParsedPage, behind: Iterable[Block]) -> Iterator[Block]:
    """Drop the lines of tools and the bars to share an article right below a line."""
    return dropwhile(lambda b: bool(b.text) and (is_tool(b.line) or leads_away(page, b)), behind)
