"""The house: its rooms, who may import whom, what stands where. See docs/architecture.md.

A rule names everything that breaks it, not the first thing. That the rules do find what they look
for is tried on a small house of its own, below.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

FLOORS: dict[str, tuple[str, ...]] = {
    "archive": (
        "records clock program visible",
        "database",
        "search",
        "articles",
        "journal",
        "captures",
        "exchange",
        "archive",
        "shared",
    ),
    "crawler": (
        "sites settings",
        "reader component",
        "frontier run",
        "middlewares replay",
        "spiders warc",
        "commands addon",
    ),
    "pipelines": (),
    "reading_room": ("view facets", "config", "room", "pages", "plugin"),
    "demo": (),
}
"""The rooms of each package, a string for a floor, the lowest first. A room is a folder or a file;
it imports only rooms below its own floor. A package without floors is one room. ``__init__`` and
``__main__`` of a package stand above everything in it."""
INSIDE: dict[str, tuple[str, ...]] = {
    "crawler.reader": ("coding tdm markup", "decode wording", "listing", "article", "alike dummy"),
    "crawler.reader.article": (
        "evidence page", "render boxes", "head", "body", "failure fields", "kinds", "doubts",
        "instead outweighed", "reading", "proposals",
    ),
}  # fmt: skip
"""The floors within a large room, the lowest first."""
ROOF = ("__init__", "__main__")
MAX_ROOMS = {"archive": 12, "crawler": 12}
MAX_LINES = 300
STANDS_ON = {
    "archive": (),
    "crawler": ("archive",),
    "pipelines": ("archive",),
    "reading_room": ("archive",),
    "demo": ("archive",),
}
"""The packages of ours that each may import."""
FOREIGN = {"archive": ("scrapy", "twisted"), "reading_room": ("scrapy", "twisted")}
"""What a package must not import of others."""
PURE_ROOMS = ("crawler.sites", "crawler.reader")
PURE_MODULES = (
    *("archive.program", "archive.records", "archive.visible"),
    *("archive.articles.checks", "archive.articles.identity"),
    *("archive.articles.spelling", "archive.articles.naming", "archive.database.whole"),
    *("archive.articles.prepared", "archive.search.bounds", "archive.search.alike"),
    *("archive.articles.rules", "archive.articles.similarity", "archive.articles.text"),
    *("archive.captures.headers", "archive.captures.print_date", "archive.captures.records"),
    *("archive.search.compound", "archive.search.dictionary", "archive.search.forms"),
    "archive.search.fts",
    *("archive.search.german", "archive.search.lemma", "archive.search.lexicon"),
    *("archive.search.lemmas", "archive.search.looks"),
    *("archive.search.memo", "archive.search.query", "archive.search.snippet"),
    *("archive.search.bounds", "archive.search.dates", "archive.search.facts"),
    *("archive.search.spans", "archive.search.stopwords", "archive.search.tree"),
    *("crawler.frontier.options",),
    *(
        "crawler.run.causes",
        "crawler.run.common",
        "crawler.run.completeness",
        "crawler.run.decay",
        "crawler.run.expectations",
        "crawler.run.first_contact",
        "crawler.run.observation",
        "crawler.run.readings",
        "crawler.run.same_pages",
        "crawler.run.silence",
        "crawler.warc.http",
        "crawler.warc.read",
    ),
    *("crawler.warc.stream", "pipelines.dates", "pipelines.text"),
)
"""Pure functions: no Scrapy, no database, no clock (time is an argument), and nothing of ours that
is not pure itself."""
IMPURE = ("scrapy", "twisted", "sqlite3", "sqlite_utils", "time")
CLOCK = re.compile(r"\.(?:now|today|utcnow)\(")
SQL = re.compile(r"\b(?:SELECT .+ FROM|INSERT INTO|DELETE FROM|UPDATE \w+ SET)\b")
ASKS_SQL = ("archive", "reading_room")
WRITES = re.compile(
    r"\b(?:NamedTemporaryFile|mk[sd]?temp|write_(?:text|bytes)|O_CREAT)\b|(?<!whole\.)(?<!_zip\.)open\([^()]*[\"'][wax][bt+]*[\"']"
)
MAY_WRITE = (
    *("archive.database.whole", "archive.database.lock", "archive.exchange.output"),
    *("archive.articles.places.make", "demo"),
)
"""Where files are made: whole or absent, never through a name that somebody can guess. A member of
a ZIP file (``whole.open``, ``_zip.open``) is none."""
NAMED_ONCE = ("archive", "crawler", "pipelines", "reading_room")
"""Packages in which a public name of a class or type means one thing. The demo is another world."""
TYPE_NAME = re.compile(r"[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*")
NAMED_TWICE = {"Command": "Scrapy finds a command by this name"}


class House:
    """The modules under a folder, and what they import."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.text: dict[str, str] = {}
        self.path: dict[str, str] = {}
        self.tree: dict[str, ast.Module] = {}
        self.packages: set[str] = set()
        for file in sorted(f for p in FLOORS for f in (root / p).rglob("*.py")):
            parts = file.relative_to(root).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            if parts[-1] == "__init__":
                self.packages.add(name)
            self.path[name] = file.relative_to(root).as_posix()
            self.text[name] = file.read_text("utf-8")
            self.tree[name] = ast.parse(self.text[name])
        self.imports = {name: set(self._imports(name)) for name in self.tree}
        """Dotted names that a module imports, ours and those of others."""
        self.arrows = {
            name: {found for used in self.imports[name] if (found := self._module(used, name))}
            for name in self.tree
        }
        """Modules of ours that a module imports."""

    def _imports(self, name: str) -> Iterator[str]:
        for node in ast.walk(self.tree[name]):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from (f"{self._origin(node, name)}.{alias.name}" for alias in node.names)

    def _origin(self, node: ast.ImportFrom, name: str) -> str:
        if not node.level:
            return node.module or ""
        parts = name.split(".")
        parts = parts[: len(parts) - node.level + (name in self.packages)]
        return ".".join([*parts, *([node.module] if node.module else [])])

    def _module(self, dotted: str, importer: str) -> str | None:
        """The module that a dotted name leads to. From outside a package, a name of its
        ``__init__`` leads to the module that it comes from."""
        parts = dotted.split(".")
        name = next(
            (n for k in range(len(parts), 0, -1) if (n := ".".join(parts[:k])) in self.tree), None
        )
        if name is None or name == dotted or not self._is_face(name, importer):
            return name
        wanted = dotted.removeprefix(f"{name}.")
        for node in ast.walk(self.tree[name]):
            if isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    if (alias.asname or alias.name) == wanted:
                        origin = f"{self._origin(node, name)}.{alias.name}"
                        return self._module(origin, name) if origin != dotted else name
        return name

    def _is_face(self, name: str, importer: str) -> bool:
        return name in self.packages and not f"{importer}.".startswith(f"{name}.")

    def files(self) -> Iterator[tuple[str, str, str]]:
        """Module, path and text of each file."""
        yield from ((name, self.path[name], text) for name, text in self.text.items())


def room_of(name: str) -> str:
    """The room of a module: ``crawler.reader`` for ``crawler.reader.article.body``."""
    package, *rest = name.split(".")
    return package if not FLOORS[package] else f"{package}.{(rest or ['__init__'])[0]}"


def floor_of(room: str) -> int | None:
    """The floor of a room, the lowest is 0; ``None`` for an unknown room."""
    package, _, name = room.partition(".")
    if name in ROOF:
        return len(FLOORS[package]) + ROOF.index(name)
    floors = (n for n, names in enumerate(FLOORS[package]) if name in names.split())
    return next(floors, None) if name else 0


def within(name: str, *places: str) -> bool:
    """Whether a module, ours or not, stands in one of these places."""
    return any(name == place or name.startswith(f"{place}.") for place in places)


def is_pure(name: str) -> bool:
    return name in PURE_MODULES or within(name, *PURE_ROOMS)


def circles(graph: dict[str, set[str]]) -> Iterator[list[str]]:
    """Groups of nodes that reach each other."""
    reached: dict[str, set[str]] = {}
    for start, used in graph.items():
        found: set[str] = set()
        ahead = list(used)
        while ahead:
            node = ahead.pop()
            if node not in found:
                found.add(node)
                ahead += graph.get(node, ())
        reached[start] = found
    done: set[str] = set()
    for node in sorted(graph):
        group = {other for other in reached[node] if node in reached.get(other, ())}
        if group and node not in done:
            done |= group
            yield sorted(group)


def unknown_rooms(house: House) -> Iterator[str]:
    rooms = {room_of(name): path for name, path, _ in house.files()}
    yield from (f"{path}: no room of that name" for r, path in rooms.items() if floor_of(r) is None)


def empty_rooms(house: House) -> Iterator[str]:
    inside = {
        room_of(name) for name, _, text in house.files() if name not in house.packages and text
    }
    for package, floors in FLOORS.items():
        names = " ".join(floors).split()
        rooms = [f"{package}.{name}" for name in names] or [package]
        yield from (f"{room}: nothing is in it" for room in rooms if room not in inside)


def too_many_rooms(house: House) -> Iterator[str]:
    rooms = {room_of(name) for name in house.tree if name not in FLOORS}
    for package, most in MAX_ROOMS.items():
        count = sum(room.startswith(f"{package}.") for room in rooms)
        if count > most:
            yield f"{package}: {count} rooms, at most {most} can be overlooked"


def arrows_up(house: House) -> Iterator[str]:
    for name, used in house.arrows.items():
        here = room_of(name)
        for other in sorted(used):
            there = room_of(other)
            if here == there or here.split(".")[0] != there.split(".")[0]:
                continue
            low, high = floor_of(there), floor_of(here)
            if low is not None and high is not None and low >= high:
                side = "beside it" if low == high else "above it"
                yield f"{house.path[name]} imports {other}: {there} is {side}"


def arrows_up_inside(house: House) -> Iterator[str]:
    for place, floors in INSIDE.items():
        heights = {name: n for n, names in enumerate(floors) for name in names.split()}
        names = [name for name in house.tree if name.startswith(f"{place}.")]
        for name in names:
            here = name.removeprefix(f"{place}.").split(".")[0]
            if here not in heights:
                yield f"{house.path[name]}: on no floor of {place}"
            for other in sorted(house.arrows[name]):
                there = other.removeprefix(f"{place}.").split(".")[0]
                if other in names and there != here and heights[there] >= heights.get(here, 0):
                    yield f"{house.path[name]} imports {other}: {there} is not below {here}"


def circles_of_modules(house: House) -> Iterator[str]:
    yield from (" <-> ".join(group) for group in circles(house.arrows))


def circles_of_rooms(house: House) -> Iterator[str]:
    graph: dict[str, set[str]] = {}
    for name, used in house.arrows.items():
        here = graph.setdefault(room_of(name), set())
        here |= {room_of(other) for other in used} - {room_of(name)}
    yield from (" <-> ".join(group) for group in circles(graph))


def crossed_packages(house: House) -> Iterator[str]:
    for name, used in house.imports.items():
        package = name.split(".")[0]
        others = set(FLOORS) - {package, *STANDS_ON[package]}
        forbidden = (*sorted(others), *FOREIGN.get(package, ()))
        for other in sorted(used):
            if within(other, *forbidden):
                yield f"{house.path[name]} imports {other}: {package} does not stand on it"


def imported_pipelines(house: House) -> Iterator[str]:
    for name, used in house.imports.items():
        for other in sorted(used):
            if within(other, "pipelines") and other.endswith("Pipeline"):
                yield f"{house.path[name]} imports {other}: only the settings name a pipeline"


def impurities(house: House) -> Iterator[str]:
    for place in (*PURE_MODULES, *PURE_ROOMS):
        if place not in house.tree:
            yield f"{place}: declared pure, but it is not there"
    for name, path, text in house.files():
        if not is_pure(name):
            continue
        for other in sorted(house.imports[name]):
            if within(other, *IMPURE):
                yield f"{path} imports {other}: it is pure"
        for other in sorted(house.arrows[name]):
            if not is_pure(other):
                yield f"{path} imports {other}: it is pure, {other} is not"
        yield from (f"{path} asks the clock: {found[0]}" for found in CLOCK.finditer(text))


def stray_sql(house: House) -> Iterator[str]:
    for name, path, text in house.files():
        if not within(name, *ASKS_SQL):
            yield from (f"{path}: {found[0]}" for found in SQL.finditer(text))


def stray_writing(house: House) -> Iterator[str]:
    for name, path, text in house.files():
        if not within(name, *MAY_WRITE):
            yield from (f"{path} makes a file: {found[0]}" for found in WRITES.finditer(text))


def long_files(house: House) -> Iterator[str]:
    for _, path, text in house.files():
        if (lines := len(text.splitlines())) > MAX_LINES:
            yield f"{path}: {lines} lines, at most {MAX_LINES}"


def types_in(tree: ast.Module) -> Iterator[str]:
    """The public classes of a module, and its names for types such as ``Counts = Mapping[…]``."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node.name
        elif isinstance(node, ast.Assign):
            names = (target.id for target in node.targets if isinstance(target, ast.Name))
            yield from (name for name in names if TYPE_NAME.fullmatch(name))


def names_with_two_meanings(house: House) -> Iterator[str]:
    found: dict[str, list[str]] = {}
    for name, path, _ in house.files():
        if within(name, *NAMED_ONCE):
            for defined in types_in(house.tree[name]):
                found.setdefault(defined, []).append(path)
    for name, paths in sorted(found.items()):
        if len(paths) > 1 and name not in NAMED_TWICE:
            yield f"{name}: {', '.join(paths)}"
    for name in NAMED_TWICE:
        if len(found.get(name, ())) < 2:
            yield f"{name} may have two meanings, but has not"


Rule = Callable[[House], Iterator[str]]
RULES: tuple[Rule, ...] = (
    unknown_rooms, empty_rooms, too_many_rooms, arrows_up, arrows_up_inside, circles_of_modules,
    circles_of_rooms, crossed_packages, imported_pipelines, impurities, stray_sql, stray_writing,
    long_files, names_with_two_meanings,
)  # fmt: skip


@pytest.fixture(scope="module")
def house() -> House:
    return House(ROOT)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house(house: House, rule: Rule) -> None:
    broken = list(rule(house))
    assert not broken, "\n".join([f"{rule.__name__}:", *broken])


def build(root: Path) -> None:
    """A small house in which every rule is kept."""

    def write(name: str, text: str) -> None:
        path = root / f"{name.replace('.', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    folders = ("archive.articles", "archive.captures", "archive.database", "archive.search",
               "crawler.frontier", "crawler.run", "crawler.warc", "crawler.commands",
               *PURE_ROOMS)  # fmt: skip
    for package, floors in FLOORS.items():
        write(f"{package}.__init__", "")
        for name in " ".join(floors).split() or ["work"]:
            room = f"{package}.{name}"
            inner = "tdm" if room in INSIDE else "work"
            write(f"{room}.{inner}" if room in folders else room, "X = 1\n")
            if room in folders:
                write(f"{room}.__init__", "")
    for name in PURE_MODULES:
        write(name, "X = 1\n")
    for name in ("one", "two"):
        write(f"crawler.commands.{name}", "class Command: ...\n")
    write("archive.__init__", "from archive.records import X\n")
    write("crawler.reader.tdm", "from archive import X\nimport re\n")
    write("crawler.commands.work", "from crawler.reader import tdm\nfrom . import one\n")


def test_the_rules_are_content_with_a_house_in_order(tmp_path: Path) -> None:
    build(tmp_path)
    house = House(tmp_path)
    assert [broken for rule in RULES for broken in rule(house)] == []
    assert house.arrows["crawler.reader.tdm"] == {"archive.records"}
    assert house.arrows["crawler.commands.work"] == {"crawler.reader.tdm", "crawler.commands.one"}


@pytest.mark.parametrize(("rule", "path", "text", "named"), [
    (unknown_rooms, "crawler/extra.py", "X = 1\n", "crawler/extra.py"),
    (unknown_rooms, "archive/extra/work.py", "X = 1\n", "archive/extra/work.py"),
    (empty_rooms, "crawler/replay.py", "", "crawler.replay"),
    (empty_rooms, "crawler/replay.py", None, "crawler.replay"),
    (empty_rooms, "demo/work.py", None, "demo"),
    (arrows_up, "crawler/run/work.py", "import crawler.middlewares\n", "above"),
    (arrows_up, "crawler/run/work.py", "from crawler.frontier import work\n", "beside"),
    (arrows_up, "crawler/run/work.py", "from ..replay import X\n", "crawler.replay is above"),
    (arrows_up, "archive/database/work.py", "def f():\n    from archive import search\n", "above"),
    (arrows_up, "archive/journal.py", "from archive import X\n", "archive.__init__ is above"),
    (arrows_up_inside, "crawler/reader/other.py", "X = 1\n", "on no floor"),
    (arrows_up_inside, "crawler/reader/coding.py", "from crawler.reader import tdm\n", "below"),
    (circles_of_modules, "crawler/reader/dummy.py", "from crawler.reader import dummy\n", "dummy"),
    (circles_of_modules, "archive/records.py", "from archive.search.work import X\n", None),
    (circles_of_rooms, "archive/records.py", "from archive import database\n", None),
    (crossed_packages, "crawler/run/work.py", "import pipelines.text\n", "pipelines.text"),
    (crossed_packages, "pipelines/work.py", "from crawler import sites\n", "crawler.sites"),
    (crossed_packages, "archive/journal.py", "from scrapy.http import Request\n", "scrapy"),
    (crossed_packages, "demo/work.py", "import crawler\n", "demo"),
    (imported_pipelines, "demo/work.py", "from pipelines.store import StorePipeline\n", "store"),
    (impurities, "crawler/reader/tdm.py", "from scrapy import Request\n", "scrapy"),
    (impurities, "crawler/sites/work.py", "from archive.database import X\n", "archive.database"),
    (impurities, "pipelines/dates.py", "X = date.today()\n", "clock"),
    (impurities, "pipelines/dates.py", "from time import monotonic\n", "time"),
    (impurities, "pipelines/dates.py", None, "pipelines.dates"),
    (stray_sql, "crawler/run/work.py", "X = 'SELECT 1 FROM articles'\n", "SELECT"),
    (stray_writing, "archive/search/work.py", "open(X, 'wb')\n", "open"),
    (long_files, "demo/work.py", "X = 1\n" * 301, "301"),
    (names_with_two_meanings, "archive/search/more.py", "class Work: ...\n", "Work: archive"),
    (names_with_two_meanings, "archive/search/more.py", "Work = dict[str, int]\n", "Work: archive"),
    (names_with_two_meanings, "crawler/commands/two.py", None, "Command"),
])  # fmt: skip
def test_a_rule_finds_what_breaks_it(
    tmp_path: Path, rule: Rule, path: str, text: str | None, named: str | None
) -> None:
    build(tmp_path)
    # the other half of what takes two
    (tmp_path / "archive" / "database" / "work.py").write_text("from archive.records import X\n")
    (tmp_path / "archive" / "search" / "work.py").write_text("from archive.records import X\n")
    (tmp_path / "pipelines" / "work.py").write_text("class Work: ...\n")
    assert list(rule(House(tmp_path))) == []
    file = tmp_path / path
    if text is None:
        file.unlink()
    else:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    broken = list(rule(House(tmp_path)))
    assert len(broken) == 1
    assert (named or "") in broken[0]


def test_thirteen_rooms_are_too_many(tmp_path: Path) -> None:
    build(tmp_path)
    for n in range(4):
        (tmp_path / "crawler" / f"extra{n}.py").write_text("X = 1\n")
    assert list(too_many_rooms(House(tmp_path))) == [
        "crawler: 16 rooms, at most 12 can be overlooked"
    ]
