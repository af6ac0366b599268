"""Error texts that answer like an article: the page speaks of its own failure. Pure.

One word proves nothing: news tell of failures too, in the words of others. A page that fails says
so in several ways, speaks for itself and asks its reader to come again.
"""

from __future__ import annotations

import re

_NAMED = re.compile(
    r"^\W*+(?:(?:interner |technischer |unbekannter )?(?:server-?)?(?:fehler|error)\b"
    r"|(?:fehler|error|http)?\W{0,3}[45]\d\d\b|(?:ups|huch|hoppla|oh je|oops|entschuldigung)\b"
    r"|wartung|technische (?:störung|probleme))|schief\W?(?:ge)?(?:gelaufen|gegangen)|went wrong"
    r"|(?:wartungs(?:arbeiten|modus)|\bin wartung|nicht (?:gefunden|erreichbar|verfügbar))\W{0,5}$",
    re.I,
)
"""A headline that names the failure."""
_SIGNS = (
    re.compile(
        r"\b(?:versuchen|probieren|laden|aktualisieren|besuchen|schauen|kommen) Sie\b.{0,80}\b"
        r"(?:später|erneut|noch ?(?:ein)?mal|nochmals|wieder|neu|Minuten|Augenblick)\b"
        r"|\btry again\b",
        re.I,
    ),  # it asks the reader to come again
    re.compile(
        r"\b(?:Seite|Beitrag|Artikel|Meldung|Inhalte?|Dienst|Angebot|Datenbank|Server|Anfrage|"
        r"Aufruf|Text)\b[^.!?]{0,60}\b(?:nicht|keine)\b[^.!?]{0,40}\b(?:geladen|ausgeliefert|"
        r"gefunden|angezeigt|erreichbar|verfügbar|(?:be|ver)arbeitet|beantwortet|abgerufen|"
        r"dargestellt|bereitgestellt|geöffnet|erreicht|aufgerufen)\b",
        re.I,
    ),  # it says what cannot be shown
    re.compile(
        r"\b(?:Vorgangs|Fehler|Referenz|Ticket|Anfrage|Support)-?(?:nummer|code|kennung|ID)\b"
        r"|\b(?:Kennung|Request[ -]ID|Error code|Ray ID)\b",
        re.I,
    ),  # it has a number
    re.compile(
        r"\b(?:wir (?:bitten|entschuldigen)|bitte entschuldigen|entschuldigen Sie|tut uns leid|"
        r"Unannehmlichkeiten|danken? (?:wir |Ihnen )?für (?:Ihre Geduld|Ihr Verständnis))\b",
        re.I,
    ),  # it apologises
    re.compile(
        r"\bunser(?:e[mnr]?)? (?:Techni\w+|Server|Systeme?|Team|Administrator\w*)\b"
        r"|\bwir arbeiten\b[^.!?]{0,40}\b(?:Lösung|Behebung|Hochdruck)|\bin Kürze wieder\b",
        re.I,
    ),  # it says who mends it
)
MIN_SIGNS = 2
"""Signs that make an error text, one of them in its sentences."""


def tells_failure(title: str, text: str) -> bool:
    """Tell whether a few sentences below a headline speak of the failure of the page itself.

    >>> tells_failure("Fehler 500", "Die Seite kann nicht angezeigt werden.")
    True
    >>> tells_failure("Server der Stadt ausgefallen", "Bürger konnten keine Anträge stellen.")
    False
    """
    said = sum(sign.search(text) is not None for sign in _SIGNS)
    return said > 0 and said + (_NAMED.search(title) is not None) >= MIN_SIGNS
