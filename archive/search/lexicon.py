"""Words common in the compounds of German municipal news, for ``compound.py``.

Basic forms, in addition to the dictionary: a common word is recognised in a compound even if the
other half is in no dictionary. A three-letter word is only split off if it is listed here.
"""

FIRST_PARTS = {
    word.partition("=")[0]: word.partition("=")[2] or word
    for word in (
        "bio geo öko elektro solar mikro multi tele audio video foto auto radio cyber online smart "
        "trink nah fern kraft frei hoch tief alt neu raps kfz park sport bahn roh bau haupt sonder "
        "einzel grund rück groß klein kommunal rechen=rechnen miet=miete rats=rat streu=streuen "
        "fahr=fahren schul=schule volks=volk bundes=bund landes=land erd=erde lade=laden"
    ).split()
}
"""First parts of compounds that the dictionary lacks in this form, and the words behind them."""

NO_PARTS = frozenset(
    "eure das dem den der des die ich ist inne inner erne ende eins sie wer all rinne rinnen tand "
    "bewerb prof riff ting halte nitz vors esse runge rungen sani sanie cher "
    "ade ante anten ard are arien ben dau eint eller ellen eln els ens enz ers ester ger ian immen "
    "its itz ken lai las les lien niss nisse raden rei ren ria rial rum rums sarin sch seins sen "
    "sende stag stags stent ster tar taren tees tel tein thon tina uren verb xis zen ätze "
    "agram bern eren hint ping rauf sterin supp tran".split()
)
"""Words that never count as part of a compound."""

WHOLE = frozenset(
    "hochzeit mittwoch heimat armut demut anwalt landwirt augenblick handwerk feuerwerk wirtschaft "
    "gesellschaft herberge antwort urteil abenteuer kartoffel minister register kapitel kanzlei "
    "meister monat jungfer pflaster alphabet september oktober november dezember januar februar "
    "direktor reaktor motor autor sektor kandidat mandat zitat format internat arbeiter vorort "
    "mitarbeiter erfolg gebirge nachbar verstand kloster muster fenster wunder schwester "
    "geschwister erlebnis wettbewerb haushalt vorstand zugriff marketing interesse montag dienstag "
    "donnerstag freitag samstag sonnabend sonntag bundestag bescheid internet zentrum kommentar "
    "metropole monopol katastrophe kamerad semester telefon generation nation transport bestehen "
    "passagier notwendigkeit quadrat shopping deutschland russland griechenland finnland england "
    "irland frankreich dortmund wiesbaden landshut".split()
)
"""Words that look like compounds but are not split."""

COMPOUNDED = """
Eis Hof
Abfall Abgabe Abkommen Ablauf Abonnement Abrechnung Abriss Abschluss Absicht Abstimmung Abteilung
Abwasser Acker Adresse Agentur Akte Akteur Aktion Alarm Algorithmus Allianz Alltag Altbau Alter
Altersheim Ampel Amt Analyse Anbieter Anfrage Angebot Angriff Anhörung Anlage Anliegen Anmeldung
Anordnung Anpassung Anschluss Anspruch Anstalt Anstieg Antenne Antrag Antwort Anwalt Anwender
Anwendung Anzeige Anzeigenteil App Arbeit Arbeiter Arbeitgeber Architekt Architektur Archiv
Artikel Arzt Assistent Assistenz Atlas Aufgabe Auflage Aufnahme Aufsicht Auftrag Aufwand Ausbau
Ausbildung Ausfall Ausgabe Auskunft Ausland Ausschreibung Ausschuss Ausstattung Ausstellung
Ausstieg Austausch Auswahl Ausweis Ausweisapp Auswertung Auto Automat Autor Bad Bahn Bahnhof Band
Bank Basis Batterie Bau Bauen Baum Baustelle Beamter Bedarf Bedienung Bedingung Befragung
Beglaubigung Begleitung Begriff Behandlung Behinderung Behörde Beilage Beirat Beitrag Beleg
Beleuchtung Benutzer Beratung Bereich Bericht Beruf Beschaffung Bescheid Beschluss Beschwerde
Besitz Bestand Bestellung Besuch Besucher Beteiligung Betreiber Betreuer Betreuung Betrieb Betrug
Bevölkerung Bewerber Bewerbung Bewertung Bezahlung Beziehung Bezirk Bibliothek Biene Bilanz Bild
Bildung Biogas Biotop Block Blockchain Boden Bonus Brache Branche Brand Breitband Brief Broschüre
Bruch Brunnen Brücke Buch Buchung Bund Bundesland Bundesrat Bundestag Bundeswehr Bunker Bus Börse
Bühne Bündnis Bürger Bürgermeister Bürgschaft Büro Cent Chance Chat Chatbot Chef Chip Cloud Code
Computer Container Cyber Dach Damm Darstellung Datei Daten Datenbank Datenschutz Datum Dauer
Debatte Defizit Deich Demokratie Denkmal Deponie Design Dezernat Dialog Dienst Dienstleister
Dienstleistung Digital Digitalisierung Direktor Diskussion Dokument Dorf Drohne Druck Drucker
Durchsetzung Dämmung Dürre Ebene Ecke Effizienz Ehe Ehren Ehrenamt Eigentum Eingabe Eingang
Eingliederung Einheit Einkauf Einkommen Einlass Einrichtung Einsatz Einstieg Einweg Einwohner
Einzel Eisenbahn Elektro Elektronik Eltern Empfang Empfehlung Energie Engagement Entgelt
Entscheider Entscheidung Entsorgung Entwickler Entwicklung Entwurf Erdgas Ereignis Erfahrung
Erfassung Erfolg Ergebnis Erhebung Erklärung Ermittlung Erneuerung Ersatz Ertrag Erzeugung
Erziehung Etappe Etat Europa Experte Fach Fahr Fahrer Fahrplan Fahrrad Fahrt Fahrzeug Fall Familie
Feld Fenster Ferien Fernwärme Fest Feuer Feuerwehr Film Finanz Finanzen Finanzierung Firma Fisch
Flotte Flucht Flug Fluss Flut Fläche Flüchtling Folge Form Format Formular Forschung Forst Forum
Foto Frage Frau Frauen Freiheit Freizeit Frequenz Frieden Friedhof Frist Frost Fund Funk Fusion
Fuß Fußgänger Förderer Fördergeld Förderung Führer Führung Garten Gas Gast Gebiet Geburt Gebäude
Gebühr Gefahr Geld Gemeinde Gemeinderat Gemeinschaft Genehmigung Generation Geodaten Gericht Gerät
Geschichte Geschäft Gesellschaft Gesetz Gesetzgebung Gespräch Gestaltung Gesundheit Gewalt Gewerbe
Gewinn Gipfel Glas Glasfaser Gold Grad Gremium Grenze Grund Grundbuch Grundschule Grundstück
Gruppe Größe Grün Gutachten Gutachter Gymnasium Güter Hacker Hafen Hagel Halle Haltestelle Hand
Handel Handlung Handwerk Handy Haus Haushalt Hebel Heft Heim Heiz Heizung Heizwerk Helfer
Herausforderung Herr Hersteller Hilfe Hinweis Hitze Hochschule Hochwasser Hof Holz Hort Hotel
Hotline Hund Hunde Hörer Identität Immobilie Impf Impfung Index Industrie Information
Infrastruktur Ingenieur Inhalt Initiative Inklusion Innovation Insekt Inspektion Institut
Integration Intelligenz Interesse Internet Interview Investition Investor Jahr Jahrhundert Job
Jubiläum Jugend Justiz Kabel Kalender Kamera Kammer Kampf Kanal Kanalisation Kanzlei Kanzler
Kapazität Kapital Karte Kaserne Kasse Kassen Kataster Katastrophe Kauf Keller Kenntnis Kern Kette
Kfz Kind Kinder Kindergarten Kirche Kita Klage Klasse Klausel Klima Klimaschutz Klinik Klinikum
Kläranlage Kohle Kollege Kollektor Kolumne Komitee Kommentar Kommission Kommunal Kommune
Kommunikation Kompetenz Komponente Kompost Konferenz Kongress Konjunktur Konsum Kontakt Konten
Konto Kontrolle Konzept Konzern Kooperation Koordination Kopf Kopie Kosten Kraft Kraftfahrzeug
Kraftwerk Kran Kranken Krankenhaus Kredit Kreis Kreislauf Kreistag Kreuzung Krieg Krippe Krise
Kriterium Kultur Kunde Kunden Kunst Kurs Kälte Kämmerei Kämmerer Körper Küche Kündigung Küste
Labor Lade Laden Ladesäule Lager Lampe Land Landes Landkreis Landrat Landschaft Landtag Landwirt
Landwirtschaft Laptop Laster Laufzeit Leben Leck Lehr Lehrer Leistung Leiter Leitfaden Leitlinie
Leitstelle Leitung Lern Lernen Leser Lesung Leuchte Licht Liebe Lieferant Lieferung Linie Liste
Lizenz Logistik Lohn Luft Länder Lärm Lösung Lücke Lüftung Macht Magazin Mahnung Management
Manager Mandat Mangel Mann Mappe Marke Markt Maschine Maske Masse Mast Material Mathematik Mauer
Maßnahme Mediation Medien Medium Medizin Meer Mehrheit Mehrweg Mehrwert Meister Melde Meldung
Mensa Mensch Menschen Messe Messung Metall Methode Miet Miete Mieter Militär Minister Ministerium
Mitarbeiter Mitglied Mittel Mobil Mobilfunk Mobilität Modell Modellierung Modellregion Moderation
Modul Monat Monitor Monitoring Moor Motor Museen Museum Musik Muster Mutter Männer Müll Nachbar
Nachfrage Nachhaltigkeit Nachricht Nacht Nachtrag Nachweis Nahverkehr Name Namen Nation Natur
Nebel Netz Netzausbau Netzwerk Neubau News Newsletter Niederlage Niveau Norm Not Notar Notfall
Notruf Nummer Nutzen Nutzer Nutzung Objekt Online Opfer Option Ordner Ordnung Organ Organisation
Original Ort Ortschaft Paket Panel Papier Papierkorb Park Parkplatz Parlament Partei Partizipation
Partner Partnerschaft Pass Passwort Pate Patient Pause Pegel Pendler Person Personal Perspektive
Petition Pflanze Pflege Pflicht Photovoltaik Pilot Pilotprojekt Plakat Plan Planer Planung
Plattform Platz Politik Politiker Polizei Portal Portfolio Position Post Postfach Postkorb
Potenzial Praktikum Praxis Preis Presse Prinzip Priorität Produkt Produktion Professor Profil
Prognose Programm Projekt Protest Protokoll Prozent Prozess Präsentation Präsident Prävention Prüf
Prüfer Prüfung Publikum Pumpe Punkt Pädagoge Qualifizierung Qualität Quartier Quelle Quote Rad
Radar Radweg Rahmen Rampe Rang Rasen Rat Rathaus Raum Reaktion Rechen Rechenzentrum Rechner
Rechnung Recht Rechts Recycling Redakteur Redaktion Reform Regel Regelung Regen Regie Regierung
Region Regional Register Reihe Reinigung Reise Rekord Rente Reparatur Report Reserve Reservist
Resilienz Ressort Ressource Rettung Rettungsdienst Revision Richter Richtlinie Richtung Ring
Risiko Roboter Rohr Rolle Roller Rubrik Ruf Ruhe Runde Rundfunk Räume Rück Rückbau Rückgang
Rücklage Sache Sachsen Sack Saison Sammel Sammlung Sanierung Satellit Satz Satzung Scanner Schaden
Schadstoff Schalter Schaltung Scheibe Schein Schicht Schiene Schiff Schild Schlamm Schlichtung
Schloss Schlüssel Schmutz Schnee Schnittstelle Schrift Schritt Schul Schuld Schulden Schule
Schulung Schutz Schwerpunkt Schüler See Sekretariat Sektor Selbst Seminar Senat Senator Senioren
Sensor Sensorik Serie Server Service Sharing Sicherheit Sicherung Sicht Siedlung Siegel Siegelung
Signal Signatur Simulation Sirene Sitz Sitzung Software Solar Soldat Sommer Sonder Sonne Sorge
Sozial Spanne Spannung Sparkasse Speicher Speicherung Spende Sperre Sperrung Spiel Spielplatz
Spitze Sport Sprache Sprachmodell Sprecher Spur Staat Stadt Stadtrat Stadtwerk Stadtwerke Stamm
Stand Standard Standort Start Station Statistik Status Steg Stein Stelle Stellung Steuer Steuerung
Stiftung Stimme Stimmung Stoff Strafe Strand Strategie Straße Strecke Streife Streifen Streik
Streit Strom Struktur Student Studie Studium Stufe Stunde Sturm Städte Ständer Störung Suche
Symbol System Szenario Säule Süd Tabelle Tablet Tafel Tagung Talent Talsperre Tarif Tasche Tausch
Team Technik Technologie Teil Teilhabe Teilnahme Teilnehmer Telefon Telekommunikation Tempo Termin
Test Text Theater Thema Themen Therapie Thermie Ticket Tier Tisch Titel Tochter Tod Token Ton
Tonne Tor Tour Tourismus Tradition Training Transformation Transparenz Transport Treffen Treiber
Trend Treppe Tresor Trink Trinkwasser Träger Tunnel Turbine Turm Typ Tätigkeit Ufer Uhr Umbau
Umfeld Umfrage Umgang Umgebung Umlage Umsatz Umsetzung Umstellung Umstieg Umwelt Unfall
Universität Unterkunft Unterlage Unternehmen Unternehmer Unterricht Unterschrift Unterstützung
Untersuchung Urkunde Urlaub Urne Urteil Vater Veranstalter Veranstaltung Verantwortung Verband
Verbesserung Verbindung Verbot Verbrauch Verbraucher Verbund Verein Vereinbarung Vereinigung
Verfahren Verfassung Verfügung Vergabe Vergleich Verhalten Verhandlung Verkauf Verkehr Verlag
Verleih Verlust Vermittlung Vermögen Verordnung Verpackung Versand Verschluss Verschlüsselung
Verschuldung Versicherung Version Versorger Versorgung Verteidigung Verteiler Verteilung Vertrag
Vertrauen Vertreter Vertretung Vertrieb Verwaltung Verwertung Video Videokonferenz Viertel Virus
Vision Vogel Volk Volkshochschule Vollzug Vorfall Vorgang Vorhaben Vorlage Vormund Vorrat
Vorschlag Vorschrift Vorsitz Vorstand Vorteil Vortrag Waage Wache Wachstum Waffe Wagen Wahl Wald
Wallet Wand Wandel Wappen Ware Warnapp Warnung Warte Wartung Wasser Wasserstoff Website Wechsel
Weg Wehr Weide Weihnachten Wein Weiterbildung Welt Werbe Werbung Werk Werkstatt Werkzeug Wert
Wertstoff Wettbewerb Wetter Widerspruch Widerstand Wiese Wille Wind Windkraft Windrad Winter
Wirkung Wirtschaft Wissen Wissenschaft Woche Wohn Wohngeld Wohnung Wolke Wort Wunsch Wähler Wärme
Wärmenetz Zahl Zahlung Zeichen Zeit Zeitschrift Zeitung Zelle Zentrale Zentralregister Zentrum
Zertifikat Zertifizierung Zeuge Zeugen Zeugnis Ziel Ziffer Zimmer Zins Zivil Zoll Zone Zoo Zufall
Zug Zugang Zukunft Zulage Zulassung Zusage Zusammenarbeit Zuschauer Zuschlag Zuschuss Zustand
Zustellung Zuständigkeit Zuwachs Zuwendung Zwang Zweck Zweckverband Zwilling Zähler Öffentlichkeit
Öffnung Öl Übergang Übersicht Übertragung Übung
""".split()
