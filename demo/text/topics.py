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

from dataclasses import dataclass

from demo.model import SiteName
from demo.text.load import read_table, read_text


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


def read_topic(name: str, text: str) -> Topic:
    """Parse the text of a topic file."""
    head, *parts = text.split("\n# ")
    settings = dict(row.split(": ", 1) for row in head.splitlines() if row)
    lines = {kind: _lines(rows) for kind, rows in (part.split("\n", 1) for part in parts)}
    return Topic(
        name=name,
        section=settings["section"],
        kickers=tuple(settings["kickers"].split(" | ")),
        tags=tuple(settings["tags"].split(", ")),
        **lines,
    )


def _lines(rows: str) -> tuple[Line, ...]:
    return tuple(
        Line(row.removeprefix("= "), row.startswith("= ")) for row in rows.splitlines() if row
    )


TOPICS: dict[SiteName, tuple[Topic, ...]] = {
    site: tuple(read_topic(name, read_text(f"{site}/{name}.txt")) for name in names)
    for site, names in read_table("topics.toml").items()
}
"""The topics of each site, in the order of its menu."""

GENERAL = read_topic("general", read_text("general.txt"))
"""Sentences that fit any municipal project."""
