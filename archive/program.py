"""The program that was called: ``kommunews`` where it is installed, ``scrapy`` in a checkout."""

import sys
from pathlib import Path

PROGRAM = "kommunews" if Path(sys.argv[0]).stem == "kommunews" else "scrapy"
"""The command that messages tell people to type."""
SOFTWARE = "Kommunews/1.0"
"""Name and version under which sites and the readers of our files know the program."""
