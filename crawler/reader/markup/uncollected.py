"""Read a page with the cyclic garbage collector off: nothing would be freed. Pure.

A page becomes ten thousand small objects that all live until it is read, hardly any of them in a
cycle; scanning them repeatedly took a fifth of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def uncollected(function: Callable[P, R]) -> Callable[P, R]:
    """Wrap a function so that the collector, if it is on, pauses while it runs."""

    @wraps(function)
    def paused(*args: P.args, **kwargs: P.kwargs) -> R:
        if not gc.isenabled():
            return function(*args, **kwargs)
        gc.disable()
        try:
            return function(*args, **kwargs)
        finally:
            gc.enable()

    return paused
