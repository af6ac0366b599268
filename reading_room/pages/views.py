"""The views: how a page, a file or a setting answers a request."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request, Response

from archive.exchange import atom
from reading_room.pages import search
from reading_room.room import (
    LANGUAGE_COOKIE,
    THEME_COOKIE,
    THEMES,
    Build,
    PageContext,
    PageError,
    Room,
    text_response,
)
from reading_room.view.locale import LANGUAGES

if TYPE_CHECKING:
    from datasette.app import Datasette

ARCHIVE_VARIABLE = "ARCHIVE_PATH"
"""Names the archive where Datasette was started without one, as it does not exist yet."""
YEAR = 365 * 24 * 3600
"""Seconds that a cookie lasts."""
Write = Callable[[dict[str, Any], str, PageContext], tuple[str, str | None]]
"""Turns what a page has built into the text of a file and the name it is saved under."""


def room_of(datasette: Datasette) -> Room:
    """Return the one reading room of a Datasette."""
    room = getattr(datasette, "_kommunews_room", None)
    if room is None:
        room = datasette._kommunews_room = Room(datasette, os.environ.get(ARCHIVE_VARIABLE))
    return room


def search_engines_allowed(datasette: Datasette) -> bool:
    """Return whether the metadata invites them: ``plugins: kommunews: {search_engines: true}``."""
    return bool((datasette.plugin_config("kommunews") or {}).get("search_engines"))


def page_view(template: str, build: Build) -> Any:
    """Make a view that answers with a page."""

    async def view(datasette: Datasette, request: Request) -> Response:
        return await room_of(datasette).page(request, template, build)

    return view


def file_view(build: Build, write: Write) -> Any:
    """Make a view that answers with a file, in the format that its address names."""

    async def view(datasette: Datasette, request: Request) -> Response:
        room = room_of(datasette)
        try:
            built = await room.read(request, build)
        except PageError as error:
            return await room.error_page(request, error)
        form = request.url_vars["form"]
        text, name = write(built, form, PageContext(datasette, request))
        return text_response(text, form, name=name)

    return view


def write_rows(built: dict[str, Any], form: str, _: PageContext) -> tuple[str, str | None]:
    """Write all hits of a search as CSV or JSON."""
    if form == "csv":
        return search.rows_as_csv(built["rows"]), "kommunews-suche.csv"
    asked = dict(built["params"].to_query())
    notes = {"notes": built["notes"]} if built["notes"] else {}
    return search.rows_as_json(built["rows"], search=asked, **notes), None


def write_feed(built: dict[str, Any], _: str, context: PageContext) -> tuple[str, str | None]:
    """Write the newest hits of a search as an Atom feed."""
    params = built["params"]
    title = " · ".join(["Kommunews", *filter(None, [params.q, *params.filters.values()])])
    query = params.to_query(sort="")
    here, page = context.full_link("/suche.atom", query), context.full_link("/suche", query)
    links = (("self", "application/atom+xml", here), ("alternate", "text/html", page))
    asked = "&".join(f"{name}={value}" for name, value in query)
    head = atom.Head(uuid=built["uuid"], title=title, query=asked, links=links)
    return search.as_feed(built["records"], head), None


def write_citation(built: dict[str, Any], form: str, _: PageContext) -> tuple[str, str | None]:
    """Write the citation of an article as text, BibTeX or CSL-JSON."""
    return built[form], f"kommunews-{built['id']}.{form}" if form in ("bib", "ris") else None


def write_answer(built: dict[str, Any], form: str, _: PageContext) -> tuple[str, str | None]:
    """Write the answer to a question as CSV or JSON."""
    name = built["question"].name
    if form == "csv":
        return search.rows_as_csv(built["all_rows"], built["names"]), f"kommunews-{name}.csv"
    return search.rows_as_json(built["all_rows"], parameters=built["values"]), None


def write_places(built: dict[str, Any], _: str, __: PageContext) -> tuple[str, str | None]:
    """Write all places of the map as CSV."""
    names = ["ags", "name", "kind", "latitude", "longitude", "articles"]
    return search.rows_as_csv(built["rows"], names), "kommunews-orte.csv"


async def robots_txt(datasette: Datasette) -> Response:
    """Keep search engines out unless the metadata invites them."""
    rule = "Disallow:" if search_engines_allowed(datasette) else "Disallow: /"
    return Response.text(f"User-agent: *\n{rule}\n")


async def set_preference(datasette: Datasette, request: Request) -> Response:
    """Store another language or theme in a cookie, and lead back to the page one came from."""
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
