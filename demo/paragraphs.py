"""Arrange sentences into paragraphs, with subheadings, a missing blank or a table."""

from __future__ import annotations

import random
import re
from itertools import islice

from demo.blocks import JOINT, Block, Table, paragraph


def split(sentences: list[str], count: int, rng: random.Random) -> list[list[str]]:
    """Split sentences into ``count`` groups of similar size."""
    sizes = [len(sentences) // count + (index < len(sentences) % count) for index in range(count)]
    for _ in range(count):
        giver, taker = rng.sample(range(count), 2)
        if sizes[giver] > 1 and sizes[taker] < 5:
            sizes[giver] -= 1
            sizes[taker] += 1
    left = iter(sentences)
    return [list(islice(left, size)) for size in sizes]


def join(sentences: list[str], rng: random.Random) -> str:
    """Join sentences, now and then with the stray blanks that editors leave."""
    text = " ".join(sentences)
    chance = rng.random()
    if chance < 0.12:
        text = text.replace(" Prozent", "\u00a0Prozent").replace(" Euro", "\u00a0Euro")
    elif chance < 0.2:
        text = text.replace(". ", ".  ", 1)
    return text


def spread(count: int, rng: random.Random, must: bool) -> list[int]:
    """Choose the paragraphs with a subheading before them: 0 to 3, never the first."""
    most = min(3, count - 1)
    wanted = rng.choice((0, 1, 1, 2, 2, 3))
    return rng.sample(range(1, count), min(most, max(wanted, int(must))))


def with_joint(groups: list[list[str]]) -> list[Block]:
    """Make paragraphs, omitting one blank: where a word such as "Die" follows a full stop."""
    texts = []
    lost = False
    for group in groups:
        text = group[0]
        for sentence in group[1:]:
            fits = re.match(r"(Die|Der|Das|Ein|Eine|Auch|Im|Für) ", sentence)
            joint = not lost and fits and re.search(r"[a-zäöüß]\.$", text)
            text += (JOINT if joint else " ") + sentence
            lost = lost or bool(joint)
        texts.append(text)
    return [paragraph(text) for text in texts]


def table_until(last: int, rng: random.Random) -> Table:
    """Make a table of the four years up to ``last``."""
    start, step = rng.randrange(400, 4000), rng.randrange(150, 900)
    rows = [("Jahr", "Vorgänge", "davon digital")]
    for index, year in enumerate(range(last - 3, last + 1)):
        share = f"{rng.randrange(8, 20) + index * rng.randrange(9, 20)} %"
        rows.append((str(year), str(start + index * step), share))
    return Table(tuple(rows))
