"""Lines with a day that may be the article's, an event's or another article's. Pure."""

from __future__ import annotations

from crawler.reader.article.body import ArticleText
from crawler.reader.article.boxes.calls import MIN_WORDS, announces
from crawler.reader.article.boxes.landmarks import is_of_foot
from crawler.reader.article.page.meta import is_note
from crawler.reader.article.page.naming import letters
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import Block
from crawler.reader.markup.pieces import pieces
from crawler.reader.markup.tree import names_target, visible_text
from crawler.reader.wording import shapes
from crawler.reader.wording.about import NO_LABEL, read_about
from crawler.reader.wording.datelines import ANY_DATE

_APART = frozenset(("nav", "aside", "li"))


def may_be_own(page: ParsedPage, block: Block) -> bool:
    """Tell whether a line may print the day of the article: not in a teaser, menu, aside, list or
    footer of the page."""
    if block.index in page.teasers or not block.regions.isdisjoint(_APART):
        return False
    return not is_of_foot(block)


def noted_days(block: Block) -> tuple[str, ...]:
    """List the dates of a line such as ``Veröffentlicht am 2. März 2025 in Verkehr``."""
    about = read_about(block.line) if is_note(block.line) else None
    return about.dates if about is not None else ()


def is_event(page: ParsedPage, text: ArticleText, block: Block) -> bool:
    """Tell whether a line amid the text announces an event or another article, not a section."""
    if block.index not in text.excluded:
        return False
    if _is_card(block):
        return True
    if not announces(block):
        return False
    filed = all(page.names_entry(letters(visible_text(a))) for a in block.links) or _signs(block)
    return not filed or NO_LABEL.search(block.line.lower()) is not None


def _signs(block: Block) -> bool:
    """Whether a line names an author beside the day, and its only link the page of a section."""
    link = block.links[0]
    top = "/" not in (link.get("href") or "").strip("/")
    filed = top and len(block.links) == 1 and names_target(link)
    return filed and any(map(shapes.PERSONS.match, pieces(block)))


def _is_card(block: Block) -> bool:
    """Whether a line is one link around a day and a headline."""
    said = ANY_DATE.sub(" ", block.line) if block.linked == 1 and len(block.links) == 1 else ""
    return said != block.line and sum(word[0].isalpha() for word in said.split()) >= MIN_WORDS
