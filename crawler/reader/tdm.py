"""TDM policy signals: reservations of text and data mining in machine-readable form. Pure.

§ 44b UrhG lets a site reserve that right in machine-readable form: TDMRep
(``/.well-known/tdmrep.json``, a header, a meta element) and rules for AI crawlers in robots.txt.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

AI_AGENTS = frozenset(
    "gptbot chatgpt-user oai-searchbot ccbot google-extended anthropic-ai claudebot claude-web "
    "bytespider applebot-extended perplexitybot meta-externalagent facebookbot cohere-ai diffbot "
    "omgilibot amazonbot ai2bot timpibot img2dataset".split()
)
"""Names in robots.txt of the crawlers that collect texts for machines."""
_AGENT_LINES = ("user-agent", "user agent", "useragent")
_DISALLOW = ("disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw")
"""Spellings that Google's parser accepts for the first line of a group, and for a rule."""
_TOKEN = re.compile(r"[A-Za-z0-9_-]+")
_BLANK = " \t\v\f"
_MAX_LINES = 20_000
_SIGNALS = re.compile(r"(?:ai-train|train-ai|tdm|ai-input)\s*=\s*(?:no?|0)\b", re.I)
_META = re.compile(rb"<meta\b[^>]{0,300}>", re.I)
_HEAD = 16_384
"""Bytes that are searched for a meta element; a page's head is never longer."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One TDM policy signal of a site."""

    origin: str
    """``ai-rules``, ``tdmrep``, ``header`` or ``meta``."""
    says: str
    """The signal as the site prints it, short."""
    reserved: bool
    """Whether it reserves text and data mining."""


def in_robots(text: str) -> Notice | None:
    """Read the rules for AI crawlers in robots.txt; ``None`` where there are none.

    Rules count as in RFC 9309 and Google's parser: all groups of an agent are merged (2.2.1), other
    lines do not end a group, the longest rule wins, and ``Allow`` wins among equals (2.2.2). A site
    is closed to an agent that may not request any page.

    >>> in_robots("User-agent: GPTBot\\nDisallow: /").reserved
    True
    """
    rules: dict[str, list[tuple[int, bool]]] = {}
    group: list[str] = []
    in_rules = False
    signals: list[str] = []
    for name, value in _lines(text):
        if name in _AGENT_LINES:
            group = [] if in_rules else group
            group.append(_product(value))
            in_rules = False
        elif name in _DISALLOW or name == "allow":
            in_rules = True
            if _matches_all(value):
                for agent in AI_AGENTS.intersection(group):
                    rules.setdefault(agent, []).append((len(value), name == "allow"))
        elif name in ("content-signal", "content-usage") and _SIGNALS.search(value):
            signals.append(f"{name}: {value}"[:200])
    shut = sorted(agent for agent, found in rules.items() if not max(found)[1])
    if not shut and not signals:
        return None
    says = [f"closed to {', '.join(shut)}"] if shut else []
    return Notice("ai-rules", "; ".join(says + signals), reserved=True)


def _matches_all(rule: str) -> bool:
    """Tell whether a rule matches every path: ``*`` is any text, ``$`` the end (2.2.3)."""
    rule = rule.removesuffix("$") if rule.endswith("*$") else rule
    return bool(rule) and not rule.strip("/*") and rule.count("/") <= 1


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Iterate over the lines of a robots.txt: name in lower case, and value. The colon may be
    missing between two words."""
    for line in re.split(r"\r\n?|\n", text.lstrip("\ufeff\ufffd"))[:_MAX_LINES]:
        plain = line.partition("#")[0].strip(_BLANK)
        name, colon, value = plain.partition(":")
        if not colon:
            words = plain.split()
            if len(words) != 2:
                continue
            name, value = words
        yield name.strip(_BLANK).lower(), value.strip(_BLANK)


def _product(agent: str) -> str:
    """Return the product token of an agent line, without version (RFC 9309, 2.2.1)."""
    token = _TOKEN.match(agent)
    return token[0].lower() if token else ""


def in_tdmrep(body: bytes, url: str) -> Notice | None:
    """Read what ``tdmrep.json`` reserves for an address; ``None`` without a rule for it.

    >>> in_tdmrep(b'[{"location": "/*", "tdm-reservation": 1}]', "https://a.example/x").reserved
    True
    """
    try:
        rules = json.loads(body[:200_000])
    except (ValueError, RecursionError):
        return None
    path = urlsplit(url).path or "/"
    for rule in rules if isinstance(rules, list) else [rules]:
        if not isinstance(rule, dict):
            continue
        place = str(rule.get("location", "/*")).rstrip("$")
        if fnmatchcase(path, place) or (place.endswith("/") and path.startswith(place)):
            return _notice("tdmrep", rule.get("tdm-reservation"), rule.get("tdm-policy"))
    return None


def in_header(reservation: str | None, policy: str | None) -> Notice | None:
    """Read the headers ``tdm-reservation`` and ``tdm-policy``; ``None`` without the first."""
    return None if reservation is None else _notice("header", reservation, policy)


def in_page(body: bytes) -> Notice | None:
    """Read ``<meta name="tdm-reservation">``; ``None`` without it."""
    if b"tdm-reservation" not in body[:_HEAD].lower():
        return None
    said: dict[str, str] = {}
    for element in _META.findall(body[:_HEAD]):
        text = element.decode("utf-8", "replace")
        name = re.search(r"name\s*=\s*[\"']?(tdm-[a-z]+)", text, re.I)
        value = re.search(r"content\s*=\s*[\"']?([^\"'>\s]*)", text, re.I)
        if name and value:
            said[name[1].lower()] = value[1]
    if "tdm-reservation" not in said:
        return None
    return _notice("meta", said["tdm-reservation"], said.get("tdm-policy"))


def _notice(origin: str, reservation: object, policy: object) -> Notice:
    reserved = str(reservation).strip() == "1"
    says = f"tdm-reservation: {str(reservation).strip()[:20]}"
    return Notice(origin, says + (f", tdm-policy: {policy}"[:200] if policy else ""), reserved)
