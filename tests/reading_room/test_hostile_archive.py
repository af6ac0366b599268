"""An archive of which an enemy wrote every text: every page shows it, none obeys it."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest
from lxml import etree, html

from tests.reading_room.test_parameters import ROUTES
from tests.support import hostile
from tests.support.unclosed import LEFT_BY_DATASETTE

pytestmark = [pytest.mark.long, *LEFT_BY_DATASETTE]
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


class Page(NamedTuple):
    """An answer."""

    status: int
    kind: str
    body: bytes


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "archive.db"
    hostile.make(path)
    return path


def addresses(path: Path) -> list[str]:
    """Every route of the reading room, every article, and Datasette's own pages of every table."""
    with closing(sqlite3.connect(path)) as db:
        ids = [number for (number,) in db.execute("SELECT id FROM articles")]
        names = [name for (name,) in db.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT GLOB "
            "'sqlite_*' AND name NOT GLOB '*_fts*' AND name NOT GLOB '*_stems*'")]  # fmt: skip
        (version,) = db.execute("SELECT hash FROM _revisions LIMIT 1").fetchone()
        (old,) = db.execute("SELECT id FROM articles ORDER BY gone_at IS NULL LIMIT 1").fetchone()
    found = [route.replace("/1", f"/{old}") for route in ROUTES]
    found += [f"/-/artikel/{number}" for number in ids]
    found += ["/-/suche/werte?facet=tag", "/-/suche?q=Stadt", f"/-/version/{version}"]
    found += [f"/archive/{name}{form}" for name in names for form in ("", ".json")]
    return [*found, "/archive", f"/archive?sql={quote('select title, url from articles_full')}"]


@pytest.fixture(scope="module")
def pages(path: Path) -> dict[str, Page]:
    """What the reading room answers, in this process."""
    app = pytest.importorskip("datasette.app")

    async def ask() -> dict[str, Page]:
        datasette = app.Datasette([str(path)], settings={"sql_time_limit_ms": 20_000})
        await datasette.invoke_startup()
        found = {}
        for address in addresses(path):
            answer = await datasette.client.get(address)
            kind = answer.headers.get("content-type", "").partition(";")[0]
            found[address] = Page(answer.status_code, kind, answer.content)
        return found

    return asyncio.run(ask())


def of(pages: dict[str, Page], *kinds: str) -> list[tuple[str, bytes]]:
    found = [(address, page.body) for address, page in pages.items() if page.kind in kinds]
    assert found
    return found


def test_every_text_of_a_stranger_is_hostile(path: Path) -> None:
    """The archive is what it is said to be: a column that is added is hostile, or ours by name."""
    with closing(sqlite3.connect(path)) as db:
        (count,) = db.execute(
            "SELECT count(*) FROM articles WHERE instr(title, char(27)) AND instr(url, '<script>')"
            " AND instr(tags, 'HYPERLINK') AND instr(byline, char(8238))"
        ).fetchone()
    assert count > 10


def test_nothing_fails(pages: dict[str, Page]) -> None:
    assert {address: p.status for address, p in pages.items() if p.status >= 500} == {}
    assert sum(page.status == 200 for page in pages.values()) > 100


def test_no_page_runs_what_a_stranger_wrote(pages: dict[str, Page]) -> None:
    for address, body in of(pages, "text/html"):
        tree = html.fromstring(body)
        for script in tree.iter("script"):
            data = script.get("type") == "application/ld+json"
            assert data or "alert" not in (script.text or ""), address
            assert data or (script.get("src") or "/").startswith("/"), address
        for element in tree.iter(etree.Element):
            for name, value in element.attrib.items():
                assert not name.startswith("on"), (address, element.tag)
                assert not value.strip().lower().startswith("javascript:"), (address, value)
            assert element.get("src", "/").startswith(("/", "data:")), address
    for address, body in of(pages, "image/svg+xml", "application/atom+xml"):
        names = {etree.QName(e).localname for e in etree.fromstring(body).iter(etree.Element)}
        assert not names & {"script", "foreignObject", "img"}, address


def test_nothing_turns_a_line_around(pages: dict[str, Page]) -> None:
    """CSV and JSON are data; all that a person reads is visible."""
    for address, body in of(pages, "text/html", "image/svg+xml"):
        assert hostile.RAW.findall(body.decode()) == [], address


def test_what_programs_read_is_whole(pages: dict[str, Page]) -> None:
    for _, body in of(pages, "application/json"):
        json.loads(body)
    for _, body in of(pages, "text/html"):
        for script in html.fromstring(body).iter("script"):
            if script.get("type") == "application/ld+json":
                json.loads(script.text or "")


def test_a_spreadsheet_calculates_nothing(pages: dict[str, Page]) -> None:
    seen = 0
    for address, page in pages.items():
        if address.endswith(".tabelle.csv"):
            for row in csv.reader(io.StringIO(page.body.decode("utf-8-sig"), newline="")):
                assert not [cell for cell in row if cell.startswith(FORMULAS)], address
                seen += len(row)
        elif address.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(page.body)) as book:
                for name in book.namelist():
                    assert not re.search(rb"<f[\s>]", book.read(name)), (address, name)
            seen += 1
    assert seen > 10
