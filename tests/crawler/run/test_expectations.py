"""What falls below expectations is said; what is only small is not."""

from __future__ import annotations

import pytest

from crawler.run.expectations import judge
from crawler.run.observation import Observation
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
        (
            {"links__listing": 0.0, "untitled__listing": 1.0},
            "links:listing",
            "show no headline of any article that they link; usual are 12 a page",
        ),
        (
            {"links__listing": 8.0, "others__listing": 4.0},
            "others:listing",
            "4 of 12 cards of the listing lead to no article by their addresses",
        ),
        ({"links__listing": 3.0}, "links:listing", "show 3 articles each; usual are 12"),
        ({"dated__listing": 0.0}, "dated:listing", "0 of 12 listing teasers have a date"),
        ({"dated": 2.0}, "dated", "2 of 10 articles have a date; usual are 100%"),
        ({"kickered": 0.0}, "kickered", "have a kicker; usual are 90%"),
        ({"words": 1000.0}, "words", "bodies have 100 words; usual are 300"),
        ({"thin": 5.0}, "thin", "most of the prose was left out of 5 of 10 articles"),
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


def test_a_usual_share_of_other_cards_is_no_alarm() -> None:
    some = GOOD | {"links:listing": 8.0, "others:listing": 4.0}
    calm = Observation(counts=some, history=(some,) * 4)
    assert judge(calm, Expects(), HOME).findings == {}
    few = Observation(counts=GOOD | {"others:listing": 4.0}, history=HISTORY)
    assert judge(few, Expects(), HOME).findings == {}


def test_other_cards_are_told_after_two_runs_unless_nothing_else_is_left() -> None:
    half = {"links:listing": 8.0, "others:listing": 8.0}
    verdict = judge(Observation(counts=GOOD | half, history=HISTORY), Expects(), HOME)
    assert verdict.patient == {"others:listing": 2}
    none = {"links:listing": 0.0, "others:listing": 12.0}
    verdict = judge(Observation(counts=GOOD | none, history=HISTORY), Expects(), HOME)
    assert {"others:listing", "links:listing"} <= set(verdict.findings)
    assert "others:listing" not in verdict.patient


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
    assert "0 articles appeared in the last two weeks; the profile expects 70" in found["new"]


def test_a_site_that_fell_silent() -> None:
    seen = Observation(counts=GOOD, history=HISTORY, silence=(7, 6))
    assert "on the last 7 publishing days" in judge(seen, Expects(), HOME).findings["new"]
    calm = Observation(counts=GOOD, history=HISTORY, silence=(5, 6))
    assert judge(calm, Expects(), HOME).findings == {}


FIRST = {
    "read": 24.0, "asked": 24.0, "dated": 24.0, "kickered": 24.0, "bodied": 24.0, "pictured": 24.0,
    "words": 7200.0, "teasered": 24.0, "teaser-words": 480.0, "alike": 1.0, "same:title": 1.0,
    "same:body": 1.0, "same:kicker": 4.0, "same:byline": 9.0, "same:tags": 2.0,
}  # fmt: skip


def at_first(constant: tuple[str, ...] = (), **changed: float) -> dict[str, str]:
    counts = FIRST | {name.replace("__", ":").replace("_", "-"): n for name, n in changed.items()}
    return dict(judge(Observation(counts=counts), Expects(constant=constant), HOME).findings)


def test_a_good_first_contact_is_fine() -> None:
    assert at_first() == {}


@pytest.mark.parametrize(
    ("changed", "name", "sentence"),
    [
        ({"words": 240.0}, "words", "bodies have 10 words; 25 and more were expected"),
        ({"words": 720.0, "teaser_words": 960.0}, "words", "30 words, fewer than the teasers, 40"),
        ({"bodied": 5.0, "words": 1500.0}, "bodied", "only 5 of 24 articles have a body"),
        ({"same__kicker": 22.0}, "same:kicker", "22 of 24 articles have one and the same kicker"),
        ({"same__byline": 24.0}, "same:byline", "Expects(constant=('byline',))"),
        ({"same__tags": 24.0}, "same:tags", "one and the same list of tags"),
        ({"same__title": 5.0}, "same:title", "5 of 24 articles have one and the same headline"),
        ({"same__body": 5.0}, "same:body", "5 of 24 articles have one and the same body"),
        ({"alike": 5.0}, "alike", "5 of 24 addresses show one and the same article"),
        ({"missing": 8.0}, "lost", "8 of 24 article pages gave no article"),
        ({"unread": 5.0}, "unread", "5 announced page(s) were not asked for in this run"),
        ({"claims": 5.0}, "claims", "5 of 24 articles name an address as theirs"),
        ({"thin": 5.0}, "thin", "most of the prose was left out of 5 of 24 articles"),
        ({"hint_refused": 5.0}, "hint-refused", "is most of the text of 5 of 24 articles"),
        (
            {"new_dated": 24.0, "misdated": 13.0},
            "misdated",
            "listings give 13 of 24 new articles another day",
        ),
        ({"others__feed": 5.0}, "others:feed", "none of the 5 entries of the feed leads to an"),
        ({"others__rest": 5.0}, "others:rest", "none of the 5 entries of the rest leads to an"),
        ({"others__home": 5.0}, "others:home", "none of the 5 cards of the home leads to an"),
        (
            {"others__listing": 6.0, "links__listing": 6.0},
            "others:listing",
            "6 of 12 cards of the listing lead to no article by their addresses",
        ),
        ({"headed": 13.0}, "headed", "the pages of 13 of 24 articles have the headline"),
        ({"doubted": 6.0}, "doubted", "6 of 24 articles suddenly read"),
        ({"folded": 5.0}, "folded", "5 addresses on one page count as one article"),
    ],
)
def test_what_is_wrong_at_first_contact_is_said(
    changed: dict[str, float], name: str, sentence: str
) -> None:
    found = at_first((), **changed)
    assert list(found) == [name]
    assert sentence in found[name]
    assert "scrapy peek" in found[name]


def test_an_accident_at_first_contact_is_none() -> None:
    assert (
        at_first(
            same__title=4,
            same__body=4,
            alike=2,
            missing=7,
            unread=4,
            claims=4,
            thin=4,
            headed=12,
            new_dated=24,
            misdated=12,
        )
        == {}
    )
    assert at_first(same__kicker=21, doubted=4) == {}
    assert at_first(("byline",), same__byline=24) == {}
    assert at_first(read=12, asked=12, words=120, same__kicker=12, bodied=12) == {}  # too few
    copies = {"same__title": 900.0, "same__body": 40.0, "alike": 20.0}  # the usual ones of decades
    many = {"read": 45000, "asked": 45000, "words": 9e6, "bodied": 44000, "dated": 44000}
    assert at_first((), **many, **copies) == {}
