"""Runs many ``scrapy`` commands, each in a process of its own, for the price of one start.

A JSON list of command lines comes in on standard input; out goes one object: what each of them
did, and the project's settings. The command ``*`` stands for every command of the project.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import sys
from tempfile import TemporaryFile
from typing import Any

from scrapy.cmdline import _get_commands_dict, execute
from scrapy.settings import BaseSettings, Settings
from scrapy.utils.project import get_project_settings

PROJECT = 20
"""Priority of what a project's settings module sets."""


def done(line: list[str]) -> dict[str, Any]:
    """What a command line does: a fork of this process, in which Scrapy is loaded already."""
    with TemporaryFile() as out, TemporaryFile() as err:
        child = os.fork()
        if not child:
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            end(line)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        texts = []
        for file in (out, err):
            file.seek(0)
            texts.append(file.read().decode("utf-8", "replace"))
    return {"line": line, "code": code, "out": texts[0], "err": texts[1]}


def end(line: list[str]) -> None:
    """Run a command line and end as the interpreter would, but without tidying its memory."""
    sys.argv = ["scrapy", *line]
    try:
        execute()
    except SystemExit as said:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(int(said.code or 0))


def own_settings(settings: Settings) -> dict[str, Any]:
    """What the project itself sets, as plain values."""
    own = [name for name in settings if settings.getpriority(name) == PROJECT]
    values = {name: settings[name] for name in own}
    return {
        name: value.copy_to_dict() if isinstance(value, BaseSettings) else value
        for name, value in values.items()
    }


def main() -> None:
    """Read, run, write."""
    lines: list[list[str]] = json.load(sys.stdin)
    settings = get_project_settings()
    commands = _get_commands_dict(settings, inproject=True)
    own = sorted(n for n, c in commands.items() if not type(c).__module__.startswith("scrapy."))
    whole = [[name, *line[1:]] for line in lines for name in (own if line[0] == "*" else line[:1])]
    gc.freeze()  # a child that ends need not look through all that was loaded here
    results = [done(line) for line in whole]
    json.dump({"settings": own_settings(settings), "done": results}, sys.stdout)


if __name__ == "__main__":
    main()
