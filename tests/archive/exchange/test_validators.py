"""Data packages in other formats, checked by their own validators: `make validators` installs them
in a place of their own, and runs this. ``VALIDATORS`` may name another place."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from archive import Archive
from archive.exchange import tables
from archive.exchange.selection import Selection
from tests.conftest import ROOT
from tests.support.records import T4

HOME = Path(os.environ.get("VALIDATORS") or ROOT / ".venv-validators")
CONTEXT = HOME / "ro-crate" / "lib" / "context.json"
pytestmark = pytest.mark.skipif(not CONTEXT.exists(), reason="needs validators: make validators")
WISHES = {"85.0", "86.2", "89.0", "90.1", "93.0"}
"""Checks of optional data: the address of a licence, address and contact of an organisation."""


def judged(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, timeout=300, check=False
    )


@pytest.fixture(scope="module", params=[*tables.FORMS, "atom"])
def package(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    folder = tmp_path_factory.mktemp("package") / "p"
    form = request.param
    with Archive.open(ROOT / "archive.db.example", readonly=True) as archive:
        archive.package(Selection(), folder, form, T4, all_tables=form in tables.FORMS)
    return folder


def test_roc_validator_finds_nothing_wrong(package: Path) -> None:
    script = ROOT / "tests" / "support" / "rocrate.py"
    done = judged(f"{HOME}/bin/python", "-P", script, CONTEXT, package)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert [f for f in found if f[1].rpartition("_")[2] not in WISHES or f[0] == "REQUIRED"] == []


def test_mlcroissant_finds_nothing_wrong(package: Path) -> None:
    done = judged(f"{HOME}/bin/mlcroissant", "validate", "--jsonld", package / "croissant.json")
    assert done.returncode == 0, done.stderr
    assert "warning" not in done.stderr.lower(), done.stderr


def test_a_row_is_read_by_mlcroissant(package: Path) -> None:
    if not (package / "articles.csv").exists():
        pytest.skip("it reads tables; one kind of them says enough")
    done = judged(f"{HOME}/bin/mlcroissant", "load", "--jsonld", package / "croissant.json",
                  "--record_set", "revisions", "--num_records", "2")  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "revisions/hash" in done.stdout + done.stderr


def test_the_judges_see_what_is_wrong(package: Path, tmp_path: Path) -> None:
    """Control test: the validators report faults."""
    if not (package / "articles.csv").exists():
        pytest.skip("one format says enough")
    for name in ("croissant.json", "ro-crate-metadata.json"):
        text = (package / name).read_text("utf-8")
        (tmp_path / name).write_text(text.replace('"conformsTo"', '"conforms"'), "utf-8")
    script = ROOT / "tests" / "support" / "rocrate.py"
    crate = judged(f"{HOME}/bin/python", "-P", script, CONTEXT, tmp_path)
    assert "REQUIRED" in crate.stdout
    croissant = tmp_path / "croissant.json"
    croissant.write_text(croissant.read_text("utf-8").replace("cr:FileObject", "cr:File"), "utf-8")
    done = judged(f"{HOME}/bin/mlcroissant", "validate", "--jsonld", croissant)
    assert done.returncode
