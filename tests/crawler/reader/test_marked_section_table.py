"""The section of an article where a class, microdata or the folder of its address mark it."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

URL = f"{LISTING}bibliothek/"
TEXT = (
    "<p>[10.10.2025] <b>Die Bücherei von Auhausen verleiht seit dieser Woche auch Werkzeug.</b></p>"
    "<p>Der Rat hat den Versuch am Montag einstimmig gebilligt, sagte die Leiterin der Bücherei.</p>"
    "<p>Er dauert zwei Jahre und wird danach ausgewertet, wenn genug Menschen mitmachen.</p>"
)
MARKED = {
    "microdata in a link": '<a href="/x/kultur/"><span itemprop="articleSection">Kultur</span></a>',
    "genre": '<span class="a"><a href="/x/kultur/"><span itemprop="genre">Kultur</span></a></span>',
    "class of the link": 'in <a href="/x/kultur/" class="entry-category">Kultur</a>',
    "class of the item": '<ul class="b"><li class="rubrik"><a href="/x/kultur/">Kultur</a></li></ul>',
    "class of the list": '<ul class="news-categories"><li class="c"><a href="/x/kultur/">Kultur</a></li></ul>',
    "folder with a name in front": '<a href="/blog-category/kultur/">Kultur</a>',
    "folder of subjects": '<a href="/fachgebiete/kultur/">Kultur</a>',
}  # fmt: skip


def read(section: str) -> Article:
    page = (
        "<html lang=de><title>Auhausen verleiht Werkzeug</title><body><main><article>"
        f"<p>Stadt Auhausen</p><h1>Auhausen verleiht Werkzeug</h1><div>{section}</div>{TEXT}"
        "</article></main></body></html>"
    )
    return normalise_article(read_article(page, URL, SITES["kommune21"], FETCHED_AT).article)


@pytest.mark.parametrize("section", MARKED.values(), ids=MARKED)
def test_what_is_marked_is_the_section(section: str) -> None:
    found = read(section)
    assert (found.section, found.kicker, found.tags) == ("Kultur", "Stadt Auhausen", ())


@pytest.mark.parametrize(
    "other",
    [
        '<ul class="news-categories"><li><a href="/x/a/">A</a></li><li><a href="/x/b/">B</a></li></ul>',
        '<span itemprop="articleBody"></span>',
        '<a href="/der-tag/kultur/" class="category-link-icon-only"></a>',
    ],
)
def test_nothing_marked_is_no_section(other: str) -> None:
    assert read(other).section is None


def test_a_class_far_below_the_text_is_of_something_else() -> None:
    far = "".join(f"<p><a href='/x/{n}/'>Mehr aus dem Haus {n}</a></p>" for n in range(20))
    assert read("").section is None
    below = f'{far}<p><span class="rubrik">Kultur</span></p>'
    page = (
        "<html lang=de><title>Auhausen verleiht Werkzeug</title><body><main><article>"
        f"<p>Stadt Auhausen</p><h1>Auhausen verleiht Werkzeug</h1>{TEXT}{below}"
        "</article></main></body></html>"
    )
    found = read_article(page, URL, SITES["kommune21"], FETCHED_AT).article
    assert normalise_article(found).section is None
