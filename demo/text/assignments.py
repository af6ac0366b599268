"""Assignments: what to write an article about. Fixed ones are in ``<site>/articles.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from demo.blocks import Block, Macro, Paragraph, Span, Subheading, paragraph
from demo.model import SITES, SiteName
from demo.text.load import read_table


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


ASSIGNMENTS = tuple(
    Assignment(site=site, **entry)
    for site in SITES
    for entry in read_table(f"{site}/articles.toml")["article"]
)
