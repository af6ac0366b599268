"""How German spells dates, numbers and the words of an address."""

from __future__ import annotations

import re
from datetime import date

from demo.text.words import WORDS


def german_date(day: date) -> str:
    """Spell a date padded, as the family does.

    >>> german_date(date(2025, 10, 3))
    '03.10.2025'
    """
    return f"{day:%d.%m.%Y}"


def day_header(day: date) -> str:
    """Spell the header of the day.

    >>> day_header(date(2025, 10, 10))
    'Freitag, 10. Oktober 2025'
    """
    return f"{WORDS.weekdays[day.weekday()]}, {day.day}. {WORDS.months[day.month - 1]} {day.year}"


def thousands(number: int) -> str:
    """Spell a number with points.

    >>> thousands(12500)
    '12.500'
    """
    return f"{number:,}".replace(",", ".")


def transliterate(text: str) -> str:
    """Spell German letters as the slugs of the family do.

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


def host(town: str) -> str:
    """Name the host of a town.

    >>> host("Klein-Ösede")
    'klein-oesede.example'
    """
    return f"{transliterate(town)}.example"
