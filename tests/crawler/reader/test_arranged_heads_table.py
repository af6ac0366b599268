"""Heads of articles in any order: sentences about the page, badges, lists, names and credits around
headline and lead, and the boxes that hold them."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.reader.wording.appeals import is_appeal
from crawler.sites import site_of
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT

URL = "https://www.deichbote.example/meldungen/schleuse-oeffnet-von-selbst/"
TITLE = "Schleuse öffnet von selbst"
LEAD = "An der Schleuse in Oberfelde steht kein Wärter mehr. Boote melden sich per Funk an."
P1 = "Die Anlage stammt aus dem Jahr 1961 und wurde im Winter mit neuen Motoren ausgestattet."
P2 = "Ein Fühler am Tor misst, ob noch ein Boot in der Kammer liegt, sagte die Kreisbaurätin."
TEXT = f"<p>{P1}</p><p>{P2}</p>"
H1 = f"<h1>{TITLE}</h1>"
LEADS = f'<div class="vorspann"><p>{LEAD}</p></div>'
DAY = "<p>4. Juni 2019</p>"
SHARE = (
    '<div><a href="https://www.facebook.com/s">Facebook</a> <a href="mailto:?a=b">E-Mail</a></div>'
)


def read(body: str) -> Article:
    page = f"<html><head><title>{TITLE}</title></head><body><main>{body}</main></body></html>"
    return normalise_article(read_article(page, URL, site_of(URL), FETCHED_AT).article)


APPEALS = [
    "Hat Ihnen die Meldung gefallen? Leiten Sie sie gern weiter.",
    "Hören Sie diesen Artikel in vier Minuten als Audio.",
    "Wir freuen uns, wenn Sie unsere Arbeit mit einer Spende unterstützen.",
    "Schreiben Sie uns Ihre Meinung als Kommentar unter den Text.",
    "Bitte stimmen Sie den Cookies zu, um die Inhalte zu sehen.",
    "Sie können den Beitrag auch drucken.",
]


@pytest.mark.parametrize("said", APPEALS)
def test_what_asks_the_reader_is_no_lead(said: str) -> None:
    assert is_appeal(said)
    for box in (f"<p>{said}</p>", f"<div>{said}{SHARE}</div>", f"<div><p>{said}</p></div>{SHARE}"):
        found = read(f"<article>{H1}{DAY}{box}{LEADS}{TEXT}</article>")
        assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")
        found = read(f"<article><div>{H1}{DAY}{LEADS}{box}</div><div>{TEXT}</div></article>")
        assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")


@pytest.mark.parametrize(
    "said",
    [
        "Die Gemeinden teilen sich künftig eine Seite im Netz und stimmen sie ab.",
        "Sie unterstützen den Verein mit Texten, die ihre Mitglieder schreiben.",
        "„Bewerten Sie den Beitrag der Stadt?“ So fragte das Amt seine Kunden.",
    ],
)
def test_what_tells_of_others_is_the_lead(said: str) -> None:
    assert read(f"<article>{H1}{DAY}<p>{said}</p>{TEXT}</article>").teaser == said


HEADS = {
    "badge in front": f"<p><span>Exklusiv</span> Wasserwege</p>{H1}{DAY}",
    "badge above": f"<div>Podcast</div><div>Wasserwege</div>{H1}{DAY}",
    "date and author above": f"<p>Wasserwege</p><ul><li>4. Juni 2019</li><li>Von Rieke Tamm</li></ul>{H1}",
    "below, then a bar": f"{H1}<p>Wasserwege</p>{SHARE}{DAY}",
    "below, then buttons": f"{H1}<p>Wasserwege</p><p><button>Merken</button><button>Drucken</button></p>{DAY}",
    "below, then a section": f'{H1}<p>Wasserwege</p><p><a rel="category tag" href="/rubrik/schiffe/">Schiffe</a></p>{DAY}',
    "picture above": f'<div><img src="/a.jpg" alt=""><p>Blick ins Becken.</p><p>Foto: Tamm</p></div><p>Wasserwege</p>{H1}{DAY}',
}  # fmt: skip


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_the_kicker_is_told_from_what_stands_around_it(head: str) -> None:
    for page in (
        f"<article>{head}{LEADS}{TEXT}</article>",
        f"<div><div>{head}</div><div>{LEADS}</div></div>{TEXT}",
    ):
        found = read(page)
        assert (found.kicker, found.title, found.teaser) == ("Wasserwege", TITLE, LEAD)
        assert (found.published, found.body) == ("2019-06-04", f"{P1}\n\n{P2}")


DAYS = {
    "list of terms above": f"<dl><dt>Datum</dt><dd>Dienstag, 4. Juni 2019</dd><dt>Autor</dt><dd>Rieke Tamm</dd></dl>{H1}{LEADS}",
    "weekday above": f"<div>Di., 4.6.2019</div><div>Von Rieke Tamm</div><p>Wasserwege</p>{H1}{LEADS}",
    "below a bar": f"{H1}{LEADS}{SHARE}<ul><li>teilen</li><li>drucken</li></ul><p>[4.6.2019] | Von Rieke Tamm</p>",
    "marked name": f'{H1}<div><span>[4.6.2019]</span><span class="author">Rieke Tamm</span></div>{LEADS}',
    "one line": f"{H1}{LEADS}<p>Rieke Tamm — 4. Juni 2019</p>",
}


@pytest.mark.parametrize("head", DAYS.values(), ids=DAYS)
def test_date_and_author_are_found_in_any_place_of_the_head(head: str) -> None:
    found = read(f"<article><div>{head}</div><div>{TEXT}</div></article>")
    assert (found.published, found.byline) == ("2019-06-04", "Rieke Tamm")
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")


IMAGE = '<img src="/becken.jpg" alt="" width="800" height="450">'
CAPTION = "Blick in das leere Becken der Schleuse."
PICTURES = {
    "source in a line": f"<p>{IMAGE}</p><p><i>{CAPTION}<br>Quelle: Kreis Oberfelde</i></p>",
    "source behind": f"<div>{IMAGE}<div>{CAPTION} Quelle: Kreis Oberfelde</div></div>",
    "line with a sign": f"<div>{IMAGE}<div>{CAPTION}</div><div>Foto © Kreis Oberfelde</div></div>",
    "above the picture": f"<figure><figcaption>{CAPTION} (Foto: Kreis Oberfelde)</figcaption>{IMAGE}</figure>",
    "line of its own": f"<div>{IMAGE}<div>{CAPTION}</div><div>Grafik: Kreis Oberfelde</div></div>",
}


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_caption_and_credit_are_found_above_and_below_the_headline(picture: str) -> None:
    for page in (
        f"{picture}{H1}{DAY}{LEADS}{TEXT}",
        f"{H1}{DAY}{LEADS}<p>{P1}</p>{picture}<p>{P2}</p>",
    ):
        found = read(f"<div>{page}</div>")
        assert (found.image_caption, found.image_credit) == (CAPTION, "Kreis Oberfelde")
        assert found.body == f"{P1}\n\n{P2}"


def test_a_banner_around_the_headline_is_part_of_the_article() -> None:
    found = read(
        f'<section role="banner"><header>{H1}{DAY}{LEADS}</header></section><article>{TEXT}</article>'
    )
    assert (found.teaser, found.published, found.body) == (LEAD, "2019-06-04", f"{P1}\n\n{P2}")


def test_a_card_amid_the_text_does_not_hold_the_text_above_it() -> None:
    card = '<h3><a href="/meldungen/hafen-bekommt-neue-kraene/">Hafen bekommt neue Kräne</a></h3><p>3. Mai 2019</p>'
    last = "Im Herbst folgt die Schleuse in Niederfelde, sofern der Kreistag das Geld bewilligt."
    found = read(f"<article>{H1}{DAY}{LEADS}<div>{TEXT}{card}<p>{last}</p></div></article>")
    assert found.body is not None
    assert found.body.startswith(f"{P1}\n\n{P2}")


def test_a_filed_link_is_the_kicker_beside_another_section() -> None:
    link = '<div><a rel="category tag" href="/rubrik/oberfelde/">Oberfelde</a></div>'
    more = "<h2>Weitere Meldungen und Beiträge aus dem Bereich: Wasserbau</h2>"
    found = read(f"<article>{link}{H1}{DAY}{LEADS}{TEXT}</article>{more}")
    assert (found.kicker, found.section) == ("Oberfelde", "Wasserbau")
