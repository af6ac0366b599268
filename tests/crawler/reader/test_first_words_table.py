"""Sentences of a text that begin as labels, credits, notes and footers do: all of them stay."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_names_table import H1, LEAD, P1, P2, read

SENTENCES = (
    "Von der Umstellung profitieren vor allem die kleinen Gemeinden im Kreis.",
    "Autor des Konzepts ist die Hochschule in Berg, die schon drei Städte beraten hat.",
    "Bild und Ton der Ratssitzung werden nun live ins Netz übertragen.",
    "Foto und Unterschrift können die Bürger am Terminal im Rathaus abgeben.",
    "Quelle der Daten ist das Melderegister, das jede Nacht abgeglichen wird.",
    "Kommentare der Bürger sollen in den Entwurf einfließen, kündigte die Stadt an.",
    "Kontakt hält die Stadt auch zu den Vereinen, die das Portal mitnutzen wollen.",
    "Anzeigen können künftig online erstattet werden, teilt die Polizei mit.",
    "Newsletter und Chat ergänzen das Angebot, das im Herbst erweitert wird.",
    "Weitere Informationen zum Projekt gibt es im Rathaus und auf der Website der Stadt.",
    "Weitere Meldungen über Störungen nimmt die Leitstelle rund um die Uhr entgegen.",
    "Lesen können die Bürger die Bescheide künftig auch in Leichter Sprache.",
    "Mehr als hundert Leistungen sollen bis zum Jahresende online verfügbar sein.",
    "Mehr dazu will die Stadt im Januar auf einer Pressekonferenz bekanntgeben.",
    "Zum Thema Datenschutz äußerte sich auch der Landesbeauftragte in einem Gutachten.",
    "Stichworte genügen, um in der Datenbank das passende Formular zu finden.",
    "Tags zuvor hatte der Kreistag dem Haushalt mit großer Mehrheit zugestimmt.",
    "Themen der Tagung waren Register, Identitäten und die Rolle der Länder.",
    "Am 12. März 2025 beschloss der Rat den Ausbau, im Mai begannen die Arbeiten.",
    "12. März 2025 war der Stichtag, an dem alle Anträge vorliegen mussten.",
    "Stand der Dinge ist, dass die Hälfte der Ämter angeschlossen wurde.",
    "Veröffentlicht wird der Bericht im Dezember, wenn die Zahlen geprüft sind.",
    "Aktualisiert werden die Daten stündlich, so dass niemand warten muss.",
    "Teilen können sich die Gemeinden künftig auch die Kosten für die Software.",
    "Drucken muss die Formulare niemand mehr, versichert die Verwaltung.",
    "Abonnieren lässt sich der Dienst über die Website der Stadt, ganz ohne Konto.",
    "Cookies setzt das Portal nach Angaben der Stadt nicht ein.",
    "Copyright und Lizenzen klärte die Stadt vorab mit dem Anbieter.",
    "Impressum und Datenschutzerklärung fehlten auf mehreren Seiten, rügte die Prüferin.",
    "Alle Rechte an der Software bleiben bei der Stadt, die sie offen bereitstellt.",
    "Über den Autor des Gutachtens wurde im Rat lange diskutiert.",
    "Redaktion und Technik arbeiten in einem Raum, was die Wege verkürzt.",
    "Text und Bilder stammen von den Schülern, die das Projekt begleitet haben.",
    "Ihre Meinung ist gefragt: Die Stadt startet eine Umfrage zum Verkehr.",
    "Jetzt anmelden können sich Eltern, die einen Platz in der Kita suchen.",
    "Hier finden Sie Rat: Die Stadt hat eine Stelle für Senioren eingerichtet.",
    "Video und Audio der Sitzung bleiben vier Wochen abrufbar.",
    "Termine vergibt das Amt nur noch online, doch es gibt eine Ausnahme.",
    "Download und Nutzung sind kostenlos, teilt der Verband mit.",
    "PDF-Formulare werden abgeschafft, weil sie niemand am Handy ausfüllen kann.",
    "Die Redaktion des Amtsblatts zieht um, die Auflage bleibt gleich.",
    "Rubriken wie Bauen oder Soziales ordnen das Angebot übersichtlich.",
    "Kategorie zwei umfasst alle Leistungen, die ein Konto voraussetzen.",
    "Bereich für Bereich wird nun umgestellt, bis zum Sommer soll alles laufen.",
    "Ausgabe und Rückgabe der Geräte übernimmt die Bücherei der Stadt.",
    "Seite an Seite arbeiten nun Amt und Start-up an einer Lösung.",
    "Vorheriger Versuch und nächster Schritt unterscheiden sich deutlich, sagt Auer.",
    "Sponsoren der Messe waren mehrere Stadtwerke aus der Region.",
    "Werbung macht die Stadt für das Portal an allen Haltestellen.",
    "Premium sei das Angebot nicht, aber solide, findet der Rat.",
    "Das könnte Sie überraschen: Die meisten Anträge kommen nachts.",
    "Auch interessant ist der Blick in die Nachbarstadt, die früher begann.",
    "Related Work nennt die Studie drei ähnliche Projekte aus Dänemark.",
    "Siehe auch die Nachbarn: Dort läuft das System seit drei Jahren.",
    "Wir verwenden Steuergeld, da zählt jeder Euro, betonte der Kämmerer.",
    "Für Sie da sein will das Amt künftig auch am Samstag.",
    "Vera Ender leitet das Projekt seit dem Frühjahr und zieht eine positive Bilanz.",
    "© steht an jedem Foto, so verlangt es die neue Richtlinie der Stadt.",
    "Mit freundlicher Unterstützung des Landes wurde das Haus saniert.",
    "(Auch die Nachbarstadt prüft das Modell, hat aber noch nicht entschieden.)",
    "„Wir fangen klein an“, sagt Auer.",
    "Fazit: Das Portal hält, was es verspricht.",
    "Hintergrund: Das Land fördert solche Projekte seit 2023 mit zehn Millionen Euro.",
    "Info: Das Portal ist unter der Adresse der Stadt erreichbar und kostenlos.",
    "Hinweis: Die Anmeldung ist nur mit dem Ausweis möglich, ein Lesegerät genügt.",
    "Update: Inzwischen hat auch der Kreis zugestimmt, wie am Freitag bekannt wurde.",
    "Korrektur: In einer früheren Fassung stand, das Portal koste zwei Millionen Euro.",
    "Die Studie steht zum Download bereit.",
    "Interessierte können sich bis 30. November bewerben.",
    "Das Projekt läuft bis 2027.",
    "Bewerbungen sind ab sofort möglich.",
    "Kosten: 400.000 Euro.",
)
PLACES = {"first": 0, "amid": 1, "last": 2}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("said", SENTENCES)
def test_it_stays_in_the_text(said: str, place: int) -> None:
    text = [P1, P2]
    text.insert(place, said)
    page = "".join(f"<p>{one}</p>" for one in text)
    found = read(f"<main><article>{H1}<p>[07.10.2025] {LEAD}</p>{page}</article></main>")
    assert (found.teaser, found.published, found.byline) == (LEAD, "2025-10-07", None)
    assert (found.tags, found.body) == ((), "\n\n".join(text))
