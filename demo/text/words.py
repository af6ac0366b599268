"""Invented towns, persons, companies and products: ``words.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from demo.model import SiteName
from demo.text.load import make_record, read_table

_PerSite = dict[SiteName, tuple[str, ...]]
_Offices = dict[SiteName, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """Lists to draw from."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    districts: tuple[str, ...]
    first_names: tuple[tuple[str, Literal["f", "m"]], ...]
    surnames: tuple[str, ...]
    marks: tuple[str, ...]
    """Byline marks of editors."""
    credits: tuple[str, ...]
    """Who took the pictures."""
    quotations: tuple[str, ...]
    """What somebody says in a block quotation."""
    towns: dict[str, tuple[str, ...]]
    """By kind; every kind is feminine, no name ends in a hissing sound."""
    offices: _Offices
    """Of who leads: a man's, a woman's."""
    experts: _Offices
    """Of who knows: a man's, a woman's."""
    companies: _PerSite
    products: _PerSite


WORDS = make_record(Words, read_table("words.toml"), "words.toml")

TOWNS = tuple((kind, name) for kind, names in WORDS.towns.items() for name in names)
"""(kind, name) of every town."""
