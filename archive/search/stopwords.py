"""Drop words that occur in nearly every German text from a query. Pure."""

from __future__ import annotations

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


def without_stop_words(parts: list[Query]) -> list[Query]:
    """Return the parts of a query without stop words, or all of them if nothing would be left."""
    kept = [part for part in parts if not is_stop_word(part)]
    if len(parts) > 2 and kept[:1] == parts[:1] and _asks(parts[0]):
        del kept[0]
    return kept or parts


def _asks(part: Query) -> bool:
    return (
        isinstance(part, Words)
        and len(part.words) == 1
        and not (part.begun or part.exact or part.field)
        and part.words[0].lower() in QUESTION_WORDS
    )


def is_stop_word(part: Query) -> bool:
    """Test whether a part of a query is a stop word, typed in small letters."""
    return (
        isinstance(part, Words)
        and len(part.words) == 1
        and not (part.begun or part.exact or part.field)
        and part.words[0].islower()
        and part.words[0] in STOP_WORDS
    )


def is_common_phrase(query: Query) -> bool:
    """Test whether a query is a phrase of stop words alone. Its order would tell nothing, but
    scoring costs three times what finding costs: both read nearly every article."""
    return (
        isinstance(query, Words)
        and len(query.words) > 1
        and all(word.lower() in STOP_WORDS for word in query.words)
    )
