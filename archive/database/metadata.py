"""Datasette's metadata for an archive, from its schema: titles, descriptions, facets, indexes.

python -m archive.database.metadata NAME > metadata.json && datasette NAME.db -m metadata.json
"""

from __future__ import annotations

import json
import sys
from typing import Any

from archive.database import docs

_SEARCHED = {"fts_table": "articles_fts", "fts_pk": "id"}
_MORE: dict[str, dict[str, Any]] = {
    "articles": {"label_column": "title", "sort_desc": "published", "facets": ["source", "state"]},
    "articles_full": {"sort_desc": "published", "facets": ["source", "state"], **_SEARCHED},
    "corpus": {"sort_desc": "published", "facets": ["source", "section"], **_SEARCHED},
    "article_history": {"sort_desc": "seen_at", "facets": ["source", "cause"]},
    "publisher_changes": {"sort_desc": "seen_at", "facets": ["source"]},
    "changed_headlines": {"sort_desc": "seen_at", "facets": ["source"]},
    "corrections": {"sort_desc": "corrected_at", "facets": ["source", "reader"]},
    "article_tags": {"facets": ["tag"]},
    "article_places": {"facets": ["name", "field"]},
    "municipalities": {"label_column": "name"},
    "links": {"sort_desc": "first_seen"},
    "refusals": {"sort_desc": "last_seen", "facets": ["source", "reason"]},
    "runs": {"sort_desc": "started", "facets": ["source", "outcome"]},
    "sources": {"label_column": "title"},
}
_HIDDEN = ("articles_fts", "articles_stems", "texts")
QUERIES = {
    "articles": ("Articles, the newest first", "SELECT published, source, kicker, title, url, id "
                 "FROM corpus ORDER BY published DESC LIMIT 100"),
    "changes": ("What publishers changed", "SELECT seen_at, changed, old_title, new_title, url "
                "FROM publisher_changes ORDER BY seen_at DESC LIMIT 100"),
    "corrections": ("What we corrected", "SELECT corrected_at, changed, old_title, new_title, url "
                    "FROM corrections ORDER BY corrected_at DESC LIMIT 100"),
    "places": ("Articles by municipality", "SELECT ags, name, count(DISTINCT article_id) AS "
               "articles FROM article_places GROUP BY ags ORDER BY articles DESC"),
}  # fmt: skip
"""Starter queries: title and SQL by name."""


def descriptions() -> dict[str, dict[str, Any]]:
    """Describe every table and view for Datasette, in new dicts because it merges into them."""
    columns = {name: docs.columns(name) for name in (*docs.TABLES, *docs.VIEWS)}
    columns["articles_full"] = columns["corpus"] = docs.full_columns()
    return {
        name: {
            "description": _plain(docs.described(name)),
            "columns": {column: _plain(text) for column, text in texts.items()},
            "hidden": name.startswith("_") or name in _HIDDEN,
            **_MORE.get(name, {}),
        }
        for name, texts in columns.items()
    }


def metadata(database: str) -> dict[str, Any]:
    """Build the metadata for the database that Datasette names after its file, without ``.db``."""
    queries = {name: {"title": title, "sql": sql} for name, (title, sql) in QUERIES.items()}
    about = {
        "title": "Kommunews",
        "description": "Every article once, with every version of it. Start from corpus.",
        "license": "The articles belong to their publishers",
    }
    return {**about, "databases": {database: {"tables": descriptions(), "queries": queries}}}


def _plain(text: str) -> str:
    return text.replace("`", "")


if __name__ == "__main__":
    name = sys.argv[1] if len(sys.argv) > 1 else "archive"
    json.dump(metadata(name), sys.stdout, ensure_ascii=False, indent=1)
