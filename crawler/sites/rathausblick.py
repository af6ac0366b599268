"""Rathausblick, the invented demo site for municipal IT (``python -m demo.serve``)."""

from crawler.sites.family import family_site

SITE = family_site(
    "rathausblick", "Rathausblick", "rathausblick.example", scheme="http", feed="feed",
    meldungen=range(23_300, 23_480),  # of 22,039 to 25,731: a part is enough
)  # fmt: skip
