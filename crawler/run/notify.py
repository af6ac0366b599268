"""Notify people: a command that gets the sentences, and an address that is asked for."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from urllib.parse import urlsplit, urlunsplit
from urllib.request import Request, urlopen

from archive.visible import visible

COMMAND_TIMEOUT = 60
"""Seconds for the command; a mail programme that takes longer hangs."""
PING_TIMEOUT = 15
"""Seconds for the address."""


def send(command: str, sentences: Sequence[str], code: int) -> str | None:
    """Run ``command`` in a shell, the sentences on its standard input, one a line, and the exit
    code of the crawl as ``KOMMUNEWS_EXIT``; what went wrong, or ``None``. No text of a stranger is
    part of the command, and none acts on the terminal where it is read."""
    lines = (visible(" ".join(sentence.split())) for sentence in sentences)
    try:
        done = subprocess.run(
            ["/bin/sh", "-c", f"KOMMUNEWS_EXIT={code}; export KOMMUNEWS_EXIT; {command}"],
            input="".join(f"{line}\n" for line in lines).encode(),
            capture_output=True,
            timeout=COMMAND_TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"NOTIFY_COMMAND could not be run: {error}"
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())[:200]
        return f"NOTIFY_COMMAND ended with {done.returncode}: {said or 'it said nothing'}"
    return None


def ping_url(url: str, code: int) -> str:
    """Return the address that tells a dead man's switch that a run has ended, and how: with the
    exit code in place of ``{exit}``; without such a place, the address itself for 0 and
    ``/CODE`` behind its path for any other.

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
    """Ask for ``url``, which tells a dead man's switch that a run has ended; what went wrong."""
    if urlsplit(url).scheme not in ("http", "https"):
        return f"PING_URL is no http(s) address: {url}"
    try:
        with urlopen(Request(url, headers={"User-Agent": agent}), timeout=PING_TIMEOUT):
            return None
    except (OSError, ValueError) as error:
        return f"PING_URL {url} gave no answer: {error}"
