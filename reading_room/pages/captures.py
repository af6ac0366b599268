"""Captures of an article: list them, and show them as sent, without scripts or network."""

from __future__ import annotations

from email.message import Message
from pathlib import Path
from typing import Any

from datasette.utils.asgi import Response

from archive import ArchivedArticle
from archive.captures.records import Visit
from archive.captures.store import PageStore, pages_path
from archive.database.connection import ArchiveError
from reading_room.room import PageContext, PageError

LISTED = 100
"""Captures to list, the newest first."""
LARGEST = 20_000_000
"""Largest page, in bytes, that is shown or offered for download."""
POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'"
"""For a captured page: no scripts, no requests, no access to the reading room."""


def captures_of(context: PageContext, article: ArchivedArticle) -> list[dict[str, Any]]:
    """List the captures of an article's addresses, if there is a page store beside the archive."""
    path = _store(context)
    if path is None:
        return []
    try:
        with PageStore.open(path, readonly=True) as store:
            found = [
                (visited, address.url)
                for address in article.addresses
                for visited in store.history(address.url)
            ]
    except ArchiveError:
        return []
    found.sort(key=lambda pair: pair[0].at, reverse=True)
    return [
        {
            "url": url,
            "at": visited.at,
            "status": visited.status,
            "link": context.link(f"/artikel/{article.id}/abruf", at=visited.at, url=url)
            if _has_page(visited)
            else None,
        }
        for visited, url in found[:LISTED]
    ]


def kept_page(context: PageContext, article: ArchivedArticle) -> dict[str, Any]:
    """Return the captured page of an article at the requested time and address. Raises
    :class:`PageError` if there is none."""
    assert context.request is not None
    at, url = (context.request.args.get(name) or "" for name in ("at", "url"))
    path = _store(context)
    if path is None or url not in {address.url for address in article.addresses}:
        raise PageError(404, "error.no-page")
    try:
        with PageStore.open(path, readonly=True) as store:
            visited = next((v for v in store.history(url) if v.at == at), None)
            if visited is None or not _has_page(visited):
                raise PageError(404, "error.no-page")
            body = store.body(visited)
    except ArchiveError as error:
        raise PageError(404, "error.no-page") from error
    if len(body) > LARGEST:
        raise PageError(404, "error.no-page")
    return {"visit": visited, "body": body, "id": article.id, "file": _is_file(context)}


def answer(built: dict[str, Any]) -> Response:
    """Answer with a captured page, in a sandbox or as a file."""
    visited: Visit = built["visit"]
    head = Message()
    head["content-type"] = next(
        (value for name, value in visited.headers if name.lower() == "content-type"), "text/html"
    )
    is_page = head.get_content_type() in ("text/html", "application/xhtml+xml")
    charset = head.get_content_charset()
    kind = f"text/html; charset={charset}" if charset and charset.isascii() else "text/html"
    headers = {"Content-Security-Policy": POLICY}
    if built["file"] or not is_page:
        kind = "application/octet-stream"
        day = visited.at[:10]
        name = f"kommunews-{built['id']}-{day}.html"
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return Response(built["body"], headers=headers, content_type=kind)


def _has_page(visited: Visit) -> bool:
    return visited.first_status == 200 and visited.status in (200, 304) and not visited.coding


def _is_file(context: PageContext) -> bool:
    assert context.request is not None
    return bool(context.request.args.get("form") == "datei")


def _store(context: PageContext) -> Path | None:
    name = context.variables()["archive_database"]
    path = Path(pages_path(context.datasette.databases[name].path))
    return path if path.is_file() else None
