"""The pieces of a line: its inline elements, the words between them and between bars. Pure."""

from __future__ import annotations

import re

from lxml import etree

from crawler.reader.markup.flow import Block, Run, tidy

_BAR = re.compile("[|·•]")
_APART = re.compile(" \u00a0|\u00a0 ")


def pieces(block: Block) -> list[str]:
    """Split a block into the texts of its inline elements and the words between them.

    A line about an article often consists of such pieces: date, author, keywords.
    """
    return [said for _, said in placed_pieces(block)]


def placed_pieces(block: Block) -> list[tuple[etree._Element, str]]:
    """Split a block in the same way; each text with its element, or the one that holds them all."""
    parts = _parts(block.runs, block.owner)
    while len(parts) == 1 and len(runs := parts[0][1]) > 1 and runs[0].el is not parts[0][0]:
        parts = _parts(runs, parts[0][0])  # within the one element around all of them
    said = ((el, "".join(run.text for run in runs)) for el, runs in parts)
    return [(el, piece) for el, text in said if (piece := tidy(text).strip("|·•–-, "))]


def _parts(runs: list[Run], owner: etree._Element) -> list[tuple[etree._Element, list[Run]]]:
    """Group runs by the elements in ``owner`` in which they stand, or by ``owner`` itself."""
    found: list[tuple[etree._Element, list[Run]]] = []
    for run in runs:
        el = run.el
        while el is not owner and (above := el.getparent()) is not None:
            if above is owner:
                break
            el = above
        if found and found[-1][0] is el:
            found[-1][1].append(run)
        else:
            found.append((el, [run]))
    return found


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
