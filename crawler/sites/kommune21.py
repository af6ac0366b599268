"""Kommune21, https://www.kommune21.de/."""

from crawler.sites.family import family_site

# The newest number in stored pages is 44452, of October 2024. Whether the numbers still work is
# unknown; if not, a backfill gives up after a few hundred.
SITE = family_site("kommune21", "Kommune21", "kommune21.de", meldungen=range(1, 44_453))
