"""Names of the stats by which the parts of a run tell each other what happened.

Scrapy's stats collector carries them; operators see them with ``-s STATS_DUMP=1``.
"""

ARCHIVE_ERROR = "kommunews/archive_error"
"""The sentence of an archive that could not be read or written."""
CLOSE_REASON = "kommunews/stopped"
"""The sentence that says why the run is ended before it is done."""
NOTICES = "kommunews/notices"
"""What sites say about text and data mining, as (address, notice), until the report keeps it."""
QUEUED = "kommunews/ahead"
"""How many articles are still to be asked for, as far as is known."""
SURFACES_FAILED = "kommunews/surface/failed"
"""How many surfaces could not be read."""
SURFACE_FAILURE = "kommunews/surface/failure"
"""The sentence on the last surface that could not be read."""
OUTCOME = "kommunews/outcome"
"""``finished``, ``below`` (expectations), ``failed`` or the reason why the spider closed."""
DETAIL = "kommunews/detail"
"""One sentence on an outcome that is not ``finished``."""
CHANGES = "kommunews/changes"
"""Sentences on alerts that this run opened or closed."""
