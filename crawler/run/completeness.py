"""Judge whether a run saw all that is new: gaps, lost surfaces and lost next pages. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from archive.program import PROGRAM
from archive.visible import number_of
from crawler.run.first_contact import Counts, Ruling, told_others

ENOUGH_RUNS = 5
"""Earlier runs in which a listing must have linked a next page before its absence is news."""
ALWAYS = 0.9
"""Share of a listing's pages that must have linked a next one; the last page never does."""
MIN_UNLISTED, UNLISTED_DAYS = 2, 60
"""New articles that no page for people lists, and the days in which they are counted: one may be an
editor's slip (it is read anyway); two are not, even on a quiet site."""
MIN_GONE, GONE = 5, 0.05
"""Articles gone in one run, and their share of those requested, that make an event."""
MIN_EDITED, EDITED = 8, 0.3
"""The same for articles with a changed text, as a share of those reread."""
MIN_SHORTER = 5
"""Texts that lost words in one run and got no other, if they are most of those edited."""
MIN_DATED, MIN_LATE, LATE = 5, 3, 0.5
"""Newest articles that are judged by their place on the lists, those of them whose date does not
fit it, and their share: one is a slip or a reprint, most are another order of day and month."""
MIN_CARDS, MIN_CARDS_BEFORE = 8, 20
"""Cards or entries of a surface, in one run and before it, that make a share of them mean much."""
MORE_OTHERS = 0.3
"""Rise of the share of those that lead to no article over the usual one that is news."""
REDESCRIBED = {
    "byline": "another author", "tags": "other keywords", "section": "another section",
    "image_url": "another picture", "image_caption": "another caption",
    "image_credit": "another picture credit", "image_alt": "another description of the picture",
}  # fmt: skip
PAGED = ("home", "listing", "feed")
LISTS = (*PAGED, "sitemap", "rest", "newsletter")


def rule(counts: Counts, history: Mapping[str, tuple[float, int]], gaps: tuple[str, ...]) -> Ruling:
    """Return every name that this run has evidence about, with a sentence if something is wrong.

    ``history`` holds the sum of each metric over earlier runs, and in how many of them it was above
    zero; ``gaps`` are sentences on listings that ended before known articles were reached.
    """
    found: Ruling = []
    if any(counts.get(f"pages:{kind}") for kind in PAGED):
        found.append(("gap", "; ".join(gaps) or None))
    for kind in LISTS:
        lost, pages = counts.get(f"lost:{kind}", 0.0), counts.get(f"pages:{kind}", 0.0)
        if lost or pages:
            found.append((
                f"lost:{kind}",
                f"the {kind}, which has shown articles before, shows none now" if lost else None,
            ))  # fmt: skip
    for kind in PAGED:
        pages, on = counts.get(f"pages:{kind}", 0.0), counts.get(f"next:{kind}", 0.0)
        before, runs = history.get(f"next:{kind}", (0.0, 0))
        many = history.get(f"pages:{kind}", (0.0, 0))[0]
        if pages and runs >= ENOUGH_RUNS and before >= ALWAYS * many:
            found.append((
                f"next:{kind}",
                f"the {kind} links no next page any more, as it did in the {runs} runs before; "
                "when more is published at once than it shows, articles will be missed"
                if not on else None,
            ))  # fmt: skip
        some, odd = counts.get(f"ordered:{kind}", 0.0), counts.get(f"unordered:{kind}", 0.0)
        if some or odd:
            found.append((
                f"order:{kind}",
                f"{odd:.0f} of {some + odd:.0f} {kind} pages are in no order of days: a run ends at"
                " a page without new articles, and may miss those further on; name a listing that "
                "begins with the newest, or the feed, in the profile" if odd > some else None,
            ))  # fmt: skip
    return found


def others(counts: Counts, before: Mapping[str, tuple[float, float]]) -> Ruling:
    """Judge the share of a surface's cards or entries that by their addresses lead to no article.

    ``before`` holds by kind how many they were in earlier runs, and how many led to articles.
    """
    found: Ruling = []
    for kind, (left, shown) in before.items():
        out, links = counts.get(f"others:{kind}", 0.0), counts.get(f"links:{kind}", 0.0)
        if left + shown < MIN_CARDS_BEFORE or out + links < MIN_CARDS:
            continue
        usual = left / (left + shown)
        bad = out > (usual + MORE_OTHERS) * (out + links)
        said = f"{told_others(out, links, kind)}; usual are {usual:.0%}"
        found.append((f"others:{kind}", said if bad else None))
    return found


def late_dated(runs: Iterable[Counts]) -> Ruling:
    """Judge the days of the newest articles by their place on the lists. ``runs`` are this one and
    those before it: where few are published a day, several are judged together."""
    late = of = 0.0
    for counts in runs:
        if of >= MIN_DATED:
            break
        late, of = late + counts.get("late", 0.0), of + counts.get("listed-new", 0.0)
        if not of:
            return []
    bad = late >= MIN_LATE and late > LATE * of
    return [(
        "late-dated",
        f"{late:.0f} of the {of:.0f} newest articles appeared above older ones, and are dated long "
        "before them: is the year right, and the order of day and month? The dates were kept as "
        "printed" if bad else None,
    )]  # fmt: skip


def events(counts: Counts, examples: Mapping[str, str]) -> dict[str, str]:
    """Describe what happened to many archived articles at once, by name of the event; ``examples``
    has an address for each."""
    found: dict[str, str] = {}
    gone, asked = counts.get("gone", 0.0), counts.get("asked", 0.0)
    if gone >= MIN_GONE and gone > GONE * asked:
        found["removed"] = (
            f"{gone:.0f} of the {asked:.0f} articles looked at are gone from the site; the archive "
            "keeps them, and what appeared in the same weeks was looked at in the same run; look "
            f"at one with `{PROGRAM} peek {examples.get('removed', '')}`"
        )
    edited, again = counts.get("edited", 0.0), counts.get("reread", 0.0)
    shorter, texts = counts.get("shortened", 0.0), counts.get("text-edits", 0.0)
    if shorter >= MIN_SHORTER and 2 * shorter > texts:
        found["shortened"] = (
            f"{shorter:.0f} of the {texts:.0f} texts that were edited have only become shorter; "
            f"every version is kept, see `{PROGRAM} history {examples.get('shortened', '')}`"
        )
    elif edited >= MIN_EDITED and edited >= EDITED * again:
        found["edited"] = (
            f"{edited:.0f} of the {again:.0f} archived articles that were read again have another "
            f"text; every version is kept, see `{PROGRAM} history {examples.get('edited', '')}`"
        )
    many = {name: counts.get(f"edited:{name}", 0.0) for name in REDESCRIBED}
    alike = [name for name, n in many.items() if n >= max(MIN_EDITED, EDITED * again)]
    if alike:
        found["redescribed"] = (
            f"{many[alike[0]]:.0f} of the {again:.0f} archived articles that were read again have "
            f"{', '.join(REDESCRIBED[name] for name in alike)}; these count as edits of the "
            f"publisher, although a new theme may be the reason, see `{PROGRAM} history "
            f"{examples.get(f'edited:{alike[0]}', '')}`"
        )
    if unmoved := counts.get("unmoved", 0.0):
        found["unmoved"] = (
            f"{number_of(round(unmoved), 'article')} had another text although the server "
            f"said by ETag or Last-Modified that nothing had changed, such as "
            f"{examples.get('unmoved', '')}: its 304 answers may hide edits; with "
            "CONDITIONAL_ENABLED=0 every page is read whole"
        )
    if counts.get("hidden"):
        found["hidden"] = (
            f"{examples.get('hidden', '')} lists new articles, although the server said by ETag or "
            "Last-Modified that nothing had changed: its 304 answers hide them for days; with "
            "CONDITIONAL_ENABLED=0 every page is read whole"
        )
    return found


def unlisted(new: Mapping[str, str], before: Collection[str]) -> str | None:
    """Report articles of a site that appear on none of the pages read every day.

    ``new`` maps those of this run, by key, to the address of the surface that lists them;
    ``before`` has the keys of those of the last weeks, and may include the new ones.
    """
    many = len({*new, *before})
    if not new or many < MIN_UNLISTED:
        return None
    where = ", ".join(sorted(set(new.values()))[:3])
    return (
        f"{many} new articles stand in {where} and on no home page, listing or feed; they were "
        f"read, the last of them now ({max(new)}), and such articles are found late: name a "
        f"listing that shows them; look at it with `{PROGRAM} peek {min(new.values())}`"
    )
