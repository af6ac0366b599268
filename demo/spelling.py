"""Spell dates, numbers and slugs the German way."""

from __future__ import annotations

import re
from datetime import date

from demo.text.words import WORDS


def german_date(day: date) -> str:
    """Format a date as DD.MM.YYYY.

    >>> german_date(date(2025, 10, 3))
    '03.10.2025'
    """
    return f"{day:%d.%m.%Y}"


def day_header(day: date) -> str:
    """Format the day for the page header.

    >>> day_header(date(2025, 10, 10))
    'Freitag, 10. Oktober 2025'
    """
    return f"{WORDS.weekdays[day.weekday()]}, {day.day}. {WORDS.months[day.month - 1]} {day.year}"


def thousands(number: int) -> str:
    """Format a number with points between thousands.

    >>> thousands(12500)
    '12.500'
    """
    return f"{number:,}".replace(",", ".")


def transliterate(text: str) -> str:
    """Turn a text into a slug, with umlauts as two letters.

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
    """Return the host name of a town.

    >>> host("Klein-Ösede")
    'klein-oesede.example'
    """
    return f"{transliterate(town)}.example"
