"""Make text from outside harmless to show: in a terminal, a log, a message."""

from __future__ import annotations

import json
import re
from typing import Any

# C0 except line feed and tab, DEL, C1; the separators and the bidirectional controls of Unicode
# (UAX 9, 2); surrogates. Each may move a cursor, rewrite a line or break an encoder.
_ACTS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff]"
)


def visible(text: str) -> str:
    r"""Escape the characters that act on a terminal; line feed and tab stay.

    Never raises; idempotent; the text becomes at most six times as long.

    >>> print(visible("Titel\x1b[2J\u202e"))
    Titel\x1b[2J\u202e
    """
    return text if text.isprintable() else _ACTS.sub(_named, text)


def visible_json(value: object, **how: Any) -> str:
    r"""Return a value as JSON, with all characters as they are but those that act on a terminal;
    a program reads the same value. Further arguments are those of :func:`json.dumps`.

    >>> print(visible_json(["Straße", "\x1b[2J\x9b\u202e"]))
    ["Straße", "\u001b[2J\u009b\u202e"]
    """
    text = json.dumps(value, **{"ensure_ascii": False, **how})
    return text if text.isprintable() else _ACTS.sub(lambda c: f"\\u{ord(c[0]):04x}", text)


def number_of(number: int, thing: str, things: str = "") -> str:
    """Return a number with the word for one or for many things, by default with an ``s``.

    >>> number_of(0, "page"), number_of(1, "kept page"), number_of(2, "body", "bodies")
    ('0 pages', '1 kept page', '2 bodies')
    """
    return f"{number} {thing if number == 1 else things or thing + 's'}"


def _named(found: re.Match[str]) -> str:
    number = ord(found[0])
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"
