"""Sentences that speak to the reader about the page itself. Pure.

No list holds them all (``Gefällt Ihnen der Text? Sagen Sie es weiter!``). Each addresses the
reader, names something that a reader may do with a page, and what it is done with.
"""

from __future__ import annotations

import re
from functools import lru_cache

MAX_APPEAL = 200
"""Characters of one."""
_READER = re.compile(
    r"[a-zäöüß,] (?:Sie|Ihnen|Ihre?[mnrs]?|du|dir|deine?[mnrs]?)\b"
    r"|^(?:Sie (?:können|möchten|wollen|haben|finden|lesen)|Ihre?[mnrs]?|Ihnen|Du|Deine?[mnrs]?)\b"
)
"""Words that address the reader."""
_ACT = re.compile(
    r"\b(?:(?:mit|ver)?teil(?:en?|t|st)?|(?:weiter)?(?:leite[nt]?|sag(?:en?|t))|(?:weiter)?empf(?:e|ie)hl\w*"
    r"|bewert\w+|(?:an|zu|rein|nach)?hör(?:en?|t|st)|(?:vor)?(?:lesen|liest|gelesen)|kommentier\w+"
    r"|diskutier\w+|abonnier\w+|bestell\w+|(?:aus)?druck(?:en?|t)|(?:ab)?speicher\w+|folg(?:en?|t|st)"
    r"|akzeptier\w+|stimm(?:en?|t)|zustimm\w+|einwillig\w+|erlaub\w+|aktivier\w+|unterstütz\w+"
    r"|spend\w+|merken?|schreib(?:en?|t)|meld(?:en?|et)|gefällt|gefallen|fragen?|freuen|verpass\w+"
    r"|herunterlad\w+|präsentiert|registrier\w+|anmeld\w+)\b"
)
"""What a reader may do with a page."""
_THING = re.compile(
    r"\b(?:beitr[aä]g\w{0,2}|artikels?|textes?|text|meldung|interview|webseite|website|seite"
    r"|inhalte?n?|kommentar\w?|newsletters?|infobrief\w?|cookies?|javascript|netzwerke?n?"
    r"|audio\w*|pdf|sternen?|podcasts?|rückmeldung|feedback|meinung|uns(?:er\w{0,2})?"
    r"|linkedin|facebook|xing|whatsapp|mastodon|bluesky|instagram|youtube|rss\w*)\b",
    re.I,
)
"""What it is done with."""
_BEGINS = re.compile(r"(?:^|[.!?:] )[A-ZÄÖÜ]")
"""Capital letters that make no noun."""
_TOLD = re.compile(
    r"^Wir (?:und|verwenden|nutzen|setzen|speichern|verarbeiten)\b|[„»«\"]"
    r"|\b(?:sagte?|erklärte?|teilte|berichtete?|laut|zufolge)\b(?! Sie\b)"
)
"""What tells of somebody else, or what the house itself wants: a wall says no more than that."""


@lru_cache(maxsize=256)
def is_appeal(text: str) -> bool:
    """Tell whether a text asks the reader to do something with the page or for its house.

    >>> is_appeal("Gefällt Ihnen dieser Text? Sagen Sie es gern weiter.")
    True
    >>> is_appeal("Sie teilen sich künftig einen Server und hören auf Bürger.")
    False
    """
    if len(text) > MAX_APPEAL or not _READER.search(text) or _TOLD.search(text):
        return False
    said = _BEGINS.sub(lambda first: first[0].lower(), text)
    return bool(_ACT.search(said) and _THING.search(text))
