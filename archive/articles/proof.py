"""When two texts, or two rows, are one article: the evidence behind a claim. Pure.

What a page says about its own address is a claim. It counts together with the same text, or with
the same headline and date; a redirect that was followed counts unless everything speaks against it.
"""

from __future__ import annotations

from archive.articles.identity import normalized
from archive.articles.rules import is_cut
from archive.articles.similarity import alike, compared, words
from archive.records import Article

IN_COMMON = 0.05
"""Share of the runs of words of the shorter of two texts that versions of one article share."""
_RUN = 4


def same_body(a: str, b: str) -> bool:
    """Tell whether two bodies are one text: the same letters and digits, or nearly."""
    return normalized(a) == normalized(b) or bool(alike(compared(a), compared(b)))


def same_title(a: Article, b: Article) -> bool:
    """Tell whether two headlines are one, however they are spaced and punctuated."""
    return normalized(a.title or "") == normalized(b.title or "")


def bears_out(a: Article, b: Article) -> bool:
    """Tell whether a claim that two are one article is borne out: by text, or by headline and
    date; by headline or lead text where only teasers are known of one of them."""
    if a.body is None or b.body is None:
        return bool(_titles(a) & _titles(b)) or _same_lead(a.teaser, b.teaser)
    return same_body(a.body, b.body) or (
        same_title(a, b) and a.published is not None and a.published == b.published
    )


def may_lead_to(old: Article, reading: Article) -> bool:
    """Tell whether a followed redirect may lead from an article to this reading of it: nothing
    known speaks against it. WordPress guesses an address where a page was removed, and a headline
    that is used again has nearly the same one."""
    if old.body is None or reading.body is None:
        return True
    if bears_out(old, reading):
        return True
    if old.published is not None and reading.published is not None:
        return old.published == reading.published
    return same_title(old, reading)


def has_in_common(old: Article, reading: Article) -> bool:
    """Tell whether a reading has anything of an earlier one: headline, date or text."""
    if same_title(old, reading):
        return True
    if old.published is not None and old.published == reading.published:
        return True
    titles = set(words(old.title or "")), set(words(reading.title or ""))
    return len(titles[0] & titles[1]) * 2 >= max(map(len, titles)) or _share_runs(old, reading)


def breaks_off(old: str, new: str) -> bool:
    """Tell whether a body is an earlier one that ends inside a paragraph: a page that arrived cut
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


def _share_runs(old: Article, reading: Article) -> bool:
    """Tell whether two texts share runs of words, which no two texts do by chance."""
    before, now = (words(f"{a.teaser or ''} {a.body or ''}") for a in (old, reading))
    fewer = min(len(before), len(now))
    if fewer < 2 * _RUN:
        return len(set(before) & set(now)) * 2 >= fewer > 0
    runs = [set(zip(*(text[n:] for n in range(_RUN)), strict=False)) for text in (before, now)]
    return len(runs[0] & runs[1]) >= IN_COMMON * min(map(len, runs))


def _titles(article: Article) -> set[str]:
    """The headline, alone and as a listing prints it behind its kicker."""
    title = article.title or ""
    return {normalized(title), normalized(f"{article.kicker or ''} {title}")} - {""}


def _same_lead(a: str | None, b: str | None) -> bool:
    """Tell whether two lead texts agree, as far as one that is cut goes."""
    if not a or not b:
        return False
    one, other = normalized(a), normalized(b)
    return (
        one == other
        or (is_cut(a) and len(one) > 0 and other.startswith(one))
        or (is_cut(b) and len(other) > 0 and one.startswith(other))
    )
