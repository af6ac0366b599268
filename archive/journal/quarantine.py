"""Doubtful readings, as the crawl knows them; what becomes of them: ``archive.articles``."""

from __future__ import annotations

from archive.articles.quarantine import CUT_OFF
from archive.articles.save import save as save_warily

__all__ = ["CUT_OFF", "save_warily"]
