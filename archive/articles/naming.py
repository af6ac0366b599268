"""Name versions by a hash of their words, the same in every copy of an archive. Pure."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

_HASH = re.compile("[0-9a-f]{8,32}", re.IGNORECASE)
WORDS = ("kicker", "title", "teaser", "body")


def version_hash(source: str, version: Mapping[str, Any], times: int = 0) -> str:
    """Name a version by its words: 32 hexadecimal digits, the first half of a SHA-256.

    The hash is of the UTF-8 of the JSON array of site, kicker, title, teaser and body, white space
    collapsed and missing texts as ``""``. ``times``, the number of earlier versions with the same
    words (a text restored, or kept while date or picture changed), is appended unless 0, so no two
    versions of an article share a name.

    >>> version_hash("a", {"kicker": None, "title": "Neue  Brücke", "teaser": None, "body": "Ja."})
    '189109eb8b35a66a445adf5f507d1cd8'
    """
    words: list[Any] = [source, *(" ".join((version[name] or "").split()) for name in WORDS)]
    if times:
        words.append(times)
    text = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def is_hash(text: str) -> bool:
    """Return whether a text is the name of a version, or at least its first eight digits.

    >>> is_hash("0f8f4fc5"), is_hash("12345678"), is_hash("7"), is_hash("rathaus")
    (True, True, False, False)
    """
    return _HASH.fullmatch(text) is not None
