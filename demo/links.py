"""Add links to articles: to earlier ones, under all kinds of addresses, and to other sites."""

from __future__ import annotations

import random
from dataclasses import replace

from demo.blocks import Block, Paragraph, Span
from demo.model import HOMES, Article


def absolute(block: Block, home: str) -> Block:
    """Make the links of a block absolute, for another site."""
    if not isinstance(block, Paragraph):
        return block
    return Paragraph(
        tuple(
            replace(span, href=home + span.href) if span.href and span.href[0] == "/" else span
            for span in block.spans
        )
    )


def with_link(article: Article, earlier: list[Article], rng: random.Random) -> Article:
    """Perhaps add a link to the first paragraphs: ``(wir berichteten)``, or to another site."""
    chance = rng.random()
    if chance > 0.62 or not earlier:
        return article
    own = [a for a in earlier if a.site == article.site]
    near = [a for a in own if a.section == article.section] or own or earlier
    target = rng.choice(near)
    if chance < 0.08:
        others = [a for a in earlier if a.site != article.site]
        target = rng.choice(others or near)
        link = Span("wir berichteten", target.url)
    elif chance < 0.18:
        page = rng.choice(("studie", "leitfaden?kapitel=3&fassung=kurz", "download/bericht.pdf"))
        link = Span("weitere Informationen", f"https://www.fachportal.example/{page}")
    else:
        link = Span("wir berichteten", _some_address(target, rng))
    blocks = list(article.blocks)
    for index, block in enumerate(blocks[:3]):
        if isinstance(block, Paragraph) and len(block.spans) == 1:
            text, mark = block.spans[0].text, block.spans[0].mark
            if mark is None and text.endswith(".") and not text.endswith(("„.", "..")):
                spans = (Span(text[:-1] + " ("), link, Span(")."))
                blocks[index] = Paragraph(spans)
                return replace(article, blocks=tuple(blocks))
    return article


def _some_address(target: Article, rng: random.Random) -> str:
    """Choose one of the addresses that editors have used for an article over the years."""
    home = HOMES[target.site]
    styles = [target.path, target.url, home + target.short_path, target.short_path]
    if target.old_id is not None:
        styles += [target.old_path, home + target.old_path, f"/meldung_{target.old_id}.html"]
        styles.append(_with_entities(target))
    return rng.choice(styles)


def _with_entities(target: Article) -> str:
    """Return the old address with its umlauts as percent-encoded entities."""
    path = target.old_path
    for code, name in (
        ("%C3%A4", "auml"), ("%C3%B6", "ouml"), ("%C3%BC", "uuml"), ("%C3%84", "Auml"),
        ("%C3%96", "Ouml"), ("%C3%9C", "Uuml"), ("%C3%9F", "szlig"),
    ):  # fmt: skip
        path = path.replace(code, f"%26{name}%3B")
    return path
