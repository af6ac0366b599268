"""Choose the headline among the lines of a teaser. Pure."""

from __future__ import annotations

from collections.abc import Callable

from crawler.reader.listing.cards import Card
from crawler.reader.listing.lines import MAX_HEAD, Line, could_be_title, is_cut
from crawler.reader.listing.spelling import spells
from crawler.reader.markup.flow import ALL_LINKED, tidy
from crawler.reader.wording import furniture, shapes
from crawler.reader.wording.datelines import ANY_DATE, is_date_or_age, printed_date

_EMPHASIS = ("em", "i")
"""Elements of words that a sentence stresses, which are no badge."""


def find_headline(lines: list[Line], card: Card) -> int | None:
    """Find the line of the headline: a heading, a linked or bold line, else one by its place."""
    if not lines:
        return None

    linked = [bool(line.block.links) and _is_linked(line, card) for line in lines]
    undated = [
        i
        for i, line in enumerate(lines)
        if not _only_date(line.text) and (linked[i] or not shapes.BRACKET.match(line.text))
    ]
    if len(lines) == 1:
        return 0 if undated else None
    tests: tuple[Callable[[int], object], ...] = (
        lambda i: lines[i].block.heading and linked[i],
        lambda i: lines[i].block.heading,
        lambda i: linked[i] and _is_bold(lines[i]),
        lambda i: linked[i] and not _all_linked(lines),
        lambda i: _is_bold(lines[i]),
    )
    for test in tests:
        held = [i for i in undated if test(i)]
        if held:
            return _last_of_link(lines, _larger(lines, _spelled(lines, held, card)))
    # nothing is marked: the last short line above the text; the line above that is the kicker
    head = None
    for i in undated:
        text = lines[i].text
        title = could_be_title(text) and (not is_cut(text) or _has_text(lines[i:]))
        if head is not None and (not title or _is_other_link(lines[head], lines[i])):
            break
        head = i
        if len(text) > 150:
            break
    return head


def _spelled(lines: list[Line], held: list[int], card: Card) -> int:
    """Choose the first of some lines, unless that of another link is spelled in the card's address
    and it is not: the badge of a picture is linked as well."""
    first = held[0]
    if len(held) == 1 or spells(card.url, lines[first].text):
        return first
    links = {run.link for run in lines[first].runs if run.link is not None}
    others = (i for i in held[1:] if links.isdisjoint(run.link for run in lines[i].runs))
    return next((i for i in others if spells(card.url, lines[i].text)), first)


def _is_other_link(head: Line, line: Line) -> bool:
    """Whether a long line is another link than the one above, which holds the headline."""
    links = {run.link for run in head.runs if run.link is not None}
    others = [run.link for run in line.runs if run.text.strip()]
    return len(line.text) > MAX_HEAD and bool(links) and links.isdisjoint(others)


def _has_text(lines: list[Line]) -> bool:
    """Whether the first of some lines is no longer than a line below that is a text."""
    first, *below = (line.text for line in lines)
    texts = (text for text in below if shapes.ends_sentence(text) and len(text) >= len(first))
    return any(texts)


def _larger(lines: list[Line], first: int) -> int:
    """Choose the heading behind the first if it is larger: ``h5`` above ``h3`` is a kicker."""
    then = lines[first + 1].block.heading if len(lines) > first + 1 else None
    return first + 1 if then is not None and then < (lines[first].block.heading or "") else first


def _is_linked(line: Line, card: Card) -> bool:
    """Whether a line holds words of a link of the card that are no ``mehr...``."""
    return any(
        r.link in card.links
        and r.link not in card.beside
        and r.text.strip()
        and not shapes.MORE.match(tidy(r.text))
        for r in line.runs
    )


def _is_bold(line: Line) -> bool:
    return all(r.bold for r in line.runs if r.text.strip())


def _last_of_link(lines: list[Line], first: int) -> int:
    """Choose the second line where one link holds kicker and headline on two lines."""
    if len(lines) > first + 1:
        links = {r.link for r in lines[first].runs if r.link is not None and r.text.strip()}
        below = [r.link for r in lines[first + 1].runs if r.text.strip()]
        if (
            len(links) == 1
            and below
            and below[0] in links
            and lines[first].block is lines[first + 1].block
        ):
            head = lines[first + 1].text
            told = could_be_title(head) and not ANY_DATE.match(head)
            told = told and not furniture.BADGE.match(head)
            if told and not shapes.ends_sentence(lines[first].text):
                return first + 1
    return first


def _only_date(text: str) -> bool:
    bracket = shapes.BRACKET.match(text)
    return not text[bracket.end() :] if bracket else printed_date(text, weekday=True) is not None


def _all_linked(lines: list[Line]) -> bool:
    """Whether one link holds the whole card, so that it marks nothing."""
    return len(lines) > 1 and all(line.block.linked > ALL_LINKED for line in lines)


def say_once(lines: list[Line], head: int | None) -> tuple[list[Line], int | None]:
    """Drop lines that repeat the headline, with its kicker or without, as picture labels do, and
    badges behind it; return the rest and its place."""
    if head is None:
        return lines, None
    said = lines[head].text
    above = [line for line in lines[:head] if not _repeats(line.text, said)]
    behind = (line for line in lines[head + 1 :] if line.text != said)
    below = (line for line in behind if not furniture.BADGE.match(line.text))
    return [*above, lines[head], *below], len(above)


def _repeats(text: str, headline: str) -> bool:
    """Whether a text is a headline, or what stands behind the colon of one."""
    return text == headline or (len(text) < len(headline) and headline.endswith(f": {text}"))


def without_badge(line: Line) -> Line:
    """Drop a badge such as ``Neu`` from the end of a headline: an element of its own behind words
    that no colon ends; and a day without a year in front of its link."""
    if len(line.runs) < 2:  # most headlines
        return line
    runs = [run for run in line.runs if run.text.strip()]
    if len(runs) > 1 and runs[0].link is None is not runs[1].link and _is_yearless(runs[0].text):
        runs = runs[1:]
        line = line._replace(runs=runs, text=tidy("".join(run.text for run in runs)))
    badge = runs.pop() if len(runs) > 1 else None
    if badge is None or badge.el.tag in _EMPHASIS or not furniture.BADGE.match(badge.text):
        return line
    rest = line.text.removesuffix(tidy(badge.text)).rstrip()
    if badge.el is runs[-1].el or rest == line.text or rest.endswith(":"):
        return line
    return line._replace(runs=runs, text=rest)


def _is_yearless(text: str) -> bool:
    return is_date_or_age(text) and not _only_date(text.strip())
