"""Filters of a search, applied to a list of ids or built as a mask."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from operator import or_

from archive.search.dates import is_within
from reading_room.facets.counts import MULTI_VALUED, SINGLE_VALUED, YES_OR_NO, mask
from reading_room.facets.index import FacetIndex
from reading_room.facets.params import FACETS, SearchParams

IdFilter = Callable[[list[int]], list[int]]
"""Takes ids and returns those that pass."""


def filters_of(index: FacetIndex, params: SearchParams) -> dict[str, IdFilter]:
    """Return the filters of a search by name: its facets, and ``date``."""
    found: dict[str, IdFilter] = {}
    for name in FACETS:
        wanted = params.values(name)
        unwanted = [value for facet, value in params.unwanted if facet == name]
        if wanted and unwanted:
            found[name] = _both(_test(index, name, wanted), _test(index, name, unwanted, out=True))
        elif wanted or unwanted:
            found[name] = _test(index, name, wanted or unwanted, out=not wanted)
    if params.since or params.until:
        days = {d for d in set(index.published) if is_within(d, params.since, params.until)}
        found["date"] = lambda ids: [n for n in ids if index.published[n] in days]
    return found


def _both(one: IdFilter, two: IdFilter) -> IdFilter:
    return lambda ids: two(one(ids))


def _test(index: FacetIndex, name: str, values: list[str], *, out: bool = False) -> IdFilter:
    """Return the filter of a facet: keep the ids with one of the values (``out``: with none)."""
    if name in MULTI_VALUED:
        many = getattr(index, MULTI_VALUED[name])
        folded = {value.casefold() for value in values}
        if name == "place" and (states := {value for value in values if len(value) == 2}):
            return lambda ids: [
                n for n in ids
                if (folded.isdisjoint(many[n]) and states.isdisjoint(ags[:2] for ags in many[n]))
                is out
            ]  # fmt: skip
        return lambda ids: [
            n for n in ids if folded.isdisjoint(map(str.casefold, many[n])) is out
        ]  # fmt: skip
    if name in YES_OR_NO:
        flags = getattr(index, YES_OR_NO[name][0])
        expected = {value in ("yes", "reprint") for value in values}
        return lambda ids: [n for n in ids if (flags[n] in expected) is not out]
    column = getattr(index, SINGLE_VALUED[name])
    some = set(values)
    return lambda ids: [n for n in ids if (column[n] in some) is not out]


def apart(name: str) -> set[str]:
    """Return the filters to ignore when counting a facet: its own; for years also the date."""
    return {"year", "date"} if name == "year" else {name}


def mask_of(index: FacetIndex, params: SearchParams, name: str) -> int:
    """Return the mask of a filter; compute it for a rare value or a date."""
    masks, everything = index.masks.values, index.masks.everything
    if name == "date":
        return mask(filters_of(index, SearchParams(since=params.since, until=params.until))["date"](
            index.ids
        ))  # fmt: skip

    def one(value: str) -> int:
        known = masks[name].get(value)
        return known if known is not None else mask(_test(index, name, [value])(index.ids))

    wanted = [one(value) for facet, value in params.wanted if facet == name]
    found = reduce(or_, wanted) if wanted else everything
    for facet, value in params.unwanted:
        if facet == name:
            found &= ~one(value)
    return found
