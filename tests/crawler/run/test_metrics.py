"""What a run counts, and the address that shows a fault."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archive import Refusal
from archive.records import SAME_PAGE
from crawler.run.expectations import judge
from crawler.run.metrics import RunMetrics
from crawler.run.observation import Observation
from crawler.run.same_pages import MAX_SAME, SamePages
from crawler.sites.profile import Expects
from tests.support.records import T1, article


def test_equal_pages_without_a_body_are_counted_too() -> None:
    metrics = RunMetrics()
    for n in range(6):
        wall = article(f"w-{n}", title="Ihre Daten", teaser="Stimmen Sie zu?", body=None)
        metrics.count_record(wall)
    assert metrics.result()["alike"] == 6
    assert metrics.examples["alike"] == wall.url


@pytest.mark.parametrize("field", ["title", "body", "kicker", "byline", "tags"])
def test_one_value_on_every_article_has_an_address(field: str) -> None:
    metrics = RunMetrics()
    value = ("a", "b") if field == "tags" else "Immer dasselbe, " * 20
    for n in range(24):
        own = {"title": f"Titel {n}", "kicker": f"Ort {n}", "body": f"Text {n} " * 40,
               "byline": f"Vera {n}", "tags": (f"t{n}",)}  # fmt: skip
        metrics.count_record(article(f"a-{n}", **(own | ({field: value} if n < 23 else {}))))
    counts = metrics.result()
    assert counts[f"same:{field}"] == 23
    found = judge(Observation(counts=counts, examples=metrics.examples), Expects(), "home").findings
    assert list(found) == [f"same:{field}"]
    assert found[f"same:{field}"].endswith("/k21-meldungen/a-22`")


def test_refusals_count_by_what_they_mean() -> None:
    metrics = RunMetrics()
    reasons = ("wall", "soft-404", "http-404", "leaves-site", "not-offered", *[SAME_PAGE] * 4)
    for n, reason in enumerate(reasons):
        metrics.count_record(
            Refusal(source="s", url=f"https://a.example/{n}", reason=reason, detail="", seen_at=T1)
        )
    counts = metrics.result()
    assert (counts["refused"], counts["missing"], counts["alike"]) == (2, 2, 4 + MAX_SAME)
    assert metrics.examples["alike"] == "https://a.example/8"


def test_the_most_frequent_reason_is_said() -> None:
    metrics = RunMetrics()
    for n in range(12):
        reason = "wall" if n % 3 else "soft-404"
        url = f"https://a.example/{n}"
        metrics.count_record(Refusal(source="s", url=url, reason=reason, detail="", seen_at=T1))
        metrics.count_request()
    seen = Observation(counts=metrics.result(), examples=metrics.examples)
    assert "(wall)" in judge(seen, Expects(), "home").findings["wall"]


def test_one_page_under_many_addresses_is_counted_by_address() -> None:
    seen = SamePages()
    page = article("a-0")
    assert [seen.count(replace(page, url=f"{page.url}{n}")) for n in range(4)] == [1, 2, 3, 4]
    assert seen.count(replace(page, url=f"{page.url}3/")) == 4  # another spelling
    assert seen.count(article("a-0", title="Eine andere")) == 1
    empty = article("b", title="Nichts", teaser=None, body=None)
    assert [seen.count(replace(empty, url=f"{empty.url}{n}")) for n in range(3)] == [1, 2, 3]
