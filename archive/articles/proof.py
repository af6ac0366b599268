"""Weigh the evidence that two texts, or two rows, are one article. Pure.

An address that a page gives itself is a claim. It counts together with the same text, or with the
same headline, date and a good part of the text. An equal date alone, or words that many headlines
of a site share, prove nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from archive.articles.identity import normalized
from archive.articles.rules import is_cut
from archive.articles.similarity import ALIKE_LATER, alike, compared, words
from archive.records import Article

IN_COMMON = 1 / 3
"""Share of the shorter text's word runs that versions of one article have in common. A stock
sentence makes up less of a text, and an editor who rewrites more keeps the headline."""
_RUN = 4
_ASKED = 12
"""Number of shared runs to look up, evenly spread over the text."""

_UMLAUT = re.compile("[äöüß]", re.IGNORECASE)
_WORD = re.compile(r"\w+")
MARKED = 5
"""Words with umlauts from which their absence means something."""
FEW, MOST = 0.1, 0.8
"""Shares of the words with and without umlauts that a text keeps which has lost its letters."""
_LETTERS = 12
"""Letters of a headline by which it is known in a longer one."""

Stock = Callable[[str], bool]
"""Returns whether other articles of the site have a run of words too."""


def same_body(a: str, b: str) -> bool:
    """Return whether two bodies are one text: the same letters and digits, or nearly."""
    return normalized(a) == normalized(b) or bool(alike(compared(a), compared(b)))


def same_title(a: Article, b: Article) -> bool:
    """Return whether two headlines are the same, ignoring spacing and punctuation."""
    return normalized(a.title or "") == normalized(b.title or "")


def bears_out(a: Article, b: Article) -> bool:
    """Return whether the evidence bears out the claim that two are one article: the same text, or
    headline, date and a good part of the text; if only teasers are known of one, their words."""
    if a.body is None or b.body is None:
        return _says_of(a, b)
    if normalized(a.body) == normalized(b.body):
        return True
    if not same_title(a, b):
        return alike(compared(a.body), compared(b.body)) >= ALIKE_LATER
    same_day = a.published is not None and a.published == b.published
    return same_body(a.body, b.body) or (same_day and shares_text(a, b))


def shares_text(old: Article, reading: Article, is_stock: Stock | None = None) -> bool:
    """Return whether the longer of two texts contains a good part of the shorter.

    Runs of words that other articles of the site have too (``is_stock``) count for neither side. A
    lead counts only if there is no body, because leads are the first to be formulaic. Texts of a
    few words are compared whole.
    """
    bodies = old.body, reading.body
    texts = bodies if all(bodies) else [f"{a.teaser or ''}\n{a.body or ''}" for a in (old, reading)]
    before, now = (words(text or "") for text in texts)
    if before == now:
        return bool(now)
    if min(len(before), len(now)) < 2 * _RUN:
        return False
    runs = [_runs(text) for text in (before, now)]
    shared = [run for run in runs[0] if run in runs[1]]
    fewer = min(map(len, runs))
    if len(shared) < IN_COMMON * fewer:
        return False
    if is_stock is None:
        return True
    asked = shared[:: -(-len(shared) // _ASKED)]
    own = len(shared) * sum(not is_stock(" ".join(run)) for run in asked) / len(asked)
    return own > 0 and own >= IN_COMMON * (fewer - len(shared) + own)


def tells_of(lead: str, known: Article) -> bool:
    """Return whether at least half of the word runs of a lead stand in an article's text; leads of
    one make share fewer."""
    runs, text = _runs(words(lead)), _runs(words(f"{known.teaser or ''}\n{known.body or ''}"))
    return 2 * len(runs.keys() & text.keys()) >= len(runs)


def announces(said: Article, reading: Article) -> bool:
    """Return whether an announcement and a reading have one headline, which may be longer in
    either, and no conflicting leads."""
    pairs = [(a, b) for a in headlines(said) for b in headlines(reading)]
    headed = any(a == b or (min(len(a), len(b)) >= _LETTERS and (a in b or b in a))
                 for a, b in pairs)  # fmt: skip
    return headed and not _other_lead(said, reading)


def headlines(article: Article) -> set[str]:
    """Return the normalised headline, alone and after its kicker as listings print it."""
    title = article.title or ""
    return {normalized(title), normalized(f"{article.kicker or ''} {title}")} - {""}


def breaks_off(old: str, new: str) -> bool:
    """Return whether a body is an earlier one that ends inside a paragraph: a page that arrived cut
    off. An editor who shortens a text removes whole paragraphs, or writes another end.

    >>> breaks_off("Eins ist wahr.\\n\\nZwei ist es auch.", "Eins ist wahr.\\n\\nZwei")
    True
    >>> breaks_off("Eins ist wahr.\\n\\nZwei ist es auch.", "Eins ist wahr.")
    False
    """
    last = normalized(new.rsplit("\n", 1)[-1])
    if not last or not normalized(old).startswith(normalized(new)):
        return False
    return all(normalized(line) != last for line in old.split("\n"))


def loses_letters(old: str, new: str) -> bool:
    """Return whether a text is an earlier one without its umlauts: a question mark, nothing, or
    the signs of another encoding stand in their place. Nobody edits so.

    >>> loses_letters("Für Bürger öffnet früh die größte Tür der Stadt.",
    ...               "F?r B?rger ?ffnet fr?h die gr??te T?r der Stadt.")
    True
    """
    before, now = (set(_WORD.findall(text)) for text in (old, new))
    marked = {word for word in before if _UMLAUT.search(word)}
    plain = before - marked
    if len(marked) < MARKED or len(marked & now) > FEW * len(marked):
        return False
    return len(plain & now) >= MOST * len(plain)


def _runs(text: list[str]) -> dict[tuple[str, ...], None]:
    """Return all distinct runs of four words, in order."""
    return dict.fromkeys(zip(*(text[n:] for n in range(_RUN)), strict=False))


def _says_of(a: Article, b: Article) -> bool:
    """Return whether teasers and an article agree: one headline and no conflicting date or lead; or
    one lead, if there is no headline to compare."""
    if a.published and b.published and a.published != b.published:
        return False
    titles = headlines(a), headlines(b)
    if not all(titles):
        return _same_lead(a.teaser, b.teaser)
    return bool(titles[0] & titles[1]) and not _other_lead(a, b)


def _other_lead(a: Article, b: Article) -> bool:
    """Return whether two leads belong to two texts. An excerpt may be the beginning of the body,
    and a few words are too few to decide."""
    if not a.teaser or not b.teaser or _same_lead(a.teaser, b.teaser):
        return False
    runs = [_runs(words(text)) for text in (a.teaser, b.teaser)]
    if min(map(len, runs)) <= _RUN:
        return False
    whole = [_runs(words(f"{x.teaser} {x.body or ''}")) for x in (b, a)]
    return all(
        len(lead.keys() & text.keys()) < IN_COMMON * len(lead)
        for lead, text in zip(runs, whole, strict=True)
    )


def _same_lead(a: str | None, b: str | None) -> bool:
    """Return whether two leads agree, up to the cut if one is cut off."""
    if not a or not b:
        return False
    one, other = normalized(a), normalized(b)
    return (
        one == other
        or (is_cut(a) and len(one) > 0 and other.startswith(one))
        or (is_cut(b) and len(other) > 0 and one.startswith(other))
    )
