"""The words around an article: labels of boxes, tail words, offers, notices. Pure."""

from __future__ import annotations

import re

from crawler.reader.wording.clued import Clued
from crawler.reader.wording.datelines import ANY_DATE
from crawler.reader.wording.opening import begins

CONSENT = begins(
    r"(?:Mit dem (?:Laden|Abspielen|Aufruf|Klick)|Zum Schutz Ihrer|Externe[rs]? Inhalte?\b|"
    r"(?:Video|Karte|Inhalte?) (?:laden|abspielen|entsperren|anzeigen|zeigen|ansehen|aktivieren)\b|"
    r"Empfohlene[rs]? (?:externe[rs]? |redaktionelle[rs]? )+Inhalt|"
    r"An dieser Stelle (?:finden Sie|findest du|befindet sich|ist) .{0,60}(?:extern|Dritten)|"
    r"Ich bin (?:damit )?einverstanden, dass (?:mir )?(?:externe )?Inhalte|"
    r"(?:Deine|Ihre) (?:Privatsphäre|Datenschutz|Cookie)-Einstellungen)",
)
"""First words of a placeholder for a video or map."""

OFFER = Clued(
    ("pdf", "download"),
    re.compile(r"^(?=.*\b(?:pdf|download)\b).*\b(?:herunterladen|downloaden|speichern|drucken)\b"),
)
"""A line in lower case that offers the text as a file."""
MAX_OFFER = 120
"""Characters of such a line."""

_IMPRINT = re.compile(
    r"^(?:©(?!\s(?!by\b|copyright\b)(?-i:[a-zäöüß]+\s[a-zäöü]))|\(c\)|Copyright(?=\W*$|\s*[:©|(/·•\d]|\s+(?:by\b|(?-i:[A-ZÄÖÜ])))|"
    r"Wir verwenden Cookies|"
    r"Alle Rechte vorbehalten(?=\W*$|[.;|]|\s+(?-i:[A-ZÄÖÜ©]))|"
    r"Impressum(?=\W*$|\s*[|·•/:–-]|\s+(?:und\b(?!\s\w+\s(?-i:[a-zäöü]))|(?-i:[A-ZÄÖÜ])))|"
    r"Diese[rs]? (?:Text|Beitrag|Artikel|Eintrag|Inhalt|Werk)\b.{0,60}\b(?:lizen[sz]iert|CC[ -]BY|"
    r"Creative Commons)|"
    r"(?:Diese|Unsere) (?:Website|Webseite|Seiten?) (?:verwende|nutz)[nt]e?t? "
    r"(?:Cookies|Akismet)\b)",
    re.I,
)
"""First words of the footer of every page."""

_WORKS = (
    r"(?:(?:Texte und )?Bilder|Beitr[aä]ge?|Artikel|Texte?|Inhalte?|Eintr[aä]ge?|Meldung(?:en)?)"
)
_RIGHTS = Clued(
    ("izen", "CC", "Creative", "rheber"),
    re.compile(
        rf"^(?:(?:Urheberrecht|Copyright|Lizenz|Nutzungsrecht)\w{{0,8}}\s?:\s(?:\w{{3,9}} )?"
        rf"{_WORKS}|"
        rf"(?:Alle|Die|Sämtliche) {_WORKS} (?:in|auf|aus|von) (?:diese[mr]|unsere[mr]) "
        r"(?:Blog|Website|Webseite|Seiten?|Portal|Magazin))\b"
        r"(?=.{0,160}\b(?:Lizenz|lizen[zs]iert|CC|BY|Creative Commons|urheberrechtlich)\b)"
    ),
)
"""Under which licence a house publishes: a sentence about its own articles."""

_FIRST = "©(cCwWaAiIdDuULNS"
"""The first letters of both."""

_OWNED = Clued(
    ("orbehalten", "VORBEHALTEN"),
    re.compile(
        r"^(?=[^.]{2,60}\b(?:GmbH|AG|KG|Verlag)\b)(?=.{0,120}\bAlle Rechte vorbehalten[.,;])", re.I
    ),
)
"""The same behind the name of a company."""

NOTE = re.compile(
    r"^(?=.{0,240}+$)(?:Dies(?:er|e|es)|Der|Die|Das) (?:vollständige |ganze )?"
    r"(?:Beitrag|Artikel|Text|Interview|Meldung|Bericht)\b.{0,60}\b(?:Ausgabe|Heft|Zeitschrift|"
    r"Magazin)\b.{0,120}\b(?:erschien|erscheint|veröffentlicht|abgedruckt|zu lesen)",
    re.I,
)
"""A line about the issue in which a text was printed."""

_PLACE = r"(?:dem\s+(?:Bereich|Ressort)|der\s+(?:Rubrik|Kategorie))"
MORE_FROM = re.compile(
    r"^(?=[WAMZwamz«‹<←])(?:(?:Weitere|Alle|Mehr)\s+"
    r"(?:Meldungen|Artikel|Beiträge|Nachrichten|News|Berichte|Texte)(?:\s+und\s+Beiträge)?\s+"
    rf"(?:(?:aus|in)\s+{_PLACE}|im\s+Ressort|zum\s+Thema)"
    rf"|Mehr\s+(?:aus|in)\s+{_PLACE}"
    r"|[«‹<←]{0,2}\s?Zurück\s+zu(?:m\s+(?:Bereich|Ressort)|r\s+(?:Rubrik|Kategorie)))"
    r"\s*+(?::|(?=[^.!?:]{0,60}$))\s*(?P<section>.*)$",
    re.I,
)
"""``Weitere Meldungen und Beiträge aus dem Bereich: X``, ``Zurück zur Rubrik X``: the tail begins,
and X is the section."""

TAIL = begins(
    r"(?:(?:Weitere|Ähnliche|Verwandte|Aktuelle|Neueste|Mehr)\s+(?:Meldungen|Artikel|Beiträge|"
    r"Nachrichten|Themen|News|Informationen|Links)\b|"
    r"Lesen Sie (?:(?:hier|da)zu )?(?:auch|mehr|(?:hier|da)zu)|"
    r"Das könnte (?:Sie|dich|euch|Ihnen|dir)(?=\W*$| (?:auch|ebenfalls|noch|interess|gefall))|"
    r"(?:(?:Zugehörige|Angehängte|Weitere) )?"
    r"(?:Dateien|Downloads?|Anhang|Anhänge|Anlagen?|Dokumente)"
    r"(?: zum (?:Download|Herunterladen|Artikel|Beitrag))?:?$|"
    r"Auch interessant\b|Dieses Thema im Programm\b|Mehr zu(?:m| diesem| dem) Thema\b|"
    r"Zum Thema(?=\W*$|:)|Siehe auch\b|Related\b|"
    r"(?:Die )?Kommentar(?:e|funktion) (?:sind|ist|wurde)\b|"
    r"Links(?: zum (?:Thema|Artikel|Beitrag))?:?$|"
    r"Weiterführende (?:Links|Informationen)|"
    r"(?:Verwandte|Ähnliche|Weitere|Weiterführende|Zugehörige) Inhalte(?: zum Thema)?:?$|"
    r"(?:Über|Zu) (?:den|die) Autor(?:in|en|innen)?\b|Autorenteam:?$|"
    r"(?:Der|Die) Autor(?:in|en|innen)?:?$|"
    r"Zur Person:?$|(?:\d+ |Keine )?Kommentare?:?(?:\s*\(?\d+\)?)?$|"
    r"Kommentar schreiben|(?:\d+ |Keine )?Trackbacks?:?$|"
    r"(?:Schreib|Hinterlass)(?:en Sie|e|t)? (?:hier )?einen Kommentar|Leave a (?:Reply|Comment)|"
    r"\d+ (?:Comments?|Kommentare?|Gedanken|Antworten)\b|Kundenbewertungen\b|"
    r"(?:Eine?|One) (?:Kommentar|Gedanke|Antwort|Comment|Thought|Reply) (?:zu|auf|on|to) [„\"»“”]|"
    r"Wie (?:hilfreich (?:war|fanden|finden)|(?:gefällt|bewerten|finden) "
    r"(?:Sie|Ihnen|dir) (?:dies|der |den ))|War dieser (?:Artikel|Beitrag)|"
    r"Durchschnittliche Bewertung|(?:Artikel|Beitrag) bewerten|"
    r"Meistgelesene?[ns]?\b|Themenseiten?\b|Zurück zur\b|Artikel (?:drucken|teilen|versenden)|"
    r"(?:Nächster|Vorheriger|Voriger|Nächste|Vorherige|Vorige) (?:Artikel|Beitrag|Meldung)\b)",
    before=r"[→»›←«‹\s]*",
)
"""First words of a section that follows an article and is not part of it."""

MORE_ON = re.compile(r"\W*(?:Mehr zu(?:m| diesem| dem) Thema|Zum Thema)\W*$", re.I)
"""Of these, what may as well head a last paragraph."""

READ_ON = re.compile(r"\W*(?:Zum Weiterlesen|(?:Passend|Mehr) (?:dazu|hierzu))\W*$", re.I)
"""The heading of a box of other articles; behind a text it may as well head a last paragraph."""

SENTENCES = re.compile(r"^(?:Die )?Kommentar|^(?:Schreib|Hinterlass|Leave|War|Wie)", re.I)
"""Of these, whole sentences."""

REPLIES = re.compile(
    r"^(?:\d+ )?(?:Reaktionen|Diskussion|Webmentions|Meinungen|Antworten)(?:\s*\(?\d+\)?)?:?$", re.I
)
"""A heading of comments, which may also be one of a text."""

COMMENTS = re.compile(r"^(?:\d+ |Keine )?(?:Kommentare?|Comments?):?(?:\s*\(?\d+\)?)?$", re.I)
"""A heading of comments, which is none of a text."""

_REPLY = re.compile(
    r"\S[^.!?:]{1,60} (?:schrieb|schreibt|sagte?|meinte?|kommentierte?|antwortete?) (?:am )?"
    rf"(?:{ANY_DATE.pattern}),?(?: ?(?:um )?\d{{1,2}}[.:]\d\d(?: Uhr)?)?$",
)
"""The line above a comment: who wrote it, and when, see ``is_reply``."""

NOISE = begins(
    r"(?:Anzeige|Werbung|Advertisement|Sponsored|Advertorial|Anzeigen|"
    r"Gesponsert(?: von .{1,40}|er? (?:Inhalt|Beitrag|Artikel|Post|Link))?|Newsletter\b.*|"
    r"(?:Jetzt |Unseren |Unser |Zum |Kostenloser )?Newsletter(?: abonnieren| bestellen)?|"
    r"Kostenlos abonnieren|Folgen Sie uns(?: (?:auf|bei)\b.*)?|Eilmeldung|Breaking News|"
    r"Gefällt mir(?::? (?:Gefällt mir )?(?:Lade|Wird geladen))?|Share this|Like this|"
    r"Teilen mit:?|Teilen(?: (?:auf|via|mit|Sie)\b.*)?|"
    r"(?:Artikel|Beitrag|Meldung|Seite) teilen|"
    r"Zurück|Drucken|Share(?: on\b.*)?|Auf (?:Facebook|X|Twitter|LinkedIn|Xing|WhatsApp) teilen|"
    r"Cookie\b.*|Diese (?:Website|Webseite|Seite) (?:verwendet|nutzt) Cookies\b.*)",
    before=r"\W*",
    behind=r"\W*$",
)
"""A label above a box that is not an article: advertisement, newsletter, share bar, cookies."""

ADVERT = re.compile(r"\W{0,3}(?:Anzeige|Werbung|Advertorial): (?=.{1,200}$)")
"""The label of an advertisement in one line with it."""

BUTTON = begins(
    r"(?:(?:(?:Artikel|Beitrag|Meldung|Seite) )?(?:Teilen|Drucken|Merken|Vorlesen|Speichern"
    r"|Empfehlen|Versenden|Kommentieren|Share|Print|Save)(?: (?:auf|via|mit|on) \w{1,12})?)",
    before=r"\W*",
    behind=r"\W*",
)
"""A button that a card prints beside its text."""

WALL = begins(
    r"(?:(?:Jetzt )?weiterlesen mit\b|(?:Sie (?:möchten|wollen)|Jetzt) weiterlesen|"
    r"Um weiterzulesen|(?:Melden Sie sich|Jetzt) an(?:melden)?,? um (?:den|diesen) (?:ganzen )?"
    r"(?:Artikel|Beitrag)|(?:Dieser|Der (?:vollständige|ganze)) (?:Artikel|Beitrag|Inhalt|Text) "
    r"(?:ist|steht|bleibt) (?:nur |exklusiv |ausschließlich )?(?:für|mit|im) .{0,40}"
    r"(?:Abo|Plus|Mitglieder|Leser|[Rr]egistriert|angemeldete|Konto)|"
    r"(?:Sie haben |Haben Sie )?bereits (?:ein )?(?:Abo\w*|registriert)(?:\W*$|[^.?!]{0,40}\?)|"
    r"Weiter mit .{0,20}(?:Abo|Plus)\b|(?:Diesen|Den ganzen) (?:Artikel|Beitrag|Text) "
    r"(?:lesen Sie|gibt es) .{0,20}(?:Abo|Plus)\b|"
    r"(?:Artikel|Beitrag) freischalten|Schon Abonnent(?:in)?(?:\W*$|[^.?!]{0,40}\?)|"
    r"Lesen Sie (?:diesen|den ganzen) (?:Artikel|Beitrag) mit|"
    r"(?:Lesen Sie )?(?:de[nr]|das) (?:ganzen?|vollständigen?|kompletten?) "
    r"(?:Artikel|Beitrag|Text|Bericht|Interview) (?:(?:lesen|finden) Sie )?"
    r"(?:in (?:der|unserer) .{0,30}Ausgabe|im (?:gedruckten )?(?:Heft|Magazin|E-Paper)))",
)
"""A line below which only who pays can read on."""

ACCESS = re.compile(
    r"^(?!.{0,80}\b(?:newsletter|komment))(?:.{0,80}\b)?(?:abonnieren|abonnent\w*|\w*abo|"
    r"mitglied\w*|registrier\w+|(?:log-?in|einloggen|anmelden)|(?:benutzer|kunden|leser)?konto|"
    r"freischalten|zugang)\b.{0,80}$",
    re.I,
)
"""Words of who may read on, behind a text that breaks off."""

PRICE = Clued(
    ("onat", "ONAT", "ündbar", "ÜNDBAR"),
    re.compile(
        r"\d(?:[.,]\d\d)? ?(?:Euro|€) (?:im|pro|je) Monat|(?:jederzeit|monatlich) kündbar", re.I
    ),
)
"""What it costs to read on."""

PAID = re.compile(
    r"^\W*\w{1,12}\s?\+\W*$|^\W*(?:Plus|Premium|Exklusiv|Abo|Bezahlartikel)\W*$", re.I
)
"""``KT+``: the label of an article that costs money."""

BADGE = re.compile(
    r"^\W*(?:Neu|Update|Live|Top|Eilmeldung|Empfohlen|Hervorgehoben|Sticky|Pinned|Featured"
    r"|(?:Oben )?(?:ange(?:heftet|pinnt)|fixiert|gehalten)(?:er (?:Beitrag|Artikel|Eintrag))?)\W*$",
    re.I,
)
"""A mark that a theme sets beside the kicker, or on a card that stays at the top."""

OF_PAGE = begins(
    r"(?:(?:Startseite|Home|Start)\b.{0,60}[›»>/|]|(?:Sie (?:sind|befinden sich)|Du bist) hier\b|"
    r"(?:Ausgabe|Heft|Seite|Nr\.|ID)[:\s]\s*\d[\d/. -]*(?:von \d+)?$|"
    r"(?:Symbol|Archiv)(?:bild|foto)$|(?:Exklusiv|Nur) für [A-ZÄÖÜ]\w+$|Themen:|"
    r"Alle (?:\w+ )?(?:Meldungen|Nachrichten|News|Artikel|Beiträge)$|"
    r"Kommentare (?:deaktiviert|geschlossen)\b)",
    before=r"[←«‹<]{0,2}\s?",
)
"""Where in site, issue or page an article stands, and who may read it."""

GENRE = begins(
    r"(?:Neu|Aktuell|Top-?\s?(?:Thema|Story|News|Artikel)|Update|Live|Eilmeldung|Exklusiv|Premium|Plus|"
    r"Video|Audio|Podcast|(?:Bilder|Foto)(?:galerie|strecke)|Galerie|Infografik|Bericht|Reportage|"
    r"Interview|Meldung|News|Nachricht|Kommentar|Analyse|Porträt|Gastbeitrag|Fachbeitrag|Hintergrund|"
    r"Advertorial|Ratgeber|Tipp|Artikel|Beitrag)",
    before=r"\W*",
    behind=r"\W*$",
)
"""What a badge may say in an element of its own in front of a kicker; alone it may be one."""

KIND = re.compile(
    r"^\W*(?:(?:(?:Aktuelle|Neue) |Presse|Kurz)?(?:[Mm]eldung|[Mm]itteilung)|News|Nachricht|"
    r"Artikel|Beitrag)\W*$"
)
"""What every text of a house is: it says nothing of one."""


def is_reply(line: str) -> bool:
    """Tell whether a line says who wrote the comment below it, and when: it ends with a day or a
    time.

    >>> is_reply("Vera Ender schrieb am 2.3.2025"), is_reply("Vera Ender schrieb am Montag")
    (True, False)
    """
    return line[-1:] in "0123456789,r" and _REPLY.match(line) is not None


def is_imprint(line: str) -> bool:
    """Tell whether a line begins as the footer of every page does.

    >>> is_imprint("© Stadt Auental"), is_imprint("Impressum der Stadt")
    (True, False)
    """
    if line[:1] in _FIRST and (_IMPRINT.match(line) or _RIGHTS.search(line)):
        return True
    return _OWNED.search(line) is not None
