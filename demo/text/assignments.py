"""Assignments: what to write an article about. Fixed ones are in ``<site>/articles.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from demo.blocks import Block, Macro, Paragraph, Span, Subheading, paragraph
from demo.model import SITES, SiteName
from demo.text.load import TextError, make_record, read_table
from demo.text.topics import TOPICS


@dataclass(frozen=True, kw_only=True, slots=True)
class Assignment:
    """An article with a given headline; missing parts are composed from the topic."""

    site: SiteName
    day: date
    topic: str
    title: str
    kicker: str | None = None
    teaser: str | None = None
    body: str = ""
    """Text of ``articles.toml``; see ``read_body``."""
    oddity: Literal["joint", "macro", "table", "quote"] | None = None
    """A peculiarity of the composed body."""


def read_body(text: str) -> tuple[Block, ...]:
    """Parse the blocks of a body: one paragraph per line, separated by blank lines.

    >>> read_body("## Kurz\\n\\n**Wer?**\\n\\n#titel+Ach#titel-")[0]
    Subheading(text='Kurz')
    """
    return tuple(_block(line) for line in text.splitlines() if line)


def _block(line: str) -> Block:
    if line.startswith("## "):
        return Subheading(line[3:])
    if match := re.fullmatch(r"#titel\+(.+)#titel-", line):
        return Macro(match[1])
    if match := re.fullmatch(r"\*\*(.+)\*\*", line):
        return Paragraph((Span(match[1], mark="strong"),))
    return paragraph(line)


def read_assignments(
    site: SiteName, table: Mapping[str, Any], where: str
) -> tuple[Assignment, ...]:
    """Read the assignments of one site; ``TextError`` names the number of an invalid one."""
    found = []
    names = {topic.name for topic in TOPICS[site]}
    for number, entry in enumerate(table.get("article", ()), 1):
        here = f"{where}, article {number}"
        assignment = make_record(Assignment, {"site": site, **entry}, here)
        if assignment.topic not in names:
            raise TextError(f"demo/text/{here}: topic {assignment.topic} is not in topics.toml.")
        found.append(assignment)
    if table.keys() != {"article"}:
        raise TextError(f"demo/text/{where}: expected [[article]] and nothing else.")
    return tuple(found)


def _read(site: SiteName) -> tuple[Assignment, ...]:
    path = f"{site}/articles.toml"
    return read_assignments(site, read_table(path), path)


ASSIGNMENTS = tuple(assignment for site in SITES for assignment in _read(site))
