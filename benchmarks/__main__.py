"""``make bench``: run all benchmarks in turn; exit 1 if one falls below its floor."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Run every module of this folder that is a program."""
    here = Path(__file__).parent
    names = sorted(p.stem for p in here.glob("*.py") if "__main__" in p.read_text("utf-8"))
    failed = []
    for name in (n for n in names if n != "__main__"):
        print(f"\n== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode:
            failed.append(name)
    if failed:
        print(f"\nbelow its floor: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
