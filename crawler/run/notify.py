"""Notify people: pipe the sentences to a command, and ping an address."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from typing import IO
from urllib.parse import urlsplit, urlunsplit
from urllib.request import Request, urlopen

from archive.visible import visible

COMMAND_TIMEOUT = 60
"""Seconds for the command; a mail programme that takes longer hangs."""
PING_TIMEOUT = 15
"""Seconds for the address."""


def send(command: str, sentences: Sequence[str], code: int) -> str | None:
    """Run ``command`` in a shell with one sentence per line on its standard input and the exit code
    of the crawl as ``KOMMUNEWS_EXIT``; return what went wrong, or ``None``. No foreign text becomes
    part of the command, and control characters are escaped."""
    lines = (visible(" ".join(sentence.split())) for sentence in sentences)
    told = "".join(f"{line}\n" for line in lines).encode()
    line = f"KOMMUNEWS_EXIT={code}; export KOMMUNEWS_EXIT; {command}"
    try:
        with tempfile.TemporaryFile() as wrong:  # no pipe, which a process left behind holds open
            ended = _run(line, told, wrong)
            wrong.seek(0)
            said = " ".join(wrong.read(1000).decode("utf-8", "replace").split())[:200]
    except subprocess.TimeoutExpired:  # its own words are the command, which may hold a password
        return f"NOTIFY_COMMAND took longer than {COMMAND_TIMEOUT} seconds; it was stopped"
    except OSError as error:
        return f"NOTIFY_COMMAND could not be run: {error}"
    return f"NOTIFY_COMMAND ended with {ended}: {said or 'it said nothing'}" if ended else None


def _run(line: str, told: bytes, wrong: IO[bytes]) -> int:
    """Run a line of shell and return its exit code; whatever interrupts it ends all it started."""
    with subprocess.Popen(
        ["/bin/sh", "-c", line],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=wrong,
        start_new_session=True,
    ) as process:
        try:
            process.communicate(told, timeout=COMMAND_TIMEOUT)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        return process.returncode


def ping_url(url: str, code: int) -> str:
    """Return the address to ping a dead man's switch with after a run: with the exit code in place
    of ``{exit}``; without that, the address itself for 0, and with ``/CODE`` after its path for
    any other code.

    >>> ping_url("https://a.example/k-1", 0), ping_url("https://a.example/k-1?x=1", 2)
    ('https://a.example/k-1', 'https://a.example/k-1/2?x=1')
    >>> ping_url("https://a.example/{exit}/k", 0)
    'https://a.example/0/k'
    """
    if "{exit}" in url:
        return url.replace("{exit}", str(code))
    if code == 0:
        return url
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/{code}"))


def ping(url: str, agent: str) -> str | None:
    """Ping the dead man's switch at ``url``; return what went wrong, or ``None``."""
    if urlsplit(url).scheme not in ("http", "https"):
        return f"PING_URL is no http(s) address: {url}"
    try:
        with urlopen(Request(url, headers={"User-Agent": agent}), timeout=PING_TIMEOUT):
            return None
    except (OSError, ValueError) as error:
        return f"PING_URL {url} gave no answer: {error}"
