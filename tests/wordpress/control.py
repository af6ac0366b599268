"""Tell the WordPress of the tests what to do; its plugin ``stage.php`` listens."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from tests.wordpress.server import WordPress
from tests.wordpress.truth import Post

PERMALINKS = "/%year%/%monthnum%/%postname%/"
OPTIONS: dict[str, object] = {
    "blogname": "Kommune21",
    "blogdescription": "E-Government, Internet und Informationstechnik",
    "timezone_string": "Europe/Berlin",
    "date_format": "j. F Y",
    "posts_per_page": 10,
    "show_avatars": 0,
    "thread_comments": 1,
    "blog_public": 1,
    "comment_moderation": 0,
}


class Control:
    """The hands of an editor."""

    def __init__(self, wordpress: WordPress) -> None:
        self.wordpress = wordpress

    def do(self, name: str, **arguments: object) -> Any:
        """One call of the plugin."""
        status, said = self.wordpress.get(
            "/?stage", json.dumps({"do": name, **arguments}).encode(),
            {"X-K21-Token": self.wordpress.token, "Content-Type": "application/json"},
        )  # fmt: skip
        if status != 200:
            raise RuntimeError(f"{name} answered {status}: {said[:500]!r}")
        return json.loads(said)

    def found(self) -> None:
        """An empty site with the settings of ours."""
        self.do("options", options=OPTIONS)
        self.do("empty")
        self.permalinks(PERMALINKS)

    def publish(self, posts: Sequence[Post]) -> None:
        """Insert posts."""
        for at in range(0, len(posts), 40):
            ids = self.do("posts", posts=[post.typed for post in posts[at : at + 40]])
            wrong = [said for said in ids if not isinstance(said, int)]
            assert not wrong, wrong

    def permalinks(self, structure: str) -> None:
        """Set how addresses look; empty for ``?p=``."""
        assert self.do("permalinks", structure=structure) == structure

    def theme(self, name: str) -> None:
        """Switch the theme."""
        assert self.do("theme", theme=name) == name

    def option(self, **options: object) -> None:
        """Set options, such as the accidents of the plugin."""
        self.do("options", options=options)

    def update(self, slug: str, meta: dict[str, str] | None = None, **fields: object) -> None:
        """Change fields of an article, by WordPress' own names."""
        assert isinstance(self.do("update", slug=slug, meta=meta or {}, fields=fields), int)

    def trash(self, slug: str) -> None:
        """Move an article to the trash."""
        assert self.do("trash", slug=slug)

    def delete(self, slug: str) -> None:
        """Delete an article for good."""
        assert self.do("delete", slug=slug)
