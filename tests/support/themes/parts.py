"""The invented articles, and the pieces that every markup prints."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from pathlib import Path

from tests.support.composed import LISTING, in_words, padded, slug

NAMES = ("Philippa Rosenow", "Malte Ringsdorf", "Leopold Harms")


@dataclass(frozen=True, kw_only=True)
class Story:
    """An article, and how much of it its page prints."""

    kicker: str
    title: str
    teaser: str
    day: date
    dated: bool = True
    mark: str | None
    authors: tuple[str, ...] = ()
    image: str | None
    alt: str
    caption: str
    credit: str
    tags: tuple[str, ...]
    section: str
    blocks: tuple[tuple[str, object], ...]

    @property
    def url(self) -> str:
        return LISTING + slug(self.title) + "/"

    @property
    def bracket(self) -> str:
        """The date in front of a teaser, where the page prints one."""
        return f"[{padded(self.day)}] " if self.dated else ""

    @property
    def words(self) -> str:
        return in_words(self.day)

    @property
    def stamp(self) -> str:
        return f"{self.day}T06:00:00+02:00"

    @property
    def body(self) -> str:
        return "\n\n".join(printed(kind, what) for kind, what in self.blocks)


Markup = Callable[[Story, list[Story]], str]
"""Writes the page of an article, given the articles that it is related to."""


def printed(kind: str, what: object) -> str:
    """The plain text of a block."""
    match kind, what:
        case "ul" | "ol", list(items):
            return "\n".join(items)
        case "t", list(rows):
            return "\n".join(map(" | ".join, rows))
        case "link", str(linked):
            before, words, _, after = linked.split("¦")
            return before + words + after
    return str(what)


def block(kind: str, what: object) -> str:
    """The markup of a block, as an editor's field stores it."""
    match kind, what:
        case "h", _:
            return f"<h2>{what}</h2>"
        case "q", _:
            return f"<blockquote><p>{what}</p></blockquote>"
        case "ul" | "ol", list(items):
            return f"<{kind}>" + "".join(f"<li>{i}</li>" for i in items) + f"</{kind}>"
        case "t", list(rows):
            cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
            return "<table><tbody>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"
        case "link", str(linked):
            before, words, target, after = linked.split("¦")
            return f'<p>{before}<a href="{LISTING}{target}/">{words}</a>{after}</p>'
    return f"<p>{what}</p>"


def text(story: Story, *, glued: bool = False, join: str = "\n") -> str:
    """The markup of the body, with the author's mark at its end."""
    parts = [block(kind, what) for kind, what in story.blocks]
    if story.mark and not story.authors:
        if glued and parts[-1].endswith("</p>"):
            parts[-1] = parts[-1].removesuffix("</p>") + f" ({story.mark})</p>"
        else:
            parts.append(f"<p>({story.mark})</p>")
    return join.join(parts)


def stories() -> list[Story]:
    """All articles, with everything that they have."""
    file = Path(__file__).with_name("stories.json")
    return [_story(row) for row in json.loads(file.read_text(encoding="utf-8"))]


def _story(row: dict[str, object]) -> Story:
    fields = {**row, "day": date.fromisoformat(str(row["day"]))}
    body = fields.pop("body")
    assert isinstance(body, list)
    fields["blocks"] = tuple(_block(*each) for each in body)
    fields["tags"] = tuple(fields["tags"])  # type: ignore[arg-type]
    return Story(**fields)  # type: ignore[arg-type]


def _block(kind: str, *what: object) -> tuple[str, object]:
    return kind, "¦".join(map(str, what)) if kind == "link" else what[0]


def six(turn: int) -> list[tuple[Story, list[Story]]]:
    """The articles of one markup, each with those it is related to.

    One has no picture, one no date printed, one several authors, one a named author, one no
    keywords.
    """
    pool = stories()
    drawn = [pool[(turn * 5 + i) % len(pool)] for i in range(10)]
    told = [
        drawn[0],
        replace(drawn[1], image=None),
        replace(drawn[2], dated=False),
        replace(drawn[3], authors=NAMES[:2]),
        replace(drawn[4], authors=NAMES[2:]),
        replace(drawn[5], tags=()),
    ]
    return [(story, drawn[6:9]) for story in told]


def picture(story: Story, width: int = 1024) -> str:
    """The image of an article, as an element."""
    return (
        f'<img src="https://www.kommune21.de/wp-content/uploads/{story.image}-{width}x683.jpg" '
        f'width="{width}" height="683" alt="{escape(story.alt)}" loading="lazy">'
    )


def document(title: str, head: str, body: str, *, classes: str = "") -> str:
    """A whole page around its body."""
    return (
        '<!DOCTYPE html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<link rel="stylesheet" href="/assets/style.css?v=7">\n{head}\n</head>\n'
        f'<body class="{classes}">\n{body}\n</body>\n</html>\n'
    )


def canonical(story: Story) -> str:
    """The link that names the article's own address."""
    return f'<link rel="canonical" href="{story.url}">'
