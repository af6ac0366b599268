"""What is the same in every command: JSON, wrong usage, and where a setting comes from."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from crawler.commands._main import commands
from tests.conftest import ROOT
from tests.support import forking, kept
from tests.support.crawling import as_text, environment, scrapy
from tests.support.cron import change

T1 = kept.T1


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("conventions")
    store, archive = kept.opened(folder)
    with store, archive:
        kept.crawled(store, archive, "eins", kept.html("Ein Titel"), T1)
    return folder / "archive.db"


def of(path: Path, *words: str) -> Any:
    done = scrapy(*words, "--json", archive=path)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_every_command_that_states_facts_states_them_as_json(path: Path) -> None:
    assert of(path, "verify") == {"archive": str(path), "whole": True, "faults": []}
    assert of(path, "status", "rathausblick")
    assert of(path, "coverage", "rathausblick")
    (amount,) = of(path, "pages")
    assert (amount["source"], amount["captures"]) == ("rathausblick", 1)
    gone = {"captures": 0, "bytes_kept": 0, "dry_run": True}
    assert of(path, "pages", "prune", "--dry-run") == gone
    (version,) = of(path, "history", kept.url("eins"))
    assert version["texts"]["title"] == "Ein Titel"
    made = of(path, "backup", str(path.parent / "copy.db"))
    assert made["file"] == str(path.parent / "copy.db")


def test_a_fault_is_json_too(path: Path, tmp_path: Path) -> None:
    hurt = tmp_path / "hurt.db"
    assert scrapy("backup", str(hurt), archive=path).returncode == 0
    change(hurt, "update articles set word_count = 7")
    done = scrapy("verify", "--json", archive=hurt)
    said = json.loads(done.stdout)
    assert (done.returncode, said["whole"]) == (1, False)
    assert said["faults"][0]["mended"] is False


@pytest.mark.parametrize("name", list(commands()))
def test_wrong_usage_is_64_everywhere(name: str, path: Path) -> None:
    done = scrapy(name, "--no-such-option", "--keep", "x", archive=path)
    assert done.returncode == 64
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def settings(folder: Path, *words: str, **more: str) -> dict[str, dict[str, object]]:
    env = environment("", None) | {"KOMMUNEWS_CONFIG": str(folder / "kommunews.toml")} | more
    env.pop("ARCHIVE_PATH")
    if "ARCHIVE_PATH" in more:
        env["ARCHIVE_PATH"] = more["ARCHIVE_PATH"]
    done = as_text(forking.run(["settings", "--json", *words], env, timeout=60))
    assert done.returncode == 0, done.stderr
    found: dict[str, dict[str, object]] = json.loads(done.stdout)
    return found


def test_a_setting_comes_from_the_nearest_place(tmp_path: Path) -> None:
    file = tmp_path / "kommunews.toml"
    file.write_text('CONTACT = "me@example.org"\nARCHIVE_PATH = "file.db"\nDOWNLOAD_DELAY = 3\n')
    found = settings(tmp_path, "-s", "RETRY_TIMES=1", ARCHIVE_PATH="env.db")
    assert found["ARCHIVE_PATH"] == {"value": "env.db", "from": "environment"}
    assert found["CONTACT"] == {"value": "me@example.org", "from": str(file)}
    assert "me@example.org" in str(found["USER_AGENT"]["value"])
    assert found["DOWNLOAD_DELAY"] == {"value": 3, "from": str(file)}
    assert found["RETRY_TIMES"]["from"] == "command line"
    assert found["CONCURRENT_REQUESTS"] == {"value": 8, "from": "default"}


def test_settings_are_shown_as_what_they_hold(path: Path) -> None:
    shown = scrapy("settings", archive=path).stdout
    assert "{'crawler.addon.KommunewsAddon': 500}" in shown
    assert " object at " not in shown


@pytest.mark.parametrize(("text", "said"), [
    ("CONTACT = 7", "expected a text"), ("DOWNLOAD_DELAI = 2.0", "no setting"),
    ("DOWNLOAD_DELAY = '2'", "expected something like 2.0"), ("ADDONS = {}", "no setting"),
    ("CONTACT", "cannot be read"), ("ROBOTSTXT_OBEY = 0", "expected something like True"),
])  # fmt: skip
def test_a_file_that_cannot_be_meant_is_wrong_usage(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "kommunews.toml"
    file.write_text(text)
    own = {"KOMMUNEWS_CONFIG": str(file), "SCRAPY_SETTINGS_MODULE": "crawler.settings"}
    env = {**os.environ, **own}

    code = "from crawler.commands._main import main; main(['settings'])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 64
    assert done.stderr.startswith(f"{file}: ")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "start", [("-m", "scrapy"), ("-c", "from crawler.commands._main import main; main()")]
)
def test_a_command_loads_no_other(start: tuple[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-v", *start, "cite", "--help"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    loaded = set(re.findall(r"^import '([\w.]+)'", done.stderr, re.MULTILINE))
    ours = {f"crawler.commands.{name}" for name in commands()}
    assert loaded & ours == {"crawler.commands.cite"}
