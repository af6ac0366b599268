"""Boxes amid a text: what the house offers goes, what the article itself says stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from archive.records import Article
from crawler.reader import read_article
from crawler.sites import SITES, site_of
from pipelines.normalise import normalise_article
from tests.crawler.reader.test_kicker_cards_table import HOSTS
from tests.support.composed import FETCHED_AT

TITLE = "Moosbruck wärmt sich am Kanal"
LEAD = "Die Stadtwerke Moosbruck holen Wärme aus dem Kanal. Zwei Schulen werden damit beheizt."
TEXTS = (
    "Im Sammler unter der Färbergasse ist das Wasser selbst im Januar zwölf Grad warm. Ein "
    "Tauscher aus Edelstahl entzieht ihm vier davon.",
    "Geplant wurde die Anlage mit der Hochschule Torfstein. Werkleiterin Hanne Ulmer sprach von "
    "einem Anfang, dem weitere Viertel folgen müssten.",
    "Die Kosten von fünf Millionen Euro trägt zur Hälfte das Land. Kämmerer Ole Brink rechnet mit "
    "zwölf Jahren, bis sich das auszahlt.",
    "Im nächsten Schritt sollen auch Wohnhäuser angeschlossen werden, teilte die Stadt mit.",
)
Said = tuple[str | None, tuple[str, ...], str | None]
"""Heading, lines and button of a box."""

HOUSE: dict[str, Said] = {
    "an event": ("Digitalforum Landkreise", ("Am 12. März 2027 in Kassel: zwei Tage, 60 Vorträge. Karten gibt es ab 190 Euro.",), "Zum Ablauf"),
    "an event without a button": ("Kongress Kommunale Netze", ("9. November 2026, Erfurt, Halle 2. Frühbucher zahlen bis Ende Juli weniger.",), None),
    "a newsletter": ("Nichts mehr verpassen", ("Unser Newsletter bringt Ihnen jeden Mittwoch das Wichtigste aus den Ämtern.",), None),
    "a newsletter of the editors": ("Post für Eilige", ("Der Newsletter der Redaktion erscheint jeden Dienstag und kostet nichts.",), None),
    "a trial": (None, ("Jetzt kennenlernen: zwei Hefte kostenlos. Das Probeabo endet von selbst.",), None),
    "a subscription": ("Gut informiert", ("Lesen Sie ein Jahr lang gedruckt und digital. Das Abonnement kostet 96 Euro.",), "Angebot ansehen"),
    "an issue": ("Aus dem Heft", ("Der Schwerpunkt der Ausgabe 5/2026 befasst sich mit Funknetzen. Erhältlich als E-Paper.",), None),
    "a podcast": ("Amtsgespräch, der Podcast", ("In Folge 12 geht es um Aktenpläne und starken Kaffee. Dauer: 28 Minuten.",), None),
    "a partner": (None, ("In Zusammenarbeit mit der Regionalbank Wiesgrund eG",), None),
    "a series that is paid": (None, ("Diese Reihe wird präsentiert von der Werkbund GmbH. Auf den Inhalt nimmt sie keinen Einfluss.",), None),
    "a survey": ("Wie digital ist Ihr Amt?", ("Nehmen Sie an unserer Umfrage teil und gewinnen Sie ein Jahresabo.",), None),
    "a paper": ("Whitepaper: Die Akte in 90 Tagen", ("Auf 24 Seiten zeigt der Leitfaden, wie es geht. Das PDF ist kostenfrei.",), None),
    "a lesson": (None, ("Webinar am 14. Oktober 2026, 10 Uhr: Bescheide, die man versteht. Die Teilnahme ist kostenlos.",), None),
    "a job": ("Wir suchen", ("Die Stadt Wolkenroda sucht eine Leitung IT (m/w/d), Vollzeit, unbefristet.",), None),
    "a membership": ("Werden Sie Mitglied", ("Mit dem Zugang lesen Sie alles ohne Werbung, für 6 Euro im Monat.",), None),
    "an app": ("Die App zum Blatt", ("Nachrichten aufs Telefon: Laden Sie die App im Store Ihrer Wahl.",), None),
    "a letter without that word": ("Amtsbote Kompakt", ("Dreimal in der Woche schreiben wir auf, was die Ämter umtreibt. 800 Leser warten schon darauf.",), None),
    "a lesson with few seats": ("Webinar", ("Am 3. Juni 2027 um 9 Uhr zeigen Fachleute, wie Bescheide gelingen. Die Plätze sind begrenzt.",), None),
    "a job in full time": ("Stellenmarkt", ("Die Werke in Torfau suchen eine Leitung für ihr Labor in Vollzeit.",), None),
    "what an issue holds": ("Lesetipp", ("Kanäle mit Zukunft: Der ganze Bericht steht in Ausgabe 3/2026.",), None),
    "a call with a partner": ("Wie warm ist Ihr Keller?", ("Wir messen gemeinsam mit dem Verband der Heizer nach. Unser Ergebnis lesen Sie im Mai.",), None),
    "a subscription by another name": ("Damit es weitergeht", ("Gründliche Texte brauchen Menschen, die zahlen. Mit dem Freundesabo ab vier Euro helfen Sie uns.",), None),
    "a podcast by the name of its house": (None, ("Blattwerk-Podcast, 19 Minuten: Der Aktenwagen. Zu finden überall, wo es Podcasts gibt.",), None),
    "an episode": ("Kanzleideutsch, Folge 7", ("Die Amtsleiterin und der Stempel. Ein Gespräch über alte Gewohnheiten.",), "Anhören"),
    "a letter in a call": (None, ("Sie möchten nichts überlesen? Kommen Sie in unseren Verteiler, eine Mail pro Woche genügt.",), None),
    "a free letter": ("Am Ball bleiben", ("Mit unserem kostenlosen Infobrief kennen Sie die Lage, ehe die Sitzung beginnt.",), None),
    "a sponsor of a series": (None, ("Der Schwerpunkt Funknetze wird unterstützt von der Antennenbau Lorch GmbH. Die Redaktion entscheidet allein.",), None),
    "days to come": ("Kommende Termine", ("07.12.2026: Sprechstunde Vergabe, online", "20.01.2027: Praxistag Friedhof, Plön"), None),
    "jobs": ("Karriere", ("Sachbearbeitung Geodaten (m/w/d), Kreis Torfau, Teilzeit möglich", "Referent/in Offene Daten, Stadt Wolkenroda"), None),
    "consent to a film": (None, ("Wenn der Film startet, gehen Angaben an den Betreiber. Mehr steht in der Datenschutzerklärung.",), "Film starten"),
    "a day and a button": ("Vormerken", ("Am 3. Februar 2027 treffen sich Fachleute zum Praxistag in Plön.",), "Platz reservieren"),
    "an issue and a button": ("Sonderheft", ("Das Heft zum Thema Sicherheit lässt sich kostenfrei beziehen.",), "Heft herunterladen"),
    "a book": ("Aus unserem Shop", ("Das Handbuch Netze, 312 Seiten, kostet 49 Euro und ist sofort lieferbar.",), "Bestellen"),
}  # fmt: skip

OWN: dict[str, Said] = {
    "figures": ("Zahlen und Fakten", ("Die Anlage leistet 3,4 Megawatt und versorgt 1.200 Haushalte.", "Baukosten: 5,1 Millionen Euro"), None),
    "a correction": ("Korrektur", ("In einer früheren Fassung dieser Meldung stand eine falsche Zahl. Wir haben sie berichtigt.",), None),
    "a correction in a line": (None, ("Berichtigung: Die Leistung dieser Anlage war falsch angegeben. Wir bitten um Entschuldigung.",), None),
    "a regret": (None, ("Die Redaktion bedauert das Versehen. Der Beitrag vom 1. Oktober 2025 wurde ergänzt.",), None),
    "people who are sought": ("Personal", ("Die Stadt Moosbruck sucht zwei Fachkräfte für den Sammler in Teilzeit.",), None),
    "a law": ("Hintergrund", ("Das Wärmeplanungsgesetz verpflichtet Gemeinden, bis Mitte 2028 einen Plan vorzulegen.",), None),
    "a term": ("Was ist ein Tauscher?", ("Ein Tauscher entzieht dem Wasser Wärme und gibt sie an ein Netz weiter.",), None),
    "a quotation": (None, ("„Melden Sie sich bei Ihrer Gemeinde, bevor das Wasser kommt“, riet Landrätin Ilse Brandt.",), None),
    "a quotation about a newsletter": (None, ("„Abonnieren Sie unseren Newsletter, dann wissen Sie Bescheid.“", "Bürgermeister Jan Olt"), None),
    "the newsletter of a town": (None, ("Der Newsletter der Stadt Moosbruck erscheint künftig monatlich. 4.100 Haushalte haben ihn abonniert.",), None),
    "one newsletter of many": ("Der neue Rundbrief", ("Ein Newsletter informiert die Bürger seit Mai über Baustellen. Er ist kostenlos.",), None),
    "those who take part": (None, ("Das Vorhaben entstand in Zusammenarbeit mit der Hochschule Torfstein und wird vom Land unterstützt.",), None),
    "a plan": ("Der Zeitplan", ("Am 4. Mai 2027 beginnt der Bau, im Herbst folgt die zweite Stufe.",), None),
    "an answer": ("Was raten Sie anderen Städten?", ("Fangen Sie klein an und holen Sie sich Hilfe. Unsere Erfahrung ist, dass die Leute mitziehen.",), None),
    "advice": ("Tipps für Kommunen", ("Beginnen Sie mit einer Bestandsaufnahme. Binden Sie den Personalrat ein, bevor Sie ausschreiben.",), None),
    "the podcast of a town": (None, ("Die Stadt Moosbruck betreibt seit März einen Podcast. Die erste Folge hörten 900 Menschen.",), None),
    "an open day": (None, ("Ein Tag der offenen Tür findet am 12. Mai 2026 im Rathaus statt, teilte die Stadt mit.",), None),
    "what happens each week": ("Im Bürgerhaus", ("Jeden Dienstag treffen sich dort Leser der Bücherei. Zweimal im Monat wird vorgelesen.",), None),
    "a fare": ("Was es kostet", ("Das Ticket kostet 29 Euro im Monat und gilt auch im Umland. Schüler fahren kostenlos.",), None),
    "a fair of which the text tells": ("Vor Ort", ("Die Energiemesse in Moosbruck öffnet am 3. Mai 2027. Karten kosten 12 Euro.",), None),
    "the result of a survey": ("Umfrage", ("Eine Umfrage unter 600 Bürgern ergab, dass 54 Prozent zufrieden sind.",), None),
    "who paid": (None, ("Das Vorhaben wird unterstützt vom Land und von der Sparkasse Moosbruck.",), None),
    "the app of a town": (None, ("Die App der Stadtwerke zeigt den Verbrauch. 3.200 Kunden haben sie heruntergeladen.",), None),
}  # fmt: skip


def lines(said: Said, head: str, line: str, end: str) -> str:
    heading, texts, button = said
    first = head.format(heading) if heading else ""
    return first + "".join(map(line.format, texts)) + (end.format(button) if button else "")


MARKUPS: dict[str, Callable[[Said], str]] = {
    "a class": lambda s: f"<div class=k>{lines(s, '<h3>{}</h3>', '<p>{}</p>', '<p><a href=/x>{}</a></p>')}</div>",
    "a section": lambda s: f"<section>{lines(s, '<h4>{}</h4>', '<div>{}</div>', '<button>{}</button>')}</section>",
    "boxes in boxes": lambda s: f"<div><div>{lines(s, '<div><b>{}</b></div>', '<div>{}</div>', '<a href=/x>{}</a>')}</div></div>",
    "a table": lambda s: f"<table><tr><td>{lines(s, '<p><b>{}</b></p>', '<p>{}</p>', '<p><a href=/x>{}</a></p>')}</td></tr></table>",
}  # fmt: skip
PLACES = {"first": 0, "amid": 2, "before the last": 3, "last": 4}


def read(box: str, place: str, host: str) -> Article:
    at = f"https://{host}/k21-meldungen/kanal/"
    paragraphs = [f"<p>{said}</p>" for said in TEXTS]
    text = "".join([*paragraphs[: PLACES[place]], box, *paragraphs[PLACES[place] :]])
    page = (
        f"<title>{TITLE}</title><body><main><article><h1>{TITLE}</h1><p>[02.10.2025] {LEAD}</p>"
        f"<div>{text}<p>(hu)</p></div></article></main></body>"
    )
    site = SITES["kommune21"] if "kommune21" in host else site_of(at)
    return normalise_article(read_article(page, at, site, FETCHED_AT).article)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("markup", MARKUPS)
@pytest.mark.parametrize("said", HOUSE.values(), ids=HOUSE)
def test_what_the_house_offers_changes_nothing(said: Said, markup: str, place: str) -> None:
    for host in HOSTS.values():
        plain = replace(read("", place, host), evidence=())
        assert replace(read(MARKUPS[markup](said), place, host), evidence=()) == plain
        assert plain.body == "\n\n".join(TEXTS)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("markup", MARKUPS)
@pytest.mark.parametrize("said", OWN.values(), ids=OWN)
def test_what_the_article_says_stays(said: Said, markup: str, place: str) -> None:
    for host in HOSTS.values():
        found = read(MARKUPS[markup](said), place, host)
        at = PLACES[place]
        wanted = [*TEXTS[:at], *said[1], *TEXTS[at:]]
        assert [line for line in (found.body or "").split("\n") if line in wanted] == wanted
        assert (found.teaser, found.published, found.byline) == (LEAD, "2025-10-02", "hu")


@pytest.mark.parametrize("place", PLACES)
def test_facts_above_a_button_stay(place: str) -> None:
    facts = "Der Tauscher am Sammler leistet 3,4 Megawatt, sagen die Stadtwerke Moosbruck."
    box = f"<div class=k><h3>Der Sammler in Zahlen</h3><p>{facts}</p><p><a href=/x>Bericht lesen</a></p></div>"
    for host in HOSTS.values():
        assert facts in (read(box, place, host).body or "")


def test_what_was_left_out_is_told() -> None:
    said = HOUSE["a trial"]
    at = "https://www.uferbote.example/meldungen/kanal"
    text = "".join(f"<p>{line}</p>" for line in TEXTS)
    page = f"<h1>{TITLE}</h1><div>{text}{MARKUPS['a class'](said)}</div>"
    ladder = read_article(page, at, site_of(at), FETCHED_AT).evidence["body"]
    assert [(e.rung, e.value) for e in ladder[1:]] == [("left-out", said[1][0])]


def test_a_page_of_nothing_but_an_offer_keeps_it() -> None:
    said = HOUSE["a trial"]
    at = "https://www.uferbote.example/meldungen/kanal"
    page = f"<h1>{TITLE}</h1>{MARKUPS['a class'](said)}"
    found = read_article(page, at, site_of(at), FETCHED_AT).article
    assert said[1][0] in f"{found.teaser} {found.body}"


LIKE = (
    "a newsletter of the editors", "a survey", "an issue", "an app", "a lesson with few seats",
)  # fmt: skip


def within(said: Said, host: str) -> str | None:
    """The body of a page on which offers stand in the same boxes as paragraphs."""
    module = "<section class=m><div>{}</div></section>"
    box = module.format(lines(said, "<h4>{}</h4>", "<p>{}</p>", "<p><a href=/x>{}</a></p>"))
    parts = [module.format(f"<p>{line}</p>") for line in TEXTS]
    at = f"https://{host}/k21-meldungen/kanal/"
    page = (
        f"<title>{TITLE}</title><body><main><h1>{TITLE}</h1><p>[02.10.2025] {LEAD}</p>"
        f"{''.join([*parts[:2], box, *parts[2:]])}</main></body>"
    )
    site = SITES["kommune21"] if "kommune21" in host else site_of(at)
    return normalise_article(read_article(page, at, site, FETCHED_AT).article).body


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("name", LIKE)
def test_an_offer_in_a_box_like_those_of_the_text(name: str, host: str) -> None:
    assert within(HOUSE[name], host) == "\n\n".join(TEXTS)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("said", OWN.values(), ids=OWN)
def test_facts_in_a_box_like_those_of_the_text(said: Said, host: str) -> None:
    body = within(said, host) or ""
    assert all(line in body for line in (*TEXTS, *said[1]))


PAID = (
    "Mit freundlicher Unterstützung der Rechenhaus Uferloh GmbH. Auf den Inhalt hat sie keinen Einfluss.",
    "Dieses Thema wird präsentiert von der Druckhaus Torfstein eG. Die Redaktion arbeitet unabhängig.",
)  # fmt: skip
THANKED = (
    "Mit freundlicher Unterstützung der Sparkasse Uferloh konnte der Rat den Sammler erneuern lassen.",
    "Diese Reihe wird vom Land unterstützt und läuft an allen Schulen bis zum Jahr 2029 weiter.",
)  # fmt: skip


def lone(line: str, host: str) -> str | None:
    """The body of a page on which a line stands in a box of the text's kind."""
    box = "<div class=w><div class=i><p>{}</p></div></div>"
    at = f"https://{host}/k21-meldungen/kanal/"
    page = (
        f"<title>{TITLE}</title><body><main><h1>{TITLE}</h1><p>[02.10.2025] {LEAD}</p><div>"
        f"{''.join(box.format(said) for said in (line, *TEXTS))}</div></main></body>"
    )
    site = SITES["kommune21"] if "kommune21" in host else site_of(at)
    return normalise_article(read_article(page, at, site, FETCHED_AT).article).body


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("line", PAID)
def test_who_paid_in_a_box_like_those_of_the_text(line: str, host: str) -> None:
    assert lone(line, host) == "\n\n".join(TEXTS)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("line", THANKED)
def test_who_is_thanked_by_the_text(line: str, host: str) -> None:
    assert lone(line, host) == "\n\n".join((line, *TEXTS))


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("label", ["Anzeige", "Werbung"])
@pytest.mark.parametrize("offer", [
    "<p>Kessel, die mitdenken: Sehen Sie uns am 3. Juni 2027 auf der Wärmemesse.</p>"
    "<a href='https://kessel.example/'>Karten bestellen</a>",
    "<p>Neues Licht für alte Säle: Besuchen Sie uns in Halle 4.</p>"
    "<a href='https://licht.example/'>Mehr dazu</a>",
    "<p>Der Schrank, der sich selbst aufräumt.</p><img src='s.jpg' alt='Ein Schrank'>",
])  # fmt: skip
def test_a_subheading_is_not_of_the_advertisement_below_it(
    offer: str, label: str, host: str
) -> None:
    """Builders put each subheading into a box, and an advertisement of their own into it."""
    box = "<div class=w><div class=i>{}</div></div>"
    headed = f"<h2>Was das Land zahlt</h2><div><b>{label}</b>{offer}</div>"
    at = f"https://{host}/k21-meldungen/kanal/"
    said = (*(f"<p>{text}</p>" for text in TEXTS[:2]), headed, *(f"<p>{t}</p>" for t in TEXTS[2:]))
    page = (
        f"<title>{TITLE}</title><body><main><h1>{TITLE}</h1><p>[02.10.2025] {LEAD}</p>"
        f"{''.join(map(box.format, said))}</main></body>"
    )
    site = SITES["kommune21"] if "kommune21" in host else site_of(at)
    body = normalise_article(read_article(page, at, site, FETCHED_AT).article).body
    assert body == "\n\n".join((*TEXTS[:2], "Was das Land zahlt", *TEXTS[2:]))
