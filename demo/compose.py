"""Compose articles from the sentences of their topics. Random choices use a given Random."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from demo.blocks import Block, Items, Macro, Quote, Span, Subheading, paragraph
from demo.model import DateSource, Picture, SiteName
from demo.paragraphs import join, split, spread, table_until, with_joint
from demo.phrases import Cast, Person
from demo.spelling import host
from demo.text.assignments import Assignment, read_body
from demo.text.topics import GENERAL, TOPICS, Line, Topic
from demo.text.words import TOWNS, WORDS


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """An article without ids, slug and links to others."""

    site: SiteName
    day: date
    date_on: frozenset[DateSource]
    kicker: str | None
    title: str
    teaser: str
    blocks: tuple[Block, ...]
    topic: str
    section: str
    tags: tuple[str, ...]
    byline: str | None
    town: str
    picture: Picture | None
    more: tuple[Span, ...]


@dataclass(slots=True)
class Composer:
    """Writes drafts, and counts the use of each sentence to repeat as few as possible."""

    rng: random.Random
    used: Counter[str] = field(default_factory=Counter)

    def draft(self, assignment: Assignment) -> Draft:
        """Compose a whole article."""
        rng, site = self.rng, assignment.site
        topic = next(topic for topic in TOPICS[site] if topic.name == assignment.topic)
        cast = self._cast(site, assignment.day)
        known = {town: kind for kind, town in TOWNS}
        if assignment.kicker in known:
            cast.town, cast.kind = assignment.kicker, known[assignment.kicker]
        kicker = cast.fill(Line(assignment.kicker), rng) if assignment.kicker else None
        teaser = assignment.teaser or self._line(topic.leads, cast)
        cast.named.clear()
        blocks = read_body(assignment.body) or self._body(topic, cast, assignment)
        marked = rng.random()
        byline = rng.choice(WORDS.marks) if marked < 0.7 else None
        if marked > 0.86:
            byline = self._person(site, "expert").name
        tags = [] if rng.random() < 0.1 else rng.sample(topic.tags, rng.randrange(2, 5))
        if tags and rng.random() < 0.4:
            tags.append(cast.town)
        more = (Span(f"www.{host(cast.town)}", f"https://www.{host(cast.town)}/projekt"),)
        return Draft(
            site=site,
            day=assignment.day,
            date_on=self._date_on(),
            kicker=kicker,
            title=assignment.title,
            teaser=teaser,
            blocks=tuple(blocks),
            topic=topic.name,
            section=topic.section,
            tags=tuple(tags),
            byline=byline,
            town=cast.town,
            picture=self._picture(topic, cast) if rng.random() < 0.86 else None,
            more=more if rng.random() < 0.3 else (),
        )

    def kicker(self, topic: Topic) -> str | None:
        """Choose a kicker for an ordinary article, with slots to fill; one in thirty has none."""
        return None if self.rng.random() < 0.033 else self.rng.choice(topic.kickers)

    def _date_on(self) -> frozenset[DateSource]:
        chance = self.rng.random()
        if chance < 0.022:
            return frozenset()
        if chance < 0.085:
            return frozenset({"listing"})
        if chance < 0.12:
            return frozenset({"metadata", "listing"})
        if chance < 0.60:
            return frozenset({"page", "metadata", "listing"})
        return frozenset({"page", "listing"})

    def _person(self, site: SiteName, role: str) -> Person:
        rng = self.rng
        first, gender = rng.choice(WORDS.first_names)
        offices = (WORDS.offices if role == "leader" else WORDS.experts)[site]
        return Person(first, rng.choice(WORDS.surnames), rng.choice(offices)[gender == "f"])

    def _cast(self, site: SiteName, day: date) -> Cast:
        rng = self.rng
        (kind, town), (kind2, town2) = rng.sample(TOWNS, 2)
        leader, expert = self._person(site, "leader"), self._person(site, "expert")
        while expert.last == leader.last:
            expert = self._person(site, "expert")
        return Cast(
            town=town,
            kind=kind,
            town2=town2,
            kind2=kind2,
            district=rng.choice(WORDS.districts),
            company=rng.choice(WORDS.companies[site]),
            product=rng.choice(WORDS.products[site]),
            leader=leader,
            expert=expert,
            day=day,
        )

    def _pick(self, lines: tuple[Line, ...], count: int) -> list[Line]:
        """Choose the least used lines, in random order."""
        ranked = sorted(lines, key=lambda line: (self.used[line.text], self.rng.random()))
        chosen = ranked[:count]
        self.used.update(line.text for line in chosen)
        self.rng.shuffle(chosen)
        return chosen

    def _line(self, lines: tuple[Line, ...], cast: Cast) -> str:
        return cast.fill(self._pick(lines, 1)[0], self.rng)

    def _body(self, topic: Topic, cast: Cast, assignment: Assignment) -> list[Block]:
        rng = self.rng
        count = rng.choice((3, 3, 4, 4, 4, 5, 5, 6, 7, 8))
        lines = self._pick(topic.sentences, min(9, 3 + count))
        lines += self._pick(GENERAL.sentences, 2 + count)
        rng.shuffle(lines)
        sentences = [self._line(topic.openers, cast), *(cast.fill(line, rng) for line in lines)]
        groups = split(sentences, count, rng)
        blocks: list[Block] = [paragraph(join(group, rng)) for group in groups]
        if assignment.oddity == "joint":
            blocks = with_joint(groups)
        subheads: list[Block] = [
            Subheading(cast.fill(line, rng))
            for line in self._pick(topic.subheads, 2) + self._pick(GENERAL.subheads, 1)
        ]
        rng.shuffle(subheads)
        if assignment.oddity == "macro":
            subheads = [Macro(block.text) for block in subheads if isinstance(block, Subheading)]
        for position in sorted(spread(count, rng, bool(assignment.oddity)), reverse=True):
            blocks.insert(position, subheads.pop())
        return self._extras(blocks, topic, cast, assignment)

    def _extras(
        self, blocks: list[Block], topic: Topic, cast: Cast, assignment: Assignment
    ) -> list[Block]:
        rng, chance = self.rng, self.rng.random()
        if assignment.oddity == "table" or (assignment.oddity is None and chance < 0.06):
            blocks += [
                paragraph(f"Die Entwicklung in {cast.town} im Überblick:"),
                table_until(cast.day.year, rng),
            ]
        elif assignment.oddity == "quote" or (assignment.oddity is None and chance < 0.13):
            name = cast.leader.name
            said = rng.choice(WORDS.quotations)
            blocks.insert(2, Quote((f"„{said}“", f"{name}, {cast.town}")))
        elif chance < 0.32 and assignment.oddity is None:
            lines = topic.lists if rng.random() < 0.75 else GENERAL.lists
            intro, *items = self._line(lines, cast).split(" | ")
            at = rng.randrange(2, len(blocks) + 1)
            blocks[at:at] = [paragraph(intro), Items(tuple(items), rng.random() < 0.25)]
        return blocks

    def _picture(self, topic: Topic, cast: Cast) -> Picture:
        rng = self.rng
        caption: str | None = self._line(topic.captions, cast)
        alt = caption or ""
        chance = rng.random()
        if chance < 0.14:
            a, b = cast.leader, cast.expert
            caption = f"v.l.: {a.name} ({a.office}), {b.name} ({b.office}, {cast.town})"
            alt = f"Zwei Personen stehen vor dem Rathaus von {cast.town} und halten ein Schild."
        elif chance < 0.4:
            alt = (
                f"Das Foto zeigt eine Szene aus {cast.town}: Im Vordergrund steht ein Tisch mit "
                f"Unterlagen. Dahinter sind Menschen im Gespräch zu sehen. {caption}"
            )
        elif chance < 0.5:
            caption = None
        credit = f"{cast.kind} {cast.town}" if rng.random() < 0.5 else rng.choice(WORDS.credits)
        return Picture(
            url=f"/wp-content/uploads/{cast.day:%Y/%m}/{host(cast.town)[:-8]}-"
            f"{rng.randrange(1000, 9999)}.png",
            alt=alt,
            caption=caption,
            credit=credit if rng.random() < 0.92 else None,
        )
