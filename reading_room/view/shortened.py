"""Pages of Datasette that are too long for a browser: their lists are cut, with a note. Pure."""

from __future__ import annotations

LONGEST = 200_000
"""Most bytes of a page."""
_KEPT = (200, 100, 50, 25, 10, 5, 2, 1)
"""Items that are left of each list, tried in this order."""
_LISTS = (
    (b"<tbody>", b"</tr>", b"</tbody>"),
    (b'<ul class="tight-bullets">', b"</li>", b"</ul>"),
)
"""Beginning, end of an item, and end of the rows of a table and of the values of a facet."""
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
        made = page
        for begin, item, end in _LISTS:
            first, *lists = made.split(begin)
            made = begin.join((first, *(_cut(one, item, end, kept) for one in lists)))
        made = made.replace(_TABLE, _NOTE % kept + _TABLE, 1)
        if len(made) <= LONGEST:
            break
    return made


def _cut(found: bytes, item: bytes, end: bytes, kept: int) -> bytes:
    """Cut the list at the beginning of ``found`` after so many items."""
    inside, closing, rest = found.partition(end)
    items = inside.split(item)
    if not closing or len(items) <= kept + 1:
        return found
    return item.join(items[:kept]) + item + closing + rest
