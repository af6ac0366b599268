"""Kommune21, https://www.kommune21.de/."""

from crawler.sites.family import family_site

SITE = family_site("kommune21", "Kommune21", "kommune21.de")
