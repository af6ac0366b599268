"""The named questions in ``queries.yaml``: title, sentence, parameters, chart and SQL."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

QUERIES = files("reading_room") / "queries.yaml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One named query."""

    name: str
    title: dict[str, str]
    sentence: dict[str, str]
    parameters: dict[str, str]
    chart: dict[str, Any]
    sql: str


@cache
def questions() -> dict[str, Question]:
    """Load all named queries, in the order of the file."""
    found = yaml.safe_load(QUERIES.read_text("utf-8"))
    return {name: Question(name=name, **values) for name, values in found.items()}
