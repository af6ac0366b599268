"""Forms of the first words of a line, sorted by their first letter for a quick refusal. Pure.

A matcher tries the alternatives of a pattern one by one, and most lines begin with none of fifty.
Behind a set of letters it looks at that letter alone; see ``BRANCH`` in Python's ``_sre``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator


def begins(forms: str, *, before: str = "", behind: str = "") -> re.Pattern[str]:
    """Compile a pattern for lines that begin with a form of a group, between two other patterns.

    >>> begins("(?:Teilen|Drucken)", before="[-–] ", behind="$").match("– drucken")[0]
    '– drucken'
    """
    return re.compile(f"{before}{opening(forms)}{behind}")


def opening(forms: str) -> str:
    """Sort the alternatives of a group, ``(?:Die|Der)``, by their first letter, in any case.

    Each begins with a word or with such a group of words, which may be optional; any other
    alternative is tried last.

    >>> opening("(?:Teilen|(?:Das )?Thema|[0-9] Klicks)")
    '(?:[tT](?i:eilen|hema)|[dD](?i:as Thema)|(?i:[0-9] Klicks))'
    """
    told: defaultdict[str, list[str]] = defaultdict(list)
    for first, rest in _openings(forms):
        told[first].append(rest)
    others = told.pop("", [])
    known = [f"[{a}{a.upper()}](?i:{'|'.join(rests)})" for a, rests in told.items()]
    return f"(?:{'|'.join([*known, *(f'(?i:{form})' for form in others)])})"


def _openings(form: str) -> Iterator[tuple[str, str]]:
    """Iterate over the first letters of a form, each with what follows it."""
    if form.startswith("(?:"):
        parts, rest = _split_group(form)
        optional = rest.startswith("?")
        rest = rest.removeprefix("?")
        if rest[:1] in ("*", "+", "{", "?"):
            yield "", form
            return
        for part in parts:
            yield from _openings(part + rest)
        if optional:
            yield from _openings(rest)
    elif form[:1].isalpha() and form[1:2] not in ("?", "*", "+", "{"):
        yield form[0].lower(), form[1:]
    else:
        yield "", form


def _split_group(form: str) -> tuple[list[str], str]:
    """Split the group that a form begins with into its alternatives; also return what follows."""
    parts, begun, depth, at, in_set = list[str](), len("(?:"), 0, 0, False
    while at < len(form):
        sign = form[at]
        if sign == "\\":
            at += 1
        elif in_set:
            in_set = sign != "]"
        elif sign == "[":
            in_set = True
        elif sign == "(":
            depth += 1
        elif sign == "|" and depth == 1:
            parts.append(form[begun:at])
            begun = at + 1
        elif sign == ")":
            depth -= 1
            if depth == 0:
                return [*parts, form[begun:at]], form[at + 1 :]
        at += 1
    raise ValueError(f"the group of {form!r} has no end")
