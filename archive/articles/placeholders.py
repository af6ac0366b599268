"""Articles known only from a listing or feed so far."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from sqlite_utils import Database

from archive.articles import addresses, claims, pages, table, teasers
from archive.articles.evidence import versions_of
from archive.articles.identity import address_key, word_count
from archive.articles.locate import claimed_by
from archive.articles.proof import headlines, tells_of
from archive.articles.rules import announced_date, counted, is_cut, wording_changed
from archive.articles.spelling import canonical_url
from archive.records import Address, ArchivedArticle, Article, Teaser

LEAD = 8
"""Words of a lead that tells one article from another."""
TELLING = ("feed", "home", "listing", "rest")
"""Surfaces that soon show an edited headline."""


def save(db: Database, teaser: Teaser) -> str:
    """Store a teaser and update its article; return ``new``, ``changed`` or ``unchanged``."""
    outcome, new, old, article_id = teasers.save(db, teaser)
    if article_id is None and outcome == "new" and new.title:
        article_id = _prove(db, new)
    if article_id is not None:
        if outcome == "changed" and _announces_another(db, table.load(db, article_id), new, old):
            key = address_key(new.url)
            addresses.give_up(db, key)
            teasers.detach(db, key)
            return outcome
        table.touch(db, article_id, teaser.seen_at)
        if outcome != "unchanged":
            article = table.load(db, article_id)
            _retell(db, article, new, old)
            _tip(db, article, new, old)
            table.adopt_announced_date(db, article_id)
    return outcome


def _prove(db: Database, teaser: Teaser) -> int | None:
    """Add the address of a teaser to the article that claims it and has the same words."""
    article_id = claimed_by(db, teaser)
    if article_id is not None:
        met = [Address(url=teaser.url, kind="listed")]
        added = addresses.add(db, article_id, met, teaser.seen_at)
        table.attach_announcements(db, article_id, added)
        claims.forget_proved(db, article_id)
    return article_id


def add_missing(db: Database, source: str) -> int:
    """Add a row for every announced article of a site that has none; return how many were added.

    Its texts come from the most complete teaser. If its page was found missing, it is ``gone`` from
    the start, because no more will ever be known.
    """
    unknown = teasers.without_article(db, source)
    for group in unknown:
        best = max(group, key=_says)
        date = announced_date([teasers.from_row(found) for found in group])
        url = canonical_url(best["url"])
        first, last = min(g["first_seen"] for g in group), max(g["last_seen"] for g in group)
        reading = Article(
            source=source,
            url=url,
            seen_at=first,
            kicker=best["kicker"],
            title=best["title"],
            teaser=best["text"],
            published=date.published,
            published_text=date.text,
            published_from=date.origin,
        )
        met = [Address(url=url, kind="listed")]
        article = table.insert(db, reading, met, state="teaser")
        table.touch(db, article.id, last)
        if gone_at := pages.missing_since(db, best["key"]):
            pages.set_gone(db, article.id, gone_at)
    return len(unknown)


def _says(found: sqlite3.Row) -> tuple[bool, int, bool, int]:
    text = found["text"] or ""
    return bool(text) and not is_cut(text), len(text), bool(found["kicker"]), -found["id"]


def _announces_another(
    db: Database, article: ArchivedArticle, new: Teaser, old: Teaser | None
) -> bool:
    """Return whether a surface now gives a former address of an article to another one, with
    another headline and lead. Its page, which nobody would request, decides."""
    if old is None or new.seen_on not in TELLING or article.state == "teaser":
        return False
    if new.seen_at <= old.seen_at or address_key(new.url) == address_key(article.url):
        return False
    if new.text is None or word_count(new.text) < LEAD:
        return False
    said = headlines(teasers.as_article(new))
    known = (article, *versions_of(db, article))
    return not any(said & headlines(one) or tells_of(new.text, one) for one in known)


def _retell(db: Database, article: ArchivedArticle, new: Teaser, old: Teaser | None) -> None:
    """Update an article known only from teasers when the teaser it came from changes, or when one
    arrives that is not cut off. Its earlier words stay as a revision."""
    if article.body is not None or article.state == "full":
        return
    own = old is not None and _words(old) == _words_of(article)
    whole = bool(new.text) and is_cut(article.teaser or "...") and not is_cut(new.text or "")
    if (own or whole) and new.title:
        told = replace(article, kicker=new.kicker, title=new.title, teaser=new.text)
        table.update(db, article, counted(told), new.seen_at)


def _tip(db: Database, article: ArchivedArticle, new: Teaser, old: Teaser | None) -> None:
    """Schedule an early recheck of an article whose wording changed on a surface, see
    ``schedule.due``. Boxes under other articles or in sidebars are redrawn at any time, and an
    older copy is no news."""
    if (
        article.state == "full"
        and old is not None
        and new.seen_on in TELLING
        and new.seen_at > old.seen_at
        and wording_changed(old, new, article)
    ):
        teasers.hint(db, article.id, new.seen_on, new.seen_at)


def _words(teaser: Teaser) -> tuple[str | None, str | None, str | None]:
    return teaser.kicker, teaser.title, teaser.text


def _words_of(article: ArchivedArticle) -> tuple[str | None, str | None, str | None]:
    return article.kicker, article.title, article.teaser
