# ruff: noqa: E501 - prose: one sentence a line reads better than wrapped ones
"""Sentences about municipal IT, all invented, from which Rathausblick is written.

How a line is read: see ``demo.phrases``. The first letter says what it is: T title, L lead,
O opening sentence, S sentence, H subheading, I list (introduction and items), C caption.
"""

TEXT = """
# E-Akte
section: Dokumenten-Management
kickers: E-Akte | {Ort} | {Ort} | {Ort} | {firma} | DMS
tags: E-Akte, Dokumenten-Management, DMS, Schriftgutverwaltung, Scannen, Aktenplan
T Abschied vom Hängeordner
T Aktenplan aus einem Guss
T Bauamt arbeitet ohne Papier
T Wenn die Akte laufen lernt
T Ein Regal weniger
T Posteingang wird digital
T Papierarchiv geht vom Netz
T Vom Keller in die Cloud
T Sozialamt führt E-Akte ein
T Schriftgut neu sortiert
T Digitale Akte besteht Praxistest
T Drei Ämter, eine Akte
T Rollout in elf Fachbereichen
L= {Die} [führt|hat|hat] die elektronische Akte [in allen Fachbereichen ein|jetzt auch im Sozialamt im Einsatz|nach zwei Jahren Vorarbeit fertig ausgerollt]. Rund {n} Arbeitsplätze sind bereits umgestellt.
L Mit {produkt} [ordnet|bündelt] {die} ihr Schriftgut neu. [Beschäftigte finden Vorgänge nun in Sekunden|Das spart Wege, Kopien und Lagerflächen].
L [Papierakten haben|Der Aktenwagen hat] in {Ort} ausgedient: Seit [Jahresbeginn|dem Herbst|dem Frühjahr] wird digital abgelegt, gezeichnet und archiviert.
L Warum die E-Akte in {Ort} [mehr ist als ein Scanprojekt|auch die Zusammenarbeit verändert hat], [berichtet|erläutert] {P}.
O {Die} hat [im {monat}|zum Ende des Jahres {jahrv}|nach einer europaweiten Ausschreibung] mit der Einführung der elektronischen Akte begonnen.
O Wer in {Ort} [eine Bauakte|eine Steuerakte|einen alten Vorgang] sucht, [muss nicht mehr in den Keller|braucht dafür neuerdings nur noch ein Suchfeld].
O {N} Aktenordner [standen bis vor Kurzem|lagerten noch {jahrv}] in den Fluren der Verwaltung von {Ort}.
O Am Anfang [stand|war] in {Ort} ein Wasserschaden: [Er machte ganze Regalmeter unlesbar|Er vernichtete Akten aus drei Jahrzehnten] und gab den Anstoß für die E-Akte.
S Die [Registratur|Hauptverwaltung] hat dafür den Aktenplan [von Grund auf überarbeitet|auf {n} Hauptgruppen verdichtet|an den Bestand der Nachbargemeinden angeglichen].
S Eingehende Briefe werden [zentral|in der Poststelle] gescannt, [mit Schlagwörtern versehen|automatisch klassifiziert] und landen anschließend im elektronischen Postkorb.
S Als Lösung kommt {produkt} [zum Einsatz|ins Haus], das [über Schnittstellen zu {n} Fachverfahren verfügt|bereits in {Ort2} läuft].
S [Mitzeichnungen|Freigaben], die früher [eine Woche|mehrere Tage] im Hausumlauf lagen, sind [heute|nun] oft nach wenigen Stunden erledigt.
S Für [Bestandsakten|laufende Vorgänge] gilt eine [Stichtagsregelung|einfache Faustregel]: Was nach dem {tag} {jahr} angelegt wurde, [bleibt digital|wird nicht mehr ausgedruckt].
S= [Besonders|Vor allem] im Bauamt [zahlt sich|macht sich] die Volltextsuche [aus|bezahlt], weil Pläne dort [jahrzehntelang aufbewahrt werden|ständig gebraucht werden].
S Das ersetzende Scannen [folgt|geschieht] nach einer [Verfahrensdokumentation|Dienstanweisung], die {die} gemeinsam mit [dem Kreisarchiv|der Rechnungsprüfung] erarbeitet hat.
S Rund {N} Dokumente [sind inzwischen|wurden seit dem Start] im System abgelegt, [jeden Monat kommen {N} hinzu|Tendenz steigend].
S Wiedervorlagen, Fristen und [Zuständigkeiten|Vertretungen] sind direkt am Vorgang hinterlegt.
S [Skeptische Stimmen|Zweifel] gab es [vor allem|anfangs] in Abteilungen mit [großformatigen Plänen|vielen handschriftlichen Vermerken].
S= Auch das [Stadtarchiv|Kreisarchiv] [war|saß] von Beginn an [beteiligt|mit am Tisch], damit [die Langzeitablage|die Aussonderung nach Fristablauf] geregelt ist.
S Die Akte [wandert nicht mehr|muss nicht länger] von Schreibtisch zu Schreibtisch, [sondern|denn] mehrere Personen [können sie gleichzeitig öffnen|arbeiten parallel daran].
S [Zwei|Drei] [Auszubildende|Quereinsteigerinnen] haben in einem [Sommerprojekt|halben Jahr] {N} [Grundstücksakten|Personalakten] für die Digitalisierung vorbereitet.
S „[Eine gute Ablage|Ordnung] ist kein Selbstzweck, sie [spart uns jeden Tag Zeit|macht uns auskunftsfähig]“, [sagt|betont] {P}.
S Im [Homeoffice|Außendienst] greifen die Beschäftigten [über eine gesicherte Verbindung|mit Tablets] auf [alle|ihre] Akten zu.
H Scannen mit Augenmaß
H Ein Aktenplan für alle
H Die Poststelle als Drehscheibe
H Langzeitarchiv gleich mitgedacht
H Weniger Wege im Rathaus
H Was mit dem Altbestand geschieht
H Mitzeichnen ohne Umlaufmappe
I Zur neuen Ablage gehören: | ein Aktenplan mit vier Ebenen | ein zentraler Scanarbeitsplatz | Rechte nach Rollen statt nach Namen | eine Schnittstelle zum Kreisarchiv
I In dieser Reihenfolge stellen die Ämter um: | Hauptamt und Kämmerei | Bauordnung und Liegenschaften | Soziales und Jugend
C Im Archiv von {Ort} wird Platz frei.
C Der Scanarbeitsplatz in der Poststelle von {Ort}.
C Aktenregale im Keller des Rathauses.

# OZG
section: Portale
kickers: OZG | {Ort} | {Ort} | Portale | Bürgerservice | {firma} | OZG-Umsetzung
tags: OZG, Portale, Bürgerservice, Serviceportal, Online-Antrag, BundID
T Antrag vom Sofa aus
T Serviceportal knackt Marke
T Wohngeld in zwölf Minuten
T Einer für viele Nachbarn
T Portal mit kurzen Wegen
T Geburtsurkunde per Klick
T Nachnutzung statt Neubau
T Hundesteuer geht online
T Bürgerbüro hat immer offen
T Das Formular denkt mit
T Digitaler Bauantrag im Regelbetrieb
T Bürger*innen testen Portal
T Neues Postfach für Bescheide
L Im Serviceportal [von {Ort}|der Kommune] [sind jetzt|stehen nun] {n} Leistungen [online verfügbar|bereit]. [Besonders gefragt ist|Spitzenreiter bleibt] die [Meldebescheinigung|Anmeldung von Hunden].
L {Die} [bindet|schließt] ihr Portal [an das zentrale Nutzerkonto|an die Bezahlplattform des Landes] an. Damit entfällt [der Ausdruck von Bescheiden|der Gang an die Kasse].
L [Statt|Anstatt] selbst zu entwickeln, [übernimmt|nutzt] {die} einen Online-Dienst aus {Ort2}. [Wie das gelingt, zeigt ein Werkstattbericht|Nach drei Wochen lief der erste Antrag ein].
L Wohngeld, Elternbeitrag, Parkausweis: [Was|Welche Anträge] Bürger*innen in {Ort} online stellen können, zeigt [ein neues Portal|eine Übersicht der Verwaltung].
O {Die} hat ihr [Bürgerportal|Serviceportal] [gründlich überarbeitet|in neuer Gestalt freigeschaltet] und [die Zahl der Online-Dienste verdoppelt|den Zugang vereinfacht].
O Seit [dem {tag}|wenigen Wochen|{monat}] können die Einwohnerinnen und Einwohner von {Ort} [ihren Parkausweis|Wohngeld|einen Kitaplatz] online beantragen.
O [Gut gemeint, aber schlecht zu finden|Zu viele Klicks]: So lautete das Urteil über das alte Portal von {Ort}.
O= Mit {Ort2} und {n} weiteren Kommunen [hat|betreibt] {die} [einen Verbund für Online-Dienste gegründet|eine gemeinsame Redaktion für ihr Serviceportal].
S Bezahlt wird [per Lastschrift oder Karte|mit den üblichen Verfahren], [eine Quittung|der Bescheid] liegt [wenige Minuten später|sofort] im elektronischen Postfach.
S Der [Assistent|Antragsweg] fragt nur [ab, was wirklich gebraucht wird|Angaben ab, die der Verwaltung noch fehlen].
S [Nach Angaben der Verwaltung|Wie es aus dem Rathaus heißt], [gehen|kommen] [inzwischen|mittlerweile] {p} der [Wohngeldanträge|Anträge auf Parkausweise] digital ein.
S [Medienbrüche|Doppelte Eingaben] gibt es [kaum noch|nicht mehr], [seit|weil] die Daten [ohne Abtippen in das Fachverfahren fließen|direkt an {produkt} übergeben werden].
S Die [Texte|Hilfetexte] liegen [auch in Leichter Sprache|in fünf Sprachen] vor und wurden von [einer Prüfgruppe|zwölf Freiwilligen] gegengelesen.
S [Wer keinen Online-Ausweis hat|Wer sich nicht anmelden will], [kann|darf] [einfache Leistungen|einen Teil der Leistungen] weiterhin [ohne Konto|als Gast] nutzen.
S Für die [Nachnutzung|Übernahme] des Dienstes [zahlt|überweist] {die} [eine jährliche Umlage von {eur}|pro Einwohner und Jahr wenige Cent].
S Im Bürgerbüro [steht|gibt es] ein [Terminal|Selbstbedienungspult], an dem [Beschäftigte beim Ausfüllen helfen|auch Menschen ohne eigenen Rechner Anträge stellen].
S [Ein Zuständigkeitsfinder|Eine Suche mit Alltagswörtern] führt [auch dann zum Ziel|selbst dann zum passenden Dienst], wenn [jemand den amtlichen Begriff nicht kennt|die Leistung beim Kreis liegt].
S Zum Auftakt priorisierte {die} [jene {n} Leistungen|Dienste], die [am häufigsten nachgefragt werden|besonders viele Schalterbesuche auslösen].
S [Statusmeldungen|Nachrichten zum Bearbeitungsstand] [verringern|senken] die Zahl der telefonischen Nachfragen [deutlich|um {p}].
S „[Ein PDF zum Ausdrucken|Ein eingescanntes Formular] ist kein Online-Dienst“, [stellt {P} klar|sagt {P}].
S= [Die Fachämter|Die Sachbearbeitung] [prüfen|prüft] nun [schneller, weil Nachweise vollständig sind|seltener unvollständige Unterlagen].
S [Das Land|Der Fördergeber] [verlangt|erwartet] [bis {bald}|in den kommenden Jahren] [eine flächendeckende Anbindung|einheitliche Standards].
S= Für Unternehmen [gibt es|entsteht] ein [eigener Zugang|gesondertes Konto], über [den Gewerbeanmeldungen|das Sondernutzungen] abgewickelt werden.
H Ein Konto für alle Anträge
H Übernehmen statt neu erfinden
H Weniger Klicks bis zum Ziel
H Hilfe am Terminal
H Die meistgenutzten Dienste
H Rückkanal ohne Papier
H Datenfluss bis ins Fachverfahren
I Diese Leistungen kamen zuletzt hinzu: | Bewohnerparkausweis | Anmeldung zur Eheschließung | Befreiung von der Ausweispflicht | Führungszeugnis
I Drei Grundsätze leiten die Redaktion: | jede Leistung hat genau eine Seite | kein Formular ohne Rückmeldung | Sprache vor Rechtsbegriff
C Das Serviceportal von {Ort} auf dem Smartphone.
C Anträge lassen sich in {Ort} auch unterwegs stellen.
C Beratung im Bürgerbüro von {Ort}.

# Sicherheit
section: IT-Sicherheit
kickers: IT-Sicherheit | {Ort} | {Ort} | Cyberangriff | {firma} | Notfallplanung
tags: IT-Sicherheit, Informationssicherheit, Notfallplan, Grundschutz, Schulung, Ransomware
T Übung für den Ernstfall
T Wenn der Schirm schwarz bleibt
T Fahrplan nach dem Angriff
T Stromausfall auf dem Papier
T Kreis gründet Abwehrteam
T Köder im Posteingang
T Passwort mit Verfallsdatum
T Wach bleiben auch nachts
T Elf Tage offline
T Sicherheit als Dauerlauf
T Prüfsiegel für kleine Rathäuser
T Ein Beauftragter für fünf Gemeinden
T Ransomware trifft Kreisverwaltung
L [Was tun, wenn nichts mehr geht?|Wie arbeitet ein Rathaus ohne Rechner?] {Die} hat [einen Tag lang geprobt|den Ausfall aller Systeme durchgespielt] und [Lehren daraus gezogen|ihren Notfallplan umgeschrieben].
L Nach dem [Angriff|Vorfall] im {monat} [arbeitet|läuft] die IT {der} wieder [im Normalbetrieb|ohne Einschränkungen]. {P} [zieht Bilanz|blickt zurück].
L {Die} [teilt sich|beschäftigt] [mit fünf Nachbarn|gemeinsam mit {Ort2}] einen Beauftragten für Informationssicherheit. [Das Modell könnte Schule machen|Das hilft vor allem kleinen Verwaltungen].
L [Gefälschte Rechnungen, manipulierte Anhänge|Dringende Bitten vom vermeintlichen Chef]: In {Ort} [lernen Beschäftigte|üben alle Ämter], worauf sie achten müssen.
O In den frühen Morgenstunden des {tag} [fielen in {Ort} sämtliche Server aus|meldete die Überwachung in {Ort} ungewöhnliche Zugriffe].
O {Die} [lässt|ließ] ihre [Systeme|Netze] [regelmäßig|erstmals] von [beauftragten Angreifern|externen Fachleuten] prüfen.
O [Ohne Telefon, ohne Mail, ohne Fachverfahren|Nur mit Stift und Meldezettel]: [So|Unter diesen Bedingungen] hat {die} einen [ganzen Arbeitstag|Vormittag] lang geübt.
O Ein [Klick|falscher Anhang] genügte, und {die} [war vom Netz getrennt|musste {n} Arbeitsplätze neu aufsetzen].
S Die [Angreifer|Täter] [verschlüsselten|erreichten] [einen Teil der Dateiablage|mehrere Server], [kamen aber nicht an die Sicherungen|ein Lösegeld wurde nicht gezahlt].
S [Bänder|Sicherungskopien] werden [seitdem|künftig] [getrennt vom Netz|in einem zweiten Gebäude] aufbewahrt und [jeden Monat|vierteljährlich] zur Probe zurückgespielt.
S [Ein Krisenstab|Der Stab] [tagte|traf sich] [zweimal täglich|jeden Morgen um sieben Uhr], [die Lage stand auf Flipcharts|protokolliert wurde von Hand].
S= In einer [Testkampagne|simulierten Angriffswelle] [öffneten|klickten] {p} der Beschäftigten [den Anhang|auf den präparierten Link], [beim zweiten Mal|ein halbes Jahr später] waren es deutlich weniger.
S Die [Anmeldung|Einwahl] [verlangt|erfordert] nun [überall|an allen Arbeitsplätzen] einen zweiten Faktor.
S [Zum Nachweis|Als Grundlage] [dient|nutzt die Verwaltung] ein [Basisprofil|Maßnahmenpaket], das [auch kleine Häuser bewältigen können|{n} Anforderungen umfasst].
S= Auf [Notebooks in einem Tresor|versiegelten Rechnern] [liegen|sind] die wichtigsten [Kontaktlisten|Wiederanlaufpläne] [offline vor|gespeichert].
S= [Sozialleistungen|Auszahlungen] [wurden|konnten] [mithilfe der Sparkasse|über eine Notkasse] [weiter ausgezahlt|sichergestellt werden].
S Der [Warndienst|Lagedienst] von {firma} [meldet|prüft] [rund um die Uhr|auch am Wochenende] [auffällige Anmeldungen|neue Schwachstellen].
S „[Wir haben gelernt, wie wertvoll ein ausgedruckter Plan ist|Sicherheit kostet Geld, Unsicherheit kostet mehr]“, [so {P}|sagt {P}].
S [Veraltete Verfahren|Nicht mehr gepflegte Programme] [laufen|stehen] [nur noch in abgeschotteten Zonen|inzwischen in einem eigenen Netzsegment].
S [Die Polizei|Das Landeskriminalamt] [sicherte|untersuchte] [Spuren|die Protokolle], [die Ermittlungen dauern an|ein Ergebnis steht noch aus].
S Mit [Nachbarkommunen|{Ort2}] [besteht|gibt es] eine [Vereinbarung zur gegenseitigen Hilfe|Amtshilfe auf Zuruf], die [Arbeitsplätze und Leihgeräte|auch Personal] umfasst.
S [Neue Beschäftigte|Auszubildende] [durchlaufen|absolvieren] [am ersten Tag|vor dem ersten Login] eine [kurze Schulung|halbstündige Einweisung].
S Für [Firewall und Protokollierung|die neue Sicherheitsarchitektur] [stehen|hat der Rat] {eur} [bereit|bewilligt].
H Der Tag danach
H Sichern und wieder einspielen
H Notbetrieb mit Stift und Papier
H Die Schwachstelle Mensch
H Hilfe aus der Nachbarschaft
H Ein zweiter Schlüssel für alle
H Üben bis es sitzt
I Der Notfallplan regelt unter anderem: | wer im Ernstfall entscheidet | welche Verfahren zuerst anlaufen | wie die Bevölkerung informiert wird | wo Ersatzgeräte lagern
I Aus der Übung folgten Aufträge: | Telefonketten aktualisieren | Sicherungen monatlich prüfen | Funkgeräte beschaffen
C Krisenstab bei der Notfallübung in {Ort}.
C Serverraum der Verwaltung von {Ort}.
C Nur mit zweitem Faktor: Anmeldung am Arbeitsplatz.

# KI
section: Künstliche Intelligenz
kickers: KI | {Ort} | {Ort} | Künstliche Intelligenz | Chatbot | {firma}
tags: KI, Chatbot, Sprachmodell, Automatisierung, Bürgerservice
T Auskunft rund um die Uhr
T Chatbot lernt Plattdeutsch
T Protokolle aus dem Sprachmodell
T Assistent mit Grenzen
T Was die Maschine darf
T Lotte weiß Bescheid
T Posteingang sortiert sich selbst
T Leitlinien für lernende Systeme
T Mitdenken statt nur suchen
T Ein Bot für neun Gemeinden
T Kreistag hört mit
T Übersetzen in Sekunden
T Widersprüche schneller geprüft
L Der [Chatbot|digitale Assistent] {der} hat [im ersten Jahr|seit dem Start] {N} Fragen beantwortet. [Am häufigsten ging es um Müll und Ausweise|Nun soll er auch telefonieren].
L {Die} [erprobt|testet] ein Sprachmodell, das [im eigenen Rechenzentrum läuft|Vermerke zusammenfasst]. [Entscheiden sollen weiterhin Menschen|Die Regeln dafür stehen in einer Dienstvereinbarung].
L [Automatisch sortierte Post|Zusammengefasste Stellungnahmen], [schnellere Antworten|weniger Routine]: {P} [erklärt|schildert], was [künstliche Intelligenz|KI] in {Ort} [leistet|kann – und was nicht].
L [Neun Gemeinden|Drei Kreise] teilen sich einen [Chatbot|Wissensbestand]. Das [senkt die Kosten|hält die Antworten aktuell].
O {Die} [setzt|vertraut] [seit {monat}|seit einem Jahr] auf einen [Assistenten|Chatbot], der [auf {produkt} beruht|Fragen in ganzen Sätzen beantwortet].
O= [Wann kommt die Müllabfuhr?|Wo beantrage ich einen Anwohnerparkausweis?] [Solche Fragen|Darauf] [beantwortet|antwortet] in {Ort} [neuerdings|seit Kurzem] eine Maschine.
O Ein [Versuch|Pilotprojekt] mit [{n}|zwanzig] Beschäftigten [hat in {Ort} gezeigt|sollte in {Ort} klären], [wofür Sprachmodelle taugen|ob sich Sprachmodelle im Amt bewähren].
O [Protokolle schreiben|Stellungnahmen sichten] [gehörte|zählte] in {Ort} [lange|bisher] zu den [ungeliebten|besonders zeitraubenden] Aufgaben.
S Das Modell [läuft|arbeitet] [auf eigenen Servern|im Rechenzentrum von {firma}], [Eingaben verlassen das Verwaltungsnetz nicht|Anfragen werden nach 24 Stunden gelöscht].
S [Jede Antwort|Jede Auskunft] [nennt|verweist auf] ihre Quelle, [damit Nutzer*innen nachlesen können|zweifelhafte Aussagen lassen sich so prüfen].
S [Bei rechtlich heiklen Fragen|Sobald personenbezogene Daten ins Spiel kommen,] leitet der Assistent [an einen Menschen|an das Servicetelefon] weiter.
S Die [Trefferquote|Erkennungsrate] [stieg|kletterte] [nach Angaben von {firma}|laut einer Auswertung] [binnen eines Jahres|seit dem Start] auf {p}.
S Ein [Beirat|Arbeitskreis] aus [Personalrat, Datenschutz und IT|Verwaltung und Wissenschaft] [begleitet|bewertet] [jeden neuen Einsatzfall|das Vorhaben].
S [Der Gesamtpersonalrat|Die Personalvertretung] [stimmte zu|gab grünes Licht], nachdem [Leistungskontrollen ausgeschlossen|Schulungen für alle zugesagt] worden waren.
S [Gefüttert|Trainiert] wurde das System mit [{N} häufigen Fragen|den Seiten des Serviceportals], [die Redaktion ergänzt wöchentlich|veraltete Inhalte fliegen automatisch heraus].
S [Abends und am Wochenende|Außerhalb der Öffnungszeiten] läuft [fast die Hälfte|ein Drittel] der [Anfragen|Gespräche] auf.
S „[Die Maschine schlägt vor, der Mensch entscheidet|Wir automatisieren keine Ermessensfrage]“, [lautet der Grundsatz von {P}|sagt {P}].
S= Für die [Kämmerei|Wohngeldstelle] [fasst|ordnet] das Programm [eingereichte Unterlagen|lange Schriftsätze] [zusammen|vor] und [markiert fehlende Nachweise|schlägt eine Zuordnung vor].
S [Halluzinationen|Erfundene Auskünfte] traten [im Test|in der Pilotphase] [vereinzelt|selten] auf, [deshalb ist der Wissensbestand nun enger gefasst|seither beschränkt sich der Bot auf geprüfte Texte].
S Eine [Kennzeichnung|Fußzeile] macht deutlich, [dass ein Text maschinell erstellt wurde|wer für den Inhalt verantwortlich ist].
S [Ältere Menschen|Viele Anrufer] [nutzen|schätzen] [den Sprachkanal|die Vorlesefunktion], [jüngere|andere] [tippen lieber|schreiben über den Messenger].
S [Der Bot|Das System] [versteht|beherrscht] [neben Deutsch|inzwischen] auch [Ukrainisch, Arabisch und Türkisch|acht weitere Sprachen].
S= [Energieverbrauch|Die Kosten je Anfrage] [und Nutzen|und der Gewinn an Zeit] [werden|sollen] [halbjährlich|vor jeder Verlängerung] [abgewogen|bilanziert werden].
H Grenzen der Automatik
H Menschen behalten das letzte Wort
H Was Beschäftigte erwarten
H Antworten mit Quellenangabe
H Im eigenen Rechenzentrum
H Vom Test in den Alltag
H Leitlinien statt Verbote
I Nicht zulässig ist der Einsatz laut Leitlinie: | bei Entscheidungen mit Ermessen | zur Bewertung von Beschäftigten | mit Gesundheitsdaten
I Der Assistent beantwortet vor allem Fragen zu: | Abfall und Sperrmüll | Ausweisen und Pässen | Öffnungszeiten | Parken
C Die Figur zum Chatbot: Lotte aus {Ort}.
C Sprachmodelle helfen beim Sortieren der Post.
C Fragen beantwortet in {Ort} auch eine Maschine.

# SmartCity
section: Smart City
kickers: Smart City | {Ort} | {Ort} | {Ort} | Smart Region | {firma}
tags: Smart City, LoRaWAN, Sensorik, Datenplattform, Mobilität, Klimaanpassung
T Sensoren hören den Bäumen zu
T Parken mit Ansage
T Datenplattform für die Region
T Pegel melden sich selbst
T Das Dorf funkt mit
T Zwilling für die Innenstadt
T Schlaue Tonnen am Markt
T Kühle Orte auf der Karte
T Bänke mit Anschluss
T Strategie mit Bürgern geschrieben
T Ampeln lassen Busse vor
T Labor auf dem Rathausplatz
T Winterdienst nach Messwert
L [Bodenfeuchte, Pegel, freie Parkplätze|Temperatur, Lärm, Verkehr]: {Die} [sammelt|misst] mit {n} Sensoren, was [in der Stadt|vor Ort] geschieht. [Die Daten sind öffentlich|Davon profitiert auch das Ehrenamt].
L {Die} hat ihre Smart-City-Strategie [verabschiedet|fortgeschrieben]. [Im Mittelpunkt stehen Klima und Mobilität|Entstanden ist sie in elf Werkstätten].
L Eine [Datenplattform|gemeinsame Plattform] [verbindet|verknüpft] [Stadtwerke, Bauhof und Verwaltung|Messwerte aus {n} Gemeinden]. Der [Betrieb|Ausbau] kostet jährlich {eur}.
L [Kleine Gemeinde, großes Netz|Ein Funknetz für wenig Geld]: {Ort} [zeigt|beweist], dass [Smart City auch auf dem Land gelingt|es keine Metropole braucht].
O {Die} hat [an {n} Standorten|in den Ortsteilen] [Sensoren|Messgeräte] angebracht, die [über LoRaWAN|per Funk] [Daten|Werte] senden.
O [Zu trocken, zu nass, zu warm|Wie geht es der Linde am Markt]: [Das erfährt|Das weiß] das Grünflächenamt von {Ort} [inzwischen am Bildschirm|ohne einen Schritt vor die Tür].
O [Drei Jahre|{z} Jahre] nach dem [Förderbescheid|Start des Modellprojekts] [zieht {die} Zwischenbilanz|legt {die} Ergebnisse vor].
O Auf dem [Rathausplatz|Marktplatz] von {Ort} steht [seit {monat}|seit Kurzem] ein [gläserner Container|Pavillon], in dem [Technik zum Anfassen gezeigt wird|Bürger*innen Ideen ausprobieren können].
S Die [Antennen|Gateways] stehen auf [Kirchtürmen, Schulen und dem Wasserturm|Dächern kommunaler Gebäude], [jede deckt einige Kilometer ab|{n} Stück genügen].
S [Gießfahrten|Leerfahrten] fallen [häufiger|zum Teil] weg, [weil nur noch bei Bedarf ausgerückt wird|das spart dem Bauhof {p} der Wege].
S Auf einer [offenen Karte|Webseite] [sind|stehen] alle [Messwerte|Pegelstände] [im Viertelstundentakt|nahezu in Echtzeit] [abrufbar|zu sehen].
S [Freie Stellplätze|Belegte Ladesäulen] [zeigt|meldet] eine App, [der Suchverkehr nahm um {p} ab|das entlastet die Altstadt].
S Der digitale Zwilling [hilft|unterstützt] [bei der Planung von Baustellen|beim Abwägen von Varianten], [Schattenwurf und Windströmung eingeschlossen|auch Starkregen lässt sich simulieren].
S [Gespeichert|Erhoben] werden [keine personenbezogenen Daten|nur Zählwerte], [Kameras kommen nicht zum Einsatz|darauf legte der Rat großen Wert].
S Die Plattform [beruht|basiert] auf [quelloffener Software|offenen Schnittstellen], [Nachbarkommunen können sie kostenfrei nutzen|{firma} übernimmt den Betrieb].
S= [Sturzfluten|Das Hochwasser vor einigen Jahren] [hatten|hatte] gezeigt, [wie wichtig schnelle Pegelmeldungen sind|dass Warnketten zu langsam waren].
S [Jugendliche|Schülerinnen und Schüler] [bauten|löteten] in einem [Ferienkurs|Workshop] {n} [Feinstaubsensoren|Wetterstationen] [selbst|für ihre Schulen].
S „[Technik ist Mittel, nicht Zweck|Ein Sensor löst noch kein Problem]“, [betont {P}|meint {P}].
S [Mülleimer|Altglascontainer] [melden|signalisieren] ihren Füllstand, [die Tourenplanung passt sich an|sodass Sammelfahrten seltener nötig sind].
S [Das Bundesprogramm|Das Land] [fördert|unterstützt] das Vorhaben [bis {bald}|über fünf Jahre] mit {eur}.
S Der [Seniorenbeirat|Jugendrat] [regte an|wünschte sich], [kühle Plätze und Trinkbrunnen zu kartieren|Wartehäuschen mit Anzeigen auszustatten].
S An {n} [Kreuzungen|Ampeln] [erhalten|bekommen] [Busse|Einsatzfahrzeuge] [Vorrang|früher Grün], [die Fahrpläne wurden dadurch verlässlicher|gesteuert wird das per Funk].
S [Die Straßenmeisterei|Der Winterdienst] [rückt|fährt] nur noch [aus, wenn die Fahrbahnsensoren Glätte melden|dort, wo der Belag tatsächlich gefriert].
H Funk über den Dächern
H Daten gehören allen
H Bäume melden Durst
H Werkstätten mit Bürgern
H Der Zwilling rechnet mit
H Weniger Suchverkehr
H Lernen von den Nachbarn
I Gemessen werden derzeit: | Bodenfeuchte an Stadtbäumen | Pegel kleiner Bäche | Belegung von Parkplätzen | Luftqualität an Schulen
I Die Strategie nennt drei Felder: | Mobilität und Logistik | Klima und Grün | Teilhabe im Quartier
C Sensor an einer Linde in {Ort}.
C Funkstation auf dem Wasserturm von {Ort}.
C Im Pavillon auf dem Marktplatz von {Ort}.

# Breitband
section: Breitband
kickers: Breitband | {Ort} | {Ort} | Glasfaser | {kreis} | {firma}
tags: Breitband, Glasfaser, Gigabit, Förderung, 5G, Weiße Flecken
T Spatenstich im letzten Dorf
T Gigabit bis zum Gehöft
T Quote erreicht
T Trasse unter der Heide
T Gewerbegebiet bekommt Faser
T Graue Flecken werden bunt
T Letzte Meile geschafft
T Bagger im Anmarsch
T Funkloch wird gestopft
T Eigenes Netz, eigene Regeln
T Wenn der Pflug Kabel legt
T Doppelter Ausbau bremst Gemeinde
T Schulen ans Glas
L= [Im {kreis}|Rund um {Ort}] [werden|sind] {N} Haushalte an das Glasfasernetz [angeschlossen|angebunden worden]. [Bund und Land tragen den Großteil der Kosten|Gebaut wird bis {bald}].
L {Die} [baut|plant] ihr Glasfasernetz [selbst|in eigener Hand]. [Betreiben soll es ein Pächter|Eine Genossenschaft übernimmt den Betrieb].
L [Nach langem Warten|Mit zwei Jahren Verspätung] [rücken in {Ort} die Bagger an|beginnt in {Ort} der Ausbau]. {n} Kilometer Trasse [sind geplant|müssen gegraben werden].
L [Mehr als {p}|Gut {p}] der Haushalte [in {Ort}|im Ausbaugebiet] haben einen Vertrag unterzeichnet. Damit [ist die Quote erreicht|kann der Bau beginnen].
O= Im {kreis} [hat|haben] [der erste Bauabschnitt begonnen|die Arbeiten am Glasfasernetz begonnen], [{Ort} ist als erste Kommune an der Reihe|betroffen sind {n} Ortsteile].
O [Wer in den Weilern rund um {Ort} wohnt|Wer in {Ort} von zu Hause arbeitet], [kannte bisher vor allem den Ladebalken|brauchte lange Geduld].
O {Die} [übergab|unterschrieb] am {tag} den [Vertrag|Zuwendungsbescheid] für [den Ausbau der grauen Flecken|{n} Kilometer Glasfaser].
O [Mit einem symbolischen Spatenstich|Bei strömendem Regen] fiel in {Ort} der Startschuss für [das Gigabitnetz|das neue Netz].
S [Verlegt|Eingebracht] wird das Leerrohr [mit dem Kabelpflug|in offener Bauweise], [pro Tag schafft die Kolonne mehrere hundert Meter|das spart Zeit und Asphalt].
S [Die Wirtschaftlichkeitslücke|Der Eigenanteil der Kommune] [beträgt|liegt bei] {eur}, [den Rest|alles Weitere] [tragen Bund und Land|übernimmt der Fördergeber].
S= [Schulen, Feuerwehren und das Krankenhaus|Gewerbegebiete] [werden|sind] [vorrangig|als Erste] [angeschlossen|berücksichtigt worden].
S [Ein Hausanschluss|Der Anschluss] [ist|bleibt] [während der Bauphase kostenfrei|für Eigentümer ohne Zusatzkosten], [später wird er teuer|wenn der Vertrag rechtzeitig vorliegt].
S Die [Genossenschaft|Netzgesellschaft] [zählt|hat] [inzwischen|mittlerweile] {N} [Mitglieder|Kundinnen und Kunden].
S [Ärger|Unmut] gab es, [weil ein zweiter Anbieter kurz vor Baubeginn eigene Pläne vorlegte|als ein Wettbewerber in der Ortsmitte zu graben begann].
S= [In {n} Ortsteilen|Entlang der Bahnlinie] [mussten|waren] [Kampfmittel sondiert|Eidechsen umgesiedelt] [werden|worden], [was den Zeitplan streckte|bevor gebaut werden durfte].
S [Bandbreiten|Übertragungsraten] von [einem Gigabit je Sekunde|mehr als tausend Megabit] [sind damit auch im Außenbereich möglich|stehen künftig jedem Hof zur Verfügung].
S Die [Tiefbaukapazitäten|Preise für den Tiefbau] [sind|bleiben] [nach Einschätzung von {firma}|laut {P}] [knapp|der Engpass].
S „[Glasfaser ist Daseinsvorsorge wie Wasser und Strom|Kein Hof darf abgehängt werden]“, [sagt|unterstreicht] {P}.
S [Ein Wegewart|Das Ordnungsamt] [kontrolliert|dokumentiert] [jede Oberfläche|Gehwege] [vor und nach den Arbeiten|mit Fotos], [Mängel werden in einer Karte erfasst|um Streit zu vermeiden].
S= [Mobilfunkmasten|Neue Funkstandorte] [werden|sollen] [gleich mit angebunden|ebenfalls Glasfaser erhalten], [um Lücken bei 5G zu schließen|das war Bedingung der Förderung].
S Das [Markterkundungsverfahren|Verfahren] [ergab|zeigte], dass [{N} Adressen|{p} der Gebäude] [unterversorgt sind|nicht eigenwirtschaftlich ausgebaut werden].
S [Mitverlegte Leerrohre|Gemeinsame Gräben mit den Stadtwerken] [senken|drücken] die Kosten [um bis zu {p}|spürbar].
S= Der [Pächter|Betreiber] [zahlt|verpflichtet sich zu] [eine Pacht je Anschluss|offenem Netzzugang], [die in den weiteren Ausbau fließt|andere Anbieter können ihn mitnutzen].
H Pflug statt Bagger
H Wer zahlt den Anschluss
H Ärger über Doppelausbau
H Vorfahrt für Schulen
H Netz in kommunaler Hand
H Bauabschnitt für Bauabschnitt
H Die letzten weißen Flecken
I Der Ausbau gliedert sich in Abschnitte: | Nord mit sieben Ortsteilen | Mitte mit Gewerbepark | Süd mit Streusiedlungen
I Haushalte sollten vorab klären: | Wo verläuft die Leitung im Haus? | Ist ein Stromanschluss nahe? | Wer unterschreibt bei Mietwohnungen?
C Ein Kabelpflug verlegt Leerrohre bei {Ort}.
C Spatenstich für das Glasfasernetz in {Ort}.
C Orangefarbene Rohre vor der Schule in {Ort}.
"""
