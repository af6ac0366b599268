"""Words that lead from one page of a listing to the next. Pure."""

from __future__ import annotations

import re

_ARTICLES = r"(?:beiträge|meldungen|artikel|einträge|nachrichten|news|posts|entries|articles)"
NEXT = re.compile(
    rf"^\W*(?:weiter|vor(?:wärts)?|(?:gehe? )?(?:zur )?nächsten?(?: seite(?: \w+)?)?|"
    rf"next(?: page| {_ARTICLES})?|"
    rf"(?:ältere|frühere|zurückliegende|older|earlier)(?: {_ARTICLES})?|previous {_ARTICLES}|"
    rf"mehr (?:{_ARTICLES})?\s*(?:laden|anzeigen)|weitere {_ARTICLES}(?: laden| anzeigen)?|"
    rf"(?:load|show) more(?: {_ARTICLES})?|more {_ARTICLES})\W*$|^[»›→]$",
    re.I,
)
"""Words of the link to the next page of a listing."""
