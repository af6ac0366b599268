"""What changes alike on many articles at once is held back; what editors do is written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archive import Article, Page
from archive.articles.fields import signatures
from pipelines.judge import FieldGate
from tests.support.records import article


def gate(readings: list[tuple[Article, Article]]) -> FieldGate:
    found = FieldGate()
    for old, new in readings:
        found.takes(new, signatures(old, new))
    return found


def many(n: int, **changed: str | None) -> list[tuple[Article, Article]]:
    old = [article(f"m-{i}", kicker=f"Stadt {i}", title=f"Titel {i}") for i in range(n)]
    return [(one, replace(one, **changed)) for one in old]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("kicker", lambda _: None),
        ("kicker", lambda _: "News"),
        ("title", lambda a: f"{a.title} | Neue Marke"),
        ("teaser", lambda a: f"1{a.title[-1]}. Februar 2025 {a.teaser}"),
        ("published", lambda _: "2025-11-11"),
    ],
)
def test_alike_on_many_is_held(name: str, wrong: object) -> None:
    readings = [(old, replace(old, **{name: wrong(old)})) for old, _ in many(12)]  # type: ignore[operator]
    readings += [(old, old) for old, _ in many(40)]
    found, verdicts = gate(readings).judge((), ())
    assert {names for _, names in found} == {(name,)}
    assert (verdicts[name].changed, verdicts[name].held) == (12, 12)
    written, _ = gate(readings).judge((), (name,))  # accepted: from now on that is usual
    assert {names for _, names in written} == {()}


def test_edits_are_written() -> None:
    name = "title"
    readings = [(old, replace(old, title=f"Neu {i}")) for i, (old, _) in enumerate(many(8))]
    readings += [(old, old) for old, _ in many(40)[8:]]
    found, verdicts = gate(readings).judge((), ())
    assert {names for _, names in found} == {()}
    assert verdicts[name].held == 0
    shut, _ = gate(readings).judge((name,), ())  # not while an alarm about it is open
    assert {names for _, names in shut} == {(name,)}


def test_most_of_them_changed_in_any_way_is_no_editor() -> None:
    readings = [(old, replace(old, title=f"Neu {i}")) for i, (old, _) in enumerate(many(12))]
    assert {names for _, names in gate(readings).judge((), ())[0]} == {("title",)}


def test_the_page_waits_with_its_article() -> None:
    waiting = gate(many(1, title="Neu"))
    of = Page(
        url=many(1)[0][0].url, source="rathausblick", fetched_at="2025-10-10T08:00:00Z",
        status=200, kind="article",
    )  # fmt: skip
    assert waiting.takes_page(of)
    assert not waiting.takes_page(replace(of, url="https://www.rathausblick.example/other"))
