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
_LAST_COMMA = re.compile(r'("(?:[^"\\]++|\\.)*+")|,(?=\s{0,200}[}\]])', re.S)


def read_json(text: str) -> Any:
    """Read a JSON document, even one that is wrapped like a script or has trailing commas. Raw line
    breaks inside strings are accepted: plugins of WordPress print them.

    Raises ``ValueError`` or ``RecursionError`` for any other text.

    >>> read_json('<!-- {"name": "Rat, }", "tags": ["a",],} -->;')
    {'name': 'Rat, }', 'tags': ['a']}
    """
    try:
        return json.loads(text, strict=False)
    except ValueError:
        bare = _LAST_COMMA.sub(lambda found: found[1] or "", _unwrapped(text))
        return json.loads(bare, strict=False)


def _unwrapped(text: str) -> str:
    """Strip the wrapping around a text, a few layers deep."""
    for _ in range(6):
        text = text.strip("\ufeff \t\r\n")
        for word in _BEGINNINGS:
            text = text.removeprefix(word)
        for word in _ENDS:
            text = text.removesuffix(word)
    return text
