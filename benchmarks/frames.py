"""Generate pages of 30 kB like those of a news site: frame, article, related teasers."""

from __future__ import annotations

import random

from benchmarks.invented import Press

FRAME = 24_000
"""Bytes of styles and menus, the same on every page; they compress like code, unlike noise."""
_PROPERTIES = "color background margin padding border width height display position opacity".split()


class Pages:
    """The pages of one site; the same number gives the same page on any day."""

    def __init__(self, seed: int = 3) -> None:
        rng = random.Random(seed)
        self.press = Press(seed)
        words = self.press.words[50:]
        rules: list[str] = []
        while sum(len(rule) for rule in rules) < FRAME:
            name = "-".join(rng.choices(words, k=2)).lower()
            sets = "; ".join(
                f"{rng.choice(_PROPERTIES)}: {rng.randint(0, 999)}px" for _ in range(3)
            )
            rules.append(f".{name}:nth-child({rng.randint(1, 40)}) {{ {sets} }}\n")
        half = len(rules) // 2
        menu = "".join(f'<li><a href="/k21-themen/{w.lower()}">{w}</a></li>' for w in words[:40])
        self.head = f"<style>{''.join(rules[:half])}</style>"
        self.foot = f"<footer><ul>{menu}</ul><style>{''.join(rules[half:])}</style></footer>"

    def page(self, n: int, day: str = "Freitag, 10. Oktober 2025") -> bytes:
        """Generate a page with the day in its header."""
        press = self.press
        press.rng = random.Random(n)
        title, teaser = press.sentence(6).rstrip("."), press.sentence(20)
        body = "\n".join(f"<p>{press.paragraph()}</p>" for _ in range(5))
        related = "".join(
            f'<article><h3><a href="/k21-meldungen/artikel-{n + k}">Amt: Artikel Nummer {n + k}</a>'
            f'</h3><p>[10.10.2025] Ein Satz dazu. <a href="/k21-meldungen/artikel-{n + k}">mehr...'
            "</a></p></article>"
            for k in range(1, 6)
        )
        return (
            f'<!doctype html><html lang="de"><head><meta charset="utf-8"><title>{title}</title>'
            f"{self.head}</head><body><header>{day}</header><main><p>Musterstadt</p>"
            f"<h1>{title}</h1><p>[10.10.2025] {teaser}</p>{body}<p>(ve)</p><p>Stichwörter: Amt, "
            f"Netz</p></main>{related}{self.foot}</body></html>"
        ).encode()
