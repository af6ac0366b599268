"""``python -m demo.serve``: serve the two sites until Ctrl-C."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from demo.model import HOMES
from demo.server import DemoServer

DEFAULT_PORT = 8121


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(
        prog="python -m demo.serve",
        description="Serves two invented German news sites on loopback, for looking and crawling.",
    )
    parser.add_argument(
        "--port", type=int, default=DEFAULT_PORT, help="port on 127.0.0.1 (default: %(default)s)"
    )
    parser.add_argument(
        "--traps", action="store_true", help="add pages that no crawler should keep"
    )
    options = parser.parse_args(arguments)
    try:
        server = DemoServer(options.port, traps=options.traps)
    except (OSError, OverflowError) as error:
        print(
            f"Port {options.port} cannot be used ({error}): choose another with --port.",
            file=sys.stderr,
        )
        return 1
    with server:
        print("Look:")
        for site in HOMES:
            count = len(server.articles(site))
            print(f"  {server.browser_url(site)}/   ({count} articles)")
        print("Crawl:")
        for site in HOMES:
            print(f"  http_proxy={server.proxy_url} kommunews crawl {site}")
        print("Ctrl-C ends it.", flush=True)
        try:
            server.stopping.wait()
        except KeyboardInterrupt:
            print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
