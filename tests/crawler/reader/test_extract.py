"""The ladders, rung by rung, on small pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archive import Article
from crawler.reader import Reading, read_article
from crawler.sites import SITES, Site
from crawler.sites.profile import Hints
from pipelines.normalise import normalise_article

SITE = SITES["kommune21"]
URL = "https://www.kommune21.de/k21-meldungen/titel"
NOW = "2026-03-02T05:00:00Z"
TITLE = "<title>Neue Brücke - Kommune21 online | Kommune21 - E-Government</title>"
LEAD = "<p>[01.03.2026] Die Stadt Quellenau baut eine neue Brücke über den Fluss.</p>"
TEXT = "<p>Der Bau dauert zwei Jahre und kostet neun Millionen Euro, sagt die Stadt.</p>"


def read(html: str, site: Site = SITE) -> Reading:
    return read_article(html, URL, site, NOW)


def article(html: str, site: Site = SITE) -> Article:
    return normalise_article(read(html, site).article)


@pytest.mark.parametrize(
    "head",
    [
        "<h1><span>AKDB</span>Neue Brücke</h1>",
        "<h1><small>AKDB</small><br>Neue Brücke</h1>",
        "<h1>AKDBNeue Brücke</h1>",  # run together: <title> tells them apart
        "<h1>AKDB: Neue Brücke</h1>",
        "<p>AKDB</p><h1>Neue Brücke</h1>",
        "<h2>AKDB:</h2><h1>Neue Brücke</h1>",
        "<h1>Neue Brücke</h1><p>AKDB</p>",
        "<h1>Neue Brücke <span>AKDB</span></h1>",
        "<div>AKDB</div><div>Neue Brücke</div>",
    ],
)
def test_kicker_and_title_wherever_the_kicker_stands(head: str) -> None:
    found = article(f"{TITLE}<div>{head}{LEAD}{TEXT}</div>")
    assert (found.kicker, found.title) == ("AKDB", "Neue Brücke")


@pytest.mark.parametrize("kicker", ["AKDB", "REPORT", "Green IT", "ekom21", "d.3ecm", "E-Akte"])
def test_letter_case_decides_nothing(kicker: str) -> None:
    found = article(f"{TITLE}<h1>{kicker}Neue Brücke</h1>{LEAD}{TEXT}")
    assert (found.kicker, found.title) == (kicker, "Neue Brücke")


def test_a_headline_with_separators_of_its_own() -> None:
    title = "<title>Alt - neu - Kommune21 online | Kommune21</title>"
    assert article(f"{title}<h1>Alt - neu</h1>{LEAD}{TEXT}").title == "Alt - neu"


def test_the_rung_that_answered_and_the_runners_up_are_known() -> None:
    html = (
        f'{TITLE}<meta property="og:title" content="Neue Brücke"><h1>Neue Brücke</h1>{LEAD}{TEXT}'
    )
    evidence = read(html).evidence
    assert [e.rung for e in evidence["title"]][:2] == ["meta", "title"]
    assert evidence["published"][0].rung == "printed"
    assert evidence["teaser"][0].rung == "printed"


def test_hints_come_first_and_what_they_miss_is_found_all_the_same() -> None:
    hints = Hints(kicker=".k", title=".t", teaser=".l", body=".b")
    site = replace(SITE, hints=hints)
    html = (
        f"{TITLE}<h1>Etwas anderes</h1><i class=k>Amt</i><div class=t>Der Titel</div>"
        f"<div class=l>[01.03.2026] Der Teaser.</div><div class=b>{TEXT}</div>{TEXT}"
    )
    found = article(html, site)
    assert (found.kicker, found.title, found.teaser) == ("Amt", "Der Titel", "Der Teaser.")
    assert found.published == "2026-03-01"
    assert (found.body or "").count("neun Millionen") == 1
    changed = article(f"{TITLE}<h1>Neue Brücke</h1>{LEAD}{TEXT}", site)  # the layout has changed
    assert (changed.title, changed.published) == ("Neue Brücke", "2026-03-01")


def test_a_picture_in_a_paragraph_takes_no_text_with_it() -> None:
    html = (
        f'{TITLE}<h1>Neue Brücke</h1>{LEAD}<p><img src="/b.jpg" alt="Brücke">Der Bau dauert zwei '
    )
    html += "Jahre und kostet neun Millionen Euro, sagt die Stadt.</p>"
    found = article(html)
    assert (found.body or "").startswith("Der Bau dauert")
    assert found.image_url == "https://www.kommune21.de/b.jpg"


def test_caption_credit_and_repeated_alternative_text_are_no_body() -> None:
    html = (
        f'{TITLE}<h1>Neue Brücke</h1>{LEAD}<div><img src="/b.jpg" alt="Die Brücke im Bau."></div>'
        f"<p>Die Brücke im Bau.</p><p>Die Brücke im Bau. (Bildquelle: Stadt Quellenau)</p>{TEXT}"
    )
    found = article(html)
    assert (found.body or "").startswith("Der Bau dauert")
    assert (found.image_caption, found.image_credit) == ("Die Brücke im Bau.", "Stadt Quellenau")


def test_interviews_keep_questions_and_answers_apart() -> None:
    talk = "<p><b>Herr Amsel, was wird anders?</b></p><p>Alles. Und zwar schon bald.</p>"
    found = article(f"{TITLE}<h1>Neue Brücke</h1>{LEAD}{talk}{TEXT}")
    assert (found.body or "").split("\n\n")[:2] == [
        "Herr Amsel, was wird anders?", "Alles. Und zwar schon bald.",
    ]  # fmt: skip


def test_subheadings_bold_or_as_a_leaked_macro() -> None:
    heads = "<p><b>Erste Ziele</b></p>" + TEXT + "<p>#titel+Zweite Ziele#titel-</p>" + TEXT
    found = article(f"{TITLE}<h1>Neue Brücke</h1>{LEAD}{TEXT}{heads}")
    assert "<h3>Erste Ziele</h3>" in (found.body_html or "")
    assert "<h3>Zweite Ziele</h3>" in (found.body_html or "")


def test_broken_json_ld_is_a_remark() -> None:
    html = f'{TITLE}<script type="application/ld+json">{{no json</script><h1>Neue Brücke</h1>{LEAD}'
    assert [r.reason for r in article(html + TEXT).remarks] == ["broken-json-ld"]


def test_the_article_is_named_by_its_canonical_address_on_the_sites_own_host() -> None:
    html = f'<link rel=canonical href="https://kommune21.de/k21-meldungen/kanonisch/?utm_source=x">{TITLE}'
    found = article(f"{html}<h1>Neue Brücke</h1>{LEAD}{TEXT}")
    assert found.url == "https://www.kommune21.de/k21-meldungen/kanonisch"
    assert URL in {a.url for a in found.addresses}


def test_a_glued_teaser_beside_the_article_is_a_teaser_and_no_body() -> None:
    box = (
        '<div><div>Meistgelesen</div><div><a href="/k21-meldungen/b">DMS: Vom Keller in die Cloud'
        "</a><span>[08.12.2016] Ein Amt zieht um. mehr...</span></div></div>"
    )
    reading = read(f"{TITLE}<h1>Neue Brücke</h1>{LEAD}{TEXT}{box}")
    (teaser,) = reading.teasers
    assert (teaser.kicker, teaser.title) == ("DMS", "Vom Keller in die Cloud")
    assert (teaser.text, teaser.published_text) == ("Ein Amt zieht um.", "[08.12.2016]")
    assert "Keller" not in (reading.article.body or "")
