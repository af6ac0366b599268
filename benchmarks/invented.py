"""Generate any number of invented German articles, the same for the same seed."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from itertools import accumulate

from archive import Article, Link
from archive.search.lexicon import COMPOUNDED

_SMALL = """
der die das und in den von zu mit sich auf für nicht als auch es an werden aus er hat dass
sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber
vor zur bis mehr durch man sein wurde sei"""
_VERBS = """stellt führt bietet plant baut erklärt betont fordert nutzt erhält startet öffnet prüft
vereinfacht beschleunigt unterstützt entwickelt verbindet sichert ersetzt"""
NOUNS = COMPOUNDED
_ENDINGS = ("", "", "en", "s", "n", "er")
_KICKERS = ("E-Akte", "AKDB", "Musterstadt", "Smart City", "Interview", "OZG", "Wärmeplanung")
_FIRST, _LAST_YEAR = 2004, 2025


@cache
def vocabulary(seed: int = 0, size: int = 30_000) -> list[str]:
    """Return function words and verbs, then nouns and their compounds, by falling frequency."""
    rng = random.Random(seed)
    words = [noun + ending for noun in NOUNS for ending in _ENDINGS]
    while len(words) < size:
        head, *tail = rng.sample(NOUNS, rng.choice((2, 2, 2, 3)))
        words.append(head + "".join(p.lower() for p in tail) + rng.choice(_ENDINGS))
    rng.shuffle(words)
    return list(dict.fromkeys((*_SMALL.split(), *_VERBS.split(), *words)))


class Press:
    """A generator of articles of about 4 kB."""

    def __init__(self, seed: int = 1) -> None:
        self.rng = random.Random(seed)
        self.words = vocabulary()
        self._weights = list(accumulate(1 / (n + 8) for n in range(len(self.words))))

    def sentence(self, length: int | None = None) -> str:
        count = length or self.rng.randint(8, 18)
        words = self.rng.choices(self.words, cum_weights=self._weights, k=count)
        if self.rng.random() < 0.15:
            words[self.rng.randrange(count)] = str(self.rng.randint(2, 9999))
        text = " ".join(words)
        return text[0].upper() + text[1:] + "."

    def paragraph(self, sentences: int | None = None) -> str:
        return " ".join(self.sentence() for _ in range(sentences or self.rng.randint(4, 7)))

    def article(self, number: int, *, site: str = "rathausblick", paragraphs: int = 6) -> Article:
        rng = self.rng
        day = f"{rng.randint(_FIRST, _LAST_YEAR)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        body = [self.paragraph() for _ in range(paragraphs)]
        return with_body(
            Article(
                source=site,
                url=f"https://www.{site}.example/k21-meldungen/artikel-{number}",
                seen_at="2025-12-01T08:00:00Z",
                kicker=rng.choice(_KICKERS),
                title=self.sentence(6).rstrip("."),
                teaser=self.paragraph(2),
                published=day,
                published_text=day,
                published_from="page",
                tags=tuple(rng.sample(NOUNS, 3)),
                links=(
                    Link(
                        url=f"https://www.{site}.example/k21-meldungen/artikel-{number // 2}",
                        text="wir berichteten",
                    ),
                ),
            ),
            body,
        )


def with_body(article: Article, paragraphs: list[str]) -> Article:
    """Return the article with these paragraphs as its body."""
    return replace(
        article,
        body="\n\n".join(paragraphs),
        body_html="".join(f"<p>{p}</p>" for p in paragraphs),
    )
