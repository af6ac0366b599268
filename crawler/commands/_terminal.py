"""Output for people: foreign text never acts on the terminal, and an output that cannot be written
ends a command with a sentence."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import re
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING, Any, TextIO

from archive.visible import visible, visible_json
from crawler.commands._exits import FAILED, SIGNALLED, WELL

if TYPE_CHECKING:
    from scrapy.crawler import AsyncCrawlerProcess

_OURS = re.compile(r"(\x1b\[(?:0|1|31|32)m)")
"""The only escape sequences we write ourselves: plain, bold, red, green."""


STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""Signals by which people and systems end a command."""


class OutputError(Exception):
    """Standard output or error cannot be written; the message is one sentence."""


class Stopped(KeyboardInterrupt):
    """A signal asked the command to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class PeoplesStream:
    """Write text for people: escape control characters, and characters that the terminal's encoding
    lacks. Binary output goes to ``buffer`` unchanged."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")

    def write(self, text: str) -> int:
        """Write a text; raises :class:`OutputError`."""
        if not text.isprintable() and text != "\n":
            pieces = _OURS.split(text)
            pieces[::2] = map(visible, pieces[::2])
            text = "".join(pieces)
        with _told():
            return self._stream.write(text)

    def flush(self) -> None:
        """Flush the stream; raises :class:`OutputError`."""
        with _told():
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


class ErrorStream(PeoplesStream):
    """Standard error: where it cannot be written, nothing is left to report that on, and the exit
    code stays what it would be."""

    def write(self, text: str) -> int:
        """Write a text, or nothing."""
        with self._silently():
            super().write(text)
        return len(text)

    def flush(self) -> None:
        """Flush the stream, or discard what it holds."""
        with self._silently():
            super().flush()

    @contextmanager
    def _silently(self) -> Iterator[None]:
        try:
            yield
        except (OutputError, BrokenPipeError):
            discard(self._stream)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"The output cannot be written: {error.strerror or error}.") from error


class SeenRecord(logging.LogRecord):
    """A log record that is safe to show in a terminal, also later from a file."""

    def getMessage(self) -> str:  # noqa: N802  (its name)
        """Return the message with control characters escaped."""
        if self.exc_info and not self.exc_text:
            self.exc_text = visible(logging.Formatter().formatException(self.exc_info))
        return visible(super().getMessage())


def colours() -> bool:
    """Tell whether standard output is a terminal that knows colours, and whose owner wants them
    (no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def print_json(value: object, **how: Any) -> None:
    """Print a value as JSON that every terminal can show, and every program read."""
    print(
        visible_json(value, ensure_ascii=not sys.stdout.encoding.lower().startswith("utf"), **how)
    )


def protect() -> None:
    """Make both outputs safe for terminals."""
    if not isinstance(sys.stdout, PeoplesStream):
        sys.stdout = PeoplesStream(sys.stdout)
        sys.stderr = ErrorStream(sys.stderr)
        logging.setLogRecordFactory(SeenRecord)


def stoppable(sentence: str) -> None:
    """Let signals end a read-only command at once with a sentence, even within a query, which
    Python would otherwise finish first."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing)
    for number in STOPS:
        signal.signal(number, lambda *_: None)

    def stop() -> None:
        number = os.read(reading, 1)[0]
        print(sentence, file=sys.stderr, flush=True)
        os._exit(SIGNALLED + number)

    threading.Thread(target=stop, daemon=True).start()


def crawl_until_stopped(process: AsyncCrawlerProcess) -> list[signal.Signals]:
    """Run all crawls of a process; return the signals that asked them to stop, a lost terminal
    (SIGHUP) included. The first lets what is under way end, the second does not wait for it; none
    is lost while the reactor starts. After a crawl that was stopped there is nothing to stop."""
    from twisted.internet import reactor  # noqa: PLC0415  (installed by Scrapy when it is made)
    from twisted.internet.error import ReactorNotRunning  # noqa: PLC0415

    noted: list[signal.Signals] = []
    loop = asyncio.get_event_loop()

    async def leave() -> None:
        if len(noted) == 1:
            await process.stop()
        with suppress(ReactorNotRunning):
            reactor.stop()  # type: ignore[misc]

    def note(number: signal.Signals) -> None:
        noted.append(number)
        tasks.append(loop.create_task(leave()))

    tasks: list[asyncio.Task[None]] = []
    before = {number: signal.getsignal(number) for number in STOPS}
    heard = [number for number in STOPS if before[number] is not signal.SIG_IGN]  # nohup
    for number in heard:
        loop.add_signal_handler(number, note, number)
    try:
        process.start(install_signal_handlers=False)
    finally:
        for number in heard:
            signal.signal(number, (lambda *_: None) if noted else before[number])
    return noted


def ended(work: Callable[[], object]) -> int | None:
    """Do the work of a command; turn an early end, also by a signal, into a sentence and its exit
    code, or return None. A signal after the work has nothing left to stop.

    A reader that closes our output early (``head``, ``less``) is not a failure. No context manager:
    a signal while one is entered would leave past it.
    """
    working = True

    def stop(number: int, _: FrameType | None) -> None:
        if working:
            raise Stopped(number)

    before = {number: signal.getsignal(number) for number in STOPS}
    try:
        try:
            for number, handler in before.items():
                if handler is not signal.SIG_IGN:  # nohup
                    signal.signal(number, stop)
            work()
        finally:
            sys.stdout.flush()
    except (KeyboardInterrupt, OutputError, OSError) as error:
        working = False
        return _code_of(error)
    finally:
        working = False
        for number, handler in before.items():
            signal.signal(number, handler)
    return None


def _code_of(error: KeyboardInterrupt | OutputError | OSError) -> int:
    """Say why a command ends early; return its exit code, or raise what is not for people."""
    if isinstance(error, KeyboardInterrupt):
        number = error.number if isinstance(error, Stopped) else signal.SIGINT
        sys.unraisablehook = lambda _: None  # unfinished objects would print noise
        _say(f"Stopped by {signal.Signals(number).name}.")
        return SIGNALLED + number
    if isinstance(error, OSError) and error.filename is not None and error.errno not in _PLAIN:
        raise error
    discard(sys.stdout)
    if isinstance(error, BrokenPipeError):
        return WELL
    _say(_sentence(error))
    return FAILED


_SCARCE = (errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.ENOMEM)
"""What the system had too little of, wherever that showed."""
_PLAIN = (*_SCARCE, errno.ENAMETOOLONG)
"""What says enough without the place in the program; the name itself would fill the screen."""


def _sentence(error: OutputError | OSError) -> str:
    if isinstance(error, OutputError):
        return str(error)
    if isinstance(error, FileNotFoundError):  # without a name: that of the working directory
        return "The folder in which this was called is gone; change to another one."
    if error.errno == errno.ENAMETOOLONG:
        return "A file name given here is longer than the system allows; give a shorter one."
    what = "This cannot go on" if error.errno in _SCARCE else "The output cannot be written"
    return f"{what}: {error.strerror or error}."


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def discard(stream: TextIO) -> None:
    """Discard what a stream still buffers, which Python would flush at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream.fileno())
    finally:
        os.close(nowhere)
