"""Words that German compounds of municipal news are made of; what ``german.py`` splits by.

Basic forms, one of each: inflected forms are recognised by their stems. A word that is missing
here costs one way of finding it, never an error; a word of three letters must be unmistakable.
"""

COMPOUNDED = """
Abfall Abgabe Abkommen Ablauf Abschluss Absicht Abstimmung Abteilung Abwasser Adresse Agentur Akte
Akteur Aktion Alarm Algorithmus Allianz Alltag Alter Altersheim Amt Analyse Anbieter Anfrage
Angebot Anlage Anliegen Anmeldung Anordnung Anpassung Anschluss Anspruch Anstalt Antrag Antwort
Anwender Anwendung Anzeige App Arbeit Arbeiter Arbeitgeber Architekt Architektur Archiv Artikel
Arzt Assistent Assistenz Aufgabe Auflage Aufnahme Aufsicht Auftrag Aufwand Ausbau Ausbildung
Ausfall Ausgabe Auskunft Ausland Ausschreibung Ausschuss Ausstattung Ausstellung Austausch Auswahl
Ausweis Auswertung Auto Automat Bad Bahn Bahnhof Band Bank Basis Batterie Bau Bauen Baum Beamter
Bedarf Bedienung Bedingung Befragung Begleitung Begriff Behandlung Behinderung Behörde Beirat
Beitrag Beleg Beleuchtung Benutzer Beratung Bereich Bericht Beruf Beschaffung Bescheid Beschluss
Beschwerde Besitz Bestand Bestellung Besuch Besucher Beteiligung Betreiber Betreuung Betrieb
Betrug Bevölkerung Bewerber Bewerbung Bewertung Bezahlung Beziehung Bezirk Bibliothek Bilanz Bild
Bildung Biogas Block Boden Bonus Branche Brand Breitband Brief Broschüre Bruch Brunnen Brücke Buch
Bund Bundesland Bus Börse Bühne Bündnis Bürger Bürgermeister Bürgschaft Büro Cent Chance Chat
Chatbot Chef Chip Cloud Code Computer Container Cyber Dach Darstellung Datei Daten Datenbank
Datenschutz Datum Dauer Debatte Defizit Demokratie Denkmal Design Dezernat Dialog Dienst
Dienstleister Dienstleistung Digital Digitalisierung Direktor Diskussion Dokument Dorf Druck
Drucker Durchsetzung Ebene Ecke Effizienz Ehe Ehrenamt Eigentum Eingabe Eingang Eingliederung
Einheit Einkauf Einkommen Einlass Einrichtung Einsatz Einwohner Einzel Eisenbahn Elektro
Elektronik Eltern Empfang Empfehlung Energie Engagement Entgelt Entscheider Entscheidung
Entsorgung Entwickler Entwicklung Entwurf Erdgas Ereignis Erfahrung Erfassung Erfolg Ergebnis
Erhebung Erklärung Ermittlung Erneuerung Ersatz Ertrag Erzeugung Erziehung Etappe Etat Europa
Experte Fach Fahrer Fahrplan Fahrrad Fahrt Fahrzeug Fall Familie Feld Fenster Ferien Fernwärme
Fest Feuer Feuerwehr Film Finanz Finanzen Finanzierung Firma Flotte Flucht Flug Fluss Fläche
Flüchtling Folge Form Format Formular Forschung Forst Forum Foto Frage Frau Frauen Freiheit
Freizeit Frequenz Friedhof Frist Fund Fusion Fuß Fußgänger Förderer Fördergeld Förderung Führer
Führung Garten Gas Gast Gebiet Geburt Gebäude Gebühr Gefahr Geld Gemeinde Gemeinderat Gemeinschaft
Genehmigung Generation Geodaten Gericht Gerät Geschichte Geschäft Gesellschaft Gesetz Gesetzgebung
Gespräch Gestaltung Gesundheit Gewalt Gewerbe Gewinn Gipfel Glas Glasfaser Gold Grad Gremium
Grenze Grund Grundbuch Grundschule Grundstück Gruppe Größe Grün Gutachten Gymnasium Güter Hafen
Halle Haltestelle Handel Handlung Handwerk Handy Haus Haushalt Hebel Heft Heim Heizung Heizwerk
Helfer Herausforderung Hersteller Hilfe Hinweis Hochschule Hochwasser Hof Holz Hotel Hotline Hund
Hunde Identität Immobilie Impf Impfung Index Industrie Information Infrastruktur Ingenieur Inhalt
Initiative Inklusion Innovation Inspektion Institut Integration Intelligenz Interesse Internet
Interview Investition Investor Jahr Jahrhundert Job Jubiläum Jugend Justiz Kabel Kalender Kamera
Kammer Kampf Kanal Kanzler Kapazität Kapital Karte Kasse Kassen Kataster Katastrophe Kauf Keller
Kenntnis Kern Kette Kfz Kind Kinder Kindergarten Kirche Kita Klage Klasse Klausel Klima
Klimaschutz Klinik Klinikum Kohle Kollege Komitee Kommission Kommunal Kommune Kommunikation
Kompetenz Komponente Konferenz Kongress Konjunktur Konsum Kontakt Konten Konto Kontrolle Konzept
Konzern Kooperation Koordination Kopf Kosten Kraft Kraftfahrzeug Kraftwerk Kran Kranken
Krankenhaus Kredit Kreis Kreislauf Krieg Krise Kriterium Kultur Kunde Kunden Kunst Kurs Körper
Küche Kündigung Küste Labor Laden Ladesäule Lager Lampe Land Landes Landkreis Landrat Landschaft
Landwirt Landwirtschaft Laster Laufzeit Leben Lehrer Leistung Leiter Leitfaden Leitlinie
Leitstelle Leitung Lernen Lesung Licht Liebe Lieferant Lieferung Linie Liste Lizenz Logistik Lohn
Luft Länder Lärm Lösung Macht Magazin Management Manager Mandat Mangel Mann Mappe Marke Markt
Maschine Maske Masse Material Mathematik Mauer Maßnahme Medien Medium Medizin Meer Mehrheit
Mehrwert Meister Melde Meldung Mensch Menschen Messe Messung Metall Methode Miete Mieter Militär
Minister Ministerium Mitarbeiter Mitglied Mittel Mobil Mobilität Modell Moderation Modul Monat
Monitoring Motor Museen Museum Musik Muster Mutter Männer Müll Nachbar Nachfrage Nachhaltigkeit
Nachricht Nacht Nachweis Nahverkehr Name Namen Nation Natur Netz Netzwerk News Newsletter
Niederlage Niveau Norm Not Notfall Notruf Nummer Nutzen Nutzer Nutzung Objekt Online Opfer Option
Ordner Ordnung Organ Organisation Ort Ortschaft Paket Panel Papier Park Parkplatz Parlament Partei
Partizipation Partner Partnerschaft Pass Patient Pause Pendler Person Personal Perspektive Pflanze
Pflege Pflicht Photovoltaik Pilot Pilotprojekt Plakat Plan Planer Planung Plattform Platz Politik
Politiker Polizei Portal Portfolio Position Post Postfach Postkorb Potenzial Praktikum Praxis
Preis Presse Prinzip Priorität Produkt Produktion Professor Profil Prognose Programm Projekt
Protest Protokoll Prozent Prozess Präsentation Präsident Prävention Prüfer Prüfung Publikum Punkt
Qualifizierung Qualität Quartier Quelle Quote Rad Radar Radweg Rahmen Rampe Rang Rasen Rat Rathaus
Raum Reaktion Rechenzentrum Rechner Rechnung Recht Rechts Recycling Redaktion Reform Regel
Regelung Regen Regie Regierung Region Regional Register Reihe Reinigung Reise Rekord Rente
Reparatur Report Reserve Resilienz Ressort Ressource Rettung Rettungsdienst Revision Richter
Richtlinie Richtung Ring Risiko Roboter Rohr Rolle Ruf Ruhe Runde Rundfunk Räume Rück Sache
Sachsen Saison Sammlung Sanierung Satz Satzung Schaden Schadstoff Schalter Scheibe Schein Schicht
Schiene Schiff Schild Schlüssel Schmutz Schnee Schnittstelle Schrift Schritt Schul Schuld Schule
Schulung Schutz Schwerpunkt Schüler See Sekretariat Sektor Selbst Seminar Senat Senator Senioren
Sensor Sensorik Serie Server Service Sicherheit Sicherung Sicht Siedlung Siegel Signal Signatur
Simulation Sitz Sitzung Software Solar Soldat Sommer Sonder Sonne Sorge Sozial Spanne Spannung
Sparkasse Speicher Speicherung Sperre Spiel Spielplatz Spitze Sport Sprache Sprecher Staat Stadt
Stadtrat Stadtwerk Stadtwerke Stamm Stand Standard Standesamt Standort Start Station Statistik
Status Steg Stein Stelle Stellung Steuer Steuerung Stiftung Stimme Stimmung Stoff Strafe Strand
Strategie Straße Strecke Streife Streik Streit Strom Struktur Student Studie Studium Stufe Stunde
Städte Störung Suche Symbol System Szenario Säule Süd Tabelle Tagung Talent Tarif Tasche Tausch
Team Technik Technologie Teil Teilhabe Teilnahme Teilnehmer Telefon Telekommunikation Tempo Termin
Test Text Theater Thema Themen Therapie Thermie Ticket Tier Tisch Titel Tochter Tod Ton Tor Tour
Tourismus Tradition Training Transformation Transparenz Transport Treffen Treiber Trend Treppe
Trink Trinkwasser Träger Tunnel Turm Typ Tätigkeit Ufer Uhr Umfeld Umfrage Umgang Umgebung Umsatz
Umsetzung Umstellung Umwelt Unfall Universität Unterkunft Unterlage Unternehmen Unternehmer
Unterricht Unterschrift Unterstützung Untersuchung Urkunde Urlaub Urteil Vater Veranstalter
Veranstaltung Verantwortung Verband Verbesserung Verbindung Verbot Verbrauch Verbraucher Verbund
Verein Vereinbarung Vereinigung Verfahren Verfassung Verfügung Vergabe Vergleich Verhalten
Verhandlung Verkauf Verkehr Verlag Verlust Vermittlung Vermögen Verordnung Verpackung Versand
Verschlüsselung Verschuldung Versicherung Version Versorger Versorgung Verteidigung Verteiler
Verteilung Vertrag Vertreter Vertretung Vertrieb Verwaltung Verwertung Video Videokonferenz
Viertel Vision Volk Volkshochschule Vollzug Vorfall Vorgang Vorhaben Vorlage Vormund Vorrat
Vorschlag Vorschrift Vorsitz Vorstand Vorteil Vortrag Waage Wache Wachstum Waffe Wagen Wahl Wald
Wand Wandel Wappen Ware Warnung Wartung Wasser Wasserstoff Website Wechsel Weg Wehr Weide
Weihnachten Wein Weiterbildung Welt Werbung Werk Werkstatt Werkzeug Wert Wertstoff Wettbewerb
Wetter Widerspruch Widerstand Wille Wind Windkraft Windrad Winter Wirkung Wirtschaft Wissen
Wissenschaft Woche Wohn Wohngeld Wohnung Wort Wunsch Wärme Wärmenetz Zahl Zahlung Zeichen Zeit
Zeitschrift Zeitung Zelle Zentrale Zentrum Zertifikat Zertifizierung Zeuge Zeugnis Ziel Ziffer
Zimmer Zins Zivil Zoll Zone Zoo Zufall Zug Zugang Zukunft Zulage Zulassung Zusage Zusammenarbeit
Zuschlag Zuschuss Zustand Zustellung Zuständigkeit Zuwendung Zwang Zweck Zweckverband Zähler
Öffentlichkeit Öffnung Öl Übergang Übersicht Übertragung Übung
""".split()
