"""Needs the page or the network: see ``docs/architecture.md`` for its rooms.

Scrapy imports this package for its settings, before it loads the commands: so this is the first
moment at which ``scrapy X`` can end with a sentence when a signal comes.
"""

from crawler.commands import _start

if _start.called_by_scrapy():
    _start.listen()
