"""German and English: catalogue sentences, dates, numbers. German is the default."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from markupsafe import Markup, escape

CATALOGUE = files("reading_room") / "catalogue.yaml"
LANGUAGES = ("de", "en")
_GERMANY = ZoneInfo("Europe/Berlin")
_MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
}


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Load every sentence of the interface, by key and language."""
    found: dict[str, dict[str, str]] = yaml.safe_load(CATALOGUE.read_text("utf-8"))
    return found


@dataclass(frozen=True, slots=True)
class Locale:
    """Format sentences, dates and numbers in one language, for templates and pages."""

    lang: str

    def __call__(self, key: str, /, **values: Any) -> Markup:
        """Return a sentence of the catalogue with its values filled in and escaped."""
        sentence = Markup(catalogue()[key][self.lang])
        if not values:
            return sentence
        return sentence.format(**{k: self._shown(v) for k, v in values.items()})

    def plain(self, key: str, /, **values: Any) -> str:
        """Return a sentence as plain text, for titles of charts and feeds."""
        return str(self(key, **values).striptags()).replace("\N{SOFT HYPHEN}", "")

    def count(self, key: str, n: int, /, **values: Any) -> Markup:
        """Return a sentence with a number: ``key.one`` for 1, ``key`` for any other."""
        return self(f"{key}.one" if n == 1 and f"{key}.one" in catalogue() else key, n=n, **values)

    def number(self, value: float | None) -> str:
        """Format a number: 1.234,5 or 1,234.5."""
        if value is None:
            return "–"
        text = f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
        return text.translate(str.maketrans(",.", ".,")) if self.lang == "de" else text

    def rate(self, value: float | None) -> str:
        """Format a rate: one decimal below 100, so that the numbers of a column stand in line."""
        if not value or value >= 100:
            return self.number(value)
        return f"{value:.1f}".replace(".", "," if self.lang == "de" else ".")

    def percent(self, share: float) -> str:
        """Format a share as per cent; only nothing is 0, only all is 100."""
        value = 100 * share
        if 0 < value < 1:
            return "<1\xa0%"
        if 99 < value < 100:
            return ">99\xa0%"
        return f"{value:.0f}\xa0%"

    def day(self, value: str | None) -> str:
        """Format a date as precisely as it is known: 10. Oktober 2025, Oktober 2025, 2025."""
        if not value:
            return self.plain("no-date")
        year, *rest = value[:10].split("-")
        if not rest or not all(part.isdigit() for part in (year, *rest)):
            return value[:10]
        month = self.month(rest[0])
        if len(rest) == 1:
            return f"{month} {year}"
        return f"{int(rest[1])}{'.' if self.lang == 'de' else ''}\xa0{month} {year}"

    def span(self, since: str, until: str) -> str:
        """Format a period from one day, month or year to another."""
        if since == until or not (since and until):
            key = "span.only" if since == until else "span.since" if since else "span.until"
            return self.plain(key, day=self.day(since or until))
        return self.plain("span", since=self.day(since), until=self.day(until))

    def short_day(self, value: str | None) -> str:
        """Format a date in short: 10.10.2025 or 10 Oct 2025."""
        if not value or value.count("-") != 2:
            return value or self.plain("no-date")
        year, month, day = value[:10].split("-")
        if self.lang == "de":
            return f"{day}.{month}.{year}"
        return f"{int(day)}\xa0{self.month(month)[:3]} {year}"

    def month(self, value: str) -> str:
        """Return the name of a month, by its number."""
        names = _MONTHS[self.lang].split()
        return names[int(value) - 1] if value.isdigit() and 1 <= int(value) <= 12 else value

    def time(self, value: str | None) -> str:
        """Format a time of the archive, in UTC."""
        if not value:
            return "–"
        return f"{self.short_day(value[:10])}, {value[11:16]}\xa0UTC"

    def moment(self, value: str | None) -> Markup:
        """Format a time of the archive in German local time, with UTC as its tooltip."""
        if not value:
            return Markup("–")
        try:
            at = datetime.fromisoformat(value).astimezone(_GERMANY)
        except ValueError:
            return escape(value)
        shown = f"{self.short_day(at.date().isoformat())}, {at:%H:%M}"
        return Markup('<time datetime="{}" title="{}">{}</time>').format(
            value, self.time(value), shown
        )

    def _shown(self, value: Any) -> Any:
        return self.number(value) if isinstance(value, int) else escape(value)


def locale_of(lang: str | None) -> Locale:
    """Return the locale of a language, by default German."""
    return Locale(lang if lang in LANGUAGES else LANGUAGES[0])
