"""Many workers, one writer: a real scheduler and its workers, on loopback."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from archive import Archive
from tests.support.workers import (
    NO_DISK,
    PAGES_OF_A_FILE,
    Processes,
    command,
    digest,
    exported,
    started,
    wait,
    warc_files,
    workers,
)

pytest.importorskip("distributed")
pytestmark = pytest.mark.long
KILLS = int(os.environ.get("KILLS", "8"))
OTHER = "import crawler.replay.cluster as c\nc.made_by = lambda: ('0123456789ab', 'another')\n"
NOT_SHARED = """
import crawler.warc.found as found
from crawler.warc.wacz import opened
def without_one(file):
    if file.name == "teil-1.warc.gz":
        raise FileNotFoundError(2, "No such file or directory", str(file))
    return opened(file)
found.opened = without_one
found.PART = 20_000
"""
SMALL_PARTS = "import crawler.warc.found as found\nfound.PART = 20_000\n"
SLOW_PARTS = """
import time
import crawler.warc.found as found
import crawler.replay.cluster as cluster
found.PART = 2_000
made = cluster.made_by if cluster.made_by.__name__ == "made_by" else made  # loaded twice
def slowly():
    with open("{}", "ab") as parts:
        parts.write(b".")
    time.sleep(0.05)
    return made()
cluster.made_by = slowly
"""
PARTS = "parts"
PROBES = 3
"""Tasks after which a worker is at work for certain, not just asked for its version."""
EARLY = 0.2
"""Share of the kills that may come before a worker has begun."""
SMALL_BUNDLES = "import crawler.replay.parallel as p\np.TASKS_AT_ONCE = 3\n"
IMPATIENT = "import crawler.replay.cluster as c\nc.PATIENCE = 5\n"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """WARC files; the last one breaks off in the middle of a record."""
    files = warc_files(tmp_path_factory.mktemp("warc"))
    whole = files[-1].read_bytes()
    files[-1].write_bytes(whole[: len(whole) * 2 // 3])
    return files


@pytest.fixture(scope="module")
def alone(
    files: list[Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The archive that one process makes of them."""
    path = tmp_path_factory.mktemp("alone") / "archive.db"
    done = command("warc", "ingest", *map(str, files), archive=path)
    assert done.returncode == 1
    assert "teil-3.warc.gz, byte" in done.stderr
    return path, done


def preloaded(folder: Path, text: str) -> str:
    file = folder / "preloaded.py"
    file.write_text(text)
    return str(file)


def test_workers_make_the_same_archive_to_the_byte(
    tmp_path: Path, free_port: int, files: list[Path],
    alone: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:  # fmt: skip
    path = tmp_path / "archive.db"
    with workers(tmp_path, free_port, preload=preloaded(tmp_path, SMALL_PARTS)) as running:
        done = command(
            "warc", "ingest", *map(str, files), "--workers", running.address, archive=path
        )
        assert (done.returncode, done.stdout, done.stderr) == (
            alone[1].returncode, alone[1].stdout, alone[1].stderr,
        )  # fmt: skip
        assert digest(path) == digest(alone[0])
        assert exported(path) == exported(alone[0])
        assert exported(path).count(b"\n") > 2 * PAGES_OF_A_FILE
        spoiled = [shutil.copytree(path.parent, tmp_path / name, ignore=only_archive)
                   for name in ("a", "b")]  # fmt: skip
        for folder in spoiled:
            with Archive.open(folder / "archive.db") as archive:
                archive.db.conn.execute("UPDATE articles SET kicker = 'Falsch' WHERE id % 3 = 0")
        reread = [
            command("reextract", *words, archive=folder / "archive.db")
            for folder, words in zip(
                spoiled, (("--jobs", "1"), ("--workers", running.address)), strict=True
            )
        ]
        assert reread[0].stdout == reread[1].stdout
        assert " changed, " in reread[1].stdout
        assert exported(spoiled[0] / "archive.db") == exported(spoiled[1] / "archive.db")


def only_archive(_: str, names: list[str]) -> list[str]:
    return [name for name in names if not name.startswith("archive")]


def test_workers_of_this_machine_are_a_number(
    tmp_path: Path, files: list[Path], alone: tuple[Path, subprocess.CompletedProcess[str]]
) -> None:
    path = tmp_path / "archive.db"
    done = command("warc", "ingest", *map(str, files), "--workers", "2", archive=path)
    assert (done.stdout, done.stderr) == (alone[1].stdout, alone[1].stderr)
    assert exported(path) == exported(alone[0])


def test_kills_lose_and_double_nothing(
    tmp_path: Path, free_port: int, files: list[Path],
    alone: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:  # fmt: skip
    """Workers, scheduler and writer die at random until enough have; then one run ends well."""
    rng, kills, rounds = random.Random(7), 0, 0
    slow = SLOW_PARTS.format(tmp_path / PARTS)
    with workers(tmp_path, free_port, preload=preloaded(tmp_path, slow)) as running:
        while kills < KILLS:
            path = tmp_path / f"{rounds}" / "archive.db"
            path.parent.mkdir()
            kills += until_done(running, path, files, rng, KILLS - kills)
            assert digest(path) == digest(alone[0])
            assert exported(path) == exported(alone[0])
            rounds += 1


def until_done(
    running: Processes, path: Path, files: list[Path], rng: random.Random, most: int
) -> int:
    """Ingest, killing something now and then, until a run ends; how many were killed."""
    kills = 0
    parts = running.folder / PARTS
    while True:
        for name in ("scheduler", "worker0", "worker1"):
            running.start(name)
        words = ("warc", "ingest", *map(str, files), "--workers", running.address)
        before = size(parts)
        writer = started(*words, archive=path, first=SMALL_BUNDLES)
        with writer:
            while kills < most and writer.poll() is None:
                early = rng.random() < EARLY
                while size(parts) < before + PROBES and writer.poll() is None and not early:
                    wait(0.02)
                wait(rng.uniform(0, 1.5))
                victim = rng.choice(("worker0", "worker1", "writer", "writer", "scheduler"))
                kills += 1
                if victim == "writer":
                    writer.kill()
                    break
                running.kill(victim)
                if victim == "scheduler":
                    break
                running.start(victim)
            out, err = writer.communicate(timeout=120)
        said = [line for line in err.decode().splitlines() if "the gzip member breaks" not in line]
        if writer.returncode == 1 and b"articles: " in out and not said:
            return kills
        assert writer.returncode in (-9, 1), err
        if writer.returncode == 1:
            (sentence,) = said
            assert running.address in sentence


def size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def test_what_is_wrong_is_one_sentence(tmp_path: Path, free_port: int, files: list[Path]) -> None:
    path = tmp_path / "archive.db"
    done = command(
        "warc", "ingest", str(files[0]), "--workers", f"tcp://127.0.0.1:{free_port}", archive=path,
        first=IMPATIENT,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert f"No scheduler answers at tcp://127.0.0.1:{free_port}" in done.stderr
    with workers(tmp_path, free_port, 1, preload=preloaded(tmp_path, OTHER)) as running:
        done = command("warc", "ingest", str(files[0]), "--workers", running.address, archive=path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert re.search(r"The worker tcp:\S+ has another version of this program", done.stderr)
    assert not path.exists()


def test_a_worker_without_a_disk_reads_all_the_same(
    tmp_path: Path, free_port: int, files: list[Path],
    alone: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:  # fmt: skip
    path = tmp_path / "archive.db"
    with workers(tmp_path, free_port, 1, preload=preloaded(tmp_path, NO_DISK)) as running:
        done = command(
            "warc", "ingest", *map(str, files), "--workers", running.address, archive=path
        )
    assert (done.stdout, done.stderr) == (alone[1].stdout, alone[1].stderr)
    assert exported(path) == exported(alone[0])


def test_a_file_that_workers_do_not_see_is_named_and_the_rest_goes_on(
    tmp_path: Path, free_port: int, files: list[Path]
) -> None:
    some, path = tmp_path / "some.db", tmp_path / "archive.db"
    with workers(tmp_path, free_port, preload=preloaded(tmp_path, NOT_SHARED)) as running:
        done = command(
            "warc", "ingest", *map(str, files[:3]), "--workers", running.address, archive=path
        )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "teil-1.warc.gz is not there for a worker: its folder must be shared" in done.stderr
    assert command("warc", "ingest", str(files[0]), str(files[2]), archive=some).returncode == 0
    assert exported(path) == exported(some)
