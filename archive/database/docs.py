"""``docs/schema.md``, made of the docstrings of the records and rows. Pure.

python -m archive.database.docs > docs/schema.md
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from functools import cache
from types import MappingProxyType

from archive import records
from archive.articles import rows
from archive.journal import rows as journal_rows

TABLES = MappingProxyType(
    {
        "articles": records.ArchivedArticle,
        "texts": rows.TextRow,
        "addresses": rows.AddressRow,
        "teasers": rows.TeaserRow,
        "revisions": rows.RevisionRow,
        "links": rows.LinkRow,
        "pages": rows.PageRow,
        "runs": rows.RunRow,
        "sources": rows.SourceRow,
        "refusals": rows.RefusalRow,
        "merged": rows.MergedRow,
        "similar": rows.SimilarRow,
        "signatures": rows.SignatureRow,
        "minima": rows.MinimumRow,
        "archive_info": rows.InfoRow,
        "unindexed": rows.UnindexedRow,
        "walks": journal_rows.WalkRow,
        "announcements": journal_rows.AnnouncementRow,
        "measures": journal_rows.MeasureRow,
        "alarms": journal_rows.AlarmRow,
        "doubts": journal_rows.DoubtRow,
        "tips": journal_rows.TipRow,
        "notices": journal_rows.NoticeRow,
        "coverage": journal_rows.CoverageRow,
    }
)
"""Which record describes which table."""

# What travels with a reading of an article and stands in other tables, or nowhere.
_NOT_COLUMNS = {
    "articles": (*("seen_at", "links", "addresses", "dates", "remarks", "capture", "read_at"),)
}
_LONG = ("body", "body_html")
_JSON = {
    "tags": "JSON array of keywords (Stichwörter), in printed order.",
    "published_also": "JSON array of `{text, origin}`: what other sources of the same page said "
    "that does not agree with `published`.",
}
_START = """\
# What stands in an archive

Made from the docstrings in `archive/records.py`, `archive/articles/rows.py` and
`archive/journal/rows.py` by
`python -m archive.database.docs`; do not edit it here.

Start from **`articles_full`**: one row per article, bodies included. All times are UTC
`YYYY-MM-DDTHH:MM:SSZ`, all dates `YYYY-MM-DD`; what is unknown is NULL; lists are JSON arrays.
Tables and columns are only ever added, but for those that only the archive itself has a use for.
"""
_VIEWS = MappingProxyType(
    {
        "articles_full": "`articles` with `body` and `body_html`.",
        "article_history": "Every version of every article, with its site and address.",
        "changed_headlines": "Headlines that the publisher changed: the old one and the new one, "
        "both as today's reader reads them.",
        "corrections": "What a better reader corrected in the record: columns, old and new words.",
        "articles_per_month": "Per site and month: articles, and originals among them (those that "
        "are no duplicate).",
        "reprints": "Articles that are the text of an earlier one, beside it.",
        "site_health": "Per site: articles by state, those without a date, the newest one, "
        "refusals, the last run and the last one that succeeded.",
        "most_cited": "Articles by how many others link to them.",
        "articles_fts": "Full-text index over kicker, title, teaser and body; its `rowid` is the "
        "id of the article. Always in step with the texts, and readable by any SQLite.",
        "articles_stems": "Index of German stems and parts of compounds, see "
        "[searching](searching.md); its `rowid` is the id of the article.",
    }
)


def columns(table: str) -> dict[str, str]:
    """Name and description of every column of a table, in order."""
    described = _field_docs(TABLES[table])
    left_out = _NOT_COLUMNS.get(table, ())
    if table == "articles":
        described = {"id": described["id"], **described, **_JSON}
        left_out = (*left_out, *_LONG)
    return {name: text for name, text in described.items() if name not in left_out}


def full_columns() -> dict[str, str]:
    """Name and description of every column of the view ``articles_full``."""
    described = columns("articles")
    place = list(described).index("teaser") + 1
    names = [*list(described)[:place], *_LONG, *list(described)[place:]]
    return {name: {**columns("texts"), **described}[name] for name in names}


def described(table: str) -> str:
    """What a table holds, in one sentence."""
    return " ".join(inspect.cleandoc(TABLES[table].__doc__ or "").split())


def markdown() -> str:
    """The whole page."""
    parts = [_START]
    for table in TABLES:
        lines = [f"## {table}", "", described(table), "", "| column | meaning |", "|---|---|"]
        for name, text in columns(table).items():
            lines.append(f"| `{name}` | {_cell(text)} |")
        parts.append("\n".join(lines) + "\n")
    lines = ["## Views and indexes", "", "| name | what it shows |", "|---|---|"]
    lines += [f"| `{name}` | {_cell(text)} |" for name, text in _VIEWS.items()]
    return "\n".join((*parts, *lines)) + "\n"


def _cell(text: str) -> str:
    return text.replace("``", "`").replace("|", "\\|")


@cache
def _field_docs(record: type) -> dict[str, str]:
    """The docstring under each field of a dataclass, the fields of its bases first."""
    found: dict[str, str] = {}
    for cls in reversed(record.__mro__[:-1]):
        (tree,) = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
        assert isinstance(tree, ast.ClassDef)
        name = None
        for node in tree.body:
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                name = node.target.id
                found.setdefault(name, "")
            elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and name:
                found[name] = " ".join(str(node.value.value).split())
                name = None
    return found


if __name__ == "__main__":
    print(markdown(), end="")
