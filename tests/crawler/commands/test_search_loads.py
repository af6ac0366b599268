"""What a search needs is the search room, not the house."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT

CODE = """
import sys
import crawler.commands.search
print(*(m for m in sys.modules if m.split(".")[0] in ("archive", "crawler")))
"""


def test_the_command_loads_the_search_room_only() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    modules = done.stdout.split()
    rooms = {".".join(name.split(".")[:2]) for name in modules}
    assert rooms == {
        *("archive", "archive.articles", "archive.database", "archive.program", "archive.records"),
        *("archive.visible", "archive.search", "crawler", "crawler.commands", "crawler.settings"),
    }
    articles = [name for name in modules if name.startswith("archive.articles.")]
    assert articles == ["archive.articles.sources"]  # which sites there are
