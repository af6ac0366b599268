"""Habits of a page's cards: dates in their headlines, badges above them, buttons below. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from crawler.reader.listing.dated import MAX_KICKER
from crawler.reader.listing.parts import COUNT, MAX_ALIKE, MIN_HABIT, MOST, TeaserParts
from crawler.reader.markup.flow import tidy
from crawler.reader.wording import furniture, shapes
from crawler.reader.wording.datelines import iter_dates, printed_date

_OPENS = re.compile(r"(?<=[^\W\d_])$|(?<=\s)[(|–—-]\s*$|(?<=[^\W\d_])[(|]\s*$")
"""What stands between a title and a date that is no part of it: a sign, or not even a blank."""
_NUMBER = re.compile(r"\d+")
"""What differs in a counter: ``3 Reaktionen``."""
RARE = 0.9
"""Share of different names from which linked names are no sections."""
FEW = 0.4
"""Share of teasers with a colon below which the colon belongs to the headline."""
MAX_TAILS = 3
"""Lines below the text of a card: section, author, counter."""
MAX_DATE = 24
"""Characters of a date with its signs at the end of a headline."""


def take_dates(teasers: Sequence[TeaserParts]) -> None:
    """Take the dates out of the titles where nearly all teasers print theirs there.

    A single ``Wahl der Landräte (23.02.2025)`` names a day that the text is about. A kicker that is
    nothing but a date is always one, and so is such a title.
    """
    for parts in teasers:
        if parts.kicker and (date := printed_date(parts.title or "", weekday=True)):
            parts.date, parts.title = parts.date or date, parts.kicker
            parts.kicker, parts.headline, parts.marked = None, parts.title, False
        if parts.kicker and (date := printed_date(parts.kicker, weekday=True)):
            parts.date = parts.date or date
            parts.kicker, parts.title = shapes.split_kicker(parts.title or "")
            parts.headline, parts.marked, parts.above = parts.title, False, False
    undated = [parts for parts in teasers if parts.title and parts.date is None]
    ends = [(parts, end) for parts in undated if (end := _dated_end(parts.title or ""))]
    if len(ends) < 2 or len(ends) < MOST * len(undated):
        return
    for parts, (title, date) in ends:
        parts.headline = (parts.headline or "").removesuffix((parts.title or "")[len(title) :])
        parts.title, parts.date = title, date


def _dated_end(title: str) -> tuple[str, str] | None:
    """Split the date off the end of a title, if a sign or nothing at all stands between."""
    if not title.removesuffix(")")[-1:].isdigit():
        return None  # most titles
    for found in iter_dates(title, max(0, len(title) - MAX_DATE)):
        said = title[: found.start()]
        opened = _OPENS.search(said)
        if opened is not None and title[found.end() :] in ("", ")"):
            return said[: opened.start()].rstrip(), found[0]
    return None


def take_kickers(teasers: list[TeaserParts]) -> None:
    """Settle the kickers by the habits of a page.

    The short line below the headline is the kicker if nearly all teasers print one and not all the
    same; then colons separate nothing, unless all headlines have one. Nor do those of a few. Of
    lines above and below, those that repeat least are the kickers, the others name a section.
    """
    titled = [parts for parts in teasers if parts.title]
    rich = [parts for parts in titled if parts.text or parts.date]
    surface = rich if len(rich) >= MIN_HABIT else titled  # a menu has other habits
    for sign in (": ", " | "):
        cut = sum(_is_cut(parts, sign) for parts in surface)
        alike = cut + sum(parts.kicker is None for parts in surface)
        if alike >= MIN_HABIT and cut < FEW * alike:
            for parts in titled:
                if _is_cut(parts, sign):
                    parts.kicker, parts.title = None, parts.headline
    for parts in titled:
        if parts.kicker and parts.text[-1:] == [parts.kicker]:
            parts.text.pop()
    below = [parts for parts in titled if parts.below]
    many = len(below) >= max(2, MOST * sum(bool(parts.text) for parts in titled))
    alike = (
        many
        and len(below) > MAX_ALIKE
        and len({COUNT.sub("", parts.below or "") for parts in below}) == 1
    )
    apart = sum(parts.marked for parts in below)
    above = [parts.kicker for parts in below if parts.above]
    if len(set(above)) >= len({parts.below for parts in below}):
        apart += len(above)
    colons = len(below) >= MIN_HABIT and all(_is_cut(parts, ": ") for parts in below)
    if alike or colons or 2 * apart >= len(below) > 0:
        for parts in below:  # a label, or the section
            parts.text = [line for line in parts.text if line != parts.below]
    elif many:
        _take_below(below)


def _take_below(teasers: list[TeaserParts]) -> None:
    for parts in teasers:
        parts.kicker, parts.title = (parts.below or "").rstrip(" |,;"), parts.headline
        opening = f"{parts.below} "
        rest = (line.removeprefix(opening) for line in parts.text[:1])
        parts.text = [line for line in (*rest, *parts.text[1:]) if line != parts.below]


def _is_cut(parts: TeaserParts, sign: str) -> bool:
    """Whether a sign in the headline separates kicker and title."""
    return bool(parts.kicker) and parts.headline == f"{parts.kicker}{sign}{parts.title}"


def drop_badges(teasers: Sequence[TeaserParts]) -> None:
    """Read ``Kicker: Titel`` where the line above the headlines is a badge (``Neu``) or a section:
    nearly all titles of the page have a kicker of their own, and the lines repeat or are few, or
    all titles have one."""
    every = [parts for parts in teasers if parts.title]
    told = [parts for parts in every if parts.text]  # those of a slider have none
    titled = told if len(told) >= MIN_HABIT else every
    lines = [parts for parts in titled if parts.kicker and (parts.above or parts.marked)]
    split = [
        (parts, said) for parts in lines if (said := shapes.split_kicker(parts.title or ""))[0]
    ]
    colons = sum(map(_is_split, titled))
    if not split or len(split) + colons < max(MAX_ALIKE, MOST * len(titled)):
        return
    few = 2 * len({parts.kicker for parts in lines}) <= len(lines) or 2 * len(lines) <= colons
    plain = sum(_is_split(parts) and not parts.marked for parts in titled)
    all_split = len(titled) >= MIN_HABIT and len(split) + plain >= RARE * len(titled)
    if few or all_split:
        names = {parts.kicker for parts, _ in split}
        for parts, (kicker, title) in split:
            parts.kicker, parts.title = kicker, title
            parts.marked = parts.above = False
            parts.headline = f"{kicker}: {title}"
        for parts in every:
            if parts.above and parts.kicker in names:
                parts.kicker, parts.above = None, False


def _is_split(parts: TeaserParts) -> bool:
    """Whether a colon in the headline separates kicker and title."""
    return parts.headline == f"{parts.kicker}: {parts.title}"


def agree(teasers: Sequence[TeaserParts], keys: Sequence[str]) -> None:
    """Undo the colon of a bare headline that another card of its article (by their ``keys``) prints
    as a title: a sidebar without kickers repeats ``Wahl im Netz: Was geht`` as it is."""
    titles = {(key, p.title) for key, p in zip(keys, teasers, strict=True) if p.text and p.title}
    for key, parts in zip(keys, teasers, strict=True):
        if not parts.text and _is_split(parts) and (key, parts.headline) in titles:
            parts.kicker, parts.title = None, parts.headline


def take_sections(teasers: Sequence[TeaserParts]) -> None:
    """Take linked names above the headlines for kickers where they nearly never repeat, and no card
    prints another one: the names of sections repeat."""
    titled = [parts for parts in teasers if parts.title and (parts.text or parts.date)]
    named = [parts for parts in titled if parts.section and len(parts.section) < MAX_KICKER]
    if len(named) < max(MIN_HABIT, MOST * len(titled)) or any(parts.kicker for parts in titled):
        return
    if len({parts.section for parts in named}) >= RARE * len(named):
        for parts in named:
            parts.kicker, parts.marked = parts.section, True


def drop_labels(teasers: Sequence[TeaserParts]) -> None:
    """Drop the kickers that are the same on all cards of a page, apart from the number of a
    counter: a button, a badge or the kind of all texts. Other words may be the subject of the
    page."""
    told = [parts for parts in teasers if parts.title and parts.text]  # a list beside has none
    dated = [parts for parts in teasers if parts.title and (parts.text or parts.date)]
    rich = told if len(told) >= MIN_HABIT else dated
    said = [parts for parts in rich if parts.kicker and (parts.above or parts.marked)]
    if len(said) <= MAX_ALIKE or len(said) < len(rich):
        return
    kicker = said[0].kicker or ""
    forms = (furniture.BADGE, furniture.PAID, furniture.KIND)
    label = any(form.match(kicker) for form in forms) or COUNT.search(kicker)
    alike = len({COUNT.sub("", parts.kicker or "") for parts in said}) == 1
    if alike and (label or kicker.endswith(("→", "»", "›"))):
        for parts in said:
            parts.kicker, parts.above, parts.marked = None, False, False


def drop_names(teasers: Sequence[TeaserParts]) -> None:
    """Drop the texts of a page that are nothing but names of people and genres, as the columns of
    a table are: ``Vera Ender | Nachricht``."""
    texts = [parts for parts in teasers if parts.text]
    named = [parts for parts in texts if all(map(_is_name, parts.text))]
    if len(named) >= max(2, MOST * len(texts)):
        for parts in named:
            parts.text.clear()


def _is_name(text: str) -> bool:
    return bool(shapes.PERSONS.match(text) or furniture.GENRE.match(text))


def drop_tails(teasers: Sequence[TeaserParts]) -> None:
    """Drop the few words that end the texts of most teasers, apart from the headline they may
    repeat: ``Zum ganzen Text`` is a button of cards that are one link, and words behind a sentence
    are a section, an author or a counter, whatever they say. A sentence is text, unless all cards
    end with it."""
    told = [parts for parts in teasers if len(parts.text) > 1]
    if len(told) >= MIN_HABIT and len({parts.text[-1] for parts in told}) == 1:
        for parts in told:
            parts.text.pop()
    _drop_shared(told)
    for _ in range(MAX_TAILS):
        tails = {id(parts): tail for parts in teasers if (tail := _tail(parts))}
        if len(tails) < 2:
            return
        counted = Counter(tails.values())
        most = MOST * sum(bool(parts.text) for parts in teasers)
        held = [parts for parts in teasers if id(parts) in tails]
        ended = {id(parts) for parts in held if shapes.ends_sentence(parts.text[-2])}
        known = ended if len(ended) >= max(MIN_HABIT, most) else set()
        if known:
            known |= {id(parts) for parts in held if len(parts.text[-2]) > MAX_KICKER}
        for parts in teasers:
            count = counted[tails.get(id(parts), "")]
            if id(parts) in known or (count > 1 and count >= most):
                parts.text.pop()


def _drop_shared(told: Sequence[TeaserParts]) -> None:
    """Drop the few words that all cards print amid their lines of text: the house as author."""
    told = [parts for parts in told if len(parts.text) > 1]
    if len(told) < MIN_HABIT:
        return
    shared = set(told[0].text[:-1]).intersection(*(parts.text[:-1] for parts in told[1:]))
    shared = {said for said in shared if len(said) < MAX_KICKER and not shapes.ends_sentence(said)}
    for parts in told if shared else ():
        parts.text = [said for said in parts.text if said not in shared]


def _tail(parts: TeaserParts) -> str:
    """Return the last line of a text without the headline, if it is a few words behind others."""
    if len(parts.text) < 2 or shapes.ends_sentence(parts.text[-1]):
        return ""
    rest = parts.text[-1]
    for said in (parts.headline, parts.title):
        rest = rest.replace(said or rest, " ", 1) if said else rest
    return tidy(_NUMBER.sub("", rest)) if len(rest) < MAX_KICKER else ""
