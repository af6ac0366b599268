"""Drop words that occur in nearly every German text from a query. Pure."""

from __future__ import annotations

from typing import TypeGuard

from archive.search.tree import Query, Words

STOP_WORDS = frozenset(
    "aber als also am an auch auf aus bei beim bin bis da damit dann das dass dem den denn "
    "der des dich die dies diese diesem diesen dieser dieses doch du durch ein eine einem "
    "einen einer eines er es etwas euch für gegen gibt hat hatte haben ich ihm ihn ihr ihre "
    "im in ins ist ja kann kein keine man mein mich mir mit nach nicht noch nun nur ob oder "
    "ohne sehr sein seine sich sie sind so soll über um und uns unter vom von vor wann war "
    "waren warum was weil welche welcher welches wenn wer werden wie wieder wieviel wir wird "
    "wo woher wohin worden wurde wurden zu zum zur zwischen".split()
)
"""Lower case only: a word typed with a capital is kept, unless it begins a question."""

QUESTION_WORDS = frozenset(
    "wann warum was welche welchem welchen welcher welches wem wen wer weshalb weswegen wessen "
    "wie wieso wieviel wieviele wo wodurch wofür woher wohin womit woran worum wovon wozu".split()
)
"""A query that begins with one of these, in any case, is a question."""

HOW = frozenset("viel viele vielen lange oft hoch hohe teuer weit groß schnell".split())
"""What a question with ``wie`` asks for."""


def without_stop_words(parts: list[Query]) -> list[Query]:
    """Return the parts of a query without stop words, or all of them if nothing would be left."""
    kept = [part for part in parts if not is_stop_word(part)]
    if _is_question(parts):
        if kept[:1] == parts[:1]:
            del kept[0]
        if kept[:1] == parts[1:2] and _is_how(*parts[:2]):
            del kept[0]
    return kept or parts


def small_operators(parts: list[Query]) -> list[str]:
    """Return what to write instead of words that look like operators, but are in small letters: a
    query that has them may be meant quite differently. None in a question.

    >>> small_operators([Words(("Haus",)), Words(("oder",)), Words(("Hof",))])
    ['oder: write OR for one of them']
    """
    if _is_question(parts):
        return []
    inner = [part.words[0] for part in parts[1:] if _is_word(part)]
    return [f"{word}: write {_SMALL[word]}" for word in inner if word in _SMALL]


_SMALL = {
    **dict.fromkeys(("oder", "or"), "OR for one of them"),
    **dict.fromkeys(("nicht", "not", "ohne", "without"), "NOT to exclude a word"),
    "and": "AND or nothing to have both",
}


def _is_question(parts: list[Query]) -> bool:
    first = parts[0] if len(parts) > 2 else None
    return _is_word(first) and not first.field and first.words[0].lower() in QUESTION_WORDS


def _is_how(first: Query, second: Query) -> bool:
    asked = first, second
    one, two = (part.words[0] if _is_word(part) else "" for part in asked)
    return one.lower() == "wie" and two in HOW


def _is_word(part: Query | None) -> TypeGuard[Words]:
    return isinstance(part, Words) and len(part.words) == 1 and not (part.begun or part.exact)


def is_stop_word(part: Query) -> bool:
    """Test whether a part of a query is a stop word, typed in small letters."""
    return _is_word(part) and not part.field and part.words[0] in STOP_WORDS


def is_common_phrase(query: Query) -> bool:
    """Test whether a query is a phrase of stop words alone. Its order would tell nothing, but
    scoring costs three times what finding costs: both read nearly every article."""
    return (
        isinstance(query, Words)
        and len(query.words) > 1
        and all(word.lower() in STOP_WORDS for word in query.words)
    )
