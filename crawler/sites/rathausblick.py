"""Rathausblick, the invented demo site for municipal IT (``python -m demo.serve``)."""

from crawler.sites.family import family_site

SITE = family_site("rathausblick", "Rathausblick", "rathausblick.example", scheme="http")
