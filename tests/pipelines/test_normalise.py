"""The normaliser: clean texts, the strongest readable date, a remark for what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import Address, Article, DateText, Link, Page, Refusal, Remark, Teaser
from archive.articles.checks import fault
from archive.articles.text import plain_text
from pipelines.normalise import normalise_article, normalise_teaser, storable

NOW = "2026-03-02T05:00:00Z"


def article(**fields: Any) -> Article:
    return Article(source="demo", url="https://a.example/x", seen_at=NOW, **fields)


def test_the_printed_date_wins_and_the_other_is_kept_beside_it() -> None:
    said = (DateText(text="[10.10.2025]", origin="page"),
            DateText(text="2025-10-11T08:00:00+02:00", origin="metadata"))  # fmt: skip
    read = normalise_article(article(dates=said))
    assert (read.published, read.published_text, read.published_from) == (
        "2025-10-10", "[10.10.2025]", "page",
    )  # fmt: skip
    assert read.published_also == said[1:]
    assert [r.reason for r in read.remarks] == ["dates-disagree"]


@pytest.mark.parametrize("said", ["KW 41/2025", "14:30", "vor 3 Stunden", "gestern", "Herbst 2025"])
def test_a_bracket_in_front_of_the_lead_that_is_no_date_is_remarked(said: str) -> None:
    read = normalise_article(article(teaser=f"[{said}]  Die Stadt baut."))
    assert (read.published, read.teaser) == (None, f"[{said}] Die Stadt baut.")
    assert [r.reason for r in read.remarks] == ["unreadable-date"]
    assert f"'[{said}]'" in read.remarks[0].detail
    assert normalise_article(read) == read


@pytest.mark.parametrize("lead", ["[Update] Die Stadt baut.", "Die Stadt [2] baut.", "[sic]"])
def test_control_other_brackets_are_words(lead: str) -> None:
    assert normalise_article(article(teaser=lead)).remarks == ()
    dated = article(teaser="[14:30] So.", dates=(DateText(text="[10.10.2025]", origin="page"),))
    assert normalise_article(dated).remarks == ()


def test_sources_that_agree_need_no_remark() -> None:
    said = (DateText(text="[10.10.2025]", origin="page"),
            DateText(text="2025-10-10T08:00:00+02:00", origin="metadata"))  # fmt: skip
    assert normalise_article(article(dates=said)).remarks == ()


def test_an_impossible_date_is_refused_and_the_next_rung_answers() -> None:
    said = (DateText(text="[31.02.2024]", origin="page"),
            DateText(text="2024-03-02", origin="metadata"))  # fmt: skip
    read = normalise_article(article(dates=said))
    assert (read.published, read.published_from) == ("2024-03-02", "metadata")
    assert [r.reason for r in read.remarks] == ["impossible-date"]
    assert "[31.02.2024]" in read.remarks[0].detail


def test_no_date_is_no_date() -> None:
    read = normalise_article(article(dates=(DateText(text="[1.1.70]", origin="page"),)))
    assert (read.published, read.published_text, read.published_from) == (None, None, None)


def test_texts_links_and_tags() -> None:
    read = normalise_article(article(
        kicker="AKDB:", title=" Eine\u00a0Ära ", teaser="Kurz.", tags=("a", "a ", ""),
        body_html="<p>Ein\u00a0 Amt.Die Stadt</p><h3>Ziel</h3>",
        links=(Link(url="https://b.example/", text=" dort "), Link(url="https://c.ex/", text=" ")),
    ))  # fmt: skip
    assert (read.kicker, read.title, read.tags) == ("AKDB", "Eine Ära", ("a",))
    assert read.body == "Ein Amt. Die Stadt\n\nZiel"
    assert read.body_html == "<p>Ein Amt. Die Stadt</p><h3>Ziel</h3>"
    assert read.links == (Link(url="https://b.example/", text="dort"),)


def test_a_teaser_with_an_impossible_date_keeps_its_text() -> None:
    teaser = Teaser(source="demo", url="https://a.example/x", seen_on="listing", seen_at=NOW,
                    title="T", text="Der Text.", published_text="[31.02.2024]")  # fmt: skip
    read = normalise_teaser(teaser)
    assert (read.published, read.text) == (None, "Der Text.")
    assert [r.reason for r in read.remarks] == ["impossible-date"]


TEXTS = st.none() | st.text(max_size=40)


@given(
    kicker=TEXTS, title=TEXTS, teaser=TEXTS, byline=TEXTS, section=TEXTS, image_caption=TEXTS,
    tags=st.lists(st.text(max_size=9)).map(tuple),
    body_html=st.none() | st.lists(st.text(alphabet="aä .A\u00a0\n", max_size=20)).map(
        lambda ps: "".join(f"<p>{p}</p>" for p in ps)),
    dates=st.lists(st.builds(
        DateText, text=st.text(max_size=12) | st.just("[10.10.2025]"), origin=st.just("page"),
    )).map(tuple),
)  # fmt: skip
def test_twice_is_once(**fields: Any) -> None:
    once = normalise_article(article(**fields))
    assert normalise_article(once) == once
    assert (once.body or "") == plain_text(once.body_html or "")


@given(title=TEXTS, text=TEXTS, published_text=TEXTS)
def test_a_teaser_twice_is_once(**fields: Any) -> None:
    teaser = Teaser(source="demo", url="https://a.example/x", seen_on="home", seen_at=NOW, **fields)
    once = normalise_teaser(teaser)
    assert normalise_teaser(once) == once


BROKEN = "Halb \ud83d oder \0 gar nicht \udc00"


def test_half_a_letter_in_any_field_costs_nothing() -> None:
    url = "https://a.example/x\ud800"
    read = article(
        kicker=BROKEN, title=BROKEN, teaser=BROKEN, body_html=f"<p>{BROKEN}</p>", byline=BROKEN,
        tags=(BROKEN,), section=BROKEN, image_url=url, image_alt=BROKEN, image_caption=BROKEN,
        image_credit=BROKEN, links=(Link(url=url, text=BROKEN),),
        addresses=(Address(url=url, kind="fetched"),),
        dates=(DateText(text=f"10.10.2025 {BROKEN}", origin="page"),),
        remarks=(Remark(reason="x", detail=BROKEN),),
    )  # fmt: skip
    kept = normalise_article(read)
    assert fault(kept) is None
    assert kept.byline == "Halb \ufffd oder \ufffd gar nicht \ufffd"
    assert (len(kept.tags), len(kept.links), kept.body) == (1, 1, kept.byline)
    told = normalise_teaser(
        Teaser(source="demo", url=url, seen_on="feed", seen_at=NOW, title=BROKEN, text=BROKEN,
               published_text=BROKEN)
    )  # fmt: skip
    assert fault(told) is None
    page = Page(url=url, source="demo", fetched_at=NOW, status=200, kind="article", etag=BROKEN)
    refusal = Refusal(source="demo", url=url, reason="x", detail=BROKEN, seen_at=NOW)
    assert fault(page)
    assert fault(refusal)
    assert fault(storable(page)) is fault(storable(refusal)) is None


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_whatever_a_field_holds_can_be_stored_and_twice_is_once(text: str) -> None:
    read = article(title="Rathaus", byline=text, image_url=text, tags=(text,), section=text)
    kept = normalise_article(read)
    assert fault(kept) is None
    assert normalise_article(kept) == kept
