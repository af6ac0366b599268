"""Copies of a block without a part of its text: a date, a mark, a lead in bold. Pure."""

from __future__ import annotations

import re

from crawler.reader.markup.flow import Block, Run
from crawler.reader.wording import shapes

_DAY_FIRST = re.compile(rf"\s*{shapes.DAY}\s*(?=\S)")
_DAY_LAST = re.compile(rf"(?:(?<!\s)\s+)?{shapes.DAY}\s*$")
MIN_LEAD = 40
"""Characters below which a paragraph is not lead text."""
MAX_DAY = 24
"""Characters at the end of a headline in which its ``[date]`` stands."""


def without_end(block: Block, said: str) -> Block:
    """Copy a block without the text ``said`` at its end, even if elements split that text."""
    runs: list[Run] = []
    left = "".join(said.split())
    for run in reversed(block.runs):
        end = len(run.text)
        while left and end:
            if run.text[end - 1] == left[-1]:
                left = left[:-1]
            elif not run.text[end - 1].isspace():
                break
            end -= 1
        runs.append(run._replace(text=run.text[:end]))
    return _copy(block, runs[::-1])


def without_start(block: Block, said: str) -> Block:
    """Copy a block without the text ``said`` at its beginning, in the same way."""
    runs: list[Run] = []
    left = "".join(said.split())
    for run in block.runs:
        begin = 0
        while left and begin < len(run.text):
            if run.text[begin] == left[0]:
                left = left[1:]
            elif not run.text[begin].isspace():
                break
            begin += 1
        runs.append(run._replace(text=run.text[begin:]))
    return _copy(block, runs)


def split_day(heading: Block) -> tuple[Block, str | None]:
    """Split the ``[date]`` off the beginning or the end of a headline: the rest, and the date."""
    line = heading.line
    if line[:1] == "[" and (found := _DAY_FIRST.match(line)):
        return without_start(heading, found[0]), found["day"]
    if line[-1:] == "]" and (found := _DAY_LAST.search(line, max(0, len(line) - MAX_DAY))):
        rest = without_end(heading, found[0])
        return (rest, found["day"]) if rest.line else (heading, None)
    return heading, None


def split_bold(block: Block) -> tuple[Block, Block] | None:
    """Split a paragraph that opens with sentences in bold and goes on in plain text: a lead, and
    the beginning of the text behind it."""
    runs = [run for run in block.runs if run.text.strip()]
    cut = next((n for n, run in enumerate(runs) if not run.bold), 0)
    if not cut or any(run.bold for run in runs[cut:]):
        return None
    lead, rest = _copy(block, runs[:cut]), _copy(block, runs[cut:])
    whole = shapes.ends_sentence(lead.line) and not lead.line.endswith(":")
    return (lead, rest) if whole and min(len(lead.line), len(rest.line)) >= MIN_LEAD else None


def _copy(block: Block, runs: list[Run]) -> Block:
    return Block(block.index, block.owner, runs, block.regions, block.images)
