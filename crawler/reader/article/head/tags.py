"""Lines of keywords, with a label or without. Pure."""

from __future__ import annotations

import re

from crawler.reader.article.page.meta import is_tag_item
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import ALL_LINKED, Block, tidy
from crawler.reader.markup.pieces import pieces
from crawler.reader.markup.tree import (
    is_category,
    is_tag_link,
    leads_nowhere,
    names_tags,
    visible_text,
)
from crawler.reader.wording import furniture, shapes
from crawler.reader.wording.datelines import DATE_LINE

MAX_ROW = 240
"""Characters of a line that holds keywords beside date and author."""
MAX_LABEL = 60
"""Characters of the label of keywords."""
_HASHTAGS = re.compile(r"^(?P<tags>#\w[\w-]*(?:[\s,]+#\w[\w-]*)+)$")
"""``#Rathaus #Portal``: keywords without a label."""

_HASHTAG = re.compile(r"#(?=.{0,60}[^\W\d_])[^\s#](?:[^#\n]{0,60}[^\s#])?")
"""``#Rathaus``: a keyword."""
_COUNT = re.compile(r" ?\(\d{1,2}\)$")
"""How many keywords follow their label."""
_TOPICS = re.compile(r"^(?:Themen|Mehr (?:zu|über)):\s*(?P<tags>.*)$", re.S)
"""``Themen: a, b``: keywords if they are links."""
HEADS_OWN = re.compile(
    r"(?:Themen|Stichworte|Schlagworte|Tags) (?:(?:in|aus|zu) )?(?:diese[mrs]|der|des|im|zum) "
    r"(?:Beitrags?|Artikels?|Textes|Text|Meldung):?(?P<tags>)$"
)
"""``Themen in diesem Beitrag`` above keywords, behind a text."""
_FIRST = "#aefkmstvAEFKMSTV"
_LABELS = re.compile(r"#|stichw|schlagw|tag|keyw|them|mehr|abgel|einsor|verschl|filed", re.I)
"""What a line of keywords begins with, and its first letter."""
_LABEL = re.compile(r":\s*$|\b(?:Kategorien?|Tags|Themen(?:seiten)?|Schlag\w+|Stichw\w+)\b")
"""What an element in a row of keywords says instead of one."""
_REST = re.compile(r"[\s|·•–-]*(?P<tags>\S.*)$")
"""What stands behind a label."""


def find_keywords(block: Block) -> re.Match[str] | None:
    """Find the keywords that a line prints: alone, or behind date and author in one line."""
    labelled = False
    if len(block.runs) > 1:
        # a longer line begins with it
        opening = MAX_ROW if len(block.line) <= MAX_ROW else MAX_LABEL
        line = block.line[:opening].casefold()
        labelled = any(map(line.__contains__, shapes.KEYWORD_PARTS))
    if not labelled and not (block.line[:1] in _FIRST and _LABELS.match(block.line)):
        return None  # nearly all lines
    said = _COUNT.sub("", block.line) if block.line.endswith(")") else block.line
    found = shapes.KEYWORDS.match(said) or (_labelled_apart(block) if labelled else None)
    if found:
        return found if block.links or not shapes.is_sentence(found["tags"]) else None
    if found := _HASHTAGS.match(block.line):
        return found
    if block.links and (found := _TOPICS.match(block.line)):
        label = block.line[: found.start("tags")]
        if sum(map(str.isalpha, block.unlinked)) == sum(map(str.isalpha, label)):
            return found
    found = shapes.FILED.match(block.line)
    if found and labelled and (behind := _labelled_behind(block)):
        return behind
    if found and not _is_section(block):
        return None if shapes.is_sentence(block.line) else found
    first = pieces(block)[:1] if labelled else []
    begins = (DATE_LINE.match, shapes.AUTHOR.match, shapes.BRACKET.fullmatch)
    if not any(match(p) for p in first for match in begins):
        return None
    return next((m for p in pieces(block) if (m := shapes.KEYWORDS.match(p))), None)


def _labelled_apart(block: Block) -> re.Match[str] | None:
    """Find the keywords behind a label without a colon that is an element of its own."""
    label = next(iter(pieces(block)), "")
    found = shapes.KEYWORDS.match(label)
    if found is None or found["tags"]:
        return None
    return _REST.match(block.line, block.line.find(label) + len(label))


def _labelled_behind(block: Block) -> re.Match[str] | None:
    """Find the keywords behind a label amid a line, where it is all that its element says before
    the first of them."""
    for run in block.runs:
        label = shapes.KEYWORDS.match(said := tidy(run.text))
        if label and not label["tags"] and run.link is None:
            return shapes.KEYWORDS.match(block.line[block.line.find(said) :])
    return None


def stacked_keywords(block: Block) -> list[str]:
    """List the lines of a block below a label in its first one."""
    if "\n" not in block.text or not _LABELS.match(block.text):
        return []
    label, *lines = block.text.split("\n")
    found = shapes.KEYWORDS.match(label)
    if found is None or found["tags"] or any(map(shapes.ends_sentence, lines)):
        return []
    return lines if len(lines) > 1 else re.split("[,;|]", lines[0])


def called_keywords(block: Block) -> list[str]:
    """List the unlinked words of a line, or of its pieces, whose element is marked as keywords."""
    if is_tag_item(block):
        return [] if block.links or _LABEL.search(block.line) else [block.line]
    beside = [r for r in block.runs if r.link is None and r.el is not block.owner]
    named = [r for r in beside if names_tags(r.el) or names_tags(r.el.getparent())]
    said = [r.text for r in named if r.text.strip()]
    if not said:
        return []
    shared = any(map(leads_nowhere, block.links)) or any(map(furniture.NOISE.match, said))
    said = [text for text in said if not _LABEL.search(text)]
    if shared or len(block.line) > MAX_ROW or any(map(shapes.is_sentence, said)):
        return []
    return [tag for text in said for tag in re.split("[,;|]", text)]


def heads_tags(page: ParsedPage, block: Block) -> bool:
    """Tell whether a word, no date, stands above the links to the pages of keywords."""
    if block.links or " " in block.line or block.index + 1 >= len(page.blocks):
        return False
    if not any(map(str.isalpha, block.line)):
        return False
    then = page.blocks[block.index + 1]
    return then.linked > ALL_LINKED and all(map(is_tag_link, then.links))


def parted_keywords(block: Block) -> list[str]:
    """List what stands in elements behind a label of its own in a line: links behind one that heads
    keywords, or words behind one that follows another label and its words."""
    said = pieces(block) if len(block.runs) > 2 else []
    if said and HEADS_OWN.match(said[0]) and block.links:
        linked = [tidy(visible_text(a)) for a in block.links]
        return linked if linked == said[1:] and not any(map(leads_nowhere, block.links)) else []
    labelled = bool(said) and shapes.SECTION_LABEL.match(said[0]) is not None
    for at, label in enumerate(said[2:] if labelled else (), 2):
        found = shapes.KEYWORDS.match(label)
        if found and not found["tags"]:
            rest = [word for word in said[at + 1 :] if word[:1].isalnum()]
            return [] if any(map(shapes.is_sentence, rest)) else rest
    return []


def is_hashtag(block: Block) -> bool:
    """Tell whether a line is one link whose words begin with a hash sign."""
    linked = len(block.links) == 1 and block.linked > ALL_LINKED
    return linked and bool(_HASHTAG.fullmatch(block.line))


def _is_section(block: Block) -> bool:
    """Whether a ``FILED`` line names the section, not the keywords."""
    if block.line[:5] in ("Versc", "Tagge"):
        return False
    if len(block.links) < 2:
        return not any(map(is_tag_link, block.links))
    return any(map(is_category, block.links))
