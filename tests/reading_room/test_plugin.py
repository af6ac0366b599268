"""How Datasette finds the reading room: by its entry point, or from a checkout never installed."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click import ClickException
from scrapy.settings import Settings

import reading_room
from archive.database import docs
from crawler.commands import browse
from reading_room import plugin
from reading_room.config import config_of
from reading_room.view.delivery import assets_hash
from tests.conftest import ROOT

pytestmark = pytest.mark.long
EXAMPLE = ROOT / "archive.db.example"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder that says of this checkout what an installation would say."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    info = tmp_path / "kommunews-0.0.1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Name: {project['name']}\nVersion: 0.0.1\n", "utf-8")
    lines = [f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in entries.items())
             for group, entries in project["entry-points"].items()]  # fmt: skip
    (info / "entry_points.txt").write_text("\n".join(lines), "utf-8")
    return tmp_path


def python(*arguments: str, first: Path = ROOT) -> str:
    """What a new Python says that has the checkout on its path, behind the folder ``first``."""
    answer = subprocess.run(
        [sys.executable, "-P", *arguments],
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(first), str(ROOT)))},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


def hooks() -> list[str]:
    """The names of all hooks that the plugin module defines."""
    return sorted(n for n, value in vars(plugin).items() if hasattr(value, "datasette_impl"))


def test_the_package_shows_every_hook() -> None:
    assert sorted(reading_room.__all__) == hooks()


def test_importing_it_loads_no_plugins_of_datasette() -> None:
    """Else Datasette would register this package half imported, without its hooks."""
    code = "import reading_room, sys; print(*sys.modules)"
    loaded = python("-c", code).split()
    assert "reading_room.plugin" in loaded
    assert {"datasette.app", "datasette.plugins"}.isdisjoint(loaded)


def test_datasette_finds_it_by_its_entry_point(installed: Path) -> None:
    found: list[dict[str, Any]] = json.loads(python("-m", "datasette", "plugins", first=installed))
    assert found == [{"name": "kommunews", "version": "0.0.1", "static": True, "templates": True,
                      "hooks": hooks()}]  # fmt: skip


def test_a_checkout_is_enough() -> None:
    (found,) = json.loads(python("-m", "reading_room", "plugins"))
    assert (found["static"], found["templates"], found["hooks"]) == (True, True, hooks())


def test_tables_are_explained_and_those_of_the_crawl_hidden(installed: Path) -> None:
    def get(address: str) -> str:
        return python("-m", "datasette", "-i", str(EXAMPLE), "--get", address, first=installed)

    database = "/archive~2Edb"
    tables = {t["name"]: t["hidden"] for t in json.loads(get(f"{database}.json"))["tables"]}
    assert (tables["articles"], tables["quarantine"]) == (False, False)
    assert (tables["_cursors"], tables["_announcements"], tables["articles_fts"]) == (True,) * 3
    page = get(f"{database}/revisions")
    assert docs.described("revisions") in page
    assert "this row corrects the one before it" in page


def test_plain_datasette_shows_the_room_with_its_style(installed: Path) -> None:
    def get(address: str) -> str:
        return python("-m", "datasette", "-i", str(EXAMPLE), "--get", address, first=installed)

    address = f"/-/kommunews/{assets_hash()}/room.css"
    assert f'<link rel="stylesheet" href="{address}">' in get("/")
    style = (ROOT / "reading_room" / "static" / "room.css").read_text("utf-8")
    assert get(address).strip() == style.strip()


def test_former_addresses_lead_on_unless_a_database_is_called_so(installed: Path) -> None:
    called_so = installed / "suche.db"
    shutil.copyfile(EXAMPLE, called_so)
    code = (
        "import asyncio, sys; from datasette.app import Datasette\n"
        "async def ask(file):\n"
        "    client = Datasette([], immutables=[file]).client\n"
        "    for path in ('/suche.json?q=Akte&site=a', '/suche/articles', '/orte'):\n"
        "        answer = await client.get(path, follow_redirects=False)\n"
        "        print(answer.status_code, answer.headers.get('location'))\n"
        "for file in sys.argv[1:]: asyncio.run(ask(file))"
    )
    said = python("-c", code, str(EXAMPLE), str(called_so), first=installed).splitlines()
    assert said[:3] == ["301 /-/suche.json?q=Akte&site=a", "301 /-/suche/articles", "301 /-/orte"]
    assert said[3:] == ["200 None", "200 None", "301 /-/orte"]


ASK = """
import asyncio, json, re, sys
from datasette import hookimpl
from datasette.app import Datasette
from datasette.plugins import pm
from datasette.utils.asgi import Response

class Other:
    __name__ = "other"

    @hookimpl
    def register_routes(self):
        return [("/-/suche-anders$", lambda: Response.text("another plugin"))]

pm.register(Other(), name="other")
files, config, settings = json.loads(sys.argv[1])
served = Datasette(files, metadata={"plugins": {"kommunews": config}}, settings=settings)

async def ask(path):  # the client puts the base_url in front
    answer = await served.client.get(path, follow_redirects=False)
    return answer.status_code, answer.text

async def every(paths):
    await served.invoke_startup()
    return [await ask(path) for path in paths]

print(json.dumps(asyncio.run(every(sys.argv[2:]))))
"""
"""Serves files with a configuration and settings beside another plugin; asks for addresses."""


def answers(
    installed: Path, files: list[str], *paths: str, config: Any = None, settings: Any = None
) -> list[tuple[int, str]]:
    what = json.dumps([files, config or {}, settings or {}])
    # Above it stands what other packages print of a page that is not found.
    found = json.loads(python("-c", ASK, what, *paths, first=installed).splitlines()[-1])
    return [(status, text) for status, text in found]


def test_title_languages_and_prefix_are_chosen(installed: Path) -> None:
    config = {"title": "Presse & Archiv", "languages": ["en"], "prefix": "presse"}
    start, own, hit, old, article, other = answers(
        installed, [str(EXAMPLE)], "/-/presse/", "/", "/-/presse/suche?q=Akte", "/suche",
        "/-/presse/artikel/1", "/-/suche-anders", config=config,
    )  # fmt: skip
    assert [status for status, _ in (start, hit, old, article)] == [200, 200, 404, 200]
    assert other == (200, "another plugin")
    assert "· Presse &amp; Archiv</title>" in hit[1]
    assert '<html lang="en"' in hit[1]
    assert "language=" not in hit[1]
    assert 'id="hits"' not in own[1]  # the start page of the server is Datasette's own
    for page in (start, hit, article):
        inside = re.findall(r'(?:href|action)="(/[^"]*)"', page[1])
        pages = [a for a in inside if a.startswith("/-/") and "/-/kommunews/" not in a]
        assert len(pages) > 9
        assert [a for a in pages if not a.startswith("/-/presse/")] == []


def test_it_lives_under_a_path_and_beside_other_databases(installed: Path) -> None:
    other = installed / "aaa.db"
    with closing(sqlite3.connect(other)) as conn:
        conn.execute("create table articles (id integer primary key, title text)")
    files = [str(other), str(EXAMPLE)]
    paths = ("/", "/-/suche?q=Akte", "/-/artikel/1", "/aaa/articles", "/-/orte", "/-/betrieb",
             "/suche?q=Akte")  # fmt: skip
    found = answers(installed, files, *paths, config={"database": "archive.db"},
                    settings={"base_url": "/archiv/"})  # fmt: skip
    assert [status for status, _ in found] == [200] * 6 + [301]
    for (_, text), path in zip(found, paths, strict=True):
        inside = re.findall(r'(?:href|src|action)="(/[^"]*)"', text)
        assert inside or path.startswith("/suche?")
        assert [a for a in inside if not a.startswith("/archiv/")] == [], path
    assert "publisher_changes" not in found[3][1]
    (wrong,) = answers(installed, files, "/")  # the first file is no archive, and says so
    assert wrong[0] == 503
    assert "aaa.db" in wrong[1]


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ({"titel": "x"}, "titel is unknown"),
        ({"languages": ["fr"]}, "languages is ['fr']"),
        ({"title": 3}, "title is 3"),
        ({"prefix": "a/b"}, "prefix is 'a/b'"),
        ({"login": "//evil.example"}, "login is '//evil.example'"),
    ],
)
def test_a_choice_that_makes_no_sense_ends_the_start(config: Any, said: str) -> None:
    with pytest.raises(ClickException, match=re.escape(f"plugins: kommunews: {said}")):
        config_of(Served(config))


class Served:
    """What of Datasette a configuration is read from."""

    def __init__(self, config: Any) -> None:
        self.config = config

    def plugin_config(self, name: str) -> Any:
        assert name == "kommunews"
        return self.config


def test_without_datasette_the_command_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(browse, "find_spec", lambda name: None if name == "datasette" else name)
    command = browse.Command()
    command.settings = Settings()
    command.run([], Namespace())
    said = capsys.readouterr().err
    assert command.exitcode == 1
    assert said.startswith("Browsing needs datasette, ")
    assert "make install" in said
