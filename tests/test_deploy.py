"""The files for running it hold together: units verify, commands and folders are there."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

DEPLOY = ROOT / "deploy"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_the_units_verify(tmp_path: Path) -> None:
    units = []
    for unit in sorted((*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer"))):
        text = unit.read_text("utf-8").replace("/opt/kommunews/.venv/bin/scrapy", "/bin/true")
        (tmp_path / unit.name).write_text(text, "utf-8")
        units.append(str(tmp_path / unit.name))
    run = subprocess.run(
        ["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_crontab_and_units_call_commands_that_exist() -> None:
    for file in DEPLOY.iterdir():
        for name in re.findall(r"bin/scrapy (\w+)", file.read_text("utf-8")):
            assert (ROOT / "crawler" / "commands" / f"{name}.py").exists(), (file.name, name)


def test_the_container_copies_what_is_there() -> None:
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    for line in re.findall(r"^COPY (.+) \S+$", text, re.M):
        for name in line.split():
            assert (ROOT / name).exists(), name
