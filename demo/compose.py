"""Composes one article from the sentence banks. All chance comes from the given Random."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from demo import bank_energy, bank_energy2, bank_general, bank_it, bank_it2, words
from demo.model import (
    JOINT,
    Block,
    DateSource,
    Items,
    Macro,
    Picture,
    Quote,
    SiteName,
    Span,
    Subheading,
    Table,
    paragraph,
)
from demo.phrases import Cast, Line, Person, Topic, read_bank
from demo.specials import Wish

TOPICS: dict[SiteName, tuple[Topic, ...]] = {
    "rathausblick": read_bank(bank_it.TEXT) + read_bank(bank_it2.TEXT),
    "werkblick": read_bank(bank_energy.TEXT) + read_bank(bank_energy2.TEXT),
}
GENERAL = read_bank(bank_general.TEXT)[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """An article before it has ids, a slug and links to others."""

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
    """Writes drafts and remembers which sentences were used how often, to repeat the least."""

    rng: random.Random
    used: Counter[str] = field(default_factory=Counter)

    def draft(self, wish: Wish) -> Draft:
        """A whole article for a wish."""
        rng, site = self.rng, wish.site
        topic = next(topic for topic in TOPICS[site] if topic.name == wish.topic)
        cast = self._cast(site, wish.day)
        known = {town: kind for kind, town in words.TOWNS}
        if wish.kicker in known:
            cast.town, cast.kind = wish.kicker, known[wish.kicker]
        kicker = cast.fill(Line(wish.kicker), rng) if wish.kicker else None
        teaser = wish.teaser or self._line(topic.leads, cast)
        cast.named.clear()
        blocks = wish.blocks or self._body(topic, cast, wish)
        marked = rng.random()
        byline = rng.choice(words.MARKS) if marked < 0.7 else None
        if marked > 0.86:
            byline = self._person(site, "expert").name
        tags = [] if rng.random() < 0.1 else rng.sample(topic.tags, rng.randrange(2, 5))
        if tags and rng.random() < 0.4:
            tags.append(cast.town)
        more = (Span(f"www.{_host(cast.town)}", f"https://www.{_host(cast.town)}/projekt"),)
        return Draft(
            site=site,
            day=wish.day,
            date_on=self._date_on(),
            kicker=kicker,
            title=wish.title,
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
        """A kicker for an ordinary article, with slots to fill; one in thirty has none."""
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
        first, gender = rng.choice(words.FIRST_NAMES)
        offices = (words.OFFICES if role == "leader" else words.EXPERTS)[site]
        return Person(first, rng.choice(words.SURNAMES), rng.choice(offices)[gender == "f"])

    def _cast(self, site: SiteName, day: date) -> Cast:
        rng = self.rng
        (kind, town), (kind2, town2) = rng.sample(words.TOWNS, 2)
        leader, expert = self._person(site, "leader"), self._person(site, "expert")
        while expert.last == leader.last:
            expert = self._person(site, "expert")
        return Cast(
            town=town,
            kind=kind,
            town2=town2,
            kind2=kind2,
            district=rng.choice(words.DISTRICTS),
            company=rng.choice(words.COMPANIES[site]),
            product=rng.choice(words.PRODUCTS[site]),
            leader=leader,
            expert=expert,
            day=day,
        )

    def _pick(self, lines: tuple[Line, ...], count: int) -> list[Line]:
        """The least used lines, in random order."""
        ranked = sorted(lines, key=lambda line: (self.used[line.text], self.rng.random()))
        chosen = ranked[:count]
        self.used.update(line.text for line in chosen)
        self.rng.shuffle(chosen)
        return chosen

    def _line(self, lines: tuple[Line, ...], cast: Cast) -> str:
        return cast.fill(self._pick(lines, 1)[0], self.rng)

    def _body(self, topic: Topic, cast: Cast, wish: Wish) -> list[Block]:
        rng = self.rng
        count = rng.choice((3, 3, 4, 4, 4, 5, 5, 6, 7, 8))
        lines = self._pick(topic.sentences, min(9, 3 + count))
        lines += self._pick(GENERAL.sentences, 2 + count)
        rng.shuffle(lines)
        sentences = [self._line(topic.openers, cast), *(cast.fill(line, rng) for line in lines)]
        groups = _split(sentences, count, rng)
        blocks: list[Block] = [paragraph(self._join(group)) for group in groups]
        if wish.oddity == "joint":
            blocks = _with_joint(groups)
        subheads: list[Block] = [
            Subheading(cast.fill(line, rng))
            for line in self._pick(topic.subheads, 2) + self._pick(GENERAL.subheads, 1)
        ]
        rng.shuffle(subheads)
        if wish.oddity == "macro":
            subheads = [Macro(block.text) for block in subheads if isinstance(block, Subheading)]
        for position in sorted(_spread(count, rng, bool(wish.oddity)), reverse=True):
            blocks.insert(position, subheads.pop())
        return self._extras(blocks, topic, cast, wish)

    def _join(self, sentences: list[str]) -> str:
        text = " ".join(sentences)
        chance = self.rng.random()
        if chance < 0.12:
            text = text.replace(" Prozent", "\u00a0Prozent").replace(" Euro", "\u00a0Euro")
        elif chance < 0.2:
            text = text.replace(". ", ".  ", 1)
        return text

    def _extras(self, blocks: list[Block], topic: Topic, cast: Cast, wish: Wish) -> list[Block]:
        rng, chance = self.rng, self.rng.random()
        if wish.oddity == "table" or (wish.oddity is None and chance < 0.06):
            blocks += [
                paragraph(f"Die Entwicklung in {cast.town} im Überblick:"),
                _table(cast, rng),
            ]
        elif wish.oddity == "quote" or (wish.oddity is None and chance < 0.13):
            name = cast.leader.name
            said = rng.choice(
                (
                    "Es hat länger gedauert als geplant, aber es ist besser geworden als gedacht.",
                    "Wer nur auf die Technik schaut, übersieht die Hälfte der Arbeit.",
                    "In zehn Jahren wird niemand verstehen, warum wir so lange gezögert haben.",
                    "Ich wünsche mir mehr Nachbarn, die einfach anrufen und fragen.",
                    "Am Ende des Tages muss es um 17 Uhr an einem Dienstag funktionieren.",
                )
            )
            blocks.insert(2, Quote((f"„{said}“", f"{name}, {cast.town}")))
        elif chance < 0.32 and wish.oddity is None:
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
        credit = f"{cast.kind} {cast.town}" if rng.random() < 0.5 else rng.choice(words.CREDITS)
        return Picture(
            url=f"/wp-content/uploads/{cast.day:%Y/%m}/{_host(cast.town)[:-8]}-"
            f"{rng.randrange(1000, 9999)}.png",
            alt=alt,
            caption=caption,
            credit=credit if rng.random() < 0.92 else None,
        )


def transliterate(text: str) -> str:
    """German letters as the slugs of the family write them.

    >>> transliterate("Größe: 5 Äpfel & „Öl“")
    'groesse-5-aepfel-oel'
    """
    text = text.lower()
    for letter, plain in (
        ("ä", "ae"),
        ("ö", "oe"),
        ("ü", "ue"),
        ("ß", "ss"),
        ("ı", "i"),
        ("ş", "s"),
    ):
        text = text.replace(letter, plain)
    text = re.sub(r"[*.„“‚‘'’]", "", text)
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")


def _host(town: str) -> str:
    return f"{transliterate(town)}.example"


def _split(sentences: list[str], count: int, rng: random.Random) -> list[list[str]]:
    """The sentences in ``count`` groups of nearly equal, yet varied size."""
    sizes = [len(sentences) // count + (index < len(sentences) % count) for index in range(count)]
    for _ in range(count):
        giver, taker = rng.sample(range(count), 2)
        if sizes[giver] > 1 and sizes[taker] < 5:
            sizes[giver] -= 1
            sizes[taker] += 1
    left = iter(sentences)
    return [list(islice(left, size)) for size in sizes]


def _spread(count: int, rng: random.Random, must: bool) -> list[int]:
    """Before which paragraphs a subheading stands: 0 to 3, never before the first."""
    most = min(3, count - 1)
    wanted = rng.choice((0, 1, 1, 2, 2, 3))
    return rng.sample(range(1, count), min(most, max(wanted, int(must))))


def _with_joint(groups: list[list[str]]) -> list[Block]:
    """Paragraphs; where a sentence with an article follows a plain full stop, the blank is lost."""
    texts = []
    lost = False
    for group in groups:
        text = group[0]
        for sentence in group[1:]:
            fits = re.match(r"(Die|Der|Das|Ein|Eine|Auch|Im|Für) ", sentence)
            joint = not lost and fits and re.search(r"[a-zäöüß]\.$", text)
            text += (JOINT if joint else " ") + sentence
            lost = lost or bool(joint)
        texts.append(text)
    return [paragraph(text) for text in texts]


def _table(cast: Cast, rng: random.Random) -> Table:
    last = cast.day.year
    start, step = rng.randrange(400, 4000), rng.randrange(150, 900)
    rows = [("Jahr", "Vorgänge", "davon digital")]
    for index, year in enumerate(range(last - 3, last + 1)):
        share = f"{rng.randrange(8, 20) + index * rng.randrange(9, 20)} %"
        rows.append((str(year), str(start + index * step), share))
    return Table(tuple(rows))
