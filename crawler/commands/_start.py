"""The entry point of ``kommunews``: even while it loads, a signal ends it with a sentence."""

import os
import signal
import sys
from types import FrameType


def main(words: list[str] | None = None) -> None:
    """Run the command named by ``words``; see :func:`crawler.commands._main.main`."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:  # nohup
            signal.signal(number, _leave)
    from crawler.commands import _main  # noqa: PLC0415  (loads half a second)

    _main.main(words)


def _leave(number: int, _: FrameType | None) -> None:
    """End at once: nothing has been opened yet."""
    sys.stderr.write(f"Stopped by {signal.Signals(number).name}.\n")
    sys.stderr.flush()
    os._exit(128 + number)
