"""What the archive knows of the language and the rights of a text."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

from archive.database.sql import row, rows

_SITE_WIDE = ("robots", "ai-rules", "crawl-delay", "tdmrep")
"""Origins of what a site says once for all its pages; the others speak of one page."""
LANGUAGE = """iif(EXISTS (SELECT 1 FROM addresses JOIN refusals
        ON refusals.source = sources.name AND refusals.url = addresses.url
            AND about = 'article' AND reason = 'not-german' AND refusals.last_seen >= {seen_at}
            AND refusals.first_seen <= {as_of}
        WHERE addresses.article_id = {id}), NULL, sources.language)"""
"""Language of a version of an article of ``sources``: that of its site, or NULL if the reader
remarked that the text is in another than German. A template: ``id`` of the article, when the
version was seen, and a time after which nothing counts."""
_LANGUAGE = f"SELECT {LANGUAGE} AS language FROM sources WHERE name = :source".format(
    id=":id", seen_at=":seen_at", as_of=":as_of"
)
_RESERVED = """SELECT source, url, origin, says FROM (
        SELECT source, url, origin, says, reserved, max(run_id)
        FROM notices JOIN runs ON runs.id = run_id
        WHERE coalesce(finished, started) <= :as_of GROUP BY source, url, origin)
    WHERE reserved ORDER BY source, url, origin"""


def language_of(
    db: Database, source: str, article_id: int, seen_at: str, as_of: str | None = None
) -> str | None:
    """Return the language of a version seen at a time, a code of BCP 47; see ``LANGUAGE``."""
    asked = {"source": source, "id": article_id, "seen_at": seen_at, "as_of": as_of or "9999"}
    found = row(db, _LANGUAGE, asked)
    return None if found is None else found["language"]


class Terms:
    """Language, publisher, rights and reservations of articles, as known at one moment."""

    def __init__(self, db: Database, as_of: str | None = None) -> None:
        """Read what the sites say; ``as_of`` limits it to what was known by then."""
        self._db, self._as_of = db, as_of
        sites = rows(db, "SELECT name, coalesce(publisher, title, name) AS publisher, rights "
                     "FROM sources")  # fmt: skip
        self._sites = {site["name"]: (site["publisher"], site["rights"]) for site in sites}
        self._wide: dict[str, list[str]] = {}
        self._pages: dict[str, list[str]] = {}
        for found in rows(db, _RESERVED, {"as_of": as_of or "9999"}):
            wide = found["origin"] in _SITE_WIDE and found["url"].endswith((".txt", ".json"))
            of, key = (self._wide, "source") if wide else (self._pages, "url")
            of.setdefault(found[key], []).append(f"{found['says']} ({found['url']})")

    def of(self, record: dict[str, Any]) -> dict[str, Any]:
        """Return ``language``, ``publisher``, ``rights`` and ``reservations`` of an article."""
        source, article_id = record["source"], record["id"]
        publisher, rights = self._sites[source]
        said = list(self._wide.get(source, ()))
        if self._pages:
            sql = "SELECT url FROM addresses WHERE article_id = ? ORDER BY url"
            for found in rows(self._db, sql, [article_id]):
                said += self._pages.get(found["url"], ())
        changed = record["last_changed"]
        return {
            "language": language_of(self._db, source, article_id, changed, self._as_of),
            "publisher": publisher,
            "rights": rights,
            "reservations": said,
        }
