"""The hooks and routes of the reading room, as Datasette calls them.

Datasette loads plugins while it is only half imported: neither this module nor its imports may
import ``datasette.app`` or ``datasette.plugins``.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Generator
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from datasette.utils.asgi import BadRequest, Base400, Forbidden, Request, Response
from jinja2 import Environment

from archive.search.find import register
from reading_room.config import config_of
from reading_room.pages import (
    article,
    exports,
    feed,
    front,
    operations,
    places,
    research,
    search,
    tables,
    values,
    versions,
)
from reading_room.pages.questions import questions
from reading_room.pages.views import (
    asset_file,
    capture_view,
    export_view,
    file_view,
    moved_pages,
    page_view,
    robots_txt,
    room_of,
    set_preference,
    write_chart,
    write_citation,
    write_feed,
    write_map,
)
from reading_room.room import PageContext, PageError, database_name, page_address
from reading_room.view.delivery import with_delivery
from reading_room.view.locale import catalogue
from reading_room.view.safety import App, shown, tables_policy, with_safety_headers

if TYPE_CHECKING:
    from datasette.app import Datasette


log = logging.getLogger("uvicorn.error")

LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 10_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 500,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1_000,
}
"""Limits on a visitor's statement: bytes of a value or row and of the statement, depth of an
expression, bytes of a pattern (sqlite.org/limits.html)."""


@hookimpl
def startup(datasette: Datasette) -> None:
    """Load the index in the background, so that the first reader waits less; limit table pages."""
    tables.apply_settings(datasette)
    name = database_name(datasette)
    if name is not None:
        room_of(datasette).facet_cache(datasette.databases[name].path).open_in_background()


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Add the SQL functions ``found(text)``, ``matching(text)`` and ``german(text)``, and limits.

    The time limit cannot interrupt a single function call: without size limits, one request for
    ``hex(randomblob(3e8))`` took 3.6 GB.
    """
    register(conn)
    for limit, value in LIMITS.items():
        conn.setlimit(limit, value)


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    """Let templates test for a key of the catalogue, and escape control and bidi characters, on
    Datasette's own pages too."""
    env.tests["in_catalogue"] = catalogue().__contains__
    env.finalize = shown


@hookimpl
def extra_template_vars(
    datasette: Datasette, request: Request | None, database: str | None
) -> dict[str, Any]:
    """Give language, theme and addresses to every template, Datasette's own included. The archive
    has nothing attached: ``temp``, of which Datasette would tell, holds what a search needs."""
    own: dict[str, Any] = (
        {"attached_databases": []} if database and database == database_name(datasette) else {}
    )
    return {**PageContext(datasette, request).variables(), **own}


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    """Add safety headers, compression and validators to every response."""
    policy = tables_policy(files("datasette") / "templates")
    allowed = config_of(datasette).search_engines
    return lambda app: with_delivery(with_safety_headers(app, policy, search_engines=allowed))


@hookimpl
def canned_queries(datasette: Datasette, database: str) -> dict[str, dict[str, Any]]:
    """Offer the questions of the reading room as named queries that readers can edit as SQL."""
    if database != database_name(datasette):
        return {}
    return {
        question.name: {
            "sql": question.sql,
            "title": question.title["de"],
            "description": question.sentence["de"],
            "params": list(question.parameters),
        }
        for question in questions().values()
    }


@hookimpl
def get_metadata(datasette: Datasette) -> dict[str, Any]:
    """Describe tables and columns in the schema's words; hide those that only the crawl needs."""
    found: dict[str, Any] = tables.metadata(datasette)
    return found


@hookimpl
def render_cell(
    row: Any, value: Any, column: str, table: str | None, database: str, datasette: Datasette
) -> Any:
    """Link the articles and versions named in tables and SQL results."""
    return tables.cell(datasette, database, table, column, value, row)


@hookimpl
def menu_links(datasette: Datasette) -> list[dict[str, str]]:
    """List the pages in Datasette's own menu."""
    paths = {"Suche": "/suche", "Forschung": "/forschung", "Orte": "/orte", "Betrieb": "/betrieb"}
    return [{"href": page_address(datasette, path), "label": name} for name, path in paths.items()]


@hookimpl
def forbidden(datasette: Datasette, request: Request, message: str) -> Any:  # noqa: ARG001
    """Answer with an error page when a visitor must log in first."""

    login = config_of(datasette).login
    error = PageError(403, "error.forbidden.login" if login else "error.forbidden")
    error.login = str(datasette.urls.path(login)) if login.startswith("/") else login

    async def inner() -> Response:
        return await room_of(datasette).error_page(request, error)

    return inner


@hookimpl(hookwrapper=True)
def handle_exception(
    datasette: Datasette, request: Request, exception: Exception
) -> Generator[None, Any, None]:
    """Answer with an error page of the right status; JSON and CSV keep Datasette's answer.

    Where there is a page, Datasette's own answer is not made: beside ``rich`` that would write all
    variables to the log, cookies too, and fail for an address without a route.
    """
    outcome = yield
    if (isinstance(exception, ValueError) and "_next" in request.args) or (
        isinstance(exception, AssertionError) and request.method == "POST"
    ):
        exception = BadRequest(str(exception))  # Datasette expected a number, a named query
    refused = isinstance(exception, Base400) or hasattr(exception, "status")
    if getattr(exception, "status", 0) == 500:
        exception.status = 400  # type: ignore[attr-defined]  # Datasette's for what a visitor wrote
    if request.path.endswith((".json", ".csv")) or isinstance(exception, Forbidden):
        return
    if not refused:
        log.error("%s could not be answered", request.path, exc_info=exception)

    async def inner() -> Response:
        error = PageError(500, "error.fault")
        if refused:
            status = int(getattr(exception, "status", 400))
            message = str(getattr(exception, "message", None) or exception)
            error = PageError(status, "error.refused", message=message)
            if status == 404:
                error = PageError(404, "error.no-page")
            elif status == 400:
                error.sql = (request.args.get("sql") or "")[:20_000]
        return await room_of(datasette).error_page(request, error)

    others = [a for a in outcome.get_result() if a.__module__ != "datasette.handle_exception"]
    outcome.force_result([inner, *others])


@hookimpl
def register_routes(datasette: Datasette) -> list[tuple[str, Any]]:
    """List the routes of all pages. Style sheets and fonts have a separate route, since Datasette's
    address for them depends on how the plugin is installed."""
    one = r"/artikel/(?P<id>[0-9]{1,18})"
    question = r"/forschung/(?P<name>[a-z-]+)"
    table = r"(?P<form>csv|json|xlsx|tabelle\.csv)$"
    hits = r"/suche\.(?P<form>csv|json|xlsx|tabelle\.csv|bib|ris|csl\.json)$"
    pages: list[tuple[str, Any]] = [
        (r"/suche$", page_view("room/search.html", search.build)),
        (r"/suche/werte$", page_view("room/values.html", values.build)),
        (r"/suche/folgen$", page_view("room/follow.html", feed.build_help)),
        (hits, export_view(exports.of_search)),
        (r"/suche\.(?P<form>atom)$", file_view(feed.build_arrivals, write_feed)),
        (r"/aenderungen\.(?P<form>atom)$", file_view(feed.build_changes, write_feed)),
        (rf"{one}$", page_view("room/article.html", article.build)),
        (rf"{one}/abruf$", capture_view),
        (rf"{one}/fassungen$", page_view("room/versions.html", versions.build)),
        (
            r"/version/(?P<hash>[0-9a-fA-F]{8,32})$",
            page_view("room/version.html", versions.build_one),
        ),
        (rf"{one}\.(?P<form>bib|json|ris|txt)$", file_view(article.build_citation, write_citation)),
        (r"/forschung$", page_view("room/research.html", research.build_list)),
        (r"/schema$", page_view("room/schema.html", research.build_schema)),
        (rf"{question}$", page_view("room/question.html", research.build)),
        (rf"{question}\.{table}", export_view(exports.of_question)),
        (rf"{question}\.(?P<form>svg)$", file_view(research.build, write_chart)),
        (r"/orte$", page_view("room/places.html", places.build)),
        (r"/orte\.(?P<form>csv)$", export_view(exports.of_places)),
        (r"/orte\.(?P<form>svg)$", file_view(places.build, write_map)),
        (r"/betrieb$", page_view("room/operations.html", operations.build)),
        (r"/einstellung$", set_preference),
    ]
    prefix = config_of(datasette).prefix
    start = rf"/-/{prefix}/?$" if prefix else r"/$"
    return [
        (r"/-/kommunews/(?P<hash>[0-9a-f]{1,40})/(?P<path>.*)$", asset_file),
        (start, page_view("room/start.html", front.build)),
        (r"/robots\.txt$", robots_txt),
        *((f"/-/{prefix}{path}" if prefix else f"/-{path}", view) for path, view in pages),
        *moved_pages(datasette),
    ]
