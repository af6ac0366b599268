"""Werkblick, the invented demo site for municipal energy (``python -m demo.serve``)."""

from dataclasses import replace

from crawler.sites.family import family_site

SITE = replace(
    family_site("werkblick", "Werkblick", "werkblick.example"),
    home="http://www.werkblick.example/",
    listings=("http://www.werkblick.example/k21-meldungen/",),
)
