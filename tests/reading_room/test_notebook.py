"""The researchers' notebook: its cells run one after another, as they would in Jupyter."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.support.browsing import make_archive

NOTEBOOK = ROOT / "docs" / "research.ipynb"
MISSING = "the extra 'notebook' (pandas, matplotlib, networkx) is not installed"


def test_the_notebook_runs_and_draws(tmp_path: Path) -> None:
    for name in ("pandas", "matplotlib", "networkx"):
        pytest.importorskip(name, reason=MISSING)
    archive, pictures = tmp_path / "archive.db", tmp_path / "pictures"
    pictures.mkdir()
    make_archive(archive)
    cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    program = "\n\n".join(
        [
            "import matplotlib; matplotlib.use('Agg'); import matplotlib.pyplot as plt",
            f"plt.show = lambda: plt.savefig({str(pictures)!r} + f'/{{len(plt.get_fignums())}}')",
            *code,
            "assert len(articles) > 100 and len(words) > 5 and cited.max() > 0",
        ]
    )
    told = subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning:__main__", "-c", program],
        cwd=NOTEBOOK.parent,
        env=os.environ | {"ARCHIVE_PATH": str(archive), "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert len(list(pictures.glob("*.png"))) == 2
