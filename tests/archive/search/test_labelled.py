"""Quality of the search on labelled queries: floors that only rise."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive.search.labelled import FILES, Score, labelled, mean, score_all


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, dict[str, Score]]:
    folder: Path = tmp_path_factory.mktemp("labelled")
    return {file: score_all(folder / f"{file.stem}.db", file) for file in FILES}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_of_all_queries(scores: dict[Path, dict[str, Score]], file: Path) -> None:
    found = mean(list(scores[file].values()))
    assert len(scores[file]) >= 180
    assert found.recall >= 0.98
    assert found.precision >= 0.99
    assert found.first >= 0.99
    assert found.f1 >= 0.98


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_class_is_left_behind(scores: dict[Path, dict[str, Score]], file: Path) -> None:
    kinds: dict[str, list[Score]] = {}
    for query in labelled(file):
        kinds.setdefault(query.kind, []).append(scores[file][query.query])
    means = {kind: mean(found) for kind, found in kinds.items()}
    assert not {k: m for k, m in means.items() if min(m.recall, m.precision, m.f1) < 0.85}
