"""TDM policy signals: reservations of text and data mining in machine-readable form. Pure.

§ 44b UrhG lets a site reserve that right in machine-readable form: TDMRep
(``/.well-known/tdmrep.json``, a header, a meta element) and rules for AI crawlers in robots.txt.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

AI_AGENTS = frozenset(
    "gptbot chatgpt-user oai-searchbot ccbot google-extended anthropic-ai claudebot claude-web "
    "bytespider applebot-extended perplexitybot meta-externalagent facebookbot cohere-ai diffbot "
    "omgilibot amazonbot ai2bot timpibot img2dataset".split()
)
"""Names under which robots.txt addresses those who collect texts for machines."""
_AGENT_LINES = ("user-agent", "user agent", "useragent")
"""Spellings of the line that begins a group; Google's parser takes all of them."""
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
    """Read what robots.txt tells AI crawlers, apart from its rules for us; ``None`` for nothing.

    >>> in_robots("User-agent: GPTBot\\nDisallow: /").reserved
    True
    """
    shut: list[str] = []
    group: list[str] = []
    in_rules = False
    signals: list[str] = []
    for line in text.removeprefix("\ufeff").splitlines()[:20_000]:
        name, _, value = line.partition("#")[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if name in _AGENT_LINES:
            group = [] if in_rules else group
            group.append(_product(value))
            in_rules = False
        elif name in ("disallow", "allow"):
            in_rules = True
            if name == "disallow" and value and not value.strip("/*"):
                shut += [agent for agent in group if agent in AI_AGENTS]
        elif name in ("content-signal", "content-usage") and _SIGNALS.search(value):
            signals.append(f"{name}: {value}"[:200])
    if not shut and not signals:
        return None
    says = [f"closed to {', '.join(sorted(set(shut)))}"] if shut else []
    return Notice("ai-rules", "; ".join(says + signals), reserved=True)


def _product(agent: str) -> str:
    """The product token of an agent line, without version (RFC 9309, 2.2.1)."""
    return re.split(r"[/\s]", agent.strip(), maxsplit=1)[0].lower()


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
