"""The hooks and routes of the reading room, as Datasette calls them.

Datasette loads plugins while it is half imported itself: neither this module nor any that it
imports may import ``datasette.app`` or ``datasette.plugins``.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from datasette.utils.asgi import Base400, Forbidden, Request, Response, asgi_static
from jinja2 import Environment

from archive.search.find import register
from reading_room.pages import article, front, operations, places, research, search
from reading_room.room import (
    LANGUAGE,
    THEME,
    THEMES,
    Room,
    TroubleError,
    Visit,
    database_name,
    text_response,
)
from reading_room.view.locale import LANGUAGES, catalogue
from reading_room.view.safety import App, guarded, tables_policy

if TYPE_CHECKING:
    from datasette.app import Datasette

ARCHIVE_PATH = "ARCHIVE_PATH"
"""Environment: the archive, where Datasette was started without one that exists."""
YEAR = 365 * 24 * 3600


def room_of(datasette: Datasette) -> Room:
    """The one reading room of a Datasette."""
    room = getattr(datasette, "_kommunews_room", None)
    if room is None:
        room = datasette._kommunews_room = Room(datasette, os.environ.get(ARCHIVE_PATH))
    return room


def indexed(datasette: Datasette) -> bool:
    """Whether search engines may come: ``plugins: kommunews: {search_engines: true}``."""
    return bool((datasette.plugin_config("kommunews") or {}).get("search_engines"))


@hookimpl
def startup(datasette: Datasette) -> None:
    """Begin to fill the columns, so that the first reader has not to wait."""
    name = database_name(datasette)
    if name is not None:
        room_of(datasette).shelf(datasette.databases[name].path).open_beside()


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Give SQL the function ``german(text)``."""
    register(conn)


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    """Let templates ask whether the catalogue has a word for something."""
    env.tests["in_catalogue"] = catalogue().__contains__


@hookimpl
def extra_template_vars(datasette: Datasette, request: Request | None) -> dict[str, Any]:
    """Language, theme and addresses for every template, Datasette's own included."""
    return Visit(datasette, request).variables()


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    """Headers of safety on every answer."""
    policy = tables_policy(files("datasette") / "templates")
    return lambda app: guarded(app, policy, indexed=indexed(datasette))


@hookimpl
def canned_queries(datasette: Datasette, database: str) -> dict[str, dict[str, Any]]:
    """The questions of the reading room as named queries, to go on from in SQL."""
    if database != database_name(datasette):
        return {}
    return {
        question.name: {
            "sql": question.sql,
            "title": question.title["de"],
            "description": question.sentence["de"],
            "params": list(question.parameters),
        }
        for question in research.questions().values()
    }


@hookimpl
def menu_links(datasette: Datasette) -> list[dict[str, str]]:
    """The rooms, in Datasette's own menu."""
    paths = {"Suche": "/suche", "Forschung": "/forschung", "Orte": "/orte", "Betrieb": "/betrieb"}
    return [{"href": datasette.urls.path(path), "label": name} for name, path in paths.items()]


@hookimpl
def forbidden(datasette: Datasette, request: Request, message: str) -> Any:  # noqa: ARG001
    """Somebody must log in first."""

    async def inner() -> Response:
        return await room_of(datasette).sorry(request, TroubleError(403, "trouble.forbidden"))

    return inner


@hookimpl(tryfirst=True)
def handle_exception(datasette: Datasette, request: Request, exception: Exception) -> Any:
    """Every fault is a friendly page with the right status; addresses of data keep Datasette's."""
    if request.path.endswith((".json", ".csv")) or isinstance(exception, Forbidden):
        return None

    async def inner() -> Response:
        room = room_of(datasette)
        if isinstance(exception, Base400) or hasattr(exception, "status"):
            status = int(getattr(exception, "status", 400))
            if status == 404:
                return await room.sorry(request, TroubleError(404, "trouble.no-page"))
            said = str(getattr(exception, "message", None) or exception)
            return await room.sorry(request, TroubleError(status, "trouble.refused", said=said))
        return await room.sorry(request, TroubleError(500, "trouble.fault"))

    return inner


def page(template: str, build: Any) -> Any:
    """A view that shows a template."""

    async def view(datasette: Datasette, request: Request) -> Response:
        return await room_of(datasette).page(request, template, build)

    return view


def data(build: Any, write: Callable[[dict[str, Any], str, Visit], tuple[str, str | None]]) -> Any:
    """A view that gives a file, in the form that its address names."""

    async def view(datasette: Datasette, request: Request) -> Response:
        room = room_of(datasette)
        try:
            made = await room.read(request, build)
        except TroubleError as trouble:
            return await room.sorry(request, trouble)
        form = request.url_vars["form"]
        text, name = write(made, form, Visit(datasette, request))
        return text_response(text, form, name=name)

    return view


def write_rows(made: dict[str, Any], form: str, visit: Visit) -> tuple[str, str | None]:  # noqa: ARG001
    """Hits of a search."""
    if form == "csv":
        return search.as_csv(made["rows"]), "kommunews-suche.csv"
    return search.as_json(made["rows"], search=dict(made["wish"].parameters())), None


def write_feed(made: dict[str, Any], form: str, visit: Visit) -> tuple[str, str | None]:  # noqa: ARG001
    """The newest hits of a search."""
    wish = made["wish"]
    title = " · ".join(["Kommunews", *filter(None, [wish.q, *wish.filters.values()])])
    parameters = wish.parameters(sort="")
    return (
        search.as_feed(
            made["records"],
            title,
            visit.full_link("/suche.atom", parameters),
            visit.full_link("/suche", parameters),
        ),
        None,
    )


def write_citation(made: dict[str, Any], form: str, visit: Visit) -> tuple[str, str | None]:  # noqa: ARG001
    """A citation."""
    return made[form], f"kommunews-{made['id']}.bib" if form == "bib" else None


def write_answer(made: dict[str, Any], form: str, visit: Visit) -> tuple[str, str | None]:  # noqa: ARG001
    """The answer to a question."""
    name = made["question"].name
    if form == "csv":
        return search.as_csv(made["all_rows"], made["names"]), f"kommunews-{name}.csv"
    return search.as_json(made["all_rows"], parameters=made["values"]), None


def write_places(made: dict[str, Any], form: str, visit: Visit) -> tuple[str, str | None]:  # noqa: ARG001
    """All places."""
    names = ["ags", "name", "kind", "latitude", "longitude", "articles"]
    return search.as_csv(made["rows"], names), "kommunews-orte.csv"


async def robots(datasette: Datasette) -> Response:
    """Search engines stay out unless they are invited."""
    rule = "Disallow:" if indexed(datasette) else "Disallow: /"
    return Response.text(f"User-agent: *\n{rule}\n")


async def switch(datasette: Datasette, request: Request) -> Response:
    """Take another language or theme, and go back to where one was."""
    back = request.args.get("back") or "/"
    if not re.match(r"/(?![/\\])[^\s\\]*$", back):
        back = "/"
    response = Response.redirect(datasette.urls.path(back))
    for name, values in ((LANGUAGE, LANGUAGES), (THEME, THEMES)):
        value = request.args.get(name.removeprefix("kommunews_"))
        if value in values:
            response.set_cookie(
                name, value, max_age=YEAR, path=datasette.setting("base_url"), httponly=True
            )
    return response


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """List the pages with their addresses. Style sheets and fonts have a route of their own, since
    the address that Datasette gives them depends on how the plugin is installed."""
    one = r"/artikel/(?P<id>[0-9]{1,18})"
    question = r"/forschung/(?P<name>[a-z-]+)"
    return [
        (r"/assets/(?P<path>.*)$", asgi_static(str(files("reading_room") / "static"))),
        (r"/$", page("room/start.html", front.build)),
        (r"/suche$", page("room/search.html", search.build)),
        (r"/suche\.(?P<form>csv|json)$", data(search.build_rows, write_rows)),
        (r"/suche\.(?P<form>atom)$", data(search.build_feed, write_feed)),
        (rf"{one}$", page("room/article.html", article.build)),
        (rf"{one}/fassungen$", page("room/versions.html", article.build_comparison)),
        (rf"{one}\.(?P<form>bib|json|txt)$", data(article.build_citation, write_citation)),
        (r"/forschung$", page("room/research.html", research.build_list)),
        (r"/schema$", page("room/schema.html", research.build_schema)),
        (rf"{question}$", page("room/question.html", research.build)),
        (rf"{question}\.(?P<form>csv|json)$", data(research.build, write_answer)),
        (r"/orte$", page("room/places.html", places.build)),
        (r"/orte\.(?P<form>csv)$", data(places.build_rows, write_places)),
        (r"/betrieb$", page("room/operations.html", operations.build)),
        (r"/robots\.txt$", robots),
        (r"/-/einstellung$", switch),
    ]
