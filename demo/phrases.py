"""From a line of a sentence bank to a sentence. Deterministic: all chance is a given Random.

``[a|b]`` is a choice; in a line marked with ``=`` (``S= …``) all choices take the same position.
``{Ort}``, ``{die}``, ``{P}`` … are filled from the cast of the article; a person's office and full
name appear once, afterwards only the surname. ``{n}``, ``{p}``, ``{eur}`` … are drawn anew.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from datetime import date, timedelta

MONTHS = (
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
)
WEEKDAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a bank."""

    text: str
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """What a bank offers on one subject."""

    name: str
    section: str
    kickers: tuple[str, ...]
    tags: tuple[str, ...]
    titles: tuple[Line, ...]
    leads: tuple[Line, ...]
    openers: tuple[Line, ...]
    sentences: tuple[Line, ...]
    subheads: tuple[Line, ...]
    lists: tuple[Line, ...]
    captions: tuple[Line, ...]


def read_bank(text: str) -> tuple[Topic, ...]:
    """The topics of a bank, in order."""
    return tuple(_read_topic(part) for part in re.split(r"^# ", text, flags=re.M)[1:])


def _read_topic(text: str) -> Topic:
    name, _, rest = text.partition("\n")
    lines: dict[str, list[Line]] = {letter: [] for letter in "TLOSHIC"}
    settings: dict[str, str] = {}
    for row in rest.splitlines():
        key, _, value = row.partition(" ")
        if key.rstrip("=") in lines:
            lines[key[0]].append(Line(value.strip(), key.endswith("=")))
        elif key.endswith(":"):
            settings[key[:-1]] = value.strip()
    return Topic(
        name=name.strip(),
        section=settings["section"],
        kickers=tuple(k.strip() for k in settings["kickers"].split(" | ")),
        tags=tuple(t.strip() for t in settings["tags"].split(",")),
        titles=tuple(lines["T"]),
        leads=tuple(lines["L"]),
        openers=tuple(lines["O"]),
        sentences=tuple(lines["S"]),
        subheads=tuple(lines["H"]),
        lists=tuple(lines["I"]),
        captions=tuple(lines["C"]),
    )


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
    """Who and what one article is about."""

    town: str
    kind: str
    """``Stadt``, ``Gemeinde`` …: always feminine, so that the sentences agree."""
    town2: str
    kind2: str
    district: str
    company: str
    product: str
    leader: Person
    expert: Person
    day: date
    named: set[str] = field(default_factory=set)
    """Persons already introduced by office and full name."""

    def fill(self, line: Line, rng: random.Random) -> str:
        """One sentence from a line."""
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
    return re.sub(r" +([,.])", r"\1", re.sub(r" {2,}", " ", text)).strip()


def thousands(number: int) -> str:
    """A number in German spelling.

    >>> thousands(12500)
    '12.500'
    """
    return f"{number:,}".replace(",", ".")


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
            return f"{past.day}. {MONTHS[past.month - 1]}"
        case "datum":
            return f"{past:%d.%m.%Y}"
        case "monat":
            return f"{MONTHS[past.month - 1]} {past.year}"
        case "bald":
            return (
                f"{rng.choice(('Frühjahr', 'Sommer', 'Herbst'))} {day.year + rng.randrange(1, 4)}"
            )
        case _:
            raise KeyError(f"no such slot: {name}")
