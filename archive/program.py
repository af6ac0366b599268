"""The program that was called: ``kommunews`` where it is installed, ``scrapy`` in a checkout."""

import sys
from pathlib import Path

PROGRAM = "kommunews" if Path(sys.argv[0]).stem == "kommunews" else "scrapy"
"""What a sentence tells people to type."""
