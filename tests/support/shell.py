"""A shell for the price of one start: commands in forks of one process, with the outputs, the
terminal and the signals that a test wants."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from tests.conftest import ROOT


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


class Shell:
    """Runs commands, each in a process of its own."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self._process, self._folder = process, folder

    def run(
        self,
        words: Sequence[str],
        out: str = "",
        *,
        err: str = "",
        coding: str = "utf-8",
        closed: bool = False,
        signal: int = 0,
        after: int = 0,
        again: int = -1,
        env: Mapping[str, str] | None = None,
    ) -> Ended:
        """Run a command; its outputs go to the files ``out`` and ``err``, the first into a pipe
        that nobody reads (``closed``), or come back. A ``signal`` reaches it at its call number
        ``after``, and once more ``again`` calls later."""
        said, wrong = self._folder / "out", self._folder / "err"
        said.unlink(missing_ok=True)
        wrong.unlink(missing_ok=True)
        case = {
            "words": list(words), "out": out or str(said), "err": err or str(wrong),
            "coding": coding, "closed": closed, "signal": signal, "after": [after, again],
            "env": dict(env or {}),
        }  # fmt: skip
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(case) + "\n")
        self._process.stdin.flush()
        code = int(self._process.stdout.readline())
        text = said.read_bytes().decode(coding) if said.exists() else ""
        return Ended(code, text, wrong.read_text("utf-8") if wrong.exists() else "")


@contextmanager
def shell(folder: Path, env: Mapping[str, str]) -> Iterator[Shell]:
    """Start the process of which all commands are forks."""
    command = [sys.executable, "-m", "tests.support.shell"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=ROOT, env=dict(env), text=True, stdin=pipe, stdout=pipe
    ) as process:
        yield Shell(process, folder)


def _serve() -> None:
    from crawler.commands import _main  # noqa: PLC0415  (the tests need none of it)

    _main.commands()  # all are imported now
    for line in sys.stdin:
        case = json.loads(line)
        if not (pid := os.fork()):
            os._exit(_be(case))
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


def _be(case: dict[str, Any]) -> int:
    """Be the command; its exit code, 99 for what nobody caught."""
    from crawler.commands import _start  # noqa: PLC0415

    out = os.open(case["out"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    if case["closed"]:
        reading, out = os.pipe()
        os.close(reading)
    err = os.open(case["err"], os.O_WRONLY | os.O_CREAT)
    for number, given in enumerate((os.open(os.devnull, os.O_RDONLY), out, err)):
        os.dup2(given, number)
    sys.stdin = io.TextIOWrapper(open(0, "rb", closefd=False))  # noqa: SIM115
    sys.stdout = io.TextIOWrapper(open(1, "wb", closefd=False), case["coding"], "strict")  # noqa: SIM115
    os.environ.update(case["env"])
    if case["signal"]:
        sys.setprofile(signal_at(*case["after"], number=case["signal"]))
    try:
        _start.main(case["words"])
        sys.stdout.flush()
    except SystemExit as end:
        sys.setprofile(None)
        sys.stdout.flush()
        return end.code if isinstance(end.code, int) else 0
    except BaseException:
        sys.setprofile(None)
        traceback.print_exc()
        return 99
    return 0


def signal_at(call: int, again: int = -1, *, number: int) -> Any:
    """Build a profiler that sends this process a signal at its call number ``call``, and perhaps
    another ``again`` calls later."""
    left = [call] if again < 0 else [again, call]

    def count(_: FrameType, event: str, __: object) -> None:
        if event == "call":
            left[-1] -= 1
            if left[-1] < 0:
                left.pop()
                if not left:
                    sys.setprofile(None)
                os.kill(os.getpid(), number)

    return count


if __name__ == "__main__":
    _serve()
