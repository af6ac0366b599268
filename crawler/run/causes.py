"""One sentence per cause: rank the faults, and only count those that follow from one. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from archive.program import PROGRAM

Failure = tuple[str, str]
"""The short stable name of a reason, and its sentence."""

RANKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("unreachable", ("no-answer", "http-5", "http-429", "robots-unread", "unasked-304")),
    ("moved", ("leaves-site", "redirect-loop", "readdressed", "known-texts")),
    ("forbidden", ("robots", "reserved", "http-401", "http-403", "http-451")),
    ("wall", ("wall", "denied", "maintenance", "same-page", "alike", "same:body", "same:title",
              "newest:body", "claims", "headed")),
    ("form", ("gap", "lost:", "links:", "others:", "next:", "order:", "unread", "refused", "lost",
              "bodied", "words", "doubted", "shrinking", "eroding", "restless", "short", "new",
              "removed", "edited", "shortened",
              "unlisted", "unmoved", "folded", "redescribed",
              "hidden")),
    ("field", ("dated", "misdated", "redated", "late-dated", "kickered", "pictured", "stated:",
               "same:", "newest:", "changed:", "gone:")),
)  # fmt: skip
"""Causes, the deepest first → prefixes of the reasons and alerts that point to them."""
_FOLLOWS = {
    "readdressed": ("wall", "form", "field"),
    "known-texts": ("form",),
    "wall": ("form", "field"),
    "refused": ("field",),
    "lost": ("field",),
    "bodied": ("doubted", "words", "field"),
    "others:home": ("links:home", "links:listing", "next:", "dated:"),
    "others:listing": ("links:listing", "next:listing", "dated:listing"),
    "links:home": ("links:listing", "next:", "dated:"),
    "links:listing": ("next:listing", "dated:listing"),
    "changed:published": ("dated",),
    "changed:kicker": ("kickered",),
    "same:passage": ("newest:passage",),
}
"""A cause or alert → causes, and prefixes of alerts, that follow from it; of those of one cause the
first is the deepest. A fault of one field never follows from that of another: an open alert is what
keeps the field from being written."""
_COUNTED = re.compile(r" \(and \d+ more that follow from it\)$")
_TARGET = re.compile(r"redirects to (\S+?),? ")


def cause_of(name: str) -> str:
    """Return the cause that a reason or alert points to."""
    for cause, names in RANKS:
        of = name.startswith(names) and not (cause == "wall" and name == "same:kicker")
        if of and not (cause == "form" and name.startswith("newest:")):  # it is not `new`
            return cause
    return "form"


def rank(name: str) -> int:
    """Return the rank of a reason or alert, 0 for the deepest cause."""
    causes = [cause for cause, _ in RANKS]
    return causes.index(cause_of(name))


def failed(home: str, failures: Iterable[Failure]) -> str | None:
    """Explain in one sentence why no page of a site could be read; ``None`` if unknown. Its name is
    in front of the sentence wherever that is told."""
    found = list(failures)
    moved = [
        host
        for _, said in found
        if (match := _TARGET.search(f"{said} ")) and (host := urlsplit(match[1]).hostname)
        and "not on a host of" in said
    ]  # fmt: skip
    if moved:
        host = max(set(moved), key=moved.count)
        return (
            f"the site has moved to {host} ({len(moved)} of {len(found)} requests were redirected "
            f"there): if that is the same site, add it to `hosts` in its profile and name the new "
            "addresses"
        )
    if not found:
        return None
    reason, sentence = min(found, key=lambda failure: rank(failure[0]))
    more = f" ({len(found) - 1} more like it)" if len(found) > 1 else ""
    match cause_of(reason):
        case "forbidden":
            return f"the site answers and forbids to be read: {sentence}{more}"
        case "wall":
            return f"the site shows the same page in place of every other: {sentence}{more}"
        case "unreachable":
            return f"the site could not be reached: {sentence}{more}; is {home} there in a browser?"
    return f"no page of the site could be read: {sentence}{more}"


def folded(findings: Mapping[str, str], known: Iterable[str] = ()) -> dict[str, str]:
    """Order findings by their cause, the deepest first, and drop those that follow from another,
    except the names already ``known``."""
    deepest = list(_FOLLOWS)
    kept: dict[str, str] = {}
    below: set[str] = set()
    for name in sorted(
        findings, key=lambda n: (rank(n), deepest.index(n) if n in deepest else len(deepest))
    ):
        follows = cause_of(name) in below or name.startswith(tuple(below))
        if follows and name not in set(known):
            continue
        kept[name] = _COUNTED.sub("", findings[name])
        below |= {*_FOLLOWS.get(cause_of(name), ()), *_FOLLOWS.get(name, ())}
    left = len(findings) - len(kept)
    if left and kept:
        first = next(iter(kept))
        kept[first] += f" (and {left} more that follow from it)"
    return kept


def told(sentences: Iterable[str]) -> str:
    """Sum up sentences as one: the first, and the number of the others."""
    first, *more = sentences
    if not more:
        return first
    return f"{first}; and {len(more)} more, see `{PROGRAM} status`"
