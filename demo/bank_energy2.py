# ruff: noqa: E501 - prose: one sentence a line reads better than wrapped ones
"""More sentences about municipal energy; same form as ``demo.bank_it``."""

TEXT = """
# Messwesen
section: Netze und Smart Grid
kickers: Smart Metering | {Ort} | Stadtwerke {Ort} | Messwesen | Smart Grid | {firma}
tags: Smart Meter, Smart Grid, Messwesen, Netzausbau, Digitalisierung
T Zähler mit Gedächtnis
T Netz fühlt seinen Puls
T Ortsnetzstation funkt zurück
T Rollout nimmt Fahrt auf
T Trafo mit Köpfchen
T Strom zum Stundenpreis
T Leitstelle sieht ins Niedernetz
T Ablesen war gestern
T Engpass früh erkannt
T Wasserzähler sendet nachts
T Wallbox lässt mit sich reden
T Zehntausendster Zähler gesetzt
L= Die Stadtwerke {Ort} [haben|setzen] {N} [intelligente Messsysteme eingebaut|neue Zähler ein]. [Kunden sehen ihren Verbrauch im Viertelstundentakt|Nun folgen Tarife, die sich nach der Börse richten].
L [Mehr Wärmepumpen, mehr Wallboxen|Immer mehr Einspeiser]: [Das Stromnetz|Das Ortsnetz] in {Ort} [braucht|bekommt] mehr [Sensoren|Intelligenz]. {P} [erläutert die Pläne|sagt, was das kostet].
L Eine [digitale Ortsnetzstation|neue Leitstelle] zeigt in {Ort} [Engpässe in Echtzeit|jede Schwankung im Netz]. [Weitere {n} folgen|Entwickelt wurde sie mit {firma}].
L [Wasser, Wärme, Strom|Drei Sparten, ein Funknetz]: Die Stadtwerke {Ort} lesen [Zähler aus der Ferne|ihre Zähler ohne Hausbesuch] ab. [Lecks fallen so früher auf|Datenschützer haben das Verfahren geprüft].
O Die Stadtwerke {Ort} [montierten|setzten] am {tag} den [zehntausendsten intelligenten Zähler|ersten steuerbaren Zähler].
O [Im Keller|Hinter der Tür] einer [unscheinbaren Trafostation|Ortsnetzstation] in {Ort} [steckt seit {monat}|arbeitet neuerdings] [viel Messtechnik|ein kleiner Rechner].
O [Wie viel Strom fließt gerade durch die Lindenstraße?|Wo droht im Netz Überlast?] [Das wusste lange niemand|Darauf gab es lange keine Antwort], auch in {Ort} nicht.
O [Mit dem Start dynamischer Tarife|Seit {monat}] [können|dürfen] [Kundinnen und Kunden|Haushalte] in {Ort} [Strom nutzen, wenn er billig ist|ihren Verbrauch verschieben].
S [Das Gateway|Die Kommunikationseinheit] [überträgt|sendet] [verschlüsselt|über ein eigenes Funknetz], [nur berechtigte Stellen lesen mit|geprüft hat das ein Labor].
S= [Einbautermine|Monteure] [lassen sich online buchen|setzen zwölf Zähler am Tag], [{p} klappen beim ersten Besuch|enge Zählerschränke kosten Zeit].
S [Messwerte|Daten] aus {n} [Stationen|Kabelverteilern] [fließen|laufen] in der [Leitstelle|Netzführung] zusammen, [ein Modell ergänzt die Lücken|rote Linien markieren Überlast].
S [Wallboxen|Wärmepumpen] [können|dürfen] [im Notfall|bei Engpässen] [gedimmt|gedrosselt] werden, [im Gegenzug sinkt das Netzentgelt|ganz abgeschaltet wird niemand].
S= Ein [regelbarer Transformator|neuer Trafo] [gleicht|fängt] [Spannungsschwankungen|Solarspitzen] [aus|ab], [neue Kabel werden dadurch vorerst nicht nötig|die Investition lag bei {eur}].
S [Der Netzausbau|Ein zweites Umspannwerk] [lässt|ließ] sich [dank genauer Daten|nach der Auswertung] [um Jahre verschieben|gezielter planen].
S „[Wir fahren nicht länger im Blindflug|Ein Zähler allein spart keine Kilowattstunde]“, [sagt|erläutert] {P}.
S Im [Kundenportal|Verbrauchsportal] [sehen|vergleichen] [{N} Nutzer*innen|Haushalte] [ihre Lastkurve|Tage und Wochen], [ungewöhnlich hoher Verbrauch löst eine Nachricht aus|exportieren lassen sich die Werte ebenfalls].
S [Wasserzähler|Schachtsensoren] [senden|funken] [nachts|einmal täglich], [ein Rohrbruch fällt so binnen Stunden auf|die Batterie hält zwölf Jahre].
S [Lieferengpässe|Fehlende Fachkräfte] [bremsten|verzögerten] den Einbau [im Vorjahr|{jahrv}], [inzwischen sind {n} Monteure unterwegs|eine Kooperation mit {Ort2} schafft Abhilfe].
S Die [gesetzliche Quote|vorgeschriebene Quote] [ist|wurde] [mit {p}|vorzeitig] erreicht, [freiwillige Einbauten nicht mitgezählt|kleinere Versorger hinken hinterher].
S [Zwölf Stadtwerke|{n} Versorger] teilen sich [einen Administrator|eine Plattform], [allein wäre der Betrieb zu teuer|{firma} stellt die Technik].
S [Ein Reallabor|Ein Feldversuch] [mit {n} Haushalten|in der Gartenstadt] [untersucht|prüft], [wie weit sich Verbrauch verschieben lässt|ob Anreize über den Preis wirken].
S [Bei Stromausfall|Im Störungsfall] meldet die Station den Fehlerort [selbst|binnen Sekunden], [Entstörtrupps finden ihn in der halben Zeit|früher fuhr man alle Stationen ab].
S [Dynamische Tarife|Stundenpreise] [lohnen|rechnen] sich [vor allem mit Elektroauto|nicht für jeden], [ein Rechner hilft bei der Entscheidung|das räumt auch {Q} ein].
H Kein Blindflug im Netz
H Monteure sind gefragt
H Wenn der Preis schwankt
H Lecks früh erkennen
H Gemeinsam günstiger messen
H Dimmen statt abschalten
H Messen bis in den Keller
I Das Portal zeigt: | Verbrauch je Viertelstunde | Vergleich zum Vorjahr | Warnungen | Abschlagsrechner
I Nachgerüstet werden zuerst: | Stationen mit viel Solarstrom | lange Ausläufer im Umland | Quartiere mit Wärmepumpen
C Einbau eines intelligenten Zählers in {Ort}.
C Leitstelle der Stadtwerke {Ort}.
C Trafostation mit Messtechnik in der Lindenstraße.

# Stadtwerke
section: Unternehmen
kickers: Stadtwerke {Ort} | Stadtwerke {Ort} | Unternehmen | {firma} | Kooperation | Rekommunalisierung
tags: Stadtwerke, Kooperation, Rekommunalisierung, Bilanz, Personal, Strategie
T Netz kehrt heim
T Zwei Stadtwerke, ein Dach
T Jahr der Investitionen
T Wechsel an der Spitze
T Bäder bleiben teuer
T Kundencenter zieht um
T Versorger wird Dienstleister
T Genossen steigen ein
T Gewinn fließt in Leitungen
T Lehrlinge bauen Speicher
T Grundversorger wider Willen
T Hundert Jahre Licht
L= {Die} [kauft|übernimmt] ihr Stromnetz [zurück|in eigene Hand]. [Der Konzessionsvertrag läuft {bald} aus|Ein Partner hält {p} der Anteile].
L [Zwei Nachbarn rücken zusammen|Kooperation statt Konkurrenz]: Die Stadtwerke {Ort} und {Ort2} [gründen eine gemeinsame Gesellschaft|legen Einkauf und Technik zusammen].
L {P} [führt|leitet] künftig die Stadtwerke {Ort}. [Die größte Aufgabe ist die Wärmewende|Auf der Agenda stehen Netze, Personal und Bäder].
L [Hohe Investitionen, stabile Preise|Weniger Gas, mehr Dienstleistung]: Die Stadtwerke {Ort} [haben ihre Bilanz vorgelegt|stellen ihr Geschäft neu auf].
O Die Stadtwerke {Ort} haben [am {tag}|im {monat}] [ihren Jahresbericht vorgestellt|die Bilanz für {jahrv} veröffentlicht].
O [Nach zwanzig Jahren|Mit dem Ende der Konzession] geht das Stromnetz von {Ort} [in kommunale Hand über|an die Stadtwerke].
O [Der Aufsichtsrat|Die Gesellschafterversammlung] der Stadtwerke {Ort} hat [{P} in die Geschäftsführung berufen|{P} zum {tag} bestellt].
O Die Stadtwerke {Ort} und {Ort2} [wollen|werden] [ihre Kräfte bündeln|ab {jahrn} gemeinsam auftreten].
S Der [Jahresüberschuss|Gewinn] [betrug|erreichte] {eur}, [ausgeschüttet wird die Hälfte|{p} fließen in Leitungen und Speicher].
S [Das Hallenbad|Der Nahverkehr] [schreibt|verursacht] [Verluste|ein Defizit], [der Querverbund gleicht sie bisher aus|darüber wird im Rat gestritten].
S= [Die Belegschaft|Der Personalstand] [wuchs|stieg] auf {n} [Köpfe|Stellen], [trotzdem fehlen Ingenieurinnen|vor allem im Netzbetrieb].
S [Strom|Erdgas] [kaufen|beschaffen] die Partner [künftig gemeinsam|in mehreren Tranchen], [das dämpft Preisspitzen|Risiken verteilen sich so auf viele Schultern].
S [Auszubildende|Lehrlinge] haben [im Lehrhof|als Projektarbeit] [einen Batteriespeicher|ein Lastenrad mit Werkbank] gebaut, [er geht im {monat} in Betrieb|der Entwurf stammt vom zweiten Lehrjahr].
S Die [Grundversorgung|Ersatzversorgung] [übernahm|sicherte] {N} [Haushalte|Kundinnen und Kunden], [deren Anbieter aufgegeben hatte|als Billiganbieter ausfielen].
S [Das Kundencenter|Der Service] [bleibt|ist] [mitten in der Stadt|auch samstags] [erreichbar|geöffnet], [obwohl {p} der Anliegen online erledigt werden|gerade Ältere schätzen das].
S „[Wir investieren in zehn Jahren so viel wie in den dreißig davor|Ein Stadtwerk gehört den Menschen, die es brauchen]“, [sagt|betont] {P}.
S Der [Kaufpreis|Wert des Netzes] lag [laut Gutachten|nach zähen Verhandlungen] bei {eur}, [die Finanzierung läuft über die Sparkasse|{n} Beschäftigte wechselten mit].
S [Eine Genossenschaft|Ein Bürgerfonds] [hält|erwarb] [{p} der Anteile|einen Minderheitsanteil], [der Einfluss der Kommune bleibt gewahrt|einen Sitz im Aufsichtsrat inbegriffen].
S [Neue Geschäftsfelder|Dienstleistungen] wie [Contracting, Glasfaser und Messung|Energieberatung und Wallbox-Montage] tragen [inzwischen|bereits] {p} [zum Rohertrag|zum Ergebnis] bei.
S= [Das Kartellamt|Die Kommunalaufsicht] [hat keine Einwände|muss noch zustimmen], [mit dem Abschluss wird bis {bald} gerechnet|der Antrag ist eingereicht].
S [Die Marken|Beide Namen] sollen bestehen bleiben, [im Hintergrund arbeitet eine gemeinsame Technik|Kunden merken vom Umbau wenig].
S [Preisanpassungen|Tarifsenkungen] [gab|gibt] es [zum Jahreswechsel|im {monat}], [ein Musterhaushalt spart {p}|begründet mit gesunkenen Beschaffungskosten].
S Das [alte Gaswerk|frühere Umspannwerk] soll [zum Technikmuseum|zur Lehrwerkstatt] umgebaut werden, [der Denkmalschutz gibt die Fassade vor|hundert Jahre Stromgeschichte finden dort Platz].
S [Die Energieberatung|Ein Energiemobil] [fährt|kommt] [in die Ortsteile|zu den Menschen], [Termine sind auf Wochen ausgebucht|besonders gefragt sind Heizungschecks].
H Netze in eigener Hand
H Bilanz mit Licht und Schatten
H Gemeinsam einkaufen
H Personal dringend gesucht
H Bäder im Querverbund
H Ein Name bleibt
H Die nächste Generation
I Schwerpunkte der Investitionen: | Stromnetz und Stationen | Wärmenetz | Trinkwasser | Glasfaser
I Die gemeinsame Gesellschaft übernimmt: | Energieeinkauf | Leitstelle | Abrechnung
C Zentrale der Stadtwerke {Ort}.
C Lehrwerkstatt der Stadtwerke {Ort}.
C Das alte Gaswerk von {Ort}.

# Licht
section: Energieeffizienz
kickers: Straßenbeleuchtung | {Ort} | {Ort} | Energieeffizienz | LED | {firma}
tags: Straßenbeleuchtung, LED, Energieeffizienz, Sanierung, Energiemanagement
T Licht folgt dem Radfahrer
T Letzte Natriumlampe erloschen
T Rathaus spart ein Drittel
T Dimmen nach Mitternacht
T Laternen unter Vertrag
T Turnhalle auf Diät
T Hausmeister werden Energiejäger
T Sternenhimmel über dem Dorf
T Sanieren im Bestand
T Contracting mit Weitblick
T Pumpen laufen langsamer
T Heizkurve neu gezeichnet
L {Die} hat {N} Laternen auf LED [umgestellt|umgerüstet]. [Der Verbrauch sank um {p}|Insekten und Anwohner profitieren ebenfalls].
L= [Schulen, Kitas, Turnhallen|Pumpen, Lüftung, Beleuchtung]: [Mit einem Energiemanagement|Ohne große Investitionen] [spart|senkt] {die} [jährlich {eur}|den Verbrauch um {p}].
L Auf [einem Radweg|einer Landstraße] bei {Ort} [geht das Licht nur an|leuchten Laternen nur dann], wenn [jemand kommt|es gebraucht wird]. [Das Dorf sieht wieder Sterne|Die Technik stammt von {firma}].
L [Hausmeister als Energiejäger|Kleine Eingriffe, große Wirkung]: {P} [berichtet aus {Ort}|erklärt, wo sich Sparen lohnt].
O= {Die} [hat|meldet] [im {monat}|nach drei Jahren] [ihre letzte Natriumdampflampe abgeschaltet|den Abschluss der Umrüstung auf LED].
O [Nachts|Zwischen Mitternacht und fünf Uhr] [dimmt|regelt] {die} ihre Straßenlampen [auf ein Drittel herunter|je nach Verkehr].
O [Die Turnhalle|Das Schulzentrum] in {Ort} [verbrauchte|benötigte] [mehr Energie als jedes andere Gebäude der Kommune|so viel Wärme wie ein ganzes Wohngebiet].
O [Ein Rundgang mit der Wärmebildkamera|Ein Blick auf die Lastkurve] [genügte|reichte], um in {Ort} [Einsparungen von {eur} zu finden|zu sehen, wo Energie verloren geht].
S [Warmweißes Licht|Ein geringer Blauanteil] [schont|schützt] [Insekten|nachtaktive Tiere], [Leuchten strahlen nur noch nach unten|darauf hatte der Naturschutzbeirat gedrängt].
S [Bewegungsmelder|Sensoren] [erkennen|erfassen] [Radfahrende und Fußgänger|jede Bewegung], [das Licht läuft ihnen voraus|nach dreißig Sekunden wird wieder gedimmt].
S [Der Contractor|{firma}] [plant, finanziert und betreibt die Anlagen|übernimmt Technik und Risiko], [bezahlt wird aus der Einsparung|der Vertrag läuft {z} Jahre].
S= [Zähler|Fühler] in {n} Gebäuden [melden ihre Werte stündlich|zeigen Temperatur und Feuchte], [Ausreißer fallen sofort auf|Hausmeister erhalten eine Nachricht].
S= [Hausmeisterinnen und Hausmeister|Das Team der Gebäudewirtschaft] [wurden|wurde] [an {n} Tagen|ein halbes Jahr lang] geschult, [ein Wettbewerb belohnt die größten Einsparungen|Handbücher ergänzen die Kurse].
S= [Ein hydraulischer Abgleich|Neue Pumpen] [senkte|senkten] den [Stromverbrauch|Wärmebedarf] der Schule [um {p}|binnen eines Winters], [die Kosten waren nach {z} Jahren wieder eingespielt|gespart wurden {eur}].
S „[Die billigste Kilowattstunde ist die, die wir nicht brauchen|Wir haben Heizkurven gefunden, die seit zwanzig Jahren niemand verstellt hat]“, [sagt|erzählt] {P}.
S= [Die Masten|Alte Masten] [blieben|wurden] [größtenteils|nur zum Teil] [erhalten|ersetzt], [getauscht wurden Köpfe und Kabel|das hat {p} der Kosten gespart].
S In [Wohnstraßen|Ortskernen] [genügen|reichen] [nun|künftig] {n} Watt [je Lichtpunkt|pro Leuchte], [früher waren es mehr als hundert|heller wirkt es trotzdem].
S [Beschwerden|Rückmeldungen] [gab|gibt] es [vor allem|fast nur] [zu Blendung|wegen dunkler Gehwege], [nachjustiert wurde an {n} Stellen|die meisten ließen sich rasch beheben].
S [Die Sanierung|Eine Dämmung der Fassade] [der Turnhalle|des Rathauses] kostet {eur}, [gefördert wird sie zu {p}|gebaut wird in den Ferien].
S [Über ein Intracting-Modell|Mit einem eigenen Fonds] [fließen|gehen] [Einsparungen|ersparte Kosten] in [weitere Maßnahmen|die nächste Sanierung], [der Kämmerer hat zugestimmt|angefangen hatte es mit {eur}].
S [Der Energiebericht|Ein jährlicher Bericht] [nennt jedes Gebäude einzeln|listet die zehn größten Verbraucher auf], [öffentlich ist er obendrein|der Rat diskutiert ihn im Herbst].
S [Masten|Laternen] bieten [zugleich|bei Bedarf] [Platz für Sensoren und Funktechnik|Platz für Ladepunkte], [vorgesehen ist das an {n} Standorten|so entsteht ein Netz für weitere Dienste].
S= [Astrofreunde|Ein Verein] [messen|misst] [seit {jahrv} die Himmelshelligkeit|nachts die Helligkeit], [das Ergebnis ermutigt die Gemeinde|{p} weniger Streulicht sind es schon].
H Licht nach Bedarf
H Hausmeister auf Spurensuche
H Bezahlt aus der Ersparnis
H Mehr Dunkel für Insekten
H Die größten Verbraucher zuerst
H Alte Masten, neue Köpfe
H Ein Bericht für alle Gebäude
I Ohne Investition umgesetzt wurden: | Absenkung am Wochenende | kürzere Laufzeiten der Lüftung | angepasste Heizkurven
I Noch in diesem Jahr folgen: | die Sporthalle am Bach | das Feuerwehrhaus | zwei Kitas
C Neue Leuchten am Radweg bei {Ort}.
C Nachts gedimmt: Straßenbeleuchtung in {Ort}.
C Mit der Wärmebildkamera am Rathaus von {Ort}.

# Wasserstoff
section: Speicher und Wasserstoff
kickers: Wasserstoff | {Ort} | Speicher | {firma} | Stadtwerke {Ort} | Power-to-Heat
tags: Wasserstoff, Speicher, Batterie, Elektrolyse, Sektorkopplung
T Elektrolyseur läuft warm
T Speicher am alten Kraftwerk
T Batterie so groß wie ein Tennisplatz
T Wasserstoff für die Werksbahn
T Windstrom im Wassertank
T Salz speichert Sommer
T Erste Tankstelle im Landkreis
T Quartier mit Akku
T Leitung für morgen
T Second Life für Busbatterien
T Überschuss heizt Wohnblock
T Reallabor vor dem Abschluss
L In {Ort} [entsteht|arbeitet] ein Speicher, der [Solarstrom für den Abend aufhebt|das Netz stabilisiert]. [Gebaut hat ihn {firma}|{N} Haushalte könnte er eine Stunde lang versorgen].
L [Grüner Wasserstoff|Wasserstoff aus Windstrom] [treibt in {Ort} Busse an|soll in {Ort} Erdgas ersetzen]. [Noch ist er teuer|Der Bau beginnt {bald}].
L [Zu viel Wind im Netz?|Wohin mit dem Überschuss?] In {Ort} [heizt er Wohnungen|wird damit ein ganzer Wohnblock geheizt]. [{P} sieht darin ein Vorbild|Das Projekt endet nach vier Jahren].
L [Gebrauchte Busbatterien|Ein Tank voller Salz]: {firma} und die Stadtwerke {Ort} [erproben ungewöhnliche Speicher|gehen neue Wege beim Speichern].
O [Auf dem Gelände des alten Kraftwerks|Neben dem Umspannwerk] in {Ort} [steht|entsteht] [seit {monat}|derzeit] [ein Batteriespeicher|eine Anlage zur Elektrolyse].
O Die Stadtwerke {Ort} [erzeugen|produzieren] [seit dem {tag}|erstmals] [grünen Wasserstoff|Wärme aus überschüssigem Windstrom].
O [Mittags zu viel, abends zu wenig|Im Sommer Überfluss, im Winter Mangel]: So lässt sich das Problem [der Sonnenenergie|, das {Ort} nun angeht,] beschreiben.
O Vier Jahre lang haben [Forschende|Stadtwerke und Hochschule] in {Ort} [einen Speicher aus Salz|die Kopplung von Strom und Wärme] untersucht.
S [Die Container|{n} weiße Container] [enthalten|fassen] [Batterien mit {n} Megawattstunden|Zellen, die zehn Jahre halten sollen], [gekühlt wird mit Außenluft|Brandschutz und Löschwasser inbegriffen].
S Der [Elektrolyseur|Stapel] [leistet|verbraucht] {n} Megawatt, [genutzt wird er nur bei niedrigen Strompreisen|die Abwärme geht ins Wärmenetz].
S [Eine Tankstelle|Die Zapfsäule] [versorgt|beliefert] [Müllwagen und Busse|die Werksbahn], [ein Fahrzeug ist in zehn Minuten voll|Privatleute tanken bisher selten].
S= [Einnahmen|Erlöse] [bringt vor allem die Regelenergie|stammen aus dem Stromhandel], [ein Algorithmus entscheidet über jede Viertelstunde|die Anlage soll sich in {z} Jahren rechnen].
S Der Wirkungsgrad liegt bei {p}, [bei Nutzung der Abwärme deutlich darüber|Fachleute halten das für ordentlich].
S „[Ein Netz ohne Speicher ist wie ein Haus ohne Keller|Wasserstoff gehört dorthin, wo Strom nicht hinkommt]“, [sagt|meint] {P}.
S= [Die Leitung|Ein Rohr] [ist|wurde] [für Wasserstoff geeignet|vorsorglich mitverlegt], [noch strömt Erdgas hindurch|angeschlossen werden {n} Betriebe].
S [Das Salz|Der Speicherstoff] nimmt im Sommer Wärme auf, [verliert sie monatelang kaum|erst Wasserdampf setzt sie wieder frei].
S [Ausgemusterte Batterien|Akkus aus Bussen] [besitzen|haben] [noch|immerhin] {p} ihrer Kapazität, [für den ortsfesten Betrieb genügt das|geprüft wird jede Zelle einzeln].
S [Ein Tauchsieder|Der Heizstab] im [Speicherturm|Warmwassertank] [nutzt|verwertet] [Strom, der sonst abgeregelt würde|Überschüsse aus dem Windpark], [{N} Wohnungen hängen daran|Gas wird nur noch selten verfeuert].
S [Die Genehmigung|Das Verfahren] [nach Immissionsschutzrecht|beim Gewerbeaufsichtsamt] dauerte {n} Wochen, [vor allem wegen des Explosionsschutzes|Vorbilder gab es kaum].
S [Der Bund|Ein Förderprogramm] steuert {eur} bei, [die Auswertung übernimmt die Hochschule {Ort2}|gebunden an offene Daten].
S [Im Quartier|In der Siedlung] [teilen sich {n} Häuser einen Speicher|nutzen {n} Häuser gemeinsam einen Akku], [jeder hat ein virtuelles Fach|abgerechnet wird über die Stadtwerke].
S [Feuerwehren|Einsatzkräfte] [übten|probten] [am {tag}|vor der Inbetriebnahme] [den Umgang mit Batteriebränden|das Vorgehen bei Gasaustritt], [ein Leitfaden liegt nun vor|auch Nachbarwehren nahmen teil].
S= [Der Preis je Kilogramm|Die Erzeugungskosten] [liegt|liegen] [noch immer|derzeit] [über dem von Diesel|weit über dem Erdgaspreis], [das Land gleicht die Differenz aus|mit größeren Anlagen sollen sie fallen].
H Speichern für den Abend
H Wasserstoff sucht Abnehmer
H Ein zweites Leben für Akkus
H Salz gegen Winterkälte
H Wenn der Wind zu stark weht
H Üben für den Brandfall
H Was der Speicher verdient
I Der Wasserstoff geht an: | die Busflotte | eine Glashütte | die Werksbahn am Hafen
I Vier Speicherarten im Vergleich: | Batterie für Stunden | Warmwasser für Tage | Salz für Monate | Wasserstoff für alle Fälle
C Batteriespeicher am alten Kraftwerk {Ort}.
C Der Elektrolyseur in {Ort}.
C Speicherturm neben dem Wohnblock.
"""
