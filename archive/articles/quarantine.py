"""Hold readings that look wrong; they never replace a good text.

A page can be cut off in the middle, or every address of a site can suddenly show the same page. The
archived text is worth more than such a reading, wherever it comes from: a crawl, an archived copy,
a better reader. An editor's cut will still be there tomorrow; a page that turned into another
article, or into none, is never believed, however often it is seen.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlite_utils import Database

from archive.articles import duplicates, revisions
from archive.articles.evidence import is_of, versions_of
from archive.articles.identity import fingerprint, normalized, word_count
from archive.articles.proof import (
    breaks_off,
    loses_letters,
    same_body,
    same_title,
    shares_text,
)
from archive.database.sql import marks, row, run
from archive.records import PAGES_MISSING, THIN_BODY, ArchivedArticle, Article
from archive.visible import visible

ENOUGH = 60
"""Words; a shorter text may shrink without suspicion."""
HALF = 0.5
"""A text that keeps less than this share of its words is doubted."""
CONFIRMED = 3
"""A kicker or teaser missing in this many readings is gone. A text halved this often is believed
only once an operator has accepted the alert about it; no other doubt ends that way."""
CUT_OFF = "cut-off"
"""The page is incomplete: the reader remarked it, or a paragraph of the old text is cut."""
PARTS = (CUT_OFF, THIN_BODY)
"""Doubts about a partial text, which is better than none."""
HALVED = "text-halved"
ABOUT_TEXTS = ("words", "bodied", "doubted", "alike", "same:body", "same:title", "wall", "refused",
               "lost", "claims", "shrinking", "short", "thin")  # fmt: skip
"""Alerts about texts: accepting one also accepts the texts that stay halved."""

Doubt = tuple[str, str]
"""Short stable name of a reason, and one sentence."""


def examine(db: Database, old: ArchivedArticle | None, reading: Article) -> Doubt | None:
    """Return why a reading must not replace the text of an article; ``None`` if it may.

    A correction, that is another reading of the kept page that the text came from, always may.
    """
    url = reading.url
    if any(remark.reason == PAGES_MISSING for remark in reading.remarks):
        return CUT_OFF, f"{url} has further pages that could not be fetched"
    if old is not None and revisions.rests_on(db, old.id, reading.capture):
        return None
    if any(remark.reason == CUT_OFF for remark in reading.remarks):
        return CUT_OFF, f"{url} broke off in the middle of the page"
    thin = next((r.detail for r in reading.remarks if r.reason == THIN_BODY), None)
    if thin is not None and (
        old is None or not old.body or old.fingerprint != fingerprint(reading)
    ):
        return THIN_BODY, f"{url}: {thin}"
    if old is None or (old.body is None and old.state != "full"):
        return None
    same = (old.title, old.teaser, old.body) == (reading.title, reading.teaser, reading.body)
    if same or old.fingerprint == fingerprint(reading):  # comparing is cheaper
        return None
    twin = _twin(db, old, reading)
    if twin is not None and not any(
        fingerprint(version) == fingerprint(reading) for version in versions_of(db, old)
    ):
        return "text-of-another", f"{url} now shows the text of {twin} instead of its own"
    before, now = (word_count(text.teaser, text.body) for text in (old, reading))
    if old.body is not None and not reading.body:
        return "text-lost", f"{url} had {before} words and now shows no body"
    if old.body and reading.body and breaks_off(old.body, reading.body):
        return CUT_OFF, f"{url} had {before} words and now breaks off after {now}"
    if loses_letters(_whole(old), _whole(reading)):
        return "letters-lost", (
            f"{url} now shows its text without umlauts, as in {visible(reading.title or '')!r}"
        )
    if not is_of(db, old, reading):
        return "nothing-in-common", (
            f"{url} was headed {old.title!r} and now shows {reading.title!r}, with another text"
        )
    late = reading.seen_at < old.last_changed
    if not late and old.body is not None and before >= ENOUGH and now < before * HALF:
        halved = HALVED, f"{url} had {before} words and now shows {now}"
        return None if _confirmed(db, old, reading) else halved
    return None


def hold(db: Database, article_id: int, reading: Article, found: Doubt, *, held: bool) -> None:
    """Store a doubted reading whole; ``held`` if it replaced nothing."""
    texts = {name: getattr(reading, name) for name in ("title", "teaser", "body")}
    _insert(db, article_id, reading, found, fingerprint(reading), texts, held=held)


def hold_field(db: Database, article_id: int, reading: Article, name: str, found: Doubt) -> None:
    """Store what a reading has for one field, beside the article."""
    value = getattr(reading, name)
    _insert(db, article_id, reading, found, f"{name}: {value or ''}", {name: value}, held=True)


def _insert(
    db: Database,
    article_id: int,
    reading: Article,
    found: Doubt,
    digest: str,
    values: Mapping[str, str | None],
    *,
    held: bool,
) -> None:
    reason, detail = found
    run(
        db,
        f"""INSERT INTO quarantine (source, article_id, url, reason, detail, fingerprint, held,
            first_seen, last_seen, {", ".join(values)})
        VALUES ({marks((None,) * (9 + len(values)))})
        ON CONFLICT (article_id, reason, fingerprint) DO UPDATE SET settled = NULL,
            times = times + (last_seen < excluded.last_seen),
            last_seen = max(last_seen, excluded.last_seen)""",
        (reading.source, article_id, reading.url, reason, visible(detail), digest, int(held),
         reading.seen_at, reading.seen_at, *values.values()),
    )  # fmt: skip


def close(db: Database, article_id: int, at: str, held: Collection[str] = ()) -> None:
    """Settle every open doubt about an article after a good reading, except those for the reasons
    ``held`` and those about single fields that this reading has just raised."""
    run(
        db,
        f"""UPDATE quarantine SET settled = ? WHERE article_id = ? AND settled IS NULL
            AND reason NOT IN ({marks([*held])})
            AND NOT (reason LIKE '%-alike' AND last_seen = ?)""",
        (at, article_id, *held, at),
    )


def _whole(text: Article) -> str:
    return "\n".join(filter(None, (text.title, text.teaser, text.body)))


def _confirmed(db: Database, old: ArchivedArticle, reading: Article) -> bool:
    """Return whether a halved text came back unchanged three times and an operator has accepted
    that: a page cut off by a fault is as steady as an editor's cut."""
    seen = row(
        db,
        "SELECT times FROM quarantine WHERE article_id = ? AND reason = ? AND fingerprint = ?",
        (old.id, HALVED, fingerprint(reading)),
    )
    accepted = row(
        db,
        f"""SELECT 1 FROM alerts WHERE source = ? AND accepted IS NOT NULL AND calm = 0
            AND name IN ({marks(ABOUT_TEXTS)})""",
        (reading.source, *ABOUT_TEXTS),
    )
    return seen is not None and seen["times"] >= CONFIRMED - 1 and accepted is not None


def _twin(db: Database, old: ArchivedArticle, reading: Article) -> str | None:
    """Return the address of another article of the site with the same headline and text, or with
    the same text, if that has nothing in common with the article's own."""
    if same_title(old, reading) and old.body and reading.body and same_body(old.body, reading.body):
        return None
    title = normalized(reading.title or "")
    found = row(
        db,
        """SELECT url FROM articles WHERE fingerprint = ? AND id != ? AND source = ?
            AND state != 'teaser' LIMIT 1""",
        (fingerprint(reading), old.id, reading.source),
    )
    if found is not None:
        return str(found["url"])
    for other in duplicates.near(db, reading):
        found = row(
            db,
            "SELECT url, title FROM articles WHERE id = ? AND id != ? AND source = ?",
            (other, old.id, reading.source),
        )
        if found is None:
            continue
        if normalized(found["title"]) == title or not shares_text(old, reading):
            return str(found["url"])
    return None
