"""Recognise pages that answer 200 but are no article: missing, denied, maintenance, walls. Pure.

No word decides alone, as real news uses all of them (`404 neue Ladepunkte`, `Erreger im Trinkwasser
nicht gefunden`): several signs are weighed. The words are data; a new spelling is a new line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive import Article

_SUBJECT = (
    r"(?:(?:die(?:se[rs]?)?|der|das|den|dein|ihre?|the|this|that)\s+)?"
    r"(?:(?:von ihnen\s+)?(?:gewünscht|gesucht|aufgerufen|angefordert|angefragt|requested)\w{,4}\s+"
    r")?"
    r"(?:web)?(?:seite|site|artikel|beitrag|meldung|inhalt|dokument|datei|adresse|url|link|page|"
    r"nachricht|article|post|content)e?s?"
)
_SUBJECT_ALONE = (
    rf"(?:{_SUBJECT}\s+)?(?:ist\s+|wurde\s+|is\s+|was\s+|kann\s+|konnte\s+)?(?:leider\s+)?"
)
_GONE = (
    r"(?:nicht\s+(?:mehr\s+)?(?:verfügbar|online|vorhanden|erreichbar|auffindbar|abrufbar|da)|"
    r"(?:nicht|nirgends)\s+(?:auf)?gefunden(?:\s+werden)?|(?:bereits\s+)?(?:gelöscht|entfernt|"
    r"depubliziert|archiviert|verschoben|umbenannt|umgezogen)(?:\s+worden)?|existiert\s+(?:leider\s+)?nicht(?:\s+\(?mehr\)?)?|"
    r"(?:uns\s+)?(?:abhanden\s?gekommen|verloren\s?gegangen|verschwunden)|"
    r"gibt\s+es\s+(?:leider\s+)?nicht(?:\s+\(?mehr\)?)?|(?:no\s+longer\s+(?:available|exists?)|"
    r"not\s+(?:be\s+)?found|not\s+available|does\s+not\s+exist|(?:been\s+)?(?:deleted|removed)|"
    r"doesn[’']t\s+exist|can[’']t\s+be\s+found))"
)
_POLITE = r"(?:(?:hoppla|ups|huch|oops|schade|sorry|entschuldigung|fehler|error|leider)\b[\W\d]*)*"

HEADLINES: dict[str, tuple[str, ...]] = {
    "soft-404": (
        rf"{_POLITE}{_SUBJECT}\s+(?:ist\s+|wurde\s+|kann\s+|konnte\s+|is\s+|was\s+|has\s+|could\s+)?"
        rf"(?:leider\s+)?{_GONE}",
        rf"{_POLITE}(?:wir\s+(?:können|konnten)|(?:können|konnten)\s+wir)\s+{_SUBJECT}\s+"
        r"(?:leider\s+)?nicht\s+(?:auf)?finden",
        rf"{_POLITE}(?:leider\s+)?(?:gibt\s+es|existiert)\s+{_SUBJECT}\s+(?:leider\s+)?"
        r"nicht(?:\s+mehr)?",
        r"(?:(?:http|fehler|error|status)[\s-]*)*(?:404|410)(?:\W+(?:error|fehler|gone|not found|"
        rf"nicht gefunden|{_SUBJECT_ALONE}{_GONE}))?",
        rf"{_POLITE}(?:not found|nicht gefunden|page not found|nichts gefunden|keine treffer|gone|"
        r"das tut uns leid|"
        r"(?:das|hier) ist (?:leider |gerade |derzeit )?nichts(?: zu (?:finden|sehen))?|"
        r"(?:diese|die) seite konnte(?: leider)? nicht gefunden werden)",
        r"(?:.{1,60}\s[–|-]\s)?(?:ihre\s+)?such(?:ergebnis(?:se)?|treffer)"
        r"(?:(?:\s?[:–|-]|\s(?:für|zu|nach))\s.{1,80})?",
    ),
    "denied": (
        r"(?:zugriff|zugang|access|forbidden|kein zugriff|keine berechtigung)"
        r"(?:\W+(?:verweigert|nicht (?:erlaubt|gestattet|möglich)|gesperrt|denied|forbidden|403))*",
        r"(?:(?:http|fehler|error)[\s-]*)*(?:401|403|451)(?:\W+(?:forbidden|verboten|"
        r"zugriff verweigert|access denied|unauthorized))?",
        r"(?:sind sie ein (?:mensch|roboter)|are you (?:a )?(?:human|robot)|just a moment|"
        r"einen (?:moment|augenblick)(?:,? bitte)?(?:\W+(?:ihre?|die|der) (?:verbindung|anfrage|"
        r"browser|zugriff) wird (?:über|ge)prüft)?|(?:bitte )?bestätigen sie,? dass sie (?:ein "
        r"mensch|kein roboter) sind|sicherheits(?:überprüfung|prüfung|abfrage)|"
        r"checking your browser.*|attention required.*|captcha|"
        r"verify you are human|request blocked|anfrage blockiert)",
    ),
    "maintenance": (
        r"(?:(?:wegen|aufgrund|geplante|kurze|aktuell|derzeit|im|momentan)\s+(?:von\s+)?)*"
        r"(?:wartungsarbeiten|wartung(?:smodus)?|maintenance(?: mode)?|under maintenance|"
        r"site under maintenance|scheduled maintenance|wartungsseite)"
        r"(?:\s+(?:nicht erreichbar|an der website|am system))?",
        r"(?:wir sind|we(?:[’']ll| will) be)\s+(?:gleich|bald|in kürze|back)\s*+(?:wieder\s++)?"
        r"(?:zurück|für sie da|da|online|soon|shortly)?",
        r"(?:seite|website|webseite|dienst)\s+(?:zurzeit|derzeit|momentan|vorübergehend|kurzzeitig)"
        r"\s+(?:nicht erreichbar|nicht verfügbar|in wartung|offline)",
        r"(?:service (?:temporarily )?unavailable|bad gateway|internal server error|"
        r"(?:http\s*|fehler\s*|error\s*)?50[0234](?:\W++.{0,40})?|"
        r"error establishing a database connection|datenbankfehler|"
        r"fehler beim aufbau einer datenbankverbindung|serverfehler|interner serverfehler|"
        r"technische(?:r|s)? (?:fehler|problem|störung)|es ist ein fehler aufgetreten)",
    ),
    "wall": (
        r"(?:weiter(?:lesen)? )?(?:mit (?:werbung|anzeigen|zustimmung)|werbefrei|ohne werbung)\b"
        r".{0,40}",
        r"(?:ihre|deine|unsere|your)\s+(?:privatsphäre|daten|privacy)"
        r"(?:\s+(?:ist uns wichtig|liegt uns am herzen|matters(?: to us)?))?",
        r"(?:wir (?:respektieren|schätzen|achten) ihre (?:privatsphäre|daten)|"
        r"we (?:value|respect) your privacy)",
        r"(?:(?:wir\s+(?:brauchen|benötigen)\s+)?(?:ihre|deine)\s+)?"
        r"(?:einwilligung|zustimmung|consent|datenschutz(?:-?\s*(?:einstellungen|hinweise?|"
        r"erklärung|präferenzen))?|cookies?(?:-?\s*(?:einstellungen|hinweise?|richtlinie|consent|"
        r"zustimmung))?|privatsphäre(?:-?\s*einstellungen)?|before you continue|"
        r"bevor (?:sie|es) (?:fortfahren|weiter\s?(?:geht|lesen)))"
        r"(?:\s+(?:erforderlich|verwalten|erteilen|zu (?:cookies|datenverarbeitung)))?",
        r"(?:bitte\s+)?(?:melden sie sich an|anmelden|anmeldung(?: erforderlich)?|einloggen|login|"
        r"log in|sign in|registrieren|benutzeranmeldung|kundenlogin|abo-?login|passwort(?: "
        r"erforderlich| eingeben)?|passwortgeschützt|geschützter (?:bereich|inhalt)|"
        r"password (?:required|protected))",
        r"(?:nur für (?:abonnenten|mitglieder|angemeldete(?: nutzer)?)|jetzt weiterlesen|"
        r"weiterlesen mit .{1,30}|(?:dieser|der) (?:artikel|inhalt|beitrag) ist (?:kosten|"
        r"zahlungs)pflichtig|exklusiv für abonnenten|(?:jetzt )?abonnieren|abo abschließen)",
    ),
}  # fmt: skip
"""Patterns of whole headlines, by the reason of the refusal."""

SENTENCES: dict[str, tuple[str, ...]] = {
    "soft-404": (
        rf"{_SUBJECT}[^.!?]{{0,60}}\b{_GONE}",
        r"(?:adresse|url|link|eingabe) (?:falsch|veraltet|fehlerhaft|verschoben|überprüfen)|"
        r"(?:adresse|url|link|eingabe)\b[^.!?]{0,40}\b(?:vertippt|(?:tipp|schreib)fehler)|"
        r"\b(?:vertippt|(?:tipp|schreib)fehler)\b[^.!?]{0,40}\b(?:adresse|url|link|eingabe)\b",
        r"(?:unter|an) dieser (?:adresse|url)\b[^.!?]{0,40}\b(?:keine?n?|nichts)\b",
        r"\b(?:keine?n?|nichts)\b[^.!?]{0,40}\b(?:gefunden|ihre[rn]? such(?:e|begriff|anfrage))\b|"
        r"versuchen sie es mit (?:einem|anderen) [^.!?]{0,30}\b(?:such)?(?:begriff|wort|wörter)",
        r"(?:neue|andere) adresse|(?:(?:ein|den) )?(?:verweis|link) auf unserer (?:eigenen )?seite|"
        r"nothing (?:was )?found|leider nichts|try a search|hier nichts gefunden",
    ),
    "denied": (
        r"keine (?:berechtigung|zugriffsrechte|rechte)|nicht (?:berechtigt|befugt|autorisiert)|"
        r"don[’']t have permission|you are not allowed|not authori[sz]ed|ip-adresse|"
        r"(?:zugriff|zugang) (?:\w+ ){0,4}(?:verweigert|gesperrt|nicht gestattet)|"
        r"javascript (?:und cookies )?(?:aktivieren|einschalten)|enable javascript|"
        r"dass sie (?:ein )?mensch\b|automatisierte[nr]? (?:zugriff|anfrage|abruf)|"
        r"verdächtig|ungewöhnliche(?:r|n)? (?:datenverkehr|zugriffe)|ray id|roboter|support id",
    ),
    "maintenance": (
        r"(?:gleich|bald|in kürze) wieder (?:für sie )?(?:da|zurück|erreichbar|verfügbar|online)",
        r"(?:in wenigen minuten|später|in kürze) (?:noch einmal|erneut|wieder)|try again later|"
        r"versuchen sie es (?:bitte )?(?:später|in)|check back (?:soon|in a minute)",
        r"(?:wartungsarbeiten|scheduled maintenance|briefly unavailable|nicht erreichbar|"
        r"vorübergehend nicht|administrator (?:kontaktieren|benachrichtigt))",
    ),
    "wall": (
        r"partner(?:n|unternehmen)?\b[^.!?]{0,60}(?:daten|cookies|informationen|gerät|profile|"
        r"anzeigen|werbung)",
        r"(?:\d{1,4}[.,]\d\d\s*(?:euro|€)|€\s*\d+[.,]\d\d)\s*(?:im|pro|je|/)\s*monat",
        r"(?:stimmen sie|sie stimmen|ich stimme|bitte (?:stimmen|akzeptieren))\b|zustimm|"
        r"alle (?:cookies )?akzeptieren|accept (?:all|cookies)|einwillig",
        r"cookies?\b|personenbezogene|datenschutz|tracking|privatsphäre",
        r"(?:schließen sie|mit|im) (?:\w+ ){0,3}abo\b|abonnent|weiterzulesen|weiterlesen|"
        r"(?:kosten|zahlungs)pflichtig|registrier|anmelden|melden sie sich|einloggen|freischalten|"
        r"zugangsdaten|benutzername|subscribe|log in|sign in",
        r"passwort|kennwort|password",
    ),
}  # fmt: skip
"""Patterns of sentences in such pages, by the same reasons."""

NOTICES = (
    r"(?:nutzen|verwenden|benutzen|versuchen) sie (?:es (?:mit|über)|bitte)?\s*+(?:die|unsere)?"
    r"\s*(?:suche|suchfunktion|startseite)",
    r"(?:zurück )?zur (?:startseite|homepage)|back to (?:the )?home",
    r"(?:wenden sie sich|kontaktieren sie) (?:bitte )?(?:an )?(?:unseren|den|uns)\b|contact us",
)
"""Sentences that occur in notices of any kind."""

SHELLS = (
    r"(?:this|der|dieser|dieses) (?:content|inhalt|beitrag|artikel|post) (?:is|ist) "
    r"(?:password[ -]protected|passwortgeschützt|(?:durch|mit) (?:ein )?passwort geschützt)",
    r"(?:bitte )?(?:geben sie|gib) (?:bitte )?(?:unten |hier )?(?:ihr|das|dein) passwort",
    r"(?:enter|type) (?:your|the) password",
    r"(?:dieser|der) (?:artikel|beitrag|inhalt|text) ist (?:nur|exklusiv|ausschließlich) (?:für|"
    r"mit)|(?:nur|exklusiv) für (?:abonnenten|mitglieder|angemeldete|registrierte)",
    r"(?:um|zum) (?:\w+ ){0,6}(?:weiterzulesen|weiterlesen|anzusehen|zu lesen|freizuschalten)\b"
    r"[^.!?]{0,80}(?:an|abo|abonn\w+|registr\w+|passwort|zustimm\w+|freischalten)",
    r"(?:bitte )?(?:melden sie sich|loggen sie sich) (?:\w+ ){0,4}(?:an|ein)\b",
)
"""Sentences in place of the text, below the true headline."""

_FURNITURE = re.compile(
    r"(?:passwort|password|kennwort|absenden|enter|written by|posted (?:in|by|on)\b.*|tagged .*|by|"
    r"von|admin|—.*|•.*|veröffentlicht .*|geschrieben von.*|schlagwörter:?.*|kategorie:?.*|"
    r"anmelden|login|zustimmen|akzeptieren|ablehnen|weiter|zurück)\W*",
    re.I,
)
_SPEAKS = re.compile(
    r"\b(?:Sie|Ihr(?:e[mnrs]?)?|[Ww]ir|[Uu]ns(?:ere?[mnrs]?)?|[Dd]u|[Dd]eine?[mnrs]?)\b"
)
"""Words in which a site speaks to its reader."""
ENOUGH = 60
"""Words of text; a notice has fewer."""
CHOICES = 2
"""Lines below the headline that are headlines of such a page: what the reader may choose from."""
MAX_LINE = 60
"""Characters of such a line."""
LITTLE = 12
"""Words beside the sentences of a shell; an article has more."""
MIN_SIGNS = 4
"""Least weight of signs that a page is no article; one more if its headline could also be news
and few other signs match."""
PLAIN = ("soft-404", "denied")
"""Reasons whose headlines no news has."""
MIN_TEASERS = 4
"""Least teasers, or links, of a page that is a list."""

_HEADLINES = {
    reason: re.compile(rf"\W*(?:{'|'.join(forms)})\W*", re.I) for reason, forms in HEADLINES.items()
}
_SENTENCES = {
    reason: tuple(re.compile(form, re.I) for form in (*forms, *NOTICES))
    for reason, forms in SENTENCES.items()
}
_SHELLS = re.compile("|".join(SHELLS), re.I)
_TEASER = re.compile(r"\[\d{1,2}\.\d{1,2}\.\d{2,4}\]\s|.{20,400}\bmehr\s?(?:\.\.\.|…)\W*$")
_WORD = re.compile(r"\w{4,}")
_MOTTO = re.compile(r"\s?[–—|·•]|\s-\s")
MAX_READ = 4000
"""Characters of a text that are searched; no notice is longer."""


def standing_in(article: Article, announced: str | None = None) -> str | None:
    """Return what the page is instead of an article: ``soft-404``, ``denied``, ``maintenance`` or
    ``wall``; ``None`` if the signs do not suffice.

    ``announced`` is the headline of a teaser of the page, if one is known.
    """
    title = " ".join((article.title or "").split())[:300]
    text = "\n\n".join(part for part in (article.teaser, article.body) if part)
    titles = (title, f"{article.kicker or ''} {title}"[:300])  # it may be printed in two lines
    whole = next((n for n, form in _HEADLINES.items() if any(map(form.fullmatch, titles))), None)
    words = len(text.split())
    if whole is None and words >= 3 * ENOUGH:
        return None
    text = text[:MAX_READ]
    if words < 3 * ENOUGH and _is_shell(text):
        return "wall"
    notes = (article.published is None) + (words < ENOUGH)
    if article.kicker and article.published:
        notes -= 1
    if announced:
        notes += 1 if _differ(title, announced) else -2
    best, reason = 0, None
    lines = [line.strip() for line in text.split("\n") if len(line) < MAX_LINE]
    for name, forms in _SENTENCES.items():
        said = min(2, sum(form.search(text) is not None for form in forms))
        said += name == "wall" and _sells_consent(text)
        headed = sum(_HEADLINES[name].fullmatch(line) is not None for line in lines)
        choice = name == whole or (headed >= CHOICES and words < 2 * ENOUGH)
        weight = said + 2 * choice
        if weight > best and (choice or (said > 1 and whole is None)):
            best, reason = weight, name
    doubtful = best < 3 and reason not in PLAIN
    return reason if reason and best + notes >= MIN_SIGNS + doubtful else None


def is_site_name(title: str, names: Sequence[str]) -> bool:
    """Return whether a headline is the site's own name, alone or with its motto.

    >>> is_site_name("Amtsblick – Nachrichten", ["Amtsblick"]), is_site_name("Neu", ["Amtsblick"])
    (True, False)
    """
    said = " ".join(title.split()).casefold()
    for name in names:
        own = " ".join(name.split()).casefold()
        if own and said.startswith(own) and (said == own or _MOTTO.match(said, len(own))):
            return True
    return False


def is_list(article: Article) -> bool:
    """Return whether the text is a list of teasers of other articles."""
    parts = [part for part in (article.body or "").split("\n\n") if part.strip()]
    teasers = sum(_TEASER.match(part) is not None for part in parts)
    if teasers >= MIN_TEASERS and 2 * teasers >= len(parts):
        return True
    linked = sum(len(link.text) for link in article.links)
    return len(article.links) > MIN_TEASERS and linked > 0.7 * len(article.body or "")


def _sells_consent(text: str) -> bool:
    """Return whether a text offers its reader a choice between partners who watch and a price: most
    of its sentences speak to the reader."""
    partners, price, consent, privacy, *_ = _SENTENCES["wall"]
    if not (partners.search(text) and price.search(text)):
        return False
    if not (consent.search(text) or privacy.search(text)):
        return False
    sentences = [s for s in re.split(r"(?<=[.!?])\s+|\n+", text) if s]
    return 2 * sum(_SPEAKS.search(s) is not None for s in sentences) > len(sentences)


def _is_shell(text: str) -> bool:
    if _SHELLS.search(text) is None:
        return False
    sentences = re.split(r"(?<=[.!?:])\s+|\n+", text)
    left = [s for s in sentences if not _SHELLS.search(s) and not _FURNITURE.fullmatch(s.strip())]
    return sum(len(s.split()) for s in left) < LITTLE


def _differ(title: str, announced: str) -> bool:
    """Return whether two headlines have no word of four letters or more in common.

    >>> _differ("Brücke wird saniert", "Die Brücke"), _differ("Neue Kita", "Die Brücke")
    (False, True)
    """
    one, two = (set(_WORD.findall(text.casefold())) for text in (title, announced))
    return bool(one and two) and not one & two
