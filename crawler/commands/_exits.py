"""Exit codes of the crawling commands: documented, stable, and the same for all."""

from collections.abc import Iterable

WELL, FAILED, BELOW, USAGE, BUSY, SIGNALLED = 0, 1, 2, 64, 75, 128
"""All well; something failed; something fell below expectations; wrong usage; another crawl is
running (these two as in sysexits.h); stopped by a signal, plus its number (as shells do)."""


_BY_GRAVITY = (FAILED, USAGE, BELOW, BUSY)
"""What needs a person precedes what the next run does by itself."""
_CODES: dict[str | None, int] = {
    "finished": WELL, "stopped": WELL, "below": BELOW, "budget": BELOW,
}  # fmt: skip


def worst(codes: Iterable[int]) -> int:
    """Return the exit code of several crawls: the gravest; a signal only outranks success.

    >>> worst([0, 2, 75]), worst([2, 64]), worst([64, 1]), worst([0, 143]), worst([])
    (2, 64, 1, 143, 0)
    """
    found = set(codes)
    return next((code for code in _BY_GRAVITY if code in found), max(found, default=WELL))


def exit_code(outcomes: Iterable[str | None]) -> int:
    """Return the exit code for the outcomes of all sites.

    >>> exit_code(["finished", "below"]), exit_code(["finished", "below", None]), exit_code([])
    (2, 1, 0)
    """
    return worst(_CODES.get(outcome, FAILED) for outcome in outcomes)
