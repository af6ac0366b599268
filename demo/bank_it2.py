# ruff: noqa: E501 - prose: one sentence a line reads better than wrapped ones
"""More sentences about municipal IT; same form as ``demo.bank_it``."""

TEXT = """
# Geodaten
section: Geodaten-Management
kickers: Geodaten | {Ort} | {Ort} | GIS | {kreis} | {firma}
tags: Geodaten, GIS, Bauleitplanung, XPlanung, Befliegung, Open Data
T Bebauungspläne aus der Karte
T Ein Flug über alle Dächer
T Kanalnetz auf dem Tablet
T Starkregen im Modell
T Kreis öffnet seine Karten
T Leitungsauskunft ohne Warten
T Grundstücke im Blick
T Kataster für Bäume und Bänke
T Laserscan aus dem Kleinwagen
T Karten für die Feuerwehr
T Solarpotenzial auf Knopfdruck
T Raumplanung wird maschinenlesbar
L Das Geoportal [im {kreis}|von {Ort}] [bündelt|zeigt] {n} Kartendienste. [Auch Bürger*innen können sie nutzen|Fachleute schätzen vor allem die Leitungsauskunft].
L {Die} hat [sämtliche Bebauungspläne|{N} Pläne] [in ein maschinenlesbares Format überführt|digitalisiert]. [Bauwillige sparen sich nun den Weg ins Amt|Das erleichtert künftige Verfahren].
L [Aus der Luft|Mit einem Messfahrzeug] hat {die} ihr [Gebiet|Straßennetz] erfasst. [Die Daten nutzen acht Ämter|Entstanden ist ein Modell auf zehn Zentimeter genau].
L [Wohin fließt das Wasser?|Welche Keller sind gefährdet?] [Eine Karte|Ein Modell] [gibt in {Ort} Auskunft|macht die Gefahr in {Ort} sichtbar].
O {Die} arbeitet [seit {monat}|inzwischen] mit einem [neuen Geoinformationssystem|gemeinsamen Geodatenbestand], [das auf {produkt} aufsetzt|den der {kreis} betreibt].
O [Ein Kleinflugzeug|Eine Drohne] [kreiste|zog] [im {monat}|an drei Tagen] über {Ort} und [nahm {N} Bilder auf|lieferte Höhendaten für jedes Dach].
O [Wo liegt die Wasserleitung?|Wem gehört die Böschung?] [Für solche Auskünfte|Bevor der Bagger kommt,] [brauchte es in {Ort} bisher einen Anruf|musste in {Ort} lange gesucht werden].
O= [Der {kreis}|Das Vermessungsamt im {kreis}] [stellt|hat] seine [Geodaten|Luftbilder] [kostenfrei zur Verfügung|für alle freigegeben].
S [Die Punktwolke|Das Höhenmodell] [umfasst|enthält] [mehrere Milliarden Messpunkte|Daten aus {n} Flugstunden] und [lässt sich im Browser drehen|dient der Planung von Kanälen].
S [Kontrolleure|Trupps des Bauhofs] [erfassen|melden] Schäden [direkt auf dem Tablet|mit Foto und Koordinate], [die Doppelerfassung im Büro entfällt|die Aufgabe landet sofort im System].
S [Der Datenstandard|Das Austauschformat] [erlaubt|sorgt dafür], dass [Pläne über Gemeindegrenzen hinweg zusammenpassen|Behörden Stellungnahmen ohne Papier abgeben].
S [Die Leitungsauskunft|Eine Planauskunft] [dauert|benötigt] [nur noch Minuten|keine zwei Tage mehr], [früher waren es Wochen|angeschlossen sind {n} Netzbetreiber].
S [Für die Feuerwehr|Im Einsatzfall] [stehen|liegen] [Hydranten, Rettungswege und Lagepläne|alle Zufahrten] [offline|auch ohne Netz] bereit.
S Das [Solarkataster|Dachkataster] [bewertet|berechnet] [jede Dachfläche|{N} Dächer], [Eigentümer sehen Ertrag und Kosten|Schatten von Bäumen eingerechnet].
S= [Auf der Starkregenkarte|In der Simulation] [färben|zeigen] sich [Senken und Unterführungen|ganze Straßenzüge] [dunkelblau|als gefährdet], [{die} berät Betroffene|Vorsorge wird bezuschusst].
S [Das Liegenschaftskataster|Der Datenbestand] wird [nachts|jede Woche] [abgeglichen|mit dem Land synchronisiert], [sodass alle Ämter denselben Stand sehen|Abweichungen fallen sofort auf].
S [Rund {N} Bäume|{N} Straßenlaternen] [sind|wurden] [mit Standort, Zustand und Kontrolltermin|einzeln] erfasst.
S „[Eine Karte sagt mehr als ein Aktenvermerk|Geodaten sind der Rohstoff der Planung]“, [findet|erklärt] {P}.
S= [Die Messkampagne|Die Befahrung] [kostete|schlug mit] {eur} [|zu Buche], [{p} davon trägt das Land|geteilt durch {n} Gemeinden bleibt das überschaubar].
S [Kennzeichen und Gesichter|Personen und Nummernschilder] [werden|sind] [automatisch|vor der Freigabe] [unkenntlich gemacht|verpixelt].
S= [Studierende|Eine Masterarbeit] der Hochschule {Ort2} [werten|wertete] [Zeitreihen|die Versiegelung] [aus|seit 1990 aus].
S [Über einen Webdienst|Per Schnittstelle] [können|dürfen] [Architekturbüros|Ingenieurbüros] [die Daten|aktuelle Pläne] [in ihre Programme einbinden|unmittelbar laden].
S [In der Bauleitplanung|Beim Flächennutzungsplan] [gehen|kommen] [Stellungnahmen|Einwendungen] [zu {p}|fast nur noch] digital ein, [verortet auf der Karte|mit Bezug zum Flurstück].
H Milliarden Punkte in der Wolke
H Auskunft in Minuten
H Karten für den Einsatz
H Ein Standard für alle Pläne
H Gefahren sichtbar machen
H Kataster mit Nutzwert
H Offene Daten aus dem Amt
I Abrufbar sind unter anderem: | Bebauungspläne seit 1962 | Luftbilder aus sechs Jahrgängen | Starkregenkarten | Radwege und Ladepunkte
I Das System nutzen bisher: | Tiefbau | Grünflächenamt | Feuerwehr | Wirtschaftsförderung
C Luftbild der Altstadt von {Ort}.
C Punktwolke: {Ort} als dreidimensionales Modell.
C Das Messfahrzeug ist in {Ort} unterwegs.

# Zulassung
section: Fachverfahren
kickers: i-Kfz | {Ort} | {kreis} | Kfz-Wesen | Fachverfahren | {firma}
tags: i-Kfz, Fachverfahren, Kfz-Zulassung, Führerschein, Automatisierung
T Zulassung vor dem Frühstück
T Führerschein ohne Warteschlange
T Kennzeichen aus dem Automaten
T Stufe vier läuft rund
T Händler melden gesammelt um
T Schluss mit Wartemarken
T Siegel per Post
T Zentrale Stelle für drei Kreise
T Umtausch im Akkord
T Schilder statt Schlange
T Nummer gezogen, nie gewartet
T Autohaus klickt sich durch
L [Fahrzeuge|Autos] lassen sich [im {kreis}|in {Ort}] [komplett online|ohne Termin] zulassen. [Nach einem halben Jahr|Inzwischen] [nutzen {p} diesen Weg|läuft jede dritte Zulassung so].
L [Der {kreis}|{Die}] [automatisiert|vereinfacht] die [Kfz-Zulassung|Außerbetriebsetzung]: [Die Plakette kommt per Post|Losfahren darf man sofort].
L [Lange Schlangen|Wartezeiten] [vor der Zulassungsstelle|im Straßenverkehrsamt] sind [in {Ort}|im {kreis}] [Geschichte|selten geworden]. [Dazu trägt i-Kfz bei|Ein Automat gibt Dokumente aus].
L [{N} Führerscheine|Tausende alte Führerscheine] [muss|will] der {kreis} [bis {bald}|in Rekordzeit] umtauschen. [Ein digitaler Antrag hilft|So soll das gelingen].
O [Im {kreis}|In {Ort}] [dauert|braucht] eine [Zulassung|Ummeldung] [im besten Fall nur zwölf Minuten|kaum länger als eine Tasse Kaffee].
O= Die Zulassungsstelle in {Ort} [hat|setzt] [seit dem {tag}|seit {monat}] [die neueste Stufe von i-Kfz in Betrieb|auf ein neues Fachverfahren].
O [Früher|Noch {jahrv}] [standen die Menschen in {Ort} bis auf den Parkplatz an|war der Warteraum in {Ort} ab acht Uhr voll].
O [Autohäuser|Flottenbetreiber] aus dem {kreis} [können|dürfen] ihre Fahrzeuge [gesammelt|per Schnittstelle] [anmelden|zulassen].
S [Die Prüfung|Der Abgleich] mit dem [zentralen Register|Versicherer] [läuft automatisch|geschieht im Hintergrund], [erst bei Unstimmigkeiten greift ein Mensch ein|{p} der Fälle gehen ohne Nacharbeit durch].
S [Vor dem Rathaus|Im Foyer] [steht|hängt] ein [Ausgabeautomat|Abholfach], an dem [Papiere|Führerscheine] [rund um die Uhr|mit einem Code] abgeholt werden können.
S= [Die Gebühr|Der Preis] [ist|liegt] online [um einige Euro niedriger|deutlich unter dem am Schalter], [das schafft einen Anreiz|bezahlt wird elektronisch].
S [Wegen einer Störung|Nach einem Update] [blieb|war] das [Portal|Verfahren] [im {monat}|kurzzeitig] [zwei Tage lang|an mehreren Vormittagen] [gesperrt|nicht erreichbar].
S= {produkt} [ersetzt|löst] ein Verfahren [aus den neunziger Jahren|das {n} Jahre lang lief] [|ab], [die Daten wurden über ein Wochenende übernommen|der Umstieg gelang ohne Schließtage].
S= [Saisonkennzeichen|Wunschkennzeichen] [und Kurzzeitkennzeichen|und Oldtimer] [bereiten|machen] [noch|mitunter] [Mühe|Handarbeit nötig].
S [Die Terminvergabe|Ein Aufrufsystem] [entzerrt|steuert] den [Andrang|Publikumsverkehr], [im Mittel wartet man noch sieben Minuten|Spitzen am Montag sind verschwunden].
S „[Niemand kommt gern zweimal|Wer online zulässt, hat den Vormittag frei]“, [sagt|weiß] {P}.
S= [Der Prüfnachweis|Die Versicherungsbestätigung] [wird|muss] [elektronisch abgerufen|nicht mehr eingereicht werden], [Originale bleiben beim Halter|das Scannen entfällt].
S [Beim Führerscheinumtausch|Für den Umtausch] [genügt|reicht] ein [Foto aus dem Automaten|Antrag mit Lichtbild], [das Dokument kommt aus der Druckerei direkt ins Haus|{N} Anträge sind bereits abgearbeitet].
S [Das Land|Der {kreis}] denkt über [ein gemeinsames Zulassungszentrum|eine Bündelung für mehrere Kreise] nach.
S [Händler|Autohäuser] [sparen|gewinnen] [nach eigenen Angaben|laut einer Umfrage] [je Fahrzeug eine halbe Stunde|einen halben Arbeitstag pro Woche].
S= [Sicherheitscodes|Die freizurubbelnden Codes] [auf den Plaketten|auf dem Fahrzeugschein] [waren|sind] [für manche|anfangs] [eine Hürde|gewöhnungsbedürftig], [ein Erklärfilm hilft|inzwischen fragt kaum noch jemand].
S= [Die frei gewordene Zeit|Gewonnene Stunden] [nutzt|steckt] das Team [für Beratung|in schwierige Fälle wie Importfahrzeuge].
S [Rund {N} Vorgänge|{N} Zulassungen] [bearbeitet|zählt] die Stelle [im Jahr|jährlich], [{p} davon ohne Besuch|Tendenz: immer weniger am Schalter].
H Automat statt Schalter
H Händler klicken mit
H Der Umtausch als Kraftakt
H Was noch von Hand geschieht
H Umstieg am Wochenende
H Gebühren als Anreiz
H Drei Kreise, eine Stelle
I Online möglich sind: | Neuzulassung | Umschreibung mit Halterwechsel | Außerbetriebsetzung | Wunschkennzeichen
I Benötigt werden: | Online-Ausweis mit PIN | Sicherheitscode der Plakette | Bankverbindung
C Ausgabeautomat im Foyer der Zulassungsstelle {Ort}.
C Kennzeichen aus dem {kreis}.
C Kaum noch Wartende: Schalterhalle in {Ort}.

# Schule
section: Schul-IT
kickers: Schul-IT | {Ort} | {Ort} | Digitalpakt | Medienentwicklung | {firma}
tags: Schul-IT, Digitalpakt, Tablets, WLAN, Medienentwicklungsplan
T Tablets aus der Zentrale
T WLAN bis in die Turnhalle
T Kreide und Konto
T Support kommt mit dem Rad
T Medienplan mit Mut zur Lücke
T Leihgeräte für Klasse sieben
T Schulserver zieht um
T Ein Techniker für zwölf Schulen
T Digitalpakt auf der Zielgeraden
T Lernplattform wächst mit
T Klassenzimmer in der Kiste
T Pausengong aus der Cloud
L {Die} hat [alle {n} Schulen|ihre Grundschulen] mit [WLAN und Tablets|digitalen Tafeln] ausgestattet. [Um die Wartung kümmert sich ein eigenes Team|Jetzt geht es um den Betrieb].
L [Wer hilft, wenn das Tablet streikt?|Was kommt nach dem Digitalpakt?] {Die} [hat eine Antwort gefunden|setzt auf einen Support-Verbund].
L [Ein Medienentwicklungsplan|Ein Stufenplan] [regelt|legt fest], wie [Schulen in {Ort}|{n} Schulen] [bis {bald}|in den nächsten Jahren] ausgestattet werden.
L {N} [Geräte|Tablets] [verwaltet|betreut] das Schulamt von {Ort} [zentral|aus der Ferne]. {P} [berichtet über Erfahrungen|nennt Stolpersteine].
O= An den Schulen in {Ort} [gehören|sind] Tablets [inzwischen zum Alltag|so selbstverständlich wie Hefte].
O {Die} [investiert|steckt] {eur} in die [Ausstattung|Vernetzung] ihrer Schulen, [gut die Hälfte stammt aus Fördermitteln|im Mittelpunkt steht die Verkabelung].
O [Als Schulträgerin|Als Trägerin von {n} Schulen] sah sich {die} mit der Frage konfrontiert, [wer all die Geräte warten soll|wie lange ein Tablet hält].
O [Mit dem neuen Schuljahr|Nach den Sommerferien] [startete|begann] in {Ort} [ein Support-Team|der Umzug der Schulserver].
S [Updates|Programme] [werden|kommen] [über Nacht|zentral] [aufgespielt|auf die Geräte], [Lehrkräfte müssen sich darum nicht kümmern|gesteuert mit {produkt}].
S [Die Verkabelung|Der Ausbau] [der Altbauten|denkmalgeschützter Häuser] zog sich [länger hin als gedacht|wegen fehlender Pläne hin].
S [Jede Schule|Jedes Haus] [benennt|hat] [eine Ansprechperson|zwei Medienbeauftragte], Störungen [gehen in ein Ticketsystem|melden diese dem Support].
S [Familien|Eltern] mit [geringem Einkommen|mehreren Kindern] [erhalten|bekommen] [Leihgeräte|einen Zuschuss], [geregelt ist das in einer Satzung|{N} Geräte stehen dafür bereit].
S [Techniker|Zwei Beschäftigte] fahren [mit dem Lastenrad|reihum] [von Schule zu Schule|zu den Standorten], [meist ist das Problem in einer halben Stunde gelöst|feste Sprechtage inklusive].
S [Die Lernplattform|Das Schulportal] [zählt|hat] [an Spitzentagen|inzwischen] {N} [Anmeldungen|Konten], [der Server wurde deshalb verdoppelt|gehostet in {Ort2}].
S „[Ein Beamer macht noch keinen guten Unterricht|Technik muss funktionieren, sonst bleibt sie im Schrank]“, [sagt|mahnt] {P}.
S [Nach vier Jahren|Spätestens nach fünf Jahren] [sollen|müssen] Geräte [ersetzt werden|ausgetauscht sein], [dafür fehlt bislang eine dauerhafte Förderung|der Haushalt sieht dafür Mittel vor].
S [Das pädagogische Konzept|Ein Mediencurriculum] [war|ist] [Voraussetzung|Bedingung] für [jede Bestellung|die Zuteilung von Geräten].
S [Der Datenschutz|Die Frage nach zulässigen Programmen] [beschäftigt|betrifft] [Schulen wie Träger|alle Beteiligten], [eine Positivliste schafft Klarheit|eine Arbeitsgruppe hat {n} Anwendungen geprüft].
S [Digitale Tafeln|Große Bildschirme] [ersetzen|verdrängen] [in {n} Räumen|fast überall] die Kreide, [ganz abgeschafft ist sie nicht|manche Lehrkräfte behalten beides].
S= [Eine Schule|Die Grundschule am Park] [erprobt|testet] [rollbare Medienkoffer|ein mobiles Studio], [die sich alle Klassen teilen|in dem Hörspiele entstehen].
S [Die Bandbreite|Der Anschluss] [reicht|genügt] [nun|endlich] für [dreißig Videokonferenzen zugleich|den gesamten Jahrgang], [früher brach die Verbindung ständig ab|Glasfaser macht es möglich].
S= [Fortbildungen|Schulungen] [finden|laufen] [nachmittags|in kurzen Einheiten] [statt|ab], [{p} der Lehrkräfte haben teilgenommen|auch das Sekretariat ist eingeladen].
S= [Gebrauchte Geräte|Ausgemusterte Rechner] [werden|gehen] [aufbereitet|nach einer Löschung] an [Vereine|Volkshochschule und Bücherei] [abgegeben|weiter].
H Wartung aus der Ferne
H Altbau trifft Datenkabel
H Geräte für alle Kinder
H Was nach der Förderung kommt
H Der Techniker kommt mit dem Rad
H Konzept vor Bestellung
H Unterricht bleibt die Hauptsache
I Zur Grundausstattung zählen: | ein Zugangspunkt je Raum | ein Satz Tablets je Stufe | eine digitale Tafel | ein Ersatzgerät je Klasse
I Der Support-Verbund übernimmt: | Bestellung und Einrichtung | Störungen innerhalb eines Tages | Entsorgung
C Tablets im Unterricht an einer Schule in {Ort}.
C Der Support ist in {Ort} mit dem Lastenrad unterwegs.
C Netzwerkschrank im Keller der Realschule.

# Finanzen
section: Finanzwesen
kickers: Finanzwesen | {Ort} | {Ort} | E-Rechnung | Kämmerei | {firma}
tags: Finanzwesen, E-Rechnung, Haushalt, Kasse, Workflow, Doppik
T Rechnung ohne Umschlag
T Haushalt zum Durchklicken
T Kasse schließt schneller ab
T Kämmerei auf neuer Basis
T Skonto gerettet
T Freigabe in zwei Stunden
T Jahresabschluss holt auf
T Der gläserne Etat
T Mahnlauf über Nacht
T Umstieg zum Jahreswechsel
T Steuerbescheid im Postfach
T Zahlen statt Zettel
L {Die} [empfängt|verarbeitet] Rechnungen [nur noch elektronisch|ohne Papier]. [Die Durchlaufzeit sank auf vier Tage|Kein Skonto geht mehr verloren].
L [Mit einem interaktiven Haushalt|Per Mausklick] [zeigt {die}, wohin das Geld fließt|können Bürger*innen in {Ort} den Etat erkunden].
L Die [Finanzsoftware|Kämmerei] {der} [ist umgezogen|arbeitet mit einem neuen Verfahren]. [Der Wechsel gelang zum Jahresbeginn|{firma} betreibt es im Rechenzentrum].
L [Mahnungen, Bescheide, Abschlüsse|Routine in der Kasse]: {Ort} [automatisiert|beschleunigt], was [früher Tage dauerte|Zeit kostet].
O {N} Rechnungen [gehen|treffen] [jedes Jahr|jährlich] bei {der} ein, [fast alle elektronisch|verteilt auf {n} Ämter].
O= {Die} [hat|wechselte] [zum Jahreswechsel|im {monat}] [ihr Finanzverfahren gewechselt|auf {produkt}].
O [Was kostet das Freibad?|Wie viel gibt die Stadt für Kitas aus?] [Antworten|Auskunft darüber] [liefert|gibt] in {Ort} [nun ein interaktiver Haushalt|eine Webseite].
O Die [Jahresabschlüsse|Bilanzen] von {Ort} [lagen lange im Rückstand|kamen stets zu spät], [nun ist die Kämmerei auf dem Laufenden|damit ist jetzt Schluss].
S [Eine Texterkennung|Das System] liest [Betrag, Kreditor und Bestellnummer|die wichtigsten Felder] aus, [{p} der Belege laufen ohne Eingriff durch|nur Zweifelsfälle werden vorgelegt].
S [Der Freigabeweg|Die Zuständigkeit] [richtet|bemisst] sich [nach Betrag und Kostenstelle|nach der Wertgrenze], [Vertretungen sind hinterlegt|eine Unterschrift auf Papier entfällt].
S [Anordnungen|Auszahlungen] [ab|über] {eur} [brauchen|erfordern] [zwei Personen|ein Vier-Augen-Prinzip].
S [Rechnungen|Belege] [im PDF-Format|ohne Strukturdaten] [werden|sind] [noch bis {bald}|übergangsweise] [angenommen|zugelassen], [danach gilt nur noch der Standard|Handwerksbetriebe erhalten Hilfe].
S= [Die Prüfer|Das Rechnungsprüfungsamt] [haben|hat] einen [lesenden Zugriff|eigenen Zugang], [Belegberge müssen nicht mehr geliefert werden|Stichproben gehen dadurch rascher].
S= [Beim Datenumzug|Während der Migration] [kamen|wurden] {N} [Debitoren|Personenkonten] [auf den Prüfstand|bereinigt], [{p} davon waren doppelt|Altlasten verschwanden].
S= „[Ein Haushalt, den niemand liest, ist kein guter Haushalt|Wir wollen wissen, wo wir stehen, nicht wo wir standen]“, [sagt|begründet] {P} [|den Schritt].
S= [Diagramme|Zeitreihen] [zeigen|machen] [Erträge und Aufwendungen|die Entwicklung] [seit 2010|je Einwohner] [|sichtbar], [herunterladen lassen sich die Zahlen ebenfalls|Vergleiche mit ähnlich großen Orten sind möglich].
S= [Grundsteuerbescheide|Abgabenbescheide] [verschickt|stellt] {die} [auf Wunsch|erstmals] elektronisch [|zu], [das spart Porto|{N} Haushalte machen mit].
S= [Die Kasse|Das Team der Stadtkasse] [bucht|gleicht] [Kontoauszüge|Zahlungseingänge] [automatisch|im Stapel] [|ab], [ungeklärt bleiben wenige Dutzend am Tag|früher saßen daran drei Personen].
S [Umsatzsteuer|Die neue Umsatzbesteuerung] erforderte [zusätzliche Schlüssel|{n} neue Steuerkennzeichen], [Fachleute von {firma} halfen|geschult wurden alle Ämter].
S [Mahnläufe|Vollstreckungsersuchen] [starten|laufen] [nachts|zeitgesteuert], [die Beschäftigten prüfen am Morgen|Fehler werden protokolliert].
S [Das Controlling|Die Leitung] [erhält|sieht] [monatlich|jederzeit] [einen Bericht|Kennzahlen], [Abweichungen ab {p} sind rot markiert|früher gab es das nur zum Quartal].
S [Der Rat|Der Finanzausschuss] [berät|diskutiert] [auf Tablets|anhand der Plattform], [Änderungsanträge rechnen sich sofort durch|gedruckte Bände gibt es kaum noch].
S= [Skonti|Nachlässe] in Höhe von {eur} [blieben|gingen] [früher|vor der Umstellung] [ungenutzt|verloren], weil Rechnungen zu lange unterwegs waren.
H Belege auf der Überholspur
H Vier Augen, zwei Klicks
H Datenputz vor dem Umzug
H Der Etat zum Anfassen
H Kasse mit Automatik
H Prüfung ohne Ordner
H Kennzahlen für den Rat
I Der interaktive Haushalt zeigt: | Erträge nach Quelle | Aufwand nach Produkt | Investitionen mit Karte
I Rechnungen müssen enthalten: | die Leitweg-Nummer | eine Bestellnummer | ein Leistungsdatum
C Die Kämmerei von {Ort} arbeitet papierlos.
C Diagramm aus dem interaktiven Haushalt von {Ort}.
C Blick in die Stadtkasse.

# Website
section: CMS und Web
kickers: CMS | {Ort} | {Ort} | Website | Beteiligung | {firma} | Barrierefreiheit
tags: CMS, Website, Barrierefreiheit, Beteiligung, Bürgerhaushalt, App
T Neues Gesicht im Netz
T Startseite ohne Schnickschnack
T Mängelmelder gut gefüllt
T Leicht zu lesen, leicht zu finden
T Mitreden von der Couch
T App bündelt das Stadtleben
T Ein Auftritt für alle Ortsteile
T Website besteht Hörtest
T Ideen vom Reißbrett der Bürger
T Relaunch mit Rückenwind
T Redaktion auf vielen Schultern
T Haushalt der tausend Ideen
L Der [Internet-Auftritt|Webauftritt] {der} [präsentiert sich neu|ist grundlegend überarbeitet worden]. [Barrierefreiheit stand an erster Stelle|Statt 4.000 Seiten sind es noch 600].
L [Schlaglöcher, dunkle Laternen, wilder Müll|Was stört in der Nachbarschaft]: {N} Hinweise [gingen in {Ort} ein|hat der Mängelmelder gezählt].
L {Die} [beteiligt|fragt] ihre [Einwohner*innen|Bürgerinnen und Bürger] [online am Haushalt|auf einer neuen Plattform]. [Die Resonanz überrascht|{N} Ideen kamen zusammen].
L [Eine App|Ein gemeinsames CMS] [verbindet|bündelt] [Termine, Abfallkalender und Nachrichten|die Seiten von {n} Ortsteilen]. [Gepflegt wird dezentral|Der Start ist gelungen].
O= {Die} hat [im {monat}|nach einem Jahr Arbeit] ihre [neue Website|neuen Internetseiten] [freigeschaltet|veröffentlicht], [gestaltet von {firma}|die auf {produkt} basieren].
O [Wer auf der Seite von {Ort} nach Sperrmüll suchte|Wer bisher ein Formular von {Ort} brauchte], [landete oft in einer Sackgasse|musste sich durch fünf Ebenen klicken].
O= [Menschen mit Sehbehinderung|Blinde und sehbehinderte Menschen] [haben|prüften] [vor dem Start|sechs Wochen lang] [die neuen Seiten von {Ort} getestet|das Angebot in {Ort}].
O [Auf der Beteiligungsplattform|Im Bürgerhaushalt] von {Ort} [stehen|finden sich] [derzeit|inzwischen] {N} Vorschläge.
S [Überflüssige Seiten|Alte Texte] [flogen|wanderten] [raus|ins Archiv], [jede Redakteurin musste begründen, was bleibt|{p} der Inhalte fielen weg].
S [Kontraste, Schriftgrößen und Tastaturbedienung|Alle Vorlagen] [wurden|sind] [nach den geltenden Regeln|von Fachleuten] [geprüft|abgenommen], [Gebärdenvideos ergänzen das Angebot|eine Erklärung dazu ist verlinkt].
S [Die Suche|Das Suchfeld] [steht|rückt] [im Zentrum|nach oben], [sie versteht auch Tippfehler|{p} der Besuche beginnen dort].
S= [Rund {n} Redakteur*innen|Die Redaktion] [pflegen|pflegt] [Inhalte|Texte] in [ihren Fachämtern|einem einfachen Editor], [freigegeben wird zentral|eine Schulung dauert einen Vormittag].
S [Meldungen|Hinweise] landen [ohne Umweg|mit Foto und Standort] beim [Bauhof|zuständigen Amt], [der Absender erfährt, was daraus wird|im Schnitt ist ein Fall nach sechs Tagen erledigt].
S „[Eine Website ist kein Schaukasten|Wir schreiben für Menschen, nicht für Ämter]“, [sagt|meint] {P}.
S [Die Ideen|Vorschläge] [werden|sind] [nach Themen|auf einer Karte] [sortiert|verortet], [abgestimmt wird vier Wochen lang|der Rat muss zu jeder Stellung nehmen].
S [Ein Veranstaltungskalender|Der Kalender] [speist|füllt] sich [aus den Einträgen der Vereine|über eine Schnittstelle], [doppelte Pflege entfällt|{N} Termine kommen so im Jahr zusammen].
S [Auf Smartphones|Mobil] [lädt|erscheint] die Seite [in weniger als zwei Sekunden|nun ebenso vollständig], [zwei Drittel der Zugriffe kommen von dort|das war beim Vorgänger anders].
S= [Die Wettbewerber|Drei Agenturen] [reichten|stellten] [Entwürfe|ihre Ideen] [ein|vor], [überzeugt hat {firma}|eine Jury mit Jugendlichen entschied].
S= [Leichte Sprache|Übersetzungen] [gibt es|liegen] [für die hundert wichtigsten Seiten|zu allen Leistungen] [|vor], [geprüft von einer Werkstatt|maschinell erstellte Texte werden gegengelesen].
S [Der Abfallkalender|Die Erinnerung an die Tonne] [ist|bleibt] [die beliebteste Funktion|der häufigste Grund, die App zu laden].
S [Kommentare|Diskussionen] [moderiert|begleitet] ein [Team|Moderator], [gelöscht werden musste kaum etwas|Klarnamen sind nicht nötig].
S [Bilder|Fotos] [stammen|kommen] [aus der Stadt selbst|von einem Wettbewerb], [Symbolbilder aus dem Katalog sind tabu|{n} Motive wurden ausgewählt].
S [Statistiken|Auswertungen] [erfolgen|laufen] [ohne Cookies|datensparsam], [gezählt werden nur Seitenaufrufe|auf Dienste Dritter verzichtet {die}].
H Weniger Seiten, mehr Inhalt
H Suche in der Mitte
H Geprüft von Betroffenen
H Der Bauhof antwortet
H Redaktion in den Ämtern
H Abstimmen mit einem Klick
H Die App als Türöffner
I Neu auf der Website sind: | ein Mängelmelder mit Karte | Vorlesefunktion | Terminbuchung für alle Ämter | Stellenportal
I Abgestimmt wird über: | eine Skateanlage am Fluss | Bäume für den Bahnhofsplatz | längere Öffnungszeiten der Bücherei
C Die neue Startseite von {Ort}.
C Der Mängelmelder zeigt Hinweise auf der Karte.
C Test der Website mit Vorleseprogramm.

# Dienstleister
section: IT-Dienstleister
kickers: {firma} | {firma} | {firma} | IT-Dienstleister | Rechenzentrum | Green IT | Cloud
tags: IT-Dienstleister, Rechenzentrum, Cloud, Green IT, Zweckverband, Fachkräfte
T Zweckverband wächst weiter
T Neue Spitze im Rechenzentrum
T Abwärme heizt Hallenbad
T Cloud mit kommunalem Schlüssel
T Fusion auf der Zielgeraden
T Doppelt hält besser
T Souverän am Arbeitsplatz
T Fachkräfte aus eigener Schule
T Umzug am langen Wochenende
T Drei Häuser, ein Verbund
T Server sparen Strom
T Bilanz mit Augenmaß
T Wechsel im Verwaltungsrat
L= Der IT-Dienstleister {firma} [nimmt|begrüßt] {n} [weitere Mitglieder auf|neue Kommunen]. [Auch {Ort} ist dabei|Damit wächst der Verbund auf {N} Arbeitsplätze].
L [{firma} und ein Partner aus {Ort2}|Zwei kommunale Rechenzentren] [rücken zusammen|wollen fusionieren]. [Über die Pläne entscheiden die Gremien|Bis {bald} soll es so weit sein].
L [Mit der Abwärme|Mit Sonne vom Dach] [versorgt|betreibt] {firma} [ein Hallenbad|einen Teil der Server]. [Das spart jährlich {eur}|Der Strombedarf sank um {p}].
L {Q} [leitet künftig|übernimmt] [das Rechenzentrum|die Geschäfte] von {firma}. [Schwerpunkte sind Cloud und Nachwuchs|Große Aufgaben warten].
O= Der kommunale IT-Dienstleister {firma} [hat|eröffnete] in {Ort} [ein zweites Rechenzentrum eröffnet|einen neuen Standort].
O= [Im Verwaltungsrat|In der Verbandsversammlung] von {firma} [gab es|standen] am {tag} [einen Wechsel|wichtige Entscheidungen an].
O [Kommunen aus drei Ländern|{n} Kommunen] vertrauen ihre IT [inzwischen|mittlerweile] {firma} an.
O [Wie viel Strom braucht ein Rathaus?|Was kostet ein Gigabyte?] [Der Dienstleister {firma} hat nachgemessen|{firma} legt dazu Zahlen vor].
S= [Zwei Brandabschnitte|Zwei getrennte Standorte] [sorgen|garantieren] [für Ausfallsicherheit|im Störfall den Weiterbetrieb], [gespiegelt wird im Sekundentakt|die Umschaltung wurde mehrfach geprobt].
S= [Die Umlage|Der Beitrag] der Mitglieder [steigt|bleibt] [um {p}|stabil], [Grund sind höhere Energiepreise|das beschloss die Verbandsversammlung].
S [Kundendaten|Daten der Kommunen] [bleiben|liegen] [verschlüsselt|ausschließlich in Deutschland], [den Schlüssel verwahren die Kommunen selbst|ein Zugriff von außen ist ausgeschlossen].
S [Die Kühlung|Das Kühlsystem] [nutzt|arbeitet mit] [Außenluft|Grundwasser], [das senkt den Verbrauch um {p}|Kompressoren laufen nur an heißen Tagen].
S [Ausbildungsplätze|Ein duales Studium] [bietet|gibt es bei] {firma} [in {n} Berufen|seit {jahrv}], [die Übernahmequote liegt bei {p}|Bewerbungen kommen aus dem ganzen Land].
S= [Der Arbeitsplatz der Zukunft|Ein souveräner Arbeitsplatz] [setzt|beruht] auf [offene Standards|quelloffenen Bausteinen], [getestet wird er in {n} Ämtern|Office und Mail eingeschlossen].
S „[Größe allein ist kein Ziel|Gemeinsam verhandeln wir auf Augenhöhe]“, [sagt|erklärt] {P}.
S= [Beim Umzug|An dem langen Wochenende] [wurden|zogen] {n} [Fachverfahren|Racks] [verlagert|um], [am Montag bemerkte kaum jemand etwas|zwei Pannen blieben ohne Folgen].
S [Ein Katalog|Der Produktkatalog] [beschreibt|umfasst] [alle Leistungen|{n} Dienste], [abgerechnet wird nach Nutzung|Preise sind für alle Mitglieder gleich].
S [Über eine Inhouse-Vergabe|Ohne Ausschreibung] [können|dürfen] Mitglieder [Leistungen|Beratung] [abrufen|beziehen], [eine Gesellschaft bündelt den Einkauf|das hat ein Gutachten bestätigt].
S [Jahresüberschuss|Der Umsatz] [stieg|wuchs] [im Vorjahr|{jahrv}] auf {eur}, [investiert wird vor allem in Sicherheit|die Zahl der Beschäftigten auf {n}].
S [Fachkräfte|Administrator*innen] [fehlen|sind rar], [flexible Arbeitszeiten sollen helfen|{firma} wirbt deshalb auch an Schulen].
S [Das Servicetelefon|Der Support] [löst|erledigt] {p} der [Anfragen|Störungen] [beim ersten Anruf|innerhalb einer Stunde].
S= [Die Fusion|Der Zusammenschluss] [soll|verspricht] [Doppelarbeit vermeiden|gemeinsame Standards], [Stellen fallen nicht weg|beide Standorte bleiben erhalten].
S [Ein Umweltsiegel|Das Siegel für energieeffizienten Betrieb] [bescheinigt|bestätigt] dem Rechenzentrum [niedrige Verluste|gute Werte], [überprüft wird das alle zwei Jahre|der Kennwert liegt bei 1,2].
H Wachstum mit Bedacht
H Strom sparen im Serverraum
H Umzug ohne Ausfall
H Nachwuchs aus der Region
H Schlüssel in eigener Hand
H Preise für alle gleich
H Zwei Standorte, ein Team
I Im Verbund entstehen gemeinsam: | ein Sicherheitszentrum | eine Einkaufsstelle | eine Akademie
I Zum Angebot zählen: | Fachverfahren im Betrieb | Arbeitsplätze | Telefonie | Beratung
C Rechenzentrum von {firma} in {Ort}.
C Gang zwischen den Servern bei {firma}.
C Die Abwärme der Server heizt das Hallenbad von {Ort}.
"""
