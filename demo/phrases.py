"""Turn lines of topics into sentences. Random choices use a given Random."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from demo.spelling import thousands
from demo.text.topics import Line
from demo.text.words import WORDS

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person."""

    first: str
    last: str
    office: str

    @property
    def name(self) -> str:
        """First name and surname."""
        return f"{self.first} {self.last}"

    @property
    def full(self) -> str:
        """Office and name."""
        return f"{self.office} {self.name}"


@dataclass(slots=True)
class Cast:
    """The people, places and products of one article."""

    town: str
    kind: str
    """``Stadt``, ``Gemeinde`` …: always feminine, so that the grammar fits."""
    town2: str
    kind2: str
    district: str
    company: str
    product: str
    leader: Person
    expert: Person
    day: date
    named: set[str] = field(default_factory=set)
    """People already introduced by office and full name."""

    def fill(self, line: Line, rng: random.Random) -> str:
        """Turn a line into a sentence."""
        text = _choose(line, rng)
        return _SLOT.sub(lambda match: self._slot(match.group(1), rng), text)

    def _slot(self, name: str, rng: random.Random) -> str:
        match name:
            case "P":
                return self._person(self.leader)
            case "Q":
                return self._person(self.expert)
            case _ if name in (fixed := self._fixed()):
                return fixed[name]
            case _:
                return _number(name, self.day, rng)

    def _fixed(self) -> dict[str, str]:
        return {
            "Ort": self.town,
            "Ort2": self.town2,
            "die": f"die {self.kind} {self.town}",
            "Die": f"Die {self.kind} {self.town}",
            "der": f"der {self.kind} {self.town}",
            "die2": f"die {self.kind2} {self.town2}",
            "der2": f"der {self.kind2} {self.town2}",
            "kreis": self.district,
            "firma": self.company,
            "produkt": self.product,
            "jahr": str(self.day.year),
            "jahrv": str(self.day.year - 1),
            "jahrn": str(self.day.year + 1),
        }

    def _person(self, person: Person) -> str:
        if person.last in self.named:
            return person.last
        self.named.add(person.last)
        return person.full


def _choose(line: Line, rng: random.Random) -> str:
    column = rng.randrange(12)

    def pick(match: re.Match[str]) -> str:
        options = match.group(1).split("|")
        return options[column % len(options)] if line.linked else rng.choice(options)

    text = _CHOICE.sub(pick, line.text)
    return re.sub(r" ([,.])", r"\1", re.sub(r" {2,}", " ", text)).strip()


def _number(name: str, day: date, rng: random.Random) -> str:
    past = day - timedelta(days=rng.randrange(40, 330))
    match name:
        case "n":
            return str(rng.randrange(13, 97))
        case "z":
            return rng.choice(("drei", "vier", "fünf", "sechs", "sieben", "acht"))
        case "N":
            small = rng.randrange(12, 98) * 100
            return thousands(small if rng.random() < 0.6 else small * 5)
        case "p":
            return f"{rng.randrange(11, 93)} Prozent"
        case "eur":
            if rng.random() < 0.5:
                return f"{rng.randrange(3, 98) * 10}.000 Euro"
            return f"{rng.randrange(1, 19)},{rng.randrange(1, 10)} Millionen Euro"
        case "tag":
            return f"{past.day}. {WORDS.months[past.month - 1]}"
        case "datum":
            return f"{past:%d.%m.%Y}"
        case "monat":
            return f"{WORDS.months[past.month - 1]} {past.year}"
        case "bald":
            return (
                f"{rng.choice(('Frühjahr', 'Sommer', 'Herbst'))} {day.year + rng.randrange(1, 4)}"
            )
        case _:
            raise KeyError(f"no such slot: {name}")
