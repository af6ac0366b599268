"""What cannot be kept, and the sentence that says why."""

from __future__ import annotations

from typing import Any

import pytest

from archive import Article, Teaser
from pipelines.validate import fault

NOW = "2026-03-02T05:00:00Z"
URL = "https://a.example/k21-meldungen/x"


def article(**fields: Any) -> Article:
    return Article(source="demo", url=URL, seen_at=NOW, **fields)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"title": None, "body": "Text."}, "no-title"),
        ({"title": "X", "body": "Text."}, "no-title"),
        ({"title": "Wort " * 200, "body": "Text."}, "endless-title"),
        ({"title": "Alle Meldungen"}, "no-text"),
        ({"title": "Seite nicht gefunden", "body": "Leider nichts."}, "soft-404"),
    ],
)
def test_faults_name_the_address_and_the_remedy(fields: dict[str, Any], reason: str) -> None:
    found = fault(article(**fields))
    assert found is not None
    assert found[0] == reason
    assert URL in found[1]


def test_what_is_fine_is_fine() -> None:
    assert fault(article(title="Brücken bauen", teaser="Kurz.")) is None
    assert fault(article(title="Leiche nicht gefunden", body="Wort " * 200)) is None
    assert fault(Teaser(source="demo", url=URL, seen_on="home", seen_at=NOW, title="Titel")) is None
