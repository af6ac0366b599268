"""A real WordPress on loopback, and what our crawl makes of it: ``make wordpress``."""
