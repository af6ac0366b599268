"""Werkblick, the invented demo site for municipal energy (``python -m demo.serve``)."""

from crawler.sites.family import family_site

SITE = family_site("werkblick", "Werkblick", "werkblick.example", scheme="http", feed="feed")
