"""What a run counts, and the address that shows a fault."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archive import Refusal, Remark
from archive.records import HINT_REFUSED, SAME_PAGE
from crawler.run.expectations import judge
from crawler.run.metrics import RunMetrics
from crawler.run.observation import Observation
from crawler.run.same_pages import MAX_SAME, SamePages
from crawler.sites.profile import Expects
from tests.support.records import T1, article

DAY = "2025-10-10"
PRINTED = {"teaser": None, "evidence": (("published", "printed"),)}


def test_equal_pages_without_a_body_are_counted_too() -> None:
    metrics = RunMetrics()
    for n in range(6):
        wall = article(f"w-{n}", title="Ihre Daten", teaser="Stimmen Sie zu?", body=None)
        metrics.count_record(wall)
    assert metrics.result()["alike"] == 6
    assert metrics.examples["alike"] == wall.url


@pytest.mark.parametrize(
    "field",
    ["title", "body", "kicker", "byline", "tags", "teaser", "image_url", "image_caption"],
)
def test_one_value_on_every_article_has_an_address(field: str) -> None:
    metrics = RunMetrics()
    value = ("a", "b") if field == "tags" else "Immer dasselbe, " * 20
    for n in range(24):
        own = {"title": f"Titel {n}", "kicker": f"Ort {n}", "body": f"Text {n} " * 40,
               "byline": f"Vera {n}", "tags": (f"t{n}",), "published": f"2025-01-{n + 1:02d}",
               "teaser": f"Vorspann {n}.", "image_url": f"https://a.example/{n}.jpg",
               "image_caption": f"Bild {n}"}  # fmt: skip
        metrics.count_record(article(f"a-{n}", **(own | ({field: value} if n < 23 else {}))))
    counts = metrics.result()
    assert counts[f"same:{field}"] == 23
    found = judge(Observation(counts=counts, examples=metrics.examples), Expects(), "home").findings
    assert list(found) == [f"same:{field}"]
    assert found[f"same:{field}"].endswith("/k21-meldungen/a-22`")


@pytest.mark.parametrize(
    ("when", "rung", "history", "told"),
    [
        ("2025-03-03", "json-ld", False, True),  # the day of a relaunch
        ("2025-03-03", "json-ld", True, True),
        (T1[:10], "json-ld", False, True),  # the day on which the pages were made
        (T1[:10], "json-ld", True, False),  # the day's news
        ("2025-03-03", "printed", False, False),
    ],
)
def test_one_date_in_the_metadata_of_every_page(
    when: str, rung: str, history: bool, told: bool
) -> None:
    metrics = RunMetrics()
    for n in range(24):
        body = f"Text {n} hat seine eigenen Worte. " * 9
        metrics.count_record(article(
            f"a-{n}", title=f"Titel {n}", kicker=None, tags=(), byline=None, body=body, teaser=None,
            published=when, evidence=(("published", rung),),
        ))  # fmt: skip
    seen = Observation(
        counts=metrics.result(), examples=metrics.examples, history=({"read": 24.0},) * history
    )
    found = judge(seen, Expects(), "home").findings
    assert list(found) == ["same:published"] * told
    assert judge(seen, Expects(constant=("published",)), "home").findings == {}


@pytest.mark.parametrize("place", [0, 2, -1])
@pytest.mark.parametrize(("many", "told"), [(13, True), (11, False)])
def test_one_paragraph_in_every_text_is_told(place: int, many: int, told: bool) -> None:
    metrics, line = RunMetrics(), "Der Rundbrief erscheint jeden Donnerstag und kostet nichts."
    for n in range(24):
        texts = [f"Absatz {i} des Textes {n} hat seine eigenen Worte." for i in range(5)]
        texts[place] = line if n < many else texts[place]
        metrics.count_record(article(f"a-{n}", title=f"Titel {n}", kicker=None, tags=(),
                                     byline=None, body="\n\n".join(texts), **PRINTED))  # fmt: skip
    seen = Observation(counts=metrics.result(), examples=metrics.examples)
    assert list(judge(seen, Expects(), "home").findings) == ["same:passage"] * told
    assert judge(seen, Expects(constant=("passage",)), "home").findings == {}


def test_articles_on_which_a_hint_was_refused_are_counted() -> None:
    metrics = RunMetrics()
    for n in range(3):
        doubts = (Remark(reason=HINT_REFUSED, detail="…"),) if n else ()
        metrics.count_record(article(f"h-{n}", remarks=doubts))
    assert metrics.result()[HINT_REFUSED] == 2
    assert metrics.examples[HINT_REFUSED].endswith("/h-2")


@pytest.mark.parametrize(("dated", "told"), [(0, True), (11, True), (12, False)])
def test_dates_that_cannot_be_read_are_told_at_first_contact(dated: int, told: bool) -> None:
    metrics = RunMetrics()
    for n in range(24):
        when = DAY if n < dated else None
        body = f"Text {n} hat seine eigenen Worte. " * 9
        metrics.count_record(article(f"a-{n}", title=f"Titel {n}", kicker=None, tags=(),
                                     byline=None, body=body, published=when,
                                     teaser=None, evidence=PRINTED["evidence"]))  # fmt: skip
    found = judge(
        Observation(counts=metrics.result(), examples=metrics.examples), Expects(), "home"
    )
    assert list(found.findings) == ["dated"] * told


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
