"""What all pages share: the archive they read, the language they speak, how they answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from datasette.app import Datasette
from datasette.database import Database as DatasetteDatabase
from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Request, Response
from sqlite_utils import Database

from archive.database.connection import ARCHIVE
from archive.database.schema import is_empty
from reading_room.columns import Columns
from reading_room.language import LANGUAGES, Tongue, tongue
from reading_room.safety import ROOM_POLICY
from reading_room.shelf import Shelf

LANGUAGE, THEME = "kommunews_language", "kommunews_theme"
"""Names of the two cookies."""
THEMES = ("auto", "light", "dark")
TIME_LIMIT = 8000
"""Milliseconds after which a page gives up."""
FORMS = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}


class TroubleError(Exception):
    """A page that cannot be shown: its status and the key of the sentence that says why."""

    def __init__(self, status: int, key: str, **values: Any) -> None:
        super().__init__(key)
        self.status, self.key, self.values = status, key, values


class Visit:
    """One request: its language, its addresses."""

    def __init__(self, datasette: Datasette, request: Request | None) -> None:
        cookies = request.cookies if request else {}
        self.t: Tongue = tongue(cookies.get(LANGUAGE))
        theme = cookies.get(THEME, "")
        self.theme = theme if theme in THEMES else "auto"
        self.datasette, self.request = datasette, request

    def link(self, path: str, parameters: Iterable[tuple[str, Any]] = (), /, **more: Any) -> str:
        """An address of the reading room, wherever it is mounted."""
        query = urlencode([*parameters, *((k, v) for k, v in more.items() if v not in (None, ""))])
        address = str(self.datasette.urls.path(path))
        return f"{address}?{query}" if query else address

    def full_link(self, path: str, parameters: Iterable[tuple[str, Any]] = ()) -> str:
        """The same with scheme and host, for feeds."""
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
        return "/" + path.removeprefix(base).lstrip("/")

    def variables(self) -> dict[str, Any]:
        """What every template may use."""
        return {
            "t": self.t,
            "lang": self.t.lang,
            "languages": LANGUAGES,
            "theme": self.theme,
            "themes": THEMES,
            "link": self.link,
            "here": self.here,
            "web": web,
            "archive_database": database_name(self.datasette),
        }


Build = Callable[[sqlite3.Connection, Columns, Visit], dict[str, Any]]


class Room:
    """The reading room of one Datasette."""

    def __init__(self, datasette: Datasette, path: str | None) -> None:
        self.datasette = datasette
        self.path = path
        """The archive that was named, which need not be there yet."""
        self._shelf: Shelf | None = None

    def database(self) -> DatasetteDatabase:
        """The archive among the databases; one that has appeared meanwhile is opened."""
        name = database_name(self.datasette)
        if name is not None:
            return self.datasette.databases[name]
        if self.path and Path(self.path).is_file():
            return self.datasette.add_database(
                DatasetteDatabase(self.datasette, path=self.path, is_mutable=True)
            )
        raise TroubleError(503, "trouble.no-archive", path=self.path or "archive.db")

    def shelf(self, path: str) -> Shelf:
        """The columns of the archive."""
        if self._shelf is None or self._shelf.path != path:
            self._shelf = Shelf(path)
        return self._shelf

    async def read(self, request: Request, build: Build) -> dict[str, Any]:
        """Let a page read the archive, all of one moment. Raises :class:`TroubleError`."""
        database = self.database()
        await self.datasette.ensure_permissions(
            request.actor, [("view-database", database.name), "view-instance"]
        )
        visit = Visit(self.datasette, request)

        def inside(conn: sqlite3.Connection) -> dict[str, Any]:
            check(conn, database.path)
            with sqlite_timelimit(conn, TIME_LIMIT):
                conn.execute("begin")
                try:
                    return build(conn, self.shelf(database.path).columns(conn), visit)
                finally:
                    conn.rollback()

        try:
            made: dict[str, Any] = await database.execute_fn(inside)
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                raise TroubleError(503, "trouble.too-slow") from error
            raise
        return made

    async def page(
        self, request: Request, template: str, build: Build, *, status: int = 200
    ) -> Response:
        """A page, or the sentence that says why there is none."""
        try:
            context = await self.read(request, build)
        except TroubleError as trouble:
            return await self.sorry(request, trouble)
        if "redirect" in context:
            return Response.redirect(context["redirect"], status=context.get("status", 302))
        return await self.render(request, template, context, status)

    async def sorry(self, request: Request | None, trouble: TroubleError) -> Response:
        """A friendly page that says what is wrong and what to do."""
        context = {"trouble": trouble.key, "values": trouble.values, "status": trouble.status}
        return await self.render(request, "room/trouble.html", context, trouble.status)

    async def render(
        self, request: Request | None, template: str, context: dict[str, Any], status: int
    ) -> Response:
        """A template as a response, with the strict policy of the reading room."""
        html = await self.datasette.render_template(template, context, request=request)
        return Response.html(html, status=status, headers={"Content-Security-Policy": ROOM_POLICY})


def text_response(body: str, form: str, *, name: str | None = None, status: int = 200) -> Response:
    """A file: shown by the browser where it can, saved under a name where it should."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'} if name else {}
    headers["Content-Security-Policy"] = ROOM_POLICY
    return Response(body, status=status, headers=headers, content_type=FORMS[form])


def database_name(datasette: Datasette) -> str | None:
    """The first database that is a file: the archive."""
    for name, database in datasette.databases.items():
        if database.path and not name.startswith("_"):
            return str(name)
    return None


def check(conn: sqlite3.Connection, path: str) -> None:
    """Whether the file is an archive of today's shape. Raises :class:`TroubleError`."""
    try:
        db = Database(conn, execute_plugins=False)
        misfit, empty = ARCHIVE.misfit(db), is_empty(db)
    except sqlite3.DatabaseError as error:
        raise TroubleError(503, "trouble.other-file", path=path) from error
    if empty or (misfit is not None and misfit.kind == "foreign"):
        raise TroubleError(503, "trouble.other-file", path=path)
    if misfit is not None:
        raise TroubleError(503, f"trouble.{misfit.kind}", path=path)


def web(url: str | None) -> str | None:
    """An address that may stand in a link: of the web, or none."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
