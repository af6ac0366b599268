"""One cause is one sentence: the deepest comes first, and what follows from it is counted."""

from __future__ import annotations

import pytest

from crawler.run.causes import folded


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        (("next:listing", "links:home", "links:listing", "lost", "wall", "dated:feed"), ["wall"]),
        (
            ("dated:home", "changed:teaser", "dated", "changed:published"),
            ["changed:published", "changed:teaser"],  # each keeps its field from being written
        ),
        (("kickered", "changed:kicker", "changed:title"), ["changed:kicker", "changed:title"]),
        (("doubted", "words", "bodied", "pictured"), ["bodied"]),
        (("next:listing", "links:home", "links:listing"), ["links:home"]),
        (("links:listing", "next:listing", "others:listing"), ["others:listing"]),
        (("next:listing", "links:listing", "lost:feed"), ["links:listing", "lost:feed"]),
        (("gap", "next:listing"), ["gap", "next:listing"]),
        (("newest:passage", "same:passage"), ["same:passage"]),
        (("newest:teaser", "new"), ["new", "newest:teaser"]),
    ],
)
def test_what_follows_from_a_cause_is_counted(found: tuple[str, ...], kept: list[str]) -> None:
    said = folded({name: f"{name} is wrong" for name in found})
    assert list(said) == kept
    left = len(found) - len(kept)
    follow = f" (and {left} more that follow from it)" if left else ""
    assert said[kept[0]] == f"{kept[0]} is wrong{follow}"


def test_what_is_open_already_stays() -> None:
    found = {name: name for name in ("wall", "lost", "next:listing")}
    assert list(folded(found, ["lost"])) == ["wall", "lost"]
