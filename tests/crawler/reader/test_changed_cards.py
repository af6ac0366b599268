"""Cards that print the day of a change: it is never the day of publication."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_kicker_cards_table import HOSTS, TEXTS, day, head, read

CHANGED = (
    "zuletzt verändert: 09.10.2025 10:40", "von Vera Ender — zuletzt verändert: 09.10.2025",
    "Zuletzt geändert am 09.10.2025", "Letzte Änderung: 09.10.2025", "Stand: 09.10.2025",
    "zuletzt bearbeitet: 09.10.2025", "Aktualisiert: 9. Oktober 2025",
)  # fmt: skip
OTHER = ("veröffentlicht am 09.10.2025", "Erschienen: 09.10.2025 10:40", "9. Oktober 2025")


def dated(said: str, opened: str, host: str) -> list[tuple[str | None, str | None]]:
    """Read six cards with such a line between headline and text."""
    cards = (
        f"<article>{head(n)}<div>{said}</div><p>{opened.format(day(n))}{TEXTS[n]}</p></article>"
        for n in range(6)
    )
    return [(published, text) for _, _, published, text in read("".join(cards), host)[0]]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("said", CHANGED + OTHER)
def test_the_day_in_brackets_is_that_of_the_article(said: str, host: str) -> None:
    rows = dated(said, "[{}] ", host)
    assert rows == [(f"2025-10-0{n + 1}", TEXTS[n]) for n in range(6)]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("said", CHANGED)
def test_the_day_of_a_change_dates_nothing_and_is_no_text(said: str, host: str) -> None:
    assert dated(said, "", host) == [(None, text) for text in TEXTS]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("said", OTHER)
def test_another_day_dates_a_card_without_brackets(said: str, host: str) -> None:
    assert dated(said, "", host) == [("2025-10-09", text) for text in TEXTS]
