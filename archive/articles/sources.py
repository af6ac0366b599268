"""The sites whose articles are archived."""

from __future__ import annotations

from collections.abc import Mapping

from sqlite_utils import Database

from archive.database.sql import rows, run


def register(db: Database, name: str, title: str | None = None, url: str | None = None) -> None:
    """Register a site; a title or address that is given replaces the one before."""
    if title is None and url is None:
        run(db, "INSERT OR IGNORE INTO sources (name) VALUES (?)", [name])
        return
    run(
        db,
        """INSERT INTO sources (name, title, url) VALUES (:name, :title, :url)
        ON CONFLICT (name) DO UPDATE
        SET title = coalesce(:title, title), url = coalesce(:url, url)
        WHERE coalesce(:title, title) IS NOT title OR coalesce(:url, url) IS NOT url""",
        {"name": name, "title": title, "url": url},
    )


def describe(db: Database, name: str, said: Mapping[str, str | None]) -> None:
    """Store publisher, language and rights of a site, as far as given."""
    run(
        db,
        """UPDATE sources SET publisher = coalesce(?, publisher), language = coalesce(?, language),
            rights = coalesce(?, rights) WHERE name = ?""",
        (said.get("publisher"), said.get("language"), said.get("rights"), name),
    )


def names(db: Database) -> list[str]:
    """List the sites that the archive knows."""
    return [found["name"] for found in rows(db, "SELECT name FROM sources ORDER BY name")]


def introduce(db: Database, name: str | None = None, operator: str | None = None) -> None:
    """Store the name of the archive and its operator, as far as given."""
    run(
        db,
        "UPDATE archive SET name = coalesce(?, name), operator = coalesce(?, operator)",
        (name, operator),
    )


def itself(db: Database) -> dict[str, str | None]:
    """Return how the archive describes itself: uuid, name, operator, created, software, stemmer."""
    return dict(rows(db, "SELECT * FROM archive")[0])
