"""Serve the WordPress of the tests to look at: ``make wordpress-serve``."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.wordpress.install import MissingError
from tests.wordpress.site import THEMES
from tests.wordpress.stage import SMALL, staged


def main() -> int:
    """Start, say where, and wait for Ctrl-C."""
    theme = os.environ.get("THEME") or THEMES[0]
    try:
        with TemporaryDirectory() as folder, staged(Path(folder)) as stage:
            stage.set(theme, SMALL)
            print(f"{stage.wordpress.url}/ serves {theme}; THEME=… names another of {THEMES}.")
            print("Its links say https://www.kommune21.de; crawl it through the proxy:")
            print(
                f"  https_proxy={stage.proxy.url} SSL_CERT_FILE={stage.proxy.certificate} "
                "ARCHIVE_PATH=wordpress.db .venv/bin/scrapy crawl kommune21 -s DOWNLOAD_DELAY=0"
            )
            print("Ctrl-C ends it.", flush=True)
            while True:
                time.sleep(1)
    except KeyboardInterrupt:
        return 0
    except MissingError as missing:
        print(missing, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
