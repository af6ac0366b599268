"""What falls below expectations is said; what is only small is not."""

from __future__ import annotations

import pytest

from crawler.run.expectations import Observation, judge
from crawler.sites.profile import Expects

HOME = "https://www.a.example/"
GOOD = {
    "read": 10.0, "dated": 10.0, "kickered": 9.0, "bodied": 10.0, "pictured": 8.0, "words": 3000.0,
    "asked": 10.0, "refused": 0.0, "alike": 1.0,
    "pages:listing": 1.0, "links:listing": 12.0, "teasers:listing": 12.0, "dated:listing": 12.0,
}  # fmt: skip
HISTORY = (GOOD,) * 8


def findings(expects: Expects = Expects(), **changed: float) -> dict[str, str]:  # noqa: B008
    counts = GOOD | {name.replace("__", ":"): value for name, value in changed.items()}
    verdict = judge(Observation(counts=counts, history=HISTORY), expects, HOME)
    assert set(verdict.findings) <= verdict.judged
    return dict(verdict.findings)


def test_a_usual_run_is_fine() -> None:
    assert findings() == {}
    assert judge(Observation(counts=GOOD), Expects(), HOME).findings == {}  # also as the first one


@pytest.mark.parametrize(
    ("changed", "name", "sentence"),
    [
        ({"links__listing": 0.0}, "links:listing", "show no article at all; usual are 12 a page"),
        ({"links__listing": 3.0}, "links:listing", "show 3 articles each; usual are 12"),
        ({"dated__listing": 0.0}, "dated:listing", "0 of 12 listing teasers have a date"),
        ({"dated": 2.0}, "dated", "2 of 10 articles have a date; usual are 100%"),
        ({"kickered": 0.0}, "kickered", "have a kicker; usual are 90%"),
        ({"words": 1000.0}, "words", "bodies have 100 words; usual are 300"),
        ({"doubted": 6.0}, "doubted", "6 of 10 articles suddenly read"),
        ({"refused": 6.0}, "refused", "6 of 10 article pages could not be kept"),
        ({"alike": 9.0}, "alike", "9 of 10 addresses show one and the same article"),
    ],
)
def test_what_is_missing_is_said(changed: dict[str, float], name: str, sentence: str) -> None:
    found = findings(Expects(), **changed)
    assert list(found) == [name]
    assert sentence in found[name]
    assert "scrapy peek" in found[name]


def test_one_odd_article_is_no_alarm() -> None:
    one = {"read": 1.0, "dated": 0.0, "kickered": 0.0, "bodied": 1.0, "words": 20.0, "asked": 1.0}
    seen = Observation(counts=one, history=HISTORY)
    assert judge(seen, Expects(), HOME).findings == {}


def test_what_a_run_has_no_evidence_about_is_not_judged() -> None:
    verdict = judge(Observation(counts={"pages:home": 0.0}, history=HISTORY), Expects(), HOME)
    assert verdict.judged == frozenset()


def test_the_profile_is_a_measure_too() -> None:
    stated = Expects(fields=("image_url",), articles_a_week=35)
    found = findings(stated)
    assert "the profile expects it in 90%" in found["stated:pictured"]
    assert "0 article(s) appeared in the last two weeks; the profile expects 70" in found["new"]


def test_a_site_that_fell_silent() -> None:
    seen = Observation(counts=GOOD, history=HISTORY, fortnight=2, usual_fortnight=70)
    assert "usual are 70" in judge(seen, Expects(), HOME).findings["new"]
    calm = Observation(counts=GOOD, history=HISTORY, fortnight=0, usual_fortnight=5)
    assert judge(calm, Expects(), HOME).findings == {}
