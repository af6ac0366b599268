"""What stands beside the family's articles: stock posts, and what must never be read."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta

from demo.blocks import paragraph
from tests.wordpress.blocks import markup
from tests.wordpress.truth import Post, ordinary


def stock(count: int = 12) -> tuple[Post, ...]:
    """Stock posts: no kicker, no printed date, no mark; only what the theme prints."""
    found = []
    for number, post in enumerate(ordinary()[:count]):
        found.append(
            replace(
                post, slug=f"aus-der-redaktion-{number}",
                title=f"Aus der Redaktion: Folge {number}",
                date=datetime(2025, 3, 1, 9) + timedelta(days=number), kicker=None, byline=None,
                caption=None, credit=None, pictured=False, plain=True, shape="stock",
                teaser="",
            )
        )  # fmt: skip
    return tuple(found)


SECRET = "Dieser Satz darf niemals gelesen werden."
"""Stands in the text of all that is not published."""


def hidden() -> tuple[Post, ...]:
    """What must never be fetched: drafts, private, scheduled and trashed posts."""
    rng = random.Random("hidden")
    found = []
    for number, status in enumerate(("draft", "private", "future", "trash", "pending") * 2):
        post = ordinary()[20 + number]
        date = datetime(2090, 1, 1 + number, 9) if status == "future" else post.date
        found.append(_secret(post, f"nicht-oeffentlich-{number}", status=status, date=date))
    rng.shuffle(found)
    return tuple(found)


def protected() -> tuple[Post, ...]:
    """Posts behind a password: there is a page, and no text on it."""
    return tuple(
        _secret(ordinary()[40 + n], f"mit-passwort-{n}", password="geheim") for n in range(2)
    )


def _secret(post: Post, slug: str, **changes: object) -> Post:
    content = markup([paragraph(SECRET)]) + "\n\n" + post.content
    made = replace(post, slug=slug, title=f"Vertraulich {slug[-1]}: {post.title}", content=content,
                   teaser=f"{SECRET} {post.teaser}", shape="hidden")  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]
