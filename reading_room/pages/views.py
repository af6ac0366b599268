"""The views: answer requests with pages, files or a changed preference."""

from __future__ import annotations

import asyncio
import os
import re
import sqlite3
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import AsgiStream, AsgiWriter, Request, Response

from archive.visible import visible
from reading_room.config import config_of
from reading_room.pages import article, captures, feed
from reading_room.pages.exports import PIECE, Export
from reading_room.room import (
    CONTENT_TYPES,
    LANGUAGE_COOKIE,
    THEME_COOKIE,
    THEMES,
    Build,
    PageContext,
    PageError,
    Room,
    file_headers,
    page_address,
    text_response,
)
from reading_room.view.delivery import FOREVER, assets, assets_hash
from reading_room.view.locale import LANGUAGES
from reading_room.view.safety import Receive

if TYPE_CHECKING:
    from datasette.app import Datasette

_MOVED = ("suche", "artikel", "forschung", "orte", "betrieb", "schema", "aenderungen")
ARCHIVE_VARIABLE = "ARCHIVE_PATH"
"""Variable with the path of the archive, for a Datasette started before the archive exists."""
YEAR = 365 * 24 * 3600
"""Lifetime of a cookie, in seconds."""
Write = Callable[[dict[str, Any], str, PageContext], tuple[str, str | None]]
"""Turns what a page built into the text of a file and its name."""


def room_of(datasette: Datasette) -> Room:
    """Return the one reading room of a Datasette."""
    room = getattr(datasette, "_kommunews_room", None)
    if room is None:
        room = datasette._kommunews_room = Room(datasette, os.environ.get(ARCHIVE_VARIABLE))
    return room


def page_view(template: str, build: Build) -> Any:
    """Make a view that answers with a page."""

    async def view(datasette: Datasette, request: Request) -> Response:
        return await room_of(datasette).page(request, template, build)

    return view


def file_view(build: Build, write: Write) -> Any:
    """Make a view that answers with a file, in the format that its address names."""

    async def view(datasette: Datasette, request: Request) -> Response:
        room = room_of(datasette)
        form = request.url_vars["form"]
        try:
            built = await room.read(request, build)
            text, name = write(built, form, PageContext(datasette, request))
        except PageError as error:
            return await room.error_page(request, error)
        return text_response(text, form, name=name)

    return view


def export_view(build: Build) -> Any:
    """Make a view that writes the rows of an :class:`Export` piece by piece, and stops when the
    client disconnects."""

    async def view(datasette: Datasette, request: Request, receive: Receive) -> Any:
        room = room_of(datasette)
        try:
            export: Export = (await room.read(request, build))["export"]
        except PageError as error:
            return await room.error_page(request, error)

        async def write(stream: AsgiWriter) -> None:
            leaving = asyncio.ensure_future(_left(receive))
            try:
                await _send(stream, export.writer.head())
                for start in range(0, export.count, PIECE):
                    if leaving.done():
                        return
                    await _send(stream, await room.within(partial(_piece, export, start)))
                for piece in await asyncio.to_thread(export.writer.tail):
                    await _send(stream, piece)
            finally:
                leaving.cancel()
                export.writer.close()

        kind = CONTENT_TYPES[request.url_vars["form"]]
        return AsgiStream(write, headers=file_headers(export.name), content_type=kind)

    return view


async def _send(stream: AsgiWriter, piece: str | bytes) -> None:
    body = piece.encode() if isinstance(piece, str) else piece
    await stream.send({"type": "http.response.body", "body": body, "more_body": True})


def _piece(export: Export, start: int, conn: sqlite3.Connection) -> str:
    return export.writer.piece(export.read(conn, start, min(start + PIECE, export.count)))


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def asset_file(request: Request) -> Response:
    """Answer with a style sheet, script, icon or font, cached forever under the common hash."""
    found = assets().get(request.url_vars["path"])
    if found is None:
        return Response.text("There is no such file.", status=404)
    lasting = FOREVER if request.url_vars["hash"] == assets_hash() else "no-cache"
    return Response(found[0], headers={"Cache-Control": lasting}, content_type=found[1])


def write_feed(built: dict[str, Any], _: str, __: PageContext) -> tuple[str, str | None]:
    """Write an Atom feed."""
    return feed.as_feed(built), None


def write_citation(built: dict[str, Any], form: str, _: PageContext) -> tuple[str, str | None]:
    """Write the citation of an article as text, BibTeX or CSL-JSON."""
    return built[form], f"kommunews-{built['id']}.{form}" if form in ("bib", "ris") else None


async def capture_view(datasette: Datasette, request: Request) -> Response:
    """Show a captured page of an article, or offer it for download."""
    room = room_of(datasette)
    try:
        return captures.answer(await room.read(request, article.build_capture))
    except PageError as error:
        return await room.error_page(request, error)


def write_chart(built: dict[str, Any], _: str, __: PageContext) -> tuple[str, str | None]:
    """Write the chart of an answer as a file."""
    if not built["svg"]:
        raise PageError(404, "error.no-page")
    return visible(built["svg"]), f"kommunews-{built['question'].name}.svg"


def write_map(built: dict[str, Any], _: str, __: PageContext) -> tuple[str, str | None]:
    """Write the map as a file."""
    return visible(built["svg"]()), "kommunews-orte.svg"


def moved_pages(datasette: Datasette) -> list[tuple[str, Any]]:
    """List the former addresses of pages: each redirects to the current one, unless a database has
    its name or pages have a prefix."""
    if config_of(datasette).prefix:
        return []
    names = "|".join(name for name in _MOVED if name not in datasette.databases)

    async def view(datasette: Datasette, request: Request) -> Response:
        query = f"?{request.query_string}" if request.query_string else ""
        path = page_address(datasette, f"/{request.url_vars['rest']}")
        return Response.redirect(path + query, status=301)

    return [(rf"/(?P<rest>(?:{names})(?:[./].*)?)$", view)] if names else []


async def robots_txt(datasette: Datasette) -> Response:
    """Keep search engines out unless the metadata invites them."""
    if not config_of(datasette).search_engines:
        return Response.text("User-agent: *\nDisallow: /\n")
    exports = [page_address(datasette, "/suche."), page_address(datasette, "/suche/")]
    return Response.text("\n".join(("User-agent: *", *(f"Disallow: {e}" for e in exports), "")))


async def set_preference(datasette: Datasette, request: Request) -> Response:
    """Store a language or theme in a cookie, and redirect to the page the reader came from."""
    back = request.args.get("back") or "/"
    if not re.match(r"/(?![/\\])[^\s\\]*$", back):
        back = "/"
    response = Response.redirect(datasette.urls.path(back))
    for name, values in ((LANGUAGE_COOKIE, LANGUAGES), (THEME_COOKIE, THEMES)):
        value = request.args.get(name.removeprefix("kommunews_"))
        if value in values:
            response.set_cookie(
                name, value, max_age=YEAR, path=datasette.setting("base_url"), httponly=True
            )
    return response
