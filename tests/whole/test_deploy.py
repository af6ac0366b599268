"""The files for running it hold together: units verify, commands and folders are there."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from crawler.commands._main import commands, parser_of
from tests.conftest import ROOT
from tests.support.wheels import install

DEPLOY = ROOT / "deploy"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_the_units_verify(tmp_path: Path) -> None:
    units = []
    for unit in sorted((*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer"))):
        text = unit.read_text("utf-8").replace("/opt/kommunews/.venv/bin/kommunews", "/bin/true")
        (tmp_path / unit.name).write_text(text, "utf-8")
        units.append(str(tmp_path / unit.name))
    run = subprocess.run(
        ["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    for timer in DEPLOY.glob("*.timer"):
        assert timer.with_suffix(".service").exists()
        (times,) = re.findall(r"OnCalendar=(.+)", timer.read_text("utf-8"))
        subprocess.run(["systemd-analyze", "calendar", times], check=True, capture_output=True)


CALLS = re.compile(r"(?:bin/(?:scrapy|kommunews)|\bkommunews:/archive\b.* kommunews)(?: (.+))?$")
"""A line of cron, systemd, podman or the docs that calls a command."""


def calls() -> list[tuple[str, list[str]]]:
    """Every call of a command in `deploy/` and in the docs about running it, as file and words."""
    found = []
    for file in (*DEPLOY.iterdir(), *(ROOT / "docs").glob("*.md"), ROOT / "README.md"):
        for line in file.read_text("utf-8").splitlines():
            if call := CALLS.search(line.partition(" # ")[0].partition(" 2>&1")[0].strip()):
                call_words = re.split(r"[`)|>]", call[1] or "crawlall")[0]
                found.append((file.name, shlex.split(call_words)))
    return found


def test_what_is_called_exists_with_all_its_options() -> None:
    known = commands()
    assert {name for name, _ in calls()} >= {
        *("crontab", "kommunews.service", "kommunews-backup.service", "Containerfile"),
        *("operating.md", "pages.md", "README.md"),
    }
    for file, (name, *words) in calls():
        assert name in known, (file, name)
        _, left = parser_of(name, known[name]).parse_known_args(words)  # exits where one is wrong
        assert not [word for word in left if word.startswith("-")], (file, name, words)


def test_the_crontab_is_one() -> None:
    for line in (DEPLOY / "crontab").read_text("utf-8").splitlines():
        if not line or line.startswith("#") or re.fullmatch(r"[A-Z_]+=\S+", line):
            continue
        *times, rest = line.split(None, 5)
        assert [bool(re.fullmatch(r"[\d*/,-]+", field)) for field in times] == [True] * 5, line
        assert "%" not in rest  # cron would end the line there
        subprocess.run(["bash", "-n", "-c", rest], check=True)


# What follows stands for building the image, which takes a registry and minutes. By hand it was
# built with buildah and run, on Debian 13 with its Python 3.13 in the place of its base image.


def steps() -> list[tuple[str, str]]:
    """The instructions of the Containerfile, as (name, rest)."""
    lines = (DEPLOY / "Containerfile").read_text("utf-8").splitlines()
    found = [line.partition(" ") for line in lines if line and not line.startswith("#")]
    return [(name, rest) for name, _, rest in found]


def only(name: str) -> str:
    (rest,) = [rest for step, rest in steps() if step == name]
    return rest


def test_the_container_is_made_of_known_steps() -> None:
    known = {"FROM", "WORKDIR", "COPY", "RUN", "USER", "VOLUME", "ENV", "ENTRYPOINT", "CMD"}
    assert {name for name, _ in steps()} == known
    order = [name for name, _ in steps()]
    assert order[0] == "FROM"
    assert order.index("USER") > max(n for n, name in enumerate(order) if name in ("COPY", "RUN"))


def test_the_container_has_a_python_that_is_supported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lowest = re.fullmatch(r">=(\d+)\.(\d+)", project["requires-python"])
    tag = re.fullmatch(r"docker\.io/library/python:(\d+)\.(\d+)-slim", only("FROM"))
    assert lowest
    assert tag
    assert tuple(map(int, tag.groups())) >= tuple(map(int, lowest.groups()))


def test_the_container_keeps_its_archive_in_its_volume() -> None:
    volume = only("VOLUME")
    env = dict(pair.split("=") for pair in only("ENV").split())
    assert env["ARCHIVE_PATH"].startswith(f"{volume}/")
    made = [rest for name, rest in steps() if name == "RUN"][-1]
    assert f"mkdir {volume} " in made
    assert f"chown {only('USER')} {volume}" in made
    assert f"useradd --system --home {volume} {only('USER')} " in made


def test_what_the_container_copies_is_enough_to_crawl(tmp_path: Path) -> None:
    work = tmp_path / "work"
    for name, rest in steps():
        if name == "COPY":
            *sources, target = rest.split()
            for source in sources:
                if (ROOT / source).is_dir():
                    shutil.copytree(ROOT / source, work / target)
                else:
                    (work / target).mkdir(parents=True, exist_ok=True)
                    shutil.copy(ROOT / source, work / target)
    python = install(work, tmp_path)
    run = subprocess.run(
        [python.with_name(*json.loads(only("ENTRYPOINT"))), *json.loads(only("CMD"))],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "ARCHIVE_PATH": str(tmp_path / "archive.db")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr.startswith("CONTACT is not set, and kommune21")


def test_the_container_installs_the_lock_of_the_program_alone() -> None:
    installs = [rest for name, rest in steps() if name == "RUN" and "pip install" in rest]
    assert [line.split()[2:] for line in installs] == [
        ["--no-cache-dir", "--require-hashes", "-r", "requirements/run.txt"],
        ["--no-cache-dir", "--no-deps", "--no-build-isolation", "."],
    ]
