"""Invented towns, people, companies and products: ``words.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from demo.model import SiteName
from demo.text.load import read_table

_PerSite = dict[SiteName, tuple[str, ...]]
_Offices = dict[SiteName, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """Lists of words to choose from."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    districts: tuple[str, ...]
    first_names: tuple[tuple[str, Literal["f", "m"]], ...]
    surnames: tuple[str, ...]
    marks: tuple[str, ...]
    """Byline marks of editors."""
    credits: tuple[str, ...]
    """Photographers."""
    quotations: tuple[str, ...]
    """Texts of block quotations."""
    towns: dict[str, tuple[str, ...]]
    """By kind. For the grammar, every kind is feminine and no name ends in a sibilant."""
    offices: _Offices
    """Leaders' titles: masculine, feminine."""
    experts: _Offices
    """Experts' titles: masculine, feminine."""
    companies: _PerSite
    products: _PerSite


WORDS = Words(**read_table("words.toml"))

TOWNS = tuple((kind, name) for kind, names in WORDS.towns.items() for name in names)
"""(kind, name) of every town."""
