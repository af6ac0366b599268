"""stadt+werk, https://www.stadt-und-werk.de/."""

from crawler.sites.family import family_site

SITE = family_site("stadt-und-werk", "stadt+werk", "stadt-und-werk.de")
