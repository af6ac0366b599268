"""Rathausblick, the invented demo site for municipal IT (``python -m demo.serve``)."""

from dataclasses import replace

from crawler.sites.family import family_site

SITE = replace(
    family_site("rathausblick", "Rathausblick", "rathausblick.example"),
    home="http://www.rathausblick.example/",
    listings=("http://www.rathausblick.example/k21-meldungen/",),
)
