"""Keywords as an editor types them, or a theme sets them side by side. Pure."""

from __future__ import annotations

import re

from crawler.reader.markup.flow import Block, tidy
from crawler.reader.markup.pieces import pieces, split_bars
from crawler.reader.wording import shapes

MIN_CHIPS = 2
"""Elements behind a label from which each is a keyword."""
_SLASH = re.compile(r"\s[/·•]\s")
"""What may stand between keywords."""


def ending_in(names: list[str], printed: str) -> list[str]:
    """Select the last links of a line that together make up the text behind the label: the line may
    begin with author and section."""
    for n in range(len(names)):
        if _bare("".join(names[n:])) == _bare(printed):
            return names[n:]
    return []


def split_typed(printed: str, block: Block) -> list[str]:
    """Split keywords as an editor types them, or into elements with nothing between them."""
    if printed[0] == "#":
        return [tag.strip(" ,") for tag in printed.split("#")[1:]]
    if "," in printed or ";" in printed:
        return re.split("[,;]", printed)
    if len(slashed := _SLASH.split(printed)) > MIN_CHIPS - 1:
        return slashed
    for chips in (pieces(block), [t for run in block.runs if (t := tidy(run.text))]):
        for n, chip in enumerate(chips[:-MIN_CHIPS]):
            label = shapes.KEYWORDS.match(chip)
            if label is not None and not label["tags"]:
                return chips[n + 1 :]
    return split_bars(printed)


def _bare(printed: str) -> str:
    return re.sub(r"[\s,;|•·#]+", "", printed)
