"""Boxes that share nothing with the text around them, in words that no list holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.reader import read_article
from crawler.reader.article.boxes.related import stems
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.crawler.reader.test_kicker_cards_table import HOSTS
from tests.crawler.reader.test_promoted_table import (
    LEAD,
    MARKUPS,
    PLACES,
    TEXTS,
    TITLE,
    Said,
    read,
    within,
)
from tests.support.composed import FETCHED_AT

STRANGE: dict[str, Said] = {
    "an appeal": ("In eigener Sache", ("Gründliche Recherche braucht Reporter und Geduld. Wenn Ihnen unser Blatt gefällt, sagen Sie es im Büro weiter.",), None),
    "an appeal without a heading": (None, ("Ihnen liegt guter Lokaljournalismus am Herzen? Dann erzählen Sie den Kolleginnen von uns.",), None),
    "a letter by another name": ("Frühstückspost", ("Mit unserem Rundschreiben kennen Sie die Schlagzeilen, bevor der erste Kaffee durchläuft.",), None),
    "a talk": ("Sprechstunde Vergaberecht", ("Eine Juristin erklärt in 40 Minuten die Schwellenwerte. Los geht es am 8. Oktober 2026.",), "Platz sichern"),
    "a sponsor": ("Möglich gemacht von", ("Die Druckhaus Auerlohe eG stattet Behörden mit Kuverts und Siegeln aus.",), None),
    "who stands behind a page": (None, ("Der Schwerpunkt Kuvertieren wird unterstützt von der Druckhaus Auerlohe eG. Die Redaktion entscheidet allein.",), None),
    "a load from elsewhere": ("Beitrag eines Netzwerks", ("Beim Öffnen fließen Angaben an den Betreiber. Einzelheiten nennt die Datenschutzerklärung.",), "Einmal zeigen"),
    "a poll without a form": ("Stimmungsbild", ("Ist Ihre Poststelle schon papierlos? Bisher klickten 214 Besucher.",), "Mitmachen"),
    "a player": ("Zum Zuhören", ("Die Stimme kommt aus dem Rechner. Das Abspielen von diesem Artikel dauert 3 Minuten.",), None),
    "an author": ("Wer hier schreibt", ("Rieke Tamm", "Rieke Tamm volontierte in Bremen und kümmert sich um Verkehr und Schulen."), None),
}  # fmt: skip

OWN: dict[str, Said] = {
    "figures without a known heading": ("Der Kanal, gezählt", ("Zwölf Grad warm ist der Sammler, 3,4 Megawatt leistet der Tauscher.", "fünf Kilometer Rohr"), None),
    "steps": ("So geht es weiter", ("Am 4. Mai 2027 rollen die Bagger an der Färbergasse an.", "Am 1. Oktober 2027 fließt die erste Wärme."), None),
    "where to ask": ("Sprechstunde für Anwohner", ("Die Stadtwerke Moosbruck beraten Sie am 12. Mai 2027 um 17 Uhr im Werkhof. Bringen Sie Ihre Abrechnung mit.",), None),
    "a voice without quotation marks": (None, ("Wir haben die Schulen zuerst gefragt, und sie haben sofort zugesagt.", "Hanne Ulmer, Werkleiterin"), None),
    "who pays": ("Förderung", ("Der Tauscher wird gefördert durch das Land und die Stiftung Klimaerbe.",), None),
    "another town": ("Nachbarn machen es vor", ("Pfalzheim betreibt einen ähnlichen Speicher und spart dort jährlich 90 Tonnen Heizöl.",), None),
    "advice": ("Was Hausbesitzer tun können", ("Prüfen Sie Ventile und Pumpe. Lassen Sie den Druck messen, bevor Sie bestellen.",), None),
    "a long explanation": ("Wie Sole funktioniert", ("Sole ist Wasser mit Salz. Sie gefriert später und trägt deshalb Frost hinaus, bevor Leitungen platzen. In Kälteanlagen kreist sie seit hundert Jahren, in Brauereien ebenso wie in Eishallen. Wer ihre Dichte kennt, kann den Gefrierpunkt berechnen, und zwar bis auf ein Zehntel genau.",), None),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("markup", MARKUPS)
@pytest.mark.parametrize("said", STRANGE.values(), ids=STRANGE)
def test_a_box_about_the_house_changes_nothing(said: Said, markup: str, place: str) -> None:
    for host in HOSTS.values():
        plain = replace(read("", place, host), evidence=())
        assert replace(read(MARKUPS[markup](said), place, host), evidence=()) == plain


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("markup", MARKUPS)
@pytest.mark.parametrize("said", OWN.values(), ids=OWN)
def test_a_box_about_the_article_stays(said: Said, markup: str, place: str) -> None:
    for host in HOSTS.values():
        body = read(MARKUPS[markup](said), place, host).body or ""
        assert all(line in body for line in (*TEXTS, *said[1]))


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("said", OWN.values(), ids=OWN)
def test_it_stays_in_a_box_like_those_of_the_text(said: Said, host: str) -> None:
    body = within(said, host) or ""
    assert all(line in body for line in (*TEXTS, *said[1]))


def test_compounds_share_their_beginning() -> None:
    assert stems("Der Formularserver") & stems("Neue Formulare")
    assert not stems("Die Stadt und ihre Bürger, jede Woche im Rathaus")


def test_a_banner_around_the_headline_is_no_banner_of_the_site() -> None:
    at = "https://www.kommune21.de/k21-meldungen/kanal/"
    text = "".join(f"<p>{line}</p>" for line in TEXTS)
    hero = (
        f"<section role=banner><header><h1>{TITLE}</h1><div><p>{LEAD}</p></div></header></section>"
    )
    page = f"<title>{TITLE}</title><body><main>{hero}<article><div>{text}</div></article></main></body>"
    found = normalise_article(read_article(page, at, SITES["kommune21"], FETCHED_AT).article)
    assert (found.teaser, found.body) == (LEAD, "\n\n".join(TEXTS))
