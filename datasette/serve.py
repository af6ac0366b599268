"""Datasette's command line, as ``scrapy browse`` starts it.

sqlite-utils and Datasette take pandas and numpy along where they are installed: half a second of
start-up for nothing that is served here. While they are imported there is no pandas.
"""

import sys

HEAVY = ("numpy", "pandas")

sys.modules.update(dict.fromkeys(HEAVY))  # type: ignore[arg-type]
import sqlite_utils  # noqa: E402, F401
from datasette.cli import cli  # noqa: E402

for name in HEAVY:
    del sys.modules[name]

if __name__ == "__main__":
    cli()
