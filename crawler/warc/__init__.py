"""Export captures as WARC files; ingest WARC and ARC files as captures."""
