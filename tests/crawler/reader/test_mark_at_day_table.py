"""The mark of an author behind the day below a text."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_kicker_cards_table import HOSTS
from tests.crawler.reader.test_lead_parts_table import BODY, read, told
from tests.crawler.reader.test_promoted_table import LEAD


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("line", [
    "Veröffentlicht: 2. Oktober 2025 (hu)",
    "Veröffentlicht am 02.10.2025 (hu)",
    "Erschienen: 02.10.2025, 9:30 Uhr (hu)",
    "02.10.2025 (hu)",
])  # fmt: skip
def test_a_mark_behind_the_day_below_a_text_is_its_author(line: str, host: str) -> None:
    found = read(f"<p>{LEAD}</p><div>{told()}</div><div><p>{line}</p></div>", host)
    assert (found.body, found.byline, found.published) == (BODY, "hu", "2025-10-02")


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("line", ["Zum Heft (pdf)", "Stand der Karte (ca)"])
def test_letters_in_brackets_behind_other_words_are_no_mark(line: str, host: str) -> None:
    found = read(f"<p>{LEAD}</p><div>{told()}</div><p><a href=/heft/>{line}</a></p>", host)
    assert found.byline is None
