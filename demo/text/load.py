"""Read the data files of this folder and check their shape against a typed record."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from importlib.resources import files
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


class TextError(ValueError):
    """A fault in a data file, and what was expected."""


def read_text(name: str) -> str:
    """Read a data file; ``name`` is its path below this folder."""
    try:
        return files(__package__).joinpath(name).read_text("utf-8")
    except FileNotFoundError:
        raise TextError(f"demo/text/{name} is missing: write it, or do not name it.") from None


def read_table(name: str) -> dict[str, Any]:
    """Read a TOML file."""
    try:
        return tomllib.loads(read_text(name))
    except tomllib.TOMLDecodeError as error:
        raise TextError(f"demo/text/{name} is not TOML: {error}.") from None


def make_record(kind: type[Record], table: Mapping[str, object], where: str) -> Record:
    """Build a dataclass from a table with exactly its fields; ``where`` is for the error."""
    hints = get_type_hints(kind)
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    if more := sorted(table.keys() - known.keys()):
        raise TextError(f"demo/text/{where}: {more[0]} is unknown; known are {', '.join(known)}.")
    for name, field in known.items():
        if name not in table and field.default is MISSING:
            raise TextError(f"demo/text/{where}: {name} is missing.")
    return kind(
        **{key: _shaped(value, hints[key], f"{where}: {key}") for key, value in table.items()}
    )


def _shaped(value: object, hint: Any, where: str) -> object:
    """Check a value against a type annotation; return it with lists as tuples."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        hint = next(arm for arm in arguments if arm is not type(None))
        return _shaped(value, hint, where)
    if origin is Literal and value in arguments:
        return value
    if origin is tuple and isinstance(value, list):
        shapes = arguments[:1] * len(value) if arguments[-1] is Ellipsis else arguments
        if value and len(shapes) == len(value):
            pairs = enumerate(zip(value, shapes, strict=True), 1)
            return tuple(_shaped(v, shape, f"{where}, {n}.") for n, (v, shape) in pairs)
    if origin is dict and isinstance(value, dict):
        names, shape = arguments
        wanted = get_args(names) or tuple(value)
        if set(value) != set(wanted):
            raise TextError(f"demo/text/{where} needs exactly {', '.join(wanted)}.")
        return {k: _shaped(v, shape, f"{where}.{k}") for k, v in value.items()}
    if type(value) is hint:
        return value
    expected = hint.__name__ if isinstance(hint, type) else str(hint).replace("typing.", "")
    raise TextError(f"demo/text/{where} is {value!r}; expected {expected}.")
