"""Where articles are kept: plain SQLite through sqlite-utils.

Imports neither wing and no Scrapy.
"""

import sys

if not {"pandas", "sqlite_utils"} & sys.modules.keys():
    # sqlite-utils takes pandas along where a notebook has brought it: 0.3 s and 60 MB of every run
    sys.modules["pandas"] = None  # type: ignore[assignment]
    import sqlite_utils  # noqa: F401

    del sys.modules["pandas"]
