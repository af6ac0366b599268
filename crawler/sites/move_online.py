"""move-online, https://www.move-online.de/."""

from crawler.sites.family import family_site

SITE = family_site("move-online", "move-online", "move-online.de")
