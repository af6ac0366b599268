"""Measure, judge and report the runs of a crawl."""
