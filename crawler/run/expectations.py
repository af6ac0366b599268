"""Judge whether a run is as expected, with a sentence if it is not. Pure.

A run is compared with the site's history, its profile, and bounds that need neither
(``first_contact.py``). All metrics are counts, so that several runs can be added up: one odd
article raises no alert.
"""

from __future__ import annotations

from archive.program import PROGRAM
from crawler.run import completeness, first_contact
from crawler.run.common import in_common, remedy, repeated
from crawler.run.decay import MIN_SHRUNK, SHRUNK_DAYS, of_edits
from crawler.run.first_contact import Ruling
from crawler.run.observation import (
    MIN_SAMPLE,
    WALLS,
    WHY,
    Observation,
    Verdict,
    example,
    now,
    past,
    pooled,
    read_since,
    since,
)
from crawler.run.readings import (
    BEFORE,
    RARE,
    VERY_RARE,
    fewer,
    is_rare,
    stubs,
)
from crawler.run.readings import FIELDS as MEASURED_FIELDS
from crawler.run.silence import weekly
from crawler.sites.profile import Expects

MIN_HISTORY = 20
"""Articles or teasers needed to define a usual value."""
SHARE_DROP = 0.3
"""Rise of the share of refused pages over the usual one that is news."""
SHARE_LEFT = 0.6
"""A share below this part of the usual one is news, if chance hardly explains it."""
SIZE_LEFT = 0.5
"""Bodies or listings below this part of their usual size are news."""
STATED_SHARE = 0.9
"""Share of articles that must have a field stated in the profile."""
MIN_ODD = 5
"""Refused pages or doubted readings that are more than an accident."""
CERTAIN = 0.5
"""Share of pages without an article from which a single run is enough for an alert."""
MIN_ALIKE = 3
"""Addresses in one run with the very same text that raise an alert."""

STATED_FIELDS = {"published": "dated", "kicker": "kickered", "body": "bodied",
                 "image_url": "pictured"}  # fmt: skip
GATED_FIELDS = {"kicker": "kicker", "title": "headline", "teaser": "teaser", "published": "date"}
MEASURED_SURFACES = ("home", "listing", "feed")


def judge(observed: Observation, expects: Expects, home: str) -> Verdict:
    """Judge a run against the expectations."""
    findings: dict[str, str] = {}
    judged: set[str] = set()
    for rule in RULES:
        for name, sentence in rule(observed, expects):
            judged.add(name)
            if sentence and name not in findings:
                look = observed.asked_address(example(observed, name) or home)
                words = sentence + _remedy(observed, name)
                findings[name] = f"{words}; look at it with `{PROGRAM} peek {look}`"
    wavers = findings if observed.history else ()  # at first contact there is nothing to waver from
    patient = {name: 2 for name in wavers if not _is_certain(name, observed)}
    return Verdict(findings, frozenset(judged), patient)


def _remedy(observed: Observation, name: str) -> str:
    common = repeated(observed.newest)["newest:passage"] if name.endswith(":passage") else None
    return remedy(common, observed.furniture_of(common.urls)) if common else ""


def _is_certain(name: str, observed: Observation) -> bool:
    """Tell whether one run is enough: a field that vanished is certain, a lower share may waver."""
    kind, _, of = name.partition(":")
    if name in MEASURED_FIELDS or (kind == "dated" and of):
        return not now(observed, name)
    if name in ("wall", "refused", "lost"):
        lost = now(observed, "refused") + now(observed, "missing")
        return lost >= CERTAIN * now(observed, "asked")
    if kind == "others":
        return not now(observed, f"links:{of}")
    return name not in ("words", "new") and kind != "order"


def _complete(observed: Observation, expects: Expects) -> Ruling:  # noqa: ARG001
    wanted = ("next:", "pages:")
    names = {n for run in observed.history for n in run if n.startswith(wanted)}
    sums = {}
    for name in names:
        alert = f"next:{name.partition(':')[2]}"
        values = [run.get(name, 0.0) for run in since(observed, alert)]
        sums[name] = sum(values), sum(value > 0 for value in values)
    return completeness.rule(observed.counts, sums, observed.gaps)


def _surfaces(observed: Observation, expects: Expects) -> Ruling:  # noqa: ARG001  (all rules alike)
    found: Ruling = []
    for kind in MEASURED_SURFACES:
        pages, links = now(observed, f"pages:{kind}"), now(observed, f"links:{kind}")
        if not pages:
            continue
        name = f"links:{kind}"
        before, shown = past(observed, f"pages:{kind}", name), past(observed, name, name)
        usual = shown / before if before else 0.0
        sentence = None
        if not links and (usual or kind != "feed"):
            usually = f"usual are {usual:.0f} a page" if usual else "some were expected"
            untitled = now(observed, f"untitled:{kind}") == pages
            what = "headline of any article that they link" if untitled else "article at all"
            sentence = f"{pages:.0f} {kind} page(s) show no {what}; {usually}"
        elif usual and links / pages < usual * SIZE_LEFT:
            sentence = f"{kind} pages show {links / pages:.0f} articles each; usual are {usual:.0f}"
        found.append((f"links:{kind}", sentence))
        found += _share(observed, f"dated:{kind}", f"teasers:{kind}", f"{kind} teasers", "a date")
    return found


def _others(observed: Observation, expects: Expects) -> Ruling:  # noqa: ARG001
    before = {}
    for kind in first_contact.OTHERS:
        name = f"others:{kind}"
        before[kind] = past(observed, name, name), past(observed, f"links:{kind}", name)
    return completeness.others(observed.counts, before)


def _fields(observed: Observation, expects: Expects) -> Ruling:
    found: Ruling = []
    for name, words in MEASURED_FIELDS.items():
        ruling = _share(observed, name, "read", "articles", words)
        newest = fewer(read_since(observed, name), name)
        if newest is not None and not any(sentence for _, sentence in ruling):
            some, many, usual = newest
            low = is_rare(some, many, usual, RARE)
            ruling = [(
                name,
                f"{some} of the {many} newest articles have {words}; of the {BEFORE} before them "
                f"{usual:.0%} had" if low else None,
            )]  # fmt: skip
        found += ruling
    for stated in expects.fields:
        name = STATED_FIELDS[stated]
        have, of = pooled(observed, name, "read")
        if of >= MIN_SAMPLE and now(observed, "read"):
            low = have / of < STATED_SHARE
            found.append((
                f"stated:{name}",
                f"{have:.0f} of {of:.0f} articles have {MEASURED_FIELDS[name]}; the profile "
                f"expects it in {STATED_SHARE:.0%}" if low else None,
            ))  # fmt: skip
    return found


def _bodies(observed: Observation, expects: Expects) -> Ruling:  # noqa: ARG001
    words, bodies = pooled(observed, "words", "bodied")
    usual, many = (past(observed, name, "words") for name in ("words", "bodied"))
    if bodies < MIN_SAMPLE or many < MIN_HISTORY or not now(observed, "read"):
        return []
    short = words / bodies < usual / many * SIZE_LEFT
    return [(
        "words",
        f"bodies have {words / bodies:.0f} words; usual are {usual / many:.0f}" if short else None,
    )]  # fmt: skip


def _doubted(observed: Observation, expects: Expects) -> Ruling:  # noqa: ARG001
    doubted, read = now(observed, "doubted"), now(observed, "read")
    if not read:
        return []
    many = doubted >= MIN_ODD and doubted >= 0.2 * read
    return [(
        "doubted",
        f"{doubted:.0f} of {read:.0f} articles suddenly read as cut off or as another text; they "
        "were kept beside the good texts, which stay" if many else None,
    )]  # fmt: skip


def _refused(observed: Observation, expects: Expects) -> Ruling:  # noqa: ARG001
    refused, asked = now(observed, "refused"), now(observed, "asked")
    if asked < MIN_SAMPLE:
        return []
    before, many = (past(observed, name, "refused") for name in ("refused", "asked"))
    usual = before / many if many else 0.0
    bad = refused >= MIN_ODD and refused / asked > usual + SHARE_DROP
    why = observed.examples.get(WHY, "several reasons")
    is_wall, of = why.startswith(WALLS), f"{refused:.0f} of {asked:.0f} article pages"
    return [
        ("wall", f"{of} show a notice in place of the article ({why}); usual are {usual:.0%}"
                 if bad and is_wall else None),
        ("refused", f"{of} could not be kept, most often for {why}; usual are {usual:.0%}"
                    if bad and not is_wall else None),
    ]  # fmt: skip


def _alike(observed: Observation, expects: Expects) -> Ruling:  # noqa: ARG001
    alike, read = now(observed, "alike"), now(observed, "read")
    if not read:
        return []
    one = alike >= MIN_ALIKE and alike >= 0.3 * read
    return [(
        "alike",
        f"{alike:.0f} of {read:.0f} addresses show one and the same article" if one else None,
    )]  # fmt: skip


def _late(observed: Observation, expects: Expects) -> Ruling:  # noqa: ARG001
    return completeness.late_dated((observed.counts, *since(observed, "late-dated")))


def _repeated(observed: Observation, expects: Expects) -> Ruling:
    if not now(observed, "read"):
        return []
    found = in_common(observed.newest, expects.constant)
    if observed.history:
        return found
    # at first contact the run itself has enough to compare, unless only some articles have it
    return [(name, sentence) for name, sentence in found if name == "newest:passage"]


def _slowly(observed: Observation, expects: Expects) -> Ruling:  # noqa: ARG001
    if not now(observed, "read"):
        return []
    found: Ruling = [(
        "shrinking",
        f"{len(observed.shrunk)} articles, a few a day, have lost most of their text in the last "
        f"{SHRUNK_DAYS} days; what they had stays" if len(observed.shrunk) >= MIN_SHRUNK else None,
    )]  # fmt: skip
    found += of_edits(observed.edits, observed.lately)
    if (short := stubs(read_since(observed, "short"))) is not None:
        found.append((
            "short",
            f"{short[0]} of the last {short[1]} new articles are far shorter than articles of this "
            "site used to be" if short[0] else None,
        ))  # fmt: skip
    return found


def _itself(observed: Observation, expects: Expects) -> Ruling:
    found = first_contact.rule(observed.counts, expects)
    if observed.history and now(observed, "recent") >= first_contact.ONE_FOR_ALL * now(
        observed, "read"
    ):  # the day's news share their day
        return [(name, sentence) for name, sentence in found if name != "same:published"]
    return found


def _changed(observed: Observation, expects: Expects) -> Ruling:  # noqa: ARG001
    again = now(observed, "reread")
    found: Ruling = []
    for name, words in GATED_FIELDS.items():
        held = now(observed, f"changed:{name}")
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
    _others,
    _fields,
    _bodies,
    _doubted,
    _refused,
    _alike,
    _late,
    _repeated,
    weekly,
    _slowly,
    _itself,
)


def _share(observed: Observation, part: str, whole: str, things: str, words: str) -> Ruling:
    have, of = pooled(observed, part, whole)
    before, many = past(observed, part, part), past(observed, whole, part)
    if of < MIN_SAMPLE or many < MIN_HISTORY or not now(observed, whole):
        return []
    usual = before / many
    low = have / of < usual * SHARE_LEFT and is_rare(have, of, usual, VERY_RARE)
    sentence = f"{have:.0f} of {of:.0f} {things} have {words}; usual are {usual:.0%}"
    return [(part, sentence if low else None)]
