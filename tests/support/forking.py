"""Runs ``scrapy`` commands, each in a process of its own, for the price of one start of Python.

Three quarters of what a small crawl costs is importing Scrapy. So one process imports everything
once, and forks for every command. It is started when first needed, and ends with the tests.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, Timer
from types import MappingProxyType
from typing import Any

import time_machine
from scrapy.utils.misc import walk_modules_iter

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (
    "crawler.commands", "crawler.middlewares", "scrapy.commands", "scrapy.downloadermiddlewares",
    "scrapy.spidermiddlewares",
)  # fmt: skip
"""Every command looks through all commands, every crawl through most of the others."""
LOADED = (
    "crawler.addon", "crawler.spiders.profiles", "crawler.replay.reextract", "crawler.run.report",
    "crawler.run.progress", "pipelines.store", "pipelines.normalise", "pipelines.validate",
    "pipelines.deduplicate", "scrapy.cmdline", "scrapy.core.engine", "scrapy.crawler",
    "scrapy.core.downloader.handlers.datauri", "scrapy.core.downloader.handlers.file",
    "scrapy.core.downloader.handlers.ftp", "scrapy.core.downloader.handlers.http11",
    "scrapy.core.downloader.handlers.s3", "scrapy.dupefilters",
    "scrapy.extensions.closespider", "scrapy.extensions.corestats", "scrapy.extensions.logcount",
    "scrapy.extensions.logstats", "scrapy.extensions.memdebug", "scrapy.extensions.memusage",
    "scrapy.extensions.remote_control", "scrapy.extensions.spiderstate",
    "scrapy.extensions.telnet", "scrapy.logformatter", "scrapy.pqueues", "scrapy.squeues",
)  # fmt: skip
_ONE = Lock()
_ended: dict[str, float] = {}
"""When the last command on an archive ended, by its own clock, which is ahead where it must be: no
two of cron's runs share a second."""


def run(
    words: Sequence[str],
    env: Mapping[str, str],
    *,
    timeout: float = 120,
    given: bytes = b"",
    bounds: Mapping[str, int] = MappingProxyType({}),
) -> subprocess.CompletedProcess[bytes]:
    """Run ``scrapy`` with these words and this environment, and wait for it.

    ``bounds`` are lower values for constants, by their dotted names: so many requests fewer.
    """
    with _ONE, TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").write_bytes(given)
        server = _server()
        assert server.stdin
        assert server.stdout
        order: dict[str, Any] = {
            "words": list(words),
            "env": dict(env),
            "folder": name,
            "bounds": dict(bounds),
        }
        archive = env.get("ARCHIVE_PATH", "")
        ahead = max(0.0, int(_ended.get(archive, 0)) + 1 - time.time())
        order["ahead"] = ahead
        server.stdin.write(json.dumps(order) + "\n")
        server.stdin.flush()
        late = Timer(timeout, os.kill, (int(server.stdout.readline()), signal.SIGKILL))
        late.start()
        code = int(server.stdout.readline())
        late.cancel()
        late.join()
        _ended[archive] = time.time() + ahead
        out, err = ((folder / name).read_bytes() for name in ("out", "err"))
    return subprocess.CompletedProcess(["scrapy", *words], code, out, err)


@cache
def _server() -> subprocess.Popen[str]:
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.support.forking"],
        cwd=ROOT, env={**os.environ, "PYTHONWARNINGS": "default"},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    atexit.register(_end, server)
    return server


def _end(server: subprocess.Popen[str]) -> None:
    server.communicate()


def load() -> None:
    """Import what every command needs, before the first fork."""
    for room in ROOMS:
        list(walk_modules_iter(room))
    for module in LOADED:
        import_module(module)
    assert "twisted.internet.reactor" not in sys.modules, "every command installs its own"
    # what every crawl works out once: the dictionary, the gazetteer, the version of the reader
    import_module("archive.search.lemma").basic("Häuser")
    import_module("archive.articles.places.gazetteer").named_in("Norderstedt", "Norderstedt")
    import_module("crawler.replay.version").reader_version()
    gc.freeze()  # a child that ends need not look through all that was loaded here


def _forget_settings() -> None:
    """Forget what reads the environment when imported, and who holds it."""
    held = sys.modules.pop("crawler.settings", None)
    for name, module in list(sys.modules.items()):
        if held is not None and getattr(module, "ours", None) is held:
            del sys.modules[name]


def _serve() -> None:
    load()
    for line in sys.stdin:
        order = json.loads(line)
        pid = os.fork()
        if not pid:
            _become(order)
        print(pid, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


def _become(order: dict[str, Any]) -> None:
    """Be the command: run it, and end as the interpreter would."""
    folder = Path(order["folder"])
    made = os.O_WRONLY | os.O_CREAT
    for number, opened in enumerate((os.open(folder / "in", os.O_RDONLY),
                                     os.open(folder / "out", made, 0o600),
                                     os.open(folder / "err", made, 0o600))):  # fmt: skip
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  (it was read ahead)
    os.environ.clear()
    os.environ.update(order["env"])
    _forget_settings()
    for name, value in order["bounds"].items():
        module, _, constant = name.rpartition(".")
        assert hasattr(sys.modules[module], constant), name
        setattr(sys.modules[module], constant, value)
    if order["ahead"]:
        time_machine.travel(datetime.now(UTC) + timedelta(seconds=order["ahead"])).start()
    sys.argv = ["scrapy", *order["words"]]
    code = 1
    try:
        import_module("scrapy.cmdline").execute()
    except SystemExit as said:
        code = said.code if isinstance(said.code, int) else int(said.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    _serve()
