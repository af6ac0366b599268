"""A wheel of the project in an environment of its own, with the libraries of the one at hand."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path


def install(source: Path, folder: Path, *, libraries: bool = True) -> Path:
    """Build the wheel of ``source`` and install it into a new environment in ``folder``; its
    Python. Asks for nothing from outside: the libraries, if wanted, lie further down on its path,
    and what an editable installation there says of a checkout is not read."""
    python = folder / "env" / "bin" / "python"
    venv.create(folder / "env", symlinks=True)
    _pip("wheel", "--no-deps", "--no-build-isolation", "-w", str(folder / "wheels"), str(source))
    (wheel,) = (folder / "wheels").glob("kommunews-*.whl")
    _pip("--python", str(python), "install", "--no-deps", "--no-index", str(wheel))
    if not libraries:
        return python
    packages = f"lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"
    ours = sysconfig.get_paths()["purelib"]
    (folder / "env" / packages / "libraries.pth").write_text(f"{ours}\n", "utf-8")
    return python


def _pip(*words: str) -> None:
    command = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check", *words]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
