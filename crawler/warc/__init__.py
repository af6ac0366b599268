"""Captures out as WARC files; WARC and ARC files in as captures."""
