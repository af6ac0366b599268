"""Import Datasette's heavy modules without the optional packages that they look for."""

from __future__ import annotations

import sys
from importlib import import_module

_OPTIONAL = ("numpy", "dask", "pandas")
"""What the modules below import where it is installed, and nothing here uses: a fifth of the time
until the server listens, and 23 MB. Other plugins may still import it."""
_IMPORTERS = ("datasette.vendored.pint", "sqlite_utils")


def import_lightly() -> None:
    """Import these modules while the optional packages cannot be found."""
    absent = [name for name in _OPTIONAL if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # None: cannot be found
    try:
        for name in _IMPORTERS:
            import_module(name)
    finally:
        for name in absent:
            del sys.modules[name]
