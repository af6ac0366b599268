"""The German dictionary as a memory-mapped file shared by all processes: form → basic form.

``simplemma`` ships a million forms, compressed so that all must be read before the first look-up:
0.7 s in every process that searches (5 ms with the file), and 3 s in one that saves. So they are
written once as a hash table, of which a look-up touches two pages. The file is kept in the virtual
environment, or else in the user's cache; where neither is writable, the shipped dictionary is used.
The forms are the same either way, so callers may treat look-ups as pure.
"""

from __future__ import annotations

import fcntl
import mmap
import os
import struct
import sys
import threading
from array import array
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from zlib import crc32

from archive.database.whole import whole
from archive.search.memo import MOST_WORDS

_LANGUAGE = "de"
_FORMAT = 1
_HEAD = struct.Struct("8sQQ")
_MAGIC = b"kommform"
_LONGEST = 255

Find = Callable[[str], str | None]
"""Return the basic form of a form, ``None`` if the dictionary lacks it."""


class Forms:
    """A table of forms; threads and processes may share it."""

    def __init__(self, data: bytes | bytearray | mmap.mmap) -> None:
        """Wrap the bytes made by ``packed``; ValueError for any others."""
        view = memoryview(data)
        magic, count, size = _HEAD.unpack_from(view) if len(view) > _HEAD.size else (b"", 0, 0)
        if magic != _MAGIC or size != len(view) or not count or count & (count - 1):
            raise ValueError("no table of forms")
        self._data = data
        self._slots = view[_HEAD.size : _HEAD.size + 4 * count].cast("I")
        self._last = count - 1

    def find(self, form: str) -> str | None:
        """Return the basic form of a form, ``None`` if the table lacks it.

        >>> Forms(packed({"Räte": "Rat", "Rates": "Rat"})).find("Räte")
        'Rat'
        """
        data, key = self._data, form.encode()
        slot = crc32(key) & self._last
        while at := self._slots[slot]:
            end = at + 1 + data[at]
            if data[at + 1 : end] == key:
                stop = end + 2 + data[end + 1]
                return (key[: len(key) - data[end]] + data[end + 2 : stop]).decode()
            slot = (slot + 1) & self._last
        return None


def packed(forms: Mapping[str, str]) -> bytearray:
    """Return the hash table as bytes: a header, the offsets of the records by hash of their form,
    and the records: the form, how many bytes to cut off its end, and the bytes to append."""
    count = 1 << max(4, (len(forms) * 3 // 2).bit_length())
    slots = array("I", bytes(4 * count))
    data = bytearray(_HEAD.size + 4 * count)
    for form, basic in forms.items():
        key, value = form.encode(), basic.encode()
        lost = 0
        while not value.startswith(key[: len(key) - lost]):
            lost += 1
        added = value[len(key) - lost :]
        if len(key) > _LONGEST or len(added) > _LONGEST:
            continue  # no German word is this long
        slot = crc32(key) & (count - 1)
        while slots[slot]:
            slot = (slot + 1) & (count - 1)
        slots[slot] = len(data)
        data += b"%c%b%c%c%b" % (len(key), key, lost, len(added), added)
    data[: _HEAD.size] = _HEAD.pack(_MAGIC, count, len(data))
    data[_HEAD.size : _HEAD.size + 4 * count] = slots.tobytes()
    return data


def shipped() -> bytearray:
    """Return the table of all forms in ``simplemma``, imported lazily: few processes need it."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory  # noqa: PLC0415

    return packed(DefaultDictionaryFactory().get_dictionary(_LANGUAGE))


def places() -> list[Path]:
    """List the possible locations of the file, best first. Without a virtual environment, a place
    shared by all users counts only if its folder exists."""
    shared = Path(sys.prefix, "share", "kommunews")
    found = [shared] if sys.prefix != sys.base_prefix or shared.is_dir() else []
    cache_home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    if os.path.isabs(cache_home):
        found.append(Path(cache_home, "kommunews"))
    return found


def opened(make: Callable[[], bytes | bytearray] = shipped) -> Forms | None:
    """Open the file, writing it if it does not exist. ``None`` if it can be neither read nor
    written, or if another process is writing it: nobody waits."""
    name = f"german-{version('simplemma')}-{_FORMAT}-{sys.byteorder}.forms"
    for place in places():
        if (found := _mapped(place / name)) is not None:
            return found
    for place in places():
        with suppress(OSError):
            return _written(place / name, make)
    return None


def _mapped(file: Path) -> Forms | None:
    """Map a file, provided only this user or root can have written it."""
    try:
        with file.open("rb") as stream:
            status = os.fstat(stream.fileno())
            if status.st_uid not in (0, os.getuid()) or status.st_mode & 0o022:
                return None
            return Forms(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):
        return None


def _written(file: Path, make: Callable[[], bytes | bytearray]) -> Forms | None:
    """Write the file atomically; OSError if this location is not writable."""
    file.parent.mkdir(parents=True, exist_ok=True)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return None
        if (found := _mapped(file)) is not None:  # another process was first
            return found
        with whole(file) as stream:
            stream.write(make())
        for other in file.parent.glob("german-*.forms*"):  # left by older versions and killed runs
            if other != file:
                other.unlink(missing_ok=True)
    finally:
        os.close(folder)
    return _mapped(file)


_OPENING = threading.Lock()


@cache
def _dictionary() -> Find:
    if (found := opened()) is not None:
        return found.find
    from simplemma.strategies.dictionaries import StreamDictionaryFactory  # noqa: PLC0415

    forms: Find = StreamDictionaryFactory().get_dictionary(_LANGUAGE).get
    return forms


@lru_cache(maxsize=MOST_WORDS)
def find(form: str) -> str | None:
    """Return the basic form of a German form; case matters.

    >>> find("Themen"), find("themen"), find("beschlossen")
    ('Thema', None, 'beschließen')
    """
    with _OPENING:
        look_up = _dictionary()
    return look_up(form)


def main() -> None:
    """Write the file at installation time: ``python -m archive.search.dictionary``."""
    if opened() is None:
        print("the dictionary cannot be kept in a file: each process reads the shipped one")


if __name__ == "__main__":
    main()
