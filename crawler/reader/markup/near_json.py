"""Read JSON-LD as pages print it, which is not always JSON. Pure."""

from __future__ import annotations

import json
import re
from typing import Any

_BEGINNINGS = (
    "<!--",
    "//<![CDATA[",
    "// <![CDATA[",
    "/*<![CDATA[*/",
    "/* <![CDATA[ */",
    "<![CDATA[",
)
_ENDS = (";", "//-->", "// -->", "-->", "//]]>", "// ]]>", "/*]]>*/", "/* ]]> */", "]]>")
"""Marks that hid a script from old browsers or XML parsers, and final semicolons."""
_STRING = r'("(?:[^"\\]++|\\.)*+")'
_LAST_COMMA = re.compile(rf"{_STRING}|,(?=\s{{0,200}}[}}\]])", re.S)
_COMMENT = re.compile(
    rf"{_STRING}|/\*(?:[^*]++|\*(?!/))*+(?:\*/|$)|//[^\n]*+|<!--(?:[^{{}}\[\]-]++|-(?!->))*+(?:-->)?",
    re.S,
)
"""A comment of JavaScript or HTML, or the beginning of one up to the first bracket."""
_BETWEEN = re.compile(r"[\s,;]*")
"""What stands between two values in one script."""


def read_json(text: str) -> Any:
    """Read a JSON document, even one that is wrapped like a script, or has comments or trailing
    commas; several in a row are a list. Raw line breaks inside strings are accepted: plugins of
    WordPress print them.

    Raises ``ValueError`` or ``RecursionError`` for any other text.

    >>> read_json('<!-- {"name": "Rat, }", "tags": ["a",],} -->;')
    {'name': 'Rat, }', 'tags': ['a']}
    """
    try:
        return json.loads(text, strict=False)
    except ValueError:
        bare = _LAST_COMMA.sub(_string, _unwrapped(text))
    try:
        return _values(bare)
    except ValueError:
        return _values(_LAST_COMMA.sub(_string, _unwrapped(_COMMENT.sub(_string, text))))


def _string(found: re.Match[str]) -> str:
    return found[1] or ""


def _values(text: str) -> Any:
    """Read one value, or a list of those that stand one behind the other."""
    decoder, at = json.JSONDecoder(strict=False), 0
    found: list[Any] = []
    while at < len(text) or not found:
        value, at = decoder.raw_decode(text, at)
        found.append(value)
        end = _BETWEEN.match(text, at)
        at = end.end() if end else at
    return found if len(found) > 1 else found[0]


def _unwrapped(text: str) -> str:
    """Strip the wrapping around a text, a few layers deep."""
    for _ in range(6):
        text = text.strip("\ufeff \t\r\n")
        for word in _BEGINNINGS:
            text = text.removeprefix(word)
        for word in _ENDS:
            text = text.removesuffix(word)
    return text
