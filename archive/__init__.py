"""Where articles are kept: plain SQLite through sqlite-utils.

Imports neither wing and no Scrapy.
"""
