"""What all pages share: the archive, the reader's language, the responses."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlencode, urlsplit

from datasette.database import Database as DatasetteDatabase
from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Request, Response
from sqlite_utils import Database

from archive.database.connection import ARCHIVE
from archive.database.schema import is_empty
from reading_room.config import config_of
from reading_room.facets.cache import FacetCache
from reading_room.facets.index import FacetIndex
from reading_room.view.delivery import assets_hash
from reading_room.view.locale import Locale, locale_of
from reading_room.view.safety import ROOM_POLICY

if TYPE_CHECKING:
    from datasette.app import Datasette

LANGUAGE_COOKIE, THEME_COOKIE = "kommunews_language", "kommunews_theme"
THEMES = ("auto", "light", "dark")
TIME_LIMIT = 8000
"""Milliseconds after which a page's queries are interrupted."""
ADDRESS_KEPT = 2000
"""Longest address, in bytes, that a page links back to."""
CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "tabelle.csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csl.json": "application/vnd.citationstyles.csl+json; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}


class PageError(Exception):
    """A page that cannot be shown: its status and the key of the sentence that explains why."""

    def __init__(self, status: int, key: str, **values: Any) -> None:
        super().__init__(key)
        self.status, self.key, self.values = status, key, values
        self.login = ""
        """The login page, for a visitor without permission."""
        self.sql = ""
        """The refused statement, for the visitor to correct."""


class PageContext:
    """What a page knows about its request: language, theme, addresses to link to."""

    def __init__(self, datasette: Datasette, request: Request | None) -> None:
        cookies = request.cookies if request else {}
        self.config = config_of(datasette)
        wanted = cookies.get(LANGUAGE_COOKIE)
        offered = self.config.languages
        self.t: Locale = locale_of(wanted if wanted in offered else offered[0])
        theme = cookies.get(THEME_COOKIE, "")
        self.theme = theme if theme in THEMES else "auto"
        self.datasette, self.request = datasette, request

    def link(self, path: str, parameters: Iterable[tuple[str, Any]] = (), /, **more: Any) -> str:
        """Build an address of the reading room, wherever it is mounted."""
        query = urlencode([*parameters, *((k, v) for k, v in more.items() if v not in (None, ""))])
        address = page_address(self.datasette, path)
        return f"{address}?{query}" if query else address

    def full_link(self, path: str, parameters: Iterable[tuple[str, Any]] = ()) -> str:
        """Build an address with scheme and host, for feeds."""
        assert self.request is not None
        made: str = self.datasette.absolute_url(self.request, self.link(path, parameters))
        return made

    @property
    def here(self) -> str:
        """The address of this page inside the reading room, with its query."""
        if self.request is None:
            return "/"
        base = self.datasette.setting("base_url")
        path: str = self.request.full_path
        if len(path) > ADDRESS_KEPT:
            path = self.request.path[:ADDRESS_KEPT]
        return "/" + path.removeprefix(base).lstrip("/")

    def asset(self, path: str) -> str:
        """Build the address of a style sheet, script or picture; it changes with their content."""
        return str(self.datasette.urls.path(f"/-/kommunews/{assets_hash()}/{path}"))

    def variables(self) -> dict[str, Any]:
        """Return the variables of every template."""
        return {
            "t": self.t,
            "lang": self.t.lang,
            "languages": self.config.languages,
            "room_title": self.config.title,
            "theme": self.theme,
            "themes": THEMES,
            "link": self.link,
            "asset": self.asset,
            "here": self.here,
            "web_url": web_url,
            "archive_database": database_name(self.datasette),
        }


def page_address(datasette: Datasette, path: str) -> str:
    """Return the address of a page: below ``/-/``, like other plugins, as a database may have any
    name; the start page is ``/``, unless the operator chose a prefix."""
    prefix = config_of(datasette).prefix
    if path != "/" or prefix:
        path = f"/-{f'/{prefix}' if prefix else ''}{path}"
    return str(datasette.urls.path(path))


Outcome = TypeVar("Outcome")
Build = Callable[[sqlite3.Connection, FacetIndex, PageContext], dict[str, Any]]


class Room:
    """The reading room of one Datasette."""

    def __init__(self, datasette: Datasette, path: str | None) -> None:
        self.datasette = datasette
        self.path = path
        """Path of the archive; it may not exist yet."""
        self._facet_cache: FacetCache | None = None

    def database(self) -> DatasetteDatabase:
        """Return the archive's database; open it if it was created after the start."""
        name = database_name(self.datasette)
        if name is not None:
            return self.datasette.databases[name]
        if self.path and Path(self.path).is_file():
            return self.datasette.add_database(
                DatasetteDatabase(self.datasette, path=self.path, is_mutable=True)
            )
        raise PageError(503, "error.no-archive", path=self.path or "archive.db")

    def facet_cache(self, path: str) -> FacetCache:
        """Return the cache of the archive's index."""
        if self._facet_cache is None or self._facet_cache.path != path:
            self._facet_cache = FacetCache(path)
        return self._facet_cache

    async def read(self, request: Request, build: Build) -> dict[str, Any]:
        """Build a page from one snapshot of the archive. Raises :class:`PageError`."""
        database = self.database()
        await self.datasette.ensure_permissions(
            request.actor, [("view-database", database.name), "view-instance"]
        )
        context = PageContext(self.datasette, request)

        def inside(conn: sqlite3.Connection) -> dict[str, Any]:
            check_archive(conn, database.path)
            return build(conn, self.facet_cache(database.path).index(conn), context)

        return await self.within(inside)

    async def within(self, work: Callable[[sqlite3.Connection], Outcome]) -> Outcome:
        """Run work on one snapshot of the archive, in a thread, within the time limit. Raises
        :class:`PageError`."""

        def inside(conn: sqlite3.Connection) -> Outcome:
            with sqlite_timelimit(conn, TIME_LIMIT):
                conn.execute("begin")
                try:
                    return work(conn)
                finally:
                    conn.rollback()

        try:
            made: Outcome = await self.database().execute_fn(inside)
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                raise PageError(503, "error.too-slow") from error
            raise
        return made

    async def page(
        self, request: Request, template: str, build: Build, *, status: int = 200
    ) -> Response:
        """Answer with a page, a redirect, or an error page."""
        try:
            shown = await self.read(request, build)
        except PageError as error:
            return await self.error_page(request, error)
        if "redirect" in shown:
            return Response.redirect(shown["redirect"], status=shown.get("status", 302))
        return await self.render(request, template, shown, status)

    async def error_page(self, request: Request | None, error: PageError) -> Response:
        """Answer with a page that explains what is wrong and what to do."""
        shown = {
            "error": error.key,
            "values": error.values,
            "status": error.status,
            "sql": error.sql,
            "login": error.login,
        }

        return await self.render(request, "room/error.html", shown, error.status)

    async def render(
        self, request: Request | None, template: str, shown: dict[str, Any], status: int
    ) -> Response:
        """Render a template as a response under the strict policy of the reading room."""
        html = await self.datasette.render_template(template, shown, request=request)
        return Response.html(html, status=status, headers={"Content-Security-Policy": ROOM_POLICY})


def file_headers(name: str | None) -> dict[str, str]:
    """Return the headers of a file; a browser saves it if it has a name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'} if name else {}
    return {**headers, "Content-Security-Policy": f"{ROOM_POLICY}; sandbox"}


def text_response(body: str, form: str, *, name: str | None = None) -> Response:
    """Answer with a file."""
    return Response(body, headers=file_headers(name), content_type=CONTENT_TYPES[form])


def database_name(datasette: Datasette) -> str | None:
    """Return the name of the archive: the operator's choice, or the first database in a file."""
    if (chosen := config_of(datasette).database) in datasette.databases:
        return chosen
    for name, database in datasette.databases.items():
        if database.path and not name.startswith("_"):
            return str(name)
    return None


def check_archive(conn: sqlite3.Connection, path: str) -> None:
    """Raise :class:`PageError` unless the file is an archive with the current schema."""
    try:
        db = Database(conn, execute_plugins=False)
        misfit, empty = ARCHIVE.misfit(db), is_empty(db)
    except sqlite3.DatabaseError as error:
        raise PageError(503, "error.other-file", path=path) from error
    if empty or (misfit is not None and misfit.kind == "foreign"):
        raise PageError(503, "error.other-file", path=path)
    if misfit is not None:
        raise PageError(503, f"error.{misfit.kind}", path=path)


def web_url(url: str | None) -> str | None:
    """Return an address if it may be linked: only http and https may."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
