"""The printed shapes of the family: what an editor types, whatever the markup around it. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.reader.markup.labels import FOREIGN_KICKERS, KICKERS
from crawler.reader.wording.clued import Clued
from crawler.reader.wording.datelines import CHANGED
from crawler.reader.wording.opening import begins

BRACKET = re.compile(
    r"^\s*+(\[(?=[^]]{4,50}\])\s*(?:(?:[A-Z][a-zä]{1,9})[.,]{0,2}\s{1,3})?"
    r"(?:[\d.\-/ ]{4,14}|\d{1,2}\.?\s?[A-ZÄa-zä]{3,9}\.?\s\d{4})"
    r"(?:\s*[,|–-]?\s*\d{1,2}[:.]\d{2}(?:\s*Uhr)?)?"
    r"(?:\s*,\s*(?P<mark>[a-zäöüß]{2,4}))?\s*\])\s*"
)
"""``[10.10.2025] `` in front of a teaser, also with weekday, name of the month or time, or with the
mark of the author: ``[10.10.2025, ve] ``. The normaliser decides whether it is a date."""

DAY = r"\[\s*(?P<day>\d{1,2}\.\s?\d{1,2}\.\s?\d{4})(?:\s*+,\s*[a-zäöüß]{2,4})?\s*\]"
"""``[10.10.2025]`` anywhere in a line."""

AND = re.compile(r"[,;&]|\b(?:und|and)\b")
"""What stands between the names of several people."""

MORE = begins(
    r"(?:mehr|weiter|weiterlesen|weiter lesen|mehr lesen|mehr erfahren|lesen|zum artikel|"
    r"zur meldung|(?:den |die )?(?:ganzen? |vollständigen? )?(?:artikel|beitrag|meldung) lesen)",
    before=r"\W*+",
    behind=r"\s*+(?:\.{2,3}|…)?\W*$",
)
"""Words of the link at the end of a teaser: ``mehr...``, ``mehr…``, ``mehr ...``."""

_MORE_END = re.compile(r"\b(?:mehr(?: lesen)?|weiter(?:lesen)?)\s*(?:\.{3}|…)\s*+[»›→]?\s*$", re.I)
_MAX_MORE = 24  # characters at the end of a text in which those words may stand

CREDIT = Clued(
    ("(", "["),
    re.compile(
        r"[(\[]\s*(?:Bildquellen?|Bildnachweis|Bildrechte|Fotos?|Bild(?:er)?|Quelle|Grafik|Abbildung|"
        r"Symbolbild|Illustration|Copyright|©|(?:Karte|Visualisierung|Zeichnung|Screenshot)n?(?=\s*+:))(?:\s+von(?=\s(?-i:[A-ZÄÖÜ])))?\s*+[:/]?\s*+"
        r"(?P<credit>[^()[]*(?:[([][^()[\]]*[)\]][^()[]*)*)[)\]]\s*+\.?\s*$",
        re.I,
    ),
)
"""``(Bildquelle: Stadt Auental)`` or ``(Foto: PEAK)`` at the end of a caption."""

CREDIT_LINE = re.compile(
    r"^(?:(?:(?:Bild|Foto)(?:quelle|nachweis|rechte|autor(?:in)?|credit|urheber(?:in)?)n?|Fotos?|Bild|"
    r"(?:Foto|Bild|Text|Grafik)/(?:Foto|Bild|Grafik|Video)|Illustration|Fotograf(?:in)?|(?:Titel|Symbol|Archiv)(?:bild|foto)|(?:Bild|Foto)\s(?:oben|unten|links|rechts)|"
    r"Quelle|Grafik|Copyright)\s*[:©]|©)\s*"
    r"(?P<credit>\S.{1,80})$",
    re.I,
)
"""``Foto: Stadt Auental`` as a separate line near a picture."""

NUMBER = re.compile(r"^\d{1,3}[.)](?:\s+(?=\S)|(?=[^\s\d]))")
"""The number of an item in a printed list; not that of ``5.000 Lampen``."""

HOUSE = re.compile(
    r"\b(?:GmbH|AG|KG|Verlag|(?<!Social )Media|(?<!Soziale )(?<!Neue )(?<!Digitale )Medien|"
    r"Redaktion\w*|Online|Admin\w*|Newsroom|Pressestelle)\b",
    re.I,
)
"""Words that mark an author's name as a publisher's; ``Social Media`` is a topic."""

CREDIT_TAIL = re.compile(
    r"\s(?=[bfgic©])(?:(?:(?:Bildquelle|Bildnachweis|Bildrechte|Fotos?)(?:\s*+[:©]|(?!\s+(?-i:[a-zäöü])))|"
    r"(?:Bild|Grafik|Illustration|Copyright|(?:Foto|Bild|Grafik)/(?:Foto|Bild|Grafik|Video)):)\s+|"
    r"(?:Bild\s)?©[\s:]*+)(?P<credit>\S.{1,80})$",
    re.I,
)
"""The same behind the words of a caption, without brackets."""

LABELLED_TAIL = Clued(
    (":", "©"),
    re.compile(
        r"(?:^|[.!?“»,)|–—-])\s(?:[–—|·-]\s)?(?:Bildquelle|Bildnachweis|Fotos?|Bild(?:er)?|Grafik|©):?"
        r"\s(?:(?<=[:©]\s))(?P<credit>[A-ZÄÖÜ](?:[^.!?:]|\.(?=\S)){1,60})$"
    ),
)
"""``… – Foto: Stadt Auental`` at the end of a line: no text ends like that."""

SOURCE_TAIL = re.compile(
    r"(?<=[.!?“»])\s(?:[–—|/-]\s)?(?:Quelle|Fotograf(?:in)?|Urheber(?:in|recht)?):"
    r"\s(?P<credit>(?:[A-ZÄÖÜ]|privat\b).{0,80})$"
)
"""``Quelle: Stadt Auental`` behind the last sentence of a caption."""

MARK = re.compile(r"(?<!\s)\s*\((?P<mark>[a-zäöüß]{2,4}(?:[/,]\s?[a-zäöüß]{2,4})?)\)\s*$")
"""``(ve)`` at the end of an article: the mark of its author, see ``mark_end``."""

BARE_MARK = re.compile(
    r"(?:^|(?<=\w\w[.!?“»])\s+)(?!(?:rss|pdf|cc|top|von|mit|am|um|in|an|by|und|tel|fax|to|go|ab)$)"
    r"(?:/{1,2}\s?|[-–—]\s?|\[)?(?P<mark>[a-zäöü]{2,3}(?:/[a-zäöü]{2,4})?)(?:\]|\s?[-–—])?$"
)
"""The same without parentheses: ``hb``, ``/hb``, ``[hb]``, ``hb/dpa``."""

_WORD = (
    r"(?!(?:Veröffentlicht|Erschienen|Aktualisiert|Erstellt|Lesezeit|Lesedauer)\b)[A-ZÄÖÜ][\w.’'-]+"
)
_DEGREES = r"(?:(?:Dr|Prof|Dipl)\.?[\w-]*\.?\s+)*"
_NOBLE = r"(?:(?:von|van|de|zu)\s+(?:de[rmn]\s+)?)"
_PERSON = rf"{_DEGREES}{_WORD}(?:\s+{_NOBLE}?{_WORD}){{1,3}}"
AUTHOR = re.compile(
    r"^(?:[Vv]on|VON|[Bb]y|(?:Autor|Verfasser)(?:[/:*_]?-?in(?:nen)?|en|\(in\))?"
    r"(?: (?:des|dieses) (?:Beitrag|Artikel|Text|Eintrag)e?s)?|Text|Redaktion|"
    r"(?:Geschrieben|Verfasst|Text|Ein Beitrag|Ein Gastbeitrag) von)(?:\s*+:)?\s++"
    rf"(?P<name>{_PERSON}(?:\s*(?:[,;&]|\bund\b)\s*{_PERSON}){{1,5}}|{_DEGREES}{_WORD}(?:\s++(?:(?:von|van|de|zu|und|,)\s*+)?{_WORD}){{0,6}})"
    r"(?:,?\s+(?:am|vom)(?:\s+(?:[A-Z][a-z]{1,9},?\s+)?\d{1,2}\.\s?[\w.]{1,10}\s?\d{4}"
    r"(?:,?\s+(?:um\s+)?\d{1,2}[:.]\d{2}(?:\s+Uhr)?)?)?)?"
    r"\s*[.,]?$"
)
"""``Von Vera Ender`` or ``Von Vera Ender, Nils Pott`` as a separate line."""

GUEST = re.compile(rf"^Ein (?:Gastb|B)eitrag von (?P<name>{_PERSON}),\s\S.{{3,80}}$")
"""``Ein Beitrag von Vera Ender, Stadt Auental``: the name is that of a person."""

BY = re.compile(r"^(?:Von|By|Autor(?:in)?:?)\s+\S+(?:\s\S+){0,3}$", re.I)
"""``Von redaktion``: a byline, even with the name of an account."""

AUTHORS = re.compile(
    r"^(?:Von|By|Text|(?:Autor|Verfasser)(?:en|(?:in(?:nen)?)?(?:[/:*_(-]*(?:in(?:nen)?|Autor|Verfasser)\)?)?))\s*:?$"
)
"""A label above the names of authors, which follow on separate lines."""

_PLACE = (
    r"(?!(?:Die |Der )?(?:Rubrik|Ressort|Kategorien?|Stadt|Kreis|Landkreis|Gemeinde|Land|Bund|"
    r"Region|Universität|Hochschule|Stadtwerke|Amt|Freistaat|Hansestadt|Landeshauptstadt|"
    r"(?i:[a-zäöü]+(?:werke?|amt|kreis|gericht|verband|verein|schule|ministerium|verwaltung|"
    r"zentrum|agentur|behörde|gemeinde|bezirk|feuerwehr|kammer|kasse|netz|gesellschaft|museum))|"
    r"(?:Neu|Alt|Digital|Smart|Kommunal|Öffentlich|Groß|Klein)(?:e[mnrs]?)?|Bad|Sankt|Ober|Unter|"
    r"Open|Green)\b)"
)
"""First words of the names of places, houses and topics, which look like those of people."""
_ONE = rf"(?={_PERSON}\s*(?:[,;&]|und\b|$))"
"""A person in front, looked for before those words: most lines have none."""
PEOPLE = re.compile(rf"^{_ONE}{_PLACE}{_PERSON}(?:\s*(?:[,;&]|\bund\b)\s*{_PERSON}){{1,5}}$")
"""``Vera Ender und Nils Pott``: a line that consists of several names of people, not places."""

PERSONS = re.compile(rf"^{_ONE}{_PLACE}{_PERSON}(?:\s*(?:[,;&]|\bund\b)\s*{_PERSON}){{0,5}}$")
"""The same, or one name alone."""

META_LINE = begins(
    r"(?:Details$|Dieser (?:Eintrag|Beitrag|Artikel) wurde|This (?:entry|post) was|"
    r"Der (?:Eintrag|Beitrag|Artikel) [„\"»“].{1,200}[“\"«”] wurde am \d|"
    r"(?:Veröffentlicht|Publiziert|Erschienen|Aktualisiert)"
    r"(?!\s(?:wird|werden|wurden?|ist|sind)\b\D*+$)|"
    r"Original-?(?:Content|Text|Beitrag|Meldung) (?:von|vom|durch)\b|"
    r"(?:Beitrag |Artikel )?Zuletzt (?:aktualisiert|(?:ge|ver)ändert|bearbeitet)|"
    r"Letzte Änderung:|Stand:|"
    r"(?=[bhisw\d.,\s])(?:(?:bisher|bereits|schon|insgesamt|Heute|wurde)\s++){0,3}[\d.,\s]+"
    r"(?:(?:Seiten)?(?:Auf|Ab)rufe?|Zugriffe?|Hits?|Views?|Klicks?|Leser|Wörter|A(?:nsicht|nzeige)n|Shares?|Likes?|"
    r"mal (?:gelesen|aufgerufen))\W*$|"
    r"(?:Gelesen|Aufgerufen|Angesehen):?\s[\d.]+(?:\s?mal)?\W*$|"
    r"(?:Von|By|(?:Beitrags-?)?Autor(?:in|en|:in|innen)?|Redaktion|Aufrufe|Views|Datum|Rubrik|"
    r"Ressort):?$|(?=[\w:-]++$)\w{4,20}s-?Datum:?$|"
    r"(?:Beitrags-?\s?|Übergeordnete\s)?(?:Autor(?:in|en|innen)?|Kategorien?|Kommentare|Lesedauer|Schlagwörter):|"
    r"(?:Bild|Foto|Image|Kategorie|Details|Inhalt|Inhaltsverzeichnis|"
    r"In diesem (?:Artikel|Beitrag)):?$|(?=[(\dk])\(?(?:\d+|Keine) Kommentare?\)?:?$|"
    r"(?:Zugriffe|Aufrufe|Hits|Klicks|Views|Lesezeichen|Kommentare):\s*[\d.]+$|"
    r"(?:Seiten?|Pages?):(?:\s*+\d++)+$|(?:Posted|Written|Tagged|Filed) (?:in|by|under)\b|"
    r"(?:Abgelegt|Einsortiert) (?:in|unter)\b|"
    r"(?:Anmelden|Einloggen|Log in)(?: (?:oder|or) \w+)?,? (?:um|to) .{0,12}(?:Kommentar|comment)|"
    r"Lesezeit|Lesedauer|Geschätzte Lese|\d+ Min(?:\.|uten)? Lese)",
)
"""First words of a line about the article that is not part of its text."""

SECTION = re.compile(
    r"^(?:(?:Aus (?:dem|der) )?(?:Rubrik|Ressort|Kategorien?|Bereich|Category)(?::|\s)|"
    r"(?:Abgelegt|Einsortiert) (?:unter|in)(?::|\s)|"
    r"(?:Veröffentlicht (?:unter|in)|Thema|Themen(?:feld|bereich|gebiet)|(?:Sach|Fach)gebiet|"
    r"Geschäftsfeld|Sparte):)\s*(?P<name>\S.{1,60})$"
)
"""``Rubrik: Verkehr``."""

SECTION_LABEL = re.compile(
    r"^(?:Rubrik|Ressort|Kategorien?|Bereich|Thema|Categor(?:y|ies)|Sparte|"
    r"(?:(?:Themen|Geschäfts)feld|Themenbereich|(?:Themen|Sach|Fach)gebiet)):?\s*$"
)
"""The same label above the name."""

KICKER = re.compile(
    rf"^(?:(?:{'|'.join(KICKERS)})(?:\s*:|(?=\s))|(?:{'|'.join(FOREIGN_KICKERS)})\s*:)\s*(?=\S)"
)
"""The name of a field, printed in front of a kicker."""

MODIFIED = re.compile(rf"{CHANGED}|änderung|\bStand\b|\bUpdate\b", re.I)
"""A date behind one of these words is not the day of publication."""

NAME = re.compile(
    r"^(?!(?:Rubrik|Ressort|Kategorien?|Keine?|Alle|Mehr|Weitere|Neue|Zu[mr]?|Der|Die|Das|Eine?)\b)"
    r"[A-ZÄÖÜ][a-zäöüß]++(?:[ -][A-ZÄÖÜ][a-zäöüß]++)?(?: (?:von|van|de|zu))? [A-ZÄÖÜ][\w’'-]+$"
)
"""``Vera Ender`` as the last line of an article."""

KEYWORD_PARTS = ("stichw", "schlagw", "tags", "keywords")
"""A part of each label in front of keywords, in lower case."""

KEYWORDS = re.compile(
    r"^(?:Stichw(?:ö|oe)rter|Stichworte?|Schlagw(?:ö|oe)rter|Schlagworte?|Tags|Keywords|"
    r"Themen(?=:\s[^|\n]{2,60}\|))"
    r"(?:\s+(?:für|zu|zum|in)(?:\s+\w{3,6})?\s+(?:Artikel|Beitrag|Eintrag|Meldung|Thema)\b)?"
    r"\s*(?::|$|(?=#))\s*(?P<tags>.*)$",
    re.I | re.S,
)
"""``Stichwörter: a, b, c``, or ``Themen: a | b``; without a colon only the label alone."""

FILED = re.compile(
    r"^(?:Abgelegt|Einsortiert|Verschlagwortet|Filed|Tagged) (?:unter|mit|under|with):?\s*"
    r"(?P<tags>.*)$",
    re.I | re.S,
)
"""``abgelegt unter: a, b``: keywords, or the section."""

MACRO = re.compile(r"^#titel\+(?P<text>.*?)#titel-$")
"""A leaked macro that stands for a subheading."""

_ARROWS = (" »", " ›", " →")  # of a link to read on
_CUT = re.compile(r"(?<!\s)\s*\[\s*(?:…|\.{3})\s*\]$")
"""The mark of WordPress at the end of a cut excerpt."""

MIN_SAID = 5  # a keyword has fewer words between two commas
_SAID = re.compile(r"[^\W\d_]{2,}")
_QUOTES = "\"“”‘’'»«)]"


def split_kicker(headline: str) -> tuple[str | None, str]:
    """Split a teaser's ``Kicker: Titel`` at the first colon.

    >>> split_kicker("BMDS: „Wir haben Wildwuchs: überall.“")
    ('BMDS', '„Wir haben Wildwuchs: überall.“')
    >>> split_kicker("Ohne Dachzeile")
    (None, 'Ohne Dachzeile')
    """
    kicker, colon, title = headline.partition(": ")
    if not colon or not title.strip() or not kicker.strip() or kicker[0] in "„\"»«“'":
        return None, headline.strip()
    return kicker.strip(), title.strip()


@lru_cache(maxsize=256)  # a line is asked several times
def is_sentence(text: str) -> bool:
    """Tell whether a text is a whole sentence, which no label begins and no label is followed by.

    >>> is_sentence("Stichworte dienen dem Amt als Wegweiser."), is_sentence("OZG, E-Akte.")
    (True, False)
    """
    if not text.rstrip(_QUOTES).endswith((".", "!", "?")):
        return False
    return any(len(_SAID.findall(part)) >= MIN_SAID for part in text.split(","))


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends like a sentence, or with a colon.

    >>> ends_sentence("„Das kam an.“"), ends_sentence("Das kam an")
    (True, False)
    """
    return text.rstrip(_QUOTES).endswith((".", "!", "?", "…", ":"))


def cut_more(text: str) -> str:
    """Cut the final ``mehr...`` off a teaser's text.

    >>> cut_more("Die Stadt baut um. mehr...")
    'Die Stadt baut um.'
    >>> cut_more("Die Stadt baut [...]")
    'Die Stadt baut …'
    """
    more = more_end(text)
    said = (text[: more.start()] if more else text).rstrip()
    said = said[:-1].rstrip() if said.endswith(_ARROWS) else said
    cut = _CUT.search(said, max(0, len(said) - 12)) if said.endswith("]") else None
    return f"{said[: cut.start()]} …" if cut else said


def mark_end(text: str) -> re.Match[str] | None:
    """Find the mark of an author with which a text ends."""
    return MARK.search(text) if text.rstrip().endswith(")") else None


def credit_end(text: str) -> re.Match[str] | None:
    """Find the credit in brackets with which a caption ends."""
    return CREDIT.search(text) if text.rstrip(" .\u00a0\n").endswith((")", "]")) else None


def more_end(text: str) -> re.Match[str] | None:
    """Find the ``mehr...`` with which the text of a teaser ends."""
    if "..." not in text and "…" not in text:
        return None
    return _MORE_END.search(text, max(0, len(text) - _MAX_MORE))
