"""The dictionary as a file: the same answers, written once, by the first process."""

from __future__ import annotations

import fcntl
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simplemma.strategies.dictionaries import StreamDictionaryFactory

from archive.search import dictionary
from archive.search.dictionary import Forms, opened, packed

FEW = {"Räte": "Rat", "Rates": "Rat", "ging": "gehen", "Haus": "Haus"}


def few() -> bytearray:
    return packed(FEW)


def never() -> bytearray:
    raise AssertionError("the file is there already")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(dictionary, "places", lambda: [tmp_path / "cache"])
    return tmp_path / "cache"


def name_of(place: Path) -> Path:
    (found,) = place.glob("*.forms")
    return found


@given(st.dictionaries(st.text(min_size=1, max_size=70), st.text(max_size=70)), st.text())
def test_a_table_answers_as_a_mapping_does(forms: dict[str, str], other: str) -> None:
    forms = {k: v for k, v in forms.items() if (k + v).isprintable()}
    table = Forms(packed(forms))
    assert all(table.find(form) == basic for form, basic in forms.items())
    if other.isprintable():
        assert table.find(other) == forms.get(other)


@pytest.mark.parametrize("data", [b"", b"kommform", bytes(200), packed(FEW)[:-1], packed(FEW)[1:]])
def test_other_bytes_are_no_table(data: bytes) -> None:
    with pytest.raises(ValueError, match="no table"):
        Forms(data)


def test_it_is_written_once(place: Path) -> None:
    first = opened(few)
    assert first is not None
    assert first.find("ging") == "gehen"
    assert name_of(place).stat().st_mode & 0o777 == 0o644
    again = opened(never)
    assert again is not None
    assert again.find("Räte") == "Rat"


@pytest.mark.parametrize("damage", ["cut", "foreign", "writable"])
def test_a_file_that_is_not_ours_whole_is_not_believed(place: Path, damage: str) -> None:
    opened(few)
    file = name_of(place)
    if damage == "cut":
        file.write_bytes(file.read_bytes()[:-3])
    elif damage == "foreign":
        file.write_bytes(b"x" * 4000)
    else:
        file.write_bytes(packed({"Haus": "Maus"}))
        file.chmod(0o666)  # anybody may have written that
    found = opened(few)
    assert found is not None
    assert found.find("Haus") == "Haus"


def test_nobody_waits_for_another_who_writes(place: Path) -> None:
    place.mkdir()
    folder = os.open(place, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    assert opened(never) is None
    os.close(folder)
    (place / "of-a-killed-one.part").touch()
    assert opened(few) is not None


def test_many_begin_at_once(place: Path) -> None:
    made = []

    def slow() -> bytearray:
        made.append(few())
        return made[0]

    with ThreadPoolExecutor(8) as pool:
        found = [f.result() for f in [pool.submit(opened, slow) for _ in range(40)]]
    assert len(made) == 1
    assert all(f is None or f.find("Rates") == "Rat" for f in found)
    assert [f.suffix for f in place.iterdir()] == [".forms"]


def test_a_file_of_an_earlier_version_goes(place: Path) -> None:
    place.mkdir()
    (place / "german-0.1-1-little.forms").touch()
    opened(few)
    assert len(list(place.iterdir())) == 1


def test_where_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(dictionary, "places", lambda: [tmp_path / "file" / "below"])
    assert opened(few) is None
    find = dictionary._dictionary.__wrapped__()
    assert [find(form) for form in ("Themen", "Qxqx")] == ["Thema", None]


def test_a_full_disk_leaves_no_piece(place: Path) -> None:
    def full() -> bytearray:
        raise OSError(28, "No space left on device")

    assert opened(full) is None
    assert list(place.iterdir()) == []


def test_the_file_is_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere/cache")
    assert dictionary.places()[-1] == Path("/somewhere/cache/kommunews")
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    assert all(place.is_absolute() for place in dictionary.places())


def test_the_same_answers_as_shipped() -> None:
    shipped = StreamDictionaryFactory().get_dictionary("de")
    for n, form in enumerate(shipped):
        if n % 9973 == 0:
            assert dictionary.find(form) == shipped[form]
            assert dictionary.find(form + "q") == shipped.get(form + "q")
