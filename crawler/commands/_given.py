"""Check what a command line gives: its settings, as ``crawler.settings`` checks those of the file,
its numbers and its days."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from archive.program import PROGRAM
from crawler import settings as ours

MOST_PROCESSES = 512
"""Processes beyond which a number is a slip: each would take memory before it worked."""
NEARLY = 0.8
"""Likeness from which an unknown name counts as a typing error."""


@contextmanager
def checked(settings: BaseSettings, words: Sequence[str]) -> Iterator[None]:
    """Check what the block makes of these ``NAME=VALUE``: no name is nearly a setting's, every
    value is of its kind, and the log can be written. Raises ``UsageError``.

    A setting that nobody here knows may be that of a component of the operator's.
    """
    usual = {}
    for name in (word.partition("=")[0] for word in words):
        if name in settings:
            usual[name] = settings[name]
        elif meant := get_close_matches(name, settings, n=1, cutoff=NEARLY):
            said = f"there is no setting {name!r}; did you mean {meant[0]}?"
            raise wrong_usage(f"{said} See `{PROGRAM} settings`")
    try:
        yield
        found = {"LOG_LEVEL": settings["LOG_LEVEL"]}
        found |= {name: _typed(settings, name, value) for name, value in usual.items()}
        for name, value in found.items():
            if hasattr(ours, name) and (misfit := ours.misfit(name, value)):
                raise wrong_usage(misfit)
        if settings["LOG_FILE"]:
            logging.FileHandler(settings["LOG_FILE"]).close()
    except TypeError as error:  # a list where Scrapy wants a map
        raise wrong_usage(f"what -s says cannot be meant: {error}") from None
    except OSError as error:  # LOG_FILE, --pidfile
        said = f"{error.filename or 'a file'} cannot be written: {error.strerror or error}"
        raise wrong_usage(said) from None
    if "CONTACT" in usual and settings["USER_AGENT"] == ours.user_agent(usual["CONTACT"]):
        settings.set("USER_AGENT", ours.user_agent(settings["CONTACT"]), priority="project")


def wrong_usage(sentence: str) -> UsageError:
    """Return an error that prints this sentence, and no help."""
    return UsageError(sentence, print_help=False)


def check_filled(opts: argparse.Namespace) -> None:
    """Check that no option is empty, as a variable of a shell that is not set leaves it: it would
    silently choose everything. Raises ``UsageError``."""
    for name, value in vars(opts).items():
        if value == "":
            option = name.replace("_", "-")
            raise wrong_usage(f"--{option} is empty; give it a value, or leave it out")


def number(least: int, most: int = 10**9) -> Callable[[str], int]:
    """Return the type of an option: a whole number within these bounds."""

    def read(text: str) -> int:
        if text.isascii() and text.isdecimal() and len(text) < 20 and least <= int(text) <= most:
            return int(text)
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {least} to {most}")

    return read


def check_span(since: str | None, until: str | None) -> None:
    """Check that a span of dates, or of years and months, does not end before it begins. Raises
    ``UsageError``."""
    if since and until and since > f"{until}~":
        raise wrong_usage(f"--since {since} is later than --until {until}: nothing lies between")


def check_come(option: str, day: str | None, now: str) -> None:
    """Check that a day has come: of a later one nothing is known. Raises ``UsageError``."""
    if day and day[:10] > now[:10]:
        raise wrong_usage(f"{option} {day} has not come yet; expected {now[:10]} or earlier")


def check_proxies() -> None:
    """Check that every proxy of the environment is an address; it may hold a password, so it is not
    shown. Raises ``UsageError``."""
    for kind, url in getproxies().items():
        try:
            _ = urlsplit(url).port
        except ValueError as error:
            raise wrong_usage(f"{kind}_proxy in the environment is no address: {error}") from None


def _typed(settings: BaseSettings, name: str, usual: object) -> object:
    try:
        match usual:
            case bool():
                return settings.getbool(name)
            case int():
                return settings.getint(name)
            case float():
                return settings.getfloat(name)
    except ValueError:
        said = f"{name} is {settings[name]!r}; expected something like {usual!r}"
        raise wrong_usage(said) from None
    return settings[name]
