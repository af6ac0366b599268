"""Generate the articles of the two demo sites: the same on every machine, every day."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from demo.blocks import Paragraph, Span, paragraph
from demo.brands import BRANDS
from demo.compose import Composer, Draft
from demo.links import absolute, with_link
from demo.model import HOMES, SITES, Article, SiteName
from demo.spelling import transliterate
from demo.text.assignments import ASSIGNMENTS, Assignment
from demo.text.topics import TOPICS

NEWEST = date(2025, 10, 10)
RELAUNCH = date(2024, 10, 1)
"""Articles from this day on have no ``meldung_`` id."""

_PER_TOPIC: dict[SiteName, int] = {"rathausblick": 10, "werkblick": 10}
_FIRST_IDS: dict[SiteName, tuple[int, int]] = {
    "rathausblick": (97_310, 22_004),
    "werkblick": (41_120, 8_007),
}
_SHARED = ("smartcity", "geodaten", "mobilitaet", "messwesen", "licht")
"""Topics that suit both sites."""
_REPRINTS: dict[SiteName, int] = {"rathausblick": 6, "werkblick": 5}


def articles(site: SiteName) -> tuple[Article, ...]:
    """Write the articles of one site, oldest first."""
    return tuple(article for article in _everything() if article.site == site)


@cache
def _everything() -> tuple[Article, ...]:
    rng = random.Random("Kommunews demo 1")
    composer = Composer(rng)
    assignments = list(ASSIGNMENTS)
    for site, topics in TOPICS.items():
        for topic in topics:
            titles = rng.sample(topic.titles, _PER_TOPIC[site])
            for title in titles:
                day = _some_day(rng)
                kicker = composer.kicker(topic)
                assignments.append(
                    Assignment(
                        site=site, day=day, topic=topic.name, title=title.text, kicker=kicker
                    )
                )
    drafts = [composer.draft(a) for a in sorted(assignments, key=lambda a: (a.day, a.title))]
    originals = _choose_reprints(drafts, rng)
    slots = [(draft.day, index, draft, False) for index, draft in enumerate(drafts)]
    slots += [
        (draft.day + timedelta(days=1), index, draft, True)
        for index, draft in enumerate(drafts)
        if index in originals
    ]
    return _number(sorted(slots, key=lambda slot: (slot[0], slot[3], slot[1])), rng)


def _some_day(rng: random.Random) -> date:
    """Choose a working day, recent years more often."""
    first = date(2016, 1, 11)
    span = (NEWEST - first).days
    day = first + timedelta(days=int(span * (1 - rng.random() ** 1.5)))
    return day - timedelta(days=max(0, day.weekday() - 4))


def _choose_reprints(drafts: list[Draft], rng: random.Random) -> set[int]:
    """Choose the drafts that the sister site prints a day later."""
    chosen: set[int] = set()
    for site, count in _REPRINTS.items():
        sister = {d.title for d in drafts if d.site != site} | {
            assignment.title for assignment in ASSIGNMENTS
        }
        fit = [
            index
            for index, d in enumerate(drafts)
            if d.site == site and d.day.weekday() < 4 and d.title not in sister
            and d.topic in _SHARED
        ]  # fmt: skip
        chosen.update(rng.sample(fit, count))
    return chosen


def _number(slots: list[tuple[date, int, Draft, bool]], rng: random.Random) -> tuple[Article, ...]:
    """Turn drafts into articles in order of date: ids, slugs, links to earlier ones, reprints."""
    ids = dict(_FIRST_IDS)
    taken: dict[SiteName, set[str]] = {site: set() for site in SITES}
    done: list[Article] = []
    by_draft: dict[int, Article] = {}
    reprints = 0
    for day, index, draft, reprint in slots:
        site = BRANDS[draft.site].sister if reprint else draft.site
        post, old = ids[site]
        post, old = post + rng.randrange(3, 40), old + rng.randrange(2, 60)
        ids[site] = (post, old)
        article = _article(draft, site, day, post, old, taken[site])
        if reprint:
            article = _reprinted(article, by_draft[index], reprints)
            reprints += 1
        else:
            article = with_link(article, done, rng)
            by_draft[index] = article
        done.append(article)
    return tuple(done)


def _article(
    draft: Draft, site: SiteName, day: date, post: int, old: int, taken: set[str]
) -> Article:
    slug = stem = transliterate(draft.title)
    number = 1
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    taken.add(slug)
    return Article(
        site=site,
        slug=slug,
        post_id=post,
        old_id=old if day < RELAUNCH else None,
        date=day,
        date_on=draft.date_on,
        kicker=draft.kicker,
        title=draft.title,
        teaser=draft.teaser,
        blocks=draft.blocks,
        section=draft.section,
        tags=draft.tags,
        byline=draft.byline,
        picture=draft.picture,
        more=draft.more,
    )


def _reprinted(article: Article, original: Article, number: int) -> Article:
    """Reprint a text on the sister site, sometimes with another kicker or an added sentence."""
    blocks = tuple(absolute(block, HOMES[original.site]) for block in original.blocks)
    if number % 4 == 3:
        first = blocks[0]
        if isinstance(first, Paragraph):
            extra = Span(" Darüber berichtet die Schwesterredaktion.")
            blocks = (Paragraph((*first.spans, extra)), *blocks[1:])
    kicker = article.kicker
    if number % 3 == 1:
        kicker = "Aus der Nachbarschaft" if number % 2 else "Kommunen"
    return replace(article, blocks=blocks, kicker=kicker, teaser=original.teaser)


def invent(
    site: SiteName, count: int, day: date, *, after: int, taken: Collection[str]
) -> tuple[Article, ...]:
    """Invent articles of one day with ids above ``after``; deterministic."""
    found: list[Article] = []
    slugs = set(taken)
    for number in range(count):
        post = after + 1 + number * 7
        rng = random.Random(f"{site} {post} {day}")
        composer = Composer(rng)
        topic = rng.choice(TOPICS[site])
        kicker = composer.kicker(topic)
        town = rng.choice(("Auental", "Rohrbeck", "Seelow-Heide", "Vierlinden", "Kaltenmoor"))
        title = f"{rng.choice(topic.titles).text} in {town}"
        assignment = Assignment(site=site, day=day, topic=topic.name, title=title, kicker=kicker)
        draft = replace(
            composer.draft(assignment), date_on=frozenset({"page", "metadata", "listing"})
        )
        article = _article(draft, site, day, post, 0, slugs)
        found.append(replace(article, old_id=None))
    return tuple(found)


def preview(site: SiteName) -> Article:
    """Write the article that robots.txt disallows."""
    return Article(
        site=site,
        slug="vorschau-naechste-ausgabe",
        post_id=1,
        old_id=None,
        date=date(2025, 10, 31),
        date_on=frozenset({"page", "listing"}),
        kicker="Vorschau",
        title="Was die nächste Ausgabe bringt",
        teaser="Dieser Text ist noch nicht freigegeben und für Suchmaschinen gesperrt.",
        blocks=(paragraph("Wer dies liest, hat die robots.txt nicht beachtet."),),
        section="Vorschau",
        tags=(),
        byline=None,
        picture=None,
    )
