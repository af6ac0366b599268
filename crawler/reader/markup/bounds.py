"""Check the size of a page before it is parsed. Pure.

A parser that compares each attribute of a tag with those before it needs minutes for one tag with
200,000 of them, and everything else waits. This check reads any page in a single pass. The depth
of elements is bounded by the parser itself (libxml2: 2,048).
"""

from __future__ import annotations

import re

MAX_PAGE = 8 * 1024 * 1024
"""Characters of markup, the same as the limit of a download; the largest page of the family has
some 200,000."""
MAX_ATTRIBUTES = 1000
"""Attributes of one tag; page builders write some 40, and 1,000 cost the parser a millisecond."""
MAX_TAGS = 150_000
"""Start and end tags; the largest page of the family has some 6,000, and more than this many take
seconds to read."""
SMALL = 4 * MAX_ATTRIBUTES
"""Characters of a page that is too short for ``MAX_ATTRIBUTES`` different attributes."""

_VALUE = r"""(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?)?"""
_ATTRIBUTE = rf"[\s/]*+[^\s/>=][^\s/>=]*+{_VALUE}"
_TAG = rf"[^\s/>]*+(?:{_ATTRIBUTE}){{0,{MAX_ATTRIBUTES}}}+(?!{_ATTRIBUTE})[^>]*+>?+"
_RAW = ("script", "style", "textarea", "title")
_RAWS = "|".join(f"[{name[0]}{name[0].upper()}](?i:{name[1:]})" for name in _RAW)
_NAME = rf"(?:[a-ru-zA-RU-Z]|(?!(?:{_RAWS})[\s/>])[sStT])"
_FEW = r"""[a-zA-Z0-9-]*+(?:[ \t\r\n]++[a-zA-Z0-9_:@.-]++="[^"]*+"){0,60}+[ \t\r\n/]*+>"""
"""The rest of nearly every start tag: fewer attributes than ``MAX_ATTRIBUTES``."""
# Possessive quantifiers throughout, so that nothing backtracks.
_WITHIN = re.compile(
    rf"(?:[^<]*+(?:</[a-zA-Z][a-zA-Z0-9]*+>|<{_NAME}{_FEW}|<!--(?:-?>|.*?--!?>|.*+)"
    + "".join(rf"|<(?=(?i:{name})[\s/>]){_TAG}(?:[^<]++|<(?!/(?i:{name})\b))*+" for name in _RAW)
    + rf"|<(?:/[a-zA-Z]|{_NAME}){_TAG}|<(?![a-zA-Z/]|!--)|</(?![a-zA-Z])))*+[^<]*+",
    re.S,
)


def excess(markup: str) -> str | None:
    """Describe the bound that a page exceeds; ``None`` for a page within bounds.

    >>> excess("<p>Text</p>"), excess("<p" + " a1=2" * 2000 + ">")
    (None, 'a tag with more than 1000 attributes')
    """
    if len(markup) > MAX_PAGE:
        return f"more than {MAX_PAGE} characters"
    if len(markup) <= SMALL:
        return None
    if len(markup) > MAX_TAGS and markup.count("<") > MAX_TAGS:
        return f"more than {MAX_TAGS} tags"
    within = _WITHIN.match(markup)
    if within is None or within.end() < len(markup):
        return f"a tag with more than {MAX_ATTRIBUTES} attributes"
    return None
