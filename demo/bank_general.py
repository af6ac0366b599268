# ruff: noqa: E501 - prose: one sentence a line reads better than wrapped ones
"""Sentences that fit any municipal project; same form as ``demo.bank_it`` (one topic only)."""

TEXT = """
# Allgemein
section: Allgemein
kickers: {Ort}
tags: Kommunen
T Nachrichten in Kürze
L Nachrichten aus {Ort}.
O Aus {Ort} gibt es Neues.
S Das [Vorhaben|Projekt] ist Teil eines [Programms|Pakets], für das [der Rat|die Politik] insgesamt {eur} bewilligt hat.
S Die [Projektleitung|Federführung] liegt bei {Q}, [ein Stellvertreter ist benannt|abgestimmt wird eng mit {der2}].
S [Vorausgegangen war|Am Anfang stand] eine [Umfrage unter den Beschäftigten|Bestandsaufnahme], an der sich {p} [der Ämter|der Befragten] beteiligt haben.
S „[Wir müssen einfacher werden|Am Ende zählt, ob es den Alltag leichter macht]“, [sagt|erklärt] {P}.
S „Ohne [die Kolleginnen und Kollegen vor Ort|den Mut zum Ausprobieren] [wäre das nicht gelungen|stünden wir heute nicht hier]“, [lobt|bilanziert] {Q}.
S „[Fehler sind erlaubt, Stillstand nicht|Wir fangen klein an und wachsen dann]“, [beschreibt|umreißt] {Q} das Vorgehen.
S „[Das ist kein Sprint, sondern eine Wanderung|Es geht nicht um Technik allein]“, gibt {P} zu bedenken.
S [Geplant ist|Vorgesehen ist], das Angebot [bis {bald}|im kommenden Jahr] auf [alle Ortsteile|weitere Nutzergruppen] auszuweiten.
S Die Kosten [belaufen sich auf|betragen] {eur}, [knapp {p} davon werden gefördert|verteilt auf {z} Jahre].
S [Beteiligt waren|Mitgewirkt haben] auch [der Behindertenbeirat|die Gleichstellungsbeauftragte] und [der Seniorenrat|die Jugendvertretung].
S [Der Personalrat|Die Personalvertretung] [war von Anfang an eingebunden|hat dem Vorgehen zugestimmt].
S [In mehreren Workshops|An zwei Klausurtagen] wurden [Abläufe aufgezeichnet|Zuständigkeiten geklärt], bevor [Technik beschafft wurde|der erste Auftrag erteilt wurde].
S Die Ausschreibung [hatte ein Konsortium um {firma} gewonnen|fand europaweit statt], [{z} Angebote lagen vor|den Zuschlag gab es im {monat}].
S Auch {die2} [verfolgt|plant] [einen ähnlichen Ansatz|ein vergleichbares Vorhaben], [beide tauschen sich regelmäßig aus|ein Besuch vor Ort gab den Ausschlag].
S [Eine Steuerungsgruppe|Ein Lenkungskreis] [tagt alle sechs Wochen|trifft sich monatlich] und [räumt Hindernisse aus dem Weg|entscheidet über Änderungen].
S [Ganz ohne Reibung|Ohne Rückschläge] ging das nicht ab: [Lieferzeiten und Krankheitsfälle warfen den Plan zweimal um|Eine Testphase musste verlängert werden].
S [Für Rückfragen|Wer Hilfe braucht, für den] [gibt es eine Hotline|ist ein Servicetelefon eingerichtet], [besetzt ist sie werktags bis 18 Uhr|rund {n} Anrufe gehen täglich ein].
S [Mit dem Ergebnis|Mit dem bisherigen Verlauf] [zeigt sich|ist] {P} zufrieden.
S [Nächster Schritt|Als Nächstes] [ist|folgt] [eine Auswertung durch die Hochschule {Ort2}|die Anbindung weiterer Bereiche].
S Im [{kreis}|Umland] stößt das [Modell|Vorgehen] auf [großes Interesse|Neugier], [{n} Kommunen haben bereits angefragt|Unterlagen werden gern geteilt].
S [Erste Erfahrungen|Die Ergebnisse des Probebetriebs] [stimmen zuversichtlich|fielen besser aus als erwartet].
S [Eine Broschüre|Eine Handreichung] [fasst die Erfahrungen zusammen|soll anderen den Einstieg erleichtern], [zu haben ist sie kostenfrei|die Lizenz ist frei].
S [Im Haushalt|Im Finanzplan] sind [für die Folgejahre|dafür] [weitere Mittel eingestellt|jährlich {eur} vorgesehen].
S= [Kritik|Gegenstimmen] [kam|kamen] aus [dem Finanzausschuss|einer Fraktion], [die Folgekosten seien zu niedrig angesetzt|verlangt wurde ein späterer Start].
S [Der Beschluss|Die Entscheidung] fiel [einstimmig|mit großer Mehrheit|nach langer Debatte], [{n} Wortmeldungen zählte das Protokoll|auch die Opposition stimmte zu].
S [Bis es so weit war,|Vom ersten Gespräch bis zum Start] [vergingen {n} Monate|brauchte es einen langen Atem].
S {Q} [hatte die Idee von einer Messe mitgebracht|kennt die Materie aus früheren Stationen].
S [Auf einer Fachtagung|Beim Netzwerktreffen] in {Ort2} ist das Projekt [vorgestellt|mit einem Preis bedacht] worden.
S [Der Landkreis|Das Land] [beobachtet die Entwicklung aufmerksam|hat angekündigt, sich zu beteiligen].
S [Datenschutzbeauftragte und IT-Leitung|Fachleute aus drei Ämtern] haben [eine Folgenabschätzung erstellt|Risiken und Nutzen abgewogen].
S Aus Sicht von {firma} ist {Ort} [ein guter Maßstab für mittelgroße Kommunen|ein anspruchsvoller, aber dankbarer Auftraggeber].
S [Mitarbeiter*innen|Beschäftigte] [erhielten|bekamen] [eine mehrtägige Einführung|Schulungen in kleinen Gruppen], [Lernvideos ergänzen das Angebot|freiwillige Lotsen helfen weiter].
S [Zahlen dazu|Belastbare Daten] [liegen für {jahr} noch nicht vor|will die Verwaltung im {bald} vorlegen].
S [Als Prozessmanager/in|In der Stabsstelle] [sucht die Kommune derzeit Verstärkung|arbeiten inzwischen {n} Menschen].
S [Einwohnerinnen und Einwohner|Interessierte] können sich [am {tag}|bei einer Bürgerversammlung] [selbst ein Bild machen|informieren].
S [Das Vertrauen|Die Akzeptanz] [wächst|ist gewachsen], [wie eine Befragung zeigt|{p} äußerten sich zuletzt zufrieden].
S [Die Einsparung|Der Nutzen] [lässt sich beziffern|kann sich sehen lassen]: [Auf {n} Stunden im Monat kommt die Verwaltung|Rund {eur} jährlich hat die Kämmerei ausgerechnet].
S [Rechtlich|Formal] war [vieles Neuland|manches zu klären], [ein Gutachten schuf Sicherheit|das Justiziariat begleitete jeden Schritt].
S [Vergleichbare Vorhaben|Ähnliche Projekte] [dauern andernorts doppelt so lange|sind anderswo an der Abstimmung gescheitert].
S [Unterstützung|Rückhalt] kam von [der Verwaltungsspitze|ganz oben], [das half in schwierigen Wochen|{P} nahm an jeder Sitzung teil].
S [Die Idee|Der Vorschlag] [stammt|kam] aus [dem betrieblichen Vorschlagswesen|einem Ideenwettbewerb], [prämiert mit einem Tag Sonderurlaub|{n} Vorschläge waren eingegangen].
S [Einen Wermutstropfen|Eine Einschränkung] gibt es: [Die Förderung läuft im {bald} aus|Kleinere Orte können sich das allein kaum leisten].
S Nicht alles [muss|soll] [sofort|auf einmal] [fertig sein|gelingen], [das nimmt Druck aus dem Projekt|Teilergebnisse werden früh gezeigt].
S [Messbar|Spürbar] [besser|schneller] [wurde|ist] die Abstimmung [zwischen den Ämtern|mit dem {kreis}].
S Zum [Start|Auftakt] [gab es|veranstaltete {die}] [einen Tag der offenen Tür|eine kleine Feier], [gekommen waren rund {n} Gäste|Brezeln inbegriffen].
S [Vieles|Einiges] [davon|an dem Konzept] [lässt|ließe] sich übertragen, [meint {Q}|darin sind sich die Beteiligten einig].
S [Den Betrieb|Die Wartung] [übernimmt|sichert] {firma} [zunächst|vorerst] [für {z} Jahre|bis {jahrn}].
S [Ob sich der Aufwand lohnt|Wie es danach weitergeht], [soll eine Untersuchung klären|entscheidet der Rat nach der Sommerpause].
S [Die Resonanz|Das Echo] [in der Bürgerschaft|der Beteiligten] ist [überwiegend positiv|besser als erhofft], [{p} würden das Angebot weiterempfehlen|Lob gibt es auch von außen].
S [Ein Testfeld|Ein Probelauf] mit [{n} Freiwilligen|zwei Ämtern] [brachte Schwachstellen ans Licht|lief acht Wochen], [mehrere Mängel sind inzwischen behoben|danach wurde nachgebessert].
S {P} [verweist auf|erinnert an] [frühere Anläufe, die im Sande verliefen|die Anfänge im Jahr {jahrv}].
S [Wichtig|Entscheidend] [war|sei] [die frühe Einbindung aller Beteiligten|eine klare Zuständigkeit], [heißt es im Rathaus|so {Q}].
S [An Ideen|An Plänen] mangelt es [nicht|in {Ort} jedenfalls nicht]: [Auf der Liste stehen noch {n} Punkte|Als Nächstes ist der Nachbarort an der Reihe].
S [Für {jahrn}|Mittelfristig] [ist eine Erweiterung geplant|steht eine gemeinsame Lösung mit {Ort2} im Raum].
S [Getragen|Finanziert] wird das Vorhaben [zu gleichen Teilen|gemeinsam] von [Kommune und Kreis|{z} Partnern].
S [Am {tag}|In der vergangenen Woche] informierten sich [Gäste aus {Ort2}|Abgeordnete des Landtags] vor Ort.
S [Den Zeitplan|Die Termine] hält {Q} für [ehrgeizig|realistisch], [Puffer sind eingerechnet|kritisch wird das zweite Halbjahr].
S [Stichtag|Fristende] [war|ist] der {datum}, [danach eingereichte Vorschläge blieben unberücksichtigt|eine Verlängerung wurde abgelehnt].
S= Die [Satzung|Dienstanweisung] vom {datum} [musste|wurde] dafür [angepasst werden|neu gefasst].
H Was die Nachbarn lernen können
H Bilanz nach einem Jahr
H So geht es weiter
H Geld und gute Worte
H Vom Plan zur Praxis
H Rückhalt aus dem Rat
H Stolpersteine auf dem Weg
H Alle an einem Tisch
H Wer die Kosten trägt
H Klein anfangen, groß denken
H Blick nach vorn
H Der Zeitplan bis {bald}
I Die nächsten Termine: | Auswertung mit den Ämtern | Bericht im Ausschuss | Entscheidung im Rat
I Wichtige Eckdaten: | Beginn im {monat} | Kosten von {eur} | {n} Beteiligte
C Rathaus von {Ort}.
"""
