"""The article's own day in front of its lead, and other days with which a lead begins."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_kicker_cards_table import HOSTS
from tests.crawler.reader.test_lead_parts_table import read, told
from tests.crawler.reader.test_promoted_table import LEAD

FRONTS = (
    "<span>02.10.2025 − </span>",
    "<span>02.10.2025</span> – ",
    "<time>2. Oktober 2025</time> — ",
    "<b>02.10.2025:</b> ",
    "<small>(02.10.2025)</small> ",
    "<span><time datetime=2025-10-02>2. Oktober 2025</time> | </span>",
    "<span>02.10.2025</span><br>",
)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("above", ["", "<p>02.10.2025 | Von Ole Brink</p>"])
@pytest.mark.parametrize(
    "form", ["<p>{}</p>", "<div><p>{}</p></div>", "<p><strong>{}</strong></p>"]
)
@pytest.mark.parametrize("front", FRONTS)
def test_the_day_of_the_article_is_no_part_of_its_lead(
    front: str, form: str, above: str, host: str
) -> None:
    found = read(f"{above}{form.format(front + LEAD)}<div>{told()}</div>", host)
    assert (found.teaser, found.published) == (LEAD, "2025-10-02")


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("lead", [
    f"24. Dezember 2024: {LEAD}",
    "Am 02.10.2025 – so der Plan – holen die Stadtwerke Moosbruck die erste Wärme aus dem Kanal.",
    "2. Oktober 2025 als Tag der Wärme: So will es der Rat der Stadt Moosbruck am Kanal haben.",
])  # fmt: skip
def test_a_day_of_which_a_lead_tells_is_its_own(lead: str, host: str) -> None:
    found = read(f"<p>02.10.2025</p><p>{lead}</p>{told()}", host)
    assert (found.teaser, found.published) == (lead, "2025-10-02")


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_a_weekday_may_stand_before_it(host: str) -> None:
    found = read(f"<p>02.10.2025</p><p><span>Do, 02.10.2025</span> {LEAD}</p>{told()}", host)
    assert (found.teaser, found.published) == (LEAD, "2025-10-02")


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("front", ["02.10.2025 − ", "2. Oktober 2025: "])
def test_a_day_in_the_line_of_a_lead_is_kept(front: str, host: str) -> None:
    found = read(f"<p>{front}{LEAD}</p><div>{told()}</div>", host)
    assert (found.teaser, found.published) == (front + LEAD, "2025-10-02")
