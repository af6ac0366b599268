# ruff: noqa: E501 - prose: one paragraph a line reads better than wrapped ones
"""Articles that are not left to chance: interviews, series, re-used headlines, awkward titles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from demo.model import Block, Macro, Paragraph, SiteName, Span, Subheading, paragraph


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """An article with a given headline; what is not given is composed from the topic."""

    site: SiteName
    day: date
    topic: str
    title: str
    kicker: str | None
    teaser: str | None = None
    blocks: tuple[Block, ...] = ()
    oddity: Literal["joint", "macro", "table", "quote"] | None = None


def _asked(question: str) -> Paragraph:
    """A question that the page prints in bold."""
    return Paragraph((Span(question, mark="strong"),))


_CHATBOT = (
    paragraph(
        "Frau Wolkenhauer, Ihr Chatbot Lotte ist seit einem Jahr im Dienst. Was hat Sie am meisten überrascht?"
    ),
    paragraph(
        "Wie freundlich die Leute mit ihr reden. Viele bedanken sich am Ende, obwohl sie wissen, dass niemand am anderen Ende sitzt. Und wir hatten nicht erwartet, dass fast jede dritte Frage nach 20 Uhr gestellt wird."
    ),
    paragraph("Gab es auch Antworten, die danebengingen?"),
    paragraph(
        "Natürlich. Am ersten Wochenende hat Lotte jemandem geraten, den Hund beim Standesamt anzumelden. Seitdem darf sie nur noch auf geprüfte Texte zurückgreifen, und wer es genau wissen will, sieht unter jeder Antwort die Quelle."
    ),
    Subheading("Die Redaktion sitzt im Bürgerbüro"),
    paragraph("Wer pflegt diese Texte?"),
    paragraph(
        "Das machen vier Kolleginnen aus dem Bürgerbüro, jede mit zwei Stunden in der Woche. Sie kennen die Fragen vom Schalter und merken schnell, wenn eine Satzung sich geändert hat. Eine eigene Redaktion hätten wir uns als Stadt mit 31.000 Einwohnern nicht leisten können."
    ),
    paragraph("Was kommt als Nächstes?"),
    paragraph(
        "Lotte lernt telefonieren. Ältere Menschen rufen lieber an, und unsere Zentrale ist montags überlastet. Wir fangen mit drei Anliegen an: Termine, Sperrmüll, Öffnungszeiten. Alles andere landet weiterhin bei einem Menschen."
    ),
)

_GRID = (
    _asked(
        "Herr Fahrenkamp, im Juni ist in Kranichfelde zum ersten Mal eine Wallbox gedimmt worden. Haben sich die Kunden beschwert?"
    ),
    paragraph(
        "Kein einziger. Die meisten haben es nicht gemerkt, weil das Auto am Morgen trotzdem voll war. Wir haben 38 Haushalte angeschrieben und gefragt: Zwei wussten überhaupt, dass etwas passiert war."
    ),
    _asked("Warum war der Eingriff nötig?"),
    paragraph(
        "Ein Transformator in der Gartenstadt stammt aus dem Jahr 1979. An dem Abend liefen dort elf Ladevorgänge, dazu Wärmepumpen, weil es ungewöhnlich kühl war. Ohne Steuerung wäre die Sicherung gefallen, und dann hätte es alle getroffen."
    ),
    _asked("Wäre ein neuer Transformator nicht einfacher?"),
    paragraph(
        "Den bekommt die Gartenstadt auch, aber die Lieferzeit beträgt zurzeit 64 Wochen. Bis dahin müssen wir mit dem zurechtkommen, was unter der Erde liegt. Und selbst danach gilt: Kupfer allein löst das Problem nicht."
    ),
    _asked("Was raten Sie kleineren Stadtwerken?"),
    paragraph(
        "Messen, bevor man gräbt. Wir haben für wenig Geld zwanzig Stationen ausgerüstet und dabei drei Stadtteile entdeckt, die viel mehr vertragen als gedacht. Das Geld, das wir dort nicht verbauen, fehlt uns anderswo."
    ),
)

_TALK = (
    paragraph(
        "Miriam Uhlenbrock, Jonas Pfefferkorn, Sie leiten gemeinsam das Digitalamt von Erlenstadt. Wie teilt man sich eine Führungsstelle?"
    ),
    paragraph(
        "Miriam Uhlenbrock: Mit einem gemeinsamen Postfach und einem gut gepflegten Kalender. Ich arbeite montags bis mittwochs, mein Kollege mittwochs bis freitags. Der Mittwoch gehört den Übergaben, da nehmen wir keine Termine an."
    ),
    paragraph(
        "Jonas Pfefferkorn: Am Anfang haben manche versucht, uns gegeneinander auszuspielen. Das hat sich gelegt, als klar war, dass wir dieselbe Antwort geben. Jedenfalls meistens."
    ),
    paragraph("Wo waren Sie denn verschiedener Meinung?"),
    paragraph(
        "Uhlenbrock: Bei der Frage, ob wir die Fachverfahren auf einen Schlag oder nacheinander umziehen. Ich war für einen Schnitt, er für kleine Schritte."
    ),
    paragraph(
        "Pfefferkorn: Geworden ist es ein Mittelweg. Wir haben nach Ämtern umgestellt und das schwierigste bewusst ans Ende gelegt, damit die Leute sehen, dass es geht."
    ),
    Macro("Lernen von der Bücherei"),
    paragraph("Welches Amt war das Vorbild?"),
    paragraph(
        "Uhlenbrock: Die Stadtbücherei. Dort leiht man seit Jahren am Automaten aus, und niemand vermisst die Stempel. Die Kolleginnen haben uns beigebracht, dass man neben jeden Automaten einen Menschen stellt, bis keiner mehr fragt."
    ),
    paragraph(
        "Pfefferkorn: Genau das machen wir nun mit dem Serviceportal. Jeden Donnerstag sitzt jemand von uns mit einem Tablet im Foyer. Bürger*innen bringen ihre Fragen mit, wir bringen Kekse mit."
    ),
)

_REPORT = (
    paragraph(
        "Morgens um sechs ist der Bauhof von Möllbruck schon hell erleuchtet. Auf dem Bildschirm neben der Kaffeemaschine blinken siebzehn Punkte, jeder steht für eine Meldung aus der Nacht. Rüdiger Grothe zieht sie mit dem Finger in eine Reihenfolge, dann fahren die Trupps los."
    ),
    paragraph(
        "Früher hing hier ein Korkbrett mit Zetteln.  Wer zuerst kam, nahm sich die angenehmsten Aufträge, der Rest blieb bis Freitag hängen. „Das war gerecht nur für Frühaufsteher“, sagt Grothe und lacht."
    ),
    Subheading("Ein Schlagloch und seine Geschichte"),
    paragraph(
        "Um 6.42 Uhr hält der erste Wagen in der Gerberstraße. Das Schlagloch ist auf dem Foto der Anwohnerin größer als in Wirklichkeit, aber tief genug für eine Achse. Zwei Schaufeln Kaltmischgut, einmal rütteln, ein Foto für die Akte, fertig.\x1fDie Anwohnerin bekommt noch vor dem Frühstück eine Nachricht."
    ),
    paragraph(
        "Nicht jeder Auftrag ist so dankbar. Die Meldung „Es riecht komisch am Bach“ beschäftigt den Trupp anderthalb Stunden, bis sich ein umgestürzter Biomüllbehälter als Ursache herausstellt. Auch das wird fotografiert, auch dafür gibt es ein Feld im Formular."
    ),
    Subheading("Was die Karte nicht zeigt"),
    paragraph(
        "Am Nachmittag sitzt Grothe mit der Kämmerin über den Zahlen des Quartals. 1.214 Meldungen, im Mittel 3,2 Tage bis zur Erledigung, elf Prozent Doppelungen. Die Kämmerin fragt, warum der Norden der Stadt so viel häufiger meldet. Grothe weiß es: „Da wohnen nicht mehr Schlaglöcher, da wohnen mehr Leute mit der App.“"
    ),
    paragraph(
        "Deshalb fährt seit dem Frühjahr jeden Dienstag ein Kollege ohne Auftrag durch die südlichen Ortsteile und meldet selbst. Auf der Karte sieht Möllbruck seitdem gleichmäßiger aus. In Wirklichkeit, sagt Grothe, sei es nur ehrlicher geworden."
    ),
)

_DECLARATION = (
    paragraph(
        "Siebzehn Städte und Gemeinden haben zum Abschluss der Auentaler Digitaltage eine gemeinsame Erklärung verabschiedet. Sie richtet sich an Land und Bund, bindet aber auch die Unterzeichner selbst: Bis zum Jahr 2027 wollen sie mindestens fünf Fachverfahren gemeinsam betreiben."
    ),
    paragraph(
        "Drei Tage lang hatten rund 240 Fachleute aus Verwaltungen, Rechenzentren und Hochschulen beraten. Dass am Ende ein Papier von nur zwei Seiten steht, nennt Gastgeberin Nadja Trautwein, Bürgermeisterin von Auental, „die eigentliche Leistung“."
    ),
    Subheading("Fünf Forderungen auf zwei Seiten"),
    paragraph(
        "Verlangt werden unter anderem verbindliche Schnittstellen, eine Finanzierung ohne jährliche Anträge und ein Ende der Formulare, die nur ausgedruckt gültig sind. Neu ist die Forderung nach einem „Abschaltdatum“: Wer ein digitales Verfahren einführt, soll zugleich festlegen, wann das alte endet."
    ),
    paragraph(
        "Der Landkreistag der Nordmark begrüßte die Erklärung, mahnte aber Rücksicht auf kleine Gemeinden an. Dort sei ein fester Termin schnell „ein Datum, das niemand halten kann“, sagte Geschäftsführer Clemens Vosskamp."
    ),
    paragraph(
        "Im kommenden Jahr soll in Hohenwarte Bilanz gezogen werden. Dort wird sich zeigen, ob aus den fünf Verfahren wenigstens zwei geworden sind."
    ),
)

WISHES: tuple[Wish, ...] = (
    Wish(
        site="rathausblick",
        day=date(2024, 5, 14),
        topic="KI",
        kicker="Interview",
        title="Lotte darf nicht raten",
        teaser="Seit einem Jahr beantwortet ein Chatbot in Hohenwarte Fragen von Bürger*innen. Karla Wolkenhauer leitet das Projekt und erzählt, was dabei schiefging.",
        blocks=_CHATBOT,
    ),
    Wish(
        site="rathausblick",
        day=date(2025, 3, 26),
        topic="OZG",
        kicker="Interview",
        title="„Der Mittwoch gehört den Übergaben.“",
        teaser="Zwei Köpfe, ein Amt: In Erlenstadt wird das Digitalamt im Tandem geführt. Was die Doppelspitze gelernt hat, verrät sie im Gespräch.",
        blocks=_TALK,
    ),
    Wish(
        site="rathausblick",
        day=date(2023, 11, 8),
        topic="Website",
        kicker="REPORT",
        title="Siebzehn Punkte vor Sonnenaufgang",
        teaser="Der Mängelmelder von Möllbruck verteilt die Arbeit im Bauhof. Ein Tag zwischen Schlagloch, Karte und Kaffeemaschine.",
        blocks=_REPORT,
    ),
    Wish(
        site="rathausblick",
        day=date(2025, 9, 11),
        topic="Dienstleister",
        kicker="Digitaltage",
        title="Erklärung von Auental 2025: Gemeinsam gestalten",
        teaser="Siebzehn Kommunen haben sich in Auental auf fünf Forderungen verständigt. Sich selbst verpflichten sie dabei ebenfalls.",
        blocks=_DECLARATION,
    ),
    Wish(
        site="werkblick",
        day=date(2025, 7, 2),
        topic="Messwesen",
        kicker="Interview",
        title="Messen, bevor man gräbt",
        teaser="Netzmeister Torben Fahrenkamp hat als einer der Ersten Wallboxen gedimmt. Im Interview spricht er über alte Transformatoren und geduldige Kunden.",
        blocks=_GRID,
    ),
    Wish(
        site="rathausblick",
        day=date(2025, 10, 8),
        topic="OZG",
        kicker="Burgstetten",
        title="„Wir müssen einfacher werden.“",
    ),
    Wish(
        site="rathausblick",
        day=date(2022, 6, 21),
        topic="E-Akte",
        kicker="E-Akte",
        title="„Papier ist geduldig, wir nicht“",
        oddity="quote",
    ),
    Wish(
        site="rathausblick",
        day=date(2019, 9, 17),
        topic="Sicherheit",
        kicker="Bund/Nordmark",
        title="Sicherheit: Offensive für kleine Rathäuser",
        oddity="macro",
    ),
    Wish(
        site="rathausblick",
        day=date(2021, 2, 24),
        topic="Dienstleister",
        kicker="AKDN",
        title="Eine Ära geht zu Ende",
    ),
    Wish(
        site="rathausblick",
        day=date(2024, 8, 6),
        topic="Dienstleister",
        kicker="kivo21",
        title="Die Idee des Teilens",
    ),
    Wish(
        site="rathausblick",
        day=date(2020, 4, 28),
        topic="Dienstleister",
        kicker="Green IT",
        title="IT-Leistung ohne Reue: Rechnen mit Flusswasser",
        oddity="table",
    ),
    Wish(
        site="rathausblick",
        day=date(2018, 3, 13),
        topic="Finanzen",
        kicker=None,
        title="Kämmerer/in gesucht: Drei Wege aus der Personalnot",
        oddity="joint",
    ),
    Wish(
        site="rathausblick",
        day=date(2017, 5, 16),
        topic="Website",
        kicker="CMS",
        title="AKTA | CMS in Version 8 erschienen",
    ),
    Wish(
        site="werkblick",
        day=date(2025, 10, 9),
        topic="Waermeplanung",
        kicker="Nordmark",
        title="„Kein Rohr wird zweimal verlegt.“",
        oddity="quote",
    ),
    Wish(
        site="werkblick",
        day=date(2021, 6, 15),
        topic="Stadtwerke",
        kicker="WattHaus",
        title="Bilanz 2020: Mehr Netz, weniger Gas",
        oddity="table",
    ),
    Wish(
        site="werkblick",
        day=date(2019, 10, 22),
        topic="Wind",
        kicker="GRIDA",
        title="Wind + Wasser = Wärme?",
        oddity="macro",
    ),
    Wish(
        site="werkblick",
        day=date(2023, 1, 31),
        topic="Licht",
        kicker=None,
        title="Drei Lampen, drei Meinungen",
        oddity="joint",
    ),
    # The same headline again, years later, over another text: slug with -2.
    Wish(
        site="rathausblick",
        day=date(2017, 10, 10),
        topic="OZG",
        kicker="Kranichfelde",
        title="Neues Portal gestartet",
    ),
    Wish(
        site="rathausblick",
        day=date(2023, 4, 18),
        topic="Geodaten",
        kicker="Landkreis Auenland",
        title="Neues Portal gestartet",
    ),
    Wish(
        site="rathausblick",
        day=date(2018, 11, 20),
        topic="Breitband",
        kicker="Dünenort",
        title="Startschuss gefallen",
    ),
    Wish(
        site="rathausblick",
        day=date(2024, 11, 5),
        topic="Schule",
        kicker="Rohrbeck",
        title="Startschuss gefallen",
    ),
    Wish(
        site="rathausblick",
        day=date(2016, 9, 6),
        topic="Sicherheit",
        kicker="Vellingen",
        title="Zweiter Anlauf",
    ),
    Wish(
        site="rathausblick",
        day=date(2022, 2, 8),
        topic="Zulassung",
        kicker="i-Kfz",
        title="Zweiter Anlauf",
    ),
    Wish(
        site="werkblick",
        day=date(2018, 4, 17),
        topic="Stadtwerke",
        kicker="Kooperation",
        title="Gemeinsam stärker",
    ),
    Wish(
        site="werkblick",
        day=date(2024, 2, 20),
        topic="Wind",
        kicker="Bürgerwindpark",
        title="Gemeinsam stärker",
    ),
    Wish(
        site="werkblick",
        day=date(2020, 1, 14),
        topic="Mobilitaet",
        kicker="Ladesäulen",
        title="Auf der Überholspur",
    ),
    Wish(
        site="werkblick",
        day=date(2025, 5, 20),
        topic="Messwesen",
        kicker="Smart Metering",
        title="Auf der Überholspur",
    ),
    # Series.
    Wish(
        site="rathausblick",
        day=date(2021, 9, 7),
        topic="E-Akte",
        kicker="Serie",
        title="Der lange Weg zur E-Akte, Teil 1",
    ),
    Wish(
        site="rathausblick",
        day=date(2021, 9, 14),
        topic="E-Akte",
        kicker="Serie",
        title="Der lange Weg zur E-Akte, Teil 2",
    ),
    Wish(
        site="werkblick",
        day=date(2022, 10, 4),
        topic="Waermeplanung",
        kicker="Serie",
        title="Wärmewende im Altbau, Teil 1",
    ),
    Wish(
        site="werkblick",
        day=date(2022, 10, 11),
        topic="Waermeplanung",
        kicker="Serie",
        title="Wärmewende im Altbau, Teil 2",
    ),
    # The newest day of both sites.
    Wish(
        site="rathausblick",
        day=date(2025, 10, 10),
        topic="Schule",
        kicker="Schönmark",
        title="Ein Kabel weniger",
    ),
    Wish(
        site="rathausblick",
        day=date(2025, 10, 10),
        topic="KI",
        kicker="Datenhof Süd",
        title="Was Maschinen über Sperrmüll wissen",
    ),
    Wish(
        site="werkblick",
        day=date(2025, 10, 10),
        topic="Photovoltaik",
        kicker="Ahrendorf",
        title="Schatten ist kein Argument",
    ),
)
