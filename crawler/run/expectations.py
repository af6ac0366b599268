"""Judge whether a run is as expected, with a sentence where it is not. Pure.

The measure is the site's own history, what its profile states, and bounds that need neither
(``first_contact.py``). Every number is a count, so that several runs can be added up: one odd
article raises no alert.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from crawler.run import completeness, first_contact
from crawler.run.first_contact import Counts, Ruling
from crawler.sites.profile import Expects

MIN_SAMPLE = 8
"""Articles or teasers that must have been read before a share of them means anything."""
MIN_HISTORY = 20
"""Articles or teasers that make up what is usual."""
SHARE_DROP = 0.3
"""A share that falls by so much, and to less than 60 % of the usual one, is news."""
SHARE_LEFT = 0.6
SIZE_LEFT = 0.5
"""Bodies or listings that keep less than this of their usual size are news."""
ARTICLES_LEFT = 0.25
"""Fewer articles in two weeks than this share of the usual number are news."""
MIN_FORTNIGHT = 8.0
"""Articles in two weeks; a site that has fewer may well pause."""
STATED_SHARE = 0.9
"""A field that the profile states must be in so many articles."""
MIN_ODD = 5
"""Refused pages or doubted readings that are more than an accident."""
CERTAIN = 0.5
"""Share of the pages of a run that gave no article, from which one run is enough."""
MIN_ALIKE = 3
"""Addresses in one run that show the very same text."""

MEASURED_FIELDS = {"dated": "a date", "kickered": "a kicker", "bodied": "a body",
                   "pictured": "a picture"}  # fmt: skip
STATED_FIELDS = {"published": "dated", "kicker": "kickered", "body": "bodied",
                 "image_url": "pictured"}  # fmt: skip
GATED_FIELDS = {"kicker": "kicker", "title": "headline", "teaser": "teaser", "published": "date"}
MEASURED_SURFACES = ("home", "listing", "feed")


@dataclass(frozen=True, kw_only=True, slots=True)
class Observation:
    """What one run measured, and what earlier runs measured."""

    counts: Counts
    """What this run measured."""
    history: Sequence[Counts] = ()
    """What earlier good runs measured, the newest first."""
    rebased: Mapping[str, int] = field(default_factory=dict)
    """How many of these count, by name of an alert: an operator accepted it before them."""
    examples: Mapping[str, str] = field(default_factory=dict)
    """An address to look at, by the name of a measure."""
    fortnight: float = 0.0
    """Articles that appeared in the last two weeks."""
    usual_fortnight: float = 0.0
    """Articles in two weeks, over the twelve weeks before."""
    gaps: tuple[str, ...] = ()
    """Sentences on walks through a surface that ended too soon."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong, and what was looked at at all: an alert is only over if it was."""

    findings: Mapping[str, str]
    """Sentence by name of the alert."""
    judged: frozenset[str]
    """Names that this run had evidence about."""
    patient: Mapping[str, int] = field(default_factory=dict)
    """In how many runs in a row it must be seen, by name, where one is not enough."""


def judge(observed: Observation, expects: Expects, home: str) -> Verdict:
    """Hold a run against what was expected."""
    findings: dict[str, str] = {}
    judged: set[str] = set()
    for rule in RULES:
        for name, sentence in rule(observed, expects):
            judged.add(name)
            if sentence and name not in findings:
                look = observed.examples.get(name, home)
                findings[name] = f"{sentence}; look at it with `scrapy peek {look}`"
    patient = {name: 2 for name in findings if not _is_certain(name, observed)}
    return Verdict(findings, frozenset(judged), patient)


def _is_certain(name: str, observed: Observation) -> bool:
    """Whether one run is enough: nothing at all is, a share that fell may waver."""
    kind, _, of = name.partition(":")
    if name in MEASURED_FIELDS or (kind == "dated" and of):
        return not _now(observed, name)
    if name in ("refused", "lost"):
        lost = _now(observed, "refused") + _now(observed, "missing")
        return lost >= CERTAIN * _now(observed, "asked")
    return name not in ("words", "new")


def _complete(observed: Observation, expects: Expects) -> Ruling:  # noqa: ARG001
    wanted = ("next:", "pages:")
    names = {n for run in observed.history for n in run if n.startswith(wanted)}
    sums = {}
    for name in names:
        alert = f"next:{name.partition(':')[2]}"
        values = [run.get(name, 0.0) for run in _since(observed, alert)]
        sums[name] = sum(values), sum(value > 0 for value in values)
    return completeness.rule(observed.counts, sums, observed.gaps)


def _surfaces(observed: Observation, expects: Expects) -> Ruling:  # noqa: ARG001  (all rules alike)
    found: Ruling = []
    for kind in MEASURED_SURFACES:
        pages, links = _now(observed, f"pages:{kind}"), _now(observed, f"links:{kind}")
        if not pages:
            continue
        name = f"links:{kind}"
        before, shown = _past(observed, f"pages:{kind}", name), _past(observed, name, name)
        usual = shown / before if before else 0.0
        sentence = None
        if not links and (usual or kind != "feed"):
            usually = f"usual are {usual:.0f} a page" if usual else "some were expected"
            sentence = f"{pages:.0f} {kind} page(s) show no article at all; {usually}"
        elif usual and links / pages < usual * SIZE_LEFT:
            sentence = f"{kind} pages show {links / pages:.0f} articles each; usual are {usual:.0f}"
        found.append((f"links:{kind}", sentence))
        found += _share(observed, f"dated:{kind}", f"teasers:{kind}", f"{kind} teasers", "a date")
    return found


def _fields(observed: Observation, expects: Expects) -> Ruling:
    found: Ruling = []
    for name, words in MEASURED_FIELDS.items():
        found += _share(observed, name, "read", "articles", words)
    for stated in expects.fields:
        name = STATED_FIELDS[stated]
        have, of = _pooled(observed, name, "read")
        if of >= MIN_SAMPLE and _now(observed, "read"):
            low = have / of < STATED_SHARE
            found.append((
                f"stated:{name}",
                f"{have:.0f} of {of:.0f} articles have {MEASURED_FIELDS[name]}; the profile "
                f"expects it in {STATED_SHARE:.0%}" if low else None,
            ))  # fmt: skip
    return found


def _bodies(observed: Observation, expects: Expects) -> Ruling:  # noqa: ARG001
    words, bodies = _pooled(observed, "words", "bodied")
    usual, many = (_past(observed, name, "words") for name in ("words", "bodied"))
    if bodies < MIN_SAMPLE or many < MIN_HISTORY or not _now(observed, "read"):
        return []
    short = words / bodies < usual / many * SIZE_LEFT
    return [(
        "words",
        f"bodies have {words / bodies:.0f} words; usual are {usual / many:.0f}" if short else None,
    )]  # fmt: skip


def _doubted(observed: Observation, expects: Expects) -> Ruling:  # noqa: ARG001
    doubted, read = _now(observed, "doubted"), _now(observed, "read")
    if not read:
        return []
    many = doubted >= MIN_ODD and doubted >= 0.2 * read
    return [(
        "doubted",
        f"{doubted:.0f} of {read:.0f} articles suddenly read as cut off or as another text; they "
        "were kept beside the good texts, which stay" if many else None,
    )]  # fmt: skip


def _refused(observed: Observation, expects: Expects) -> Ruling:  # noqa: ARG001
    refused, asked = _now(observed, "refused"), _now(observed, "asked")
    if asked < MIN_SAMPLE:
        return []
    before, many = (_past(observed, name, "refused") for name in ("refused", "asked"))
    usual = before / many if many else 0.0
    bad = refused >= MIN_ODD and refused / asked > usual + SHARE_DROP
    return [(
        "refused",
        f"{refused:.0f} of {asked:.0f} article pages could not be kept; usual are {usual:.0%}"
        if bad else None,
    )]  # fmt: skip


def _alike(observed: Observation, expects: Expects) -> Ruling:  # noqa: ARG001
    alike, read = _now(observed, "alike"), _now(observed, "read")
    if not read:
        return []
    one = alike >= MIN_ALIKE and alike >= 0.3 * read
    return [(
        "alike",
        f"{alike:.0f} of {read:.0f} addresses show one and the same article" if one else None,
    )]  # fmt: skip


def _weekly(observed: Observation, expects: Expects) -> Ruling:
    stated = 2 * expects.articles_a_week if expects.articles_a_week else 0.0
    usual = stated or observed.usual_fortnight
    if usual < MIN_FORTNIGHT and not stated:
        return []
    few = observed.fortnight < usual * ARTICLES_LEFT
    return [(
        "new",
        f"{observed.fortnight:.0f} article(s) appeared in the last two weeks; "
        f"{'the profile expects' if stated else 'usual are'} {usual:.0f}" if few else None,
    )]  # fmt: skip


def _itself(observed: Observation, expects: Expects) -> Ruling:
    return first_contact.rule(observed.counts, expects)


def _changed(observed: Observation, expects: Expects) -> Ruling:  # noqa: ARG001
    again = _now(observed, "reread")
    found: Ruling = []
    for name, words in GATED_FIELDS.items():
        held = _now(observed, f"changed:{name}")
        if held or again >= MIN_SAMPLE:
            found.append((
                f"changed:{name}",
                f"{held:.0f} of {again:.0f} archived articles suddenly show another {words}, or "
                "none, in the same way; what they had stays, and what they show is kept beside it"
                if held else None,
            ))  # fmt: skip
    return found


RULES = (
    _changed,
    _complete,
    _surfaces,
    _fields,
    _bodies,
    _doubted,
    _refused,
    _alike,
    _weekly,
    _itself,
)


def _share(observed: Observation, part: str, whole: str, things: str, words: str) -> Ruling:
    have, of = _pooled(observed, part, whole)
    before, many = _past(observed, part, part), _past(observed, whole, part)
    if of < MIN_SAMPLE or many < MIN_HISTORY or not _now(observed, whole):
        return []
    now, usual = have / of, before / many
    low = now < usual - SHARE_DROP and now < usual * SHARE_LEFT
    sentence = f"{have:.0f} of {of:.0f} {things} have {words}; usual are {usual:.0%}"
    return [(part, sentence if low else None)]


def _pooled(observed: Observation, part: str, whole: str) -> tuple[float, float]:
    """This run and as many before it as it takes to mean something."""
    have, of = _now(observed, part), _now(observed, whole)
    for run in observed.history:
        if of >= MIN_SAMPLE:
            break
        have, of = have + run.get(part, 0), of + run.get(whole, 0)
    return have, of


def _now(observed: Observation, name: str) -> float:
    return observed.counts.get(name, 0.0)


def _past(observed: Observation, name: str, alert: str) -> float:
    """The sum of a measure over the runs that an alert is held against."""
    return sum(run.get(name, 0.0) for run in _since(observed, alert))


def _since(observed: Observation, alert: str) -> Sequence[Counts]:
    """The runs that an alert is held against: those since an operator has accepted it."""
    return observed.history[: observed.rebased.get(alert, len(observed.history))]
