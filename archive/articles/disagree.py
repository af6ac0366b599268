"""Conflicting dates or texts at one address: store what does not count, and remark it."""

from __future__ import annotations

from sqlite_utils import Database

from archive.articles import refusals
from archive.articles.evidence import takes_over
from archive.articles.rules import Date
from archive.database.sql import as_json, run
from archive.records import ArchivedArticle, Article, DateText, Refusal


def is_dated(article: ArchivedArticle) -> bool:
    """Return whether the page itself gives a date besides the one that counts."""
    return any(said.origin in ("page", "metadata") for said in article.published_also)


def contradict(db: Database, article: ArchivedArticle, page: Date, listing: Date) -> None:
    """Store the one of two dates that does not count beside the article, and remark it."""
    other = listing if page.printed else page
    said = DateText(text=other.text or "", origin=other.origin or "")
    if said in article.published_also:
        return
    also = [{"text": d.text, "origin": d.origin} for d in (*article.published_also, said)]
    run(db, "UPDATE articles SET published_also = ? WHERE id = ?", (as_json(also), article.id))
    remark_dates(db, article, page, listing)


def remark_dates(db: Database, article: ArchivedArticle, page: Date, listing: Date) -> None:
    """Remark that a page and the site's own listing give different dates."""
    kept = page if page.printed else listing
    refusals.save(
        db,
        Refusal(
            source=article.source, url=article.url, reason="dates-disagree",
            detail=f"the page says {page.text} ({page.origin}) and the site's own listing "
            f"{listing.text}; {kept.text} was kept, compare them on the page",
            seen_at=article.last_seen, about="article",
        ),
    )  # fmt: skip


def remark_takeover(db: Database, old: ArchivedArticle, reading: Article) -> None:
    """Remark that a text was replaced by one that has nothing in common with it. With another day
    the address seems to have been given to another article: as one address is one row, that text
    becomes a version of the former."""
    if reading.seen_at < old.last_changed or not takes_over(db, old, reading):
        return
    reused = reading.published is not None and reading.published != old.published
    refusals.save(
        db,
        Refusal(
            source=old.source, url=old.url,
            reason="address-reused" if reused else "text-replaced",
            detail=f"it was {old.title!r} of {old.published} and now is {reading.title!r} of "
            f"{reading.published or old.published}, with another text: if that is another article, "
            "the former is found in its history",
            seen_at=reading.seen_at, about="article",
        ),
    )  # fmt: skip
