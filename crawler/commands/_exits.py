"""Exit codes of the crawling commands: documented, stable, and the same for all."""

WELL, FAILED, BELOW, USAGE, BUSY, SIGNALLED = 0, 1, 2, 64, 75, 128
"""All well; something failed; something fell below expectations; wrong usage; another crawl is
running (these two as in sysexits.h); stopped by a signal, plus its number (as shells do)."""


_CODES: dict[str | None, int] = {
    "finished": WELL, "stopped": WELL, "below": BELOW, "budget": BELOW,
}  # fmt: skip


def exit_code(outcomes: list[str | None]) -> int:
    """Return the exit code for the outcomes of all sites: that of the worst.

    >>> exit_code(["finished", "below"]), exit_code(["finished", "below", None]), exit_code([])
    (2, 1, 0)
    """
    codes = [_CODES.get(outcome, FAILED) for outcome in outcomes]
    return FAILED if FAILED in codes else max(codes, default=WELL)
