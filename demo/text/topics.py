"""Topics: one file of sentences per subject, from which articles are composed.

A file begins with ``section:``, ``kickers:`` (separated by `` | ``) and ``tags:`` (by commas). Then
come the kinds of lines, each under its heading: ``# titles``, ``# leads`` (a whole teaser),
``# openers`` (the first sentence), ``# sentences``, ``# subheads``, ``# lists`` (introduction and
items, separated by `` | ``) and ``# captions``. One line is one sentence.

``[a|b]`` is a choice; in a line that begins with ``= `` all choices take the same position.
``{Ort}``, ``{die}``, ``{P}`` … are filled from the cast of the article: office and full name of a
person once, the surname afterwards. ``{n}``, ``{p}``, ``{eur}`` … are random numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from demo.model import SITES, SiteName
from demo.text.load import TextError, make_record, read_table, read_text

SLOTS = frozenset(
    "Ort Ort2 die Die der die2 der2 kreis firma produkt jahr jahrv jahrn P Q "
    "n z N p eur tag datum monat bald".split()
)
"""Names allowed in braces; ``demo.phrases`` fills them."""

_CHOICE = re.compile(r"\[[^\[\]]*\]")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a topic."""

    text: str
    linked: bool = False
    """Whether all choices take the same position."""


@dataclass(frozen=True, slots=True)
class Topic:
    """The lines on one subject."""

    name: str
    section: str
    kickers: tuple[str, ...]
    tags: tuple[str, ...]
    titles: tuple[Line, ...]
    leads: tuple[Line, ...]
    openers: tuple[Line, ...]
    sentences: tuple[Line, ...]
    subheads: tuple[Line, ...]
    lists: tuple[Line, ...]
    captions: tuple[Line, ...]


_SETTINGS = ("section", "kickers", "tags")
_KINDS = ("titles", "leads", "openers", "sentences", "subheads", "lists", "captions")


def read_topic(name: str, text: str, where: str) -> Topic:
    """Parse the text of a topic file; ``TextError`` names the invalid line."""
    settings: dict[str, str] = {}
    lines: dict[str, list[Line]] = {}
    kind = ""
    for number, row in enumerate(text.splitlines(), 1):
        here = f"{where}, line {number}"
        if row.startswith("# "):
            kind = row[2:]
            if kind not in _KINDS:
                raise TextError(f"demo/text/{here}: expected one of # {', # '.join(_KINDS)}.")
            lines[kind] = []
        elif kind and row:
            _check(row, here)
            lines[kind].append(Line(row.removeprefix("= "), row.startswith("= ")))
        elif row:
            key, _, value = row.partition(": ")
            if key not in _SETTINGS:
                raise TextError(f"demo/text/{here}: expected one of {', '.join(_SETTINGS)}.")
            _check(value, here)
            settings[key] = value
    for part in (*_SETTINGS, *_KINDS):
        if not settings.get(part) and not lines.get(part):
            raise TextError(f"demo/text/{where} has no {part}.")
    return Topic(
        name=name,
        section=settings["section"],
        kickers=tuple(settings["kickers"].split(" | ")),
        tags=tuple(settings["tags"].split(", ")),
        **{kind: tuple(lines[kind]) for kind in _KINDS},
    )


def _check(text: str, here: str) -> None:
    """Raise if a bracket is unclosed or a slot unknown."""
    if unknown := sorted(set(_SLOT.findall(text)) - SLOTS):
        known = " ".join(sorted(SLOTS))
        raise TextError(f"demo/text/{here}: {{{unknown[0]}}} is no slot; known are {known}.")
    if left := re.search(r"[\[\]{}]", _CHOICE.sub("", _SLOT.sub("", text))):
        raise TextError(f"demo/text/{here}: a {left.group()} has no partner.")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Order:
    topics: dict[SiteName, tuple[str, ...]]


def _read_topics() -> dict[SiteName, tuple[Topic, ...]]:
    order = make_record(_Order, {"topics": read_table("topics.toml")}, "topics.toml").topics
    return {
        site: tuple(_read(f"{site}/{name}.txt", name) for name in order[site]) for site in SITES
    }


def _read(path: str, name: str) -> Topic:
    return read_topic(name, read_text(path), path)


TOPICS = _read_topics()
"""The topics of each site, in the order of its menu."""

GENERAL = _read("general.txt", "general")
"""Sentences that fit any municipal project."""
