"""The operator's options, under ``plugins: kommunews:`` in Datasette's metadata."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from click import ClickException

from reading_room.view.locale import LANGUAGES

if TYPE_CHECKING:
    from datasette.app import Datasette

_LOGIN = re.compile(r"/(?!/)|https?://")
_PREFIX = re.compile(r"[a-z0-9][a-z0-9-]*", re.ASCII)


@dataclass(frozen=True, kw_only=True, slots=True)
class Config:
    """Hold the operator's options."""

    title: str = "Kommunews"
    """Name of the reading room."""
    languages: tuple[str, ...] = LANGUAGES
    """Languages on offer; a new reader gets the first."""
    prefix: str = ""
    """Path below ``/-/`` for all pages; with one, Datasette keeps ``/``."""
    database: str = ""
    """The database that is the archive; by default the first one backed by a file."""
    login: str = ""
    """The login page: a path on this server, or an address."""
    search_engines: bool = False
    """Whether search engines may index the pages."""


def config_of(datasette: Datasette) -> Config:
    """Read the operator's options once. Raises ``ClickException``, which stops the server with one
    sentence, for an invalid option."""
    found: Config | None = getattr(datasette, "_kommunews_config", None)
    if found is None:
        datasette._kommunews_config = Config()  # Datasette asks its plugins for metadata, us too
        given = datasette.plugin_config("kommunews")
        found = datasette._kommunews_config = _read(given or {})
    return found


def _read(given: dict[str, Any]) -> Config:
    config = dict(given)
    for name in given.keys() - Config.__slots__:
        raise _wrong(name, "is unknown", f"choose among {', '.join(Config.__slots__)}")
    if isinstance(languages := config.get("languages", LANGUAGES), list | tuple):
        config["languages"] = tuple(languages)
        if not languages or not set(languages) <= set(LANGUAGES):
            raise _wrong("languages", f"is {languages}", f"name some of {', '.join(LANGUAGES)}")
    for name, value in config.items():
        kind = type(getattr(Config(), name))
        if not isinstance(value, kind):
            raise _wrong(name, f"is {value!r}", f"give it a {kind.__name__}")
    if config.get("prefix") and not _PREFIX.fullmatch(config["prefix"]):
        raise _wrong("prefix", f"is {config['prefix']!r}", "use small letters, digits and hyphens")
    if config.get("login") and not _LOGIN.match(config["login"]):
        raise _wrong("login", f"is {config['login']!r}", "begin it with / or https://")
    return Config(**config)


def _wrong(name: str, fault: str, remedy: str) -> ClickException:
    return ClickException(f"plugins: kommunews: {name} {fault} in the metadata; {remedy}.")
