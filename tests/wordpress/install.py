"""Fetch WordPress with npm, once, into a folder that git ignores; needs Python alone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parents[1] / ".wordpress"
NODE = 20
PATIENCE = 600
"""Seconds for npm: the packages have about 1 GB."""


class MissingError(Exception):
    """What this machine lacks, in one sentence."""


def installed() -> Path:
    """The folder of the npm packages; fetch them where they are not there yet."""
    _check_node()
    wanted = (HERE / "package.json").read_text("utf-8")
    done = FOLDER / "installed.json"
    modules = FOLDER / "node_modules" / "@wp-playground"
    if not (done.exists() and done.read_text("utf-8") == wanted and modules.exists()):
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / "package.json").write_text(wanted, "utf-8")
        _npm("install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts")
        done.write_text(wanted, "utf-8")
    return modules


def node() -> str:
    """The command for Node."""
    found = shutil.which("node")
    if found is None:
        raise MissingError(f"A real WordPress needs Node {NODE} or later, and there is no `node`.")
    return found


def _check_node() -> None:
    said = subprocess.run([node(), "--version"], capture_output=True, text=True, check=False).stdout
    major = said.strip().removeprefix("v").partition(".")[0]
    if not major.isdigit() or int(major) < NODE:
        raise MissingError(
            f"A real WordPress needs Node {NODE} or later, and this is {said.strip()}."
        )


def _npm(*arguments: str) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise MissingError("A real WordPress is fetched with npm, and there is no `npm`.")
    try:
        run = subprocess.run(
            [npm, *arguments, "--loglevel=error"],
            cwd=FOLDER, capture_output=True, text=True, timeout=PATIENCE, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise MissingError(
            f"npm did not fetch WordPress within {PATIENCE // 60} minutes: is its registry there?"
        ) from None
    if run.returncode:
        said = " ".join((run.stderr or run.stdout).split())[:300]
        raise MissingError(f"npm could not fetch WordPress; it says: {said}")


if __name__ == "__main__":
    try:
        installed()
    except MissingError as missing:
        sys.exit(f"Left out: {missing}")
