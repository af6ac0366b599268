"""Several ``time`` elements beside a headline: that of a change is not the article's."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

URL = f"{LISTING}radweg/"
TEXT = (
    "<p>Der Rat hat den Entwurf am Montag einstimmig gebilligt, sagte die Baurätin der Stadt.</p>"
    "<p>Die Arbeiten beginnen im Frühjahr und dauern zwei Jahre, wenn der Bund sie fördert.</p>"
)
NEW = '<time datetime="2025-10-20T08:30:00+02:00">{}20. Okt. 2025</time>'
OLD = '<time datetime="2025-10-15T10:20:00+02:00">{}15. Okt. 2025</time>'
ORDERS = {
    "label within": f"<span>{NEW.format('Zuletzt aktualisiert am ')}</span><span>{OLD.format('')}</span>",
    "label in bold within": f"{NEW.format('<b>Update:</b> ')} {OLD.format('')}",
    "label before": f"<span>Aktualisiert: {NEW.format('')}</span> <span>{OLD.format('')}</span>",
    "label beside": f"<span><em>Geändert am</em> {NEW.format('')}</span> <span>{OLD.format('')}</span>",
    "published first": f"<span>{OLD.format('Veröffentlicht ')}</span><span>{NEW.format('Überarbeitet ')}</span>",
    "in lines": f"<p>{NEW.format('Letzte Änderung: ')}</p><p>{OLD.format('')}</p>",
}  # fmt: skip


def read(head: str) -> Article:
    page = f"<html lang=de><title>Auhausen baut einen Radweg</title><body><main><article><h1>Auhausen baut einen Radweg</h1>{head}{TEXT}</article></main></body></html>"
    return normalise_article(read_article(page, URL, SITES["kommune21"], FETCHED_AT).article)


@pytest.mark.parametrize("times", ORDERS.values(), ids=ORDERS)
def test_the_time_of_a_change_is_not_the_date(times: str) -> None:
    assert read(f"<div class=meta>{times}</div>").published == "2025-10-15"


def test_a_change_alone_is_all_that_is_known() -> None:
    assert read(f"<p>{NEW.format('Aktualisiert ')}</p>").published == "2025-10-20"


@pytest.mark.parametrize("weekday", ["Mittwoch, ", ""])
def test_a_time_may_hold_a_box(weekday: str) -> None:
    time = f'<time datetime="2025-10-15"><div class=field>{weekday}15. Oktober 2025</div></time>'
    page = f"<div>{time}<ul><li><a href='/themen/verkehr/'>Verkehr</a></li></ul></div>"
    found = read_article(
        f"<html lang=de><body><main><article>{page}<h1>Auhausen baut einen Radweg</h1>{TEXT}</article></main></body></html>",
        URL, SITES["kommune21"], FETCHED_AT,
    ).article  # fmt: skip
    assert normalise_article(found).published == "2025-10-15"
