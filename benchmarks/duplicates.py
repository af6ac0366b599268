"""Measure the detection of reprints: ``python -m benchmarks.duplicates [ARTICLES]``.

Invented articles are archived, then each again in a changed form: either one that counts as the
same text and must be linked as a duplicate, or one that counts as a different text and must not.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from archive import Archive, Article
from benchmarks.invented import Press, with_body

Edit = Callable[[Press, Article, list[str]], Article]


def typo(press: Press, article: Article, body: list[str]) -> Article:
    place = press.rng.randrange(len(body))
    words = body[place].split()
    n = press.rng.randrange(len(words))
    words[n] = words[n][:1] + "x" + words[n][1:]
    return with_body(article, [*body[:place], " ".join(words), *body[place + 1 :]])


def teaser(press: Press, article: Article, body: list[str]) -> Article:
    return with_body(replace(article, teaser=press.paragraph(2)), body)


def appended(press: Press, article: Article, body: list[str]) -> Article:
    return with_body(article, [*body, press.paragraph()])


def reprint(press: Press, article: Article, body: list[str]) -> Article:
    """Change kicker, title, teaser and day, edit a sentence and drop a paragraph."""
    kept = list(body)
    del kept[press.rng.randrange(1, len(kept))]
    first, _, rest = kept[0].partition(". ")
    kept[0] = f"{press.sentence(len(first.split()))} {rest}"
    changed = replace(
        article,
        kicker="Wiederabdruck",
        title=press.sentence(6),
        teaser=press.paragraph(2),
        published=_next_day(article.published or ""),
    )
    return with_body(changed, kept)


def heavily_edited(press: Press, article: Article, body: list[str]) -> Article:
    """Make a reprint with one more sentence changed in every paragraph."""
    again = reprint(press, article, body)
    paragraphs = []
    for paragraph in (again.body or "").split("\n\n"):
        sentences = paragraph.split(". ")
        n = press.rng.randrange(len(sentences))
        sentences[n] = press.sentence(len(sentences[n].split())).rstrip(".")
        paragraphs.append(". ".join(sentences))
    return with_body(again, paragraphs)


def three_of_seven(press: Press, article: Article, body: list[str]) -> Article:
    kept = set(press.rng.sample(range(len(body)), 3))
    return with_body(
        replace(article, title=press.sentence(6)),
        [p if n in kept else press.paragraph() for n, p in enumerate(body)],
    )


def series(press: Press, article: Article, body: list[str]) -> Article:
    """Continue a series: the same headline, teaser and introduction, then new text."""
    return with_body(article, [body[0], *(press.paragraph() for _ in body[1:])])


def form_letter(press: Press, article: Article, body: list[str]) -> Article:
    """Reuse last year's report with other numbers and names."""
    changed = []
    for paragraph in body:
        words = paragraph.split()
        for n in press.rng.sample(range(len(words)), len(words) // 12):
            words[n] = str(press.rng.randint(10, 99999))
        changed.append(" ".join(words))
    year = int((article.published or "2020")[:4]) - 1
    return with_body(replace(article, published=f"{year}{(article.published or '')[4:]}"), changed)


def boilerplate(press: Press, article: Article, _: list[str]) -> Article:
    """Write another text with the same two closing paragraphs about the company."""
    return with_body(
        replace(article, title=press.sentence(6)),
        [*(press.paragraph() for _ in range(5)), *BOILERPLATE],
    )


def _next_day(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


BOILERPLATE = [Press(99).paragraph(5), Press(98).paragraph(5)]
SAME: tuple[tuple[Edit, float], ...] = (
    (typo, 1.0),
    (teaser, 1.0),
    (appended, 1.0),
    (reprint, 0.95),
    (heavily_edited, 0.9),
)
OTHER: tuple[tuple[Edit, float], ...] = (
    (three_of_seven, 0.01),
    (series, 0.01),
    (form_letter, 0.01),
    (boilerplate, 0.01),
)


def share_tied(edit: Edit, articles: int) -> float:
    """Archive articles and their changed forms; return the share linked as duplicates."""
    press = Press(7)
    with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder) / "a.db") as archive:
        originals = [press.article(n, paragraphs=7) for n in range(articles)]
        if edit is boilerplate:
            originals = [
                with_body(a, [*(a.body or "").split("\n\n")[:5], *BOILERPLATE]) for a in originals
            ]
        for original in originals:
            archive.save(original)
        for original in originals:
            changed = edit(press, original, (original.body or "").split("\n\n"))
            archive.save(replace(changed, url=original.url + "-neu", source="werkblick"))
        tied = archive.db.conn.execute(
            "SELECT count(*) FROM articles WHERE duplicate_of IS NOT NULL"
        )
        return float(tied.fetchone()[0]) / articles


def main(articles: int) -> int:
    """Print the table; return 1 if a share is out of bounds."""
    failed = False
    found, wrong = 0.0, 0.0
    print(f"{'form':16} {'tied':>7} {'floor':>7}   ({articles} articles each)")
    for edit, floor in SAME:
        share = share_tied(edit, articles)
        found += share
        failed |= share < floor
        print(f"{edit.__name__:16} {share:7.3f} {floor:>7.2f}")
    for edit, ceiling in OTHER:
        share = share_tied(edit, articles)
        wrong += share
        failed |= share > ceiling
        print(f"{edit.__name__:16} {share:7.3f}  ≤{ceiling:.2f}")
    precision = found / (found + wrong)
    print(f"{'precision':16} {precision:7.3f} {0.99:>7.2f}")
    return int(failed or precision < 0.99)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 500))
