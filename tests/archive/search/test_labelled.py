"""Quality of the search on labelled queries: floors that only rise."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive.search.labelled import Score, labelled, mean, score_all


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Score]:
    path: Path = tmp_path_factory.mktemp("labelled")
    return score_all(path / "archive.db")


def test_of_all_queries(scores: dict[str, Score]) -> None:
    found = mean(list(scores.values()))
    assert len(scores) >= 190
    assert found.recall >= 0.97
    assert found.precision >= 0.97
    assert found.first >= 0.98
    assert found.f1 >= 0.96


@pytest.mark.parametrize("kind", dict.fromkeys(query.kind for query in labelled()))
def test_no_class_is_left_behind(scores: dict[str, Score], kind: str) -> None:
    found = mean([scores[query.query] for query in labelled() if query.kind == kind])
    assert min(found.recall, found.precision, found.f1) >= 0.85
