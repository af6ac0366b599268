"""Pages of Datasette that are too long for a browser: their lists are cut, with a note. Pure."""

from __future__ import annotations

import re

LONGEST = 200_000
"""Most bytes of a page."""
_KEPT = (200, 100, 50, 25, 10, 5, 2, 1)
"""Items that are left of each list, tried in this order."""
_LISTS = re.compile(rb"<tbody>.*?</tbody>|<ul class=\"tight-bullets\">.*?</ul>", re.DOTALL)
_NOTE = (
    b'<p class="note shortened">A page has room for the first %d rows and values. '
    b"JSON and CSV have more of them.</p>"
)
_TABLE = b'<div class="table-wrapper">'


def shortened(page: bytes) -> bytes:
    """Return a page with fewer rows and values of facets if it is longer than ``LONGEST``. Values
    are escaped, so that a closing tag is always one of the page itself.

    >>> shortened(b"<tbody><tr>1</tr></tbody>")
    b'<tbody><tr>1</tr></tbody>'
    """
    if len(page) <= LONGEST:
        return page
    made = page
    for kept in _KEPT:
        made = _LISTS.sub(lambda found, kept=kept: _cut(found[0], kept), page)  # type: ignore[misc]
        made = made.replace(_TABLE, _NOTE % kept + _TABLE, 1)
        if len(made) <= LONGEST:
            break
    return made


def _cut(found: bytes, kept: int) -> bytes:
    end = b"</tr>" if found.startswith(b"<tbody") else b"</li>"
    items = found.split(end)
    if len(items) <= kept + 1:
        return found
    return end.join(items[:kept]) + end + (b"</tbody>" if end == b"</tr>" else b"</ul>")
