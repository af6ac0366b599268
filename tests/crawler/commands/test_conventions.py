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


def started(
    words: list[str], own: dict[str, str], folder: Path
) -> subprocess.CompletedProcess[str]:
    code = "import sys; from crawler.commands._start import main; main(sys.argv[1:])"
    env = {**os.environ, "PYTHONPATH": str(ROOT), **own}
    return subprocess.run([sys.executable, "-c", code, *words], cwd=folder, env=env, text=True,
                          capture_output=True, check=False)  # fmt: skip


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
    ("CONTACT = false", "expected a text"), ("NOTIFY_COMMAND = []", "expected a text"),
    ("DOWNLOAD_DELAY = -1", "expected 0 or more"), ("RETRY_AFTER_MAX = nan", "expected 0 or more"),
    ('CONTACT = "a\\nX: b"', "expected one line of text"), ("[tool]", "no setting"),
    ('LOG_LEVEL = "LOUD"', "expected CRITICAL"), ("CONTACT = '\udcff'", "cannot be read"),
    ("a = 1\na = 2", "cannot be read"), ("\x1b[2J", "cannot be read"),
])  # fmt: skip
def test_a_file_that_cannot_be_meant_is_wrong_usage(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "kommunews.toml"
    file.write_text(text, errors="surrogateescape")
    own = {"KOMMUNEWS_CONFIG": str(file), "SCRAPY_SETTINGS_MODULE": "crawler.settings"}
    done = started(["settings"], own, ROOT)
    assert done.returncode == 64
    assert done.stderr.startswith(f"{file}: ")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_named_or_linked_and_cannot_be_had_is_told(tmp_path: Path) -> None:
    for file in (tmp_path / "missing", tmp_path, tmp_path / "kommunews.toml"):
        if file.name == "kommunews.toml":
            file.symlink_to("nowhere")
        done = started(["settings"], {"KOMMUNEWS_CONFIG": str(file)}, tmp_path)
        assert (done.returncode, done.stderr.count("\n")) == (64, 1), done
        assert done.stderr.startswith(f"{file}: ")
    done = started(["settings"], {}, tmp_path)  # found there, not named
    assert (done.returncode, done.stderr) == (64, "kommunews.toml: there is no such file\n")


def test_an_editor_s_mark_and_a_whole_number_are_no_fault(tmp_path: Path) -> None:
    text = "\ufeffDOWNLOAD_TIMEOUT = 3\nCLOCK_SKEW_MAX = 0.5\n"
    (tmp_path / "kommunews.toml").write_text(text, "utf-8")
    assert settings(tmp_path)["DOWNLOAD_TIMEOUT"]["value"] == 3
    found = settings(tmp_path, "-s", "DOWNLOAD_TIMEOUT=0.5")
    assert found["DOWNLOAD_TIMEOUT"] == {"value": "0.5", "from": "command line"}


@pytest.mark.parametrize(("words", "said"), [
    ("-s CONTAKT=a@b.example", "did you mean CONTACT?"), ("-s CONTACT", "NAME=VALUE"),
    ("-s DOWNLOAD_DELAY=two", "something like 2.0"), ("-s DOWNLOAD_DELAY=nan", "0 or more"),
    ("-s REQUEST_BUDGET=1.5", "something like 3000"), ("-s RETRY_TIMES=-1", "0 or more"),
    ("-s ROBOTSTXT_OBEY=maybe", "something like True"), ("-L LOUD", "expected CRITICAL"),
    ("-s CLOSESPIDER_PAGECOUNT=few", "something like 0"), ("-s ADDONS=[1]", "cannot be meant"),
    ("-s LOG_FILE=missing/log", "cannot be written"), ("--logfile .", "cannot be written"),
    ("--pidfile missing/pid", "cannot be written"), ("--pidfile /dev/full", "cannot be written"),
])  # fmt: skip
@pytest.mark.parametrize("command", ["status", "crawl rathausblick"])
def test_what_cannot_be_meant_is_wrong_usage_before_anything_begins(
    command: str, words: str, said: str, tmp_path: Path
) -> None:
    done = scrapy(*command.split(), *words.split(), archive=tmp_path / "archive.db")
    assert done.returncode == 64, done
    assert said in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())  # no run that failed


def test_a_setting_of_somebody_else_s_component_is_let_through(tmp_path: Path) -> None:
    assert scrapy("status", "-s", "SPIDERMON_ENABLED=1", archive=tmp_path / "a.db").returncode in (
        0, 1,
    )  # fmt: skip


def test_whoever_is_named_on_the_command_line_introduces_us(tmp_path: Path) -> None:
    def agent(*words: str, **more: str) -> object:
        return settings(tmp_path, *words, **more)["USER_AGENT"]["value"]

    (tmp_path / "kommunews.toml").write_text('CONTACT = "file@b.example"\n')
    assert "; line@b.example)" in str(agent("-s", "CONTACT=line@b.example"))
    assert "; line@b.example)" in str(
        agent("-s", "CONTACT=line@b.example", CONTACT="env@b.example")
    )
    assert agent("-s", "CONTACT=line@b.example", "-s", "USER_AGENT=Own") == "Own"
    (tmp_path / "kommunews.toml").write_text('USER_AGENT = "Own"\n')
    assert agent("-s", "CONTACT=line@b.example") == "Own"


@pytest.mark.parametrize("value", [b"\xff", b"a\nX: b", b"\x1b[2J"])
def test_a_variable_that_no_header_may_hold_is_wrong_usage(value: bytes, tmp_path: Path) -> None:
    done = started(["settings"], {"CONTACT": os.fsdecode(value)}, tmp_path)
    assert (done.returncode, done.stdout) == (64, "")
    assert done.stderr.startswith("CONTACT is '")
    assert done.stderr.endswith("'; expected one line of text\n")


def test_a_proxy_that_is_no_address_is_wrong_usage_and_not_shown(tmp_path: Path) -> None:
    own = {"http_proxy": "http://me:secret@[x:1", "ARCHIVE_PATH": str(tmp_path / "archive.db"),
           "SCRAPY_SETTINGS_MODULE": "crawler.settings"}  # fmt: skip
    done = started(["crawl", "rathausblick"], own, tmp_path)
    assert done.returncode == 64, done
    said = "http_proxy in the environment is no address: Invalid IPv6 URL"
    assert done.stderr.splitlines()[-1].endswith(said)
    assert "secret" not in done.stderr
    assert not list(tmp_path.iterdir())
    assert started(["list"], own, tmp_path).returncode == 0


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
