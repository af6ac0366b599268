"""The archive against the truth, field by field."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.wordpress.stage import rows
from tests.wordpress.truth import FIELDS, Post

SHOWN = 6
"""Mistakes that a message shows for each field."""


def archived(archive: Path) -> dict[str, dict[str, Any]]:
    """Every article of an archive whose page was read, by its address."""
    found = rows(archive, "select * from articles_full where state != 'teaser'")
    for row in found:
        row["tags"] = tuple(json.loads(row["tags"])) if row["tags"] else ()
        row["text"] = "\n\n".join(part for part in (row["teaser"], row["body"]) if part)
    return {row["url"]: row for row in found}


class Comparison:
    """How many articles have each field right, and which have not."""

    def __init__(self, posts: Sequence[Post], archive: Path, fields: Sequence[str] = FIELDS):
        self.posts = posts
        self.found = archived(archive)
        self.fields = fields
        self.missing = [post for post in posts if post.url not in self.found]
        self.wrong: dict[str, list[str]] = {}
        for post in posts:
            row = self.found.get(post.url)
            for name in fields if row else ():
                assert row
                if row[name] != post.expected[name]:
                    self.wrong.setdefault(name, []).append(
                        f"{post.slug} ({post.shape}): {_shortly(post.expected[name], row[name])}"
                    )

    def right(self, name: str) -> int:
        """Articles of which a field is exactly right."""
        return len(self.posts) - len(self.missing) - len(self.wrong.get(name, ()))

    def check(self) -> None:
        """Fail, and say what is missing or wrong."""
        if self.missing or self.wrong:
            raise AssertionError(self.message)

    @property
    def line(self) -> str:
        """The figures in one line."""
        return f"of {len(self.posts)}: " + ", ".join(f"{n} {self.right(n)}" for n in self.fields)

    @property
    def message(self) -> str:
        """What is wrong, with examples."""
        parts = [self.line]
        if self.missing:
            parts.append(f"missing: {[post.slug for post in self.missing][:SHOWN]}")
        for name, cases in self.wrong.items():
            parts += [f"-- {name}: {len(cases)} wrong", *cases[:SHOWN]]
        return "\n".join(parts)


def _shortly(expected: object, found: object) -> str:
    """Two values from where they begin to differ."""
    if not (isinstance(expected, str) and isinstance(found, str)):
        return f"expected {_cut(expected)}, found {_cut(found)}"
    pairs = enumerate(zip(expected, found, strict=False))
    at = next((n for n, (a, b) in pairs if a != b), min(len(expected), len(found)))
    at = max(0, at - 20)
    return f"expected …{_cut(expected[at:])}, found …{_cut(found[at:])}"


def _cut(value: object) -> str:
    said = repr(value)
    return said if len(said) <= 90 else f"{said[:90]}…"
