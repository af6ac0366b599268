"""``python -m reading_room``: Datasette with this plugin, even from a checkout not installed."""

from datasette.cli import cli
from datasette.plugins import pm

import reading_room


def main() -> None:
    """Run Datasette's command line; register the plugin unless an entry point did."""
    if not pm.is_registered(reading_room):
        pm.register(reading_room, name="kommunews")
    cli(prog_name="datasette")


if __name__ == "__main__":
    main()
