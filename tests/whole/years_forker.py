"""Runs a command for every line it reads, each a fork of this process that has imported everything.

A line is JSON: the time that the command takes for now, its words, where its output goes, and
how many bytes a file may have, if there is a limit. Out comes the exit code.
"""

from __future__ import annotations

import json
import os
import resource
import sys

import time_machine
from scrapy.cmdline import execute

from tests.support.forking import load


def end(at: str, words: list[str], out: str, most: int | None) -> None:
    """Run a command at another time, and end."""
    if most is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    file = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(file, 1)
    os.dup2(file, 2)
    sys.argv = words
    code = 70
    with time_machine.travel(at, tick=True):
        try:
            execute(words)
        except SystemExit as said:
            code = int(said.code or 0)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def main() -> None:
    """Read, fork, wait, answer."""
    load()
    for line in sys.stdin:
        told = json.loads(line)
        child = os.fork()
        if not child:
            end(told["at"], told["words"], told["out"], told["most"])
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
