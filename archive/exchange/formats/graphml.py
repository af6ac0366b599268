"""GraphML: the network of citations, an article a node, a link from one to another an edge."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO
from xml.sax.saxutils import escape

from archive.exchange.atom import Head, without_controls
from archive.exchange.formats.form import ExportRecord

_NODE = ("source", "url", "published", "kicker", "title")


def write(found: Iterable[ExportRecord], stream: IO[bytes], _: Head) -> int:
    """Write all articles, and the links between them that stand in a text now; how many articles.

    Of the edges two numbers each are held until the end: only then it is known which articles are
    there.
    """
    there: set[int] = set()
    cited: dict[tuple[int, int], None] = {}
    keys = "".join(
        f'<key id="{name}" for="node" attr.name="{name}" attr.type="string"/>\n' for name in _NODE
    )
    stream.write(
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n{keys}'
        '<graph edgedefault="directed">\n'.encode()
    )
    for record in found:
        there.add(record["id"])
        for link in record["links"]:
            target = link["target_id"]
            if target not in (None, record["id"]) and link["gone_at"] is None:
                cited[record["id"], target] = None
        said = "".join(
            f'<data key="{name}">{escape(without_controls(record[name]))}</data>'
            for name in _NODE
            if record[name]
        )
        stream.write(f'<node id="a{record["id"]}">{said}</node>\n'.encode())
    for source, target in cited:
        if target in there:
            stream.write(f'<edge source="a{source}" target="a{target}"/>\n'.encode())
    stream.write(b"</graph>\n</graphml>\n")
    return len(there)
