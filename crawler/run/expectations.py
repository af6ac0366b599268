"""What a run should have looked like, and the sentence where it did not. Pure.

The measure is the site's own history, and what its profile states. Every number is a count, so
that several runs can be added up: one odd article is no alarm.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from crawler.sites.profile import Expects

ENOUGH = 8
"""Articles or teasers that must have been read before a share of them means anything."""
USUAL = 20
"""Articles or teasers that make up what is usual."""
DROP = 0.3
"""A share that falls by so much, and to less than 60 % of the usual one, is news."""
REST = 0.6
HALF = 0.5
"""Bodies or listings that keep less than this of their usual size are news."""
QUARTER = 0.25
"""Fewer articles in two weeks than this share of the usual number are news."""
FORTNIGHT = 8.0
"""Articles in two weeks; a site that has fewer may well pause."""
STATED = 0.9
"""A field that the profile states must be in so many articles."""
MANY = 5
"""Refused pages or doubted readings that are more than an accident."""
ALIKE = 3
"""Addresses in one run that show the very same text."""

FIELDS = {"dated": "a date", "kickered": "a kicker", "bodied": "a body", "pictured": "a picture"}
STATABLE = {"published": "dated", "kicker": "kickered", "body": "bodied", "image_url": "pictured"}
SURFACES = ("home", "listing", "feed")

Counts = Mapping[str, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """What one run saw, and what was seen before."""

    counts: Counts
    """What this run measured."""
    history: Sequence[Counts] = ()
    """What earlier good runs measured, the newest first."""
    examples: Mapping[str, str] = field(default_factory=dict)
    """An address to look at, by the name of a measure."""
    fortnight: float = 0.0
    """Articles that appeared in the last two weeks."""
    usual_fortnight: float = 0.0
    """Articles in two weeks, over the twelve weeks before."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong, and what was looked at at all: an alarm is only over if it was."""

    findings: Mapping[str, str]
    """Sentence by name of the alarm."""
    judged: frozenset[str]
    """Names that this run had evidence about."""


def judge(seen: Seen, expects: Expects, home: str) -> Verdict:
    """Hold a run against what was expected."""
    findings: dict[str, str] = {}
    judged: set[str] = set()
    for rule in (_surfaces, _fields, _bodies, _doubted, _refused, _alike, _weekly):
        for name, sentence in rule(seen, expects):
            judged.add(name)
            if sentence:
                look = seen.examples.get(name, home)
                findings[name] = f"{sentence}; look at it with `scrapy peek {look}`"
    return Verdict(findings, frozenset(judged))


Ruling = list[tuple[str, str | None]]


def _surfaces(seen: Seen, expects: Expects) -> Ruling:  # noqa: ARG001  (all rules alike)
    found: Ruling = []
    for kind in SURFACES:
        pages, links = _now(seen, f"pages:{kind}"), _now(seen, f"links:{kind}")
        if not pages:
            continue
        before, shown = _past(seen, f"pages:{kind}"), _past(seen, f"links:{kind}")
        usual = shown / before if before else 0.0
        sentence = None
        if not links and (usual or kind != "feed"):
            usually = f"usual are {usual:.0f} a page" if usual else "some were expected"
            sentence = f"{pages:.0f} {kind} page(s) show no article at all; {usually}"
        elif usual and links / pages < usual * HALF:
            sentence = f"{kind} pages show {links / pages:.0f} articles each; usual are {usual:.0f}"
        found.append((f"links:{kind}", sentence))
        found += _share(seen, f"dated:{kind}", f"teasers:{kind}", f"{kind} teasers", "a date")
    return found


def _fields(seen: Seen, expects: Expects) -> Ruling:
    found: Ruling = []
    for name, words in FIELDS.items():
        found += _share(seen, name, "read", "articles", words)
    for stated in expects.fields:
        name = STATABLE[stated]
        have, of = _pooled(seen, name, "read")
        if of >= ENOUGH and _now(seen, "read"):
            low = have / of < STATED
            found.append((
                f"stated:{name}",
                f"{have:.0f} of {of:.0f} articles have {FIELDS[name]}; the profile expects it in "
                f"{STATED:.0%}" if low else None,
            ))  # fmt: skip
    return found


def _bodies(seen: Seen, expects: Expects) -> Ruling:  # noqa: ARG001
    words, bodies = _pooled(seen, "words", "bodied")
    usual, many = _past(seen, "words"), _past(seen, "bodied")
    if bodies < ENOUGH or many < USUAL or not _now(seen, "read"):
        return []
    short = words / bodies < usual / many * HALF
    return [(
        "words",
        f"bodies have {words / bodies:.0f} words; usual are {usual / many:.0f}" if short else None,
    )]  # fmt: skip


def _doubted(seen: Seen, expects: Expects) -> Ruling:  # noqa: ARG001
    doubted, read = _now(seen, "doubted"), _now(seen, "read")
    if not read:
        return []
    many = doubted >= MANY and doubted >= 0.2 * read
    return [(
        "doubted",
        f"{doubted:.0f} of {read:.0f} articles suddenly read as cut off or as another text; they "
        "were kept beside the good texts, which stay" if many else None,
    )]  # fmt: skip


def _refused(seen: Seen, expects: Expects) -> Ruling:  # noqa: ARG001
    refused, asked = _now(seen, "refused"), _now(seen, "asked")
    if asked < ENOUGH:
        return []
    before, many = _past(seen, "refused"), _past(seen, "asked")
    usual = before / many if many else 0.0
    bad = refused >= MANY and refused / asked > usual + DROP
    return [(
        "refused",
        f"{refused:.0f} of {asked:.0f} article pages could not be kept; usual are {usual:.0%}"
        if bad else None,
    )]  # fmt: skip


def _alike(seen: Seen, expects: Expects) -> Ruling:  # noqa: ARG001
    alike, read = _now(seen, "alike"), _now(seen, "read")
    if not read:
        return []
    one = alike >= ALIKE and alike >= 0.3 * read
    return [(
        "alike",
        f"{alike:.0f} of {read:.0f} addresses show one and the same article" if one else None,
    )]  # fmt: skip


def _weekly(seen: Seen, expects: Expects) -> Ruling:
    stated = 2 * expects.articles_a_week if expects.articles_a_week else 0.0
    usual = stated or seen.usual_fortnight
    if usual < FORTNIGHT and not stated:
        return []
    few = seen.fortnight < usual * QUARTER
    return [(
        "new",
        f"{seen.fortnight:.0f} article(s) appeared in the last two weeks; "
        f"{'the profile expects' if stated else 'usual are'} {usual:.0f}" if few else None,
    )]  # fmt: skip


def _share(seen: Seen, part: str, whole: str, things: str, words: str) -> Ruling:
    have, of = _pooled(seen, part, whole)
    before, many = _past(seen, part), _past(seen, whole)
    if of < ENOUGH or many < USUAL or not _now(seen, whole):
        return []
    now, usual = have / of, before / many
    low = now < usual - DROP and now < usual * REST
    sentence = f"{have:.0f} of {of:.0f} {things} have {words}; usual are {usual:.0%}"
    return [(part, sentence if low else None)]


def _pooled(seen: Seen, part: str, whole: str) -> tuple[float, float]:
    """This run and as many before it as it takes to mean something."""
    have, of = _now(seen, part), _now(seen, whole)
    for run in seen.history:
        if of >= ENOUGH:
            break
        have, of = have + run.get(part, 0), of + run.get(whole, 0)
    return have, of


def _now(seen: Seen, name: str) -> float:
    return seen.counts.get(name, 0.0)


def _past(seen: Seen, name: str) -> float:
    return sum(run.get(name, 0.0) for run in seen.history)
