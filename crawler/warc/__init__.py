"""The archives of the web: kept pages out as WARC, WARC and ARC in as kept pages."""
