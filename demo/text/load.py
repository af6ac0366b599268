"""Read the data files of this folder."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def read_text(name: str) -> str:
    """Read a data file; ``name`` is its path below this folder."""
    return files(__package__).joinpath(name).read_text("utf-8")


def read_table(name: str) -> Any:
    """Read a TOML file; its lists become tuples."""
    return _frozen(tomllib.loads(read_text(name)))


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _frozen(part) for key, part in value.items()}
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
