# ruff: noqa: E501 - prose: one sentence a line reads better than wrapped ones
"""Sentences about municipal energy, from which Werkblick is written; form of ``demo.bank_it``."""

TEXT = """
# Waermeplanung
section: Wärmeversorgung
kickers: Wärmeplanung | {Ort} | {Ort} | Stadtwerke {Ort} | Fernwärme | Wärmewende
tags: Wärmeplanung, Fernwärme, Wärmenetz, Geothermie, Abwärme, Sanierung
T Wärmeplan liegt auf dem Tisch
T Heizen mit Flusswasser
T Netz unter dem Kopfsteinpflaster
T Abwärme aus der Molkerei
T Kalte Nahwärme für das Neubaugebiet
T Bohrung in dreitausend Meter Tiefe
T Karte zeigt die Zukunft der Heizung
T Großwärmepumpe ersetzt Kessel
T Fernwärme wächst nach Westen
T Dorf gründet Wärmegenossenschaft
T Wärmespeicher so hoch wie der Kirchturm
T Kläranlage heizt Rathaus
T Holz, Sonne, Erdwärme
L {Die} hat ihren kommunalen Wärmeplan [vorgelegt|beschlossen]. [Für {n} Quartiere zeigt er, welche Versorgung sich eignet|Fast die Hälfte der Gebäude soll ein Netz erreichen].
L Die Stadtwerke {Ort} [bauen|planen] eine [Großwärmepumpe|neue Heizzentrale]. Sie soll {N} Haushalte [versorgen|mit Wärme beliefern] und {p} des [Erdgases|bisherigen Gasverbrauchs] ersetzen.
L [Woher kommt die Wärme von morgen?|Was wird aus der Gasheizung?] {P} [erläutert den Plan der Kommune|gibt Antworten für {Ort}].
L= In {Ort} [fließt|nutzt ein neues Netz] die Abwärme [einer Molkerei|eines Rechenzentrums] [in ein Wärmenetz|für {n} Gebäude].
O {Die} hat am {tag} ihren Wärmeplan [öffentlich ausgelegt|im Rat vorgestellt], [Stellungnahmen sind vier Wochen möglich|erarbeitet wurde er mit {firma}].
O [Unter dem Kopfsteinpflaster|In der Bahnhofstraße] von {Ort} [verlegen die Stadtwerke seit {monat} Fernwärmerohre|liegt seit Kurzem eine neue Leitung].
O [Das Wasser des Flusses|Die Abluft einer Großbäckerei] [heizt|wärmt] in {Ort} [künftig ein ganzes Viertel|bald {N} Wohnungen].
O [Zwei Jahre|Achtzehn Monate] lang haben die Stadtwerke {Ort} [gerechnet, gebohrt und verhandelt|einen Ersatz für das alte Heizkraftwerk gesucht].
S [Für jedes Gebäude|Straßenzug für Straßenzug] wurden [Verbrauch, Baujahr und Heizungstyp|Wärmebedarf und Dämmung] [anonymisiert zusammengetragen|geschätzt und auf einer Karte dargestellt].
S= Die Leitungen [messen|reichen] [im Endzustand|nach dem Ausbau] [{n} Kilometer|von der Altstadt bis zum Klinikum].
S [In dicht bebauten Lagen|Wo viele Häuser eng stehen,] [rechnet sich ein Netz|lohnt sich Fernwärme], [am Ortsrand bleiben Wärmepumpen die erste Wahl|das zeigt der Plan deutlich].
S= [Der Speicher|Ein Pufferturm] [fasst {N} Kubikmeter Wasser|puffert Wärme für zwei Tage] [und gleicht Schwankungen aus|und steht neben dem Hallenbad].
S [Die Bohrung|Der Bohrmeißel] erreichte [im {monat}|nach elf Wochen] [heißes Tiefenwasser|eine ergiebige Schicht], [die Förderrate übertraf die Prognose|gerechnet hatte man mit weniger].
S [Eigentümer|Hausbesitzerinnen] [erhalten|bekommen] [ein Angebot für den Anschluss|eine kostenlose Erstberatung], [eine Pflicht besteht nicht|entscheiden müssen sie sich bis {bald}].
S Die [Vorlauftemperatur|Temperatur im Netz] [sinkt|wird gesenkt], [um Verluste zu verringern|sobald ältere Anlagen nachgerüstet sind].
S [Brennholz|Restholz] aus dem [Stadtwald|Umkreis von {n} Kilometern] deckt [den Bedarf an kalten Tagen|rund {p} der Nachfrage].
S „[Wir planen Rohre für fünfzig Jahre|Der Plan gibt Orientierung, er ersetzt keine Entscheidung]“, [sagt|unterstreicht] {P}.
S Der [Arbeitspreis|Wärmepreis] [ist|bleibt] [an einen Index gekoppelt|bis {jahrn} stabil], [Versorger und Rat haben sich darauf verständigt|eine Schlichtungsstelle prüft die Formel].
S= [Mieterinnen und Mieter|Die Wohnungsgenossenschaft] [sollen nicht mehr bezahlen als bisher|schließt als Erste {n} Häuser an], [so steht es im Vertrag|weitere Vermieter folgen].
S [Gegenwind|Skepsis] gab es [bei Anliegern der Heizzentrale|wegen der Baustellen], [Lärmgutachten und Sprechstunden sollen beruhigen|inzwischen überwiegt die Zustimmung].
S Das [Abwasser|gereinigte Wasser] der Kläranlage [ist|bleibt] [auch im Winter mindestens zehn Grad warm|das ganze Jahr über eine verlässliche Quelle].
S [Eine Förderung|Ein Zuschuss] von {eur} [deckt|trägt] [etwa {p} der Investition|einen Teil der Kosten], [der Bescheid traf im {monat} ein|ohne ihn wäre das Netz unwirtschaftlich].
S [Gasleitungen|Ältere Gasnetze] sollen in [drei Stadtteilen|Randlagen] [nicht mehr erneuert werden|schrittweise außer Betrieb gehen].
H Warmes Wasser aus der Tiefe
H Ein Plan für jedes Quartier
H Rohre unter alten Straßen
H Was der Anschluss kostet
H Wärme aus zweiter Hand
H Abschied vom Gaskessel
H Speicher für kalte Tage
I Der Wärmeplan unterscheidet: | Gebiete für Wärmenetze | Gebiete für eigene Anlagen | Prüfgebiete mit offenem Ausgang
I Als Wärmequellen kommen infrage: | Abwasser | Flusswasser | Abwärme aus Betrieben | Tiefengeothermie
C Fernwärmerohre in der Bahnhofstraße von {Ort}.
C Die neue Heizzentrale der Stadtwerke {Ort}.
C Bohrturm am Stadtrand von {Ort}.

# Photovoltaik
section: Photovoltaik
kickers: Photovoltaik | {Ort} | {Ort} | Stadtwerke {Ort} | Bürgerenergie | {firma}
tags: Photovoltaik, Solarenergie, Mieterstrom, Bürgerenergie, Freifläche
T Sonne über dem Schuldach
T Module auf dem Baggersee
T Mieterstrom im Altbau
T Schafe unter Strom
T Parkplatz mit Solardach
T Bürger kaufen sich Sonne
T Deponie wird Kraftwerk
T Balkone ans Netz
T Jede Schule ein Kraftwerk
T Solarpark mit Brutplatz
T Genossenschaft sammelt Millionen
T Denkmal mit roten Modulen
L {Die} [belegt|bestückt] [alle geeigneten Dächer|{n} kommunale Gebäude] mit Photovoltaik. [Der Strom wird vor Ort verbraucht|Gebaut wird mit einer Genossenschaft].
L [Auf einer früheren Deponie|Über einem Parkplatz] in {Ort} [entsteht|wächst] ein Solarpark, der {N} Haushalte versorgen kann. [Anlieger dürfen sich beteiligen|Im {monat} ging der erste Abschnitt ans Netz].
L [Mieterinnen und Mieter|Bewohner eines Quartiers] in {Ort} [beziehen|nutzen] Strom vom eigenen Dach. [Die Stadtwerke übernehmen die Abrechnung|Das Modell soll ausgeweitet werden].
L [Schwimmende Module|Senkrecht stehende Module]: In {Ort} [erproben|testen] die Stadtwerke, [wie sich Flächen doppelt nutzen lassen|was im Winter zu holen ist].
O Die Stadtwerke {Ort} [haben im {monat}|haben am {tag}] [einen Solarpark in Betrieb genommen|das hundertste Schuldach mit Modulen belegt].
O [{N} Module|Mehrere Hektar Module] [bedecken|verteilen sich auf] [seit {monat}|inzwischen] [den alten Deponiehügel|den Baggersee] bei {Ort}.
O [Wer in {Ort} zur Miete wohnt|Wer kein eigenes Dach hat], [konnte lange nicht an der Energiewende teilhaben|geht beim Solarstrom meist leer aus].
O= {Die} [verpachtet|stellt] [ihre Dachflächen|{n} Dächer] [an eine Bürgerenergiegenossenschaft|für Solaranlagen bereit].
S [Zwischen den Modulreihen|Unter den Tischen] [weiden Schafe|blühen Wildkräuter], [gemäht wird nur einmal im Jahr|eine Biologin zählt die Brutpaare].
S [Die Anlage|Das Kraftwerk] [leistet|erreicht] {n} Megawatt in der Spitze und [soll jährlich {N} Tonnen Kohlendioxid vermeiden|speist auf Mittelspannung ein].
S [Anteile|Beteiligungen] waren [ab fünfhundert Euro|in kleinen Schritten] zu haben, [binnen weniger Tage war das Kontingent vergriffen|wer im Ort wohnt, hatte Vorrang].
S Der [Netzanschluss|Anschlusspunkt] [erwies|entpuppte] sich als [Engpass|teuerster Posten], [das Umspannwerk liegt {n} Kilometer entfernt|der Netzbetreiber baut bis {bald} aus].
S [Die Statik|Der Brandschutz] [älterer Hallen|mancher Schuldächer] ließ weniger Module zu, als [geplant war|die Luftbilder versprachen].
S [Denkmalschutz|Das Landesamt für Denkmalpflege] und Photovoltaik schließen sich nicht mehr aus, [seit es rote Module gibt|das Muster am alten Zollhaus überzeugte].
S „[Jedes leere Dach ist eine verpasste Gelegenheit|Die Sonne schickt uns Wertschöpfung vor die Tür]“, [sagt|findet] {P}.
S Überschüssiger Strom [fließt|geht] in [einen Batteriespeicher|die Ladesäulen am Rathaus], [den Rest verkauft ein Direktvermarkter|abgeregelt wird selten].
S= [Ein Mieterstromtarif|Der Haustarif] [liegt|bleibt] [{p} unter dem Grundversorgungstarif|unter dem örtlichen Vergleichspreis], [das Gesetz verlangt mindestens zehn Prozent|gebunden ist niemand].
S [Auf den Balkonen|An Fassaden] [dürfen|können] [Mietparteien|Haushalte] [kleine Anlagen|Steckermodule] [ohne langes Verfahren|mit einem Zuschuss] anbringen.
S= [Die Pacht|Ein Teil des Erlöses] [fließt|kommt] [an Vereine|Kitas im Ort zugute], [darauf hatte der Ortsrat bestanden|pro Kilowattstunde sind das 0,2 Cent].
S [Die schwimmenden Module|Die Schwimmkörper] wurden am Grund [verankert|mit Seilen befestigt], [Badegäste stört das nicht|Wasservögel nehmen sie als Rastplatz an].
S [Der Flächennutzungsplan|Ein Kriterienkatalog] [legt|hält] fest, [wo Freiflächenanlagen zulässig sind|wie viel Ackerland höchstens belegt wird].
S [Handwerksbetriebe|Installateure] aus der Region [montierten|verschraubten] [die Gestelle|sämtliche Module], [ausgebildet wurden dafür {n} Fachkräfte|ein Auftrag ging an {firma}].
S [In sonnigen Mittagsstunden|An Wochenenden im Mai] deckt der Solarstrom [bereits|mitunter] [den gesamten Bedarf der Stadt|{p} des Verbrauchs].
H Schafe statt Rasenmäher
H Anteile schnell vergriffen
H Engpass am Umspannwerk
H Strom vom eigenen Dach
H Rote Module auf rotem Dach
H Wer vom Ertrag profitiert
H Schwimmend Strom erzeugen
I Bei der Auswahl der Dächer zählten: | Ausrichtung und Schatten | Statik | Stromverbrauch im Gebäude
I Beteiligt sind: | die Stadtwerke | eine Bürgerenergiegenossenschaft | die Sparkasse | drei Handwerksbetriebe
C Schafe halten im Solarpark {Ort} das Gras kurz.
C Module auf dem Dach der Gesamtschule {Ort}.
C Schwimmende Photovoltaik auf dem Baggersee bei {Ort}.

# Wind
section: Windenergie
kickers: Windenergie | {Ort} | {kreis} | Windkraft | Bürgerwindpark | {firma}
tags: Windenergie, Repowering, Bürgerwindpark, Genehmigung, Beteiligung
T Drei neue Türme am Höhenzug
T Repowering bringt doppelten Ertrag
T Bürgerwind dreht sich
T Flügel auf schmaler Straße
T Flächenziel vorzeitig erreicht
T Wind bezahlt das Freibad
T Genehmigung nach acht Monaten
T Bürgerentscheid gibt Rückenwind
T Radar erkennt den Rotmilan
T Nachts bleibt es dunkel
T Windstrom zum Ortstarif
T Wald, Wind und Widerspruch
L Ein Bürgerwindpark bei {Ort} [ist am Netz|hat die Genehmigung erhalten]. [{N} Menschen aus der Region sind beteiligt|Die Gemeinde verdient an jeder Kilowattstunde mit].
L [Weniger Anlagen, mehr Strom|Alte Anlagen weichen neuen]: Das Repowering bei {Ort} [ist abgeschlossen|verdoppelt den Ertrag]. {P} [zieht Bilanz|blickt auf drei Jahre Planung zurück].
L [In einem Bürgerentscheid|Mit {p} der Stimmen] hat sich {Ort} für [neue Windräder|einen Bürgerwindpark] ausgesprochen. [Gebaut wird ab {bald}|Nun beginnt die Planung].
L [Rotmilan, Radar, rote Lichter|Schatten, Schall und Schwertransporte]: [Was|Welche Fragen] ein Windpark bei {Ort} [ausgelöst hat|mit sich bringt], [zeigt ein Ortstermin|schildert {P}].
O [Auf dem Höhenzug|Am Waldrand] [nördlich|westlich] von {Ort} [drehen sich seit {monat} {z} neue Windräder|wurde im {monat} das letzte Rotorblatt montiert].
O Der [Gemeinderat|Rat] von {Ort} hat [den Weg für einen Bürgerwindpark frei gemacht|mit klarer Mehrheit für neue Windflächen gestimmt].
O [Mit Schrittgeschwindigkeit|Nachts und unter Polizeibegleitung] [rollten|kamen] die [Rotorblätter|Flügel] [durch {Ort}|nach {Ort}].
O [Acht Monate|Kein ganzes Jahr] dauerte es, bis [der {kreis} den Windpark bei {Ort} genehmigte|die Genehmigung für {Ort} vorlag].
S [Die alten Anlagen|{n} ältere Windräder] wurden demontiert [und zu {p} wiederverwertet|, ihre Fundamente verschwanden vollständig].
S Jede Anlage [ragt|reicht] {n} Meter [höher in den Himmel als die bisherigen|über den Wald hinaus], [die Nennleistung liegt bei sechs Megawatt|das vervielfacht den Ertrag].
S Ein [Kamerasystem|Radar] [erkennt|erfasst] [Rotmilane|große Greifvögel] [im Anflug|auf mehrere hundert Meter] und [drosselt die Rotoren|schaltet die Anlage ab].
S [Nachts|In der Dunkelheit] [bleiben|sind] die [roten Lichter|Warnleuchten] [aus|dunkel], [erst wenn sich ein Flugzeug nähert, gehen sie an|das war ein Wunsch der Anlieger].
S [Die Gemeinde|Der Ort] [erhält|bekommt] [0,2 Cent je Kilowattstunde|jährlich {eur}], [das Geld ist für das Freibad verplant|über die Verwendung entscheidet der Rat].
S= [{N} Menschen|Fast {p} der Haushalte] [haben Anteile gezeichnet|besitzen Anteile], [die Mindesteinlage war bewusst niedrig|die Rendite ist gedeckelt].
S= Der [Regionalplan|Entwurf des Regionalplans] [weist|sieht] [{p} der Fläche|neue Vorranggebiete] [für Windenergie aus|für die Windenergie vor].
S= [Gegner|Eine Bürgerinitiative] [befürchten|befürchtet] [Lärm und Wertverlust|Eingriffe in den Wald], [ein Mediator begleitete die Gespräche|die Klage wurde im {monat} abgewiesen].
S „[Wer die Räder sieht, soll auch etwas davon haben|Akzeptanz entsteht am Küchentisch, nicht im Gutachten]“, [sagt|ist überzeugt] {P}.
S= [Ein Ortstarif|Der Windtarif] [senkt|macht] den Strompreis [im Umkreis um {p}|für Haushalte in Sichtweite günstiger], [wechseln kann man online|{N} haben sich angemeldet].
S= [Im Forst|Im Wald] [wurden|mussten] [nur Kalamitätsflächen genutzt|kaum Bäume weichen], [dafür entsteht an anderer Stelle Mischwald|aufgeforstet wird doppelt].
S= Die [Kranstellfläche|Zuwegung] [wird|soll] [nach dem Bau|später] [zurückgebaut|wieder begrünt werden], [Landwirte nutzen sie bis dahin mit|das überwacht eine ökologische Baubegleitung].
S Für den [Anschluss|Netzanschluss] verlegte {firma} {n} Kilometer Erdkabel, [teils entlang der Bahn|gemeinsam mit Leerrohren für Glasfaser].
S [Das Verfahren|Die Prüfung] lief [vollständig digital|ohne einen einzigen Ordner], [das beschleunigte die Beteiligung der Fachbehörden|sonst hätte es Monate länger gedauert].
S [In windreichen Nächten|An stürmischen Tagen] [übersteigt|übertrifft] die Erzeugung [den Verbrauch der ganzen Region|den Bedarf um ein Vielfaches], [ein Speicher ist in Planung|die Anlagen werden dann gedrosselt].
H Radar schützt Greifvögel
H Was die Gemeinde verdient
H Nachts kein Blinken mehr
H Schwertransport um Mitternacht
H Weniger Räder, mehr Ertrag
H Streit am runden Tisch
H Anteile für jedermann
I Für die Nachbarschaft vereinbart: | ein verbilligter Stromtarif | ein Fonds für Vereine | Abschaltung bei Schattenwurf
I Die Genehmigung verlangt: | Abschaltzeiten für Fledermäuse | bedarfsgerechte Befeuerung | Rückbaubürgschaft
C Montage eines Rotorblatts bei {Ort}.
C Windräder am Höhenzug im {kreis}.
C Schwertransport in der Ortsdurchfahrt von {Ort}.

# Mobilitaet
section: Elektromobilität
kickers: Elektromobilität | {Ort} | {Ort} | Stadtwerke {Ort} | Ladesäulen | ÖPNV
tags: Elektromobilität, Ladeinfrastruktur, E-Bus, Carsharing, Verkehrswende
T Busse laden an der Endhaltestelle
T Säule an jeder Ecke
T Laterne mit Steckdose
T Depot unter Spannung
T Müllwagen ohne Motorlärm
T Teilen statt besitzen
T Ladepark am Freibad
T Fuhrpark tankt Sonne
T Linie sieben fährt leise
T Strom für Taxis
T Lastenräder für Handwerker
T Rufbus findet seinen Weg
L= Die Stadtwerke {Ort} [nehmen|bauen] {n} [weitere Ladepunkte in Betrieb|neue Ladepunkte]. [Auch Laternen dienen als Zapfstelle|Damit ist jedes Quartier versorgt].
L In {Ort} [fahren|rollen] {n} Busse [inzwischen elektrisch|mit Strom durch die Stadt]. [Geladen wird über Nacht|An der Endhaltestelle wird nachgeladen].
L [Teilen statt besitzen|Weniger Autos, mehr Platz]: {Die} [stellt ihren Fuhrpark um|öffnet ihre Dienstwagen abends für alle]. [Die Bilanz nach einem Jahr fällt gut aus|{N} Fahrten wurden gebucht].
L [Bauhof und Abfallwirtschaft|Zusteller und Handwerk] in {Ort} [steigen um|setzen auf Strom]. [Das senkt Lärm und Kosten|{eur} kostet die Umstellung].
O [Leise|Fast lautlos] [rollt|fährt] [seit {monat}|seit dem {tag}] [der erste elektrische Gelenkbus|ein elektrischer Müllwagen] durch {Ort}.
O= Die Stadtwerke {Ort} [haben|betreiben] inzwischen {n} [Ladepunkte errichtet|öffentliche Ladepunkte].
O [Wo lade ich, wenn ich zur Miete wohne?|Wie kommt man ohne Auto aufs Dorf?] [Diese Frage|Das] will {die} [mit einem neuen Konzept beantworten|mit einem Pilotversuch klären].
O= {Die} [verzichtet|setzt] bei [Neuanschaffungen|Dienstfahrten] [künftig|seit {monat}] [auf Verbrennungsmotoren|auf Carsharing und Fahrräder].
S [Das Depot|Die Wagenhalle] [bekam|erhielt] [einen eigenen Trafo|{n} Ladegeräte], [ein Lastmanagement verteilt den Strom|geladen wird, wenn der Wind weht].
S Im [Winter|Dezember] [sinkt|schrumpft] die Reichweite [um {p}|spürbar], [Heizungen laufen deshalb mit Wärmepumpe|die Umläufe wurden entsprechend angepasst].
S {N} Ladevorgänge zählten die Stadtwerke [im Vorjahr|{jahrv}], das [entspricht einem Plus von {p}|übertrifft alle Erwartungen].
S [Bezahlt|Freigeschaltet] wird [per Karte, App oder Kleingeld|mit jeder gängigen Karte], [Preise sind an der Säule ablesbar|Blockiergebühren gelten nur tagsüber].
S= [Laternen|Straßenlampen] [liefern|eignen sich für] [nachts mit kleiner Leistung Strom|langsames Laden], [für Pendler reicht das völlig|Tiefbau ist dafür nicht nötig].
S [Fahrerinnen und Fahrer|Beschäftigte im Fahrdienst] [loben|schätzen] [die ruhige Fahrt|den leisen Antrieb], [geschult wurden alle im vorausschauenden Bremsen|an die Beschleunigung gewöhnt man sich].
S „[Der leiseste Bus ist der beste Botschafter|Wir kaufen keine Fahrzeuge, wir kaufen Fahrpläne]“, [sagt|erklärt] {P}.
S Die Batterien sollen [nach Garantie|laut Hersteller] [zehn Jahre|eine halbe Million Kilometer] halten, [danach dienen sie als Speicher|ein Restwert ist vereinbart].
S= [Ein Rufbus|Der Kleinbus auf Abruf] [bedient|fährt] {n} [virtuelle Haltestellen|Haltepunkte an], [gebucht wird per App oder Telefon|ein Algorithmus bündelt die Fahrten].
S [Dienstwagen|{n} Fahrzeuge der Verwaltung] sind [nach Feierabend|am Wochenende] [für alle|auch für Vereine] buchbar, [der Schlüssel steckt im Handy|abgerechnet wird nach Kilometern].
S [Die Abfallwirtschaft|Der Bauhof] [testet|erprobt] [ein schweres Fahrzeug mit Batterie|elektrische Kehrmaschinen], [morgens um fünf freut das die Nachbarschaft|Wartung und Energie kosten {p} weniger].
S= [Auf dem Dach der Halle|Am Standort] [liefern Solarmodule|steht ein Speicher mit] [{p} des Ladestroms|{n} Modulen], [im Sommer sogar mehr|er kappt Lastspitzen].
S Das Land [übernimmt|fördert] [die Mehrkosten gegenüber Dieselbussen|den Aufbau der Ladetechnik] [zu {p}|mit {eur}].
S [Handwerksbetriebe|Pflegedienste] [leihen|mieten] [Lastenräder|kleine Lieferwagen] [tageweise|zu Beginn kostenlos], [einige haben danach eigene gekauft|gut genutzt werden vor allem die mit Anhänger].
S [Ein Ladeatlas|Eine Karte] [zeigt|verrät], [wo Säulen frei sind|wo noch Bedarf besteht], [Wünsche lassen sich dort eintragen|{N} Vorschläge gingen ein].
H Laden unter der Laterne
H Winter kostet Reichweite
H Das Depot wird umgebaut
H Dienstwagen für alle
H Der Bus auf Bestellung
H Leise durch die Nacht
H Strom vom Hallendach
I Die nächsten Schritte sind: | Schnelllader am Bahnhof | Säulen in Tiefgaragen | Vorrangspuren für Busse
I Geladen werden kann in {Ort}: | am Freibad | am Bahnhof | in der Tiefgarage am Markt | an zwölf Laternen
C Elektrobus an der Ladestation in {Ort}.
C Laternenparkplatz mit Ladepunkt.
C Leise unterwegs: der neue Müllwagen von {Ort}.
"""
