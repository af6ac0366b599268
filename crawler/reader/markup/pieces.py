"""The pieces of a line: its inline elements, the words between them and between bars. Pure."""

from __future__ import annotations

import re

from lxml import etree

from crawler.reader.markup.flow import Block, tidy

_BAR = re.compile("[|·•]")
_APART = re.compile(" \u00a0|\u00a0 ")


def pieces(block: Block) -> list[str]:
    """Split a block into the texts of its inline elements and the words between them.

    A line about an article often consists of such pieces: date, author, keywords.
    """
    found: list[tuple[etree._Element, str]] = []
    for run in block.runs:
        el = run.el
        while el is not block.owner and (above := el.getparent()) is not None:
            if above is block.owner:
                break
            el = above
        if found and found[-1][0] is el:
            found[-1] = el, found[-1][1] + run.text
        else:
            found.append((el, run.text))
    return [piece for _, text in found if (piece := tidy(text).strip("|·•–-, "))]


def split_bars(text: str) -> list[str]:
    """Split a text at its bars: ``23.01.2025 | Von Philippa Rosenow``."""
    return [piece.strip() for piece in _BAR.split(text)]


def split_line(block: Block) -> list[str]:
    """Split a line such as ``23.01.2025 | Von Philippa Rosenow``; the whole line comes first."""
    parts = [tidy(r.text).strip("|·•–-, ") for r in block.runs]
    if "\u00a0 " in block.line or " \u00a0" in block.line:  # two blanks that do not collapse
        parts += [part.strip() for part in _APART.split(block.line)]
    parts += split_bars(block.line)
    return [*filter(None, dict.fromkeys([block.line, *parts]))]
