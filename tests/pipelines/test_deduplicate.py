"""Repetitions within one run: what says nothing new is dropped, what does is not."""

from __future__ import annotations

from typing import Any

from archive import Address, Article, Page, Teaser
from pipelines.deduplicate import Repetitions

NOW = "2026-03-02T05:00:00Z"
URL = "https://a.example/k21-meldungen/x"


def article(**fields: Any) -> Article:
    fields = {"title": "T", "body": "B", "url": URL} | fields
    return Article(source="demo", seen_at=NOW, **fields)


def test_one_article_under_two_addresses() -> None:
    met = Repetitions()
    assert not met.repeats(article())
    assert met.repeats(article())
    assert met.repeats(article(url="http://www.a.example/k21-meldungen/x/"))
    another = (Address(url="https://a.example/?p=7", kind="redirect"),)
    assert not met.repeats(article(addresses=another))  # a new address is news
    assert met.repeats(article(addresses=another))
    assert not met.repeats(article(body="Anders"))  # and so is a new text


def test_a_re_used_headline_is_another_article() -> None:
    met = Repetitions()
    assert not met.repeats(article())
    assert not met.repeats(article(url=f"{URL}-2"))


def test_a_longer_teaser_is_news_a_shorter_is_not() -> None:
    met = Repetitions()

    def teaser(text: str, seen_on: str = "listing") -> Teaser:
        return Teaser(source="demo", url=URL, seen_on=seen_on, seen_at=NOW, title="T", text=text)

    assert not met.repeats(teaser("Ein Text ..."))
    assert met.repeats(teaser("Ein Text ..."))
    assert not met.repeats(teaser("Ein Text, der weitergeht."))
    assert met.repeats(teaser("Ein Text ..."))
    assert not met.repeats(teaser("Ein Text ...", seen_on="related"))


def test_pages_are_never_repetitions() -> None:
    page = Page(url=URL, source="demo", fetched_at=NOW, status=200, kind="article")
    met = Repetitions()
    assert not met.repeats(page)
    assert not met.repeats(page)
