"""The first moment of a command: even while it loads, a signal ends it with a sentence."""

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from types import FrameType


def main(words: list[str] | None = None) -> None:
    """Run the command named by ``words``; see :func:`crawler.commands._main.main`."""
    listen()
    from crawler.commands import _main  # noqa: PLC0415  (loads half a second)

    _main.main(words)


def listen() -> None:
    """Let signals end the process with a sentence until the command takes care of them itself, and
    open what the caller has closed: to write to a closed output fails as on a full device."""
    _open()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:  # nohup
            signal.signal(number, _leave)


def _open() -> None:
    for number, name, flags, mode in (
        (0, "stdin", os.O_RDONLY, "r"),
        (1, "stdout", os.O_RDONLY, "w"),  # so that what is written there fails
        (2, "stderr", os.O_WRONLY, "w"),
    ):
        if getattr(sys, name) is None:
            found = os.open(os.devnull, flags)
            if found != number:
                os.dup2(found, number)
                os.close(found)
            setattr(sys, name, os.fdopen(number, mode, closefd=False))


def called_by_scrapy() -> bool:
    """Tell whether this process is ``scrapy X``, and X one of our commands."""
    program = Path(sys.argv[0])
    if program.name != "scrapy" and program.parts[-2:] != ("scrapy", "__main__.py"):
        return False
    name = next((word for word in sys.argv[1:] if not word.startswith("-")), "")
    if name not in {file.stem for file in Path(__file__).parent.glob("[!_]*.py")}:
        return False
    from multiprocessing import parent_process  # noqa: PLC0415  (loads sockets)

    return parent_process() is None


def _leave(number: int, _: FrameType | None) -> None:
    """End at once: nothing has been opened yet."""
    with suppress(OSError):
        os.write(2, f"Stopped by {signal.Signals(number).name}.\n".encode())
    os._exit(128 + number)
