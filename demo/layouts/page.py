"""The input of both markups, and the bits of rendering they share."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from demo.blocks import Span, clean, printed
from demo.brands import Brand
from demo.model import Article
from demo.spelling import german_date

DAY_MARK = "@@HEUTE@@"
"""Placeholder for the day in the header, so that a new day never counts as a change."""

_CUT_AT = 84


@dataclass(frozen=True, kw_only=True, slots=True)
class Teaser:
    """The teaser of an article in a listing."""

    href: str
    kicker: str | None
    title: str
    date_text: str | None
    """``DD.MM.YYYY``, or nothing."""
    iso: str | None
    text: str
    picture: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Pager:
    """Links from one page of a listing to the others."""

    current: int
    numbers: tuple[tuple[int, str], ...]
    """Some page numbers and their addresses."""
    following: str | None
    """Address of the next page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """The surroundings of the content of every page."""

    brand: Brand
    canonical: str
    sister_title: str
    sister_home: str
    popular: tuple[Teaser, ...]
    forbidden: tuple[Teaser, ...]
    """Teasers for pages that robots.txt disallows."""
    newsletter: str


def esc(text: str) -> str:
    """Escape a text for HTML, as the page prints it."""
    return escape(printed(text), quote=True)


def teaser_of(article: Article, *, cut: bool = False, relative: bool = True) -> Teaser:
    """Make the teaser of an article; ``cut`` truncates a long one in mid-sentence."""
    text = article.teaser
    if cut and len(text) > _CUT_AT + 12:
        text = text[: text.rindex(" ", 0, _CUT_AT)] + " ..."
    says_date = "listing" in article.date_on
    slash = "/" if article.url.endswith("/") else ""
    return Teaser(
        href=article.path + slash if relative else article.url,
        kicker=article.kicker,
        title=article.title,
        date_text=german_date(article.date) if says_date else None,
        iso=article.date.isoformat() if says_date else None,
        text=text,
        picture=article.picture.url if article.picture else None,
    )


def headline(teaser: Teaser) -> str:
    """Draw ``Kicker: Titel``."""
    return esc(f"{teaser.kicker}: {teaser.title}" if teaser.kicker else teaser.title)


def spans_html(spans: tuple[Span, ...]) -> str:
    """Draw the inside of a paragraph."""
    parts = []
    for span in spans:
        text = esc(span.text)
        if span.mark:
            text = f"<{span.mark}>{text}</{span.mark}>"
        parts.append(f'<a href="{escape(span.href)}">{text}</a>' if span.href else text)
    return "".join(parts)


def description(text: str) -> str:
    """Shorten a teaser for ``<meta name="description">``, as editors' plugins do."""
    text = clean(text)
    return text if len(text) < 156 else text[:152].rsplit(" ", 1)[0] + " …"
