"""Judge a run by itself: bounds that hold at first contact, where a site has no history. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from archive.records import HINT_REFUSED
from crawler.sites.profile import Expects

ENOUGH = 20
"""Readings needed before a share of them means something without a history."""
MIN_SAME = 5
"""Equal texts, titles or bodies: more than reprints or the title of a column explain."""
SAME_PAGES, SAME_TITLES, SAME_BODIES = 0.01, 0.1, 0.02
"""Largest shares of a run's readings with the same text, title or body: a backfill of decades has
a few identical notices."""
ONE_FOR_ALL = 0.9
"""Share of articles with the same value above which a field was read from boilerplate."""
MIN_WORDS = 25
"""Average words per body; with fewer the reader found a line beside the text instead."""
MIN_BODIED = 0.5
"""Smallest share of articles with a body."""
MIN_DATED = 0.5
"""Smallest share of articles with a date."""
MAX_PASSAGE = 0.5
"""Share of articles with one and the same paragraph above which it was read from boilerplate."""
MAX_REFUSED = 0.3
"""Largest share of requested pages that give no article."""
NOTHING = 0.9
"""The same share for a run that read no article at all."""
MAX_UNREAD = 0.2
"""Announced pages that were never requested, as a share of those that were."""
MAX_CLAIMS = 0.1
"""Share of readings whose claims about themselves contradict known facts."""
MAX_THIN = 0.1
"""Share of the readings that left out most of their page."""
MAX_HEADED = 0.5
"""Share of readings with a headline that announced another article."""
MAX_MISDATED = 0.5
"""Share of new articles whose pages and listings print different days."""
MAX_KNOWN = 0.5
"""Largest share of new addresses whose text is already known."""
MAX_OTHERS = 0.5
"""Share of a surface's cards or entries from which it is told that they lead to no article."""
OTHERS = {"feed": "entries", "rest": "entries", "home": "cards", "listing": "cards"}
"""Surfaces, and what may lead to other pages than articles."""

CONSTANT_FIELDS = {"kicker": ("kicker", ONE_FOR_ALL), "byline": ("byline", ONE_FOR_ALL),
                   "teaser": ("teaser", ONE_FOR_ALL), "tags": ("list of tags", ONE_FOR_ALL),
                   "image_url": ("picture", ONE_FOR_ALL), "image_caption": ("caption", ONE_FOR_ALL),
                   "published": ("date that the pages do not print", ONE_FOR_ALL),
                   "passage": ("paragraph in their text", MAX_PASSAGE)}  # fmt: skip
"""What it is called, and the share of articles above which it is no article's own."""

Ruling = list[tuple[str, str | None]]
Counts = Mapping[str, float]


def rule(counts: Counts, expects: Expects) -> Ruling:
    """Return every name that this run has evidence about, with a sentence if something is wrong."""
    read = counts.get("read", 0.0)
    if not read:
        return [*_lost(counts, MIN_SAME, NOTHING), *_others(counts), *_folded(counts)]
    found = [*_folded(counts), *_alike(counts, read), *_asked(counts), *_claims(counts, read),
             *_known(counts), *_misdated(counts), *_others(counts), *_thin(counts, read),
             *_headed(counts, read), *_hints(counts, read)]  # fmt: skip
    if read >= ENOUGH:
        found += [*_constant(counts, read, expects), *_dated(counts, read),
                  *_bodies(counts, read)]  # fmt: skip
    return found


def _alike(counts: Counts, read: float) -> Ruling:
    found: Ruling = []
    for name, share, words in (
        ("alike", SAME_PAGES, "addresses show one and the same article"),
        ("same:title", SAME_TITLES, "articles have one and the same headline"),
        ("same:body", SAME_BODIES, "articles have one and the same body"),
    ):
        many = counts.get(name, 0.0)
        of = read + counts.get("same-page", 0.0)
        bad = many >= MIN_SAME and many >= share * of
        found.append((name, f"{many:.0f} of {of:.0f} {words}" if bad else None))
    return found


def _constant(counts: Counts, read: float, expects: Expects) -> Ruling:
    found: Ruling = []
    for name, (words, share) in CONSTANT_FIELDS.items():
        many = counts.get(f"same:{name}", 0.0)
        bad = many >= share * read and name not in expects.constant
        found.append((
            f"same:{name}",
            f"{many:.0f} of {read:.0f} articles have one and the same {words}, as if it stood on "
            f"every page (if that is right, the profile says so: Expects(constant=({name!r},)))"
            if bad else None,
        ))  # fmt: skip
    return found


def _dated(counts: Counts, read: float) -> Ruling:
    dated = counts.get("dated", 0.0)
    few = dated < MIN_DATED * read
    sentence = f"only {dated:.0f} of {read:.0f} articles have a date that could be read"
    return [("dated", sentence if few else None)]


def _bodies(counts: Counts, read: float) -> Ruling:
    bodied = counts.get("bodied", 0.0)
    few = bodied < MIN_BODIED * read
    found: Ruling = [
        ("bodied", f"only {bodied:.0f} of {read:.0f} articles have a body" if few else None)
    ]
    if bodied >= ENOUGH:
        words = counts.get("words", 0.0) / bodied
        teasered = counts.get("teasered", 0.0)
        teaser = counts.get("teaser-words", 0.0) / teasered if teasered >= ENOUGH else 0.0
        sentence = None
        if words < MIN_WORDS:
            sentence = f"bodies have {words:.0f} words; {MIN_WORDS} and more were expected"
        elif words < teaser:
            sentence = f"bodies have {words:.0f} words, fewer than the teasers, {teaser:.0f}"
        found.append(("words", sentence))
    return found


def _asked(counts: Counts) -> Ruling:
    asked, unread = counts.get("asked", 0.0), counts.get("unread", 0.0)
    left = unread > MAX_UNREAD * asked or unread >= MIN_SAME
    found: Ruling = [(
        "unread",
        f"{unread:.0f} announced page(s) were not asked for in this run ({asked:.0f} were)"
        if left else None,
    )]  # fmt: skip
    return [*found, *_lost(counts, ENOUGH, MAX_REFUSED)]


def _lost(counts: Counts, enough: float, share: float) -> Ruling:
    asked = counts.get("asked", 0.0)
    lost = counts.get("refused", 0.0) + counts.get("missing", 0.0)
    if asked < enough:
        return []
    led = counts.get("readdressed", 0.0)
    return [
        (
            "readdressed",
            f"{led:.0f} of {asked:.0f} article addresses lead to addresses that by the profile are "
            "no articles': the site has given them another form, add it to the profile"
            if led > share * asked else None,
        ),
        (
            "lost",
            f"{lost:.0f} of {asked:.0f} article pages gave no article; see `refusals`"
            if lost > share * asked else None,
        ),
    ]  # fmt: skip


def _claims(counts: Counts, read: float) -> Ruling:
    found: Ruling = []
    for name, words in (
        ("claims", "articles name an address as theirs that is another's"),
        ("led", "addresses led to another article than theirs"),
    ):
        many = counts.get(name, 0.0)
        bad = many >= MIN_SAME and many > MAX_CLAIMS * read
        sentence = f"{many:.0f} of {read:.0f} {words}; each was kept apart"
        found.append((name, sentence if bad else None))
    return found


def _thin(counts: Counts, read: float) -> Ruling:
    thin = counts.get("thin", 0.0)
    bad = thin >= MIN_SAME and thin > MAX_THIN * read
    sentence = f"most of the prose was left out of {thin:.0f} of {read:.0f} articles"
    return [("thin", sentence if bad else None)]


def _hints(counts: Counts, read: float) -> Ruling:
    many = counts.get(HINT_REFUSED, 0.0)
    bad = many >= MIN_SAME and many > MAX_THIN * read
    sentence = (
        f"what the profile calls furniture is most of the text of {many:.0f} of {read:.0f} "
        "articles, and was not left out of them: the site has changed its markup, or the selector "
        "is too wide"
    )
    return [(HINT_REFUSED, sentence if bad else None)]


def _headed(counts: Counts, read: float) -> Ruling:
    headed = counts.get("headed", 0.0)
    bad = headed >= MIN_SAME and headed > MAX_HEADED * read
    sentence = (
        f"the pages of {headed:.0f} of {read:.0f} articles have the headline under which another"
        " one was announced: the site answers with other pages, or its listings are read wrongly"
    )
    return [("headed", sentence if bad else None)]


def _misdated(counts: Counts) -> Ruling:
    new, misdated = counts.get("new-dated", 0.0), counts.get("misdated", 0.0)
    if new < ENOUGH:
        return []
    bad = misdated > MAX_MISDATED * new
    sentence = f"the site's own listings give {misdated:.0f} of {new:.0f} new articles another day"
    return [("misdated", f"{sentence} than their pages; both are kept" if bad else None)]


def _others(counts: Counts) -> Ruling:
    found: Ruling = []
    for kind in OTHERS:
        others, links = counts.get(f"others:{kind}", 0.0), counts.get(f"links:{kind}", 0.0)
        if others or links:
            bad = others >= MIN_SAME and others >= MAX_OTHERS * (others + links)
            sentence = told_others(others, links, kind)
            found.append((f"others:{kind}", sentence if bad else None))
    return found


def told_others(others: float, links: float, kind: str) -> str:
    """Describe a surface some of whose cards or entries lead to no article by their addresses."""
    things = f"{OTHERS[kind]} of the {kind}"
    if not links:
        return (
            f"none of the {others:.0f} {things} leads to an article: they name other addresses, or "
            "the site has given its articles another form"
        )
    return (
        f"{others:.0f} of {others + links:.0f} {things} lead to no article by their addresses, and "
        "were not asked for: they are events or the like, or the site has given some of its "
        "articles another form"
    )


def _folded(counts: Counts) -> Ruling:
    folded = counts.get("folded", 0.0)
    if not folded:
        return []
    sentence = (
        f"{folded:.0f} addresses on one page count as one article, because of an address such as "
        "/meldung_12_title only the number counts; if they are several, only one of them is read"
    )
    return [("folded", sentence if folded >= MIN_SAME else None)]


def _known(counts: Counts) -> Ruling:
    new, known = counts.get("new-addresses", 0.0), counts.get("known-texts", 0.0)
    if not new:
        return []
    bad = known >= MIN_SAME and known >= MAX_KNOWN * new
    return [(
        "known-texts",
        f"{known:.0f} of {new:.0f} new addresses bring a text that is known: its links may hold "
        "what belongs to a visit, or the site has moved" if bad else None,
    )]  # fmt: skip
