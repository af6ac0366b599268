"""The two locks: hashes for everything, no registry named, one set of versions for both."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.conftest import ROOT

LOCKS = {
    name: (ROOT / "requirements" / f"{name}.txt").read_text("utf-8") for name in ("run", "dev")
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
PINNED = re.compile(
    r"\S+==\S+( ; [^\\]+)? \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+    # via .*\n?"
)
NOT_TO_RUN = ("pandas", "pyarrow", "matplotlib", "mypy", "playwright", "pytest", "trafilatura")


def pins(text: str) -> set[str]:
    return set(re.findall(r"^(\S+==\S+)", text, re.M))


def names(text: str) -> set[str]:
    return {pin.partition("==")[0] for pin in pins(text)}


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_hashes_and_no_line_names_a_registry(name: str) -> None:
    for entry in re.split(r"\n(?=\S)", LOCKS[name].partition("#    make lock\n")[2]):
        assert PINNED.fullmatch(entry), entry
    assert not re.search(r"https?:|--(?:extra-)?index-url|--find-links", LOCKS[name])


def test_what_runs_is_part_of_what_tests() -> None:
    assert pins(LOCKS["run"]) <= pins(LOCKS["dev"])


def test_each_lock_holds_what_the_project_declares_for_it() -> None:
    def declared(*extras: str) -> set[str]:
        lines = [*PROJECT["dependencies"], *(line for extra in extras for line in EXTRAS[extra])]
        return {re.split(r"[^\w-]", line)[0].lower() for line in lines}

    assert declared("browse", "warc") - names(LOCKS["run"]) == set()
    assert declared(*EXTRAS) - names(LOCKS["dev"]) == set()
    assert names(LOCKS["run"]).isdisjoint(NOT_TO_RUN)
    assert set(NOT_TO_RUN) <= names(LOCKS["dev"])
